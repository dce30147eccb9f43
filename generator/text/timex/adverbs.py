"""Single English words of time: annually, today, recently, every March, Q1 2022, FY2021."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.timex.months import MONTH_NAME
from generator.text.timex.parts import YEAR_PATTERN, months_of
from generator.text.timex.reasons import FISCAL
from generator.text.timex.record import Deixis, Draft, Reading, Reference, TimexKind, Unit
from generator.text.timex.spaces import spaced

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_VAGUE = ("recently", "lately")
_OFTEN = tuple("annual annually yearly monthly quarterly weekly daily biennial biennially".split())
_CODES = ("q", "h")
_FISCAL = tuple("fiscal financial academic school fy sy".split())
WORDS = (*_DAYS, *_VAGUE, *_OFTEN, *_CODES, *_FISCAL, "recent", "every", "each")
"""Words that are read here, in small letters."""

_RECENT_RE = spaced(r"\s+(?:years|months|weeks|days)\b", re.I)
_IN_RE = spaced(r"\bin\s+\Z", re.I)
_EVERY_RE = spaced(
    rf"\s+(?:{MONTH_NAME}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", re.I
)
_CODE_RE = spaced(
    rf"(?P<number>[1-4])(?:\s?[-,/]?\s?|\s+(?:of|in)\s+)"
    rf"(?P<year>{YEAR_PATTERN})(?![0-9]|[-/.,][0-9])"
)
_CODE_END_RE = re.compile("(?P<number>[1-4])(?![0-9A-Za-z])")
_YEAR_BEFORE_RE = spaced(rf"(?<![\w.,/-])(?P<year>{YEAR_PATTERN})[\s-]?\Z")
_YEARS_BEFORE_RE = spaced(rf"(?<![\w.,/-]){YEAR_PATTERN}(?:\s?[-/–]\s?[0-9]{{2,4}})?\s\Z")
_YEAR_AFTER_RE = spaced(r"\s[Yy]ear\b")
_FISCAL_RE = spaced(
    rf"(?:\s+years?)?\s*{YEAR_PATTERN}"
    rf"(?:\s?[-/–]\s?[0-9]{{2,4}}|\s+(?:to|through|and)\s+{YEAR_PATTERN})?",
    re.I,
)


def read_word(text: str, start: int, end: int) -> Iterator[Draft]:
    """What a single word says, with the little that belongs to it."""
    word = text[start:end].lower()
    if text[start - 1 : start].isalnum() and word not in _CODES:
        return
    if word in _DAYS:
        day = Reading(deixis=Deixis(Reference.WRITING, Unit.DAY, _DAYS[word]))
        yield Draft(start, end, first=day, last=day)
    elif word in _VAGUE:
        yield Draft(start, end, TimexKind.INCOMPLETE)
    elif word in _OFTEN:
        yield Draft(start, end, TimexKind.RECURRENCE)
    elif word in _CODES:
        yield from _code(text, start, end)
    elif word in _FISCAL:
        found = _FISCAL_RE.match(text, end)
        before = _YEARS_BEFORE_RE.search(text, max(0, start - 14), start)
        if found:
            yield Draft(start, found.end(), reason=FISCAL)
        elif before and (year := _YEAR_AFTER_RE.match(text, end)):
            yield Draft(before.start(), year.end(), reason=FISCAL)
    elif word == "recent":
        opens = _IN_RE.search(text, max(0, start - 4), start)
        found = _RECENT_RE.match(text, end)
        if opens and found:
            yield Draft(opens.start(), found.end(), TimexKind.INCOMPLETE)
    elif found := _EVERY_RE.match(text, end):
        yield Draft(start, found.end(), TimexKind.RECURRENCE)


def _code(text: str, start: int, end: int) -> Iterator[Draft]:
    """Q1 2022, 2022-Q1, H2 2021."""
    size = 3 if text[start] in "qQ" else 6
    before = _YEAR_BEFORE_RE.search(text, max(0, start - 8), start)
    found = (_CODE_END_RE if before else _CODE_RE).match(text, end)
    if not found or (not before and text[start - 1 : start].isalnum()):
        return
    year = int((before or found)["year"])
    months = months_of(Reading(year), size, int(found["number"]))
    if months:
        opens = before.start() if before else start
        yield Draft(opens, found.end(), first=months[0], last=months[1])
