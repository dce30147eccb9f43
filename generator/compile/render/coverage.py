"""What the atlas speaks of but does not hold, and what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.atlas import UnheldPaper
from generator.compile.render.addresses import (
    campaign_stem,
    link_file,
    link_html,
    notice_stem,
    term_stem,
)
from generator.compile.render.citation import breadcrumbs
from generator.compile.render.index import Index, issue_date_is_known, safe_url, year_of
from generator.compile.render.lists import TermRow, notice_row, term_row
from generator.compile.render.pages import fill_template, front_matter, write_text
from generator.compile.render.relations import number_when_cited, write_places
from generator.compile.render.sources import write_date, write_notice
from generator.compile.render.tally import KINDS, disputed_rows, group_pages
from generator.compile.render.words import number_of
from generator.models import Term
from generator.vocabulary import Confidence, TermKind

PAGE = "coverage"
_MOST_UNHELD = 200
"""Papers on the page; the file has all of them."""
_UNHELD_LISTS = (
    ("All of them as CSV", "data/not-held.csv"),
    ("All relations as JSON", "data/relations.json"),
)
_MOST_CITING = 3
_HELD_KINDS = (TermKind.INSTRUMENT, TermKind.AGREEMENT, TermKind.PROGRAMME)


@dataclass(frozen=True)
class _MissingRound:
    campaign: str
    title: str
    address: str
    date: Markup


@dataclass(frozen=True)
class _UnheldRow:
    title: Markup
    address: str
    """Of the glossary entry about it, or empty."""
    number: Markup
    citing: tuple[tuple[Markup, Markup], ...]
    """Notices that speak of it, with the paragraphs."""
    left_out: str


def render_coverage(index: Index) -> tuple[str, str]:
    """Stem and Markdown of the page."""
    corpus = index.atlas.corpus
    notices = tuple(index.current_notices)
    undated = [notice for notice in notices if not issue_date_is_known(notice)]
    terms = tuple(index.terms.values())
    markdown = fill_template(
        "coverage",
        front=front_matter(
            "Coverage",
            "page",
            description="What the atlas cites but does not hold, and what awaits review.",
            json_ld=(breadcrumbs(PAGE, (("Coverage", PAGE),)),),
            is_searched=False,
        ),
        notices=len(notices),
        works=len({notice.work for notice in notices}),
        terms=len(terms),
        rounds=_rounds_without_notice(index),
        unheld=[_unheld_row(paper, index) for paper in index.atlas.unheld[:_MOST_UNHELD]],
        unheld_count=len(index.atlas.unheld),
        unheld_lists=[(name, link_file(path, PAGE)) for name, path in _UNHELD_LISTS],
        not_held=_not_held(index),
        missing_years=_missing_years(index),
        kinds=KINDS,
        groups=group_pages(index, PAGE),
        disputed_facts=disputed_rows(index, PAGE),
        undated=[
            (notice_row(notice, index, PAGE), link_html(notice_stem(notice.id), PAGE))
            for notice in undated
        ],
        weak=[term_row(t, index, PAGE) for t in terms if t.confidence is Confidence.LOW],
        conflicting=[term_row(t, index, PAGE) for t in terms if t.conflicts],
        sources=len(corpus.sources),
        unlinked=sum(1 for source in corpus.sources.values() if not safe_url(source.url)),
    )
    return PAGE, markdown


def _rounds_without_notice(index: Index) -> list[_MissingRound]:
    return [
        _MissingRound(
            index.terms[id_].label,
            entry.title,
            link_html(f"{campaign_stem(id_)}#{entry.id}", PAGE),
            write_date(entry.edtf, is_stretch=True),
        )
        for id_, campaign in index.campaigns.items()
        for entry in sorted(campaign.rounds, key=lambda entry: entry.edtf.sort_key)
        if not any(notice in index.notices for notice in entry.notices)
    ]


def _unheld_row(paper: UnheldPaper, index: Index) -> _UnheldRow:
    term = index.terms.get(paper.term)
    title = term.label if term else paper.title or paper.number
    notices = (index.notices[one.notice] for one in paper.citing)
    number = paper.number or (number_when_cited(term, notices) if term else "")
    left_out = max(0, len(paper.citing) - _MOST_CITING)
    return _UnheldRow(
        title=write_text(title),
        address=link_html(term_stem(term.id), PAGE) if term else "",
        number=write_text(number if number != title else ""),
        citing=tuple(
            (write_notice(one.notice, index, PAGE), write_places(one, index, PAGE))
            for one in paper.citing[:_MOST_CITING]
        ),
        left_out=number_of(left_out, "more notice") if left_out else "",
    )


def _not_held(index: Index) -> list[TermRow]:
    """Further texts that the notices name, the most named first, without those in the corpus."""
    cited = {paper.term for paper in index.atlas.unheld}
    named = [
        term
        for term in index.terms.values()
        if term.kind in _HELD_KINDS
        and term.id in index.atlas.usage
        and term.id not in cited
        and not _is_held(term, index)
    ]
    named.sort(key=lambda term: -index.atlas.usage[term.id].mentions)
    return [term_row(term, index, PAGE) for term in named]


def _is_held(term: Term, index: Index) -> bool:
    """Whether a notice carries the term's number or one of its names as its own."""
    names = {name.text.casefold() for name in term.names}
    return any(
        (term.number and notice.number == term.number)
        or notice.title.casefold() in names
        or (notice.title_zh and notice.title_zh in names)
        for notice in index.current_notices
    )


def _missing_years(index: Index) -> list[int]:
    """Years between the first and the last that a campaign or a notice covers, without notice."""
    held = {year for notice in index.current_notices if (year := year_of(notice))}
    covered = held | {
        point.year
        for campaign in index.campaigns.values()
        for entry in campaign.rounds
        for point in (entry.edtf.start, entry.edtf.end)
        if point
    }
    if not covered:
        return []
    return [year for year in range(min(covered), max(covered) + 1) if year not in held]
