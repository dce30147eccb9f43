"""Where settling looks ids up, and where it tells of those that lead nowhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.errors import Finding
from generator.text.yamlfile import line_of

Keys = tuple[str | int, ...]
"""The way to a value in YAML: keys and places in lists."""


@dataclass
class Desk:
    """What ids there are, and what has been found wrong."""

    written: Mapping[str, str]
    known: Mapping[str, frozenset[str]]
    """`term`, `notice`, `source` -> ids."""
    texts: Mapping[tuple[str, str], str]
    """(Notice id, block id) -> the block's text."""
    unread: frozenset[str] = frozenset()
    """Of the corpus: what leads to these is told where they cannot be read, and only there."""
    findings: list[Finding] = field(default_factory=list)

    def tell(self, path: str, keys: Keys, message: str, code: str) -> None:
        """Add a finding on the line of the file where the keys lead."""
        line = line_of(self.written[path], keys) if path in self.written else 0
        self.findings.append(Finding(path, line, message, code=code))

    def follow(
        self, ids: Iterable[str], kind: str, path: str, *keys: str | int, listed: bool = True
    ) -> tuple[str, ...]:
        """The ids that exist; a finding for each of the others."""
        kept = []
        for index, id_ in enumerate(ids):
            if id_ in self.known[kind]:
                kept.append(id_)
                continue
            if not self.is_unread(id_, kind):
                place = (*keys, index) if listed else keys
                self.tell(path, place, self.unknown(id_, kind), "link")
        return tuple(kept)

    def follow_one(self, id_: str, kind: str, path: str, *keys: str | int) -> str:
        """The id if it exists or is empty, else nothing and a finding."""
        return "".join(self.follow((id_,), kind, path, *keys, listed=False)) if id_ else ""

    def is_unread(self, id_: str, kind: str) -> bool:
        """Whether an id is that of a file which is there and cannot be used."""
        return f"{kind}:{id_}" in self.unread or f"{kind}:" in self.unread

    def unknown(self, id_: str, kind: str) -> str:
        """What to say of an id that does not exist."""
        homes = {"term": "content/glossary", "notice": "content/notices"}
        home = homes.get(kind, "content/sources.yml")
        close = difflib.get_close_matches(id_, sorted(self.known[kind]), 1, 0.75)
        hint = f"Did you mean '{close[0]}'?" if close else "Add it there, or take it out here."
        return f"no {kind} '{id_}' in {home}, so it is left out. {hint}"
