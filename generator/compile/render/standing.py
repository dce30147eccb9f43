"""How a page stands with review, in the reader's words: its badge, who and when, what has changed.

Everything here is inline HTML, which is safe in Markdown lines and in raw HTML alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.compile.render.editorial import plain_text
from generator.compile.render.index import Index
from generator.compile.render.pages import escape_any, ready, write_text
from generator.compile.render.sources import write_day, write_dispute
from generator.compile.render.words import PART, REVIEW, ROLE, human_date, number_of
from generator.models import Later, Notice, RoleDate, Round, Term
from generator.reviewed import (
    MARKDOWN,
    OURS,
    TEXT,
    Fact,
    Page,
    block_line,
    disputed_facts,
    page_key,
)
from generator.standing import Dispute
from generator.text.escape import escape_html, fold_space
from generator.text.han import has_han
from generator.text.linediff import Change, cut_difference
from generator.vocabulary import Review

_SHOWN = 100
"""Changes that a page shows; of more, their number."""
_BULLET_RE = re.compile(r"\A[-*+] ")
_CHANGES = "changed-since-review"
_NOTHING = ready("")


@dataclass(frozen=True)
class ChangeRow:
    """A line that is not as it was reviewed."""

    where: Markup
    before: Markup
    after: Markup


@dataclass(frozen=True)
class Standing:
    """How a page stands with review."""

    state: str
    """The closed word, for style sheets."""
    label: str
    words: Markup
    """Who, when and what, as one or more sentences."""
    dispute: Markup
    """Why it is disputed or retracted, and by whom; or nothing."""
    facts: Markup
    """Which facts on it are disputed, as a sentence; or nothing."""
    changes: tuple[ChangeRow, ...] = ()
    count: str = ""
    """How many lines have changed: "3 passages"."""
    left_out: int = 0


def page_standing(page: Page, index: Index, address: str | None = "") -> Standing:
    """How a page stands: its state, who gave it, what is disputed, what has changed since.

    Args:
        page: The page.
        index: Where its changes and sources are.
        address: Of its page, empty on that page itself; None where changes have no address.
    """
    changes = index.atlas.changes.get(page_key(page), ())
    note = page.review_note
    dispute = _NOTHING
    if note.reason and page.review in (Review.DISPUTED, Review.RETRACTED):
        dispute = write_dispute(Dispute(note.reason, note.sources, note.by, note.on), index)
    return Standing(
        state=str(page.review),
        label=REVIEW[page.review][0],
        words=_tell(page, changes, address),
        dispute=dispute,
        facts=_name_disputed(page),
        changes=tuple(_change_row(change, page, index) for change in changes[:_SHOWN]),
        count=number_of(len(changes), "passage"),
        left_out=max(0, len(changes) - _SHOWN),
    )


def _tell(page: Page, changes: tuple[Change, ...], address: str | None) -> Markup:
    note = page.review_note
    if page.review is Review.DRAFT:
        other = "the raw notice" if isinstance(page, Notice) else "its sources"
        return escape_any(f"Not yet compared with {other} by a second person.")
    if page.review is Review.DISPUTED:
        return escape_any("Read it with the objection below.")
    if page.review is Review.RETRACTED:
        return escape_any(f"{REVIEW[page.review][1]}.")
    if not note.by:
        return escape_any(
            "Reviewed by a second person; who and when is not recorded, and a later change would"
            " not show."
        )
    checked = f"Reviewed by {escape_any(note.by)}, {write_day(note.on)}"
    if page.review is Review.CHANGED:
        has = "passage has" if len(changes) == 1 else "passages have"
        since = f"{len(changes):,} {has} changed since"
        if address is not None:
            since = f'<a href="{escape_html(address)}#{_CHANGES}">{since}</a>'
        if not changes:
            since = "it has changed since, and what changed is not recorded"
        return ready(f"{checked}; {since}.")
    if not note.of:
        unknown = "What was reviewed is not recorded, and a later change would not show."
        return ready(f"{checked}. {unknown}")
    return ready(f"{checked}.")


def record_standing(page: Page) -> tuple[Markup, Markup]:
    """State, and who gave it when, for the record of a page."""
    note = page.review_note
    who = ", ".join(filter(None, (escape_any(note.by), write_day(note.on) if note.on else "")))
    return escape_any(REVIEW[page.review][0]), ready(who)


@dataclass(frozen=True)
class ListedState:
    """How a page stands, for a list."""

    state: str
    """The closed word, for style sheets."""
    label: str
    doubt: str
    """What on it is disputed: "1 fact disputed", or nothing."""


def listed_state(page: Page) -> ListedState:
    """How a page stands, as a list has room for it."""
    count = sum(1 for _ in disputed_facts(page))
    doubt = f"{number_of(count, 'fact')} disputed" if count else ""
    if isinstance(page, Term) and page.disputed:
        doubt = "definition disputed"
    return ListedState(str(page.review), REVIEW[page.review][0], doubt)


def name_fact(fact: Fact) -> str:
    """What a fact is, in a few words: "issued 12 March 2021"."""
    if isinstance(fact, RoleDate):
        return f"{ROLE[fact.role].lower()} {human_date(fact.edtf)}"
    if isinstance(fact, Term):
        return "the definition"
    if isinstance(fact, Later):
        return fact.text.rstrip(".。")
    return fact.title if isinstance(fact, Round) else fact.label


def _name_disputed(page: Page) -> Markup:
    names = [escape_any(name_fact(entry.fact)) for entry in disputed_facts(page)]
    return ready(f"Disputed on this page: {'; '.join(names)}.") if names else _NOTHING


def list_history(path: str, index: Index) -> tuple[tuple[Markup, str, str], ...]:
    """Day, author and subject of each change to a page's file; none unless they were asked for."""
    revisions = index.atlas.history.get(path, ())
    return tuple((write_day(entry.on), entry.author, entry.subject) for entry in revisions)


