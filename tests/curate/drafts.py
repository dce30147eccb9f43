"""Text as published for tests: a block a line, `### ` and `- ` as on a page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.curate.parts import DraftBlock, Paragraph
from generator.text.sentences import split_sentences
from generator.text.traced import gather
from generator.vocabulary import BlockKind, Speaker


def paragraphs_of(lines: Iterable[str]) -> list[Paragraph]:
    """Each line as a paragraph."""
    return [Paragraph(gather(line, [(0, len(line))])) for line in lines]


def blocks_of(lines: Iterable[str], by: Speaker = Speaker.ISSUER) -> list[DraftBlock]:
    """The lines as blocks; places count over all lines, a line end between them."""
    blocks = []
    start = 0
    for line in lines:
        kind, text = BlockKind.PARAGRAPH, line
        for mark, other in (("### ", BlockKind.HEADING), ("- ", BlockKind.ITEM)):
            if line.startswith(mark):
                kind, text = other, line.removeprefix(mark)
        traced = gather(" " * start + text, [(start, start + len(text))])
        sentences = tuple(traced.cut(*span) for span in split_sentences(traced.text))
        blocks.append(DraftBlock(kind, sentences, by))
        start += len(text) + 1
    return blocks
