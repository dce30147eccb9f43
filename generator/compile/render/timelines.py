"""Timeline pages: a drawing, and the same events as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.atlas import Event, Timeline
from generator.compile.render.addresses import (
    campaign_stem,
    link_file,
    link_html,
    split_address,
    term_stem,
)
from generator.compile.render.citation import breadcrumbs
from generator.compile.render.drawing import Figure, draw_timeline
from generator.compile.render.editorial import plain_text, resolve_editorial
from generator.compile.render.events import event_rows
from generator.compile.render.index import Index
from generator.compile.render.pages import fill_template, front_matter, ready
from generator.compile.render.standing import page_standing
from generator.compile.render.words import number_of

_EVENTS_A_PAGE = 500
_DOWNLOADS = (
    ("CSV", "data/timeline.csv"),
    ("iCalendar", "data/timeline.ics"),
    ("JSON", "data/events.json"),
)


def render_timeline(timeline: Timeline, index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of one timeline; where events are many, the table has further pages."""
    first, _ = split_address(timeline.uri)
    starts = range(0, max(len(timeline.events), 1), _EVENTS_A_PAGE)
    stems = [first if number == 1 else f"{first}-page-{number}" for number in _numbers(starts)]
    for number, (page, start) in enumerate(zip(stems, starts, strict=True), 1):
        events = timeline.events[start : start + _EVENTS_A_PAGE]
        pager = [
            (other, link_html(stem, page), stem == page) for other, stem in enumerate(stems, 1)
        ]
        yield page, _render_page(timeline, events, number, pager, index)


def _numbers(starts: range) -> range:
    return range(1, len(starts) + 1)


def _render_page(
    timeline: Timeline,
    events: Sequence[Event],
    number: int,
    pager: list[tuple[int, str, bool]],
    index: Index,
) -> str:
    first, _ = split_address(timeline.uri)
    page = first if number == 1 else f"{first}-page-{number}"
    title = timeline.title if number == 1 else f"{timeline.title}, page {number}"
    term = index.terms.get(timeline.subject)
    intro = (timeline.intro or (term.short if term else "")) if number == 1 else ""
    count = number_of(len(timeline.events), "event")
    file = index.subject_files.get(timeline.subject)
    figure = Figure(timeline.title, timeline.events, index, page, classes="na-chart na-timeline")
    return fill_template(
        "timeline",
        front=front_matter(
            title,
            "timeline",
            description=plain_text(intro) or f"{count} in date order.",
            json_ld=(breadcrumbs(page, _trail(timeline, first, index)),),
            hide=("navigation", "toc"),
            is_searched=term is not None and number == 1,
        ),
        title=title,
        term=term,
        term_address=link_html(term_stem(term.id), page) if term else "",
        campaign_address=(
            link_html(campaign_stem(term.id), page) if term and term.id in index.campaigns else ""
        ),
        standing=page_standing(file, index) if file and number == 1 else None,
        intro=resolve_editorial(intro, index, page),
        count=count,
        chart=draw_timeline(figure) if number == 1 else ready(""),
        rows=event_rows(events, index, page, is_filtered=True),
        pager=pager if len(pager) > 1 else [],
        downloads=[(name, link_file(path, page)) for name, path in _DOWNLOADS],
        others=_other_timelines(timeline, page, index) if number == 1 else [],
    )


def _trail(timeline: Timeline, page: str, index: Index) -> list[tuple[str, str]]:
    trail = [("Timeline", "timeline/index")]
    if timeline.subject:
        trail.append((index.label(timeline.subject), page))
    return trail


def _other_timelines(timeline: Timeline, page: str, index: Index) -> list[tuple[str, str, str]]:
    """Title, address and number of events of each other timeline, in order of their titles."""
    others = sorted(index.atlas.timelines, key=lambda other: (other.title.casefold(), other.uri))
    return [
        (other.title, link_html(other.uri, page), number_of(len(other.events), "event"))
        for other in others
        if other.subject != timeline.subject
    ]
