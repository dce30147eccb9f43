"""Finding many names in text at once: the longest name at each place, in reading order.

Names and text are cut into words: a run of Latin letters or digits is one, each Han character is
one. A name stands where its words stand in order. Between two words, white space, quotes and
hyphens count for nothing and other punctuation must be the same; full-width forms equal the
plain ones, and traditional characters the simplified ones. A Latin word therefore only matches a
whole word, which may be cut by a hyphen: "trade-mark" is "trademark".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic, TypeVar

from generator.text.han import HAN
from generator.text.script import to_simplified

T = TypeVar("T")

_IN_WORD = "\u00ad\u200c\u200d\u2060\ufeff"
_LETTERS = f"[^\\W_{HAN}]"
_WORD_RE = re.compile(
    f"[{HAN}]|{_LETTERS}+(?:[\u0300-\u036f]+{_LETTERS}*|[{_IN_WORD}]+{_LETTERS}+)*"
)
_CUT_RE = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\s?(?=[^\W\d_])")
_SPLIT_RE = re.compile(f"({_WORD_RE.pattern})")
_ACRONYM_RE = re.compile(r"[A-Z][A-Z0-9]{1,5}\Z")
_QUOTES = "\"'`´‘’‚‛“”„‟′″«»‹›「」『』《》〈〉〝〞〟"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_FOLDED = dict.fromkeys(map(ord, f"{_QUOTES}{_HYPHENS}{_IN_WORD}\u200b"))
_DROPPED = dict.fromkeys(map(ord, f"{_IN_WORD}{_HYPHENS} \n"))
_PAIRS = {"(": ")", "（": "）", "[": "]", "《": "》", "〈": "〉", "「": "」", "“": "”", "‘": "’"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}

# A word that turns what follows into something else: "non-patent", "anti-monopoly".
_TURNED_RE = re.compile(r"\b(?:non|anti|counter|quasi|pseudo)[-\u2010\u2011]\Z", re.I)
_NUMBER_BEFORE_RE = re.compile(r"\d[.,]\Z")
_NUMBER_AFTER_RE = re.compile(r"[.,]\d")
_ADDRESS_RE = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.I)


_SHORTEST_UNCUT = 4
"""Letters of a word that a hyphen never cuts."""
_GAP = "\0"
"""Key that marks a word which punctuation may follow within a name."""


class _Words(dict[str, str]):
    """Words as they are compared, worked out once each."""

    def __missing__(self, word: str) -> str:
        folded = word.lower() if word.isalpha() and word.isascii() else _fold_word(word)
        self[word] = folded
        return folded


def _fold_word(word: str) -> str:
    return to_simplified(_printed(word).casefold())


def _printed(word: str) -> str:
    """A word as it is read, capitals kept: on one line, in plain letters."""
    return unicodedata.normalize("NFKC", word.translate(_DROPPED))


class _Gaps(dict[str, str]):
    """What is left of the punctuation between two words when names are compared."""

    def __missing__(self, gap: str) -> str:
        plain = unicodedata.normalize("NFKC", gap.translate(_FOLDED)).translate(_FOLDED)
        folded = "".join(plain.split())
        self[gap] = folded
        return folded


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """One place where a name stands; several values where it is claimed more than once."""

    start: int
    end: int
    values: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    value: T
    exact: tuple[str, ...] | None
    """Words whose capitals must match; None where they need not."""
    is_plural: bool = False


_FOLDED_WORDS, _FOLDED_GAPS = _Words(), _Gaps()


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into words and what stands between them; one cut serves several indexes."""

    text: str
    pieces: list[str]
    """Gap, word, gap, word, ..., gap: together the text."""
    words: list[str]
    """As they are compared, and an empty one at the end."""
    ends: list[int]
    """Where each piece ends: word n is `text[ends[2 * n] : ends[2 * n + 1]]`."""
    addresses: tuple[tuple[int, int], ...]


