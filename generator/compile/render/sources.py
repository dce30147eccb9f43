"""Cited works, dates and evidence, in the same words wherever they stand.

Everything here is inline HTML, which is safe in Markdown lines and in raw HTML alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.atlas import Backlink, Evidence
from generator.compile.evidence import Place
from generator.compile.render.addresses import link_html, notice_stem, term_stem
from generator.compile.render.index import Index, safe_url
from generator.compile.render.pages import escape_any, ready, write_text
from generator.compile.render.words import BASIS, ROLE, human_date, precision
from generator.models import Notice, RoleDate
from generator.standing import Dispute
from generator.text.edtf import Edtf, parse_edtf
from generator.text.escape import escape_html
from generator.vocabulary import Basis, DateRole


@dataclass(frozen=True)
class DateRow:
    """A date as a page shows it."""

    role: str
    date: Markup
    basis: str
    evidence: Markup
    """Cited words, sources, or nothing."""
    note: str
    disputed: Markup
    """Why somebody holds it to be wrong, or nothing."""


def write_date(date: Edtf, *, is_stretch: bool = False) -> Markup:
    """A date for people and for machines, with what is not known of it.

    Of a *stretch* of time, such as a campaign round of 2021, nothing more is to be known.
    """
    missing = "" if is_stretch else precision(date)
    note = f' <span class="na-precision">{missing}</span>' if missing else ""
    stamp = str(date)
    # The attribute of HTML knows no intervals and no doubt.
    is_html = not date.is_interval and stamp[-1] not in "~?%"
    machine = f'datetime="{stamp}"' if is_html else f'data-edtf="{stamp}"'
    return ready(f'<time class="na-date" {machine}>{escape_any(human_date(date))}</time>{note}')


def write_day(text: str) -> Markup:
    """A day, or a less precise date, of the content's own history."""
    return write_date(parse_edtf(text), is_stretch=True)


def write_link(url: str, text: str) -> Markup:
    """A link to another site, or the bare text where it must not be linked."""
    shown = write_text(text)
    url = safe_url(url)
    return ready(f'<a href="{escape_html(url)}">{shown}</a>') if url else shown


def write_source(id_: str, index: Index) -> Markup:
    """Title and publisher of a cited work."""
    source = index.source(id_)
    publisher = f", {write_text(source.publisher)}" if source.publisher else ""
    return ready(f"{write_link(source.url, source.title)}{publisher}")


def write_source_short(id_: str, index: Index) -> Markup:
    """The publisher of a cited work, linked; its title shows when pointed at."""
    source = index.source(id_)
    name = source.publisher or source.title
    url = escape_html(safe_url(source.url))
    title = escape_html(source.title)
    if not url:
        return ready(f'<span title="{title}">{write_text(name)}</span>')
    return ready(f'<a href="{url}" title="{title}">{write_text(name)}</a>')


def list_sources(ids: Iterable[str], index: Index) -> Markup:
    """Cited works in one line."""
    return ready("; ".join(write_source(id_, index) for id_ in ids))


def write_term(term_or_name: str, index: Index, page: str) -> Markup:
    """A link to a term's page, or the plain name."""
    term = index.terms.get(term_or_name)
    if term is None:
        return write_text(term_or_name)
    address = escape_html(link_html(term_stem(term.id), page))
    return ready(f'<a href="{address}">{escape_any(term.label)}</a>')


def name_issuers(notice: Notice, index: Index) -> str:
    """The names of all who issued a notice, as plain text; empty when unknown."""
    return ", ".join(index.label(issuer) for issuer in notice.issuers)


def list_terms(names: Iterable[str], index: Index, page: str) -> Markup:
    """Terms or names in one line."""
    return ready(", ".join(write_term(name, index, page) for name in names))


def write_notice(id_: str, index: Index, page: str, fragment: str = "") -> Markup:
    """A link to a notice's page, or its id where it has none."""
    notice = index.notices.get(id_)
    if notice is None:
        return escape_any(id_)
    address = escape_html(link_html(notice_stem(id_) + fragment, page))
    return ready(f'<a href="{address}">{write_text(notice.title)}</a>')


def write_paragraph_link(
    notice: str, block: str, index: Index, page: str, fragment: str = ""
) -> Markup:
    """The number of a paragraph, linked to it or to the words in it that have the *fragment*."""
    number = index.numbers.get((notice, block))
    if number is None:
        return ready("")
    address = escape_html(link_html(f"{notice_stem(notice)}#{fragment or block}", page))
    return ready(f'<a class="na-para" href="{address}">{number}</a>')


def write_quote_link(notice: str, block: str, quote: str, index: Index, page: str) -> Markup:
    """The number of a paragraph, linked to the quote in it."""
    fragment = index.fragment_of(notice, block, quote)
    return write_paragraph_link(notice, block, index, page, fragment)


def write_place_link(place: Place, index: Index, page: str) -> Markup:
    """The number of a paragraph, linked to words in it."""
    fragment = index.fragment_at(place.notice, place.block, place.start, place.end)
    return write_paragraph_link(place.notice, place.block, index, page, fragment)


def write_mention_link(link: Backlink, index: Index, page: str) -> Markup:
    """The number of the paragraph that names a term, linked to the name in it."""
    start, end = link.at + link.start, link.at + link.end
    return write_place_link(Place(link.notice, link.block, start, end), index, page)


def write_evidence(evidence: Evidence, index: Index, page: str) -> Markup:
    """The cited words and the paragraph they stand in."""
    quote = f'<q class="na-quote">{write_text(evidence.quote)}</q>' if evidence.quote else ""
    place = write_quote_link(evidence.notice, evidence.block, evidence.quote, index, page)
    is_elsewhere = page != notice_stem(evidence.notice)
    title = write_notice(evidence.notice, index, page) if is_elsewhere else ready("")
    return ready(" ".join(part for part in (quote, title, place) if part))


def write_dispute(dispute: Dispute, index: Index) -> Markup:
    """Why something is held to be wrong, by whom, when, and which sources say so."""
    who = ", ".join(
        filter(None, (escape_any(dispute.by), write_day(dispute.on) if dispute.on else ""))
    )
    reason = escape_any(dispute.reason)
    ends = "" if reason.endswith((".", "!", "?", "。")) else "."
    sources = list_sources(dispute.sources, index)
    word = "Source" if len(dispute.sources) == 1 else "Sources"
    return ready(
        f"{reason}{ends}"
        + (f" {word}: {sources}." if dispute.sources else "")
        + (f" ({who})" if who else "")
    )


def write_fact_dispute(dispute: Dispute | None, index: Index) -> Markup:
    """The dispute of a single fact, for the place beside it; nothing where there is none."""
    if dispute is None:
        return ready("")
    why = write_dispute(dispute, index)
    return ready(f'<span class="na-disputed"><strong>Disputed:</strong> {why}</span>')


def date_row(date: RoleDate, index: Index, place: Markup | None = None) -> DateRow:
    """A date with its role and where it is known from.

    Args:
        date: What to show.
        index: Where sources are.
        place: Link to the paragraph that prints the date, or nothing.
    """
    evidence = ready("")
    if date.basis is Basis.OUTSIDE:
        evidence = list_sources(date.sources, index)
    elif date.quote:
        quote = f'<q class="na-quote">{write_text(date.quote)}</q>'
        evidence = ready(f"{quote} {place}" if place else quote)
    basis = BASIS[date.basis]
    shown = write_date(date.edtf, is_stretch=date.role is DateRole.PERIOD)
    disputed = write_fact_dispute(date.disputed, index)
    return DateRow(ROLE[date.role], shown, basis, evidence, date.note, disputed)
