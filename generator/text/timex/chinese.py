"""Chinese expressions, each read from the number or word that gives it away: 2021, 今年, 每, 第一.

One search finds the numbers, another the words; only there is looked for what they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.timex import chinese_dates, chinese_units, counted
from generator.text.timex.numerals import HAN_DIGITS
from generator.text.timex.record import Draft
from generator.text.timex.triggers import any_of

_NUMBER_RE = re.compile(f"[0-9{HAN_DIGITS}十廿卅百两兩]+")
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
    done = 0
    for run in _NUMBER_RE.finditer(text):
        start, end = run.span()
        if start < done or text[end : end + 4].lstrip()[:1] not in _FOLLOWS:
            continue
        if dated := chinese_dates.read_dated(text, start):
            yield dated
            done = dated.end
        else:
            yield from chinese_dates.read_part(text, start)
        yield from chinese_units.read_length(text, start)
    for found in _WORD_RE.finditer(text):
        yield from _READERS[found[0]](text, *found.span())
    yield from chinese_units.find_long_spans(text)
