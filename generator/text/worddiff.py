"""What changed between two texts, word by word, and whether it is more than punctuation."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.text.escape import fold_space
from generator.text.han import HAN

_TOKEN_RE = re.compile(
    rf"(?:(?<![\w)])[-\u2212](?=\d))?\d+(?:[.,:/\-\u2013]\d+)*"  # 1,200  -5  2021-03-12
    rf"|[{HAN}]"
    rf"|[^\W\d_{HAN}]+(?:[\u0300-\u036f]+[^\W\d_{HAN}]*)*"
    r"|\s+"
    r"|.",
    re.DOTALL,
)
"""A number with the marks inside it, a Han character, a word, white space, or one other sign."""
_WORDLIKE = frozenset("%‰‱&@#*/\\§¶†‡_")
"""Signs that Unicode counts as punctuation and that change what is said."""
_MOST = 4_000_000
"""Pairs of tokens that are compared; of longer texts only the ends they share are told apart."""


class Op(enum.StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of one or both texts."""

    op: Op
    text: str


def is_punctuation_change(old: str, new: str) -> bool:
    """Whether two different texts have the same words in the same order.

    How wide a space is never counts. Marks inside a number do ("1.5" is not "15"), as do signs
    such as "%" and "/".
    """
    if not same_but_space(old, new):
        return _words(old) == _words(new)
    return False


def same_but_space(old: str, new: str) -> bool:
    """Whether two texts differ in white space only."""
    return old == new or fold_space(old) == fold_space(new)


def word_set(text: str) -> frozenset[str]:
    """The different words of a text; in Chinese its characters."""
    return frozenset(_words(text))


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN_RE.findall(text) if not _is_mark(token)]


def _is_mark(token: str) -> bool:
    """Whether a token is white space or punctuation."""
    if token.isspace():
        return True
    return (
        len(token) == 1 and token not in _WORDLIKE and unicodedata.category(token).startswith("P")
    )


def diff_words(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts as one, in stretches of whole words.

    Together the stretches that are not new are *old*, those that are not gone are *new*. Where
    both stand at one place, the old one comes first.
    """
    left, right = _TOKEN_RE.findall(old), _TOKEN_RE.findall(new)
    pieces: list[Piece] = []
    for same, gone, added in _join_islands(_opcodes(left, right), left, right):
        for op, tokens in ((Op.SAME, same), (Op.GONE, gone), (Op.NEW, added)):
            if tokens:
                pieces.append(Piece(op, "".join(tokens)))
    return tuple(pieces)


_Step = tuple[Sequence[str], Sequence[str], Sequence[str]]


def _join_islands(
    codes: Sequence[tuple[str, int, int, int, int]], left: Sequence[str], right: Sequence[str]
) -> Iterator[_Step]:
    """Steps (same, gone, new); marks and spaces alone between two changes are part of them."""
    gone: list[str] = []
    added: list[str] = []
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag != "equal":
            gone += left[i1:i2]
            added += right[j1:j2]
            continue
        is_inside = 0 < number < len(codes) - 1
        if is_inside and i2 - i1 <= 2 and all(map(_is_mark, left[i1:i2])):
            gone += left[i1:i2]
            added += right[j1:j2]
            continue
        yield (), gone, added
        yield left[i1:i2], (), ()
        gone, added = [], []
    yield (), gone, added


def _opcodes(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    start, end = shared_ends(left, right)
    middle_left, middle_right = left[start : len(left) - end], right[start : len(right) - end]
    codes = [("equal", 0, start, 0, start)] if start else []
    if len(middle_left) * len(middle_right) > _MOST:
        codes.append(("replace", start, len(left) - end, start, len(right) - end))
    else:
        matcher = SequenceMatcher(None, middle_left, middle_right, autojunk=False)
        codes += [
            (tag, i1 + start, i2 + start, j1 + start, j2 + start)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        ]
    if end:
        codes.append(("equal", len(left) - end, len(left), len(right) - end, len(right)))
    return codes


def shared_ends(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """How many items two sequences share at their start, and at their end beyond that."""
    most = min(len(left), len(right))
    start = 0
    while start < most and left[start] == right[start]:
        start += 1
    end = 0
    while end < most - start and left[-1 - end] == right[-1 - end]:
        end += 1
    return start, end
