"""What an editor is asked about found events: what became of each, and what to write about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.atlas import Event
from generator.compile.deeds.join import Joined, is_decided, name_deed
from generator.compile.deeds.record import Deed, TextDate
from generator.models import Corpus, Notice
from generator.text.yamlfile import Flow, FlowList, dump_yaml
from generator.vocabulary import Basis


class State(StrEnum):
    """What became of a found event."""

    OPEN = "shown as found by the program, not yet confirmed"
    DECIDED = "decided by an editor"
    JOINED = "told by another event, which takes over these words"
    COPY = "told from another copy of the notice"
    HELD_BACK = "not shown: it does not go with what is known"


@dataclass(frozen=True)
class FoundEvent:
    """One event that the text tells, as an editor sees it."""

    date: TextDate
    deed: Deed
    label: str
    state: State
    same_as: str
    """The event that tells it; empty where none does."""
    confirm: str
    """Front matter that confirms it; its role, label, date and subjects can be corrected there."""
    suppress: str
    """Front matter that says it is no event."""


def propose_found(
    dates: tuple[TextDate, ...], joined: Joined, corpus: Corpus
) -> tuple[FoundEvent, ...]:
    """Every found event with what became of it and a stub, in the order of the dates.

    Args:
        dates: Of all notices, with what was found.
        joined: What came of them.
        corpus: Where the notices and terms are.
    """
    notices = {notice.id: notice for notice in corpus.notices}
    labels = {term.id: term.label for term in corpus.terms}
    told: dict[tuple[str, str, str], Event] = {}
    for event in joined.events:
        for place in (event.evidence, *event.also):
            if place:
                told.setdefault((place.notice, place.block, place.quote), event)
    held_back = {(finding.path, finding.line) for finding in joined.findings}
    proposals = []
    for date in dates:
        notice = notices[date.notice]
        for deed in date.deeds:
            teller = told.get((date.notice, date.block, deed.quote))
            label = name_deed(deed, deed.subjects, labels, notice)
            proposals.append(
                FoundEvent(
                    date=date,
                    deed=deed,
                    label=label,
                    state=_state(date, deed, notice, teller, (date.path, date.line) in held_back),
                    same_as=teller.label if teller and not teller.is_found else "",
                    confirm=_confirm(date, deed, label, notice),
                    suppress=_list("not_events", Flow(block=date.block, quote=deed.quote)),
                )
            )
    return tuple(proposals)


def _state(
    date: TextDate, deed: Deed, notice: Notice, event: Event | None, is_held_back: bool
) -> State:
    if is_decided(deed, date, notice):
        return State.DECIDED
    if event is None:
        return State.HELD_BACK if is_held_back else State.COPY
    is_open = event.is_found and event.evidence is not None and event.evidence.quote == deed.quote
    return State.OPEN if is_open else State.JOINED


def _confirm(date: TextDate, deed: Deed, label: str, notice: Notice) -> str:
    """The entry of `events:` that says what was found."""
    entry = Flow(edtf=str(deed.edtf), role=str(deed.role), label=label)
    if deed.basis is Basis.INFERRED:
        entry["basis"] = str(deed.basis)
    entry |= {"block": date.block, "quote": deed.quote}
    subjects = deed.subjects or (() if deed.act else notice.subjects)
    if subjects:
        entry["subjects"] = FlowList(subjects)
    return _list("events", entry)


def _list(key: str, entry: Flow) -> str:
    return dump_yaml({key: [entry]})
