"""Indexes: the glossary three ways, kinds of terms as fact tables, notices, campaigns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from generator.compile.render.addresses import campaign_stem, link_html, notice_stem, term_stem
from generator.compile.render.citation import breadcrumbs
from generator.compile.render.editorial import plain_text
from generator.compile.render.index import Index, label_key, year_of
from generator.compile.render.pages import fill_template, front_matter, ready, write_text
from generator.compile.render.sources import list_terms, name_issuers, write_date, write_term
from generator.compile.render.standing import ListedState, listed_state
from generator.compile.render.words import (
    NOTICE_KIND,
    ROLE,
    TERM_KIND,
    TRANSLATION,
    human_date,
    number_of,
)
from generator.models import Notice, Term
from generator.vocabulary import DateRole, TermKind

_NOTICES_A_PAGE = 200
_ACT_ROLES = (
    DateRole.ISSUED,
    DateRole.SIGNED,
    DateRole.ADOPTED,
    DateRole.APPROVED,
    DateRole.RELEASED,
    DateRole.LAUNCHED,
    DateRole.AMENDED,
)
_FORCE_ROLES = (DateRole.EFFECTIVE, DateRole.REPEALED)


@dataclass(frozen=True)
class TermRow:
    """A term as a list shows it."""

    id: str
    label: str
    label_zh: str
    pinyin: str
    address: str
    kind: str
    short: str
    mentions: str
    review: ListedState


@dataclass(frozen=True)
class _Group:
    anchor: str
    heading: str
    note: str
    rows: tuple[TermRow, ...]


def term_row(term: Term, index: Index, page: str) -> TermRow:
    """A term as lists on the page with stem *page* show it."""
    usage = index.atlas.usage.get(term.id)
    return TermRow(
        id=term.id,
        label=term.label,
        label_zh=term.label_zh,
        pinyin=term.pinyin,
        address=link_html(term_stem(term.id), page),
        kind=TERM_KIND[term.kind][0],
        short=plain_text(term.short),
        mentions=number_of(usage.mentions, "mention") if usage else "",
        review=listed_state(term),
    )


# --- the glossary -----------------------------------------------------------------------------


def render_glossary(index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of the glossary's three orders."""
    terms = tuple(index.terms.values())
    count = number_of(len(terms), "entry", "entries")
    yield _render_order(
        "glossary/index",
        "Glossary",
        f"{count}, in order of their English names.",
        _group_by(terms, _letter, index, "glossary/index"),
        index,
        is_defined=True,
    )
    by_kind = sorted(terms, key=lambda term: list(TermKind).index(term.kind))
    groups = [
        _Group(
            str(kind),
            TERM_KIND[kind][1],
            "",
            tuple(term_row(term, index, "glossary/by-kind") for term in members),
        )
        for kind, members in groupby(by_kind, key=lambda term: term.kind)
    ]
    title = "Glossary by kind"
    yield _render_order("glossary/by-kind", title, f"{count}, by what they name.", groups, index)
    chinese = sorted((term for term in terms if term.label_zh), key=_pinyin_key)
    yield _render_order(
        "glossary/by-chinese-name",
        "Glossary by Chinese name",
        f"{number_of(len(chinese), 'entry', 'entries')} with a Chinese name, in order of pinyin.",
        _group_by(chinese, _pinyin_letter, index, "glossary/by-chinese-name"),
        index,
    )


