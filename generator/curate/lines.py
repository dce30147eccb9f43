"""A line of the text with what decides its role: its number, its sentences, how it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.curate.numbering import Marker, read_markers
from generator.text.sentences import is_sentence, split_sentences
from generator.text.traced import Span

_OPEN_RE = re.compile(r"(?:[:：]|(?<!—)—|––?)\Z")
_ITEM_END_RE = re.compile(r"[;；]\s*(?:and|or|和|及|以及|或)?\Z")
_NOTE_RE = re.compile(r"[（(][^（(）)]{1,120}[）)]")
_TAIL = 12
"""Code points that say how a line ends."""


@dataclass(frozen=True)
class Line:
    """A line of the text, be it a paragraph, an item or a heading."""

    text: str
    marker: Marker | None
    """Its number, where that stands in a sequence."""
    sentences: tuple[Span, ...]
    rank: int = 0
    """How late its scheme first appears: a lower row begins below a higher one."""

    @property
    def is_single(self) -> bool:
        """Whether it is one sentence, or one and a note in brackets behind it."""
        _, *others = self.sentences
        return not others or (
            len(others) == 1 and _NOTE_RE.fullmatch(self.text, *others[0]) is not None
        )

    @property
    def is_open(self) -> bool:
        """Whether it introduces what follows, with a colon or a dash at its end."""
        return _OPEN_RE.search(self.text[-_TAIL:]) is not None

    @property
    def is_parted(self) -> bool:
        """Whether a semicolon parts it from the next line: "…; and"."""
        return _ITEM_END_RE.search(self.text[-_TAIL:]) is not None

    @property
    def is_bare(self) -> bool:
        """Whether it has no mark at its end, or is a question: a heading can look so."""
        first = self.text[slice(*self.sentences[0])]
        is_whole = is_sentence(first) and first[-1] not in "?？"
        return not (is_whole or self.is_open or self.is_parted)


def read_lines(texts: Sequence[str]) -> tuple[Line, ...]:
    """The lines of a text; numbers out of sequence are no numbers."""
    ranks: dict[str, int] = {}
    lines = []
    for text, marker in zip(texts, read_markers(texts), strict=True):
        rank = ranks.setdefault(marker.scheme if marker else "", len(ranks))
        lines.append(Line(text, marker, split_sentences(text), rank))
    return tuple(lines)
