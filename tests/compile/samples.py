"""Files of small made-up corpora: an editor could have written them."""

from __future__ import annotations

from typing import Any

from generator.text.yamlfile import dump_yaml


def term_file(id_: str, **fields: Any) -> str:
    """A glossary entry; what is not given is filled in."""
    front = {
        "id": id_,
        "label": id_.replace("-", " ").title(),
        "kind": "concept",
        "sources": [],
        "confidence": "high",
        "review": "draft",
    }
    return f"---\n{dump_yaml(front | fields)}---\n\nWhat {id_} is.\n"


def notice_file(id_: str, body: str, **fields: Any) -> str:
    """A curated page; blocks without an id line must not be used."""
    front = {
        "id": id_,
        "work": id_,
        "title": f"Notice {id_}",
        "kind": "notice",
        "issuer": "",
        "language": "en",
        "translation": "original",
        "dates": [],
        "review": "draft",
    }
    head = f"---\n{dump_yaml(front | fields)}---\n\n## Summary\n\nWhat it says.\n\n"
    return f"{head}## Text as published\n\n{body.strip()}\n"


SOURCES = """\
paper:
  title: A paper
  publisher: A press
  url: https://example.org/paper
  seen: 2026-11-22, stored excerpt
report:
  title: A report
  publisher: An office
  seen: 2026-11-20, stored excerpt
"""
