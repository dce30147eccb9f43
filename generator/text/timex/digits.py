"""Dates of digits alone: 2021-03-30, 28 09,2022, 2021-2035, the 1990s, and years by themselves.

What looks alike and is no date is told by `guards`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.text.timex.parts import CENTURY_PATTERN, YEAR_PATTERN, years_of_decade
from generator.text.timex.reasons import MONTH_OR_YEAR, SWAPPED
from generator.text.timex.record import Draft, Reading

_RUN_RE = re.compile(r"[0-9]+")
_Y = YEAR_PATTERN
_N = "[0-9][0-9]?"
_END = "(?![0-9])"

_MARKS = frozenset("-–—~./ \n至到s'’") | {""}
"""What may stand between the numbers of a date."""

Reader = Callable[[re.Match[str]], Draft | None]


def find_digits(text: str) -> Iterator[Draft]:
    """Every date or year that is written with digits and marks only."""
    done = 0
    for run in _RUN_RE.finditer(text):
        start, end = run.span()
        if start < done or not _may_begin(text, start, end):
            continue
        forms = _FORMS.get(end - start, ())
        if end - start == 4 and text[end : end + 1] not in _MARKS:
            forms = _YEAR_ALONE
        for pattern, read in forms:
            found = pattern.match(text, start)
            draft = read(found) if found else None
            if draft:
                yield draft
                done = draft.end
                break


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether a run of digits can begin a date at all; most cannot."""
    following = text[end : end + 1]
    if end - start == 4:
        return "1500" <= text[start:end] < "2200" and following != "年"
    return end - start == 8 or following in _MARKS


def _year_month_day(found: re.Match[str]) -> Draft | None:
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if not (1 <= month <= 31 and 1 <= day <= 31):
        return None  # a number of something: 2015-1-32
    return _draft(found, Reading(year, month, day))


def _any_order(found: re.Match[str]) -> Draft | None:
    """Day and month, or month and day: told apart only where one of them is beyond twelve."""
    return _swappable(found, [(int(found["a"]), int(found["b"]))])


def _pair(found: re.Match[str]) -> Draft | None:
    """Two days of one year, "2/29-3/1/2019": both are in the same order."""
    days = [(int(found["a"]), int(found["b"])), (int(found["c"]), int(found["d"]))]
    return _swappable(found, days)


def _swappable(found: re.Match[str], days: list[tuple[int, int]]) -> Draft | None:
    year = int(found["year"])
    day_first = all(1 <= a <= 31 and 1 <= b <= 12 for a, b in days)
    month_first = all(1 <= a <= 12 and 1 <= b <= 31 for a, b in days)
    if not (day_first or month_first):
        return None
    if day_first and month_first and any(a != b for a, b in days):
        return _draft(found, Reading(year), reason=SWAPPED)
    readings = [Reading(year, b, a) if day_first else Reading(year, a, b) for a, b in days]
    return _draft(found, readings[0], readings[-1] if len(days) > 1 else None)


def _year_month(found: re.Match[str]) -> Draft | None:
    year, month = int(found["year"]), int(found["month"])
    if not 1 <= month <= 12:
        return None
    if found.start("year") < found.start("month") and month == year % 100 + 1:
        return _draft(found, Reading(year), reason=MONTH_OR_YEAR)
    return _draft(found, Reading(year, month))


def _months(found: re.Match[str]) -> Draft | None:
    first = Reading(int(found["year"]), int(found["month"]))
    return _draft(found, first, Reading(int(found["year2"]), int(found["month2"])))


def _years(found: re.Match[str]) -> Draft | None:
    first, last = int(found["year"]), int(found["year2"])
    if last < first:
        return None
    return _draft(found, Reading(first), Reading(last), is_bare=True)


def _year_and_next(found: re.Match[str]) -> Draft | None:
    """2020/2021; two other years with this mark are a number of something."""
    return _years(found) if int(found["year2"]) == int(found["year"]) + 1 else None


