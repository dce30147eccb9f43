"""One order out of two: of what people wrote and of what the generator writes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from typing import TypeVar

from generator.text.merging.matching import is_rising

Name = TypeVar("Name", bound=Hashable)


def merge_orders(
    edited: Sequence[int], new: Sequence[int], size: int, heads: Set[int] = frozenset()
) -> list[int]:
    """Everything of both, in the order of *edited* where people reordered, else of *new*.

    What the generator adds goes behind what people added in the same place; a head goes on
    behind what it would part from its own head.

    Args:
        edited: Names in the order people have them; those of base are smaller than *size* and
            rise in base.
        new: The same as generated.
        size: Number of names in base.
        heads: Names of heads.
    """
    is_reordered = not is_rising([name for name in edited if name < size])
    leading, following = (edited, new) if is_reordered else (new, edited)
    shared = set(following)

    def may_pass(name: int, other: int) -> bool:
        return other not in shared and other not in heads and (is_reordered or name in heads)

    return weave(leading, following, may_pass)


def weave(
    leading: Sequence[Name],
    following: Sequence[Name],
    may_pass: Callable[[Name, Name], bool] = lambda name, other: False,
) -> list[Name]:
    """Everything of both, in the order of *leading*.

    What only *following* has goes behind its predecessor there.

    Args:
        leading: Distinct names.
        following: Distinct names.
        may_pass: Whether a name to be put in (first) goes on behind another (second) that stands
            where it would be put.
    """
    woven = list(leading)
    known = set(leading)
    place = 0
    for name in following:
        if name in known:
            place = woven.index(name) + 1
            continue
        while place < len(woven) and may_pass(name, woven[place]):
            place += 1
        woven.insert(place, name)
        place += 1
    return woven
