"""Settle: every reference and every quote is followed; those that lead nowhere are taken out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.compile.evidence import Pointer, blocks_of, find_pointers
from generator.errors import Finding, Severity
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
from generator.text.yamlfile import line_of
from generator.vocabulary import Basis

Keys = tuple[str | int, ...]
Quoted = TypeVar("Quoted", StatedEvent, NoEvent, Later, Correction, CuratedRelation)
Disputed = TypeVar("Disputed", StatedEvent, Later, OutsideEvent, Round, RoleDate, Term)
Reviewed = TypeVar("Reviewed", Notice, Term, SubjectFile)
Cited = TypeVar("Cited", Later, OutsideEvent, Round, Period)

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_PROSE_LINK_RE = re.compile(r"\]\(<?(term|notice|source):([^)>\s#]*)")


@dataclass
class _Desk:
    """What ids there are, and what has been found wrong."""

    written: Mapping[str, str]
    known: Mapping[str, frozenset[str]]
    """`term`, `notice`, `source` -> ids."""
    texts: Mapping[tuple[str, str], str]
    """(Notice id, block id) -> the block's text."""
    unread: frozenset[str] = frozenset()
    """Of the corpus: what leads to these is told where they cannot be read, and only there."""
    findings: list[Finding] = field(default_factory=list)

    def tell(self, path: str, keys: Keys, message: str, code: str) -> None:
        """Add a finding on the line of the file where the keys lead."""
        line = line_of(self.written[path], keys) if path in self.written else 0
        self.findings.append(Finding(path, line, message, code=code))

    def follow(
        self, ids: Iterable[str], kind: str, path: str, *keys: str | int, listed: bool = True
    ) -> tuple[str, ...]:
        """The ids that exist; a finding for each of the others."""
        kept = []
        for index, id_ in enumerate(ids):
            if id_ in self.known[kind]:
                kept.append(id_)
                continue
            if not self.is_unread(id_, kind):
                place = (*keys, index) if listed else keys
                self.tell(path, place, self.unknown(id_, kind), "link")
        return tuple(kept)

    def follow_one(self, id_: str, kind: str, path: str, *keys: str | int) -> str:
        """The id if it exists or is empty, else nothing and a finding."""
        return "".join(self.follow((id_,), kind, path, *keys, listed=False)) if id_ else ""

    def is_unread(self, id_: str, kind: str) -> bool:
        """Whether an id is that of a file which is there and cannot be used."""
        return f"{kind}:{id_}" in self.unread or f"{kind}:" in self.unread

    def unknown(self, id_: str, kind: str) -> str:
        """What to say of an id that does not exist."""
        homes = {"term": "content/glossary", "notice": "content/notices"}
        home = homes.get(kind, "content/sources.yml")
        close = difflib.get_close_matches(id_, sorted(self.known[kind]), 1, 0.75)
        hint = f"Did you mean '{close[0]}'?" if close else "Add it there, or take it out here."
        return f"no {kind} '{id_}' in {home}, so it is left out. {hint}"


