"""Lines -> segments: what is judged as one. Mostly a line is one segment."""

from __future__ import annotations

import itertools
import re

from generator.curate.labels import cut_at_labels
from generator.curate.parts import Mark, RawText, Segment
from generator.curate.rules import IMPRINT_PATTERN, MENU_PATTERN
from generator.curate.scripts import compile_both
from generator.text.escape import fold_space, strip_controls
from generator.text.han import has_han
from generator.text.sentences import count_words

_TRAIL_RE = compile_both(
    r"\s*(?:(?:you are here|current (?:position|location)|location|您现在的位置|您的位置|当前位置"
    r"|當前位置|您所在的位置|所在位置|现在的位置)\s*(?:是)?\s*[:：]?\s*)?"
    r"(?:[^>»›/。.]{1,24}\s*(?:>+|»|›|->)\s*){1,8}",
    re.IGNORECASE,
)
_LONG_LINE = 120
"""Code points from which a line may be a page whose line breaks were lost."""
_MENU_RE = compile_both(rf"\s*{MENU_PATTERN}", re.IGNORECASE)
_IMPRINT_RE = compile_both(rf"(?<=\s){IMPRINT_PATTERN}", re.IGNORECASE)
_LONGEST_IMPRINT = 300
_BARE_NUMBER_RE = compile_both(
    r"(?:第[\d一二三四五六七八九十百零]{1,5}[编章节条]|[（(][\d一二三四五六七八九十]{1,3}[）)])\Z"
)
_WIDE_GAP_RE = re.compile(r"(?<=\S)[ \u3000\xa0\t]+(?=\S)")


def cut_segments(raw: RawText) -> tuple[Segment, ...]:
    """The text in segments, in order; those of a line cover it without gap."""
    segments = []
    for line in raw.lines:
        text = raw.text[line.start : line.end]
        is_plain = line.mark in (Mark.TEXT, Mark.HEADING)
        for start, end in _cut_line(text) if is_plain else [(0, len(text))]:
            segments.append(
                Segment(
                    line=line.number,
                    start=line.start + start,
                    end=line.start + end,
                    text=fold_space(strip_controls(text[start:end])),
                    mark=line.mark,
                    row=line.row,
                    is_main=line.is_main,
                )
            )
    return tuple(segments)


def _cut_line(text: str) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    for start, end in cut_at_labels(text):
        trail = _TRAIL_RE.match(text, start, end)
        if trail and count_words(text[trail.end() : end]) >= 6:
            parts += [(start, trail.end()), (trail.end(), end)]
        else:
            parts.append((start, end))
    if len(text) < _LONG_LINE:
        return parts
    parts = [piece for part in parts for piece in _cut_at_chrome(text, part)]
    if not has_han(text):
        return parts
    return [piece for part in parts for piece in _cut_at_gaps(text, part)]


def _cut_at_chrome(text: str, part: tuple[int, int]) -> list[tuple[int, int]]:
    """The menu before and the imprint behind a page on one line are parts of their own."""
    menu = _MENU_RE.match(text, *part)
    imprint = _IMPRINT_RE.search(text, max(part[0], part[1] - _LONGEST_IMPRINT), part[1])
    cuts = [
        part[0],
        *([menu.end()] if menu else ()),
        *([imprint.start()] if imprint else ()),
        part[1],
    ]
    return [(start, end) for start, end in itertools.pairwise(cuts) if start < end]


def _cut_at_gaps(text: str, part: tuple[int, int]) -> list[tuple[int, int]]:
    """Chinese does not set spaces between words: in a page on one line they were line breaks."""
    cuts = [part[0]]
    for gap in _WIDE_GAP_RE.finditer(text, *part):
        if _BARE_NUMBER_RE.search(text, max(part[0], gap.start() - 8), gap.start()):
            continue  # 第一条 belongs to what follows
        if _is_break(text[gap.start() - 1], text[gap.end() : gap.end() + 12]):
            cuts.append(gap.end())
    return list(zip(cuts, [*cuts[1:], part[1]], strict=True))


def _is_break(before: str, after: str) -> bool:
    if before in "，、（《“":
        return False
    return bool(has_han(before) or before in "。：；！？”》）:" or before.isdigit()) and bool(
        re.match(r"[\u4e00-\u9fff（《“【〔]|\d{1,2}[.．、]|[12]\d{3}年|第", after)
    )
