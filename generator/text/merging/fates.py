"""What becomes of every item and sentence of three documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.text.merging.matching import ALIKE, likeness
from generator.text.merging.parts import Fate, Outcome, decide
from generator.text.merging.traces import Side, Traces


@dataclass(frozen=True)
class Fates:
    """What stands in the merged document, by name."""

    sentences: tuple[Fate, ...]
    homes: tuple[int | None, ...]
    """The item each sentence is in; None where it does not stand."""
    items: tuple[Fate, ...]
    """The form of each item."""
    standing: frozenset[int]
    """Items that stand."""
    filled: frozenset[int]
    """Items that were empty and that people and the generator both filled."""


def decide_fates(traces: Traces) -> Fates:
    """Decide sentences, then where they are, then the items that hold them."""
    closed, filled = _find_closed(traces), _find_filled(traces)
    barred = closed | filled
    sentences = tuple(_decide_sentence(traces, name, barred) for name in _names(traces.sentences))
    homes = tuple(
        None if fate.value is None else _decide_home(traces, name, closed)
        for name, fate in enumerate(sentences)
    )
    items = tuple(_decide_item(traces, name, closed) for name in _names(traces.items))
    standing = {home for home in homes if home is not None}
    standing |= {name for name, fate in enumerate(items) if _stands_empty(traces, name, fate)}
    return Fates(sentences, homes, items, frozenset(standing), filled)


def _names(things: Sequence[object]) -> range:
    return range(len(things))


def _find_closed(traces: Traces) -> frozenset[int]:
    """Items that the generator can put nothing into: people removed them, or all that it had under
    a head, and the head.
    """
    closed = set()
    for section in _sections(traces.new):
        missing = [name for name in section if name not in traces.edited.item]
        removed = [name for name in missing if name in traces.base.item]
        is_all_gone = missing == section and section[0] in removed
        closed.update(missing if is_all_gone and traces.new.item[section[0]].is_head else removed)
    return frozenset(closed)


def _sections(side: Side) -> list[list[int]]:
    """Items by the head they stand under; the head is the first of them."""
    sections: list[list[int]] = []
    for name in side.items:
        if not sections or side.item[name].is_head:
            sections.append([])
        sections[-1].append(name)
    return sections


def _find_filled(traces: Traces) -> frozenset[int]:
    """Items that were empty: two texts of two writers in one are no addition, but a choice."""
    empty = {name for name, item in traces.base.item.items() if not item.sentences}
    return frozenset(empty & set(traces.edited.home.values()) & set(traces.new.home.values()))


def _decide_sentence(traces: Traces, name: int, barred: frozenset[int]) -> Fate:
    base, edited, new = (side.text.get(name) for side in traces.sides)
    fate = decide(base, edited, new)
    if base is None and edited is None and traces.new.home[name] in barred:
        return Fate(None, Outcome.PENDING)
    if new is None and fate.outcome is Outcome.PENDING and _is_replaced(traces, name):
        return Fate(edited, Outcome.AGREED)
    return fate


def _is_replaced(traces: Traces, name: int) -> bool:
    """Whether people put something else altogether in place of a sentence."""
    base, edited = traces.base.text.get(name), traces.edited.text.get(name)
    return base is not None and edited is not None and likeness(base, edited) < ALIKE


def _decide_home(traces: Traces, name: int, closed: frozenset[int]) -> int:
    """Where people moved the sentence, else where the generator has it."""
    base, edited, new = (side.home.get(name) for side in traces.sides)
    is_kept = edited == base and new not in closed and not _is_replaced(traces, name)
    home = new if new is not None and (edited is None or is_kept) else edited
    assert home is not None  # it stands, so one of the two has it
    return home


def _decide_item(traces: Traces, name: int, closed: frozenset[int]) -> Fate:
    base, edited, new = (
        side.item[name].form if name in side.item else None for side in traces.sides
    )
    fate = decide(base, edited, new)
    if fate.outcome is Outcome.TAKEN and name in closed:
        return replace(fate, value=None, outcome=Outcome.PENDING)
    return fate


def _stands_empty(traces: Traces, name: int, fate: Fate) -> bool:
    """Whether an item stands even if no sentence is in it."""
    if fate.value is None:
        return False
    is_new = name not in traces.base.item and name not in traces.edited.item
    return not (is_new and traces.new.item[name].sentences)
