"""The way back from a text to the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that follow each other both in the text and in a part of the file."""

    start: int
    end: int
    """Half-open range of code points of the text."""
    part: str
    """The part of the file, as a person would look it up: "line 12", "page 3", "paragraph 7"."""
    offset: int
    """Where the first of them stands in that part, in code points."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a character stands in a file."""

    part: str
    offset: int

    def __str__(self) -> str:
        return self.part


def locate(stretches: Sequence[Stretch], index: int) -> Place | None:
    """Where a character of the text stands in the file; None where it was put in.

    Args:
        stretches: In order of the text, without overlap.
        index: Code point of the text.
    """
    found = bisect_right(stretches, index, key=lambda stretch: stretch.start) - 1
    if found < 0 or index >= stretches[found].end:
        return None
    stretch = stretches[found]
    return Place(stretch.part, stretch.offset + index - stretch.start)
