"""Events as rows of a table or a list: the same data that a timeline draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.atlas import Event
from generator.compile.render.addresses import (
    anchor,
    link_html,
    notice_stem,
    split_address,
    term_stem,
)
from generator.compile.render.drawing import event_attributes
from generator.compile.render.index import Index
from generator.compile.render.pages import ready
from generator.compile.render.sources import (
    list_sources,
    list_terms,
    write_date,
    write_evidence,
    write_fact_dispute,
)
from generator.compile.render.words import BASIS, CONFIDENCE, ROLE
from generator.vocabulary import Confidence


@dataclass(frozen=True)
class EventRow:
    """One event as a page shows it."""

    anchor: str
    attributes: Markup
    date: Markup
    role: str
    label: str
    address: str
    basis: str
    """The closed word, for style sheets."""
    basis_words: str
    evidence: Markup
    note: str
    subjects: Markup
    caution: str
    """Why to read it with care, or nothing."""
    disputed: Markup
    """Why somebody holds it to be wrong, or nothing."""
    is_found: bool
    """Whether the program found it and nobody has confirmed it yet."""
    is_here: bool
    """Whether it is the notice whose page this is."""


def event_rows(
    events: Iterable[Event], index: Index, page: str, *, is_filtered: bool = False
) -> tuple[EventRow, ...]:
    """Rows in the order of the events.

    Args:
        events: In the order to show them.
        index: Where terms, notices and sources are.
        page: Stem of the page they stand on.
        is_filtered: Whether scripts filter them.
    """
    return tuple(_event_row(event, index, page, is_filtered) for event in events)


def _basis_words(event: Event, page: str) -> str:
    words = BASIS[event.basis]
    is_here = event.evidence is not None and page == notice_stem(event.evidence.notice)
    return words.replace("a notice", "this notice") if is_here else words


def _event_row(event: Event, index: Index, page: str, is_filtered: bool) -> EventRow:
    parts = [write_evidence(event.evidence, index, page)] if event.evidence else []
    if event.sources:
        parts.append(list_sources(event.sources, index))
    parts += [
        ready(f"also in the text: {write_evidence(place, index, page)}") for place in event.also
    ]
    address = index.address_of(event)
    # Neither the subject of this page nor one that the event's own link leads to is said again.
    said = {page.rpartition("/")[2]}
    known = tuple(
        subject
        for subject in event.subjects
        if subject in index.terms and subject not in said and term_stem(subject) != address
    )
    caution = event.conflicts
    if event.confidence is Confidence.LOW:
        label, meaning = CONFIDENCE[event.confidence]
        caution = f"{label}: {meaning}. {caution}".strip()
    return EventRow(
        anchor=anchor(event.id),
        attributes=event_attributes(event, is_filtered=is_filtered),
        date=write_date(event.edtf, is_stretch=True),
        role=ROLE[event.role],
        label=event.label,
        address=link_html(address, page),
        basis=str(event.basis),
        basis_words=_basis_words(event, page),
        evidence=ready("; ".join(parts)),
        note=event.note,
        subjects=list_terms(known, index, page),
        caution=caution,
        disputed=write_fact_dispute(event.disputed, index),
        is_found=event.is_found,
        is_here=split_address(event.uri)[0] == page and event.lane == "notice",
    )
