"""Kept lines -> paragraphs: a sentence that was broken over lines is whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.curate.dates import DATE_PATTERN
from generator.curate.numbering import read_marker, starts_attachment
from generator.curate.parts import Judged, RawText, Segment, Verdict
from generator.curate.wrapping import count_columns, find_width, is_closed
from generator.text.han import HAN
from generator.text.sentences import is_sentence
from generator.text.traced import Traced, gather

_OPEN_END_RE = re.compile(
    r"[,，、（《“‘(\[—-]\Z|\b(?:the|a|an|of|and|or|to|in|on|for|by|with|from|as|at|that|which)\Z",
    re.IGNORECASE,
)
_OPEN_START_RE = re.compile(r"[a-z,.;:)\]，。、；：）》”】]")
_DATE_LINE_RE = re.compile(DATE_PATTERN)
_LONGEST_HEADING = 80
"""Columns of a Chinese line without a mark at its end from which it is no heading."""


def join_paragraphs(raw: RawText, judged: Sequence[Judged]) -> tuple[Traced, ...]:
    """The kept segments as paragraphs, in order, each on one line.

    Lines are joined where the first breaks off in a sentence: at a comma or a little word, before
    a small letter or a closing mark, or at the full width of a hard-wrapped text.
    """
    kept = [entry.segment for entry in judged if entry.verdict is Verdict.KEPT]
    places = {id(entry.segment): index for index, entry in enumerate(judged)}
    width = find_width(segment.text for segment in kept)
    uses_blanks = any(entry.verdict is Verdict.BLANK for entry in judged)
    groups: list[list[Segment]] = []
    for segment in kept:
        if groups:
            above = groups[-1][-1]
            is_next = places[id(segment)] == places[id(above)] + 1
            if _is_broken(above.text, segment.text, is_next, width, uses_blanks):
                groups[-1].append(segment)
                continue
        groups.append([segment])
    return tuple(gather(raw.text, (segment.span for segment in group)) for group in groups)


def _is_broken(above: str, below: str, is_next: bool, width: int, uses_blanks: bool) -> bool:
    if read_marker(below) or starts_attachment(below) or _DATE_LINE_RE.fullmatch(below):
        return False
    is_open = not is_closed(above)
    if is_open and (_OPEN_START_RE.match(below) or _OPEN_END_RE.search(above)):
        return True
    if not is_next:
        return False
    is_torn_chinese = is_open and re.match(rf"[{HAN}]", below) and is_sentence(below)
    if is_torn_chinese and count_columns(above) >= _LONGEST_HEADING and not read_marker(above):
        return True
    if not width or count_columns(above) * 10 < width * 7:
        return False
    return uses_blanks or is_open
