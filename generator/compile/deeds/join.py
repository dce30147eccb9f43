"""Joining what the program found with what people and outside sources say: each thing told once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.atlas import Event, Evidence
from generator.compile.deeds.record import Act, Deed, TextDate
from generator.compile.events import ROLE_WORDS, order_events
from generator.compile.works import chosen_copies, date_order
from generator.errors import Finding, Severity
from generator.models import Corpus, NoEvent, Notice, StatedEvent, Term
from generator.text.edtf import Edtf, format_edtf
from generator.text.slug import content_id
from generator.text.yamlfile import line_of
from generator.vocabulary import Basis, DateRole

_ALIKE = (
    frozenset({DateRole.ISSUED, DateRole.RELEASED}),
    frozenset({DateRole.PERIOD, DateRole.EXTENDED, DateRole.PLANNED}),
)
"""Roles that two people would not tell apart: 发布 is issued or released."""
_AMENDED = frozenset({DateRole.AMENDED, DateRole.ADOPTED})
"""What is told of one day: a law was amended when its amendment was adopted."""
_ONCE = frozenset(
    {
        DateRole.ADOPTED,
        DateRole.EFFECTIVE,
        DateRole.ISSUED,
        DateRole.RELEASED,
        DateRole.SIGNED,
        DateRole.APPROVED,
        DateRole.LAUNCHED,
        DateRole.REPEALED,
    }
)
"""Roles in which a thing has one date, or a few that sources list; others contradict nothing."""
_COARSE = _ONCE | {DateRole.AMENDED, DateRole.HELD}
"""Roles in which a date within the other is the same; there may be many deadlines in a year."""
_ACT_WORDS = {Act.ACCESSION: "accession", Act.FIGURES: "figures"}


_VERSION_RE = re.compile(r"amend|revis|change|version|edition|修", re.IGNORECASE)
_YEARS_APART = 2


@dataclass(frozen=True)
class Joined:
    """All events, each told once, and what an editor should decide."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Saying:
    """A deed with the notice that says it."""

    deed: Deed
    date: TextDate
    notice: Notice

    @property
    def evidence(self) -> Evidence:
        """Where it is printed."""
        return Evidence(self.notice.id, self.date.block, self.deed.quote)


