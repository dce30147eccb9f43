"""Settle: every reference and every quote is followed; those that lead nowhere are taken out."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from generator.compile.evidence import blocks_of
from generator.compile.settle.desk import Desk
from generator.compile.settle.prose import body_line, follow_prose
from generator.errors import excerpt
from generator.models import (
    Corpus,
    Correction,
    CuratedRelation,
    Later,
    NoEvent,
    Notice,
    OutsideEvent,
    Period,
    RoleDate,
    Round,
    StatedEvent,
    SubjectFile,
    Term,
)
from generator.text.quoting import count_overlapping
from generator.text.slug import SLUG_RE
from generator.vocabulary import Basis

Quoted = TypeVar("Quoted", StatedEvent, NoEvent, Later, Correction, CuratedRelation)
Disputed = TypeVar("Disputed", StatedEvent, Later, OutsideEvent, Round, RoleDate, Term)
Reviewed = TypeVar("Reviewed", Notice, Term, SubjectFile)
Cited = TypeVar("Cited", Later, OutsideEvent, Round, Period)


def settle_references(corpus: Corpus) -> Corpus:
    """The corpus with nothing in it that leads nowhere, and a finding for all that did.

    Unknown ids of terms, notices and sources are taken out of the lists they stand in. A fact
    that has lost its last source, and an event, a later status, a correction or a relation whose
    quote does not stand exactly once in its block, is left out: every claim carries evidence.
    Unknown issuers and legal bases are plain names.
    """
    desk = Desk(
        corpus.written,
        {
            "term": frozenset(term.id for term in corpus.terms),
            "notice": frozenset(notice.id for notice in corpus.notices),
            "source": frozenset(corpus.sources),
        },
        {key: block.text for key, block in blocks_of(corpus).items()},
        corpus.unread,
    )
    settled = replace(
        corpus,
        notices=tuple(_settle_notice(notice, desk) for notice in corpus.notices),
        terms=tuple(_settle_term(term, desk) for term in corpus.terms),
        subjects=tuple(_settle_subject(subject, desk) for subject in corpus.subjects),
        periods=tuple(_settle_periods(corpus.periods, desk)),
    )
    for page in corpus.pages:
        follow_prose(page.markdown, desk, page.path, body_line(desk, page.path))
    return replace(settled, findings=tuple(sorted({*corpus.findings, *desk.findings})))


# --- notices ----------------------------------------------------------------------------------


def _settle_notice(notice: Notice, desk: Desk) -> Notice:
    path = notice.path
    for part in notice.editorial:
        follow_prose(part.markdown, desk, path, part.line + 2, notice.id)
    _check_nolink(notice, desk)
    _check_not_later(notice, desk)
    events = tuple(
        replace(
            _settle_dispute(event, desk, path, "events", i),
            subjects=desk.follow(event.subjects, "term", path, "events", i, "subjects"),
        )
        for i, event in _found_once(notice.events, notice, desk, "events")
    )
    later = [
        (
            i,
            replace(
                _settle_dispute(entry, desk, path, "later", i),
                term=desk.follow_one(entry.term, "term", path, "later", i, "term"),
            ),
        )
        for i, entry in _found_once(notice.later, notice, desk, "later")
    ]
    not_events = _found_once(notice.not_events, notice, desk, "not_events")
    corrections = _found_once(notice.corrections, notice, desk, "corrections")
    return replace(
        _settle_review(notice, desk),
        subjects=desk.follow(notice.subjects, "term", path, "subjects"),
        dates=_settle_dates(notice.dates, desk, path),
        events=events,
        not_events=tuple(entry for _, entry in not_events),
        later=tuple(_settle_cited(later, desk, path, "later")),
        corrections=tuple(entry for _, entry in corrections),
        relations=tuple(_settle_relations(notice, desk)),
        not_relations=tuple(
            entry
            for index, entry in enumerate(notice.not_relations)
            if _leads_somewhere(entry, desk, path, "not_relations", index)
        ),
    )


def _settle_relations(notice: Notice, desk: Desk) -> Iterator[CuratedRelation]:
    """The relations that lead to a paper; one that has lost its quote and sources is left out."""
    path = notice.path
    quoted = {i for i, entry in enumerate(notice.relations) if entry.quote}
    found = {i for i, _ in _found_once(notice.relations, notice, desk, "relations", quoted)}
    for index, entry in enumerate(notice.relations):
        if index in quoted - found:
            continue
        if not _leads_somewhere(entry.to, desk, path, "relations", index, "to"):
            continue
        if entry.to == notice.id:
            message = f"'{entry.to}' is the notice itself; name the other document. It is left out."
            desk.tell(path, ("relations", index, "to"), message, "link")
            continue
        sources = desk.follow(entry.sources, "source", path, "relations", index, "sources")
        if sources or entry.quote or entry.note:
            yield replace(entry, sources=sources)


def _leads_somewhere(name: str, desk: Desk, path: str, *keys: str | int) -> bool:
    """Whether a name is an id that exists, or the title or number of a paper that is not held."""
    if not SLUG_RE.match(name) or name in desk.known["notice"] | desk.known["term"]:
        return True
    known = sorted(desk.known["notice"] | desk.known["term"])
    close = difflib.get_close_matches(name, known, 1, 0.75)
    hint = f"Did you mean '{close[0]}'?" if close else "A document not held goes by its title."
    message = f"no notice and no term has the id '{name}', so it is left out. {hint}"
    desk.tell(path, keys, message, "link")
    return False


def _found_once(
    entries: tuple[Quoted, ...],
    notice: Notice,
    desk: Desk,
    key: str,
    only: Collection[int] | None = None,
) -> Iterator[tuple[int, Quoted]]:
    """The entries whose quote stands exactly once in their block, with their places in the list.

    Of *only* some places, if they are given.
    """
    if not entries:
        return
    texts = {block.id: block.text for block in notice.blocks}
    for index, entry in enumerate(entries):
        if only is not None and index not in only:
            continue
        count = count_overlapping(texts.get(entry.block, ""), entry.quote)
        if count == 1:
            yield index, entry
            continue
        others = [id_ for id_, text in texts.items() if entry.quote in text and id_ != entry.block]
        if count:
            problem = f"stands {count} times in block {entry.block}; lengthen it until it is one"
        elif entry.block not in texts:
            problem = f"is said to stand in block {entry.block}, which this page does not have"
        else:
            problem = f"does not stand in block {entry.block}; copy it from the text as published"
        hint = f" It stands in block {others[0]}." if others and not count else ""
        message = f"the quote '{excerpt(entry.quote, 80)}' {problem}. The entry is left out.{hint}"
        desk.tell(notice.path, (key, index, "quote"), message, "quote")


def _settle_review(page: Reviewed, desk: Desk) -> Reviewed:
    """The page whose state names only sources that exist."""
    sources = desk.follow(page.review_note.sources, "source", page.path, "review", "sources")
    return replace(page, review_note=replace(page.review_note, sources=sources))


def _settle_dispute(fact: Disputed, desk: Desk, path: str, *keys: str | int) -> Disputed:
    """The fact whose dispute names only sources that exist; it is disputed without any, too."""
    if fact.disputed is None:
        return fact
    sources = desk.follow(fact.disputed.sources, "source", path, *keys, "disputed", "sources")
    return replace(fact, disputed=replace(fact.disputed, sources=sources))


def _check_nolink(notice: Notice, desk: Desk) -> None:
    for index, entry in enumerate(notice.nolink):
        if entry in desk.known["term"]:
            continue
        folded = entry.casefold()
        if not any(folded in block.text.casefold() for block in notice.blocks):
            kind = "no term has this id and" if SLUG_RE.match(entry) else "it is no term id and"
            message = f"nolink names '{entry}', but {kind} the text does not print it; remove it."
            desk.tell(notice.path, ("nolink", index), message, "link")


def _check_not_later(notice: Notice, desk: Desk) -> None:
    known = desk.known["term"] | {block.id for block in notice.blocks}
    for index, entry in enumerate(notice.not_later):
        if entry not in known:
            message = f"not_later names '{entry}', which is neither a term nor a block; remove it."
            desk.tell(notice.path, ("not_later", index), message, "link")


# --- the glossary -----------------------------------------------------------------------------


def _settle_term(term: Term, desk: Desk) -> Term:
    path = term.path
    follow_prose(term.definition, desk, path, body_line(desk, path))
    seen_in = desk.known["notice"] | desk.known["source"]
    renderings = []
    for index, name in enumerate(term.renderings):
        if name.seen and name.seen not in seen_in:
            if not (desk.is_unread(name.seen, "notice") or desk.is_unread(name.seen, "source")):
                message = (
                    f"seen in '{name.seen}', which is neither a notice nor in content/sources.yml;"
                    " the name is kept, the place is left out."
                )
                desk.tell(path, ("renderings", index, "seen"), message, "link")
            name = replace(name, seen="")
        renderings.append(name)
    others = tuple(id_ for id_ in term.related if id_ != term.id)
    return replace(
        _settle_dispute(_settle_review(term, desk), desk, path),
        related=desk.follow(others, "term", path, "related"),
        replaced_by=desk.follow_one(term.replaced_by, "term", path, "replaced_by"),
        sources=desk.follow(term.sources, "source", path, "sources"),
        dates=_settle_dates(term.dates, desk, path),
        renderings=tuple(renderings),
    )


def _settle_dates(dates: tuple[RoleDate, ...], desk: Desk, path: str) -> tuple[RoleDate, ...]:
    kept = []
    for index, date in enumerate(dates):
        sources = desk.follow(date.sources, "source", path, "dates", index, "sources")
        if sources or date.basis is not Basis.OUTSIDE:
            kept.append(_settle_dispute(replace(date, sources=sources), desk, path, "dates", index))
    return tuple(kept)


# --- what is known from outside ---------------------------------------------------------------


def _settle_subject(subject: SubjectFile, desk: Desk) -> SubjectFile:
    path = subject.path
    desk.follow_one(subject.subject, "term", path, "subject")
    follow_prose(subject.intro, desk, path, 0)
    rounds = []
    for index, entry in enumerate(subject.rounds):
        figures = tuple(
            replace(figure, sources=sources)
            for place, figure in enumerate(entry.figures)
            if (
                sources := desk.follow(
                    figure.sources, "source", path, "rounds", index, "figures", place, "sources"
                )
            )
        )
        notices = desk.follow(entry.notices, "notice", path, "rounds", index, "notices")
        entry = _settle_dispute(entry, desk, path, "rounds", index)
        rounds.append(replace(entry, figures=figures, notices=notices))
    events = []
    for index, event in enumerate(subject.events):
        # The file's own subject stands first and has been followed once.
        others = desk.follow(event.subjects[1:], "term", path, "events", index, "subjects")
        own = (subject.subject,) if subject.subject in desk.known["term"] else ()
        event = _settle_dispute(event, desk, path, "events", index)
        events.append(replace(event, subjects=own + others))
    return replace(
        _settle_review(subject, desk),
        rounds=tuple(_settle_cited(enumerate(rounds), desk, path, "rounds")),
        events=tuple(_settle_cited(enumerate(events), desk, path, "events")),
    )


def _settle_periods(periods: tuple[Period, ...], desk: Desk) -> Iterator[Period]:
    path = "content/periods.yml"
    named = (
        (i, replace(period, term=desk.follow_one(period.term, "term", path, "periods", i, "term")))
        for i, period in enumerate(periods)
    )
    return _settle_cited(named, desk, path, "periods")


def _settle_cited(
    entries: Iterable[tuple[int, Cited]], desk: Desk, path: str, key: str
) -> Iterator[Cited]:
    """The entries that keep at least one source; each comes with its place in the list."""
    for index, entry in entries:
        sources = desk.follow(entry.sources, "source", path, key, index, "sources")
        if sources:
            yield replace(entry, sources=sources)
