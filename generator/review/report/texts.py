"""The text of each kind of page as sentences with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.models import Block, Editorial, Notice, Page, SubjectFile, Term
from generator.page import PUBLISHED
from generator.review.report.sentences import Line
from generator.text.han import join_lines
from generator.text.sentences import split_sentences
from generator.text.slug import slugify
from generator.vocabulary import BlockKind

_HEADING_RE = re.compile(r"#{1,6} +(.+?)(?: *\{:? *#([\w-]+) *\})? *\Z")
_BULLET_RE = re.compile(r"\A[*+] +")
"""Other bullets than ours: which one stands there is no change."""
_MARK_RE = re.compile(r"(?:[-*+]|\d+[.)]) +")


def editorial_lines(notice: Notice) -> tuple[Line, ...]:
    """What we say of a notice."""
    return tuple(line for part in notice.editorial for line in _part_lines(part))


def _part_lines(part: Editorial) -> Iterator[Line]:
    for line in markdown_lines(part.markdown, part.heading):
        yield Line(line.section, line.anchor or slugify(part.heading), line.text)


def published_lines(notice: Notice) -> tuple[Line, ...]:
    """The notice's own words, heading by heading."""
    lines, section = [], PUBLISHED
    for block in notice.blocks:
        if block.kind is BlockKind.HEADING:
            section = block.text
        lines += [Line(section, block.id, sentence) for sentence in _sentences(block)]
    return tuple(lines)


def _sentences(block: Block) -> Iterator[str]:
    """The sentences of a block, however its lines are broken."""
    if block.kind in (BlockKind.HEADING, BlockKind.ROW):
        yield block.text
        return
    for start, end in split_sentences(block.text):
        yield block.text[start:end]


def term_lines(term: Term) -> tuple[Line, ...]:
    """The definition of a term."""
    return tuple(markdown_lines(term.definition, "Definition"))


def page_lines(page: Page) -> tuple[Line, ...]:
    """A page written by hand."""
    return tuple(markdown_lines(page.markdown, page.title))


def subject_lines(subject: SubjectFile) -> tuple[Line, ...]:
    """What introduces a timeline; the rest of its file are facts."""
    return tuple(markdown_lines(subject.intro, "Introduction"))


def markdown_lines(markdown: str, section: str) -> Iterator[Line]:
    """Sentences of our own Markdown: paragraphs as they are read, not as their lines break."""
    anchor = ""
    for paragraph in _paragraphs(markdown):
        heading = _HEADING_RE.match(paragraph)
        if heading:
            section, anchor = heading[1], heading[2] or ""
        for start, end in split_sentences(paragraph):
            yield Line(section, anchor, paragraph[start:end])


def _paragraphs(markdown: str) -> Iterator[str]:
    """Paragraphs, headings and list items, each on one line."""
    collected: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        starts = bool(_MARK_RE.match(line.lstrip())) or line.startswith("#")
        if (starts or not line.strip()) and collected:
            yield join_lines(collected)
            collected = []
        if line.strip():
            collected.append(_BULLET_RE.sub("- ", line.strip()))
        if line.startswith("#"):
            yield join_lines(collected)
            collected = []