@dataclass
class _Table:
    """Events by number, and which of them speak of what."""

    events: list[Event]
    of: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Term id, or `=` and a work -> places in `events`."""

    def add(self, event: Event, keys: Iterable[str]) -> None:
        """Take in an event that speaks of these."""
        for key in keys:
            self.of[key].append(len(self.events))
        self.events.append(event)


def join_deeds(events: tuple[Event, ...], dates: tuple[TextDate, ...], corpus: Corpus) -> Joined:
    """The events with those that were found in the text.

    What an editor tells of the same words, or says is no event, is the editor's. A found event
    that equals a known one (subject, role, and a date that contains the other) adds its words to
    it. One that contradicts an outside source is not published but told to the editor.

    Args:
        events: Known from people and sources, in date order.
        dates: Of all notices, with what was found.
        corpus: Where the notices are.
    """
    notices = {notice.id: notice for notice in corpus.notices}
    sayings = [_Saying(deed, date, notices[date.notice]) for date in dates for deed in date.deeds]
    findings = list(_tell_idle(sayings, corpus))
    left = [saying for saying in sayings if not is_decided(saying.deed, saying.date, saying.notice)]
    table = _Table([])
    terms = {term.id: term for term in corpus.terms}
    for event in events:
        table.add(event, _keys(event, notices, terms))
    labels = {id_: term.label for id_, term in terms.items()}
    for saying in _once_a_work(left, corpus):
        findings += _join(saying, table, labels, corpus)
    return Joined(order_events(table.events), tuple(findings))


# --- what editors say -------------------------------------------------------------------------


def is_decided(deed: Deed, date: TextDate, notice: Notice) -> bool:
    """Whether an editor has said what the words of a deed mean, or that they are no event."""
    text = next(block.text for block in notice.blocks if block.id == date.block)
    return any(_hides(entry, date.block, text, deed) for entry in notice.not_events) or any(
        _tells(entry, date.block, text, deed) for entry in notice.events
    )


def _hides(entry: NoEvent, block: str, text: str, deed: Deed) -> bool:
    return entry.block == block and _overlaps(entry.quote, text, deed)


def _tells(entry: StatedEvent, block: str, text: str, deed: Deed) -> bool:
    """Whether an entry is about a deed: the very words, or some of them and role or date."""
    if entry.block != block:
        return False
    is_about = _alike(entry.role, deed.role) or entry.edtf == deed.edtf
    return entry.quote == deed.quote or (is_about and _overlaps(entry.quote, text, deed))


def _overlaps(quote: str, text: str, deed: Deed) -> bool:
    start = text.find(quote)
    return start >= 0 and start < deed.end and deed.start < start + len(quote)


def _tell_idle(sayings: Iterable[_Saying], corpus: Corpus) -> Iterator[Finding]:
    """A finding for each entry of `not_events` that hides nothing any more."""
    by_notice: dict[str, list[_Saying]] = defaultdict(list)
    for saying in sayings:
        by_notice[saying.notice.id].append(saying)
    for notice in corpus.notices:
        texts = {block.id: block.text for block in notice.blocks}
        for index, entry in enumerate(notice.not_events):
            if not any(
                _hides(entry, saying.date.block, texts[entry.block], saying.deed)
                for saying in by_notice[notice.id]
            ):
                written = corpus.written.get(notice.path, "")
                line = line_of(written, ("not_events", index, "quote")) if written else 0
                message = (
                    f"no event is found in '{_cut(entry.quote)}' of block {entry.block}, so this"
                    " entry of not_events hides nothing; remove it."
                )
                yield Finding(notice.path, line, message, Severity.INFO, "event")


# --- what is known ----------------------------------------------------------------------------


def _keys(
    event: Event, notices: Mapping[str, Notice], terms: Mapping[str, Term]
) -> tuple[str, ...]:
    """Of what an event speaks: the subjects that its label names, else the first of them.

    "Implementing Rules take effect" stands on the timeline of the Patent Law, too, and is no date
    of that law. The date of a notice speaks of that notice, not of what it is about.
    """
    if event.lane != "notice":
        label = event.label.casefold()
        named = tuple(
            id_
            for id_ in event.subjects
            if id_ in terms and any(name.text.casefold() in label for name in terms[id_].names)
        )
        return named or event.subjects[:1]
    id_ = event.uri.rpartition("/")[2]
    return (f"={notices[id_].work}",) if id_ in notices else ()


def _once_a_work(sayings: list[_Saying], corpus: Corpus) -> list[_Saying]:
    """What the copies of a work say, said by the copy nearest to the issuer; exact dates first."""
    chosen = {notice.id for notice in chosen_copies(corpus.notices).values()}

    def order(saying: _Saying) -> tuple[object, ...]:
        deed = saying.deed
        key = (saying.notice.id not in chosen, -len(str(deed.edtf)), date_order(saying.notice))
        return (*key, saying.date.line, deed.start)

    told: dict[tuple[object, ...], str] = {}
    kept = []
    for saying in sorted(sayings, key=order):
        deed = saying.deed
        key = (saying.notice.work, deed.role, deed.act, str(deed.edtf), deed.subjects)
        if told.setdefault(key, saying.notice.id) == saying.notice.id:
            kept.append(saying)
    return kept


def _join(
    saying: _Saying, table: _Table, labels: Mapping[str, str], corpus: Corpus
) -> Iterator[Finding]:
    """Put a saying to the event it is, or to the table as one of its own."""
    fresh: list[str] = []
    for key in saying.deed.subjects or (f"={saying.notice.work}",):
        place, others = _find_same(saying.deed, table, key)
        if place is not None:
            event = table.events[place]
            if saying.evidence not in (event.evidence, *event.also):
                table.events[place] = replace(event, also=(*event.also, saying.evidence))
        elif others:
            yield _tell_contradiction(saying, others, labels, corpus)
        else:
            fresh.append(key)
    if fresh:
        subjects = tuple(key for key in fresh if not key.startswith("="))
        table.add(_event(saying, subjects, labels), fresh)


def _find_same(deed: Deed, table: _Table, key: str) -> tuple[int | None, list[Event]]:
    """The place of the event that a deed is, or the events that keep it from being told.

    The very date goes before one that only fits, and the very role before one that is alike.
    """
    events = table.events
    known = [place for place in table.of.get(key, ()) if _is_like(events[place], deed)]
    fitting = [place for place in known if _fits(events[place].edtf, deed)]
    exact = [place for place in fitting if events[place].edtf == deed.edtf]
    for group in (exact, fitting):
        same = [place for place in group if events[place].role is deed.role]
        if len(same or group) == 1 or (group is exact and exact):
            return (same or group)[0], []
    is_dated = any(events[place].lane == "period" for place in known)
    if not fitting and deed.role not in _ONCE and not is_dated:
        return None, []
    rivals = fitting or [place for place in known if _contradicts(events[place], deed)]
    return None, [events[place] for place in rivals if not events[place].is_found]


def _contradicts(event: Event, deed: Deed) -> bool:
    """Whether both cannot be: the date of an amendment says nothing of one years away."""
    is_other = (
        _VERSION_RE.search(event.label)
        and abs(event.edtf.first.year - deed.edtf.first.year) > _YEARS_APART
    )
    return _alike(event.role, deed.role) and not is_other


def _is_like(event: Event, deed: Deed) -> bool:
    """Whether an event can be what a deed is, as far as roles tell; figures are only figures."""
    if deed.act is Act.FIGURES:
        return event.is_found and event.role is deed.role
    is_amendment = event.role in _AMENDED and deed.role in _AMENDED
    return _alike(event.role, deed.role) or is_amendment or _is_accession(event, deed)


def _alike(one: DateRole, other: DateRole) -> bool:
    return one is other or any(one in group and other in group for group in _ALIKE)


def _is_accession(event: Event, deed: Deed) -> bool:
    """Accession is told of the day of deposit, of signing and of effect."""
    told = (DateRole.EFFECTIVE, DateRole.SIGNED, DateRole.APPROVED)
    return deed.act is Act.ACCESSION and event.role in told


def _fits(known: Edtf, deed: Deed) -> bool:
    """Whether one date contains the other; stretches of time must be the same."""
    said = deed.edtf
    if known.is_interval or said.is_interval or deed.role not in _COARSE:
        return known == said
    return (known.first <= said.first and said.last <= known.last) or (
        said.first <= known.first and known.last <= said.last
    )


# --- what is told -----------------------------------------------------------------------------


def _event(saying: _Saying, subjects: tuple[str, ...], labels: Mapping[str, str]) -> Event:
    deed, notice = saying.deed, saying.notice
    name = content_id(f"{deed.role} {deed.edtf} {saying.date.block} {deed.quote}", "e")
    is_own_figure = deed.act is Act.FIGURES and not subjects
    return Event(
        id=f"{notice.id}-{name}",
        edtf=deed.edtf,
        role=deed.role,
        label=name_deed(deed, subjects, labels, notice),
        # Figures that name nothing we know are no event of all that the notice is about.
        subjects=subjects or (() if is_own_figure else notice.subjects),
        basis=deed.basis,
        uri=f"notices/{notice.id}",
        evidence=saying.evidence,
        is_found=True,
    )


def name_deed(
    deed: Deed, subjects: tuple[str, ...], labels: Mapping[str, str], notice: Notice
) -> str:
    """The label of a found event, in our words: never words of a translation."""
    words = _ACT_WORDS.get(deed.act) or ROLE_WORDS[deed.role]
    if deed.planned:
        words = f"to be {deed.planned}"
    if not subjects:
        return f"{words.capitalize()}: {notice.title}"
    return f"{' and '.join(labels[id_] for id_ in subjects)}: {words}"


def _tell_contradiction(
    saying: _Saying, others: list[Event], labels: Mapping[str, str], corpus: Corpus
) -> Finding:
    deed, date = saying.deed, saying.date
    known = "; ".join(
        f"{format_edtf(event.edtf)} ({_origin(event, corpus)})" for event in others[:3]
    )
    name = name_deed(deed, deed.subjects, labels, saying.notice)
    is_doubtful = any(_fits(event.edtf, deed) for event in others)
    but = "and it is not sure which is meant:" if is_doubtful else "but known is"
    message = (
        f"'{_cut(deed.quote)}' says '{name}' of {format_edtf(deed.edtf)}, {but} {known}."
        " It is not shown. If it is right, put it under 'events:', if not, under 'not_events:';"
        f" 'notice-atlas events {saying.notice.id}' prints both."
    )
    return Finding(date.path, date.line, message, Severity.WARNING, "event")


def _origin(event: Event, corpus: Corpus) -> str:
    """Who says what is known."""
    source = corpus.sources.get(event.sources[0]) if event.sources else None
    if source:
        return source.title
    return event.evidence.notice if event.evidence else str(Basis.OUTSIDE)


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."
