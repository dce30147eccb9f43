"""Changes of files in content/: whole new texts, checked together, then written one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.config import Project
from generator.errors import Finding, InputError, Severity
from generator.page import check_dates, parse_page, split_front_matter
from generator.records import read_record
from generator.text.files import EncodingError, decode_text, write_atomic

_SCHEMAS = {
    "content/glossary/": "term",
    "content/timelines/": "timeline",
    "content/sources.yml": "sources",
}


@dataclass(frozen=True)
class Edit:
    """What a file will say."""

    path: str
    """Relative to the project."""
    text: str
    what: str
    """What is new in it, for the person who reviews it."""


def write_edits(project: Project, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Write the files, in their order; give back the paths that changed.

    Raises:
        InputError: One of them would have an error; then none is written.
    """
    wrong = [finding for edit in edits for finding in check_edit(edit)]
    if wrong:
        raise InputError(f"nothing was written, because it would be wrong: {wrong[0]}")
    return tuple(edit.path for edit in edits if write_atomic(project.root / edit.path, edit.text))


def check_edit(edit: Edit) -> tuple[Finding, ...]:
    """The errors in the form of a file that `check` would find."""
    if edit.path.startswith("content/notices/"):
        return _errors(parse_page(edit.text, edit.path).findings)
    schema = next((name for start, name in _SCHEMAS.items() if edit.path.startswith(start)), "")
    yaml, first_line = edit.text, 1
    if schema == "term":
        front = split_front_matter(edit.text)
        if front is None or not front.body.strip():
            return (Finding(edit.path, 1, "no front matter, or no definition below it."),)
        yaml, first_line = front.yaml, 2
    record = read_record(yaml, schema, edit.path, first_line)
    if record.data is None:
        return record.findings
    return _errors(check_dates(record.data, yaml, edit.path, first_line))


def _errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def read_text(project: Project, path: str) -> str:
    """The text of a file with plain line ends; empty where there is none.

    Raises:
        InputError: It is not UTF-8.
    """
    file = project.root / path
    if not file.is_file():
        return ""
    try:
        return decode_text(file.read_bytes())
    except EncodingError as error:
        raise InputError(f"{path}:{error.line}: {error}") from error
