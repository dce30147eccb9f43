"""Paragraphs -> blocks: headings, paragraphs and list items of the text as published.

A numbered paragraph that goes on after its first sentence is a section: the first sentence is
its heading, the rest its text. A paragraph of up to four sentences is one block. A longer one
becomes a block a sentence: anchors then point at the sentence a reader needs, and nothing is
made up but line breaks; any other grouping would invent paragraphs that nobody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.curate.cuts import cut_paragraphs
from generator.curate.lines import Line, read_lines
from generator.curate.lists import cut_lists
from generator.curate.outline import Role, find_head, find_roles
from generator.curate.parts import DraftBlock, Mark, Paragraph
from generator.curate.runin import find_label_end
from generator.text.sentences import split_sentences
from generator.text.traced import Traced
from generator.vocabulary import BlockKind, Speaker

_MOST_SENTENCES = 4
"""Sentences of a paragraph that stay together."""


def build_blocks(
    paragraphs: Sequence[Paragraph], speakers: Sequence[Speaker] = ()
) -> tuple[DraftBlock, ...]:
    """The text as published, in blocks.

    Every character of the paragraphs that is not white space stands in one block, in order. What
    the format of the file says of a heading, an item or a row of a table stands.

    Args:
        paragraphs: In reading order, each on one line.
        speakers: Whose words each paragraph is; the issuer's where nothing is said.
    """
    voices = speakers or [Speaker.ISSUER] * len(paragraphs)
    cut = cut_paragraphs([paragraph.text for paragraph in paragraphs])
    parts = [
        (part, paragraph, by)
        for paragraph, pieces, by in zip(paragraphs, cut, voices, strict=True)
        for part in (pieces if paragraph.mark is Mark.TEXT else (paragraph.text,))
        if part.text
    ]
    lines = read_lines([part.text for part, *_ in parts])
    blocks: list[DraftBlock] = []
    roles = find_roles(lines)
    for index, (part, paragraph, by) in enumerate(parts):
        line, role = lines[index], roles[index]
        below = parts[index + 1][1].mark if index + 1 < len(parts) else Mark.TEXT
        if line.is_open and below is Mark.CELL and role is not Role.ITEM:
            role = Role.TEXT  # it introduces a table
        if paragraph.mark is not Mark.TEXT:
            blocks.append(_marked_block(paragraph, line, by))
        elif role is Role.HEADING:
            blocks.append(DraftBlock(BlockKind.HEADING, (part,), by))
        elif role is Role.SECTION:
            blocks += _section(part, find_head(line), by)
        else:
            kind = BlockKind.ITEM if role is Role.ITEM else BlockKind.PARAGRAPH
            blocks += _running([part.cut(*span) for span in line.sentences], kind, by)
    return tuple(blocks)


def _marked_block(paragraph: Paragraph, line: Line, by: Speaker) -> DraftBlock:
    if paragraph.mark is Mark.CELL:
        return DraftBlock(BlockKind.ROW, paragraph.cells, by)
    if paragraph.mark is Mark.HEADING:
        return DraftBlock(BlockKind.HEADING, (paragraph.text,), by)
    sentences = tuple(paragraph.text.cut(*span) for span in line.sentences)
    return DraftBlock(BlockKind.ITEM, sentences, by)


def _section(part: Traced, end: int, by: Speaker) -> list[DraftBlock]:
    """A heading and its text; a label may stand between the two."""
    blocks = []
    while end:
        blocks.append(DraftBlock(BlockKind.HEADING, (part.cut(0, end),), by))
        part = part.cut(end, len(part.text))
        end = find_label_end(part.text)
    sentences = [part.cut(*span) for span in split_sentences(part.text)]
    return blocks + _running(sentences, BlockKind.PARAGRAPH, by)


def _running(sentences: Sequence[Traced], kind: BlockKind, by: Speaker) -> list[DraftBlock]:
    """Sentences as a paragraph or an item, and the items of the lists that stand in them."""
    blocks: list[DraftBlock] = []
    waiting: list[Traced] = []
    for head, *items in cut_lists(sentences, is_item=kind is BlockKind.ITEM):
        if head.text:
            waiting.append(head)
        if items:
            blocks += _group(waiting, kind, by)
            blocks += [DraftBlock(BlockKind.ITEM, (item,), by) for item in items]
            waiting = []
    return blocks + _group(waiting, kind, by)


def _group(sentences: Sequence[Traced], kind: BlockKind, by: Speaker) -> list[DraftBlock]:
    """One block, or one a sentence of a long paragraph."""
    if len(sentences) > _MOST_SENTENCES and kind is BlockKind.PARAGRAPH:
        return [DraftBlock(kind, (sentence,), by) for sentence in sentences]
    return [DraftBlock(kind, tuple(sentences), by)] if sentences else []
