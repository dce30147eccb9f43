"""Which item and which sentence of three documents is which.

Items are known by key, then by likeness in order; sentences by their words: first within their
item, then wherever they moved; what is left within an item is paired by likeness, as two versions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.text.merging.matching import (
    ALIKE,
    SOME,
    find_gaps,
    likeness,
    match_alike,
    match_equal,
)
from generator.text.merging.parts import Document, Item, Trace

Pairs = dict[int, int]


@dataclass(frozen=True)
class Side:
    """One of three documents, told in names (numbers) that all three share."""

    items: tuple[int, ...]
    """Names of its items, in order."""
    sentences: tuple[int, ...]
    """Names of its sentences, in order."""
    item: Mapping[int, Item]
    text: Mapping[int, str]
    home: Mapping[int, int]
    """Sentence -> item."""


@dataclass(frozen=True)
class Traces:
    """Three documents whose items and sentences are known in all of them."""

    base: Side
    edited: Side
    new: Side
    items: tuple[Trace, ...]
    """Where each item stands; its index is its name. In the order of base, edited, new."""
    sentences: tuple[Trace, ...]
    """The same of sentences, which are counted through."""

    @property
    def sides(self) -> tuple[Side, Side, Side]:
        """Base, edited, new."""
        return self.base, self.edited, self.new


def trace_documents(base: Document, edited: Document, new: Document) -> Traces:
    """Find every item and sentence of three documents again in the other two."""
    to_edited, to_new = _match_items(base, edited), _match_items(base, new)
    both = _match_added(edited, new, to_edited, to_new)
    items = join_pairs(len(base), to_edited, to_new, both, (len(edited), len(new)))
    sentences = _trace_sentences(_Flat(base), _Flat(edited), _Flat(new), items)
    return Traces(
        _side(base, [trace.base for trace in items], [trace.base for trace in sentences]),
        _side(edited, [trace.edited for trace in items], [trace.edited for trace in sentences]),
        _side(new, [trace.new for trace in items], [trace.new for trace in sentences]),
        items,
        sentences,
    )


def _side(document: Document, items: list[int | None], sentences: list[int | None]) -> Side:
    flat = _Flat(document)
    item_at = {place: name for name, place in enumerate(items) if place is not None}
    sentence_at = {place: name for name, place in enumerate(sentences) if place is not None}
    return Side(
        tuple(name for _, name in sorted(item_at.items())),
        tuple(name for _, name in sorted(sentence_at.items())),
        {name: document[place] for place, name in item_at.items()},
        {name: flat.texts[place] for place, name in sentence_at.items()},
        {name: item_at[flat.item_of[place]] for place, name in sentence_at.items()},
    )


class _Flat:
    """A document with its sentences counted through."""

    def __init__(self, document: Document) -> None:
        self.texts = [sentence for item in document for sentence in item.sentences]
        self.item_of = [place for place, item in enumerate(document) for _ in item.sentences]
        ends = list(accumulate((len(item.sentences) for item in document), initial=0))
        self.spans = [range(first, end) for first, end in pairwise(ends)]


def _trace_sentences(
    base: _Flat, edited: _Flat, new: _Flat, items: Sequence[Trace]
) -> tuple[Trace, ...]:
    pairs_edited = _pairs((trace.base, trace.edited) for trace in items)
    pairs_new = _pairs((trace.base, trace.new) for trace in items)
    pairs_both = _pairs((trace.edited, trace.new) for trace in items)
    to_edited = _match_sentences(base, edited, pairs_edited)
    to_new = _match_sentences(base, new, pairs_new)
    # What people and the generator both added comes first: it is no version of anything else,
    # and a run that was killed after the page was written finds its own additions again.
    rest_edited = set(range(len(edited.texts))) - set(to_edited.values())
    rest_new = set(range(len(new.texts))) - set(to_new.values())
    both = _match_within(edited, new, pairs_both, rest_edited, rest_new)
    to_edited |= _pair_versions(base, edited, pairs_edited, to_edited, rest_edited - both.keys())
    to_new |= _pair_versions(base, new, pairs_new, to_new, rest_new - set(both.values()))
    sizes = len(edited.texts), len(new.texts)
    return join_pairs(len(base.texts), to_edited, to_new, both, sizes)


def _pairs(places: Iterable[tuple[int | None, int | None]]) -> Pairs:
    return {first: second for first, second in places if first is not None and second is not None}


def join_pairs(
    size: int, to_edited: Pairs, to_new: Pairs, both: Pairs, sizes: tuple[int, int]
) -> tuple[Trace, ...]:
    """Three sets of pairs as traces: what base has, then what only edited, then what only new has.

    Args:
        size: How many things base has.
        to_edited: Place in base -> place in edited.
        to_new: Place in base -> place in new.
        both: Place in edited -> place in new, for what base does not have.
        sizes: How many things edited and new have.
    """
    known_edited, known_new = set(to_edited.values()), set(to_new.values()) | set(both.values())
    return (
        *(Trace(place, to_edited.get(place), to_new.get(place)) for place in range(size)),
        *(
            Trace(None, place, both.get(place))
            for place in range(sizes[0])
            if place not in known_edited
        ),
        *(Trace(None, None, place) for place in range(sizes[1]) if place not in known_new),
    )


# --- items ------------------------------------------------------------------------------------


def _match_items(old: Document, new: Document) -> Pairs:
    """Index in *old* -> index in *new* of the same item: by key, by words, by likeness in order."""
    pairs: Pairs = {}
    for fields in (("key", "text"), ("key",), ("text",)):
        pairs |= _match_by(old, new, fields, pairs)
    for gap, opposite in find_gaps(pairs, range(len(old)), range(len(new))):
        left = [i for i in gap if i not in pairs]
        free = [j for j in opposite if j not in pairs.values()]
        # Where one thing stands between the same neighbours, a little likeness is enough.
        if len(left) == len(free) == 1 and likeness(old[left[0]].text, new[free[0]].text) >= SOME:
            pairs[left[0]] = free[0]
    left, free = _rest(old, new, pairs)
    alike = match_alike([old[i].text for i in left], [new[j].text for j in free], ALIKE)
    return pairs | {left[i]: free[j] for i, j in alike}


def _match_by(old: Document, new: Document, fields: Sequence[str], pairs: Pairs) -> Pairs:
    """Items beside *pairs* that agree in some fields, none of them empty."""
    left, free = _rest(old, new, pairs)

    def identify(item: Item, otherwise: Hashable) -> Hashable:
        values = tuple(getattr(item, field) for field in fields)
        return values if all(values) else otherwise

    first = [identify(old[i], ("old", i)) for i in left]
    second = [identify(new[j], ("new", j)) for j in free]
    return {left[i]: free[j] for i, j in match_equal(first, second).items()}


def _rest(old: Document, new: Document, pairs: Pairs) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return (
        [i for i in range(len(old)) if i not in pairs],
        [j for j in range(len(new)) if j not in taken],
    )


def _match_added(edited: Document, new: Document, to_edited: Pairs, to_new: Pairs) -> Pairs:
    """Items that people and the generator both added: of one key, or of the same words."""
    known = set(to_edited.values())
    places = [i for i in range(len(edited)) if i not in known]
    taken = set(to_new.values())
    free = [j for j in range(len(new)) if j not in taken]
    added, others = tuple(edited[i] for i in places), tuple(new[j] for j in free)
    pairs = _match_by(added, others, ("key",), {})
    pairs |= _match_by(added, others, ("text",), pairs)
    return {places[i]: free[j] for i, j in pairs.items()}


# --- sentences --------------------------------------------------------------------------------


def _match_sentences(old: _Flat, new: _Flat, items: Mapping[int, int]) -> Pairs:
    """Place in *old* -> place in *new* of the same sentence, in its own item if it stands there."""
    pairs = _match_within(old, new, items, set(range(len(old.texts))), set(range(len(new.texts))))
    taken = set(pairs.values())
    left = [i for i in range(len(old.texts)) if i not in pairs]
    free = [j for j in range(len(new.texts)) if j not in taken]
    moved = match_equal([old.texts[i] for i in left], [new.texts[j] for j in free])
    return pairs | {left[i]: free[j] for i, j in moved.items()}


def _match_within(
    old: _Flat, new: _Flat, items: Mapping[int, int], among: set[int], others: set[int]
) -> Pairs:
    """Equal sentences of matched items."""
    pairs: Pairs = {}
    for item, other in items.items():
        left = [i for i in old.spans[item] if i in among]
        free = [j for j in new.spans[other] if j in others]
        same = match_equal([old.texts[i] for i in left], [new.texts[j] for j in free])
        pairs |= {left[i]: free[j] for i, j in same.items()}
    return pairs


def _pair_versions(
    old: _Flat, new: _Flat, items: Mapping[int, int], same: Pairs, rest: set[int]
) -> Pairs:
    """Unequal sentences that are two versions of one: in one gap of an item, or alike."""
    pairs: Pairs = {}
    for item, other in items.items():
        for gap, opposite in find_gaps(same, old.spans[item], new.spans[other]):
            left = [i for i in gap if i not in same]
            free = [j for j in opposite if j in rest]
            found = match_alike([old.texts[i] for i in left], [new.texts[j] for j in free])
            pairs |= {left[i]: free[j] for i, j in found}
    left = [i for i in range(len(old.texts)) if i not in same and i not in pairs]
    free = sorted(rest - set(pairs.values()))
    found = match_alike([old.texts[i] for i in left], [new.texts[j] for j in free], ALIKE)
    return pairs | {left[i]: free[j] for i, j in found}
