"""The curated page: the text that people edit, read and written.

    ---
    front matter (generator/schema/notice.schema.json)
    ---

    ## Summary             ours: ordinary Markdown
    ## What it does        ours
    ## Text as published   literal: the last part of the page

In the text as published only four things are markup, each at the very start of a line: `### `
(heading), `- ` (list item), `| ` (row of a table: `| cell | cell |`) and a line that is nothing but
`{#id}` or `{#id by=republisher}`, which ends a block. A sentence that happens to look like one of
these is written with one space before it; white space at the ends of a line never counts. A bar
in a cell is written without the spaces around it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import Finding
from generator.front import read_notice, write_front
from generator.models import BETWEEN_CELLS, Block, Editorial, Notice
from generator.records import read_record
from generator.text.edtf import EdtfError, parse_edtf
from generator.text.slug import content_id
from generator.text.yamlfile import dump_yaml, line_of
from generator.vocabulary import BlockKind, Speaker

PUBLISHED = "Text as published"
"""Heading of the literal part."""

_ID_LINE_RE = re.compile(r"\{#([A-Za-z0-9_-]+)(?: by=([a-z]+))?\}\Z")
_GLUED_ID_RE = re.compile(r"\s\{#[A-Za-z0-9_-]+(?: by=[a-z]+)?\}\Z")
_MARKUP_RE = re.compile(r"(?:### |## |- |\| |\{#)")
_BAR_RE = re.compile(r"(?<=\s)\|(?=\s)")
_SPACED_BAR_RE = re.compile(r"\s*\|\s*")
_HEADING_RE = re.compile(r"## (.+)\Z")
_FRONT_RE = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


@dataclass(frozen=True)
class ParsedPage:
    """A notice, or None where the page cannot be used, and what to tell its editor."""

    notice: Notice | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class FrontMatter:
    """A page taken apart: the YAML, the rest, and the line on which the rest starts."""

    yaml: str
    body: str
    body_line: int


def split_front_matter(text: str) -> FrontMatter | None:
    """The front matter and the body of a page; None when it does not start with `---`."""
    found = _FRONT_RE.match(text)
    if not found:
        return None
    return FrontMatter(found[1], text[found.end() :], text.count("\n", 0, found.end()) + 1)


def parse_page(text: str, path: str) -> ParsedPage:
    """Read a curated page.

    Args:
        text: The file's text; line ends may be of any system.
        path: The file, relative to the project, for messages.
    """
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    front = split_front_matter(text)
    if front is None:
        message = "no front matter; a page starts with a line '---', YAML, and a line '---'."
        return ParsedPage(None, (Finding(path, 1, message, code="schema"),))
    record = read_record(front.yaml, "notice", path, first_line=2)
    if record.data is None:
        return ParsedPage(None, record.findings)
    bad_dates = check_dates(record.data, front.yaml, path)
    if bad_dates:
        return ParsedPage(None, bad_dates)
    editorial, blocks, findings = _parse_body(front.body, front.body_line, path)
    return ParsedPage(read_notice(record.data, editorial, blocks, path), findings)


def check_dates(data: Any, yaml: str, path: str, first_line: int = 2) -> tuple[Finding, ...]:
    """A finding for every `edtf` and `on` of a record that names no possible date."""
    findings = []
    for keys, value in _walk_dates(data, ()):
        try:
            parse_edtf(value)
        except EdtfError as error:
            line = line_of(yaml, keys) + first_line - 1
            findings.append(Finding(path, line, f"'{keys[-1]}': {error}.", code="date"))
    return tuple(findings)


def _walk_dates(data: Any, keys: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    found = []
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("edtf", "on") and isinstance(value, str):
                found.append(((*keys, key), value))
            found += _walk_dates(value, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            found += _walk_dates(value, (*keys, index))
    return found


def _parse_body(
    body: str, first_line: int, path: str
) -> tuple[tuple[Editorial, ...], tuple[Block, ...], tuple[Finding, ...]]:
    lines = body.split("\n")
    parts: list[Editorial] = []
    findings: list[Finding] = []
    heading, start, collected = "", 0, []
    for number, line in enumerate(lines):
        found = _HEADING_RE.match(line)
        if not found:
            collected.append(line)
            continue
        if heading:
            parts.append(Editorial(heading, "\n".join(collected).strip(), first_line + start))
        else:
            findings += _tell_lost(collected, first_line, path)
        heading, start, collected = found[1].strip(), number, []
        if heading == PUBLISHED:
            blocks, more = _parse_blocks(lines[number + 1 :], first_line + number + 1, path)
            return tuple(parts), blocks, (*findings, *more)
    message = f"no part '## {PUBLISHED}'; it holds the notice's own words and ends the page."
    return tuple(parts), (), (Finding(path, first_line, message, code="page"),)


def _tell_lost(lines: list[str], first_line: int, path: str) -> list[Finding]:
    """A finding where text stands above the first heading."""
    for number, line in enumerate(lines, first_line):
        if line.strip():
            message = (
                f"'{line[:60]}' stands above the first heading, where it is not shown; move it"
                " below '## Summary' or another heading of ours."
            )
            return [Finding(path, number, message, code="page")]
    return []


def _parse_blocks(
    lines: list[str], first_line: int, path: str
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    blocks: list[Block] = []
    findings: list[Finding] = []
    sentences: list[str] = []
    kind, start, seen = BlockKind.PARAGRAPH, 0, set[str]()

    def close(id_: str, by: Speaker) -> None:
        nonlocal sentences, kind
        if id_ in seen:
            message = f"'{{#{id_}}}' stands twice in this page; give the second one '-2'."
            findings.append(Finding(path, start, message, code="id"))
        seen.add(id_)
        blocks.append(Block(id_, kind, tuple(sentences), by, start))
        sentences, kind = [], BlockKind.PARAGRAPH

    def close_unmarked() -> None:
        if sentences:
            if _GLUED_ID_RE.search(sentences[-1]):
                message = (
                    f"'{sentences[-1][-40:]}' ends with an id that must stand on a line of its own;"
                    " break the line before '{#'."
                )
                findings.append(Finding(path, start, message, code="id"))
            id_ = unique_id(block_id(kind, Block("", kind, tuple(sentences)).text), seen)
            message = (
                f"no id line after this block; add a line '{{#{id_}}}' below it, or let"
                f" 'notice-atlas fmt {path}' do so."
            )
            findings.append(Finding(path, start, message, code="form"))
            close(id_, Speaker.ISSUER)

    for number, line in enumerate(lines, first_line):
        marker = _ID_LINE_RE.match(line.rstrip())
        if marker:
            if not sentences:
                message = f"'{line.strip()}' has no text above it; remove the line."
                findings.append(Finding(path, number, message, code="id"))
                continue
            by = _speaker(marker[2], path, number, findings)
            close(marker[1], by)
        elif not line.strip():
            close_unmarked()
        else:
            if line.startswith(("### ", "- ", "| ")) or not sentences:
                close_unmarked()
                start = number
                kind, line = _block_start(line)
            if kind is BlockKind.ROW:
                sentences += _cells(line)
                continue
            if line.startswith("## "):
                message = (
                    f"'{line[:60]}' starts a part below '## {PUBLISHED}', which must be the last;"
                    " move it above."
                )
                findings.append(Finding(path, number, message, code="page"))
            sentences.append(line.strip())
    close_unmarked()
    return tuple(blocks), tuple(findings)


def _block_start(line: str) -> tuple[BlockKind, str]:
    if line.startswith("### "):
        return BlockKind.HEADING, line[4:]
    if line.startswith("- "):
        return BlockKind.ITEM, line[2:]
    if line.startswith("| "):
        return BlockKind.ROW, line
    return BlockKind.PARAGRAPH, line


def _cells(line: str) -> list[str]:
    """The cells of `| cell | cell |`; the last bar may be missing."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and inner[-2:-1].isspace():
        inner = inner[:-1]
    return [cell.strip() for cell in _BAR_RE.split(inner)]


