"""What a merge of documents has to tell: changes of the generator, and conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.text.merging.fates import Fates
from generator.text.merging.matching import find_moved, is_rising
from generator.text.merging.parts import Change, Conflict, Outcome
from generator.text.merging.traces import Traces


def report_changes(
    traces: Traces, fates: Fates, items: Sequence[int], sentences: Mapping[int, Sequence[int]]
) -> tuple[Change, ...]:
    """Every change between base and new, once.

    Args:
        traces: The three documents.
        fates: What becomes of them.
        items: Names of the items that stand, in order.
        sentences: Item -> names of its sentences, in order.
    """
    return (
        *_changed_items(traces, fates),
        *_changed_sentences(traces, fates),
        *_moved_items(traces, items),
        *_moved_sentences(traces, fates, sentences),
    )


def _changed_items(traces: Traces, fates: Fates) -> Iterator[Change]:
    for name, fate in enumerate(fates.items):
        if fate.outcome is not None:
            base, new = (
                side.item[name].form if name in side.item else None
                for side in (traces.base, traces.new)
            )
            is_held = new is None and fate.value is None and name in fates.standing
            outcome = Outcome.SET_ASIDE if is_held else fate.outcome
            yield _change(traces, name, base, new, outcome, True)


def _changed_sentences(traces: Traces, fates: Fates) -> Iterator[Change]:
    for name, fate in enumerate(fates.sentences):
        if fate.outcome is not None:
            base, new = traces.base.text.get(name), traces.new.text.get(name)
            yield _change(traces, _home(traces, fates, name), base, new, fate.outcome)


def _moved_items(traces: Traces, items: Sequence[int]) -> Iterator[Change]:
    standing = [name for name in traces.new.items if name in items]
    outcome = _follow(standing, items)
    for name in find_moved([name for name in standing if name in traces.base.item]):
        text = traces.base.item[name].text
        yield _change(traces, name, text, text, outcome, True)


def _moved_sentences(
    traces: Traces, fates: Fates, sentences: Mapping[int, Sequence[int]]
) -> Iterator[Change]:
    base, new = traces.base, traces.new
    shared = [name for name in new.sentences if name in base.text and fates.homes[name] is not None]
    for name in shared:
        if base.home[name] != new.home[name]:
            is_taken = fates.homes[name] == new.home[name]
            outcome = Outcome.TAKEN if is_taken else Outcome.SET_ASIDE
            home = _home(traces, fates, name)
            yield _change(traces, home, base.text[name], base.text[name], outcome)
    stayed: dict[int, list[int]] = defaultdict(list)
    for name in shared:
        if base.home[name] == new.home[name]:
            stayed[new.home[name]].append(name)
    for item, names in stayed.items():
        outcome = _follow(names, sentences.get(item, ()))
        for name in find_moved(names):
            yield _change(traces, item, base.text[name], base.text[name], outcome)


def _follow(wanted: Sequence[int], order: Sequence[int]) -> Outcome:
    """Whether an order that the generator wants is that of the result."""
    place = {name: at for at, name in enumerate(order)}
    is_followed = is_rising([place[name] for name in wanted if name in place])
    return Outcome.TAKEN if is_followed else Outcome.SET_ASIDE


def _change(
    traces: Traces,
    item: int,
    before: str | None,
    after: str | None,
    outcome: Outcome,
    is_form: bool = False,
) -> Change:
    return Change(find_key(traces, item), before, after, outcome, is_form, traces.items[item])


def report_conflicts(traces: Traces, fates: Fates) -> tuple[Conflict, ...]:
    """Every place that waits for a decision.

    What people removed with its item is one place, and so is an empty item that both filled.
    """
    conflicts: list[Conflict] = []
    removed: set[int] = set()
    filled: set[int] = set()
    for name, fate in enumerate(fates.items):
        if fate.outcome is Outcome.PENDING and name in fates.standing:
            items = [side.item.get(name) for side in traces.sides]
            forms = [item.form if item else None for item in items]
            conflicts.append(_conflict(traces, name, forms, True))
        elif fate.outcome is Outcome.PENDING:
            removed.add(name)
    for name, fate in enumerate(fates.sentences):
        if fate.outcome is not Outcome.PENDING:
            continue
        home = _home(traces, fates, name)
        texts = [side.text.get(name) for side in traces.sides]
        if home not in fates.standing:
            removed.add(home)
        elif home in fates.filled and texts[:2] == [None, None]:
            filled.add(home)
        else:
            conflicts.append(_conflict(traces, home, texts))
    conflicts += [_filled(traces, name) for name in sorted(filled)]
    return (*conflicts, *(_removed(traces, fates, name) for name in sorted(removed)))


def _filled(traces: Traces, item: int) -> Conflict:
    """An empty item that people and the generator both filled: what each put there."""
    texts = [traces.edited.item[item].text, traces.new.item[item].text]
    return _conflict(traces, item, [None, *texts])


def _removed(traces: Traces, fates: Fates, item: int) -> Conflict:
    """An item that people removed and the generator changed: as it was, and as it would be."""
    base, new = (
        "\n".join(
            side.text[name]
            for name in side.sentences
            if side.home[name] == item and fates.homes[name] is None
        )
        for side in (traces.base, traces.new)
    )
    return _conflict(traces, item, [base or None, None, new or None])


def _conflict(
    traces: Traces, item: int, texts: Sequence[str | None], is_form: bool = False
) -> Conflict:
    base, edited, new = texts
    return Conflict(find_key(traces, item), base, edited, new, is_form, traces.items[item])


def _home(traces: Traces, fates: Fates, name: int) -> int:
    """The item a sentence is in, or was when it last stood."""
    homes = (
        fates.homes[name],
        *(side.home.get(name) for side in (traces.new, traces.edited, traces.base)),
    )
    return next(home for home in homes if home is not None)


def find_key(traces: Traces, item: int) -> str:
    """The key people have for an item, else the generator's."""
    sides = (traces.edited, traces.base, traces.new)
    versions = [side.item[item] for side in sides if item in side.item]
    return next((version.key for version in versions if version.key), "")
