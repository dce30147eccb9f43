"""Marks that come in pairs: brackets, title marks and quotation marks, and what they enclose.

Notices print quotes that open and never close, or close twice. A mark without a partner encloses
nothing; it never swallows the rest of the paragraph.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.text.han import HAN_RE

_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕"}
_TITLES = {"《": "》", "〈": "〉"}
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "〝": "〞"}
_STRAIGHT = '"'
_DEEPEST = 20
"""Open brackets that are remembered; hostile text opens thousands."""
_REACH = 400
"""Longest pair that is looked up by its end."""
LONGEST_QUOTE = 160
"""Code points between quotation marks; what is longer is speech, or two quotes gone wrong."""


def _any_of(pairs: dict[str, str]) -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(pairs) + "".join(pairs.values())) + "]")


_BRACKET_RE, _TITLE_RE, _QUOTE_RE = map(_any_of, (_BRACKETS, _TITLES, {**_QUOTES, '"': '"'}))
_CLOSED_BY_RE = re.compile(r"[\s.,;:!?)\]）】》。，、；：！？”’\u2014-]|\Z")


_once = functools.lru_cache(maxsize=8)  # several finders ask for the same paragraph


@dataclass(frozen=True, slots=True, order=True)
class Enclosed:
    """A stretch between two marks that belong together."""

    start: int
    """Where the opening mark stands."""
    end: int
    """After the closing mark; the words are `text[start + 1 : end - 1]`."""

    @property
    def inside(self) -> tuple[int, int]:
        """Span of what stands between the marks."""
        return self.start + 1, self.end - 1


@_once
def find_brackets(text: str) -> tuple[Enclosed, ...]:
    """Round, square and lenticular brackets, outer before inner, in order of the text.

    A full-width bracket may be closed by a plain one, as machine translation does.
    """
    return _pair(text, _BRACKET_RE, _BRACKETS, {"(": "）", "（": ")"})


@_once
def find_title_marks(text: str) -> tuple[Enclosed, ...]:
    """Titles in 《》 and 〈〉, outer before inner."""
    return _pair(text, _TITLE_RE, _TITLES, {})


def _pair(
    text: str, marks: re.Pattern[str], pairs: dict[str, str], also: dict[str, str]
) -> tuple[Enclosed, ...]:
    waiting: list[tuple[str, int]] = []
    found = []
    for mark in marks.finditer(text):
        if mark[0] in pairs:
            waiting = [*waiting[-_DEEPEST:], (mark[0], mark.start())]
            continue
        for index in range(len(waiting) - 1, -1, -1):
            opener, start = waiting[index]
            if mark[0] in (pairs[opener], also.get(opener)):
                found.append(Enclosed(start, mark.end()))
                del waiting[index:]  # what was opened after it never closes
                break
    return tuple(sorted(found, key=lambda pair: (pair.start, -pair.end)))


def pair_around(pairs: Sequence[Enclosed], at: int) -> Enclosed | None:
    """The innermost of some pairs, in order of the text, that a place lies in."""
    last = bisect_right(pairs, at, key=lambda pair: pair.start)
    near = pairs[max(0, last - _DEEPEST) : last]
    return next((pair for pair in reversed(near) if at < pair.end), None)


def pair_before(pairs: Sequence[Enclosed], end: int) -> Enclosed | None:
    """The outermost of some pairs, in order of the text, that ends at a place."""
    first = bisect_left(pairs, end - _REACH, key=lambda pair: pair.start)
    last = bisect_left(pairs, end, key=lambda pair: pair.start)
    return next((pair for pair in pairs[first:last] if pair.end == end), None)


@_once
def find_quoted(text: str) -> tuple[Enclosed, ...]:
    """Words in quotation marks, in order of the text; none over `LONGEST_QUOTE` code points.

    A second opening mark of the same kind starts anew: the first one has no partner. Straight
    quotes open before a word and close after one.
    """
    waiting: dict[str, int] = {}
    found = []
    for mark in _QUOTE_RE.finditer(text):
        if mark[0] == _STRAIGHT:
            opens = _opens(text, mark.start(), _STRAIGHT in waiting)
            if opens is None:
                continue
            opener = _STRAIGHT
        elif mark[0] in _QUOTES:
            opens, opener = True, mark[0]
        else:
            opener = next(left for left, right in _QUOTES.items() if right == mark[0])
            opens = False
        if opens:
            waiting[opener] = mark.start()
        elif opener in waiting:
            pair = Enclosed(waiting.pop(opener), mark.end())
            if 2 < pair.end - pair.start <= LONGEST_QUOTE + 2:
                found.append(pair)
    return tuple(sorted(found, key=lambda pair: (pair.start, -pair.end)))


def _opens(text: str, at: int, is_open: bool) -> bool | None:
    """Whether a straight quote opens or closes; None for one that stands alone."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    can_open = not after.isspace() and after not in ("", ",", ".", ";", ":", ")", "）", "。", "，")
    can_open = can_open and (not before or not (before.isalnum() and before.isascii()))
    can_close = bool(before.strip()) and (
        _CLOSED_BY_RE.match(text, at + 1) is not None or HAN_RE.match(after) is not None
    )
    if is_open and can_close:
        return False
    return True if can_open else None
