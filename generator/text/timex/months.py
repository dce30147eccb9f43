"""English dates with the name of a month: 30 July 2021, July 30th, 2021, 30-Jul-2021, July 2021.

Each name of a month is read together with the words on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.text.timex.numerals import ORDINAL, read_ordinal
from generator.text.timex.parts import YEAR_PATTERN
from generator.text.timex.record import Draft, Reading, TimexKind, Unit
from generator.text.timex.spaces import spaced
from generator.text.timex.words import YEAR_WORD, deixis_of

_NAMES = (
    "january february march april may june july august september october november december".split()
)
_NUMBERS = {name[:3]: number for number, name in enumerate(_NAMES, 1)}
_FORMS = [*_NAMES, *"sept sep jan feb mar apr jun jul aug oct nov dec".split()]
MONTH_NAME = "|".join(_FORMS)
"""Pattern of the name of a month, in small letters."""
WORDS = tuple(_FORMS)
"""Words that are read here, in small letters."""

_DAY = rf"(?:[0-9]{{1,2}}(?:\s?(?:st|nd|rd|th)\b)?|(?:{ORDINAL})\b)"
_TO = r"-|–|—|~|to|until|till|through"
_JOIN = rf"(?P<join>{_TO}|and|&|or)"
_FREE = r"(?<!\w)(?<![0-9][.,:/])(?:(?<![0-9]-)|(?<=[a-z]\s[0-9]{4}-)|(?<=[a-z],\s[0-9]{4}-))"
"""Not within a longer number or word; a day may follow the year of another: 2014-19 Dec."""
_LEFT_DAY_RE = spaced(
    rf"{_FREE}(?:(?P<other>{_DAY})\s*{_JOIN}\s*(?:the\s+)?)?"
    rf"(?P<day>{_DAY})(?:\s+(?:day\s+)?(?:of\s+)?|\s?[-/.]\s?|)\Z",
    re.I,
)
_LEFT_YEAR_RE = spaced(rf"{_FREE}(?P<year>{YEAR_PATTERN})(?:\s+|[-/])\Z")
_RIGHT_DAY_RE = spaced(
    rf"(?:\s*|\s?-\s?)(?:the\s+)?(?P<day>{_DAY})(?![0-9]|[.:/][0-9]|%)"
    rf"(?:\s*{_JOIN}\s*(?:the\s+)?(?P<other>{_DAY})"
    rf"(?![0-9]|[.:/][0-9]|%|\s*(?:of\s+)?(?:{MONTH_NAME})\b))?",
    re.I,
)
_RIGHT_YEAR_RE = spaced(
    rf"(?:\s*,?\s*(?:(?:of|in)\s+)?(?:the\s+year\s+)?|\s?[-/]\s?)"
    rf"(?P<year>{YEAR_PATTERN})(?![0-9]|[/.,][0-9]|-[0-9](?![0-9]?\s*(?:{MONTH_NAME})\b))"
    rf"|\s*,?\s+(?:(?:of|in)\s+)?{YEAR_WORD}",
    re.I,
)
_RUN_LEFT_RE = spaced(r"[\w/.-]{0,24}\Z")
_RUN_RIGHT_RE = spaced(r"[\w/-]{0,24}")
_JOINED_RE = spaced(r"(\w+)([-/.])(\w+)\2(\w+)")
_LISTED_DAYS_RE = spaced(r"(?:\A|[(:]|\b(?:on|the|from|dated))\s*\Z", re.I)
_BETWEEN_RE = spaced(r"\bbetween\s+(?:the\s+)?\Z", re.I)
# A month by itself is one only where a word says so: May, March and June are also other words.
_STANDS_RE = spaced(
    r"\b(?:in|of|since|until|till|by|during|to|from|before|after|early|late|mid"
    r"|through|(?P<list>and|or)"
    r"|between|end|beginning|middle)(?:\s+|-)\Z|[-–—]\s?\Z",
    re.I,
)
_WHICH_RE = spaced(r"\b(?P<which>this|last|next|coming)\s+\Z", re.I)
_GOES_ON_RE = spaced(
    rf"\s*(?:{_TO}|(?P<list>and|&|or))\s*(?:the\s+)?(?:{_DAY}\s+)?(?:{MONTH_NAME})\b", re.I
)
_WINDOW = 40
_MARKS = ("-", "/", ".")
_DAY_ENDS = frozenset("0123456789hdtfHDTF")
"""How a day before the month can end: 3, 3rd, first, 3rd of."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The name of a month and the text around it."""

    text: str
    start: int
    end: int
    name: str

    @property
    def month(self) -> Reading:
        return Reading(month=_NUMBERS[self.name[:3].lower()])

    @property
    def offset(self) -> int:
        """Where the text before begins that is looked at."""
        return max(0, self.start - _WINDOW)

    @property
    def before(self) -> str:
        return self.text[self.offset : self.start]


def read_month(text: str, start: int, end: int) -> Iterator[Draft]:
    """Every date around the name of a month, with or without its year."""
    place = _Place(text, start, end, text[start:end])
    is_joined = text[start - 1 : start] in _MARKS or text[end : end + 1] in _MARKS
    yield from (is_joined and _joined(place)) or _spelled(place)


