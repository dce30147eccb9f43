"""The page of one notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.compile.render.addresses import (
    campaign_stem,
    link_html,
    notice_stem,
    term_stem,
)
from generator.compile.render.band import draw_band
from generator.compile.render.citation import breadcrumbs, cite_notice, describe_notice
from generator.compile.render.editorial import (
    citing_sentences,
    paragraphs,
    plain_text,
    resolve_editorial,
)
from generator.compile.render.events import event_rows
from generator.compile.render.index import Index, year_of
from generator.compile.render.pages import fill_template, front_matter, ready, unique_anchor
from generator.compile.render.published import write_published
from generator.compile.render.record import notice_record
from generator.compile.render.relations import notice_relations
from generator.compile.render.sources import (
    list_sources,
    name_issuers,
    write_date,
    write_quote_link,
)
from generator.compile.render.standing import list_history, page_standing
from generator.compile.render.words import (
    NOTICE_KIND,
    ROLE,
    TERM_KIND,
    TRANSLATION,
    human_date,
    number_of,
)
from generator.models import Notice, Period
from generator.vocabulary import Review

_SUMMARY = "summary"
_LONGEST_LIST = 12
"""Longer lists at the foot of a page are folded."""
_FIXED_ANCHORS = frozenset(
    {
        "top",
        "in-time",
        "text-as-published",
        "relations",
        "terms-on-this-page",
        "dates-in-the-text",
        "cited-by",
        "related-notices",
        "changed-since-review",
        "history",
        "cite-this-notice",
    }
)


@dataclass(frozen=True)
class _Part:
    heading: str
    anchor: str
    markdown: Markup


@dataclass(frozen=True)
class Backlink:
    """A place of this site that speaks of a notice."""

    title: str
    stem: str
    kind: str
    sentence: str
    is_term: bool = False


@dataclass(frozen=True)
class _NamedPeriod:
    label: str
    """Nothing where the text says the same."""
    surface: str
    date: Markup
    place: Markup
    term: str
    """Address of the page that explains it, or nothing."""
    sources: Markup


def render_notice(notice: Notice, backlinks: Sequence[Backlink], index: Index) -> str:
    """The Markdown of a notice's page."""
    page = notice_stem(notice.id)
    summary = _summary(notice)
    description = plain_text(summary)
    periods = _find_periods(notice, index)
    best = notice.best_date
    terms = _terms_on_page(notice, index, page)
    citing = [(link, link_html(link.stem, page)) for link in backlinks]
    citing_terms = [row for row in citing if row[0].is_term]
    return fill_template(
        "notice",
        front=front_matter(
            notice.title,
            "notice",
            description=description,
            source=notice.path,
            json_ld=(
                describe_notice(notice, index, description),
                breadcrumbs(page, (("Notices", "notices/index"), (notice.title, page))),
            ),
        ),
        notice=notice,
        kind=NOTICE_KIND[notice.kind],
        issuer=name_issuers(notice, index) or "issuer not known",
        best=f"{ROLE[best.role]} {human_date(best.edtf)}" if best else "Date not known",
        translation=TRANSLATION[notice.translation],
        standing=page_standing(notice, index),
        is_retracted=notice.review is Review.RETRACTED,
        lead=_lead(summary, notice, index, page),
        band=draw_band(notice, tuple(period for period, *_ in periods), index),
        timeline=link_html("timeline/index", page),
        record=notice_record(notice, index, page),
        parts=tuple(_parts(notice, index, page)),
        published=write_published(notice, index, page),
        terms=terms,
        term_count=number_of(len(terms), "term"),
        longest=_LONGEST_LIST,
        dates=event_rows(index.events_by_notice.get(notice.id, ()), index, page),
        periods=tuple(_show_period(*found, notice, index, page) for found in periods),
        citing=[row for row in citing if not row[0].is_term],
        citing_terms=citing_terms,
        citing_count=number_of(len(citing_terms), "glossary entry", "glossary entries"),
        relations=notice_relations(notice, index, page),
        related=tuple(_related(notice, index, page)),
        history=list_history(notice.path, index),
        citation=cite_notice(notice, index),
    )


def _summary(notice: Notice) -> str:
    parts = (part for part in notice.editorial if part.heading.casefold() == _SUMMARY)
    return next((part.markdown for part in parts), "")


def _lead(summary: str, notice: Notice, index: Index, page: str) -> Markup:
    """The summary, each paragraph marked as the lead."""
    parts = [
        f"{resolve_editorial(paragraph, index, page, notice.id)}\n{{: .na-lead }}\n"
        for paragraph in paragraphs(summary)
    ]
    return ready("\n".join(parts))