def _speaker(word: str | None, path: str, line: int, findings: list[Finding]) -> Speaker:
    if word is None:
        return Speaker.ISSUER
    try:
        return Speaker(word)
    except ValueError:
        message = f"'by={word}': use republisher or translator, or leave it out."
        findings.append(Finding(path, line, message, code="page"))
        return Speaker.ISSUER


def block_id(kind: BlockKind, text: str) -> str:
    """The id a block gets when it is first written: `s` for headings, `b` for the rest."""
    return content_id(text, "s" if kind is BlockKind.HEADING else "b")


def unique_id(id_: str, taken: set[str]) -> str:
    """The id, with `-2`, `-3`, ... where it is taken."""
    if id_ not in taken:
        return id_
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"


# --- records -> page --------------------------------------------------------------------------


def format_page(notice: Notice, yaml: str = "") -> str:
    """The page as a file: `parse_page(format_page(n))` gives *n* again but for line numbers.

    Args:
        notice: What it says.
        yaml: Its front matter where that stands as people wrote it.
    """
    parts = [f"---\n{yaml or dump_yaml(write_front(notice))}---\n"]
    for part in notice.editorial:
        parts.append(f"## {part.heading}\n" + (f"\n{part.markdown}\n" if part.markdown else ""))
    parts.append(f"## {PUBLISHED}\n")
    parts += [_format_block(block) for block in notice.blocks]
    return "\n".join(parts)


def _format_block(block: Block) -> str:
    by = "" if block.by is Speaker.ISSUER else f" by={block.by}"
    id_line = f"{{#{block.id}{by}}}"
    if block.kind is BlockKind.ROW:
        return f"| {BETWEEN_CELLS.join(block.sentences)} |\n{id_line}\n"
    mark = {BlockKind.HEADING: "### ", BlockKind.ITEM: "- "}.get(block.kind, "")
    lines = [literal(sentence) for sentence in block.sentences]
    return "\n".join([mark + lines[0], *lines[1:], id_line]) + "\n"


def cell_text(text: str) -> str:
    """The text of a cell as a row can hold it: a bar stands between its neighbours without spaces.

    White space never counts, so nothing is lost.
    """
    return _SPACED_BAR_RE.sub("|", text)


def literal(sentence: str) -> str:
    """A sentence as a line of the text as published: a space keeps it from being markup."""
    return f" {sentence}" if _MARKUP_RE.match(sentence) else sentence


def with_block_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with their content ids, repeats numbered."""
    times: Counter[str] = Counter()
    marked = []
    for block in blocks:
        id_ = block_id(block.kind, block.text)
        times[id_] += 1
        number = f"-{times[id_]}" if times[id_] > 1 else ""
        marked.append(replace(block, id=id_ + number))
    return tuple(marked)
