"""Short forms of one notice: what "the Regulations" or 《规定》 mean in it, from where on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.errors import Finding, Severity
from generator.models import Block, Notice, Term
from generator.text.names import Named, NameIndex
from generator.text.shortforms import (
    contradicts,
    find_definitions_of_shorts,
    is_acronym,
    is_used,
    stands_for,
)
from generator.text.shortnames import Shortening


@dataclass(frozen=True, slots=True)
class Seen:
    """What is named at a place."""

    term: Term | None
    """None where it is nothing that may be linked."""
    defined_in: str = ""
    """Block that defines the short form by which it is named."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a short form stands for after a place in a block."""

    block: str
    start: int
    term: Term | None


class ShortForms:
    """What one notice has defined so far: `define` a block, then `scan` it, block after block."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._index: NameIndex[str] = NameIndex()
        self._meanings: dict[str, list[_Meaning]] = defaultdict(list)
        self._definitions: list[Shortening] = []
        """Of the block at hand."""

    def define(self, block: Block, named: Sequence[Named[Seen]]) -> Iterator[Finding]:
        """Take in what a block defines; names that it takes away from a term are told.

        Args:
            block: The next of the notice.
            named: What the glossary's names name in it.
        """
        self._definitions = []
        if not named and not self._meanings:
            return
        text = block.text
        self._definitions = sorted(find_definitions_of_shorts(text), key=lambda found: found.until)
        for found in self._definitions:
            key = self._index.fold(found.short)
            terms = {
                spot.values[0].term
                for spot in named
                if spot.values[0].term
                and stands_for(found, text, spot.start, spot.end, str(spot.values[0].term.kind))
            }
            term = terms.pop() if len(terms) == 1 else None
            owner = None if term else _owner(found, text, named)
            if owner:
                yield self._tell_other(found, text, owner, block)
            if term or owner or key in self._meanings:
                self._take(found, key, _Meaning(block.id, found.end, term))

    def scan(self, block: Block, named: Sequence[Named[Seen]]) -> Iterator[Named[Seen]]:
        """Where the block uses a short form that is defined before that place.

        Where the glossary has the same name for the same term, nothing is short.
        """
        if not self._meanings:
            return
        text = block.text
        known = {(spot.start, spot.end): spot.values[0].term for spot in named}
        for spot in self._index.scan(text):
            meaning = self._meaning(spot.values[0], block.id, spot.start)
            if not meaning or not is_used(text, spot.start, spot.end):
                continue
            is_known = meaning.term and known.get((spot.start, spot.end)) is meaning.term
            if not is_known:
                is_defined = any(
                    found.end <= spot.start < found.until for found in self._definitions
                )
                term = None if is_defined else meaning.term
                yield Named(spot.start, spot.end, (Seen(term, meaning.block),))

    def _meaning(self, key: str, block: str, at: int) -> _Meaning | None:
        """The last that was given to a short form before a place in the block at hand."""
        given = self._meanings[key]
        return next((one for one in reversed(given) if one.block != block or one.start <= at), None)

    def _take(self, found: Shortening, key: str, meaning: _Meaning) -> None:
        if key not in self._meanings:
            has_capital = any(letter.isupper() for letter in found.short)
            self._index.add(found.short, key, exact=has_capital and not is_acronym(found.short))
        self._meanings[key].append(meaning)

    def _tell_other(self, found: Shortening, text: str, owner: Term, block: Block) -> Finding:
        long = text[slice(*found.long)] if found.long else ""
        message = (
            f"'{found.short}' is defined as '{long}' here, so it is not linked to"
            f" '{owner.label}' in the rest of this notice. If it is the same, add '{long}' to the"
            f" aliases in {owner.path}."
        )
        place = (self._notice.path, block.line)
        return Finding(*place, message, Severity.INFO, code="short-form")


def _owner(found: Shortening, text: str, named: Sequence[Named[Seen]]) -> Term | None:
    """The term whose acronym a text gives to something else: World Tea Organization (WTO)."""
    if not found.long or not is_acronym(found.short):
        return None
    long = text[slice(*found.long)]
    for spot in named:
        term = spot.values[0].term
        if term and text[spot.start : spot.end] == found.short and spot.start < found.until:
            names = [name.text for name in term.names if not is_acronym(name.text)]
            return term if contradicts(long, names) else None
    return None
