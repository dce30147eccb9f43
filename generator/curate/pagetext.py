"""A curated page taken apart for merging: nothing is lost, and mere formatting does not count.

Formatting is what editors and content systems change on their own: line ends, a byte order mark,
tabs, blanks at line ends, where lines are wrapped, the order of keys, `*` for `-`. Against
`page.parse_page`, which reads what a page says, this keeps how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import Finding
from generator.page import PUBLISHED
from generator.text.chunks import Chunk, fold_lines, read_chunks
from generator.text.escape import fold_space
from generator.text.merging import simplify
from generator.text.sentences import split_sentences
from generator.text.slug import slugify
from generator.text.yamlfile import YamlError, load_yaml
from generator.text.yamlparts import Mapped, find_comments

_FRONT_RE = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_HEADING_RE = re.compile(r"## +(.+)\Z")
_MARK_RE = re.compile(r"### |- |\| ")
_BULLET_RE = re.compile(r"[-*+]\s+")
_ID_RE = re.compile(r"\{#([A-Za-z0-9_-]+)(?:\s+by=([a-z]+))?\}\Z")
_GLUED_ID_RE = re.compile(r"\s\{#([A-Za-z0-9_-]+)(?:\s+by=([a-z]+))?\}\Z")
LINK_RE = re.compile(r"(?<=\]\(#)[A-Za-z0-9_-]+(?=\)|\s+[\"'])")
"""The id of a block in a link of ours: `[¶](#b91d22e0)`."""
_TAB_RE = re.compile(r"^\t+", re.MULTILINE)


class PageTextError(ValueError):
    """The page cannot be taken apart; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True)
class Part:
    """A part that people write, or what stands above the first one."""

    heading: str
    """Empty for what stands above the first heading."""
    body: str
    """What stands below the heading, without blank lines at the ends."""
    chunks: tuple[Chunk, ...]
    line: int

    @property
    def section(self) -> str:
        """Its name in `resolve ID#section`."""
        return slugify(self.heading) or fold_space(self.heading).replace(" ", "-") or "top"

    @property
    def sentences(self) -> tuple[str, ...]:
        """What counts of its words."""
        return tuple(sentence for chunk in self.chunks for sentence in chunk.sentences)

    @property
    def content(self) -> tuple[object, ...]:
        """What counts of it, but for its heading."""
        return self.sentences, tuple(chunk.shape for chunk in self.chunks)


@dataclass(frozen=True)
class BlockText:
    """A block of the text as published."""

    id: str
    """Empty where it is not given."""
    by: str
    mark: str
    """`### `, `- `, `| ` or nothing."""
    sentences: tuple[str, ...]
    """None where an id line stands alone: a mistake, but not ours to remove."""
    lines: tuple[str, ...]
    """Its sentences as lines, without mark and id line."""
    line: int

    @property
    def form(self) -> str:
        """What counts beside the words: mark and speaker."""
        return f"{self.mark}by={self.by}" if self.by else self.mark.strip()

    @property
    def content(self) -> tuple[object, ...]:
        """What counts of it, but for its id."""
        return self.form, self.sentences


@dataclass(frozen=True)
class PageText:
    """A page in its three parts."""

    yaml: str
    data: dict[str, Any]
    parts: tuple[Part, ...]
    blocks: tuple[BlockText, ...]

    @property
    def front(self) -> Mapped:
        """The front matter."""
        return Mapped(self.yaml, self.data)

    @property
    def content(self) -> tuple[Any, ...]:
        """What counts of the page: two pages that differ in formatting alone have the same."""
        blocks = tuple((block.id, *block.content) for block in self.blocks)
        parts = tuple((part.heading, *part.content) for part in self.parts)
        return simplify(self.data), find_comments(self.yaml), parts, blocks


