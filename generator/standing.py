"""How a page or a fact stands: who reviewed it and what, who disputes it and why; YAML and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.text.yamlfile import Flow
from generator.vocabulary import Review

_OLD_WORD = "checked"
"""Of pages that were reviewed before names and days were kept."""


@dataclass(frozen=True)
class Dispute:
    """Why somebody holds a page or a fact to be wrong."""

    reason: str
    sources: tuple[str, ...] = ()
    """Keys of sources.yml that say otherwise, where known."""
    by: str = ""
    on: str = ""
    """A day, ISO 8601."""


@dataclass(frozen=True)
class ReviewNote:
    """What is known of the state of a page: who gave it, when, of what, and why."""

    by: str = ""
    on: str = ""
    """A day, ISO 8601."""
    of: str = ""
    """Digest of what was reviewed; empty where that is not recorded."""
    reason: str = ""
    """Why it is disputed or retracted."""
    sources: tuple[str, ...] = ()


def read_review(value: str | Mapping[str, Any]) -> tuple[Review, ReviewNote]:
    """State and note from the `review` of a file, already checked: a word or a mapping."""
    if isinstance(value, str):
        return Review.REVIEWED if value == _OLD_WORD else Review(value), ReviewNote()
    fields = {key: value[key] for key in ("by", "on", "of", "reason") if key in value}
    note = ReviewNote(**fields, sources=tuple(value.get("sources", ())))
    return Review(value["state"]), note


def write_review(state: Review, note: ReviewNote) -> str | Flow:
    """The `review` of a file; what `read_review` gives is written as it was."""
    written = Review.REVIEWED if state is Review.CHANGED else state  # only a build knows of that
    fields = Flow((key, value) for key, value in vars(note).items() if value)
    if not fields:
        return _OLD_WORD if written is Review.REVIEWED else str(written)
    if note.sources:
        fields["sources"] = list(note.sources)
    return Flow({"state": str(written)} | fields)


def read_dispute(data: Mapping[str, Any]) -> Dispute | None:
    """The dispute of a fact, from the mapping the fact stands in, already checked."""
    found = data.get("disputed")
    if found is None:
        return None
    return Dispute(**{**found, "sources": tuple(found.get("sources", ()))})
