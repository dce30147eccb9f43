"""Two states of one record, value by value."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from generator.models import (
    Attachment,
    Correction,
    Figure,
    Grounds,
    Later,
    Name,
    OutsideEvent,
    RoleDate,
    Round,
    StatedEvent,
)
from generator.review.report.records import FactChange
from generator.standing import ReviewNote
from generator.text.edtf import Edtf
from generator.text.worddiff import is_punctuation_change, same_but_space

_NO_FACT = frozenset({"path", "line"})
"""Where a record stands says nothing of what it is."""
_NAMES = {"review_note": "review"}
"""Fields that people write under another name."""
_DIGEST = {ReviewNote: frozenset({"of"})}
"""What only a program reads."""
_PROSE = frozenset(
    "title title_zh subtitle label note number_note text intro new conflicts reason rights"
    " addressees".split()
)
"""Fields in which a comma is only a comma."""
_KEYS: dict[type, str] = {
    Attachment: "title",
    Correction: "quote",
    Figure: "label",
    Grounds: "of",
    Later: "quote",
    Name: "text",
    OutsideEvent: "id",
    RoleDate: "role",
    Round: "id",
    StatedEvent: "label",
}
"""By what an entry of a list is known when its other values change."""


def compare_facts(old: Any, new: Any, skip: Collection[str] = ()) -> tuple[FactChange, ...]:
    """What changed in a record, in the order of its fields.

    Args:
        old: A dataclass.
        new: Another of the same type.
        skip: Fields that are compared elsewhere.
    """
    return tuple(_compare(old, new, "", frozenset(skip) | _NO_FACT))


def _compare(old: Any, new: Any, prefix: str, skip: Collection[str]) -> Iterator[FactChange]:
    unsaid = {*skip, *_DIGEST.get(type(old), ())}
    for field in fields(old):
        if field.name in unsaid:
            continue
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            name = _NAMES.get(field.name, field.name)
            yield from _compare_values(before, after, prefix, name)


def _compare_values(old: Any, new: Any, prefix: str, name: str) -> Iterator[FactChange]:
    if isinstance(old, tuple):
        yield from _compare_lists(old, new, prefix + name)
    elif _is_record(old) and _is_record(new):
        yield from _compare(old, new, f"{prefix}{name} ", _NO_FACT)
    else:
        before, after = write_value(old), write_value(new)
        if not same_but_space(before, after):
            is_punctuation = name in _PROSE and is_punctuation_change(before, after)
            yield FactChange(prefix + name, before, after, is_punctuation=is_punctuation)


def _compare_lists(old: tuple[Any, ...], new: tuple[Any, ...], name: str) -> Iterator[FactChange]:
    lost, gained = _without(old, new), _without(new, old)
    if not lost and not gained:
        yield FactChange(f"{name} order", write_value(old), write_value(new))
        return
    for before, after in _pair(lost, gained):
        if _is_record(before) and _is_record(after):
            yield from _compare(before, after, f"{name} ({_key(after)}) ", _NO_FACT)
        else:
            yield FactChange(name, write_value(before), write_value(after))


def _without(items: tuple[Any, ...], others: tuple[Any, ...]) -> list[Any]:
    """The items that are not among the others, each as often as it is missing there."""
    rest = list(others)
    missing = []
    for item in items:
        if item in rest:
            rest.remove(item)
        else:
            missing.append(item)
    return missing


def _pair(lost: list[Any], gained: list[Any]) -> list[tuple[Any, Any]]:
    """Entries with the same key side by side, also the only ones left; others beside None."""
    pairs: list[tuple[Any, Any]] = []
    for before in lost:
        key = _key(before)
        same = next((after for after in gained if key and _key(after) == key), None)
        if same is not None:
            gained = [after for after in gained if after is not same]
        pairs.append((before, same))
    alone = [before for before, after in pairs if after is None]
    if len(alone) == 1 and len(gained) == 1:
        pairs = [(before, gained[0] if after is None else after) for before, after in pairs]
        gained = []
    return pairs + [(None, after) for after in gained]


def _key(entry: Any) -> str:
    name = _KEYS.get(type(entry), "")
    return str(getattr(entry, name)) if name else ""


def _is_record(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, Edtf)


def write_value(value: Any) -> str:
    """A value as one line: the fields of a record with their names, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ("; " if any(map(_is_record, value)) else ", ").join(map(write_value, value))
    if not _is_record(value):
        return str(value)
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    plain = {field.name: field.default for field in fields(value)}
    said = {
        name: write_value(each)
        for name, each in told.items()
        if name not in _NO_FACT and each not in ("", (), None) and each != plain[name]
    }
    if set(said) == {_KEYS.get(type(value))}:
        return next(iter(said.values()))
    return ", ".join(f"{name}: {text}" for name, text in said.items())
