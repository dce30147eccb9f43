"""Events as rows of a table or a list: the same data that a timeline draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.atlas import Event
from generator.compile.render.addresses import anchor, link_html, split_address
from generator.compile.render.drawing import event_attributes
from generator.compile.render.index import Index
from generator.compile.render.pages import ready
from generator.compile.render.sources import list_sources, list_terms, write_date, write_evidence
from generator.compile.render.words import BASIS, CONFIDENCE, ROLE
from generator.models import Confidence, DateRole


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
    is_here: bool
    """Whether it is the notice whose page this is."""


def event_rows(events: Iterable[Event], index: Index, page: str) -> tuple[EventRow, ...]:
    """Rows in the order of the events."""
    return tuple(_event_row(event, index, page) for event in events)


def _event_row(event: Event, index: Index, page: str) -> EventRow:
    parts = [write_evidence(event.evidence, index, page)] if event.evidence else []
    if event.sources:
        parts.append(list_sources(event.sources, index))
    known = tuple(subject for subject in event.subjects if subject in index.terms)
    caution = event.conflicts
    if event.confidence is Confidence.LOW:
        label, meaning = CONFIDENCE[event.confidence]
        caution = f"{label}: {meaning}. {caution}".strip()
    return EventRow(
        anchor=anchor(event.id),
        attributes=event_attributes(event),
        date=write_date(event.edtf, is_stretch=event.role is DateRole.PERIOD),
        role=ROLE[event.role],
        label=event.label,
        address=link_html(index.address_of(event), page),
        basis=str(event.basis),
        basis_words=BASIS[event.basis],
        evidence=ready("; ".join(parts)),
        note=event.note,
        subjects=list_terms(known, index, page),
        caution=caution,
        is_here=split_address(event.uri)[0] == page and event.lane == "notice",
    )
