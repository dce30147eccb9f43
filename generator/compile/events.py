"""Events: everything dated, from the notices and from outside, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.atlas import Event, Evidence, Found, Mention
from generator.compile.evidence import find_in_text
from generator.compile.works import chosen_copies, date_order
from generator.models import (
    Block,
    Corpus,
    Notice,
    OutsideEvent,
    Period,
    RoleDate,
    Round,
    SubjectFile,
    Term,
)
from generator.text.edtf import Edtf
from generator.text.slug import content_id
from generator.vocabulary import Basis, DateRole, Review, Speaker, TermKind

ROLE_WORDS = {role: str(role) for role in DateRole} | {DateRole.EFFECTIVE: "in force"}
"""What a label says of each role."""
_NOTE_LIMIT = 60
_COPY_ROLES = frozenset({DateRole.REPOSTED, DateRole.REPORTED})


def gather_events(corpus: Corpus, found: Found) -> tuple[Event, ...]:
    """All events in date order, with ids that come from what they say, not from their number.

    What two copies of a work both say is told once, by the copy nearest to the issuer. A date
    of a glossary entry that is also an event of a timeline file, a period or a notice (same
    subject, role and date) is that event, which takes over its sources.
    """
    events = [
        *_stated_events(corpus.notices),
        *_outside_events(corpus),
        *_period_events(corpus, found.periods),
    ]
    events = _merge_term_dates(events, corpus.terms)
    events += _notice_dates(corpus.notices)
    return order_events(events)


def order_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in date order, each with an id of its own."""
    ordered = sorted(
        events, key=lambda event: (event.edtf.sort_key, event.lane, event.label, event.id)
    )
    return tuple(_with_unique_ids(ordered))


# --- from the notices -------------------------------------------------------------------------


def _current(notices: Iterable[Notice]) -> list[Notice]:
    """Notices that are not retracted, the copy that speaks for each work first."""
    notices = tuple(notices)
    chosen = {copy.id for copy in chosen_copies(notices).values()}
    current = (notice for notice in notices if notice.review is not Review.RETRACTED)
    return sorted(current, key=lambda notice: (notice.work, notice.id not in chosen, notice.id))


def _notice_dates(notices: Iterable[Notice]) -> Iterable[Event]:
    told: dict[tuple[object, ...], Event] = {}
    for notice in _current(notices):
        for date in notice.dates:
            owner = notice.id if date.role in _COPY_ROLES else notice.work
            key = (owner, date.role, str(date.edtf))
            told[key] = _or_disputed(told.get(key), _notice_date(notice, date))
    return told.values()


def _or_disputed(told: Event | None, again: Event) -> Event:
    """The event as it was told first; who disputes it on another page disputes it here."""
    if told is None:
        return again
    return replace(told, disputed=told.disputed or again.disputed)


def _notice_date(notice: Notice, date: RoleDate) -> Event:
    word = ROLE_WORDS[date.role].capitalize()
    label, note = _with_note(f"{word}: {notice.title}", date.note)
    return Event(
        id=f"{notice.id}-{date.role}-{_slug(date.edtf)}",
        edtf=date.edtf,
        role=date.role,
        label=label,
        subjects=notice.subjects,
        basis=date.basis,
        uri=f"notices/{notice.id}",
        evidence=_printed(notice, date.quote),
        sources=date.sources,
        lane="notice",
        note=note,
        disputed=date.disputed,
    )


def _printed(notice: Notice, quote: str) -> Evidence | None:
    """The words a date is printed in; a label beside the text stands in no block."""
    place = find_in_text(notice, quote)
    return Evidence(notice.id, place.block if place else "", quote) if quote else None


def _stated_events(notices: Iterable[Notice]) -> Iterable[Event]:
    told: dict[tuple[object, ...], Event] = {}
    for notice in _current(notices):
        for event in notice.events:
            key = (notice.work, event.role, str(event.edtf), frozenset(event.subjects), event.label)
            name = content_id(f"{event.role} {event.edtf} {event.block} {event.quote}", "e")
            stated = Event(
                id=f"{notice.id}-{name}",
                edtf=event.edtf,
                role=event.role,
                label=event.label,
                subjects=event.subjects,
                basis=event.basis,
                uri=f"notices/{notice.id}",
                evidence=Evidence(notice.id, event.block, event.quote),
                disputed=event.disputed,
            )
            told[key] = _or_disputed(told.get(key), stated)
    return told.values()


# --- from outside -----------------------------------------------------------------------------


def _outside_events(corpus: Corpus) -> Iterator[Event]:
    terms = {term.id: term for term in corpus.terms}
    for subject in corpus.subjects:
        term = terms.get(subject.subject)
        uri = _home(subject, term)
        for entry in subject.rounds:
            yield _round(entry, term, uri)
        for event in subject.events:
            yield _outside(event, uri)


def _home(subject: SubjectFile, term: Term | None) -> str:
    """The page that tells of a subject's events."""
    if term is None:
        return "timeline/index"
    if subject.rounds and term.kind is TermKind.CAMPAIGN:
        return f"campaigns/{term.id}"
    return f"glossary/{term.id}"


