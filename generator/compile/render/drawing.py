"""Timelines as SVG: drawn once, at build time, coloured by the style sheet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator.atlas import Event
from generator.compile.render.addresses import link_html, split_address
from generator.compile.render.chart import (
    LANE_HEAD,
    Chart,
    LabelPlace,
    Lane,
    Mark,
    lay_out,
)
from generator.compile.render.index import Index
from generator.compile.render.pages import ready
from generator.compile.render.words import BASIS, ROLE, human_date, number_of
from generator.text.escape import escape_html, fold_space
from generator.vocabulary import Basis

_BAR_HEIGHT = 15.0
_BARE_HEIGHT = 10.0
_MOST_DRAWN = 400
"""Above this many events, those that find no room for a label are left to the table."""
_TIMELINE = "na-timeline"
_BARE_CLASS = "na-lane-title na-lane-title--bare"
_BARE_TITLE = "More events: point at one for its name, or find it in the table"


@dataclass(frozen=True)
class Figure:
    """What to draw and how to name it."""

    title: str
    events: Sequence[Event]
    index: Index
    page: str
    """Stem of the page it stands on."""
    width: float = 1160
    rows: int = 12
    years: tuple[int, int] | None = None
    classes: str = "na-chart"
    """A whole timeline is `na-chart na-timeline`: scripts give it filters."""
    is_sparse: bool = False
    """Whether events without room for a label are left out, and counted in the caption."""
    marked: str = ""
    """Stem of the notice whose page this is: its mark stands out."""


def draw_timeline(figure: Figure) -> Markup:
    """The `<figure>` with its SVG; empty when there is nothing to draw."""
    events, campaign = _shorten_rounds(figure.events, figure.index)
    events = [_say_disputed(event) for event in events]
    is_sparse = figure.is_sparse or len(events) > _MOST_DRAWN
    here = [event.id for event in events if _is_here(event, figure.marked)]
    chart = lay_out(
        events, figure.width, figure.rows, figure.years, is_sparse=is_sparse, wanted=here
    )
    if chart is None:
        return ready("")
    shown = sum(len(lane.marks) for lane in chart.lanes)
    span = f"{chart.first_year} to {chart.last_year}"
    desc = f"{number_of(shown, 'event')}, {span}. The same events stand on this site as a table."
    parts = [
        f'<figure class="{figure.classes}"{_subject_names(figure)} data-search-exclude>',
        f'<svg viewBox="0 0 {_n(chart.width)} {_n(chart.height)}" role="group"'
        f' aria-label="{_text(figure.title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{_text(figure.title)}</title>",
        f"<desc>{desc}</desc>",
        '<defs><pattern id="na-hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="na-hatch-ground" width="5" height="5"/>'
        '<rect class="na-hatch-line" width="2" height="5"/></pattern></defs>',
        *_grid(chart),
        *_marked_line(chart, figure.marked),
    ]
    for lane in chart.lanes:
        title = f"{campaign}: rounds" if lane.id == "campaign" and campaign else lane.title
        parts += _lane(lane, title, chart, figure)
    parts += ["</svg>", _caption(chart), "</figure>"]
    return ready("\n".join(part for part in parts if part))


def _subject_names(figure: Figure) -> str:
    """The names of the subjects, for the list by which scripts filter a whole timeline."""
    if _TIMELINE not in figure.classes:
        return ""
    ids = sorted({subject for event in figure.events for subject in event.subjects})
    names = json.dumps({id_: figure.index.label(id_) for id_ in ids}, ensure_ascii=False)
    return f' data-names="{escape_html(names)}"'


def event_attributes(event: Event, *, is_filtered: bool = True) -> Markup:
    """The data attributes of a mark or of a table row.

    Those by which scripts filter are the same on both; where nothing is filtered, the few that
    style sheets need are enough.
    """
    if not is_filtered:
        return ready(
            f'data-event="{escape_html(event.id)}" data-basis="{event.basis}"'
            f' data-lane="{escape_html(event.lane)}"'
        )
    start, end = event.edtf.start, event.edtf.end
    first = f"{(start or end or date.min).year:04d}"
    last = f"{end.year:04d}" if end else ""
    return ready(
        f'data-event="{escape_html(event.id)}" data-basis="{event.basis}" data-role="{event.role}"'
        f' data-lane="{escape_html(event.lane)}" data-from="{first}" data-to="{last}"'
        f' data-subjects="{escape_html(" ".join(event.subjects))}"'
    )


def describe_event(event: Event) -> str:
    """An event in one line of text: "12 March 2021 · Issued · label (outside source)"."""
    return (
        f"{human_date(event.edtf)} · {ROLE[event.role]} · {fold_space(event.label)}"
        f" ({BASIS[event.basis]})"
    )


def _grid(chart: Chart) -> list[str]:
    height = _n(chart.height)
    parts = [f'<rect class="na-ground" width="{_n(chart.width)}" height="{height}" rx="3"/>']
    year_width = chart.width / len(chart.years)
    step = 1 if year_width >= 38 else 2 if year_width >= 19 else 5
    for year in chart.years:
        x = year_width * (year - chart.first_year)
        if year > chart.first_year:
            parts.append(f'<path class="na-grid" d="M{_n(x)} 0V{height}"/>')
        if (year - chart.first_year) % step == 0:
            parts.append(f'<text class="na-year" x="{_n(x + 6)}" y="17">{year}</text>')
    return parts


def _marked_line(chart: Chart, marked: str) -> list[str]:
    if not marked:
        return []
    here = [m for lane in chart.lanes for m in lane.marks if _is_here(m.event, marked)]
    # One line is enough: at the first day that is known, else at the first stretch of time.
    here.sort(key=lambda mark: (not mark.is_point, mark.left))
    return [
        f'<path class="na-here" d="M{_n((mark.left + mark.right) / 2)} 24V{_n(chart.height)}"/>'
        for mark in here[:1]
    ]


def _is_here(event: Event, marked: str) -> bool:
    return event.lane == "notice" and split_address(event.uri)[0] == marked


def _shorten_rounds(events: Sequence[Event], index: Index) -> tuple[list[Event], str]:
    """Where all rounds are of one campaign: labels without its name, and the name."""
    subjects = {event.subjects for event in events if event.lane == "campaign"}
    if len(subjects) != 1 or len(next(iter(subjects))) != 1:
        return list(events), ""
    name = index.label(next(iter(subjects))[0])
    shorter = [
        replace(event, label=event.label.removeprefix(f"{name}: "))
        if event.lane == "campaign"
        else event
        for event in events
    ]
    return shorter, name


def _say_disputed(event: Event) -> Event:
    """The event; a drawing has no room for the reason, but says that there is one."""
    return replace(event, label=f"Disputed: {event.label}") if event.disputed else event


def _lane(lane: Lane, title: str, chart: Chart, figure: Figure) -> list[str]:
    top = _n(lane.top)
    parts = [
        f'<g class="na-lane" data-lane="{lane.id}">',
        f'<path class="na-rule" d="M0 {top}H{_n(chart.width)}"/>',
        f'<text class="na-lane-title" x="6" y="{_n(lane.top + 15)}">{_text(title)}</text>',
    ]
    if lane.bare_top is not None:
        y = _n(lane.top + LANE_HEAD + lane.bare_top + 13)
        parts.append(f'<text class="{_BARE_CLASS}" x="6" y="{y}">{_BARE_TITLE}</text>')
    parts += [_mark(mark, lane, figure) for mark in lane.marks]
    return [*parts, "</g>"]


def _mark(mark: Mark, lane: Lane, figure: Figure) -> str:
    event = mark.event
    middle = lane.top + LANE_HEAD + mark.middle - 1
    here = " na-event--here" if _is_here(event, figure.marked) else ""
    shape = _point(mark, middle) if mark.is_point else _bar(mark, middle)
    address = escape_html(link_html(figure.index.address_of(event), figure.page))
    attributes = event_attributes(event, is_filtered=_TIMELINE in figure.classes)
    return (
        f'<g class="na-event{here}" {attributes}>'
        f'<a href="{address}" tabindex="-1"><title>{_text(describe_event(event))}</title>'
        f"{shape}{_label(mark, middle)}</a></g>"
    )


def _fill(event: Event) -> str:
    return ' fill="url(#na-hatch)"' if event.basis is Basis.INFERRED else ""


def _point(mark: Mark, middle: float) -> str:
    x = _n((mark.left + mark.right) / 2)
    radius = 4 if mark.place is LabelPlace.NONE else 5
    return (
        f'<circle class="na-mark na-point" cx="{x}" cy="{_n(middle)}" r="{radius}"'
        f"{_fill(mark.event)}/>"
    )


def _bar(mark: Mark, middle: float) -> str:
    height = _BARE_HEIGHT if mark.place is LabelPlace.NONE else _BAR_HEIGHT
    top = middle - height / 2
    bar = (
        f'<rect class="na-mark na-bar" x="{_n(mark.left)}" y="{_n(top)}" height="{_n(height)}"'
        f' width="{_n(mark.right - mark.left)}" rx="2"{_fill(mark.event)}/>'
    )
    for is_open, x, sign in ((mark.opens_left, mark.left, 1), (mark.opens_right, mark.right, -1)):
        if is_open:
            start = x + sign * 8
            bar += (
                f'<path class="na-open" d="M{_n(start)} {_n(middle - 4)}L{_n(start - sign * 5)}'
                f' {_n(middle)}L{_n(start)} {_n(middle + 4)}"/>'
            )
    return bar


def _label(mark: Mark, middle: float) -> str:
    if mark.place is LabelPlace.NONE:
        return ""
    y = _n(middle + 4)
    if mark.place is LabelPlace.LEFT:
        place = f'x="{_n(mark.left - 6)}" y="{y}" text-anchor="end"'
    elif mark.place is LabelPlace.INSIDE:
        place = f'x="{_n(mark.left + (14 if mark.opens_left else 7))}" y="{y}"'
    else:
        place = f'x="{_n(mark.right + 6)}" y="{y}"'
    inside = " na-label--inside" if mark.place is LabelPlace.INSIDE else ""
    return f'<text class="na-label{inside}" {place}>{_text(mark.label)}</text>'


def _caption(chart: Chart) -> str:
    """What is not in the picture, in words; empty when all is."""
    outside = []
    if chart.dropped:
        outside.append(f"{chart.dropped:,} of these years")
    if chart.earlier:
        outside.append(f"{chart.earlier:,} before {chart.first_year}")
    if chart.later:
        outside.append(f"{chart.later:,} after {chart.last_year}")
    if not outside:
        return ""
    return f"<figcaption>More events, not shown here: {', '.join(outside)}.</figcaption>"


def _text(text: str) -> str:
    return escape_html(fold_space(text))


def _n(value: float) -> str:
    """A number as short as it can be written to a tenth."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