def normalise(text: str) -> str:
    """The text with line feeds only and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_page(text: str, path: str, marks: Mapping[str, str] | None = None) -> PageText:
    """Take a page apart.

    Args:
        text: The file's text.
        path: The file, for messages.
        marks: Block id -> mark, of the page as last generated: with it the marks of list items
            are known again where an editor rewrote them, and ids where lines were wrapped.

    Raises:
        PageTextError: No front matter, or no text as published.
    """
    text = normalise(text)
    front = _FRONT_RE.match(text)
    if not front:
        message = "no front matter; a page starts with a line '---', YAML, and a line '---'."
        raise PageTextError(Finding(path, 1, message, code="page"))
    yaml = _TAB_RE.sub(lambda tabs: "  " * len(tabs[0]), front[1])
    data = _load(yaml, path)
    parts, published, line = _split_parts(text, front.end(), path)
    return PageText(yaml, data, parts, _read_blocks(published, line, marks or {}))


def _load(yaml: str, path: str) -> dict[str, Any]:
    try:
        data = load_yaml(yaml)
    except YamlError as error:
        raise PageTextError(Finding(path, error.line + 1, f"{error}.", code="yaml")) from error
    if not isinstance(data, dict):
        message = "the front matter is no mapping; write 'key: value' lines."
        raise PageTextError(Finding(path, 2, message, code="yaml"))
    return data


def _split_parts(text: str, start: int, path: str) -> tuple[tuple[Part, ...], list[str], int]:
    """The parts that people write, the lines of the text as published, and its first line."""
    first = text.count("\n", 0, start) + 1
    lines = text[start:].split("\n")
    parts: list[Part] = []
    heading, at, collected = "", first, list[str]()
    for number, line in enumerate(lines, first):
        found = _HEADING_RE.match(line.rstrip())
        if not found:
            collected.append(line)
            continue
        parts.append(_part(heading, collected, at))
        heading, at, collected = fold_space(found[1]), number, []
        if heading == PUBLISHED:
            kept = tuple(part for part in parts if part.heading or part.body)
            return kept, lines[number - first + 1 :], number + 1
    message = f"no part '## {PUBLISHED}'; it holds the notice's own words and ends the page."
    raise PageTextError(Finding(path, first, message, code="page"))


def _part(heading: str, lines: list[str], line: int) -> Part:
    filled = [number for number, row in enumerate(lines) if row.strip()]
    body = "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""
    return Part(heading, body, read_chunks(body), line)


# --- blocks -----------------------------------------------------------------------------------


def _read_blocks(lines: list[str], first: int, marks: Mapping[str, str]) -> tuple[BlockText, ...]:
    blocks: list[BlockText] = []
    group: list[str] = []
    start = first
    for number, line in enumerate((*lines, ""), first):
        marker = _ID_RE.match(line.strip())
        if group and (marker or not line.strip() or _MARK_RE.match(line)):
            id_, by = (marker[1], marker[2] or "") if marker else ("", "")
            blocks.append(_block(group, id_, by, start, marks))
            group = []
        elif marker:
            blocks.append(BlockText(marker[1], marker[2] or "", "", (), (), number))
        if line.strip() and not marker:
            start = start if group else number
            group.append(line)
    return tuple(blocks)


def _block(group: list[str], id_: str, by: str, line: int, marks: Mapping[str, str]) -> BlockText:
    text = "\n".join(group).rstrip()
    glued = None if id_ else _GLUED_ID_RE.search(text)
    if glued and glued[1] in marks:
        id_, by, text = glued[1], glued[2] or "", text[: glued.start()]
    found = (_BULLET_RE if marks.get(id_) == "- " else _MARK_RE).match(text)
    mark = "" if not found else found[0] if _MARK_RE.match(text) else "- "
    rows = tuple(fold_space(row) for row in text[found.end() if found else 0 :].split("\n"))
    joined = fold_lines("\n".join(rows))
    cuts = split_sentences(joined) if mark != "| " else ((0, len(joined)),)
    return BlockText(id_, by, mark, tuple(joined[i:j] for i, j in cuts), rows, line)
