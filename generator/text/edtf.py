"""Dates as EDTF (ISO 8601-2:2019, the part of level 1 we use): they keep their precision.

Understood: `2021`, `2021-03`, `2021-03-30`, intervals of these (`2021/2035`, `2021-03/..`,
`../2022`), and a trailing `~` (approximate), `?` (uncertain) or `%` (both).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_DATE_RE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?\Z")
_MONTHS = calendar.month_name


class EdtfError(ValueError):
    """The text is no date in the part of EDTF we use, or names a day that does not exist."""


@dataclass(frozen=True)
class Point:
    """One date with its precision."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    """`~` approximate, `?` uncertain, `%` both, or empty."""

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts) + self.qualifier


@dataclass(frozen=True)
class Edtf:
    """A date or an interval; an open end is None."""

    start: Point | None
    end: Point | None
    is_interval: bool = False

    @property
    def first(self) -> date:
        """The first day it can mean; `date.min` when the start is open."""
        return self.start.first if self.start else date.min

    @property
    def last(self) -> date:
        """The last day it can mean; `date.max` when the end is open."""
        return self.end.last if self.end else date.max

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Order by first day, then by last day: a month stands before the days in it."""
        return (self.first, self.last, str(self))

    def __str__(self) -> str:
        if not self.is_interval:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string.

    Raises:
        EdtfError: The text is not in the supported part of EDTF, names a day that does not
            exist ("2023-02-30"), or an interval ends before it starts.
    """
    if "/" not in text:
        point = _parse_point(text)
        return Edtf(point, point)
    left, _, right = text.partition("/")
    start = None if left == ".." else _parse_point(left)
    end = None if right == ".." else _parse_point(right)
    if start is None and end is None:
        raise EdtfError(f"'{text}' has no end that is known")
    if start and end and end.last < start.first:
        raise EdtfError(f"'{text}' ends before it starts")
    return Edtf(start, end, is_interval=True)


def _parse_point(text: str) -> Point:
    found = _DATE_RE.match(text)
    if not found:
        raise EdtfError(
            f"'{text}' is not an EDTF date; write '2021', '2021-03' or '2021-03-30',"
            " or '2021/2035' for a period"
        )
    year, month, day = (int(part) if part else None for part in found.group(1, 2, 3))
    assert year is not None  # the pattern has matched
    if year < 1:
        raise EdtfError(f"'{text}': there is no year {year}")
    if month is not None and not 1 <= month <= 12:
        raise EdtfError(f"'{text}': there is no month {month}; write '{year:04d}' if it is unknown")
    if day is not None and month is not None:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            raise EdtfError(
                f"'{text}': {_MONTHS[month]} {year} has {days} days;"
                f" write '{year:04d}-{month:02d}' if the day is unknown"
            )
    return Point(year, month, day, found.group(4) or "")


def format_edtf(value: Edtf) -> str:
    """A date as people read it: "30 March 2021", "March 2021", "2021 to 2035", "from 2021"."""
    if not value.is_interval:
        return _format_point(value.start)
    if value.start is None:
        return f"until {_format_point(value.end)}"
    if value.end is None:
        return f"from {_format_point(value.start)}"
    return f"{_format_point(value.start)} to {_format_point(value.end)}"


def _format_point(point: Point | None) -> str:
    assert point is not None  # an interval has at least one end, a date has both
    text = f"{point.year}"
    if point.month:
        text = f"{_MONTHS[point.month]} {text}"
    if point.day:
        text = f"{point.day} {text}"
    note = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}[point.qualifier]
    return note + text
