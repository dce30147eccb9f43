"""Text that knows nothing of notices: files, YAML, EDTF dates, sentences, escaping, slugs."""
