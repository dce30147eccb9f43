"""What a change means, as records: what was gained, lost and changed, and what to look at."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from generator.errors import Finding


class Author(enum.StrEnum):
    """Whose change it is."""

    PERSON = "person"
    GENERATOR = "generator"
    """The page's base, which only the program writes, changed the same way."""
    CONSEQUENCE = "consequence"
    """Nobody's: it follows from a change in another file."""


class Fate(enum.StrEnum):
    """What became of a sentence."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Item:
    """Something that the content holds."""

    id: str
    title: str
    uri: str = ""
    """Site address of its page, without ending; empty where it has none."""
    path: str = ""
    """File that holds it, relative to the project."""
    note: str = ""
    """A few words on it."""


@dataclass(frozen=True)
class FactChange:
    """A value of a record that changed."""

    name: str
    """`title`, `dates (issued) edtf`, ..."""
    old: str
    """Empty where it is new."""
    new: str
    """Empty where it is gone."""
    by: Author = Author.PERSON
    is_punctuation: bool = False
    """Whether no word of it changed."""
    is_in_text: bool = False
    """Whether it stands in the text of a page, not in its record: whose words a block is."""


@dataclass(frozen=True)
class SentenceChange:
    """A sentence that changed."""

    section: str
    """The heading it stands under, as printed."""
    anchor: str
    """Id of its block, where it has one."""
    fate: Fate
    old: str
    new: str
    by: Author = Author.PERSON
    is_punctuation: bool = False
    is_published: bool = False
    """Whether it is the notice's own words."""


@dataclass(frozen=True)
class ItemChange:
    """Something that is there before and after, and what of it changed."""

    item: Item
    facts: tuple[FactChange, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()

    @property
    def parts(self) -> tuple[FactChange | SentenceChange, ...]:
        """Everything that changed, facts first."""
        return (*self.facts, *self.sentences)


@dataclass(frozen=True)
class Difference:
    """What became of all things of one kind, each in order of its id."""

    gained: tuple[Item, ...] = ()
    lost: tuple[Item, ...] = ()
    changed: tuple[ItemChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


@dataclass(frozen=True)
class LinkChange:
    """A link of the published text to a term."""

    notice: str
    block: str
    surface: str
    old: str
    """Label of the term it led to, empty where it is new."""
    new: str
    """Label of the term it leads to, empty where it is gone."""


@dataclass(frozen=True)
class CountChange:
    """A number that a page shows."""

    title: str
    uri: str
    old: int
    new: int


@dataclass(frozen=True)
class Broken:
    """An address that readers may have kept and that leads nowhere now."""

    address: str
    """As on the site: `notices/x.html#b1234567`."""
    what: str
    """What stood there."""
    cited_by: tuple[str, ...] = ()
    """Files of the content that still lead there."""

    @property
    def is_anchor(self) -> bool:
        """Whether the page stays and a place on it goes."""
        return "#" in self.address


@dataclass(frozen=True)
class Look:
    """A page that is worth a look, and why."""

    title: str
    uri: str
    """With the anchor of its first change."""
    why: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """Everything that a change of the content means for the site."""

    base: str
    """The two states, as a person would name them."""
    head: str
    notices: Difference = Difference()
    terms: Difference = Difference()
    renderings: Difference = Difference()
    events: Difference = Difference()
    relations: Difference = Difference()
    """What notices have to do with other documents."""
    timelines: Difference = Difference()
    """Files of rounds and outside events."""
    periods: Difference = Difference()
    sources: Difference = Difference()
    raw: Difference = Difference()
    """Raw notices, by their provenance records."""
    pages: Difference = Difference()
    """Pages written by hand."""
    redirects: Difference = Difference()
    links: tuple[LinkChange, ...] = ()
    backlinks: tuple[CountChange, ...] = ()
    events_shown: tuple[CountChange, ...] = ()
    """By timeline."""
    broken: tuple[Broken, ...] = ()
    unreadable: tuple[Item, ...] = ()
    """What was there before and cannot be read now: nothing else is said of it."""
    findings: tuple[Finding, ...] = ()
    """Errors and warnings that are new."""
    mended: int = 0
    """Errors and warnings that are gone."""
    others: tuple[str, ...] = ()
    """Changed files that are not looked at."""
    looks: tuple[Look, ...] = ()

    @property
    def differences(self) -> tuple[tuple[str, Difference], ...]:
        """Every kind of thing with what became of it."""
        return (
            ("notices", self.notices),
            ("terms", self.terms),
            ("renderings", self.renderings),
            ("events", self.events),
            ("relations", self.relations),
            ("timelines", self.timelines),
            ("periods", self.periods),
            ("sources", self.sources),
            ("raw notices", self.raw),
            ("pages", self.pages),
            ("redirects", self.redirects),
        )

    @property
    def changes(self) -> Iterator[ItemChange]:
        """Everything that is there before and after, and changed."""
        return (change for _, difference in self.differences for change in difference.changed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that readers see changes."""
        return not (
            any(difference for _, difference in self.differences)
            or self.links
            or self.broken
            or self.unreadable
            or self.backlinks
            or self.events_shown
        )

    @property
    def is_punctuation(self) -> bool:
        """Whether something changes, and no word, fact, link, event or address does."""
        return (
            not self.is_empty
            and not (self.links or self.broken or self.unreadable)
            and not (self.backlinks or self.events_shown or self.findings)
            and not any(diff.gained or diff.lost for _, diff in self.differences)
            and all(part.is_punctuation for change in self.changes for part in change.parts)
        )