def settle_references(corpus: Corpus) -> Corpus:
    """The corpus with nothing in it that leads nowhere, and a finding for all that did.

    Unknown ids of terms, notices and sources are taken out of the lists they stand in. A fact
    that has lost its last source, and an event, a later status, a correction or a relation whose
    quote does not stand exactly once in its block, is left out: every claim carries evidence.
    Unknown issuers and legal bases are plain names.
    """
    desk = _Desk(
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
        _follow_prose(page.markdown, desk, page.path, _body_line(desk, page.path))
    return replace(settled, findings=tuple(sorted({*corpus.findings, *desk.findings})))


# --- notices ----------------------------------------------------------------------------------


def _settle_notice(notice: Notice, desk: _Desk) -> Notice:
    path = notice.path
    for part in notice.editorial:
        _follow_prose(part.markdown, desk, path, part.line + 2, notice.id)
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


def _settle_relations(notice: Notice, desk: _Desk) -> Iterator[CuratedRelation]:
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
            message = f"'{entry.to}' is the notice itself; name the other paper. It is left out."
            desk.tell(path, ("relations", index, "to"), message, "link")
            continue
        sources = desk.follow(entry.sources, "source", path, "relations", index, "sources")
        if sources or entry.quote or entry.note:
            yield replace(entry, sources=sources)


def _leads_somewhere(name: str, desk: _Desk, path: str, *keys: str | int) -> bool:
    """Whether a name is an id that exists, or the title or number of a paper that is not held."""
    if not SLUG_RE.match(name) or name in desk.known["notice"] | desk.known["term"]:
        return True
    known = sorted(desk.known["notice"] | desk.known["term"])
    close = difflib.get_close_matches(name, known, 1, 0.75)
    hint = f"Did you mean '{close[0]}'?" if close else "A paper that is not held goes by its title."
    message = f"no notice and no term has the id '{name}', so it is left out. {hint}"
    desk.tell(path, keys, message, "link")
    return False


def _found_once(
    entries: tuple[Quoted, ...],
    notice: Notice,
    desk: _Desk,
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
        message = f"the quote '{_cut(entry.quote)}' {problem}. The entry is left out.{hint}"
        desk.tell(notice.path, (key, index, "quote"), message, "quote")


def _settle_review(page: Reviewed, desk: _Desk) -> Reviewed:
    """The page whose state names only sources that exist."""
    sources = desk.follow(page.review_note.sources, "source", page.path, "review", "sources")
    return replace(page, review_note=replace(page.review_note, sources=sources))


def _settle_dispute(fact: Disputed, desk: _Desk, path: str, *keys: str | int) -> Disputed:
    """The fact whose dispute names only sources that exist; it is disputed without any, too."""
    if fact.disputed is None:
        return fact
    sources = desk.follow(fact.disputed.sources, "source", path, *keys, "disputed", "sources")
    return replace(fact, disputed=replace(fact.disputed, sources=sources))


def _check_nolink(notice: Notice, desk: _Desk) -> None:
    for index, entry in enumerate(notice.nolink):
        if entry in desk.known["term"]:
            continue
        folded = entry.casefold()
        if not any(folded in block.text.casefold() for block in notice.blocks):
            kind = "no term has this id and" if SLUG_RE.match(entry) else "it is no term id and"
            message = f"nolink names '{entry}', but {kind} the text does not print it; remove it."
            desk.tell(notice.path, ("nolink", index), message, "link")


def _check_not_later(notice: Notice, desk: _Desk) -> None:
    known = desk.known["term"] | {block.id for block in notice.blocks}
    for index, entry in enumerate(notice.not_later):
        if entry not in known:
            message = f"not_later names '{entry}', which is neither a term nor a block; remove it."
            desk.tell(notice.path, ("not_later", index), message, "link")


# --- the glossary -----------------------------------------------------------------------------


def _settle_term(term: Term, desk: _Desk) -> Term:
    path = term.path
    _follow_prose(term.definition, desk, path, _body_line(desk, path))
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


def _settle_dates(dates: tuple[RoleDate, ...], desk: _Desk, path: str) -> tuple[RoleDate, ...]:
    kept = []
    for index, date in enumerate(dates):
        sources = desk.follow(date.sources, "source", path, "dates", index, "sources")
        if sources or date.basis is not Basis.OUTSIDE:
            kept.append(_settle_dispute(replace(date, sources=sources), desk, path, "dates", index))
    return tuple(kept)


# --- what is known from outside ---------------------------------------------------------------


def _settle_subject(subject: SubjectFile, desk: _Desk) -> SubjectFile:
    path = subject.path
    desk.follow_one(subject.subject, "term", path, "subject")
    _follow_prose(subject.intro, desk, path, 0)
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


def _settle_periods(periods: tuple[Period, ...], desk: _Desk) -> Iterator[Period]:
    path = "content/periods.yml"
    named = (
        (i, replace(period, term=desk.follow_one(period.term, "term", path, "periods", i, "term")))
        for i, period in enumerate(periods)
    )
    return _settle_cited(named, desk, path, "periods")


def _settle_cited(
    entries: Iterable[tuple[int, Cited]], desk: _Desk, path: str, key: str
) -> Iterator[Cited]:
    """The entries that keep at least one source; each comes with its place in the list."""
    for index, entry in entries:
        sources = desk.follow(entry.sources, "source", path, key, index, "sources")
        if sources:
            yield replace(entry, sources=sources)


# --- our own prose ----------------------------------------------------------------------------


def _follow_prose(markdown: str, desk: _Desk, path: str, first_line: int, notice: str = "") -> None:
    """Tell of links to ids that do not exist, and of quotes that are not where they are said to be.

    Args:
        markdown: As written by an editor.
        desk: Where to look things up, and to tell of them.
        path: The file.
        first_line: Line of its first words, 0 when not known.
        notice: Id of the notice that `#b...` links are about.
    """

    def tell(at: int, message: str, code: str, severity: Severity = Severity.ERROR) -> None:
        line = first_line + markdown.count("\n", 0, at) if first_line else 0
        desk.findings.append(Finding(path, line, message, severity, code))

    for found in _PROSE_LINK_RE.finditer(markdown):
        kind, id_ = found.groups()
        if id_ not in desk.known[kind] and not desk.is_unread(id_, kind):
            tell(found.start(), desk.unknown(id_, kind), "link")
    for at, message, severity in _misquotes(markdown, notice, desk.texts):
        tell(at, message, "quote", severity)


def _misquotes(
    markdown: str, notice: str, texts: Mapping[tuple[str, str], str]
) -> Iterator[tuple[int, str, Severity]]:
    """Where our prose quotes a paragraph that does not print the words, and what to say of it."""
    said: dict[tuple[int, str], list[Pointer]] = {}
    for pointer in find_pointers(markdown, notice):
        text = texts.get((pointer.notice, pointer.block), "")
        if pointer.is_said:
            said.setdefault((pointer.point, pointer.quote), []).append(pointer)
        elif pointer.quote and text and (wrong := _miscount(text, pointer.quote)):
            message = f"the quote '{_cut(pointer.quote)}' of a link {wrong} block {pointer.block}."
            yield pointer.at, f"{message} The link leads to all of it.", Severity.ERROR
    for (_, quote), pointers in said.items():
        linked = [texts.get((p.notice, p.block), "") for p in pointers]
        if any(linked) and not any(_folded(quote) in _folded(text) for text in linked):
            message = (
                f"'{_cut(quote)}' is in quotation marks beside a link to block {pointers[0].block},"
                " which does not print it; copy the words, or take the marks away."
            )
            yield pointers[0].at, message, Severity.WARNING


def _miscount(text: str, quote: str) -> str:
    """What is wrong with a quote that must stand in the text once; nothing where it does."""
    count = count_overlapping(text, quote)
    if count == 1:
        return ""
    return f"stands {count} times in" if count else "does not stand in"


def _folded(text: str) -> str:
    """Words without what a quotation may change: capitals, white space, curly marks."""
    return "".join(text.casefold().translate(_STRAIGHT).split())


def _body_line(desk: _Desk, path: str) -> int:
    """The line of a page's first words: below the front matter, its end line and an empty one."""
    return desk.written.get(path, "").count("\n") + 3


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."
