"""Kept lines -> paragraphs: a sentence that was broken over lines is whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.curate.parts import Judged, RawText, Segment, Verdict
from generator.curate.wrapping import count_columns, find_width, is_broken, is_closed
from generator.text.traced import Traced, gather

_INDENT_RE = re.compile(r"\u3000| {2}|\t")
_LEAST_INDENTED = 2
_HALF_LINE = 60
"""Columns from which a line with no mark at its end is no heading of an indented text."""


def join_paragraphs(raw: RawText, judged: Sequence[Judged]) -> tuple[Traced, ...]:
    """The kept segments as paragraphs, in order, each on one line.

    Lines are joined where the first breaks off in a sentence: at a comma or a little word, before
    a small letter or a closing mark, at the full width of a hard-wrapped text, or where a text
    that indents its paragraphs does not indent the next line.
    """
    kept = [entry.segment for entry in judged if entry.verdict is Verdict.KEPT]
    places = {id(entry.segment): index for index, entry in enumerate(judged)}
    width = find_width(segment.text for segment in kept)
    uses_blanks = any(entry.verdict is Verdict.BLANK for entry in judged)
    indented = {id(s) for s in kept if _INDENT_RE.match(raw.text, s.start, s.end)}
    uses_indents = len(indented) >= _LEAST_INDENTED
    groups: list[list[Segment]] = []
    for segment in kept:
        above = groups[-1][-1] if groups else None
        if above is not None:
            is_next = places[id(segment)] == places[id(above)] + 1
            goes_on = uses_indents and is_next and id(segment) not in indented
            if (goes_on and _fills_line(above.text)) or is_broken(
                above.text, segment.text, is_next=is_next, width=width, uses_blanks=uses_blanks
            ):
                groups[-1].append(segment)
                continue
        groups.append([segment])
    return tuple(gather(raw.text, (segment.span for segment in group)) for group in groups)


def _fills_line(text: str) -> bool:
    """Whether a line is long and breaks off; below it, a line without indent goes on with it."""
    return not is_closed(text) and count_columns(text) >= _HALF_LINE