# --- what has changed -------------------------------------------------------------------------


def _change_row(change: Change, page: Page, index: Index) -> ChangeRow:
    before, after = change.before, change.after
    if change.part.startswith(OURS) or change.part in MARKDOWN:
        plain = [_BULLET_RE.sub("", plain_text(text)) for text in (before, after)]
        if plain[0] != plain[1]:  # else only a link or an emphasis differs
            before, after = plain
    return ChangeRow(_where(change, page, index), *mark_difference(before, after))


def _where(change: Change, page: Page, index: Index) -> Markup:
    name = PART.get(change.part, change.part.removeprefix(OURS))
    if change.part != TEXT or not isinstance(page, Notice):
        return escape_any(name[:1].upper() + name[1:])
    block = next((b.id for b in page.blocks if block_line(b) == change.after), "")
    number = index.numbers.get((page.id, block), "")
    link = f' <a class="na-para" href="#{block}">{number}</a>' if number else ""
    return ready(f"{escape_any(name)}{link}")


def mark_difference(before: str, after: str) -> tuple[Markup, Markup]:
    """Both texts, with the words marked that only one of them has."""
    if not before or not after:
        return write_text(before), write_text(after)
    old, new = cut_difference(before, after)
    return _mark(old, "del"), _mark(new, "ins")


def _mark(pieces: tuple[str, str, str], tag: str) -> Markup:
    first, middle, last = map(_piece, pieces)
    marked = f"{first}<{tag}>{middle}</{tag}>{last}" if middle.strip() else first + middle + last
    return ready(f'<span lang="zh-Hans">{marked}</span>' if has_han("".join(pieces)) else marked)


def _piece(text: str) -> str:
    """Part of a text with the single spaces at its ends kept."""
    if not fold_space(text):
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}{escape_any(text)}{right}"
