"""Markdown of ours taken apart into paragraphs and list items, and these into sentences.

Only as far as merging needs it: which lines belong together, where sentences start, and what of
it is mere formatting (bullets, indents, line breaks). Everything can be written again as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.text.escape import fold_space
from generator.text.han import join_lines
from generator.text.sentences import split_sentences

_LIST_RE = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])(\s+)(?=\S)")
_BREAK_RE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})\Z")
_FENCE_RE = re.compile(r"\s*(`{3,}|~{3,})")
_LITERAL_RE = re.compile(r"\s*(?:\||#{1,6}\s|>|<)")
_EMPHASIS_RE = re.compile(r"(?<![\w\\])(_{1,2})(?=\S)([^_]+)(?<=[^\s\\])\1(?!\w)")
_REFERENCE = r"\[¶\]\([^)\"']*(?:\"[^\"]*\"|'[^']*')?\)"
_REFERENCE_RE = re.compile(rf"({_REFERENCE}(?:\s*{_REFERENCE})*)(?!\S)\s*")
"""Links to paragraphs: `[¶](#b91d22e0)`. They belong to the sentence before them."""
_MARKUP_RE = re.compile(r"(?:[-*+>#|<=~`]|\d{1,9}[.)]\s)")


@dataclass(frozen=True)
class Chunk:
    """A paragraph, a list item, or lines that are kept as they are (tables, code, headings)."""

    mark: str
    """`-` or `1.` for a list item, `=` for lines kept as they are, '' for a paragraph."""
    depth: int
    """How deep a list item lies, from 0."""
    prefix: str
    """What stands before its first sentence, as written."""
    sentences: tuple[str, ...]
    """What counts of them: white space folded, emphasis in one of its two spellings."""
    written: tuple[str, ...]
    """The same, as they stand."""

    @property
    def shape(self) -> tuple[str, int, int]:
        """What counts beside the words."""
        return self.mark, self.depth, len(self.sentences)


def read_chunks(markdown: str) -> tuple[Chunk, ...]:
    """The chunks of a Markdown text, in order."""
    indents: list[int] = []
    chunks = []
    for mark, prefix, lines in _group_lines(markdown.split("\n")):
        depth = _depth(indents, prefix) if mark else 0
        if mark == "=":
            written = ("\n".join(lines),) if _FENCE_RE.match(lines[0]) else tuple(lines)
            chunks.append(Chunk(mark, 0, "", written, written))
        else:
            written, sentences = _cut("\n".join(lines))
            chunks.append(Chunk(mark, depth, prefix, sentences, written))
    return tuple(chunks)


def _depth(indents: list[int], prefix: str) -> int:
    """How deep a list item lies; *indents* are those of the items around it."""
    expanded = prefix.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    while indents and indents[-1] >= indent:
        indents.pop()
    indents.append(indent)
    return len(indents) - 1


def _group_lines(lines: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Mark, prefix and lines of each chunk."""
    mark, prefix, group, fence = "", "", list[str](), ""
    for line in lines:
        if fence:
            group.append(line.rstrip())
            if not line.strip().startswith(fence) or line.strip().strip(fence[0]):
                continue
            fence, kind, start = "", "blank", 0
        else:
            kind, start = _kind(line)
            found = _FENCE_RE.match(line)
            fence = found[1] if found else ""
        if group and (kind in ("blank", "list") or fence or (kind == "=") != (mark == "=")):
            yield mark, prefix, group
            group = []
        if kind != "blank":
            if not group:
                mark, prefix = _mark(line) if kind == "list" else (kind, line[:start])
            group.append(line[start:].rstrip())
    if group:
        yield mark, prefix, group


def _kind(line: str) -> tuple[str, int]:
    """Kind of a line, and where its words start."""
    if not line.strip():
        return "blank", 0
    if _BREAK_RE.match(line) or _FENCE_RE.match(line) or _LITERAL_RE.match(line):
        return "=", 0
    found = _LIST_RE.match(line)
    if found:
        return "list", found.end()
    return "", len(line) - len(line.lstrip())


def _mark(line: str) -> tuple[str, str]:
    found = _LIST_RE.match(line)
    assert found
    return ("1." if found[2][0].isdigit() else "-"), found[0]


def _cut(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sentences of a paragraph as written, and what counts of them."""
    spans: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        found = _REFERENCE_RE.match(text, start, end)
        if found and spans:
            spans[-1] = (spans[-1][0], found.end(1))
            start = found.end()
        if start < end:
            spans.append((start, end))
    written = tuple(text[start:end] for start, end in spans)
    return written, tuple(_EMPHASIS_RE.sub(_as_stars, fold_lines(part)) for part in written)


def fold_lines(text: str) -> str:
    """Text of several lines as one: a space between words, nothing between Chinese."""
    return join_lines(fold_space(line) for line in text.split("\n"))


def _as_stars(found: re.Match[str]) -> str:
    stars = "*" * len(found[1])
    return f"{stars}{found[2]}{stars}"


def write_chunks(chunks: Iterable[Chunk]) -> str:
    """Chunks as Markdown, one sentence a line; list items follow each other without a blank line.

    A sentence that would be read as something else at the start of a line stays on the line.
    """
    text, above = "", ""
    for chunk in chunks:
        is_tight = _is_item(chunk.mark) and _is_item(above)
        text += ("" if not text else "\n" if is_tight else "\n\n") + chunk.prefix
        indent = " " * len(chunk.prefix.expandtabs(4))
        for at, words in enumerate(chunk.written):
            can_break = chunk.mark == "=" or not _MARKUP_RE.match(words)
            text += ("" if not at else "\n" + indent if can_break else " ") + words
        above = chunk.mark
    return text


def _is_item(mark: str) -> bool:
    return mark not in ("", "=")