class NameIndex(Generic[T]):
    """Names with the values they stand for; `add` all of them, then `scan` text after text."""

    def __init__(self) -> None:
        self._root: dict[Any, Any] = {}
        self._vocabulary: set[str] = set()
        """Longer words of names, which a hyphen may cut."""

    def fold(self, name: str) -> str:
        """The form in which names are compared: equal for names that match the same text."""
        return " ".join(self._path(name))

    def add(self, name: str, value: T, *, exact: bool = False) -> bool:
        """Take in a name.

        Acronyms (two to six capitals or digits) and *exact* names only match with the same
        capital letters, *exact* Chinese names in the same characters. All but *exact* names also
        match with a plural "s" at the end.

        Returns:
            Whether it can match at all: False for a name without letters or digits.
        """
        path = self._path(name)
        if not path:
            return False
        words = tuple(map(_printed, _WORD_RE.findall(name)))
        keep_case = exact or bool(_ACRONYM_RE.match(name.strip()))
        self._insert(path, _Entry(value, words if keep_case else None))
        last = words[-1]
        if not exact and last.isascii() and last.isalnum() and not last.endswith(("s", "S")):
            plural = (*words[:-1], f"{last}s")
            path = (*path[:-1], f"{path[-1]}s")
            self._insert(path, _Entry(value, plural if keep_case else None, is_plural=True))
        return True

    def scan(self, text: str | Cut) -> Iterator[Named[T]]:
        """Every place where a name stands, leftmost first, longest there, none overlapping.

        Spans count code points of the text. Quotes and brackets around a name are outside its
        span, unless only one of a pair would be inside. Web and mail addresses are passed over.
        """
        cut = cut_words(text) if isinstance(text, str) else text
        found = self._scan(cut)
        whole = self._rejoin(cut)
        yield from take_longest((*found, *self._scan(whole))) if whole else found

    def _scan(self, cut: Cut) -> Iterator[Named[T]]:
        words, ends = cut.words, cut.ends
        root = self._root
        index, done, count = 0, 0, len(words) - 1
        while index < count:
            node = root.get(words[index])
            # Most first words lead nowhere: the next one tells without a call.
            if node is None or not (words[index + 1] in node or None in node or _GAP in node):
                index += 1
                continue
            found = self._longest(cut, index, node)
            if found is None:
                index += 1
                continue
            last, values = found
            start, end = _balance(cut.text, ends[2 * index], ends[2 * last + 1], done)
            yield Named(start, end, values)
            index, done = last + 1, end

    def _rejoin(self, cut: Cut) -> Cut | None:
        """The same with words joined that a hyphen cuts; None if it cuts none of a name's."""
        if not any(hyphen in cut.text for hyphen in "-\u2010\u2011"):
            return None
        words, ends = cut.words, cut.ends
        cuts = set()
        for found in _CUT_RE.finditer(cut.text):
            gap = bisect_left(ends, found.end())  # the piece that ends there
            if words[gap // 2 - 1] + words[gap // 2] in self._vocabulary:
                cuts.add(gap)
        if not cuts:
            return None
        pieces = cut.pieces[:1]
        for number in range(1, len(cut.pieces), 2):
            if number - 1 in cuts:
                hyphen = pieces.pop()
                pieces[-1] += hyphen + cut.pieces[number]
            else:
                pieces.append(cut.pieces[number])
            pieces.append(cut.pieces[number + 1])
        return _read(cut.text, pieces)

    def _path(self, name: str) -> tuple[str, ...]:
        """Words of a name, with what punctuation counts between them."""
        path: list[str] = []
        end = 0
        for token in _WORD_RE.finditer(name):
            gap = _FOLDED_GAPS[name[end : token.start()]] if path else ""
            word = _FOLDED_WORDS[token[0]]
            path += [gap, word] if gap else [word]
            end = token.end()
        return tuple(path)

    def _insert(self, path: tuple[str, ...], entry: _Entry[T]) -> None:
        node = self._root
        for step in path:
            if not step[0].isalnum():
                node[_GAP] = {}
            elif len(step) > _SHORTEST_UNCUT and step.isalpha():
                self._vocabulary.add(step)
            node = node.setdefault(step, {})
        node.setdefault(None, []).append(entry)

    def _longest(self, cut: Cut, index: int, node: Any) -> tuple[int, tuple[T, ...]] | None:
        """Last word and values of the longest name that starts at a word."""
        stops: list[tuple[int, list[_Entry[T]]]] = []
        last = index
        while node:
            if None in node:
                stops.append((last, node[None]))
            last += 1
            gap = _FOLDED_GAPS[cut.pieces[2 * last]]
            if gap:
                node = node.get(gap, {})
            node = node.get(cut.words[last])
        for last, entries in reversed(stops):
            values = _values(entries, cut.pieces[2 * index + 1 : 2 * last + 2 : 2])
            if values and _is_whole(cut, cut.ends[2 * index], cut.ends[2 * last + 1]):
                return last, values
        return None


def cut_words(text: str) -> Cut:
    """The text as indexes read it."""
    return _read(text, _SPLIT_RE.split(text))


def _read(text: str, pieces: list[str]) -> Cut:
    fold = _FOLDED_WORDS
    words = [fold[word] for word in pieces[1::2]]
    words.append("")  # so that each word has a next
    return Cut(text, pieces, words, list(accumulate(map(len, pieces))), _addresses(text))


def take_longest(spots: Iterable[Named[T]]) -> Iterator[Named[T]]:
    """Those that do not overlap: the leftmost, the longest of them, of equal ones the first."""
    end = 0
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
        if spot.start >= end:
            yield spot
            end = spot.end


def _values(entries: list[_Entry[T]], words: list[str]) -> tuple[T, ...]:
    """What the text names, capitals considered; a plural only where nothing has that very name."""
    fitting = entries
    if any(entry.exact for entry in entries):
        printed = tuple(map(_printed, words))
        fitting = [entry for entry in entries if entry.exact in (None, printed)]
    own = [entry for entry in fitting if not entry.is_plural]
    return tuple(entry.value for entry in own or fitting)


def _is_whole(cut: Cut, start: int, end: int) -> bool:
    """Whether a span is not a piece of something else: "3.5", "non-patent", a web address."""
    text = cut.text
    if _TURNED_RE.search(text, max(0, start - 9), start):
        return False
    if text[start].isdigit() and _NUMBER_BEFORE_RE.search(text, max(0, start - 2), start):
        return False
    if text[end - 1].isdigit() and _NUMBER_AFTER_RE.match(text, end):
        return False
    if not _is_closed(text, start, end):
        return False
    return not any(left < end and start < right for left, right in cut.addresses)


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether a bracket in a span closes there or right behind: not "Office (SO" of "(SO, new)"."""
    inside = text[start:end]
    opened = inside.count("(") + inside.count("（")
    closed = inside.count(")") + inside.count("）")
    return opened <= closed or (opened == closed + 1 and text[end : end + 1] in {")", "）"})


def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    if "://" not in text and "@" not in text and "www." not in text.lower():
        return ()
    return tuple(found.span() for found in _ADDRESS_RE.finditer(text))


def _balance(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The span with the other half of a quote or bracket of which one half is inside."""
    inside = text[start:end]
    before = text[start - 1] if start > floor else ""
    after = text[end] if end < len(text) else ""
    if inside.count('"') % 2:
        if before == '"':
            return start - 1, end
        if after == '"':
            return start, end + 1
    if after in _OPENERS and inside.count(_OPENERS[after]) > inside.count(after):
        end += 1
    if before in _PAIRS and inside.count(_PAIRS[before]) > inside.count(before):
        start -= 1
    return start, end
