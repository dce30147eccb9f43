"""What an expression means in EDTF, or why that is not known."""

from __future__ import annotations

import calendar

from generator.text.edtf import Edtf
from generator.text.timex.reasons import BACKWARDS, NOT_PRINTED, VAGUE
from generator.text.timex.record import (
    OPEN_LEFT,
    OPEN_RIGHT,
    Draft,
    Mod,
    Reading,
    Timex,
    TimexKind,
    Unit,
)


def settle(text: str, draft: Draft) -> Timex:
    """The draft as callers see it, with its kind and value."""
    kind = _kind(draft)
    value, reason = None, draft.reason
    if kind in (TimexKind.DATE, TimexKind.RANGE) and draft.is_date:
        value, problem = to_edtf(draft.first, draft.last, draft.mod, is_range=draft.is_range)
        reason = problem or reason
    elif kind is TimexKind.INCOMPLETE:
        reason = reason or (NOT_PRINTED if draft.is_date else VAGUE)
    return Timex(
        draft.start,
        draft.end,
        text[draft.start : draft.end],
        kind,
        value,
        draft.mod,
        reason=reason,
        first=draft.first,
        last=draft.last,
        antecedent=draft.antecedent,
    )


def _kind(draft: Draft) -> TimexKind:
    if draft.kind is not TimexKind.DATE or not draft.is_date:
        return draft.kind
    ends = [end for end in (draft.first, draft.last) if end is not None]
    if is_until_now(draft.mod, draft.last):
        ends = ends[:1]
    if any(end.deixis for end in ends):
        return TimexKind.DEICTIC
    if not all(end.is_whole for end in ends):
        return TimexKind.INCOMPLETE
    is_limit = draft.mod in OPEN_LEFT | OPEN_RIGHT
    return TimexKind.RANGE if draft.is_range or is_limit else TimexKind.DATE


def is_until_now(mod: Mod, last: Reading | None) -> bool:
    """Whether it runs from a date to the day of writing: 2019年至今."""
    if mod is not Mod.SINCE or last is None or last.deixis is None:
        return False
    return last.deixis.unit is Unit.DAY and last.deixis.offset == 0


def to_edtf(
    first: Reading | None, last: Reading | None, mod: Mod, *, is_range: bool = False
) -> tuple[Edtf | None, str]:
    """The value, or None and the reason why there is none.

    Args:
        first: Start, whole.
        last: End, whole; equal to *first* for one date.
        mod: A limit leaves one side open.
        is_range: Whether two dates are named: then also equal ones make an interval.
    """
    if is_until_now(mod, last):
        last = first
    ends = [end for end in (first, last) if end is not None]
    if first == last:
        ends = ends[:1]
    for end in ends:
        if problem := why_impossible(end):
            return None, problem
    start = stop = ends[0].to_point()
    if len(ends) > 1:
        stop = ends[1].to_point()
        if stop.last < start.first:
            return None, BACKWARDS
    if mod in OPEN_LEFT:
        return Edtf(None, stop, is_interval=True), ""
    if mod in OPEN_RIGHT:
        return Edtf(start, None, is_interval=True), ""
    return Edtf(start, stop, is_interval=is_range or start != stop), ""


def why_impossible(reading: Reading) -> str:
    """Why no such day can be, or nothing: "February 2023 has 28 days"."""
    year, month, day = reading.year, reading.month, reading.day
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is None or month is None or year is None:
        return ""
    if 1 <= day <= 28:
        return ""
    days = calendar.monthrange(year, month)[1]
    if 1 <= day <= days:
        return ""
    return f"{calendar.month_name[month]} {year} has {days} days"
