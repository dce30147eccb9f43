"""The band of a notice: what lies around it in time, cropped to the years that matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.atlas import Event
from generator.compile.render.addresses import notice_stem, split_address
from generator.compile.render.drawing import Figure, draw_timeline
from generator.compile.render.events import EventRow, event_rows
from generator.compile.render.index import Index
from generator.compile.render.words import ROLE
from generator.models import Notice, Period
from generator.vocabulary import DateRole

_YEARS_BEFORE = 2
_YEARS_AFTER = 2
_LISTED = 8
_OWN = {DateRole.PERIOD: "Period covered"}
_WIDTH = 720
"""It stands beside the record: about as many units as the text is pixels wide."""


@dataclass(frozen=True)
class Band:
    """The drawing, and the nearest events as a list for narrow screens."""

    figure: Markup
    rows: tuple[EventRow, ...]


def draw_band(notice: Notice, periods: tuple[Period, ...], index: Index) -> Band | None:
    """What lies around a notice; None where it has no date or nothing lies near.

    Args:
        notice: Its best date is the middle of the band.
        periods: The named periods that its text speaks of.
        index: Where the events are.
    """
    best = notice.best_date
    if best is None or best.edtf.start is None:
        return None
    page = notice_stem(notice.id)
    events = _around(notice, periods, index)
    year = best.edtf.first.year
    years = (year - _YEARS_BEFORE, year + _YEARS_AFTER)
    near = [e for e in events if e.edtf.last.year >= years[0] and e.edtf.first.year <= years[1]]
    if not near:
        return None
    title = f"What lies around “{notice.title}”, {years[0]} to {years[1]}"
    figure = Figure(
        title,
        _name_shortly(near, page),
        index,
        page,
        width=_WIDTH,
        rows=3,
        years=years,
        is_sparse=True,
        marked=page,
    )
    middle = best.edtf.first.toordinal()

    def distance(event: Event) -> tuple[bool, int, str]:
        is_other = split_address(event.uri)[0] != page or event.lane != "notice"
        return (is_other, abs(event.edtf.first.toordinal() - middle), event.id)

    nearest = sorted(near, key=distance)[:_LISTED]
    nearest.sort(key=lambda event: (*event.edtf.sort_key, event.id))
    return Band(draw_timeline(figure), event_rows(_name_shortly(nearest, page), index, page))


def _name_shortly(events: list[Event], page: str) -> list[Event]:
    """The events; those of the page's own notice need no title."""
    return [
        replace(event, label=f"{_OWN.get(event.role, ROLE[event.role])} (this notice)")
        if event.lane == "notice" and split_address(event.uri)[0] == page
        else event
        for event in events
    ]


def _around(notice: Notice, periods: tuple[Period, ...], index: Index) -> list[Event]:
    """Events of this notice, of its subjects, of the notices like it, and the periods it names."""
    found: dict[str, Event] = {}

    def add(events: Iterable[Event]) -> None:
        found.update((event.id, event) for event in events)

    add(index.events_by_notice.get(notice.id, ()))
    for id_ in (notice.id, *index.atlas.related.get(notice.id, ())):
        add(index.notice_events.get(notice_stem(id_), ()))
    for subject in notice.subjects:
        add(index.outside_by_subject.get(subject, ()))
    for period in periods:
        add(index.period_events.get(period.label, ()))
    return [found[id_] for id_ in sorted(found)]