def _parts(notice: Notice, index: Index, page: str) -> Iterator[_Part]:
    """Our other parts, in the order of the page."""
    taken = set(_FIXED_ANCHORS) | {block.id for block in notice.blocks}
    for part in notice.editorial:
        if part.heading.casefold() == _SUMMARY or not part.markdown:
            continue  # the summary leads the page; what is not written yet has no heading
        anchor = unique_anchor(part.heading, taken, "part")
        yield _Part(part.heading, anchor, resolve_editorial(part.markdown, index, page, notice.id))


def _terms_on_page(notice: Notice, index: Index, page: str) -> list[dict[str, str]]:
    """Terms that are named on the page, in order of their labels, with a short definition."""
    named = {mention.term for mention in index.mentions_by_notice.get(notice.id, ())}
    named |= {entry.term for entry in notice.later} | set(notice.subjects)
    return [
        {
            "id": term.id,
            "address": link_html(term_stem(term.id), page),
            "label": term.label,
            "label_zh": term.label_zh,
            "kind": TERM_KIND[term.kind][0],
            "short": plain_text(term.short),
            "doubt": "" if term.disputed is None else "Definition disputed.",
        }
        for term in index.terms.values()
        if term.id in named
    ]


def _find_periods(notice: Notice, index: Index) -> list[tuple[Period, str, str]]:
    """Named periods with the words and the block where the text first names each."""
    if index.period_names is None:
        return []
    pattern, periods = index.period_names
    found: dict[str, tuple[Period, str, str]] = {}
    for block in notice.blocks:
        folded = block.text.casefold()
        for match in pattern.finditer(folded):
            period = periods[match[0]]
            same = len(folded) == len(block.text)
            surface = block.text[match.start() : match.end()] if same else period.label
            found.setdefault(period.id, (period, surface, block.id))
    return sorted(found.values(), key=lambda entry: (*entry[0].edtf.sort_key, entry[0].id))


def _show_period(
    period: Period, surface: str, block: str, notice: Notice, index: Index, page: str
) -> _NamedPeriod:
    term = link_html(term_stem(period.term), page) if period.term in index.terms else ""
    return _NamedPeriod(
        label="" if period.label.casefold() in surface.casefold() else period.label,
        surface=surface,
        date=write_date(period.edtf, is_stretch=True),
        place=write_quote_link(notice.id, block, surface, index, page),
        term=term,
        sources=list_sources(period.sources, index),
    )


def collect_backlinks(index: Index) -> Mapping[str, tuple[Backlink, ...]]:
    """Notice id -> what on this site speaks of it: campaign rounds, terms, other notices."""
    found: dict[str, list[Backlink]] = defaultdict(list)
    for campaign in index.campaigns.values():
        for round_ in campaign.rounds:
            stem = f"{campaign_stem(campaign.subject)}#{round_.id}"
            link = Backlink(round_.title, stem, "Campaign round", plain_text(round_.new))
            for id_ in round_.notices:
                found[id_].append(link)
    for term in index.terms.values():
        for id_, sentence in citing_sentences(term.definition):
            kind = TERM_KIND[term.kind][0]
            found[id_].append(Backlink(term.label, term_stem(term.id), kind, sentence, True))
    for notice in index.notices.values():
        markdown = "\n\n".join(part.markdown for part in notice.editorial)
        for id_, sentence in citing_sentences(markdown):
            kind = NOTICE_KIND[notice.kind]
            if id_ != notice.id:
                found[id_].append(Backlink(notice.title, notice_stem(notice.id), kind, sentence))
    return {id_: tuple(links) for id_, links in found.items()}


def _related(notice: Notice, index: Index, page: str) -> Iterator[dict[str, str]]:
    """Notices on the same things, without those that stand among the relations."""
    told = {index.notices[one.notice].work for one in index.relations_to.get(notice.work, ())}
    told |= {
        index.notices[one.to_notice].work
        for one in index.relations_from.get(notice.id, ())
        if one.to_notice in index.notices
    }
    mine = {mention.term for mention in index.mentions_by_notice.get(notice.id, ())}
    for id_ in index.atlas.related.get(notice.id, ()):
        other = index.notices.get(id_)
        if other is None or other.work in told:
            continue
        theirs = {mention.term for mention in index.mentions_by_notice.get(id_, ())}
        shared = [term.label for term in index.terms.values() if term.id in mine & theirs]
        year = year_of(other)
        yield {
            "title": other.title,
            "address": link_html(notice_stem(id_), page),
            "year": str(year) if year else "undated",
            "shared": ", ".join(shared[:5]),
            "more": str(len(shared) - 5) if len(shared) > 5 else "",
        }
