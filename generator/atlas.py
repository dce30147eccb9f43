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
from generator.vocabulary import Basis, Confidence, DateRole, RelationBasis, RelationType


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
    defined_in: str = ""
    """Block that defines the short form it is named by; empty for a name of the glossary."""
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
class LaterFact:
    """A dated fact of a term, from a source or from the notice that is the term's own text."""

    role: DateRole
    edtf: Edtf
    sources: tuple[str, ...]
    evidence: Evidence | None = None
    note: str = ""
    """Which version it is of."""
    doubt: str = ""
    """Why it is not said without a person, or nothing."""


@dataclass(frozen=True)
class Pending:
    """Something a notice treats as still to come, and what became of it."""

    notice: str
    block: str
    term: str
    start: int
    end: int
    """Span of the name in the block's text."""
    sentence: str
    facts: tuple[LaterFact, ...]
    """Of one version, the earliest first."""
    doubts: tuple[str, ...]
    """What speaks against saying so without a person; nothing where the page says it by itself."""


@dataclass(frozen=True)
class Relation:
    """What one notice has to do with another paper, told once for each pair."""

    notice: str
    """Id of the notice that says so."""
    type: RelationType
    basis: RelationBasis
    to_notice: str = ""
    """Id of the paper, where the atlas holds it; of its copies the one nearest to the issuer."""
    to_term: str = ""
    """Id of the glossary entry that is about it."""
    title: str = ""
    """As the notice prints it; empty where it gives a number only."""
    number: str = ""
    """The number that is printed with it."""
    evidence: tuple[Evidence, ...] = ()
    """Every place that says so, in order of the text; the first is the one to show."""
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_held(self) -> bool:
        """Whether the text of the other paper is in the atlas."""
        return bool(self.to_notice)

    @property
    def is_known(self) -> bool:
        """Whether the other paper has a page of its own, as a notice or as a glossary entry."""
        return bool(self.to_notice or self.to_term)


@dataclass(frozen=True)
class UnheldPaper:
    """A paper that notices speak of and whose text the atlas does not have."""

    title: str
    number: str
    term: str
    """Id of the glossary entry about it, if there is one."""
    citing: tuple[Relation, ...]
    """One relation for each work that speaks of it, the oldest first."""


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
    at: int = 0
    """Where the sentence begins in the block's text."""


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
    relations: tuple[Relation, ...] = ()
    """What notices have to do with other papers, in order of notice id and text."""
    unheld: tuple[UnheldPaper, ...] = ()
    """What they speak of and the atlas does not hold, the most cited first."""
    held_terms: Mapping[str, str] = field(default_factory=dict)
    """Term id -> id of the notice that is the paper the entry is about."""
    usage: Mapping[str, Usage] = field(default_factory=dict)
    """Term id -> how often it is named; only terms that are."""
    pending: tuple[Pending, ...] = ()
    """What notices treat as still to come, with what became of it, sure or not."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """Reviewed page -> what has changed since; empty where that cannot be told any more."""
    history: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    """File of a page -> its changes, the newest first; nothing unless it was asked for."""
    findings: tuple[Finding, ...] = ()
