"""The one form in which files of `content/` are kept, so that a diff shows what was changed.

What a file says stays as it is: text that would come to say something else is left alone, and a
finding tells why. Editors need not know the form; `notice-atlas fmt` brings files into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import Finding, Severity
from generator.models import Block, Editorial, Notice
from generator.page import format_page, parse_page, split_front_matter
from generator.records import key_order
from generator.text.chunks import Chunk, fold_lines, read_chunks, write_chunks
from generator.text.gitmarks import find_git_mark
from generator.text.sentences import split_sentences
from generator.text.yamlfile import YamlError, load_yaml
from generator.text.yamlparts import Entry, find_comments, split_mapping, write_entry
from generator.vocabulary import BlockKind

_TABS_RE = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_BULLET_RE = re.compile(r"[*+](?=\s)")
_FRONT_RE = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_SCHEMAS = {"content/notices/": "notice", "content/glossary/": "term"}
"""Folders of pages whose front matter has its keys in the order of a schema."""
_BY_PROGRAM = tuple(f"content/{name}/" for name in ("raw", "base", "pending", "reviewed"))


@dataclass(frozen=True)
class Canonical:
    """A file as it should stand; where there are findings, as it stands."""

    text: str
    findings: tuple[Finding, ...] = ()


def has_form(uri: str) -> bool:
    """Whether a file is one that people write and that has a canonical form.

    Args:
        uri: The file, relative to the project.
    """
    is_ours = uri.startswith("content/") and not uri.startswith(_BY_PROGRAM)
    return is_ours and uri.endswith((".md", ".yml"))


def canonical(data: bytes, uri: str) -> Canonical:
    """The text of a file in its canonical form.

    UTF-8 without a byte order mark, line feeds, nothing at line ends. Front matter has its keys in
    the order of the schema. On the page of a notice each sentence has a line, our parts as well as
    the text as published, and each block its id line. Comments stay where they are.

    Args:
        data: The file.
        uri: Where it lies, relative to the project: `content/notices/...`, `content/...yml`.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = "is not UTF-8, so it is left as it is; save it as UTF-8 first."
        line = data.count(b"\n", 0, error.start) + 1
        return Canonical("", (Finding(uri, line, message, code="encoding"),))
    mark = find_git_mark(text)
    if mark:
        return Canonical(text, (Finding(uri, mark.line, mark.message, code="conflict"),))
    plain = _plain(text)
    if uri.endswith(".yml"):
        return _yaml_file(plain, uri)
    schema = next((name for folder, name in _SCHEMAS.items() if uri.startswith(folder)), "page")
    found = _FRONT_RE.match(plain)
    yaml = _without_tabs(found[1]) if found else ""
    if not found or not isinstance(_load(yaml), dict):
        message = "no front matter that can be read, so the file is left as it is; mend it first."
        return Canonical(text, (Finding(uri, 1, message, code="schema"),))
    plain = f"---\n{_in_order(yaml, key_order(schema))}---\n{plain[found.end() :]}"
    if schema != "notice":
        return Canonical(plain)
    page = _notice_page(plain, uri)
    return Canonical(text, page.findings) if page.findings else page


def _plain(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


# --- YAML -------------------------------------------------------------------------------------


def _yaml_file(text: str, uri: str) -> Canonical:
    text = _without_tabs(text)
    if _load(text) is not _BROKEN:
        return Canonical(text)
    message = "is not YAML that can be read, so it is left as it is; 'notice-atlas check' says why."
    return Canonical(text, (Finding(uri, 1, message, code="yaml"),))


_BROKEN = object()


def _load(yaml: str) -> Any:
    try:
        return load_yaml(yaml)
    except YamlError:
        return _BROKEN


def _without_tabs(yaml: str) -> str:
    """YAML without tabs before its lines, which it does not allow; two spaces for each."""
    spaced = _TABS_RE.sub(lambda found: found[0].replace("\t", "  "), yaml)
    return spaced if _load(yaml) is _BROKEN and _load(spaced) is not _BROKEN else yaml


def _in_order(yaml: str, order: Sequence[str]) -> str:
    """A mapping with its keys in this order, each with the comments above it."""
    parts = split_mapping(yaml)
    places = {key: place for place, key in enumerate(order)}
    entries = sorted(parts.entries, key=lambda entry: places.get(entry.key, len(places)))
    text = "".join(entry.head.lstrip("\n") + entry.text for entry in entries) + parts.tail
    return text if entries and _load(text) == _load(yaml) else yaml


def _as_house_writes(yaml: str) -> str:
    """A mapping whose entries stand as the generator writes them, but for those with comments."""
    data = load_yaml(yaml)
    parts = split_mapping(yaml)
    if not parts.entries:
        return yaml
    return "".join(entry.head + _entry(entry, data) for entry in parts.entries) + parts.tail


def _entry(entry: Entry, data: dict[str, Any]) -> str:
    """An entry: each record of a list on one line, and a value that was wrapped, too."""
    value = data[entry.key]
    if find_comments(entry.text) or any("\n" in text for text in _texts(value)):
        return entry.text
    has_records = isinstance(value, list) and any(isinstance(item, dict) for item in value)
    if isinstance(value, list) and not has_records:
        return entry.text
    lines = 1 + len(value) if has_records else 1
    return entry.text if entry.text.count("\n") == lines else write_entry(entry.key, value)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inner:
        yield from _texts(item)


# --- the page of a notice ---------------------------------------------------------------------


def _notice_page(text: str, uri: str) -> Canonical:
    parsed = parse_page(text, uri)
    findings = tuple(
        finding
        for finding in parsed.findings
        if finding.severity is Severity.ERROR and finding.code != "form"
    )
    front = split_front_matter(text)
    if parsed.notice is None or front is None or findings:
        return Canonical(text, findings)
    tidy = replace(
        parsed.notice,
        editorial=tuple(_tidy_part(part) for part in parsed.notice.editorial),
        blocks=tuple(_tidy_block(block) for block in parsed.notice.blocks),
    )
    written = format_page(tidy, _as_house_writes(front.yaml))
    again = parse_page(written, uri).notice
    if again is not None and _says(again) == _says(tidy):
        return Canonical(written)
    message = (
        "cannot be put into the canonical form without a change of what it says, so it is left as"
        " it is; please tell the developers."
    )
    return Canonical(text, (Finding(uri, 1, message, code="form"),))


def _tidy_part(part: Editorial) -> Editorial:
    return replace(part, markdown=write_chunks(map(_unwrapped, read_chunks(part.markdown))))


def _unwrapped(chunk: Chunk) -> Chunk:
    """A paragraph or item with each sentence on one line, unless a break in it is meant, and the
    bullet of the house.
    """
    if chunk.mark == "=":
        return chunk
    prefix = _BULLET_RE.sub("-", chunk.prefix) if chunk.mark == "-" else chunk.prefix
    lines = (text if "\\\n" in text else fold_lines(text) for text in chunk.written)
    return replace(chunk, prefix=prefix, written=tuple(lines))


def _tidy_block(block: Block) -> Block:
    if block.kind is BlockKind.ROW:
        return block
    text = block.text
    is_heading = block.kind is BlockKind.HEADING
    spans = ((0, len(text)),) if is_heading else split_sentences(text)
    tidy = replace(block, sentences=tuple(text[i:j] for i, j in spans))
    return tidy if tidy.text == text else block


def _says(notice: Notice) -> Notice:
    """The notice without the numbers of lines."""
    return replace(
        notice,
        editorial=tuple(replace(part, line=0) for part in notice.editorial),
        blocks=tuple(replace(block, line=0) for block in notice.blocks),
    )
