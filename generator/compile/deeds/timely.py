"""Whether a date goes with the day on which a notice was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.compile.deeds.guards import is_done
from generator.models import Notice, RoleDate
from generator.text.edtf import Edtf, Point
from generator.text.timex import Basis as TimexBasis
from generator.text.timex import Timex, TimexKind
from generator.vocabulary import DateRole, NoticeKind

ANY_TIME = frozenset({DateRole.EFFECTIVE, DateRole.REPEALED, DateRole.EXTENDED, DateRole.PERIOD})
"""Roles that a notice may give a day after its own without saying "will"."""
_WRITTEN_ON = (
    DateRole.ISSUED,
    DateRole.SIGNED,
    DateRole.RELEASED,
    DateRole.ADOPTED,
    DateRole.APPROVED,
)
_PUT_UP = (DateRole.REPOSTED, DateRole.REPORTED)
_UNDATED = "the year is not printed"
_AFTER = "it is told as done, and lies after the day of writing"
_BEFORE = "it is told as still to come, and lies before the day of writing"
_NOT_OVER = "that time was not over when this was written, and it may be only planned"


@dataclass(frozen=True)
class Written:
    """When a notice was written, as far as its record says."""

    on: Point | None = None
    """The day, month or year itself."""
    latest: date | None = None
    """A day on which it was already there: that of a repost, if no better one is known."""
    is_plan: bool = False
    """Whether it is a plan: then Chinese, which has no tenses, tells what is to be done."""


def read_written(notice: Notice) -> Written:
    """When a notice was written; a repost says only when it was there already."""
    on = next(filter(None, (_known(notice.date(role)) for role in _WRITTEN_ON)), None)
    days = [] if on is None else [on.last]
    days += [day.last for role in _PUT_UP if (day := _known(notice.date(role)))]
    return Written(on, min(days, default=None), notice.kind is NoticeKind.WORK_PLAN)


def _known(found: RoleDate | None) -> Point | None:
    if found is None or found.disputed is not None or found.edtf.is_interval:
        return None
    start = found.edtf.start
    return None if start is None or start.qualifier else start


def why_untimely(
    role: DateRole, timex: Timex, clause: str, written: Written, *, is_figure: bool
) -> str:
    """Why a date with a value does not go with what is said; empty where it does.

    Args:
        role: What happens then.
        timex: The date.
        clause: In which it is said.
        written: When.
        is_figure: Whether it is a figure of that time.
    """
    value = timex.value
    assert value is not None  # dates without a value are told before
    is_ahead = role in (DateRole.DEADLINE, DateRole.PLANNED)
    if timex.kind is TimexKind.INCOMPLETE and timex.basis is TimexBasis.INFERRED:
        if written.on is None or written.on.month is None:
            return _UNDATED
        if role is DateRole.DEADLINE and value.last < written.on.first:
            return _BEFORE
    if role in ANY_TIME or is_ahead:
        return ""
    if written.latest and value.first > written.latest:
        return _AFTER
    is_sure = role is DateRole.HELD or (is_done(clause) and not is_figure)
    return _NOT_OVER if _may_go_on(value, written) and not is_sure else ""


def _may_go_on(value: Edtf, written: Written) -> bool:
    """Whether a month or year may not have been over."""
    if written.latest:
        return value.last > written.latest
    is_day = value.start is not None and value.start.day is not None
    return written.is_plan and not is_day