def _joined(place: _Place) -> tuple[Draft, ...]:
    """05-Aug-2016, 2019/aug/1: the same mark twice, a year of four digits and a day."""
    left = _RUN_LEFT_RE.search(place.before)
    right = _RUN_RIGHT_RE.match(place.text, place.end)
    assert left and right  # both may be empty
    start, end = place.offset + left.start(), right.end()
    found = _JOINED_RE.fullmatch(place.text, start, end)
    if not found:
        return ()
    rest = sorted((part for part in found.group(1, 3, 4) if part != place.name), key=len)
    if len(rest) != 2 or not (rest[0] + rest[1]).isdigit() or not len(rest[0]) < 3 < len(rest[1]):
        return ()
    day, year = int(rest[0]), int(rest[1])
    return (_draft(start, end, replace(place.month, year=year, day=day)),)


def _spelled(place: _Place) -> Iterator[Draft]:
    after = place.end
    if place.text[after : after + 1] == "." and len(place.name) <= 4:
        after += 1  # the full stop of an abbreviation
    may_follow_day = place.before.rstrip()[-1:] in _DAY_ENDS or place.before[-1:] in _MARKS
    left_day = _LEFT_DAY_RE.search(place.before) if may_follow_day else None
    right_day = _RIGHT_DAY_RE.match(place.text, after)
    year = _RIGHT_YEAR_RE.match(place.text, right_day.end() if right_day else after)
    if left_day and not (right_day and year):
        year = _RIGHT_YEAR_RE.match(place.text, after)
        yield from _day_first(place, left_day, year)
    elif right_day:
        yield from _month_first(place, right_day, year)
    else:
        yield from _month_only(place, after, year)


def _day_first(place: _Place, days: re.Match[str], year: re.Match[str] | None) -> Iterator[Draft]:
    """30 July 2021, 10-12 March 2021, 3 and 5 April 2021."""
    end = year.end() if year else place.end
    if not year and place.name.islower() and place.name in ("may", "march"):
        return
    month = _in_year(place.month, year)
    last = replace(month, day=read_ordinal(days["day"]))
    start = place.offset + days.start("day")
    if not days["other"]:
        yield _draft(start, end, last)
        return
    other = place.offset + days.start("other")
    first = replace(month, day=read_ordinal(days["other"]))
    before = place.before[: days.start("other")]
    if re.match(_TO, days["join"], re.I) or _BETWEEN_RE.search(before):
        yield _draft(other, end, first, last)
        return
    if _LISTED_DAYS_RE.search(before):
        yield replace(
            _draft(other, place.offset + days.end("other"), first), antecedent=(start, end)
        )
    yield _draft(start, end, last)


def _month_first(place: _Place, days: re.Match[str], year: re.Match[str] | None) -> Iterator[Draft]:
    """July 30th, 2021, March 10-12, 2021, March 3 and 5, 2021; or 2021 March 30."""
    before = None if year else _LEFT_YEAR_RE.search(place.before)
    if not (year or before) and place.name in ("may", "march"):
        return
    end = year.end() if year else days.end()
    start = place.offset + before.start() if before else place.start
    month = _in_year(place.month, year or before)
    first = replace(month, day=read_ordinal(days["day"]))
    if not days["other"]:
        yield _draft(start, end, first)
        return
    last = replace(month, day=read_ordinal(days["other"]))
    if re.match(_TO, days["join"], re.I) or _BETWEEN_RE.search(place.before):
        yield _draft(start, end, first, last)
        return
    other = (days.start("other"), end)
    lent = other if year else None
    yield replace(_draft(start, days.end("day"), first), antecedent=lent)
    yield _draft(*other, last)


def _month_only(place: _Place, after: int, year: re.Match[str] | None) -> Iterator[Draft]:
    """July 2021, 2021 July, July this year; July by itself where a word before it says so."""
    before = None if year else _LEFT_YEAR_RE.search(place.before)
    if year or before:
        start = place.offset + before.start() if before else place.start
        yield _draft(
            start, year.end() if year else place.end, _in_year(place.month, year or before)
        )
    elif place.name in ("may", "march"):
        return
    elif which := _WHICH_RE.search(place.before):
        yield _which(place, place.offset + which.start(), which["which"])
    elif _stands(place, after):
        yield _draft(place.start, place.end, place.month)


def _which(place: _Place, start: int, which: str) -> Draft:
    """A month of the year of writing for "this May"; "last May" may be of two years."""
    if which.lower() == "this":
        month = replace(place.month, deixis=deixis_of("this", Unit.YEAR))
        return _draft(start, place.end, month)
    reason = f"'{which} {place.name}' could be of two years"
    return Draft(start, place.end, TimexKind.INCOMPLETE, reason=reason)


def _stands(place: _Place, after: int) -> bool:
    """Whether the words around a month say that it is one; a short form needs a clearer one."""
    for found in (_STANDS_RE.search(place.before), _GOES_ON_RE.match(place.text, after)):
        if found and (found["list"] is None or place.name.lower() in _NAMES):
            return True
    return False


def _in_year(month: Reading, year: re.Match[str] | None) -> Reading:
    if year is None:
        return month
    words = year.groupdict()
    if words["year"]:
        return replace(month, year=int(words["year"]))
    return replace(month, deixis=deixis_of(words["which"], Unit.YEAR))


def _draft(start: int, end: int, first: Reading, last: Reading | None = None) -> Draft:
    return Draft(start, end, TimexKind.DATE, first, last or first, is_range=last is not None)
