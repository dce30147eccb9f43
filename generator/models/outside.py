"""What is known from outside the notices: sources, events, campaign rounds, named periods."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.standing import Dispute, ReviewNote
from generator.text.edtf import Edtf
from generator.vocabulary import (
    Confidence,
    DateRole,
    Review,
)


@dataclass(frozen=True)
class Source:
    """An outside work that is cited."""

    id: str
    title: str
    """In square brackets where it is supplied by us and not printed on the work."""
    publisher: str
    url: str = ""
    """Empty where the host must not be linked."""
    seen: str = ""
    """When and how it was seen: "2026-11-22, stored excerpt"."""
    language: str = ""


@dataclass(frozen=True)
class Figure:
    """A number that was reported, always with its period."""

    label: str
    value: str
    period: str
    """EDTF, or words where the start of a count is not known."""
    count: str = "yearly"
    """`yearly`, `cumulative` or `partial`; figures of different counts are never added."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """One round of a campaign."""

    id: str
    edtf: Edtf
    title: str
    new: str
    """What was new."""
    targets: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    """Term ids or plain names."""
    figures: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    conflicts: str = ""
    notices: tuple[str, ...] = ()
    """Notices of this corpus that belong to the round."""
    disputed: Dispute | None = None


@dataclass(frozen=True)
class OutsideEvent:
    """A dated event known from a cited source."""

    id: str
    edtf: Edtf
    role: DateRole
    label: str
    subjects: tuple[str, ...]
    sources: tuple[str, ...]
    text: str = ""
    confidence: Confidence = Confidence.HIGH
    conflicts: str = ""
    disputed: Dispute | None = None


@dataclass(frozen=True)
class SubjectFile:
    """A file of content/timelines: rounds and outside events of one subject."""

    subject: str
    title: str
    intro: str
    rounds: tuple[Round, ...] = ()
    events: tuple[OutsideEvent, ...] = ()
    review: Review = Review.DRAFT
    review_note: ReviewNote = field(default_factory=ReviewNote)
    path: str = ""


@dataclass(frozen=True)
class Period:
    """A named stretch of time."""

    id: str
    label: str
    edtf: Edtf
    names: tuple[str, ...]
    """Forms it is printed in, in any language."""
    term: str = ""
    sources: tuple[str, ...] = ()
