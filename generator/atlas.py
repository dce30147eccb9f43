"""What compile finds out about a corpus: mentions, links, events, timelines. All are frozen.

A *mention* is one place in one notice where a term is named; a *backlink* is the same seen from
the term.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.errors import Finding
from generator.models import Corpus
from generator.standing import Dispute
from generator.text.edtf import Edtf
from generator.text.linediff import Change
from generator.vocabulary import Basis, Confidence, DateRole


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one notice where a term is named."""

    term: str
    notice: str
    block: str
    start: int
    end: int
    """Half-open span of code points of the block's text."""
    surface: str
    section: str
    """Id of the heading above, empty before the first."""
    is_linked: bool = False
    """Whether this is the one that carries the link: the first in its section."""


@dataclass(frozen=True)
class Found:
    """What is printed where, before anything is linked."""

    mentions: tuple[Mention, ...] = ()
    """Of terms; in order of notice id and text."""
    periods: tuple[Mention, ...] = ()
    """Of named periods; `term` is the period's id."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """Where in a notice something is printed."""

    notice: str
    block: str
    """Empty where the words stand in the raw notice but not in its text: a date label."""
    quote: str


@dataclass(frozen=True)
class Event:
    """Something dated, from whichever side it is known."""

    id: str
    edtf: Edtf
    role: DateRole
    label: str
    subjects: tuple[str, ...]
    basis: Basis
    uri: str
    """Site address of the page that tells of it."""
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    lane: str = "events"
    """`campaign` for rounds, `period` for named periods, `notice` for notices, else `events`."""
    confidence: Confidence = Confidence.HIGH
    conflicts: str = ""
    is_found: bool = False
    """Whether the program found it in the text and no person has confirmed it yet."""
    also: tuple[Evidence, ...] = ()
    """More places that say the same, as the program found them."""
    note: str = ""
    """What the label does not say: more about the date, or the text of an outside event."""
    disputed: Dispute | None = None


@dataclass(frozen=True)
class Timeline:
    """Events of one subject, or of the whole corpus, in date order."""

    subject: str
    """Term id; empty for the whole corpus."""
    title: str
    uri: str
    events: tuple[Event, ...]
    intro: str = ""


@dataclass(frozen=True)
class Backlink:
    """A mention seen from its term: the citing sentence."""

    notice: str
    block: str
    sentence: str
    start: int
    end: int
    """Span of the surface within the sentence."""


@dataclass(frozen=True)
class Usage:
    """How often a term is named; copies of one work count once."""

    works: int
    mentions: int
    """In one copy of each work."""
    first: str
    """Id of the earliest notice that names it, by date, then by id."""


@dataclass(frozen=True)
class Revision:
    """A change to a page's file, as git tells of it."""

    on: str
    """Day of the author's own calendar, ISO 8601."""
    author: str
    subject: str


@dataclass(frozen=True)
class Atlas:
    """The corpus and everything computed from it; what render turns into pages."""

    corpus: Corpus
    mentions: tuple[Mention, ...]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """Term id -> backlinks, in order of notice date, notice id and text."""
    related: Mapping[str, tuple[str, ...]]
    """Notice id -> ids of the notices most like it, best first."""
    events: tuple[Event, ...]
    timelines: tuple[Timeline, ...]
    """The whole corpus first, then by subject id."""
    edition: str
    """Newest date in the content, ISO; names what a citation saw."""
    usage: Mapping[str, Usage] = field(default_factory=dict)
    """Term id -> how often it is named; only terms that are."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """Reviewed page -> what has changed since; empty where that cannot be told any more."""
    history: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    """File of a page -> its changes, the newest first; nothing unless it was asked for."""
    findings: tuple[Finding, ...] = ()
