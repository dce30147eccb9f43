"""What people own, as records: notices, terms, sources, timelines. All are frozen.

Words: a *work* is what was issued, a *notice* one copy of it; a *block* is a paragraph, list
item or heading of the text as published. What the program computes from these is in `atlas`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.errors import Finding
from generator.standing import Dispute, ReviewNote
from generator.text.edtf import Edtf
from generator.text.han import join_lines
from generator.vocabulary import (
    Basis,
    BlockKind,
    Confidence,
    DateRole,
    NoticeKind,
    RelationType,
    Review,
    Speaker,
    TermKind,
    Translation,
)

# --- a notice -------------------------------------------------------------------------------

BETWEEN_CELLS = " | "
"""Stands between the cells of a row, on the page and in the text of its block."""


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or row of a table of the text as published."""

    id: str
    """Unique in its notice; `s...` for headings, `b...` for the rest."""
    kind: BlockKind
    sentences: tuple[str, ...]
    """Verbatim, in order, one a line of the page; of a row its cells, which may be empty."""
    by: Speaker = Speaker.ISSUER
    """Whose words these are."""
    line: int = 0
    """Line of its first sentence in the page."""

    @property
    def text(self) -> str:
        """The block as one line; spans count code points of this text."""
        if self.kind is BlockKind.ROW:
            return BETWEEN_CELLS.join(self.sentences)
        return join_lines(self.sentences)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence stands in `text`."""
        text, spans, end = self.text, [], 0
        for index, sentence in enumerate(self.sentences):
            if self.kind is BlockKind.ROW:
                start = end + (len(BETWEEN_CELLS) if index else 0)
            else:
                start = end + (text[end : end + 1] == " ")
            end = start + len(sentence)
            spans.append((start, end))
        return tuple(spans)


@dataclass(frozen=True)
class Editorial:
    """A part of a page written by us, in ordinary Markdown."""

    heading: str
    markdown: str
    line: int = 0


@dataclass(frozen=True)
class RoleDate:
    """A date with its role and where it is known from."""

    role: DateRole
    edtf: Edtf
    basis: Basis
    quote: str = ""
    """For `stated`: the words of the raw notice, label included."""
    sources: tuple[str, ...] = ()
    """For `outside`: keys of sources.yml."""
    note: str = ""
    disputed: Dispute | None = None


@dataclass(frozen=True)
class Attachment:
    """A document that a notice brings with it."""

    title: str
    """As printed, without its number."""
    url: str = ""


@dataclass(frozen=True)
class Grounds:
    """Where a field of the record that is not itself the printed words is read from."""

    of: str
    """The field: `issuer`, `number`, `translation`, ..."""
    quote: str
    """Words of the raw notice."""
    how: str
    """In what they stand: `title`, `label`, `signature`, `text`, `head`."""


@dataclass(frozen=True)
class Correction:
    """A change to the published words that is shown as a change."""

    block: str
    quote: str
    now: str
    reason: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True)
class StatedEvent:
    """Something dated that a notice says, chosen by an editor."""

    edtf: Edtf
    role: DateRole
    label: str
    block: str
    quote: str
    """Stands exactly once in the block."""
    subjects: tuple[str, ...] = ()
    """Ids of terms."""
    basis: Basis = Basis.STATED
    disputed: Dispute | None = None


@dataclass(frozen=True)
class NoEvent:
    """Words in which the program may see an event and an editor sees none."""

    block: str
    quote: str
    """Stands exactly once in the block."""
    reason: str = ""


@dataclass(frozen=True)
class Later:
    """What became, after the notice, of something it treats as still to come."""

    block: str
    quote: str
    edtf: Edtf
    text: str
    """One sentence of ours."""
    sources: tuple[str, ...]
    term: str = ""
    disputed: Dispute | None = None


@dataclass(frozen=True)
class CuratedRelation:
    """What an editor says a notice has to do with another paper."""

    type: RelationType
    to: str
    """Id of a notice or a term; or the title or number of a paper that is not held."""
    block: str = ""
    quote: str = ""
    """Stands exactly once in the block; both are empty where the text does not say it."""
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Notice:
    """A curated page: what we say of one copy of a notice, and its text as published."""

    id: str
    work: str
    title: str
    kind: NoticeKind
    issuer: str
    """Id of a term of kind institution, or empty when unknown."""
    language: str
    """BCP 47: en, zh-Hans, zh-Hant."""
    translation: Translation
    blocks: tuple[Block, ...]
    editorial: tuple[Editorial, ...] = ()
    title_zh: str = ""
    subtitle: str = ""
    """A line below the title that is part of it, as printed."""
    joint_issuers: tuple[str, ...] = ()
    """Who issued it together with the issuer, in the printed order: term ids or names."""
    addressees: str = ""
    """Whom it is sent to, as printed."""
    number: str = ""
    number_note: str = ""
    """How the number is known where this copy does not print it."""
    republisher: str = ""
    translator: str = ""
    signature: tuple[str, ...] = ()
    """The names that signed, as printed."""
    attachments: tuple[Attachment, ...] = ()
    evidence: tuple[Grounds, ...] = ()
    dates: tuple[RoleDate, ...] = ()
    corrections: tuple[Correction, ...] = ()
    relations: tuple[CuratedRelation, ...] = ()
    not_relations: tuple[str, ...] = ()
    """Ids, titles or numbers of papers it has nothing to do with, whatever its text may seem."""
    events: tuple[StatedEvent, ...] = ()
    not_events: tuple[NoEvent, ...] = ()
    later: tuple[Later, ...] = ()
    subjects: tuple[str, ...] = ()
    """Ids of terms this notice is about: it stands on their timelines."""
    nolink: tuple[str, ...] = ()
    """Ids of terms, or surfaces, that are never linked in this notice."""
    not_later: tuple[str, ...] = ()
    """Ids of terms or blocks of which the program says nothing later by itself."""
    not_copy_of: tuple[str, ...] = ()
    """Ids of notices that look like copies of the same work and, an editor says, are not."""
    review: Review = Review.DRAFT
    review_note: ReviewNote = field(default_factory=ReviewNote)
    path: str = ""
    """The page's file, relative to the project."""

    @property
    def issuers(self) -> tuple[str, ...]:
        """Everybody who issued it, the first named first; empty when unknown."""
        return ((self.issuer,) if self.issuer else ()) + self.joint_issuers

    def date(self, role: DateRole) -> RoleDate | None:
        """The first date of that role."""
        return next((date for date in self.dates if date.role is role), None)

    @property
    def best_date(self) -> RoleDate | None:
        """The date a list shows: of issue if known, else the earliest other one, with its role."""
        own = (DateRole.ISSUED, DateRole.SIGNED, DateRole.RELEASED, DateRole.ADOPTED)
        for role in own:
            if found := self.date(role):
                return found
        ahead = (DateRole.PERIOD, DateRole.PLANNED, DateRole.DEADLINE)
        done = [date for date in self.dates if date.role not in ahead]
        return min(done, key=lambda date: date.edtf.sort_key, default=None)


