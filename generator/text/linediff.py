"""What differs between two states of a text that is kept as lines in named parts."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.text.han import HAN

_TOKEN_RE = re.compile(rf"\d+(?:[.,:/-]\d+)*|[{HAN}]|[^\W{HAN}]+|.", re.DOTALL)
"""A number or a date with the marks inside it, a Han character, a word, or one other sign."""
_ALIKE = 0.5
"""The share of words two lines have in common where one may have become the other."""
_MOST_PAIRS = 400
"""Pairs of lines that are compared; more are told one below the other."""


@dataclass(frozen=True)
class Change:
    """A line that is not as it was."""

    part: str
    before: str
    """Empty where the line is new."""
    after: str
    """Empty where it is gone."""


def compare_parts(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> tuple[Change, ...]:
    """What differs, in the order of *after*; parts that are gone come last.

    Nothing is told of two states that are equal, and something of every two that are not.
    """
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        Change(name, old, new)
        for name in names
        for old, new in _compare_lines(before.get(name, ()), after.get(name, ()))
    )


def _compare_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _pair(old[i1:i2], new[j1:j2])


def _pair(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines that took each other's place, side by side where they are alike; others stand alone."""
    if len(old) == len(new) == 1 or len(old) * len(new) > _MOST_PAIRS:
        yield from zip_longest(old, new, fillvalue="")
        return
    rest = list(new)
    for before in old:
        likeness = [_likeness(before, after) for after in rest]
        best = max(range(len(rest)), key=likeness.__getitem__, default=0)
        if not rest or likeness[best] < _ALIKE:
            yield before, ""
            continue
        yield from (("", after) for after in rest[:best])
        yield before, rest[best]
        del rest[: best + 1]
    yield from (("", after) for after in rest)


def _likeness(one: str, other: str) -> float:
    """The share of words, in Chinese of characters, that two lines have in common: 0 to 1."""
    left, right = Counter(_words(one)), Counter(_words(other))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def _words(text: str) -> Iterator[str]:
    return (token for token in _TOKEN_RE.findall(text) if token[0].isalnum())


def cut_difference(one: str, other: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Both texts in three pieces: what they share at the start, what differs, the shared end.

    Words are not torn apart, nor are Chinese characters joined.
    """
    left, right = _TOKEN_RE.findall(one), _TOKEN_RE.findall(other)
    start = _count_shared(left, right)
    end = _count_shared(left[start:][::-1], right[start:][::-1])
    return _cut(left, start, end), _cut(right, start, end)


def find_alike(text: str, others: Sequence[str]) -> str:
    """The text that most likely became this one, or that it became; empty where none is alike."""
    if len(others) > _MOST_PAIRS:
        return ""
    best = max(others, key=lambda other: _likeness(text, other), default="")
    return best if _likeness(text, best) >= _ALIKE else ""


def _count_shared(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut(tokens: Sequence[str], start: int, end: int) -> tuple[str, str, str]:
    stop = len(tokens) - end
    return "".join(tokens[:start]), "".join(tokens[start:stop]), "".join(tokens[stop:])
