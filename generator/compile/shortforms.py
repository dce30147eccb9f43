"""Short forms of one notice: what "the Regulations" or 《规定》 mean in it, from where on."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.errors import Finding, Severity
from generator.models import Block, Notice, Term
from generator.text.names import Named, NameIndex
from generator.text.shortforms import (
    REACH,
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
class _Definition:
    """What a short form stands for after a place in the block at hand."""

    found: Shortening
    key: str
    """Of the short form; empty where nothing is taken from the definition."""
    seen: Seen


class ShortForms:
    """What one notice has defined so far: `define` a block, then `scan` it, block after block."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._index: NameIndex[str] = NameIndex()
        self._keys: set[str] = set()
        self._told: set[tuple[str, str]] = set()
        self._meanings: dict[str, Seen] = {}
        self._definitions: list[_Definition] = []
        """Of the block at hand."""

    def define(self, block: Block, named: Sequence[Named[Seen]]) -> Iterator[Finding]:
        """Take in what a block defines; names that it takes away from a term are told.

        Args:
            block: The next of the notice.
            named: What the glossary's names name in it, in order of the text.
        """
        self._definitions = []
        if not named and not self._keys:
            return
        text = block.text
        ends = [spot.end for spot in named]
        for found in find_definitions_of_shorts(text):
            first = min(found.end - REACH, found.long[0] if found.long else found.end)
            near = [
                spot
                for spot in named[bisect_left(ends, first) : bisect_left(ends, found.until) + 1]
                if spot.values[0].term
            ]
            term = _sole_term(found, text, near)
            owner = None if term else _owner(found, text, near)
            key = self._index.fold(found.short)
            if owner and (key, owner.id) not in self._told:
                self._told.add((key, owner.id))
                yield self._tell_other(found, text, owner, block)
            is_taken = bool(term or owner or key in self._keys)
            if is_taken:
                self._take(found.short, key)
            seen = Seen(term, block.id)
            self._definitions.append(_Definition(found, key if is_taken else "", seen))
        self._definitions.sort(key=lambda one: (one.found.end, one.found.until))

    def scan(self, block: Block, named: Sequence[Named[Seen]]) -> Iterator[Named[Seen]]:
        """Where the block uses a short form that is defined before that place.

        Where the glossary has the same name for the same term, nothing is short.
        """
        if not self._keys:
            return
        text = block.text
        known = {(spot.start, spot.end): spot.values[0].term for spot in named}
        ahead = deque(self._definitions)
        until = 0
        for spot in self._index.scan(text):
            while ahead and ahead[0].found.end <= spot.start:
                until = max(until, self._enter(ahead.popleft()))
            seen = self._meanings.get(spot.values[0])
            if not seen or not is_used(text, spot.start, spot.end):
                continue
            if seen.term and known.get((spot.start, spot.end)) is seen.term:
                continue
            inside = spot.start < until  # the short form as it is defined
            yield Named(spot.start, spot.end, (replace(seen, term=None) if inside else seen,))
        for definition in ahead:
            self._enter(definition)

    def _enter(self, definition: _Definition) -> int:
        """Let a definition hold from here on; where its words end."""
        if definition.key:
            self._meanings[definition.key] = definition.seen
        return definition.found.until

    def _take(self, short: str, key: str) -> None:
        if key not in self._keys:
            has_capital = any(letter.isupper() for letter in short)
            self._index.add(short, key, exact=has_capital and not is_acronym(short))
            self._keys.add(key)

    def _tell_other(self, found: Shortening, text: str, owner: Term, block: Block) -> Finding:
        long = text[slice(*found.long)] if found.long else ""
        message = (
            f"'{found.short}' is defined as '{long}' here, so it is not linked to"
            f" '{owner.label}' in the rest of this notice. If it is the same, add '{long}' to the"
            f" aliases in {owner.path}."
        )
        place = (self._notice.path, block.line)
        return Finding(*place, message, Severity.INFO, code="short-form")


def _sole_term(found: Shortening, text: str, near: Sequence[Named[Seen]]) -> Term | None:
    """The one term that a definition is about."""
    terms = {
        term
        for spot in near
        if (term := spot.values[0].term)
        and stands_for(found, text, spot.start, spot.end, str(term.kind))
    }
    return terms.pop() if len(terms) == 1 else None


def _owner(found: Shortening, text: str, near: Sequence[Named[Seen]]) -> Term | None:
    """The term whose acronym a text gives to something else: World Tea Organization (WTO)."""
    if not found.long or not is_acronym(found.short):
        return None
    long = text[slice(*found.long)]
    for spot in near:
        term = spot.values[0].term
        if term and text[spot.start : spot.end] == found.short and spot.start < found.until:
            names = [name.text for name in term.names if not is_acronym(name.text)]
            return term if contradicts(long, names) else None
    return None
