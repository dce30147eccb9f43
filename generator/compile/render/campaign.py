"""The page of a campaign: its rounds, what was new in each, and every mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.compile.render.addresses import (
    anchor,
    campaign_stem,
    link_html,
    notice_stem,
    term_stem,
)
from generator.compile.render.citation import breadcrumbs
from generator.compile.render.drawing import Figure, draw_timeline
from generator.compile.render.editorial import plain_text, resolve_editorial
from generator.compile.render.index import Index
from generator.compile.render.pages import (
    escape_any,
    fill_template,
    front_matter,
    ready,
    write_text,
)
from generator.compile.render.sources import (
    list_terms,
    write_date,
    write_fact_dispute,
    write_mention_link,
    write_notice,
    write_source,
    write_source_short,
)
from generator.compile.render.standing import listed_state, page_standing
from generator.compile.render.term import mark_sentences
from generator.compile.render.words import CONFIDENCE, COUNT, human_date, number_of
from generator.models import Figure as Count
from generator.models import Round, SubjectFile
from generator.text.edtf import EdtfError, parse_edtf
from generator.vocabulary import Confidence

_MENTIONS = 12


@dataclass(frozen=True)
class _FigureList:
    """Figures of one sort; those of different sorts never stand in one list."""

    heading: str
    sort: str
    rows: tuple[tuple[str, str, Markup, Markup], ...]
    """Value, label, period, sources."""


@dataclass(frozen=True)
class _RoundView:
    anchor: str
    title: str
    date: Markup
    date_words: str
    new: Markup
    glance: str
    targets: tuple[Markup, ...]
    legal_basis: Markup
    figures: tuple[_FigureList, ...]
    sources: tuple[Markup, ...]
    notices: tuple[Markup, ...]
    caution: str
    disputed: Markup


def render_campaign(campaign: SubjectFile, index: Index) -> str:
    """The Markdown of a campaign's page."""
    term = index.terms[campaign.subject]
    page = campaign_stem(term.id)
    timeline = index.timelines.get(term.id)
    events = timeline.events if timeline else ()
    shown = [event for event in events if event.lane in ("campaign", "notice")]
    rounds = sorted(campaign.rounds, key=lambda entry: (*entry.edtf.sort_key, entry.id))
    sentences = mark_sentences(index.atlas.backlinks.get(term.id, ()))
    held = [
        notice
        for notice in index.notices.values()
        if term.id in notice.subjects or any(notice.id in entry.notices for entry in rounds)
    ]
    intro = plain_text(campaign.intro or term.short)
    return fill_template(
        "campaign",
        front=front_matter(
            campaign.title,
            "campaign",
            description=intro,
            source=campaign.path,
            json_ld=(
                *(_describe_round(entry, page) for entry in rounds),
                breadcrumbs(page, (("Campaigns", "campaigns/index"), (campaign.title, page))),
            ),
        ),
        title=campaign.title,
        standing=page_standing(campaign, index),
        term=term,
        intro=resolve_editorial(campaign.intro or term.short, index, page),
        term_address=link_html(term_stem(term.id), page),
        chart=draw_timeline(
            Figure(f"Rounds of {term.label} and notices", shown, index, page, 940, rows=5)
        ),
        event_count=number_of(len(events), "event"),
        timeline=link_html(timeline.uri, page) if timeline else "",
        rounds=[_view_round(entry, index, page) for entry in rounds],
        held=[
            (notice, link_html(notice_stem(notice.id), page), listed_state(notice))
            for notice in held
        ],
        mentions=[
            (
                write_notice(link.notice, index, page),
                write_mention_link(link, index, page),
                sentence,
            )
            for link, sentence in sentences[:_MENTIONS]
        ],
        mention_count=number_of(len(sentences), "sentence"),
        has_more=len(sentences) > _MENTIONS,
    )


def _view_round(entry: Round, index: Index, page: str) -> _RoundView:
    caution = entry.conflicts
    if entry.confidence is not Confidence.HIGH:
        label, meaning = CONFIDENCE[entry.confidence]
        caution = f"{label}: {meaning}. {caution}".strip()
    return _RoundView(
        anchor=anchor(entry.id),
        title=entry.title,
        date=write_date(entry.edtf, is_stretch=True),
        date_words=human_date(entry.edtf),
        new=resolve_editorial(entry.new, index, page),
        glance=plain_text(entry.new),
        targets=tuple(write_text(target) for target in entry.targets),
        legal_basis=list_terms(entry.legal_basis, index, page),
        figures=tuple(
            _FigureList(heading, sort, tuple(_view_figure(f, index) for f in figures))
            for sort, heading in COUNT.items()
            if (figures := [figure for figure in entry.figures if figure.count == sort])
        ),
        sources=tuple(write_source(id_, index) for id_ in entry.sources),
        notices=tuple(write_notice(id_, index, page) for id_ in entry.notices),
        caution=caution,
        disputed=write_fact_dispute(entry.disputed, index),
    )


def _view_figure(figure: Count, index: Index) -> tuple[str, str, Markup, Markup]:
    try:
        period = write_date(parse_edtf(figure.period), is_stretch=True)
    except EdtfError:
        period = escape_any(figure.period)
    sources = "; ".join(write_source_short(id_, index) for id_ in figure.sources)
    return figure.value, figure.label, period, ready(sources)


def _describe_round(entry: Round, page: str) -> dict[str, Any]:
    """A round as schema.org `Event`."""
    start, end = entry.edtf.start, entry.edtf.end
    return {
        "@type": "Event",
        "name": entry.title,
        "description": plain_text(entry.new),
        "startDate": str(start).rstrip("~?%") if start else "",
        "endDate": str(end).rstrip("~?%") if end and entry.edtf.is_interval else "",
        "url": f"{link_html(page, page)}#{anchor(entry.id)}",
    }
