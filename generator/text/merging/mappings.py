"""Three-text merge of what YAML holds: mappings by key, lists as sets whose order is kept.

A list of mappings is a set of records; a record is known by some of its fields, which the caller
names. Runs of white space, and the difference between an empty value and none, are no changes.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.text.escape import fold_space
from generator.text.merging.matching import match_equal
from generator.text.merging.order import merge_orders, weave
from generator.text.merging.parts import Change, Conflict, Outcome, Trace, decide
from generator.text.merging.traces import join_pairs

Identities = Sequence[Sequence[str]]
"""Fields that say which record is which: the first set that two records agree in."""


@dataclass(frozen=True)
class MergedMapping:
    """What comes of three mappings."""

    value: dict[str, Any]
    changes: tuple[Change, ...] = ()
    """Every change between base and new, once."""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class _Merged:
    """What comes of one entry of a mapping, or of one element of a list."""

    value: Any
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def merge_mappings(
    base: Mapping[str, Any],
    edited: Mapping[str, Any],
    new: Mapping[str, Any],
    identities: Mapping[str, Identities] | None = None,
    claim: Collection[str] = (),
) -> MergedMapping:
    """Bring what changed between *base* and *new* into *edited*.

    Args:
        base: Data as YAML gives it.
        edited: The same.
        new: The same.
        identities: Key of a list of records -> what tells its records apart.
        claim: Fields of a record that say one thing together, as a date and the words it is read
            from: where each side changed one of them, neither fits the other's.
    """
    merged = {
        key: _merge_entry(
            key,
            (base.get(key), edited.get(key), new.get(key)),
            (identities or {}).get(key, ()),
            frozenset(claim),
        )
        for key in weave(list(edited), list(new))
    }
    values = {
        key: entry.value
        for key, entry in merged.items()
        if entry.value or (key in edited and (key in new or simplify(edited[key]) is None))
    }
    return MergedMapping(
        {key: value for key, value in values.items() if value is not None},
        tuple(change for entry in merged.values() for change in entry.changes),
        tuple(conflict for entry in merged.values() for conflict in entry.conflicts),
    )


def simplify(value: Any) -> Hashable:
    """What counts of a value, to compare by; None where it is empty."""
    if isinstance(value, Mapping):
        fields = {key: simplify(field) for key, field in value.items()}
        return frozenset((k, field) for k, field in fields.items() if field is not None) or None
    if isinstance(value, list | tuple):
        return tuple(simplify(element) for element in value) or None
    if isinstance(value, bool) or value is None:
        return value
    return fold_space(str(value)) or None


def _merge_entry(
    key: str, values: tuple[Any, Any, Any], identities: Identities, claim: frozenset[str]
) -> _Merged:
    if any(isinstance(value, list) for value in values) and all(
        isinstance(value, list) or simplify(value) is None for value in values
    ):
        return _merge_lists(key, [value or [] for value in values], identities, claim)
    return _merge_values(key, *values, claim)


def _merge_values(key: str, base: Any, edited: Any, new: Any, claim: frozenset[str]) -> _Merged:
    fate = decide(simplify(base), simplify(edited), simplify(new))
    value = new if fate.outcome is Outcome.TAKEN else edited
    if fate.outcome is None:
        return _Merged(value)
    if fate.outcome is Outcome.PENDING and isinstance(edited, dict) and isinstance(new, dict):
        fields = merge_mappings(base or {}, edited, new)
        is_torn = all(_differ(base or {}, side, claim) for side in (edited, new))
        if not fields.conflicts and not is_torn:
            return _Merged(fields.value, (Change(key, base, new, Outcome.TAKEN),))
    conflict = Conflict(key, base, edited, new)
    conflicts = (conflict,) if fate.outcome is Outcome.PENDING else ()
    return _Merged(value, (Change(key, base, new, fate.outcome),), conflicts)


def _differ(one: Mapping[str, Any], other: Mapping[str, Any], fields: Collection[str]) -> bool:
    return any(simplify(one.get(field)) != simplify(other.get(field)) for field in fields)


# --- lists ------------------------------------------------------------------------------------


def _merge_lists(
    key: str, lists: Sequence[list[Any]], identities: Identities, claim: frozenset[str]
) -> _Merged:
    base, edited, new = map(_distinct, lists)
    traces = _trace_elements(base, edited, new, identities)
    elements = [
        _merge_values(key, _at(base, t.base), _at(edited, t.edited), _at(new, t.new), claim)
        for t in traces
    ]
    standing = {name for name, element in enumerate(elements) if element.value is not None}
    in_edited, in_new = (
        [name for _, name in sorted(places) if name in standing]
        for places in (
            [(t.edited, name) for name, t in enumerate(traces) if t.edited is not None],
            [(t.new, name) for name, t in enumerate(traces) if t.new is not None],
        )
    )
    return _Merged(
        [elements[name].value for name in merge_orders(in_edited, in_new, len(base))],
        tuple(change for element in elements for change in element.changes),
        tuple(conflict for element in elements for conflict in element.conflicts),
    )


def _distinct(values: list[Any]) -> list[Any]:
    return list({simplify(value): value for value in reversed(values)}.values())[::-1]


def _at(values: Sequence[Any], place: int | None) -> Any:
    return None if place is None else values[place]


def _trace_elements(
    base: list[Any], edited: list[Any], new: list[Any], identities: Identities
) -> tuple[Trace, ...]:
    to_edited, to_new = _match(base, edited, identities), _match(base, new, identities)
    left = [i for i in range(len(edited)) if i not in to_edited.values()]
    free = [j for j in range(len(new)) if j not in to_new.values()]
    added = _match([edited[i] for i in left], [new[j] for j in free], identities)
    both = {left[i]: free[j] for i, j in added.items()}
    return join_pairs(len(base), to_edited, to_new, both, (len(edited), len(new)))


def _match(old: list[Any], new: list[Any], identities: Identities) -> dict[int, int]:
    """Equal elements, then records that agree in what identifies them."""
    pairs: dict[int, int] = {}
    for fields in ((), *identities):
        left = [i for i in range(len(old)) if i not in pairs]
        free = [j for j in range(len(new)) if j not in pairs.values()]
        first = [_identify(old[i], fields, ("old", i)) for i in left]
        second = [_identify(new[j], fields, ("new", j)) for j in free]
        pairs |= {left[i]: free[j] for i, j in match_equal(first, second).items()}
    return pairs


def _identify(element: Any, fields: Sequence[str], otherwise: Hashable) -> Hashable:
    """What an element is known by: some fields of a record, or all there is to it."""
    if not fields:
        return simplify(element)
    if not isinstance(element, Mapping) or not all(element.get(field) for field in fields):
        return otherwise
    return tuple(simplify(element[field]) for field in fields)
