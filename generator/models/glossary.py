"""A glossary entry and the names it is found by."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.models.notice import RoleDate
from generator.standing import Dispute, ReviewNote
from generator.vocabulary import (
    Confidence,
    Review,
    TermKind,
)


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
