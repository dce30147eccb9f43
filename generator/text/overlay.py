"""Marks laid over a text as nested elements: none crosses another, and links stay whole."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """A span of code points of a text, and what it is marked as."""

    start: int
    end: int
    what: T
    is_whole: bool = False
    """Whether it may not be cut, as a link; such marks must not overlap each other."""
    is_rest: bool = False
    """Whether it goes on with a mark that began further left."""


@dataclass(slots=True)
class Element(Generic[T]):
    """A mark with the marks inside it."""

    mark: Mark[T]
    inside: list[Element[T]] = field(default_factory=list)


def nest(marks: Iterable[Mark[T]]) -> list[Element[T]]:
    """The marks as trees from left to right; a mark that crosses another is cut in pieces.

    Of marks over the same words the earlier one is outside. Empty marks are left out.
    """
    given = [mark for mark in marks if mark.start < mark.end]
    wholes = [mark for mark in given if mark.is_whole]
    pieces = [piece for mark in given for piece in _cut_at(mark, wholes)]
    queue = [(mark.start, -mark.end, rank, mark) for rank, mark in enumerate(pieces)]
    heapq.heapify(queue)
    roots: list[Element[T]] = []
    open_: list[Element[T]] = []
    while queue:
        start, _, rank, mark = heapq.heappop(queue)
        while open_ and open_[-1].mark.end <= start:
            open_.pop()
        if open_ and open_[-1].mark.end < mark.end:
            border = open_[-1].mark.end
            for piece in (replace(mark, end=border), replace(mark, start=border, is_rest=True)):
                heapq.heappush(queue, (piece.start, -piece.end, rank, piece))
            continue
        element = Element(mark)
        (open_[-1].inside if open_ else roots).append(element)
        open_.append(element)
    return roots


def _cut_at(mark: Mark[T], wholes: Sequence[Mark[T]]) -> Iterator[Mark[T]]:
    """The mark, cut at the ends of those whole marks that it neither holds nor lies in."""
    crossed = (
        whole
        for whole in wholes
        if not mark.is_whole
        and whole.start < mark.end
        and mark.start < whole.end
        and not (mark.start <= whole.start and whole.end <= mark.end)
        and not (whole.start <= mark.start and mark.end <= whole.end)
    )
    cuts = {cut for whole in crossed for cut in (whole.start, whole.end)}
    start = mark.start
    for end in sorted(cut for cut in cuts | {mark.end} if mark.start < cut <= mark.end):
        yield replace(mark, start=start, end=end, is_rest=mark.is_rest or start > mark.start)
        start = end
