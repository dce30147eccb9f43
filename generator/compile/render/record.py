"""The record rail: what is known of a page's subject, fact by fact, with where it is known from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.compile.evidence import find_in_text, grounds_place
from generator.compile.render.addresses import CORRECTIONS, campaign_stem, link_html
from generator.compile.render.index import Index, issue_date_is_known, safe_url
from generator.compile.render.pages import escape_any, ready, write_text
from generator.compile.render.sources import (
    date_row,
    list_terms,
    write_date,
    write_link,
    write_notice,
    write_paragraph_link,
    write_place_link,
    write_term,
)
from generator.compile.render.standing import record_standing
from generator.compile.render.words import (
    BASIS_HERE,
    CONFIDENCE,
    HOW,
    LANGUAGE,
    ROLE,
    TERM_KIND,
    TRANSLATION,
    number_of,
)
from generator.models import Attachment, Grounds, Notice, Provenance, RoleDate, Term
from generator.text.escape import escape_html

_NOTHING = ready("")


@dataclass(frozen=True)
class Fact:
    """One line of the rail."""

    label: str
    value: Markup
    note: Markup = _NOTHING
    """Where it is known from, or what to keep in mind."""


def notice_record(notice: Notice, index: Index, page: str) -> tuple[Fact, ...]:
    """The facts of a copy of a notice."""
    return tuple(_notice_facts(notice, index, page))


def _notice_facts(notice: Notice, index: Index, page: str) -> Iterator[Fact]:
    grounds = {entry.of: entry for entry in reversed(notice.evidence)}

    def read_from(field: str) -> Markup:
        return _read_from(grounds.get(field), notice, index, page)

    label = "Issuers" if notice.joint_issuers else "Issuer"
    issuers = list_terms(notice.issuers, index, page) or escape_any("not known")
    yield Fact(label, issuers, read_from("issuer"))
    if notice.number:
        known = write_text(notice.number_note) or read_from("number")
        yield Fact("Number", write_text(notice.number), known)
    if notice.addressees:
        yield Fact("Addressed to", write_text(notice.addressees))
    if not issue_date_is_known(notice):
        yield Fact("Issued", escape_any("not known"))
    for date in sorted(notice.dates, key=lambda date: (*date.edtf.sort_key, date.role)):
        yield _date_fact(date, notice, index, page)
    # What this and the state of review mean stands at the head of the page.
    name, _ = TRANSLATION[notice.translation]
    language = LANGUAGE.get(notice.language, notice.language)
    yield Fact("Text", escape_any(f"{name}, {language}"))
    if notice.republisher:
        yield Fact(
            "Republished by",
            write_term(notice.republisher, index, page),
            escape_any("The party that put this copy up; not the issuer."),
        )
    if notice.translator:
        yield Fact("Translated by", write_text(notice.translator), read_from("translator"))
    if notice.attachments:
        yield Fact("Attachments", _attachments(notice.attachments))
    provenance = index.atlas.corpus.provenance.get(notice.id)
    if provenance:
        yield from _provenance_facts(provenance, notice, index, page)
    copies = [copy for copy in index.copies_by_work.get(notice.work, ()) if copy.id != notice.id]
    if copies:
        links = "; ".join(write_notice(copy.id, index, page) for copy in copies)
        yield Fact("Other copies", ready(links))
    if entries := index.terms_of_work.get(notice.work):
        yield Fact("Glossary entry", list_terms(entries, index, page))
    yield Fact("Corrections", *_corrections(notice, index, page))
    yield Fact("Review", *record_standing(notice))


def _corrections(notice: Notice, index: Index, page: str) -> tuple[Markup, Markup]:
    """The paragraphs that are corrected, and the way to all corrections."""
    blocks = dict.fromkeys(entry.block for entry in notice.corrections)
    places = (write_paragraph_link(notice.id, block, index, page) for block in blocks)
    address = escape_html(link_html(CORRECTIONS, page))
    links = ready(", ".join(filter(None, places)))
    return links or escape_any("none"), ready(f'<a href="{address}">All corrections</a>')


def _read_from(grounds: Grounds | None, notice: Notice, index: Index, page: str) -> Markup:
    """The words a field is read from, and where they stand."""
    if grounds is None:
        return _NOTHING
    place = grounds_place(grounds, notice)
    link = write_place_link(place, index, page) if place else ""
    words = f"read from the {HOW[grounds.how]}: “{write_text(grounds.quote)}”"
    return ready(f"{words} {link}" if link else words)


def _place_of(quote: str, notice: Notice, index: Index, page: str) -> Markup:
    """A link to the words, where the text as published prints them once; else nothing."""
    place = find_in_text(notice, quote)
    return write_place_link(place, index, page) if place else _NOTHING


def _attachments(attachments: Iterable[Attachment]) -> Markup:
    return ready("; ".join(write_link(entry.url, entry.title) for entry in attachments))


def _date_fact(date: RoleDate, notice: Notice, index: Index, page: str) -> Fact:
    row = date_row(date, index, _place_of(date.quote, notice, index, page))
    colon = f": {row.evidence}" if row.evidence else ""
    note = f'<span class="na-basis">{BASIS_HERE[date.basis]}</span>{colon}'
    if row.note:
        note += f"; {escape_any(row.note)}"
    if row.disputed:
        note += f" {row.disputed}"
    return Fact(row.role, row.date, ready(note))


def _provenance_facts(
    provenance: Provenance, notice: Notice, index: Index, page: str
) -> Iterator[Fact]:
    url = safe_url(provenance.url)
    if url:
        is_said = provenance.publisher == index.label(notice.republisher)
        publisher = _NOTHING if is_said else write_text(provenance.publisher)
        yield Fact("Source page", write_link(url, urlsplit(url).hostname or url), publisher)
    elif provenance.publisher:
        yield Fact("Source", write_text(provenance.publisher))
    retrieved = provenance.retrieved[:10] or "date not known"
    yield Fact("Retrieved", escape_any(retrieved))
    sha = escape_html(provenance.sha256)
    short = f"{sha[:10]}…{sha[-6:]}" if len(sha) > 20 else sha
    raw = ready("")
    if has_raw_page(provenance):
        address = escape_html(link_html(f"raw/{notice.id}", page))
        raw = ready(f'<a href="{address}">Raw text as received</a>')
    yield Fact(
        "SHA-256 of the raw file",
        ready(f'<code class="na-sha" title="{sha}">{short}</code>'),
        raw,
    )
    if provenance.rights:
        yield Fact("Rights", write_text(provenance.rights))


def has_raw_page(provenance: Provenance) -> bool:
    """Whether the raw file may be shown, and is text."""
    return provenance.publish_raw and provenance.media_type.startswith("text/")


def term_record(term: Term, index: Index, page: str) -> tuple[Fact, ...]:
    """The facts of a glossary entry."""
    return tuple(_term_facts(term, index, page))


def _term_facts(term: Term, index: Index, page: str) -> Iterator[Fact]:
    kind = escape_html(link_html(f"glossary/by-kind#{term.kind}", page))
    yield Fact("Kind", ready(f'<a href="{kind}">{TERM_KIND[term.kind][0]}</a>'))
    if term.number:
        yield Fact("Number", write_text(term.number), escape_any(term.number_note))
    if term.issuer:
        yield Fact("Issuer", list_terms(term.issuer, index, page))
    if term.replaced_by:
        yield Fact("Replaced by", write_term(term.replaced_by, index, page))
    if term.id in index.replaces:
        yield Fact("Replaces", list_terms(index.replaces[term.id], index, page))
    if held := index.atlas.held_terms.get(term.id):
        yield Fact("Text", write_notice(held, index, page), escape_any("Held in this atlas."))
    if term.id in index.campaigns:
        address = escape_html(link_html(campaign_stem(term.id), page))
        yield Fact("Campaign page", ready(f'<a href="{address}">Rounds, targets, figures</a>'))
    usage = index.atlas.usage.get(term.id)
    if usage:
        count = number_of(usage.mentions, "mention")
        works = number_of(usage.works, "notice")
        yield Fact("In the notices", escape_any(f"{count} in {works}"))
        yield Fact("First seen", *_first_seen(usage.first, index, page))
    name, meaning = CONFIDENCE[term.confidence]
    if term.sources:
        yield Fact("Sources", escape_any(name), escape_any(f"{meaning}."))
    yield Fact("Review", *record_standing(term))


def _first_seen(id_: str, index: Index, page: str) -> tuple[Markup, Markup]:
    """The oldest notice that names the term, and which date makes it the oldest."""
    notice = index.notices.get(id_)
    best = notice.best_date if notice else None
    note = ready(f"{ROLE[best.role].lower()} {write_date(best.edtf)}") if best else ready("")
    return write_notice(id_, index, page), note
