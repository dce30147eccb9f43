"""English expressions with a unit of time: this year, 30 days, the first half of 2022.

Each word for a unit is read together with the words on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.text.timex.months import MONTH_NAME
from generator.text.timex.numerals import CARDINALS, ORDINAL, read_ordinal
from generator.text.timex.parts import (
    FISCAL,
    LAST,
    YEAR_PATTERN,
    months_of,
    years_of_century,
)
from generator.text.timex.record import Draft, Reading, TimexKind, Unit
from generator.text.timex.words import WHICH, YEAR_WORD, deixis_of

_UNIT_RE = re.compile(
    r"(?:years?|months?|weeks?|days?|quarters?|hal(?:f|ves)|centur(?:y|ies)|decades?|hours?|minutes?)"
    r"(?![A-Za-z])|(?:YEAR|MONTH|WEEK|DAY|QUARTER|HALF|CENTURY)S?(?![A-Za-z])"
    r"|(?:Year|Month|Week|Day|Quarter|Half|Century|Decade)s?(?![A-Za-z])"
)
_COUNTED_UNITS = {
    "year": Unit.YEAR,
    "month": Unit.MONTH,
    "week": Unit.WEEK,
    "day": Unit.DAY,
    "century": Unit.CENTURY,
}
_PART_SIZES = {"half": 6, "quarter": 3, "month": 1}

_WHICH_RE = re.compile(rf"(?<![\w-])(?:the\s+)?{WHICH}\s+\Z", re.I)
_NUMBER = (
    r"[0-9]+(?:[.,][0-9]+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[- ](?:{'|'.join(CARDINALS)}))?|{'|'.join(CARDINALS)}|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:a\s+)?hundred|several|few|half\s+an?"
)
_DURATION_RE = re.compile(
    rf"(?<![\w.,/$€£¥-])(?:(?:past|last|next|coming|previous|following)\s+)?(?:{_NUMBER})"
    r"(?:\s+(?:full|whole|consecutive|successive|working|business|calendar|natural|more|previous"
    r"|last|next))?(?:\s+|-)\Z",
    re.I,
)
_EVERY_RE = re.compile(
    rf"(?<![\w-])(?:every|each)\s+(?:(?:other|single|calendar|{_NUMBER}|first|last)\s+)?\Z", re.I
)
_PER_RE = re.compile(r"(?<![\w-])per\s+\Z|(?<![\w-])(?:once|twice|times)\s+an?\s+\Z", re.I)
_ORDINAL_RE = re.compile(
    rf"(?<![\w-])(?P<ordinal>{ORDINAL}|last|[0-9]{{1,2}}(?:st|nd|rd|th))(?:\s+(?P<count>[0-9]{{1,2}}"
    rf"|{'|'.join(CARDINALS)}))?(?:\s+|-)\Z",
    re.I,
)
_IN_YEAR_RE = re.compile(
    rf"\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:calendar\s+)?(?:year\s+)?(?P<year>{YEAR_PATTERN})"
    rf"(?![0-9]|[-/.,][0-9])|\s+(?:(?:of|in)\s+)?(?:{YEAR_WORD}|(?P<any>the\s+year)\b)",
    re.I,
)
_PLAN_RE = re.compile(r"\s+(?:Plan|PLAN)")
_WINDOW = 40

_WORD_RE = re.compile(
    r"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Rr]ecently|[Ll]ately"
    r"|[Aa]nnual(?:ly)?|[Yy]early|[Mm]onthly|[Qq]uarterly|[Ww]eekly|[Dd]aily|[Bb]iennial(?:ly)?"
    r"|[Ii]n\s+recent\s+(?:years|months|weeks|days)"
    rf"|(?:[Ee]very|[Ee]ach)\s+(?:(?i:{MONTH_NAME})"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))(?![A-Za-z-])"
)
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_CODE_RE = re.compile(
    rf"[QqHh](?P<after>[1-4])(?:\s?[-,/]?\s?|\s+(?:of|in)\s+)(?P<year>{YEAR_PATTERN})(?![0-9]|[-/.,][0-9])"
)
_CODE_AFTER_RE = re.compile(
    rf"(?P<year>{YEAR_PATTERN})\s?-?\s?[QqHh](?P<after>[1-4])(?![0-9A-Za-z])"
)
_FISCAL_RE = re.compile(
    rf"(?:[Ff]iscal|[Ff]inancial|[Aa]cademic|[Ss]chool)\s+[Yy]ears?\s+{YEAR_PATTERN}"
    rf"(?:\s?[-/–]\s?[0-9]{{2,4}})?|(?:FY|SY|fy|sy)\s?{YEAR_PATTERN}(?:[-/–][0-9]{{2,4}})?"
)


def find_units(text: str) -> Iterator[Draft]:
    """Every expression with an English unit of time, and single words such as "annually"."""
    for found in _UNIT_RE.finditer(text):
        start = found.start()
        if not (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            yield from _around(text, found)
    for found in _WORD_RE.finditer(text):
        if not (found.start() and (text[found.start() - 1].isalnum())):
            yield _word(found)
    for pattern in (_CODE_RE, _CODE_AFTER_RE):
        for found in pattern.finditer(text):
            yield from _code(text, found)
    for found in _FISCAL_RE.finditer(text):
        yield Draft(*found.span(), reason=FISCAL)


def _around(text: str, found: re.Match[str]) -> Iterator[Draft]:
    """What the words around a unit make of it; at most one expression."""
    start, end = found.span()
    offset = max(0, start - _WINDOW)
    before = text[offset:start]
    name = found[0].lower()
    unit = {"halves": "half", "centuries": "century"}.get(name, name.removesuffix("s"))
    if every := _EVERY_RE.search(before) or _PER_RE.search(before):
        yield Draft(offset + every.start(), end, TimexKind.RECURRENCE)
    elif name in _COUNTED_UNITS and (which := _WHICH_RE.search(before)):
        yield from _counted(offset + which.start("which"), end, which["which"], unit, text)
    elif ordinal := _ORDINAL_RE.search(before):
        yield from _part(text, offset + ordinal.start(), end, unit, ordinal)
    elif (number := _DURATION_RE.search(before)) and unit != "half":
        if not _PLAN_RE.match(text, end):
            yield Draft(offset + number.start(), end, TimexKind.DURATION)


def _counted(start: int, end: int, which: str, unit: str, text: str) -> Iterator[Draft]:
    if text[end : end + 1] == "-" or (which.lower() == "that" and unit == "day"):
        return
    reading = Reading(deixis=deixis_of(which, _COUNTED_UNITS[unit]))
    yield Draft(start, end, first=reading, last=reading)


def _part(text: str, start: int, end: int, unit: str, ordinal: re.Match[str]) -> Iterator[Draft]:
    """The first quarter of 2022, the last four months of 2021, the 20th century."""
    number = LAST if ordinal["ordinal"].lower() == "last" else read_ordinal(ordinal["ordinal"])
    count = read_ordinal(ordinal["count"]) if ordinal["count"] else 1
    if unit == "century":
        years = years_of_century(number) if count == 1 else None
        if years:
            yield Draft(start, end, first=years[0], last=years[1])
        return
    year = _IN_YEAR_RE.match(text, end)
    size = _PART_SIZES.get(unit)
    if year and size:
        months = months_of(_year(year), size, number, count)
        if months:
            yield Draft(start, year.end(), first=months[0], last=months[1])
            return
    if ordinal["count"] or unit in ("year", "day", "week", "month"):
        yield from _length(start, end, ordinal)


def _length(start: int, end: int, ordinal: re.Match[str]) -> Iterator[Draft]:
    """A duration in "the last three years", nothing in "the third year"."""
    if ordinal["count"] and ordinal["ordinal"].lower() in ("last", "first"):
        yield Draft(start, end, TimexKind.DURATION)


def _year(found: re.Match[str]) -> Reading:
    if found["year"]:
        return Reading(int(found["year"]))
    if found["which"]:
        return Reading(deixis=deixis_of(found["which"], Unit.YEAR))
    return Reading()


def _word(found: re.Match[str]) -> Draft:
    word = found[0].lower()
    if word in _DAYS:
        day = Reading(deixis=replace(deixis_of("this", Unit.DAY), offset=_DAYS[word]))
        return Draft(*found.span(), first=day, last=day)
    vague = word in ("recently", "lately") or word.startswith("in")
    return Draft(*found.span(), TimexKind.INCOMPLETE if vague else TimexKind.RECURRENCE)


def _code(text: str, found: re.Match[str]) -> Iterator[Draft]:
    """Q1 2022, 2022-Q1, H2 2021."""
    start = found.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in "-_/."):
        return
    letter = next(char for char in found[0].lower() if char in "qh")
    months = months_of(Reading(int(found["year"])), 3 if letter == "q" else 6, int(found["after"]))
    if months:
        yield Draft(*found.span(), first=months[0], last=months[1])
