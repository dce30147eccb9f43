"""Records of a three-text merge, and its one rule.

*Base* is what the generator wrote last, *edited* what people made of it, *new* what the generator
writes now.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any


class Outcome(enum.StrEnum):
    """What became of a change that the generator made."""

    TAKEN = "taken"
    """It stands in the merged text."""
    AGREED = "agreed"
    """People had made it already."""
    PENDING = "pending"
    """People changed the same place: theirs stands, a conflict tells of both."""
    SET_ASIDE = "set aside"
    """It moved something, but people have an order of their own."""


@dataclass(frozen=True)
class Fate:
    """What becomes of one value."""

    value: Any
    """None where it does not stand."""
    outcome: Outcome | None = None
    """None where the generator changed nothing."""


def decide(base: Any, edited: Any, new: Any) -> Fate:
    """The rule of a three-text merge for one value; None where it does not stand."""
    if base == new:
        return Fate(edited)
    if edited == base:
        return Fate(new, Outcome.TAKEN)
    return Fate(edited, Outcome.AGREED if edited == new else Outcome.PENDING)


@dataclass(frozen=True)
class Trace:
    """One thing in three texts: its place in each, None where it does not stand."""

    base: int | None = None
    edited: int | None = None
    new: int | None = None


@dataclass(frozen=True)
class Change:
    """A change between base and new."""

    key: str
    """Of the item, or of the entry of a mapping."""
    before: Any
    """None where it is added; the same as `after` where it only moved."""
    after: Any
    """None where it is removed."""
    outcome: Outcome
    is_form: bool = False
    """Whether it is about the item itself and not about a sentence in it."""
    item: Trace = Trace()
    """The item in the three documents."""


@dataclass(frozen=True)
class Conflict:
    """A place that people and the generator both changed; None where nothing stands there."""

    key: str
    base: Any
    edited: Any
    new: Any
    is_form: bool = False
    """Whether it is about the form of the item and not about a sentence in it."""
    item: Trace = Trace()
    """The item in the three documents."""


# --- documents --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """A stretch of text that is known by a key: a section, a block."""

    key: str
    """Items of one key are told apart by position; '' where it has none."""
    sentences: tuple[str, ...] = ()
    form: str = ""
    """What else there is to it, as one text: its heading, its kind."""
    is_head: bool = False
    """Whether the items behind it, up to the next head, belong to it."""

    @property
    def text(self) -> str:
        """Its sentences, one a line."""
        return "\n".join(self.sentences)


Document = tuple[Item, ...]


@dataclass(frozen=True)
class MergedItem:
    """An item of the merged text."""

    item: Item
    """Its key is the one people have, else that of the generator."""
    trace: Trace
    """Its index in the three documents."""
    sentences: tuple[Trace, ...]
    """Where its sentences come from, counted through each document."""


@dataclass(frozen=True)
class MergedDocument:
    """What comes of three documents."""

    items: tuple[MergedItem, ...]
    changes: tuple[Change, ...] = ()
    """Every change between base and new, once."""
    conflicts: tuple[Conflict, ...] = ()

    @property
    def document(self) -> Document:
        """The merged text alone."""
        return tuple(merged.item for merged in self.items)
