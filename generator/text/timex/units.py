"""English expressions with a unit of time: this year, 30 days, every month, first half of 2022.

Each word for a unit is read together with the words on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.timex.beside import word_before
from generator.text.timex.numerals import CARDINALS, ORDINAL, ORDINALS, read_ordinal
from generator.text.timex.parts import LAST, YEAR_PATTERN, months_of, years_of_century
from generator.text.timex.record import Draft, Reading, Reference, TimexKind, Unit
from generator.text.timex.spaces import spaced
from generator.text.timex.words import WHICH, YEAR_WORD, deixis_of

_COUNTED = {
    "year": Unit.YEAR,
    "month": Unit.MONTH,
    "week": Unit.WEEK,
    "day": Unit.DAY,
}
_SIZES = {"half": 6, "quarter": 3, "month": 1}
_UNITS = "year month week day hour minute quarter decade half century".split()
_SINGULAR = {
    **{unit: unit for unit in _UNITS},
    **{f"{unit}s": unit for unit in _UNITS},
    "halves": "half",
    "centuries": "century",
}
WORDS = tuple(_SINGULAR)
"""Words that are read here, in small letters."""

_WHICH_RE = spaced(rf"(?<![\w-])(?:the\s+)?{WHICH}\s+\Z", re.I)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = (
    rf"[0-9]+(?:[.,][0-9]+)?|(?:{_TENS})(?:[- ](?:{'|'.join(CARDINALS)}))?|{'|'.join(CARDINALS)}"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a\s+)?hundred|several|few"
    r"|half\s+an?"
)
_LENGTH_RE = spaced(
    rf"(?<![\w.,/$€£¥-])(?:(?:past|last|next|coming|previous|following)\s+)?(?:{_NUMBER})"
    r"(?:\s+(?:full|whole|consecutive|successive|working|business|calendar|natural|more|previous"
    r"|last|next))?(?:\s+|-)\Z",
    re.I,
)
_EVERY_RE = spaced(
    rf"(?<![\w-])(?:(?:every|each)\s+(?:(?:other|single|calendar|{_NUMBER}|first|last)\s+)?"
    r"|per\s+|(?:once|twice|times)\s+an?\s+)\Z",
    re.I,
)
_ORDINAL_RE = spaced(
    rf"(?<![\w-])(?P<ordinal>{ORDINAL}|last|[0-9]{{1,2}}(?:st|nd|rd|th))"
    rf"(?:\s+(?P<count>[0-9]{{1,2}}|{'|'.join(CARDINALS)}))?(?:\s+|-)\Z",
    re.I,
)
_IN_YEAR_RE = spaced(
    rf"\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:calendar\s+)?(?:year\s+)?(?P<year>{YEAR_PATTERN})"
    rf"(?![0-9]|[-/.,][0-9])|\s+(?:(?:of|in)\s+)?(?:{YEAR_WORD}|(?P<any>the\s+year)\b)",
    re.I,
)
_PLAN_RE = spaced(r"\s+(?:Plan|PLAN)")
_END_OF_THE_RE = spaced(r"\b(?:end|close)\s+of\s+the\s+\Z", re.I)
_WINDOW = 40
_LEADS = frozenset(
    "every each per a an the this current last next coming same that previous preceding following"
    " other single calendar first more full whole consecutive successive working business natural"
    " hundred several few thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    " thirty forty fifty sixty seventy eighty ninety".split()
).union(CARDINALS, ORDINALS, (f"{ten}-{one}" for ten in _TENS.split("|") for one in CARDINALS))
"""Words that may stand before a unit in an expression; others are not looked into."""
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_MARKS = "(\"'“‘[（:,"


def read_unit(text: str, start: int, end: int) -> Iterator[Draft]:
    """What the words around a unit make of it; at most one expression."""
    offset = max(0, start - _WINDOW)
    before = text[offset:start]
    if not before or before[-1].isalnum():
        return
    unit = _SINGULAR[text[start:end].lower()]
    word = word_before(text, start)
    if not (word.strip(_MARKS) in _LEADS or word[-1:].isdigit() or word[-2:] in _ORDINAL_ENDS):
        return
    if every := _EVERY_RE.search(before):
        yield Draft(offset + every.start(), end, TimexKind.RECURRENCE)
    elif text[end - 1] not in "sS" and unit in _COUNTED and (which := _WHICH_RE.search(before)):
        yield from _counted(text, offset + which.start("which"), end, which["which"])
    elif ordinal := _ORDINAL_RE.search(before):
        yield from _part(text, offset + ordinal.start(), end, ordinal, unit)
    elif (number := _LENGTH_RE.search(before)) and unit != "half":
        if not _PLAN_RE.match(text, end):
            yield Draft(offset + number.start(), end, TimexKind.DURATION)
    elif unit == "year" and (ends := _END_OF_THE_RE.search(before)):
        year = Reading()
        yield Draft(offset + ends.end(), end, first=year, last=year)


def _counted(text: str, start: int, end: int, which: str) -> Iterator[Draft]:
    """This year, the same month; not "the last year", which may be twelve months, or a last day."""
    unit, word = _COUNTED[text[start:end].lower().split()[-1]], which.lower()
    has_article = text[max(0, start - 4) : start].lower().strip() == "the"
    if text[end : end + 1] == "-" or (has_article and word in ("last", "next")):
        return
    deixis = deixis_of(word, unit)
    if unit is Unit.DAY and (deixis.reference is Reference.WRITING or word == "that"):
        return
    reading = Reading(deixis=deixis)
    yield Draft(start, end, first=reading, last=reading)


def _part(text: str, start: int, end: int, ordinal: re.Match[str], unit: str) -> Iterator[Draft]:
    """The first quarter of 2022, the last four months of 2021, the 20th century."""
    number = LAST if ordinal["ordinal"].lower() == "last" else read_ordinal(ordinal["ordinal"])
    count = read_ordinal(ordinal["count"]) if ordinal["count"] else 1
    if unit == "century":
        years = years_of_century(number) if count == 1 else None
        if years:
            yield Draft(start, end, first=years[0], last=years[1])
        return
    if text[end - 1] in "sS" and not ordinal["count"]:
        return  # the first and third quarters: from, or both?
    year = _IN_YEAR_RE.match(text, end)
    months = (
        months_of(_year(year), _SIZES[unit], number, count) if year and unit in _SIZES else None
    )
    if year and months:
        yield Draft(start, year.end(), first=months[0], last=months[1])
    elif ordinal["count"] and ordinal["ordinal"].lower() in ("last", "first"):
        yield Draft(start, end, TimexKind.DURATION)  # the last three years


def _year(found: re.Match[str]) -> Reading:
    if found["year"]:
        return Reading(int(found["year"]))
    if found["which"]:
        return Reading(deixis=deixis_of(found["which"], Unit.YEAR))
    return Reading()
