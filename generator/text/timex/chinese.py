"""Chinese expressions, each read from the number or word that gives it away: 2021, 今年, 每, 第一.

One search finds the numbers, another the words; only there is looked for what they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.han import HAN_RE
from generator.text.timex import chinese_dates, chinese_units, counted
from generator.text.timex.numerals import HAN_DIGITS
from generator.text.timex.record import Draft, Span
from generator.text.timex.triggers import any_of

_NUMBER_RE = re.compile(f"[0-9{HAN_DIGITS}十廿卅百两兩]+")
_MARGIN = 12
_FOLLOWS = frozenset("年月日号號个個季周週天工自小分星礼禮半-–—~至到")
"""What may stand after the first number of a date or length."""
_READERS = {
    word: reader
    for words, reader in (
        (chinese_dates.PARTS, chinese_dates.read_part),
        (chinese_dates.ERAS, chinese_dates.read_era),
        (counted.WORDS, chinese_dates.read_counted),
        (chinese_units.RECURRING, chinese_units.read_recurring),
        (chinese_units.VAGUE, chinese_units.read_vague),
        (chinese_units.HALVES, chinese_units.read_length),
    )
    for word in words
}
_WORD_RE = re.compile(any_of(_READERS))


def find_chinese(text: str) -> Iterator[Draft]:
    """Every Chinese expression; they may overlap."""
    for start, end in _han_lines(text):
        yield from _from_numbers(text, start, end)
        for found in _WORD_RE.finditer(text, start, end):
            yield from _READERS[found[0]](text, *found.span())
        yield from chinese_units.find_long_spans(text, start, end)


def _from_numbers(text: str, start: int, end: int) -> Iterator[Draft]:
    done = 0
    for run in _NUMBER_RE.finditer(text, start, end):
        first, after = run.span()
        if first < done or text[after : after + 4].lstrip()[:1] not in _FOLLOWS:
            continue
        if dated := chinese_dates.read_dated(text, first):
            yield dated
            done = dated.end
        else:
            yield from chinese_dates.read_part(text, first)
        yield from chinese_units.read_length(text, first)


def _han_lines(text: str) -> Iterator[Span]:
    """Stretches of lines with Han characters, and a little around them: dates may break there."""
    start = end = 0
    found = None if text.isascii() else HAN_RE.search(text)
    while found:
        line = text.rfind("\n", 0, found.start()) + 1
        if line - _MARGIN > end:
            if end:
                yield start, end
            start = max(0, line - _MARGIN)
        line_end = text.find("\n", found.start())
        end = min(len(text), line_end + _MARGIN if line_end >= 0 else len(text))
        found = HAN_RE.search(text, line_end) if line_end >= 0 else None
    if end:
        yield start, end