def _render_order(
    page: str,
    title: str,
    intro: str,
    groups: Iterable[_Group],
    index: Index,
    *,
    is_defined: bool = False,
) -> tuple[str, str]:
    json_ld: list[dict[str, Any]] = [breadcrumbs(page, (("Glossary", page),))]
    if is_defined:
        members = [
            {"@type": "DefinedTerm", "name": term.label, "url": link_html(term_stem(term.id), page)}
            for term in index.terms.values()
        ]
        json_ld.append(
            {"@type": "DefinedTermSet", "name": f"{title} of the atlas", "hasDefinedTerm": members}
        )
    markdown = fill_template(
        "glossary",
        front=front_matter(
            title,
            "list",
            description=intro,
            json_ld=json_ld,
            hide=("toc",),
            is_searched=False,
        ),
        title=title,
        intro=intro,
        groups=tuple(groups),
        orders=[
            (name, link_html(stem, page), stem == page)
            for name, stem in (
                ("A to Z", "glossary/index"),
                ("By kind", "glossary/by-kind"),
                ("By Chinese name", "glossary/by-chinese-name"),
            )
        ],
        is_chinese_first=page.endswith("by-chinese-name"),
    )
    return page, markdown


def _group_by(
    terms: Iterable[Term], letter: Callable[[Term], str], index: Index, page: str
) -> list[_Group]:
    return [
        _Group(
            f"letter-{key.lower()}" if key.isalpha() else "digits" if key != "#" else "other",
            key,
            "",
            tuple(term_row(term, index, page) for term in members),
        )
        for key, members in groupby(terms, key=letter)
    ]


def _letter(term: Term) -> str:
    return _first_letter(label_key(term)[0])


def _first_letter(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)[:1].upper()
    if plain.isdecimal():
        return "0–9"
    return plain if "A" <= plain <= "Z" else "#"


def _plain_pinyin(term: Term) -> str:
    folded = unicodedata.normalize("NFKD", term.pinyin.casefold())
    return "".join(character for character in folded if character.isalnum() or character == " ")


def _pinyin_key(term: Term) -> tuple[bool, str, str, str]:
    """Pinyin without tones, those without pinyin last, then the characters, then the id."""
    return (not term.pinyin, _plain_pinyin(term).strip(), term.label_zh, term.id)


def _pinyin_letter(term: Term) -> str:
    return _first_letter(_plain_pinyin(term).strip())


# --- kinds as fact tables ---------------------------------------------------------------------


@dataclass(frozen=True)
class _FactRow:
    term: TermRow
    number: Markup
    number_note: str
    issuer: Markup
    acts: tuple[tuple[str, Markup], ...]
    force: tuple[tuple[str, Markup], ...]
    replaced_by: Markup


