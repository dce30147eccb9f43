"""A notice: one copy of what was issued, as its page has it, and where its bytes come from."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from generator.standing import Dispute, ReviewNote
from generator.text.edtf import Edtf
from generator.text.han import join_lines
from generator.vocabulary import (
    Basis,
    BlockKind,
    DateRole,
    NoticeKind,
    RelationType,
    Review,
    Speaker,
    Translation,
)

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

    @functools.cached_property
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
