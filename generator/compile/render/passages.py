"""Passages: words of a notice that the site points to, each with an address of its own.

The address is the block's id, `-q` and seven hex digits of the words, so it holds as long as the
words are cited, and names the paragraph to people and programs that find no such passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.atlas import Atlas
from generator.compile.evidence import Place, blocks_of, cited_places
from generator.models import Block
from generator.text.slug import content_id
from generator.vocabulary import BlockKind

_PASSAGE_RE = re.compile(r"-q[0-9a-f]{7}(?:-\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a block's text, and its address on the page."""

    start: int
    end: int
    id: str


def name_passages(atlas: Atlas) -> Mapping[tuple[str, str], Mapping[tuple[int, int], Passage]]:
    """(Notice id, block id) -> span -> passage, in order of the spans.

    A heading has none: it is short, and is meant as a whole.
    """
    blocks = blocks_of(atlas.corpus)
    return {
        key: {(passage.start, passage.end): passage for passage in _name(blocks[key], places)}
        for key, places in cited_places(atlas).items()
        if key in blocks and blocks[key].kind is not BlockKind.HEADING
    }


def block_of(fragment: str) -> str:
    """The id of the block that an address on a notice's page lies in."""
    return _PASSAGE_RE.sub("", fragment)


def _name(block: Block, places: Iterable[Place]) -> Iterable[Passage]:
    """The passages of a block; of two with one id the second has no address of its own."""
    named: dict[str, Passage] = {}
    for place in places:
        words = block.text[place.start : place.end]
        id_ = f"{block.id}-{content_id(words, 'q')}"
        before = block.text.count(words, 0, place.start)
        if before:
            id_ += f"-{before + 1}"
        named.setdefault(id_, Passage(place.start, place.end, id_))
    return named.values()