def render_kinds(index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of the fact tables of institutions, instruments and agreements."""
    for kind in (TermKind.INSTITUTION, TermKind.INSTRUMENT, TermKind.AGREEMENT):
        title = TERM_KIND[kind][1]
        page = f"kinds/{title.lower()}"
        rows = [_fact_row(term, index, page) for term in index.terms.values() if term.kind is kind]
        intro = f"{number_of(len(rows), *(word.lower() for word in TERM_KIND[kind]))} in the atlas."
        yield (
            page,
            fill_template(
                "kinds",
                front=front_matter(
                    title,
                    "list",
                    description=intro,
                    json_ld=(breadcrumbs(page, ((title, page),)),),
                    hide=("toc",),
                    is_searched=False,
                ),
                title=title,
                intro=intro,
                rows=rows,
                is_institution=kind is TermKind.INSTITUTION,
            ),
        )


def _fact_row(term: Term, index: Index, page: str) -> _FactRow:
    return _FactRow(
        term=term_row(term, index, page),
        number=write_text(term.number),
        number_note=term.number_note,
        issuer=list_terms(term.issuer, index, page),
        acts=_dates_of(term, _ACT_ROLES),
        force=_dates_of(term, _FORCE_ROLES),
        replaced_by=write_term(term.replaced_by, index, page) if term.replaced_by else ready(""),
    )


def _dates_of(term: Term, roles: tuple[DateRole, ...]) -> tuple[tuple[str, Markup], ...]:
    dates = sorted(
        (date for date in term.dates if date.role in roles), key=lambda date: date.edtf.sort_key
    )
    return tuple((ROLE[date.role], write_date(date.edtf)) for date in dates)


# --- notices and campaigns --------------------------------------------------------------------


@dataclass(frozen=True)
class NoticeRow:
    """A notice as a list shows it."""

    id: str
    title: str
    title_zh: str
    address: str
    kind: str
    role: str
    date: Markup
    date_words: str
    year: str
    issuer: Markup
    issuer_words: str
    translation: str
    review: ListedState
    summary: str


def notice_row(notice: Notice, index: Index, page: str) -> NoticeRow:
    """A notice as lists on the page with stem *page* show it."""
    best = notice.best_date
    year = year_of(notice)
    summaries = (part for part in notice.editorial if part.heading.casefold() == "summary")
    summary = next((plain_text(part.markdown) for part in summaries), "")
    return NoticeRow(
        id=notice.id,
        title=notice.title,
        title_zh=notice.title_zh,
        address=link_html(notice_stem(notice.id), page),
        kind=NOTICE_KIND[notice.kind],
        role=ROLE[best.role] if best else "",
        date=write_date(best.edtf) if best else ready("date not known"),
        date_words=human_date(best.edtf) if best else "date not known",
        year=str(year) if year else "Undated",
        issuer=list_terms(notice.issuers, index, page) or ready("not known"),
        issuer_words=name_issuers(notice, index) or "issuer not known",
        translation=TRANSLATION[notice.translation][0],
        review=listed_state(notice),
        summary=summary,
    )


def render_notice_lists(index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of the list of notices, by year; long lists have further pages."""
    notices = tuple(index.notices.values())
    starts = range(0, max(len(notices), 1), _NOTICES_A_PAGE)
    for number, start in enumerate(starts, 1):
        page = _notices_page(number)
        rows = [
            notice_row(notice, index, page) for notice in notices[start : start + _NOTICES_A_PAGE]
        ]
        title = "Notices" if number == 1 else f"Notices, page {number}"
        intro = f"{number_of(len(notices), 'notice')}, the newest first."
        yield (
            page,
            fill_template(
                "notices",
                front=front_matter(
                    title,
                    "list",
                    description=intro,
                    json_ld=(breadcrumbs(page, (("Notices", page),)),),
                    hide=("toc",),
                    is_searched=False,
                ),
                title=title,
                intro=intro,
                years=[
                    (year, tuple(members))
                    for year, members in groupby(rows, key=lambda row: row.year)
                ],
                pager=[
                    (other, link_html(_notices_page(other), page), other == number)
                    for other in range(1, len(starts) + 1)
                ]
                if len(starts) > 1
                else [],
            ),
        )


def _notices_page(number: int) -> str:
    return "notices/index" if number == 1 else f"notices/page-{number}"


def render_campaigns(index: Index) -> tuple[str, str]:
    """Stem and Markdown of the list of campaigns."""
    page = "campaigns/index"
    own = [
        (
            campaign,
            index.terms[id_],
            link_html(campaign_stem(id_), page),
            plain_text(index.terms[id_].short),
            f"{number_of(len(campaign.rounds), 'round')}, {_span(campaign.rounds)}",
        )
        for id_, campaign in index.campaigns.items()
    ]
    others = [
        term_row(term, index, page)
        for term in index.terms.values()
        if term.kind is TermKind.CAMPAIGN and term.id not in index.campaigns
    ]
    markdown = fill_template(
        "campaigns",
        front=front_matter(
            "Campaigns",
            "list",
            description="Campaigns that the notices speak of, round by round.",
            json_ld=(breadcrumbs(page, (("Campaigns", page),)),),
            hide=("toc",),
            is_searched=False,
        ),
        campaigns=own,
        others=others,
    )
    return page, markdown


def _span(rounds: Iterable[Any]) -> str:
    years = sorted(
        point.year for entry in rounds for point in (entry.edtf.start, entry.edtf.end) if point
    )
    return f"{years[0]} to {years[-1]}" if years[0] != years[-1] else f"{years[0]}"