def _round(entry: Round, term: Term | None, uri: str) -> Event:
    is_named = term is None or term.label.casefold() in entry.title.casefold()
    is_stretch = entry.edtf.is_interval or entry.edtf.start is None or not entry.edtf.start.month
    return Event(
        id=entry.id,
        edtf=entry.edtf,
        role=DateRole.PERIOD if is_stretch else DateRole.LAUNCHED,
        label=entry.title if is_named or term is None else f"{term.label}: {entry.title}",
        subjects=(term.id,) if term else (),
        basis=Basis.OUTSIDE,
        uri=uri,
        sources=entry.sources,
        lane="campaign",
        confidence=entry.confidence,
        conflicts=entry.conflicts,
        note=entry.new,
        disputed=entry.disputed,
    )


def _outside(event: OutsideEvent, uri: str) -> Event:
    return Event(
        id=event.id,
        edtf=event.edtf,
        role=event.role,
        label=event.label,
        subjects=event.subjects,
        basis=Basis.OUTSIDE,
        uri=uri,
        sources=event.sources,
        confidence=event.confidence,
        conflicts=event.conflicts,
        note=event.text,
        disputed=event.disputed,
    )


def _merge_term_dates(events: list[Event], terms: Iterable[Term]) -> list[Event]:
    """The events and the dates of terms; a date that is one of the events adds its sources."""
    merged = list(events)
    places: dict[tuple[str, DateRole, str], int] = {}
    for index, event in enumerate(merged):
        for subject in event.subjects:
            places.setdefault((subject, event.role, str(event.edtf)), index)
    for term in terms:
        for date in term.dates:
            key = (term.id, date.role, str(date.edtf))
            if key not in places:
                places[key] = len(merged)
                merged.append(_term_date(term, date))
                continue
            same = merged[places[key]]
            more = tuple(id_ for id_ in date.sources if id_ not in same.sources)
            same = _or_disputed(same, _term_date(term, date))
            merged[places[key]] = replace(same, sources=same.sources + more)
    return merged


def _term_date(term: Term, date: RoleDate) -> Event:
    label, note = _with_note(f"{term.label}: {ROLE_WORDS[date.role]}", date.note)
    return Event(
        id=f"{term.id}-{date.role}-{_slug(date.edtf)}",
        edtf=date.edtf,
        role=date.role,
        label=label,
        subjects=(term.id,),
        basis=date.basis,
        uri=f"glossary/{term.id}",
        sources=date.sources,
        confidence=term.confidence,
        note=note,
        disputed=date.disputed,
    )


# --- named periods ----------------------------------------------------------------------------


def _period_events(corpus: Corpus, named: tuple[Mention, ...]) -> Iterator[Event]:
    """One event a period that a notice names: the name is stated, the date is from outside."""
    notices = {notice.id: notice for notice in _current(corpus.notices)}
    blocks = {(n.id, block.id): block for n in notices.values() for block in n.blocks}
    first: dict[str, Mention] = {}
    in_order = sorted(
        (mention for mention in named if mention.notice in notices),
        key=lambda mention: (
            blocks[mention.notice, mention.block].by is not Speaker.ISSUER,
            date_order(notices[mention.notice]),
        ),
    )
    for mention in in_order:
        first.setdefault(mention.term, mention)
    for period in corpus.periods:
        if period.id in first:
            mention = first[period.id]
            yield _period(period, mention, blocks[mention.notice, mention.block])


def _period(period: Period, mention: Mention, block: Block) -> Event:
    is_stretch = period.edtf.is_interval or not (period.edtf.start and period.edtf.start.month)
    return Event(
        id=f"period-{period.id}",
        edtf=period.edtf,
        role=DateRole.PERIOD if is_stretch else DateRole.HELD,
        label=period.label,
        subjects=(period.term,) if period.term else (),
        basis=Basis.STATED,
        uri=f"glossary/{period.term}" if period.term else f"notices/{mention.notice}",
        evidence=Evidence(
            mention.notice, block.id, unique_quote(block.text, mention.start, mention.end)
        ),
        sources=period.sources,
        lane="period",
        note="The notice names it; its dates are from the source.",
    )


def unique_quote(text: str, start: int, end: int) -> str:
    """The shortest run of whole words around a span that stands only once in the text."""
    while text.find(text[start:end]) != start or text.find(text[start:end], start + 1) != -1:
        wider_end = _next_word(text, end)
        start, end = (start, wider_end) if wider_end > end else (_word_before(text, start), end)
    return text[start:end]


def _next_word(text: str, end: int) -> int:
    space = text.find(" ", end + 1)
    return len(text) if space == -1 else space


def _word_before(text: str, start: int) -> int:
    return text.rfind(" ", 0, max(0, start - 1)) + 1


# --- ids and labels ---------------------------------------------------------------------------


def _with_note(label: str, note: str) -> tuple[str, str]:
    """The label, with a short note in brackets; a long note stays beside it."""
    return (f"{label} ({note})", "") if 0 < len(note) <= _NOTE_LIMIT else (label, note)


def _slug(edtf: Edtf) -> str:
    words = {"..": "open", "~": "-about", "?": "-perhaps", "%": "-perhaps-about", "/": "-to-"}
    text = str(edtf)
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _with_unique_ids(events: Iterable[Event]) -> Iterator[Event]:
    """The events; where an id is taken, a piece of the event's own content is added."""
    taken: set[str] = set()
    for event in events:
        id_ = event.id
        if id_ in taken:
            id_ += "-" + content_id(f"{event.lane} {event.label} {event.uri}", "e")
        number = 2
        while id_ in taken:
            id_, number = f"{event.id}-{number}", number + 1
        taken.add(id_)
        yield replace(event, id=id_)
