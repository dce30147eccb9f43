"""Where each character of the raw text went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.curate.parts import DraftBlock, Judged, Piece, RawText, Verdict
from generator.text.escape import STRIPPED_RE, name_of_character

_WORD_RE = re.compile(rf"(?:\S|{STRIPPED_RE.pattern})+")
_Fate = tuple[Verdict, str, str]
_BLANK: _Fate = (Verdict.BLANK, "", "")


def account_for(
    raw: RawText,
    judged: Sequence[Judged],
    blocks: Sequence[DraftBlock],
    ids: Sequence[str],
) -> tuple[Piece, ...]:
    """What became of the raw text, in stretches that cover each line without gap.

    White space belongs to the stretch before it; a line of nothing else is one blank piece.

    Args:
        raw: The raw text.
        judged: Its segments.
        blocks: The text as published.
        ids: Ids of the blocks, as many.
    """
    fates: list[_Fate | None] = [None] * len(raw.text)
    for entry in judged:
        start, end = entry.segment.span
        fate = (entry.verdict, entry.rule, entry.reason)
        if entry.verdict is not Verdict.KEPT:
            fates[start:end] = [fate] * (end - start)
    for block, id_ in zip(blocks, ids, strict=True):
        fate = (Verdict.KEPT, id_, str(block.kind))
        for sentence in block.sentences:
            _set(fates, sentence.origin, fate)
    for found in STRIPPED_RE.finditer(raw.text):
        fates[found.start()] = (Verdict.REMOVED, name_of_character(found[0]), "cannot be seen")
    pieces: list[Piece] = []
    for line in raw.lines:
        pieces += _pieces_of_line(line.number, line.start, line.end, raw.text, fates)
    return tuple(pieces)


def _set(fates: list[_Fate | None], origin: Sequence[int], fate: _Fate) -> None:
    """Give the characters of a sentence their fate."""
    if origin and origin[-1] - origin[0] == len(origin) - 1 and origin[0] >= 0:
        fates[origin[0] : origin[-1] + 1] = [fate] * len(origin)
        return
    for place in origin:
        if place >= 0:
            fates[place] = fate


def _pieces_of_line(
    number: int, start: int, end: int, text: str, fates: Sequence[_Fate | None]
) -> list[Piece]:
    if not text[start:end].strip():
        return [Piece(number, start, end, Verdict.BLANK)]
    runs: list[tuple[int, _Fate]] = []
    for word in _WORD_RE.finditer(text, start, end):
        for place, fate in _changes(fates, *word.span()):
            if not runs or runs[-1][1] is not fate:
                runs.append((place, fate))
    starts = [start, *(place for place, _ in runs[1:])]
    ends = [*starts[1:], end]
    return [
        Piece(number, first, last, *fate)
        for first, last, (_, fate) in zip(starts, ends, runs, strict=True)
    ]


def _changes(fates: Sequence[_Fate | None], start: int, end: int) -> Iterator[tuple[int, _Fate]]:
    """Where the fate changes in a run of characters that are not white space."""
    first = fates[start]
    if first is not None and fates[start:end].count(first) == end - start:
        yield start, first
        return
    for place in range(start, end):
        if (fate := fates[place]) is not None:
            yield place, fate