@dataclass(frozen=True)
class Provenance:
    """Where the bytes of a raw notice come from."""

    id: str
    file: str
    """Name of the raw file beside its record."""
    media_type: str
    sha256: str
    url: str = ""
    publisher: str = ""
    retrieved: str = ""
    """UTC, ISO 8601, or empty when unknown."""
    language: str = ""
    encoding: str = ""
    """Of a file that is text, as it was read; UTF-8 where empty."""
    rights: str = ""
    publish_raw: bool = False
    issuer: str = ""
    """What the person who added it said of the issuer: a term id."""


# --- the glossary ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Name:
    """One way a term is written."""

    text: str
    link: bool = True
    """Whether a mention may be linked by this name alone."""
    exact: bool = False
    """Whether capital letters must match."""
    quoted: bool = False
    """Whether it counts only in quotation marks: "two safeguards"."""
    note: str = ""
    seen: str = ""
    """For a rendering: the notice or source where it was seen."""
    line: int = field(default=0, compare=False)
    """Line of the term's file it stands on, 0 when not known."""


@dataclass(frozen=True)
class Term:
    """One glossary entry."""

    id: str
    label: str
    kind: TermKind
    definition: str
    """Our words, Markdown; the first paragraph stands on cards and lists."""
    label_zh: str = ""
    pinyin: str = ""
    number: str = ""
    number_note: str = ""
    issuer: tuple[str, ...] = ()
    """Term ids or plain names."""
    aliases: tuple[Name, ...] = ()
    renderings: tuple[Name, ...] = ()
    not_names: tuple[str, ...] = ()
    """Longer words that contain a name and mean something else: 专利法律 is not 专利法."""
    dates: tuple[RoleDate, ...] = ()
    related: tuple[str, ...] = ()
    replaced_by: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    conflicts: str = ""
    """Where sources disagree, and on what; shown on the page."""
    nolink: bool = False
    disputed: Dispute | None = None
    """Of the definition."""
    review: Review = Review.DRAFT
    review_note: ReviewNote = field(default_factory=ReviewNote)
    path: str = ""

    @property
    def names(self) -> tuple[Name, ...]:
        """Every way it is written, the preferred label first.

        An alias with the label's own words stands for the label: so an editor can say
        `{text: Patent Law, exact: true}` of it.
        """
        listed = self.aliases + self.renderings
        said = {name.text for name in self.aliases}
        own = tuple(Name(text) for text in (self.label, self.label_zh) if text and text not in said)
        return own + listed

    @property
    def short(self) -> str:
        """The first paragraph of the definition."""
        return self.definition.strip().split("\n\n", 1)[0].replace("\n", " ")


# --- what is known from outside -------------------------------------------------------------


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


@dataclass(frozen=True)
class Page:
    """A page written by hand: home, about."""

    uri: str
    title: str
    markdown: str
    path: str = ""


@dataclass(frozen=True)
class ReviewRecord:
    """What a review covered, in the words of that day: written by `notice-atlas review`."""

    of: str
    """Digest of the parts."""
    parts: Mapping[str, tuple[str, ...]]
    path: str = ""


@dataclass(frozen=True)
class Corpus:
    """Everything people own, read and checked for form."""

    notices: tuple[Notice, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    subjects: tuple[SubjectFile, ...] = ()
    periods: tuple[Period, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    reviewed: Mapping[str, ReviewRecord] = field(default_factory=dict)
    """Page (`notices/<id>`, `glossary/<id>`, `timelines/<subject>`) -> what its review covered."""
    pages: tuple[Page, ...] = ()
    tombstones: tuple[str, ...] = ()
    """Ids with a base but no page: deleted by a person."""
    unread: frozenset[str] = frozenset()
    """`notice:<id>`, `term:<id>` of pages that are there and cannot be used, and `source:` where
    that holds for all sources: what leads to them is not wrong.
    """
    written: Mapping[str, str] = field(default_factory=dict)
    """Path -> the file's YAML, padded so that its lines are the file's: for messages."""
    findings: tuple[Finding, ...] = ()
