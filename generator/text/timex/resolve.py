"""What deictic and incomplete expressions mean, once it is known when the text was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from generator.text.edtf import Edtf, Point
from generator.text.timex.record import (
    Basis,
    Deixis,
    Reading,
    Reference,
    Span,
    Timex,
    TimexKind,
    Unit,
)
from generator.text.timex.settle import is_until_now, to_edtf

_OPEN = frozenset({TimexKind.DEICTIC, TimexKind.INCOMPLETE})


def resolve(timexes: Iterable[Timex], anchor: Point) -> tuple[Timex, ...]:
    """The expressions in the same order, with values for those that the anchor decides.

    "This year" and "15 March" take the year of the anchor; "this month", "today" and 24日 need an
    anchor that has a month or day. "The same month" counts from the last dated expression before
    it. Such values are inferred and name what they were counted from. An expression that cannot
    be decided comes back without a value and with the reason.

    Args:
        timexes: Expressions of one text in reading order, from `find_timexes`.
        anchor: When the text was written, as exactly as that is known: a year, month or day.
    """
    resolved: list[Timex] = []
    for timex in timexes:
        if timex.kind in _OPEN and timex.first and timex.last:
            resolved.append(_resolve(timex, timex.first, timex.last, anchor, resolved))
        elif timex.value and is_until_now(timex.mod, timex.last) and anchor.day:
            value = Edtf(timex.value.start, anchor, is_interval=True)
            is_past = value.first <= value.last
            resolved.append(_inferred(timex, value, str(anchor)) if is_past else timex)
        else:
            resolved.append(timex)
    return tuple(resolved)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A reading with its open parts filled, or why they cannot be."""

    reading: Reading | None = None
    anchor: str = ""
    """What it was counted from; empty where nothing was."""
    reason: str = ""


def _resolve(
    timex: Timex, first: Reading, last: Reading, anchor: Point, before: Sequence[Timex]
) -> Timex:
    start = end = _fill(first, timex, anchor, before)
    if last != first:
        end = _fill_end(last, start, timex, anchor, before)
    if start.reading is None or end.reading is None:
        return replace(timex, reason=start.reason or end.reason)
    value, problem = to_edtf(start.reading, end.reading, timex.mod, is_range=first != last)
    if value is None:
        return replace(timex, reason=problem)
    names = dict.fromkeys(name for name in (start.anchor, end.anchor) if name)
    return _inferred(timex, value, ", ".join(names))


def _inferred(timex: Timex, value: Edtf, anchor: str) -> Timex:
    return replace(timex, value=value, basis=Basis.INFERRED, anchor=anchor, reason="")


def _fill(reading: Reading, timex: Timex, anchor: Point, before: Sequence[Timex]) -> _Filled:
    if reading.deixis is None:
        return _Filled(reading) if reading.is_whole else _in_anchor(reading, timex, anchor, before)
    if reading.deixis.reference is Reference.WRITING:
        return _count(reading, reading.deixis, anchor, str(anchor))
    for other in reversed(before):
        if other.value is not None:
            base = _common(other.value)
            if base is None:
                return _Filled(reason=f"'{other.surface}' before it is of more than one year")
            return _count(reading, reading.deixis, base, other.surface)
    return _Filled(reason="no date before it that it could count from")


def _fill_end(
    last: Reading, start: _Filled, timex: Timex, anchor: Point, before: Sequence[Timex]
) -> _Filled:
    """The end of a range; 次年 in 11月至次年2月 counts from its start."""
    is_from_text = last.deixis is not None and last.deixis.reference is Reference.TEXT
    if last.deixis and is_from_text and start.reading is not None:
        return _count(last, last.deixis, start.reading.to_point(), start.anchor)
    return _fill(last, timex, anchor, before)


def _in_anchor(reading: Reading, timex: Timex, anchor: Point, before: Sequence[Timex]) -> _Filled:
    """15 March in the year of the anchor; a bare day in its month, if that day has come."""
    other = _standing_at(timex.antecedent, before)
    if other and other.value:
        base = _common(other.value)
        if base is None or base.year != anchor.year:
            reason = f"'{other.surface}' stands before it, the anchor is {anchor}"
            return _Filled(reason=reason)
    month = reading.month
    if month is None and reading.day is not None:
        if anchor.day is None or reading.day > anchor.day:
            return _Filled(reason=f"'{anchor}' does not say in which month the day lies")
        month = anchor.month
    return _Filled(replace(reading, year=anchor.year, month=month), str(anchor))


def _standing_at(span: Span | None, before: Sequence[Timex]) -> Timex | None:
    for other in reversed(before):
        if span is None or other.start < span[0]:
            return None
        if (other.start, other.end) == span:
            return other
    return None


def _common(value: Edtf) -> Point | None:
    """What the two ends of a value have in common; None where not even the year."""
    start = value.start or value.end
    end = value.end or start
    assert start is not None and end is not None  # an interval has at least one end
    if start.year != end.year:
        return None
    if start.month != end.month:
        return Point(start.year)
    return Point(start.year, start.month, start.day if start.day == end.day else None)


def _count(reading: Reading, deixis: Deixis, base: Point, name: str) -> _Filled:
    """The reading so many years, months or days from a date."""
    year, month = base.year, reading.month
    if deixis.unit is Unit.YEAR:
        year += deixis.offset
    elif deixis.unit is Unit.MONTH and base.month:
        months = base.year * 12 + base.month - 1 + deixis.offset
        year, month = months // 12, months % 12 + 1
    elif deixis.unit is Unit.DAY and base.day and 1 < base.year < 9999:
        day = base.first + timedelta(days=deixis.offset)
        return _Filled(Reading(day.year, day.month, day.day), name)
    elif deixis.unit in (Unit.MONTH, Unit.DAY):
        return _Filled(reason=f"'{name}' has no {deixis.unit} to count from")
    else:
        return _Filled(reason=f"a {deixis.unit} is not counted out")
    if not 1 <= year <= 9999:
        return _Filled(reason=f"there is no year {year}")
    return _Filled(replace(reading, year=year, month=month, deixis=None), name)
