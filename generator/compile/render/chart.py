"""Where everything on a timeline stands, before anything is drawn.

Dates keep their precision: a day is a point, a month a short bar, a year or a period a bar.
Labels stand inside long bars and beside everything else; events are packed into rows from left
to right. Where not all find room, what notices and campaigns tell goes before the dates of single
terms, and the rest is drawn without labels below.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.atlas import Event
from generator.compile.render.pages import shorten
from generator.compile.render.words import LANE
from generator.text.han import HAN_RE
from generator.vocabulary import Basis

ROW_HEIGHT = 26
BARE_ROW_HEIGHT = 15
BARE_HEAD = 20
"""Room for a line that says what the marks without labels are."""
LANE_HEAD = 22
_LANE_FOOT = 8
_HEAD = 26
_LETTER_WIDTH = 6.1
_HAN_WIDTH = 12.2
_GAP = 10
_POINT_RADIUS = 5.5
_SHORTEST_BAR = 9.0
_LONGEST_LABEL = 46
_MOST_YEARS = 18
_ROWS_FOR_BARS = 6
_FEWEST_ROWS = {"campaign": 8, "notice": 4}
"""Rounds and notices are what a reader looks for first: they hardly ever lack a label."""
_BARE_ROWS = 24
_BARE_GAP = 3.0


class LabelPlace(enum.StrEnum):
    """Where a label stands, seen from its bar or point."""

    INSIDE = "inside"
    RIGHT = "right"
    LEFT = "left"
    NONE = "none"


@dataclass(frozen=True)
class Mark:
    """One event as a bar or a point."""

    event: Event
    is_point: bool
    left: float
    right: float
    label: str
    place: LabelPlace
    opens_left: bool
    """Whether it goes on to the left of the chart."""
    opens_right: bool
    middle: float = 0.0
    """Its height below the head of the lane."""


@dataclass(frozen=True)
class Lane:
    """Marks of one sort, in rows."""

    id: str
    title: str
    top: float
    height: float
    marks: tuple[Mark, ...]
    bare_top: float | None
    """Where its marks without labels begin, below its head; None where all have one."""


@dataclass(frozen=True)
class Chart:
    """A timeline with a place for everything, in user units of the SVG."""

    width: float
    height: float
    first_year: int
    last_year: int
    lanes: tuple[Lane, ...]
    earlier: int
    """How many events lie before the years that are shown."""
    later: int
    dropped: int
    """How many found no room."""

    def x(self, day: date) -> float:
        """The place of a day."""
        return _x(day, self.first_year, self.last_year, self.width)

    @property
    def years(self) -> range:
        """The years that are shown."""
        return range(self.first_year, self.last_year + 1)


def lay_out(
    events: Sequence[Event],
    width: float,
    rows: int,
    years: tuple[int, int] | None = None,
    *,
    is_sparse: bool = False,
    wanted: Collection[str] = (),
) -> Chart | None:
    """Find a place for events; None when none of them lies in the years to show.

    Args:
        events: In any order.
        width: Of the drawing, in user units; a letter is about six of them wide.
        rows: How many labelled rows a lane has at most.
        years: First and last year to show; chosen from the events when left out.
        is_sparse: Events that find no room with their label are left out.
        wanted: Ids of events that get room before all others.
    """
    window = years or choose_years(events)
    if window is None:
        return None
    first, last = window
    shown = [e for e in events if e.edtf.last.year >= first and e.edtf.first.year <= last]
    if not shown:
        return None
    lanes: list[Lane] = []
    top, dropped = float(_HEAD), 0
    for id_, title in LANE.items():
        members = [event for event in shown if _lane_of(event) == id_]
        if not members:
            continue
        members.sort(key=lambda event: (*event.edtf.sort_key, event.id))
        measured = [_measure(event, first, last, width) for event in members]
        most = max(rows, _FEWEST_ROWS.get(id_, 0))
        packed = _pack(measured, most, is_sparse, wanted)
        dropped += len(members) - len(packed.marks)
        if not packed.marks:
            continue  # a lane in which no event finds a place says nothing
        height = LANE_HEAD + packed.height + _LANE_FOOT
        lanes.append(Lane(id_, title, top, height, packed.marks, packed.bare_top))
        top += height
    if not lanes:
        return None
    earlier = sum(1 for event in events if event.edtf.last.year < first)
    later = sum(1 for event in events if event.edtf.first.year > last)
    return Chart(width, top, first, last, tuple(lanes), earlier, later, dropped)


def choose_years(events: Sequence[Event]) -> tuple[int, int] | None:
    """The years that matter: those of the short events, without lone outliers.

    Long periods do not stretch the chart; they are cut at its edges. Where the span is too long
    to read, the end with the wider gap gives way, as long as few events are lost by it.
    """
    points = [e for e in events if not _is_long(e)] or [e for e in events if e.edtf.start]
    years = sorted(year for event in points for year in _end_years(event))
    if not years:
        return None
    losable = len(years) // 8
    while years[-1] - years[0] >= _MOST_YEARS and losable > 0:
        at_start = years[1] - years[0] >= years[-1] - years[-2]
        years = years[1:] if at_start else years[:-1]
        losable -= 1
    first, last = years[0], years[-1]
    if last - first < 2:
        first, last = first - 1, last + 1
    return first, last


def _lane_of(event: Event) -> str:
    return event.lane if event.lane in LANE else "events"


def _is_long(event: Event) -> bool:
    if event.edtf.start is None or event.edtf.end is None:
        return True
    return event.edtf.last.year - event.edtf.first.year > 3


def _end_years(event: Event) -> tuple[int, ...]:
    """The years an event names itself: an open end names none."""
    ends = (event.edtf.start, event.edtf.end)
    return tuple(point.year for point in ends if point)


def _x(day: date, first: int, last: int, width: float) -> float:
    start = date(first, 1, 1).toordinal()
    end = date(last, 12, 31).toordinal() + 1
    share = (day.toordinal() - start) / (end - start)
    return min(max(share, 0.0), 1.0) * width


def _measure(event: Event, first: int, last: int, width: float) -> Mark:
    start = _x(event.edtf.first, first, last, width)
    after = min(event.edtf.last.toordinal() + 1, date.max.toordinal())
    end = _x(date.fromordinal(after), first, last, width)
    point = event.edtf.start
    is_point = not event.edtf.is_interval and point is not None and point.day is not None
    if is_point:
        middle = min(max((start + end) / 2, _POINT_RADIUS + 1), width - _POINT_RADIUS - 1)
        start, end = middle - _POINT_RADIUS, middle + _POINT_RADIUS
    elif end - start < _SHORTEST_BAR:
        end = min(start + _SHORTEST_BAR, width)
        start = end - _SHORTEST_BAR
    label = shorten(event.label, _LONGEST_LABEL)
    opens_left = event.edtf.first.year < first
    opens_right = event.edtf.last.year > last
    wide = text_width(label)
    place = LabelPlace.RIGHT
    if not is_point and end - start >= wide + 2 * _GAP:
        place = LabelPlace.INSIDE
    elif end + _GAP + wide > width:
        place = LabelPlace.LEFT if start - _GAP - wide >= 0 else LabelPlace.NONE
    return Mark(event, is_point, start, end, label, place, opens_left, opens_right)


def text_width(text: str) -> float:
    """About how wide a label is: fonts are not known when it is measured."""
    wide = len(HAN_RE.findall(text))
    return wide * _HAN_WIDTH + (len(text) - wide) * _LETTER_WIDTH


def _extent(mark: Mark) -> tuple[float, float]:
    """What a mark covers together with its label."""
    wide = text_width(mark.label) + _GAP
    if mark.place is LabelPlace.RIGHT:
        return mark.left, mark.right + wide
    if mark.place is LabelPlace.LEFT:
        return mark.left - wide, mark.right
    return mark.left, mark.right


@dataclass(frozen=True)
class _Packed:
    marks: tuple[Mark, ...]
    height: float
    bare_top: float | None


def _pack(marks: Sequence[Mark], rows: int, is_sparse: bool, wanted: Collection[str]) -> _Packed:
    """Marks with their heights, and how high they are together.

    Labelled marks go into the first row with room. The rest goes into lower rows below without
    a label, so that bars do not cover each other; only in the last of them may marks touch.
    """
    placed, crowded, used = _place(marks, rows)
    if crowded:
        ranked = sorted(marks, key=lambda mark: (mark.event.id not in wanted, *_rank(mark)))
        placed, crowded, used = _place(ranked, rows)
        crowded.sort(key=marks.index)
    base = used * ROW_HEIGHT
    if is_sparse or not crowded:
        return _Packed(tuple(placed), base, None)
    first = base + BARE_HEAD
    bare: list[list[tuple[float, float]]] = []
    for mark in crowded:
        row = _first_free(bare, (mark.left, mark.right), _BARE_ROWS, _BARE_GAP)
        row = _BARE_ROWS - 1 if row is None else row
        middle = first + (row + 0.5) * BARE_ROW_HEIGHT
        placed.append(replace(mark, place=LabelPlace.NONE, middle=middle))
    return _Packed(tuple(placed), first + len(bare) * BARE_ROW_HEIGHT, base)


def _rank(mark: Mark) -> tuple[int, bool]:
    """What is known from notices first, the dates of single terms last; else in order of date."""
    return list(Basis).index(mark.event.basis), mark.event.uri.startswith("glossary/")


def _place(marks: Sequence[Mark], rows: int) -> tuple[list[Mark], list[Mark], int]:
    """Marks that found room with their label, those that did not, and how many rows they took."""
    taken: list[list[tuple[float, float]]] = []
    placed: list[Mark] = []
    crowded: list[Mark] = []
    for mark in marks:
        row = None
        if mark.place is not LabelPlace.NONE:
            # A bar that holds its label costs no more with it than without.
            most = rows + _ROWS_FOR_BARS if mark.place is LabelPlace.INSIDE else rows
            row = _first_free(taken, _extent(mark), most, _GAP / 2)
        if row is None:
            crowded.append(mark)
        else:
            placed.append(replace(mark, middle=(row + 0.5) * ROW_HEIGHT))
    return placed, crowded, len(taken)


def _first_free(
    taken: list[list[tuple[float, float]]], extent: tuple[float, float], rows: int, gap: float
) -> int | None:
    """The first row with room for the extent, which is then taken; None when all are full."""
    left, right = extent
    for row, spans in enumerate(taken):
        if all(right + gap <= a or left >= b + gap for a, b in spans):
            spans.append(extent)
            return row
    if len(taken) < rows:
        taken.append([extent])
        return len(taken) - 1
    return None
