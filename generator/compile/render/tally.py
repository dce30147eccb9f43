"""How many pages stand how with review, and which they are: for the front page and coverage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.compile.render.addresses import campaign_stem, link_html, notice_stem, term_stem
from generator.compile.render.index import Index
from generator.compile.render.sources import write_dispute
from generator.compile.render.standing import name_fact, page_standing
from generator.compile.render.words import REVIEW, TERM_KIND, number_of
from generator.models import Notice, SubjectFile, Term
from generator.reviewed import Page, all_pages, disputed_facts
from generator.vocabulary import Review

_LISTED = 200
KINDS = ("Notices", "Glossary entries", "Timelines")


@dataclass(frozen=True)
class PageRow:
    """A page in a list of one state."""

    title: str
    address: str
    kind: str
    words: Markup
    """Who checked it, or why it is disputed; nothing for a draft."""


@dataclass(frozen=True)
class Group:
    """The pages of one state."""

    state: str
    label: str
    meaning: str
    counts: tuple[int, ...]
    """How many of each of `KINDS`."""
    rows: tuple[PageRow, ...]
    left_out: int

    @property
    def total(self) -> int:
        """All pages of this state."""
        return sum(self.counts)


@dataclass(frozen=True)
class FactRow:
    """A disputed fact."""

    name: str
    title: str
    """Of the page it stands on."""
    address: str
    dispute: Markup


def group_pages(index: Index, page: str) -> tuple[Group, ...]:
    """The pages of each state that a page has, for lists on the page with stem *page*."""
    found: dict[Review, list[Page]] = {state: [] for state in REVIEW}
    for entry in _in_order(index):
        found[entry.review].append(entry)
    return tuple(
        Group(
            state=str(state),
            label=REVIEW[state][0],
            meaning=REVIEW[state][1],
            counts=tuple(
                sum(isinstance(entry, kind) for entry in pages)
                for kind in (Notice, Term, SubjectFile)
            ),
            rows=tuple(_page_row(entry, index, page) for entry in pages[:_LISTED]),
            left_out=max(0, len(pages) - _LISTED),
        )
        for state, pages in found.items()
        if pages
    )


def disputed_rows(index: Index, page: str) -> tuple[FactRow, ...]:
    """Every disputed fact, by page."""
    return tuple(
        FactRow(
            name=_capital(name_fact(fact.fact)),
            title=_title(entry),
            address=link_html(_stem(entry, index)[0], page),
            dispute=write_dispute(fact.dispute, index),
        )
        for entry in _in_order(index)
        for fact in disputed_facts(entry)
    )


def count_reviews(index: Index) -> list[tuple[str, str, str]]:
    """Label, count and anchor on the coverage page: what the front page says of review.

    Drafts are counted where they are not simply the rest.
    """
    pages = list(all_pages(index.atlas.corpus))
    states = [entry.review for entry in pages]
    facts = sum(1 for entry in pages for _ in disputed_facts(entry))
    disputed = [
        number_of(count, what)
        for count, what in ((states.count(Review.DISPUTED), "page"), (facts, "fact"))
        if count
    ]
    current = len(states) - states.count(Review.RETRACTED)
    rows = [("Reviewed", f"{states.count(Review.REVIEWED):,} of {number_of(current, 'page')}", "")]
    if changed := states.count(Review.CHANGED):
        rows.append(("Changed since review", number_of(changed, "page"), Review.CHANGED))
    if disputed:
        anchor = Review.DISPUTED if states.count(Review.DISPUTED) else "disputed-facts"
        rows.append(("Disputed", ", ".join(disputed), anchor))
    drafts = states.count(Review.DRAFT)
    if drafts and drafts < current - states.count(Review.REVIEWED):
        rows.append(("Awaiting review", number_of(drafts, "page"), Review.DRAFT))
    return rows


def _in_order(index: Index) -> Iterator[Page]:
    """Every page that can be reviewed: notices, the newest first, terms by label, timelines."""
    yield from index.notices.values()
    yield from index.terms.values()
    yield from sorted(index.atlas.corpus.subjects, key=lambda subject: subject.subject)


def _page_row(entry: Page, index: Index, page: str) -> PageRow:
    stem, has_own = _stem(entry, index)
    address = link_html(stem, page)
    standing = page_standing(entry, index, address if has_own else None)
    is_checked = entry.review in (Review.REVIEWED, Review.CHANGED) and entry.review_note.by
    words = standing.words if is_checked else standing.dispute
    return PageRow(_title(entry), address, _kind(entry, index), words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title(entry: Page) -> str:
    return entry.label if isinstance(entry, Term) else entry.title


def _kind(entry: Page, index: Index) -> str:
    if isinstance(entry, Notice):
        return "Notice"
    if isinstance(entry, Term):
        return TERM_KIND[entry.kind][0]
    return "Campaign page" if entry.subject in index.campaigns else "Timeline"


def _stem(entry: Page, index: Index) -> tuple[str, bool]:
    """Where a reader sees the page, and whether that is a page of its own."""
    if isinstance(entry, Notice):
        return notice_stem(entry.id), True
    if isinstance(entry, Term):
        return term_stem(entry.id), True
    if entry.subject in index.campaigns:
        return campaign_stem(entry.subject), True
    timeline = index.timelines.get(entry.subject)
    return (timeline.uri, True) if timeline else ("timeline/index", False)
