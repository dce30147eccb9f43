"""Which element of a sequence is which of another, if some moved, changed or stand twice."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise

from generator.text.han import HAN

ALIKE = 0.5
"""From this likeness on, two texts count as two versions of one."""
SOME = 0.25
"""The same where their place speaks for it, too."""

_MANY = 250_000
"""Pairs of texts that are still compared one by one."""
_WORD_RE = re.compile(f"[{HAN}]|[^\\W{HAN}]+")
_ANY_PAIR = 0.01
"""What a pair is worth beside its likeness: two unlike texts in one gap are still a pair."""

_Link = tuple[int, int, "_Link | None"]


def match_equal(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """Place in *old* -> place in *new* of the same element, as many as there are in both.

    What kept its order is matched first, so that elements that stand twice are told apart by
    position; what is left has moved and is matched in order.
    """
    pairs = _longest_common(old, new)
    taken = set(pairs.values())
    left: dict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(range(len(new))):
        if place not in taken:
            left[new[place]].append(place)
    for place, element in enumerate(old):
        if place not in pairs and left.get(element):
            pairs[place] = left[element].pop()
    return pairs


def _longest_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """A longest common subsequence, equal ends first (Hunt and Szymanski 1977)."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(range(head, len(new) - tail)):
        places[new[place]].append(place)
    candidates = [(i, j) for i in range(head, len(old) - tail) for j in places.get(old[i], ())]
    pairs = dict(_longest_rising(candidates))
    pairs.update((place, place) for place in range(head))
    pairs.update((len(old) - place, len(new) - place) for place in range(1, tail + 1))
    return pairs


def _longest_rising(candidates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most candidates that rise on both sides; given by rising first, falling second place."""
    ends: list[int] = []
    links: list[_Link] = []
    for first, second in candidates:
        length = bisect.bisect_left(ends, second)
        link = (first, second, links[length - 1] if length else None)
        ends[length : length + 1] = [second]
        links[length : length + 1] = [link]
    chain: list[tuple[int, int]] = []
    link_ = links[-1] if links else None
    while link_:
        chain.append(link_[:2])
        link_ = link_[2]
    return chain[::-1]


def find_gaps(pairs: Mapping[int, int], old: range, new: range) -> list[tuple[range, range]]:
    """The stretches of two ranges between the pairs that kept their order."""
    inside = [(i, pairs[i]) for i in old if i in pairs and pairs[i] in new]
    anchors = [*_longest_rising(inside), (old.stop, new.stop)]
    gaps = []
    first, second = old.start, new.start
    for i, j in anchors:
        gaps.append((range(first, i), range(second, j)))
        first, second = i + 1, j + 1
    return gaps


def is_rising(places: Sequence[int]) -> bool:
    """Whether the places stand in order."""
    return all(first < second for first, second in pairwise(places))


def find_moved(names: Sequence[int]) -> list[int]:
    """The fewest numbers that have to move for the rest to rise, in order."""
    kept = {first for first, _ in _longest_rising([(name, name) for name in names])}
    return sorted(set(names) - kept)


def match_alike(
    old: Sequence[str], new: Sequence[str], at_least: float = 0.0
) -> list[tuple[int, int]]:
    """Pairs in order, as alike as can be: versions of one text.

    Args:
        old: Texts, all of them to be paired with at most one other.
        new: Texts.
        at_least: Likeness below which two texts are no pair; with 0 any two can be one.
    """
    if len(old) * len(new) > _MANY:
        same = range(min(len(old), len(new)))
        return [(i, i) for i in same if likeness(old[i], new[i]) >= at_least]
    worth = _worths(old, new, at_least)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(1, len(old) + 1):
        for j in range(1, len(new) + 1):
            pair = best[i - 1][j - 1] + worth[i - 1][j - 1]
            best[i][j] = max(best[i - 1][j], best[i][j - 1], pair)
    pairs = []
    i, j = len(old), len(new)
    while i and j:
        if best[i][j] == best[i][j - 1]:
            j -= 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _worths(old: Sequence[str], new: Sequence[str], at_least: float) -> list[list[float]]:
    first, second = [_features(text) for text in old], [_features(text) for text in new]
    likenesses = ([_share(one, other) for other in second] for one in first)
    return [[like + _ANY_PAIR if like >= at_least else 0.0 for like in row] for row in likenesses]


def likeness(first: str, second: str) -> float:
    """How alike two texts are, 0 to 1: the Dice coefficient of their words and pairs of words.

    A Chinese character is a word. Letters alone would not do: long texts all have the same.
    """
    return _share(_features(first), _features(second))


def _features(text: str) -> frozenset[tuple[str, ...]]:
    words = ["", *_WORD_RE.findall(text.lower()), ""]
    return frozenset((*pairwise(words), *((word,) for word in words if word)))


def _share(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
