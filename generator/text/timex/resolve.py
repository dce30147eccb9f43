"""What deictic and incomplete expressions mean, once it is known when the text was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from generator.text.edtf import Edtf, Point
from generator.text.timex.record import Basis, Deixis, Reading, Reference, Timex, TimexKind, Unit
from generator.text.timex.settle import is_until_now, to_edtf

_OPEN = frozenset({TimexKind.DEICTIC, TimexKind.INCOMPLETE})


def resolve(timexes: Iterable[Timex], anchor: Point) -> tuple[Timex, ...]:
    """The expressions in the same order, with values for those that the anchor decides.

    "This year" takes the year of the anchor, "15 March" too; "this month", "today" and 24日 need an
    anchor that has a month or day. "The same month" counts from the last dated expression
    before it. Such values are inferred and name what they were counted from; an expression that
    cannot be decided comes back as it was, with the reason.

    Args:
        timexes: Expressions of one text in reading order, from `find_timexes`.
        anchor: When the text was written, as exactly as that is known: a year, month or day.
    """
    resolved: list[Timex] = []
    for timex in timexes:
        if timex.kind in _OPEN and (timex.first or timex.last):
            timex = _resolve(timex, anchor, resolved)
        elif timex.value is not None and is_until_now(timex.mod, timex.last) and anchor.day:
            value = Edtf(timex.value.start, anchor, is_interval=True)
            timex = _inferred(timex, value, str(anchor))
        resolved.append(timex)
    return tuple(resolved)


class _UnknownError(Exception):
    """It cannot be decided; the message says why."""


def _resolve(timex: Timex, anchor: Point, before: list[Timex]) -> Timex:
    named: list[str] = []
    try:
        first = _whole(timex.first, timex, anchor, before, named)
        last = first if timex.last == timex.first else None
        last = last or _whole(timex.last, timex, anchor, before, named)
    except _UnknownError as why:
        return replace(timex, reason=str(why))
    value, problem = to_edtf(first, last, timex.mod, is_range=first != last)
    if value is None:
        return replace(timex, reason=problem)
    return _inferred(timex, value, ", ".join(dict.fromkeys(named)))


def _inferred(timex: Timex, value: Edtf, anchor: str) -> Timex:
    return replace(timex, value=value, basis=Basis.INFERRED, anchor=anchor, reason="")


def _whole(
    reading: Reading | None,
    timex: Timex,
    anchor: Point,
    before: list[Timex],
    named: list[str],
) -> Reading | None:
    """The reading with its open parts filled; adds what it was counted from to *named*."""
    if reading is None or (reading.is_whole and reading.deixis is None):
        return reading
    if reading.deixis is None:
        named.append(str(anchor))
        return _in_anchor(reading, timex, anchor, before)
    base, name = anchor, str(anchor)
    if reading.deixis.reference is Reference.TEXT:
        base, name = _named_before(before)
    named.append(name)
    return _count(reading, reading.deixis, base)


def _in_anchor(reading: Reading, timex: Timex, anchor: Point, before: list[Timex]) -> Reading:
    """ "15 March" in the year of the anchor; a bare day in its month, if that day has come."""
    for other in before:
        if (other.start, other.end) == timex.antecedent and other.value is not None:
            years = {point.year for point in (other.value.start, other.value.end) if point}
            if years != {anchor.year}:
                printed = " and ".join(map(str, sorted(years)))
                raise _UnknownError(f"{printed} stands before it, the anchor is {anchor.year}")
    month = reading.month
    if month is None and reading.day is not None:
        if anchor.day is None or reading.day > anchor.day:
            raise _UnknownError(f"'{anchor}' does not say of which month it is the day")
        month = anchor.month
    return replace(reading, year=anchor.year, month=month)


def _named_before(before: list[Timex]) -> tuple[Point, str]:
    """The last date that is known, as a point: what its two ends have in common."""
    for other in reversed(before):
        if other.value is None:
            continue
        start = other.value.start or other.value.end
        end = other.value.end or start
        assert start is not None and end is not None  # an interval has at least one end
        if start.year != end.year:
            raise _UnknownError(f"'{other.surface}' before it is of more than one year")
        if start.month != end.month:
            return Point(start.year), other.surface
        day = start.day if start.day == end.day else None
        return Point(start.year, start.month, day), other.surface
    raise _UnknownError("no date before it that it could count from")


def _count(reading: Reading, deixis: Deixis, base: Point) -> Reading:
    if deixis.unit is Unit.YEAR:
        return replace(reading, year=base.year + deixis.offset, deixis=None)
    if deixis.unit is Unit.MONTH and base.month:
        months = base.year * 12 + base.month - 1 + deixis.offset
        return replace(reading, year=months // 12, month=months % 12 + 1, deixis=None)
    if deixis.unit is Unit.DAY and base.month and base.day:
        day = base.first + timedelta(days=deixis.offset)
        return Reading(day.year, day.month, day.day)
    if deixis.unit in (Unit.MONTH, Unit.DAY):
        raise _UnknownError(f"'{base}' has no {deixis.unit} to count from")
    raise _UnknownError(f"a {deixis.unit} is not counted out")
