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
from dataclasses import dataclass, field, replace
from typing import Any

from generator.errors import Finding
from generator.front import read_notice, write_front
from generator.models import BETWEEN_CELLS, Block, Editorial, Notice
from generator.records import read_record
from generator.text.edtf import EdtfError, parse_edtf
from generator.text.escape import fold_space
from generator.text.slug import content_id
from generator.text.yamlfile import dump_yaml, line_of
from generator.vocabulary import BlockKind, Speaker

PUBLISHED = "Text as published"
"""Heading of the literal part."""

_ID_LINE_RE = re.compile(r"\{#([A-Za-z0-9_-]+)(?: by=([a-z]+))?\}\Z")
_GLUED_ID_RE = re.compile(r"\s\{#([A-Za-z0-9_-]+)(?: by=([a-z]+))?\}\Z")
_FOREIGN_MARK_RE = re.compile(r"[*+]\s+")
_REPEAT_RE = re.compile(r"-\d+\Z")
_MARKUP_RE = re.compile(r"(?:### |## |- |\| |\{#)")
_BAR_RE = re.compile(r"(?<=\s)\|(?=\s)")
_SPACED_BAR_RE = re.compile(r"\s*\|\s*")
_HEADING_RE = re.compile(r"## (.+)\Z")
_PART_RE = re.compile(r"^## (.+)$", re.MULTILINE)
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
    misplaced = _check_parts(front.body, front.body_line, path)
    if misplaced:
        return ParsedPage(None, (misplaced,))
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


def _check_parts(body: str, first_line: int, path: str) -> Finding | None:
    """What is wrong with a page that has not one text as published, at its end: nobody could tell
    whose words stand where.
    """
    headings = [*_PART_RE.finditer(body)]
    at = next((i for i, found in enumerate(headings) if found[1].strip() == PUBLISHED), None)
    if at is None:
        message = f"no part '## {PUBLISHED}'; it holds the notice's own words and ends the page."
        return Finding(path, first_line, message + _find_like(body, first_line), code="page")
    if not headings[at + 1 :]:
        return None
    after = headings[at + 1]
    message = (
        f"'{after[0][:60]}' starts a part below '## {PUBLISHED}', which must be the last;"
        " move it above."
    )
    line = first_line + body.count("\n", 0, after.start())
    return Finding(path, line, message, code="page")


def _find_like(body: str, first_line: int) -> str:
    """What to do about a line that may be meant for the heading; empty where there is none."""
    for number, line in enumerate(body.split("\n"), first_line):
        if fold_space(line).strip("#*_: ").lower() == PUBLISHED.lower():
            return f" Line {number} reads '{line.strip()}': write '## {PUBLISHED}' there."
    return ""


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
            break
    blocks, more = _parse_blocks(lines[start + 1 :], first_line + start + 1, path)
    return tuple(parts), blocks, (*findings, *more)


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
    reading = _Reading(path)
    for number, line in enumerate((*lines, ""), first_line):
        reading.read(number, line)
    return tuple(reading.blocks), tuple(reading.findings)


@dataclass
class _Reading:
    """The text as published, read line by line: what is done, and the block at hand."""

    path: str
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    start: int = 0
    seen: set[str] = field(default_factory=set)

    def read(self, number: int, line: str) -> None:
        """Take one line in."""
        marker = _ID_LINE_RE.match(line.rstrip())
        if marker and self.sentences:
            self._close(marker[1], self._speaker(marker[2], number))
        elif marker:
            self._tell(number, f"'{line.strip()}' has no text above it; remove the line.", "id")
        elif not line.strip():
            self._close_unmarked()
        elif line.startswith("{#") and line.rstrip().endswith("}") and self.sentences:
            message = (
                f"'{line.strip()}' is no id: letters, digits, '-' and '_' make one, as in"
                " '{#b91d22e0}'. Put the old id back."
            )
            self._tell(number, message, "id")
            self._close(self._own_id(), Speaker.ISSUER)
        else:
            self._read_text(number, line)

    def _read_text(self, number: int, line: str) -> None:
        if line.startswith(("### ", "- ", "| ")) or not self.sentences:
            self._close_unmarked()
            self.start = number
            self.kind, line = _block_start(line)
        if self.kind is BlockKind.ROW:
            self.sentences += _cells(line)
            return
        self.sentences.append(line.strip())
        glued = _GLUED_ID_RE.search(self.sentences[-1])
        if glued:
            bare = [*self.sentences[:-1], self.sentences[-1][: glued.start()]]
            if _as_written(glued[1], self.kind, bare):
                self.sentences = bare
                self._close(glued[1], self._speaker(glued[2], number))

    def _close(self, id_: str, by: Speaker) -> None:
        kind, sentences = self.kind, self.sentences
        if _FOREIGN_MARK_RE.match(sentences[0]):
            kind, sentences = _as_written(id_, kind, sentences) or (kind, sentences)
        if id_ in self.seen:
            message = f"'{{#{id_}}}' stands twice in this page; give the second one '-2'."
            self._tell(self.start, message, "id")
        self.seen.add(id_)
        self.blocks.append(Block(id_, kind, tuple(sentences), by, self.start))
        self.sentences, self.kind = [], BlockKind.PARAGRAPH

    def _close_unmarked(self) -> None:
        if not self.sentences:
            return
        if _GLUED_ID_RE.search(self.sentences[-1]):
            message = (
                f"'{self.sentences[-1][-40:]}' ends with an id that must stand on a line of its"
                " own; break the line before '{#'."
            )
            self._tell(self.start, message, "id")
        id_ = self._own_id()
        message = (
            f"no id line after this block; add a line '{{#{id_}}}' below it, or let"
            f" 'notice-atlas fmt {self.path}' do so."
        )
        self._tell(self.start, message, "form")
        self._close(id_, Speaker.ISSUER)

    def _own_id(self) -> str:
        text = Block("", self.kind, tuple(self.sentences)).text
        return unique_id(block_id(self.kind, text), self.seen)

    def _speaker(self, word: str | None, line: int) -> Speaker:
        if word is None:
            return Speaker.ISSUER
        try:
            return Speaker(word)
        except ValueError:
            message = f"'by={word}': use republisher or translator, or leave it out."
            self._tell(line, message, "page")
            return Speaker.ISSUER

    def _tell(self, line: int, message: str, code: str) -> None:
        self.findings.append(Finding(self.path, line, message, code=code))


def _as_written(
    id_: str, kind: BlockKind, sentences: list[str]
) -> tuple[BlockKind, list[str]] | None:
    """A block as it was before an editor or content system put its id on the line of the text, or
    another mark before it: the id, which is made of the text, proves it. None where it does not.
    """
    forms = [(kind, sentences)]
    if kind is BlockKind.PARAGRAPH and _FOREIGN_MARK_RE.match(sentences[0]):
        bare = [_FOREIGN_MARK_RE.sub("", sentences[0]), *sentences[1:]]
        forms.append((BlockKind.ITEM, bare))
    wanted = _REPEAT_RE.sub("", id_)
    for of, lines in forms:
        if block_id(of, Block("", of, tuple(lines)).text) == wanted:
            return of, lines
    return None


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
