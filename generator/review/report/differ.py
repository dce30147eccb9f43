"""Things that are known by an id, before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from generator.review.report.records import Difference, Item, ItemChange

T = TypeVar("T")


def differ(
    old: Mapping[str, T],
    new: Mapping[str, T],
    describe: Callable[[T], Item],
    compare: Callable[[T, T], ItemChange],
) -> Difference:
    """What became of each thing; one in which nothing changed that is told is left out.

    Args:
        old: Id -> thing, before.
        new: Id -> thing, after.
        describe: A thing in a few words.
        compare: What changed in a thing that is not equal.
    """
    both = [id_ for id_ in sorted(old.keys() & new.keys()) if old[id_] != new[id_]]
    changes = (compare(old[id_], new[id_]) for id_ in both)
    return Difference(
        gained=tuple(describe(new[id_]) for id_ in sorted(new.keys() - old.keys())),
        lost=tuple(describe(old[id_]) for id_ in sorted(old.keys() - new.keys())),
        changed=tuple(change for change in changes if change.parts),
    )


def by_id(things: Sequence[Any]) -> dict[str, Any]:
    """The things by their `id`."""
    return {thing.id: thing for thing in things}