def _short_years(found: re.Match[str]) -> Draft | None:
    """2014-15 and 2014/15 are a year and the next, 2021–35 may be longer; 2009-10 is not sure."""
    year, mark, second = int(found["year"]), found["mark"], int(found["second"])
    is_next = second == (year + 1) % 100
    if mark == "-" and second <= 12:
        return None
    if not is_next and (mark != "–" or second <= max(12, year % 100)):
        return None
    century = year // 100 + (second == 0)
    return _draft(found, Reading(year), Reading(century * 100 + second), is_bare=True)


def _decade(found: re.Match[str]) -> Draft | None:
    first, last = years_of_decade(int(found["year"]))
    return Draft(*found.span(), first=first, last=last)


def _year(found: re.Match[str]) -> Draft | None:
    return _draft(found, Reading(int(found["year"])), is_bare=True)


def _draft(
    found: re.Match[str],
    first: Reading,
    last: Reading | None = None,
    *,
    reason: str = "",
    is_bare: bool = False,
) -> Draft:
    return Draft(
        *found.span(),
        first=first,
        last=last or first,
        reason=reason,
        is_range=last is not None,
        is_bare=is_bare,
        is_digits=True,
    )


def _form(pattern: str, read: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern + _END), read


_YEAR_FIRST = (
    _form(
        rf"(?P<year>{_Y})\s?(?P<mark>[-./])\s?(?P<month>{_N})\s?(?P=mark)\s?(?P<day>{_N})",
        _year_month_day,
    ),
    _form(
        rf"(?P<year>{_Y})\s(?P<month>[0-9][0-9])\s(?P<day>[0-9][0-9])(?!\s?[0-9])",
        _year_month_day,
    ),
    _form(
        rf"(?P<year>{_Y})\.(?P<month>{_N})\s?(?:[-–—~至到]+|to)\s?"
        rf"(?P<year2>{_Y})\.(?P<month2>{_N})(?!\.)",
        _months,
    ),
    _form(rf"(?P<year>{_Y})\s?(?:[-–~]|—+)\s?(?P<year2>{_Y})", _years),
    _form(rf"(?P<year>{_Y})/(?P<year2>{_Y})", _year_and_next),
    _form(rf"(?P<year>{_Y})(?P<mark>[-–/])(?P<second>[0-9][0-9])", _short_years),
    _form(rf"(?P<year>{_Y})-(?P<month>{_N})", _year_month),
    _form(rf"(?P<year>{CENTURY_PATTERN}[0-9]0)\s?['’]?s(?![A-Za-z])", _decade),
    _form(rf"(?P<year>{_Y})", _year),
)
_DAY_FIRST = (
    _form(
        rf"(?P<a>{_N})(?P<mark>[-/])(?P<b>{_N})\s?[-–]\s?(?P<c>{_N})(?P=mark)(?P<d>{_N})"
        rf"(?:(?P=mark)|,\s?)(?P<year>{_Y})",
        _pair,
    ),
    _form(rf"(?P<a>{_N})\s?(?P<mark>[-./])\s?(?P<b>{_N})\s?(?P=mark)\s?(?P<year>{_Y})", _any_order),
    _form(rf"(?P<a>{_N})\s(?P<b>[0-9][0-9]),\s?(?P<year>{_Y})", _any_order),
    _form(rf"(?P<month>{_N})[-/](?P<year>{_Y})", _year_month),
)
_YEAR_ALONE = _YEAR_FIRST[-1:]
_SOLID = (_form(rf"(?P<year>{_Y})(?P<month>[0-9][0-9])(?P<day>[0-9][0-9])", _year_month_day),)
_FORMS = {4: _YEAR_FIRST, 1: _DAY_FIRST, 2: _DAY_FIRST, 8: _SOLID}
"""Forms by the number of digits they begin with, the longest form first."""
