"""How well the letters of a short form fit the words before it: the cheapest way to place them.

After Schwartz & Hearst (2003), who match letters from the right, and Ab3P (Sohn et al. 2008), who
order the ways in which letters match by how far each can be trusted. Here each way has a cost,
and the cheapest placement of all letters wins: first letters of words cost nothing, letters
inside words and words without a letter cost something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from generator.text.traced import Span

# What it costs; tuned on one half of the public gold. F1 changes by less than .005 when any one of
# them is halved or doubled.
_PART = 0.25
"""A letter that starts a part of a word: the O of "spin-Off", the A of "toolAge"."""
_NEXT = 0.25
"""A letter inside a word, right after one that was placed."""
_INSIDE = 0.75
"""A letter anywhere else inside a word."""
_HEADLESS = 1.5
"""More for a word whose first letter is not placed."""
_SMALL_WORD = 0.25
_SKIPPED = 1.5
"""A word between two others that has no letter."""
_TRAILING = 1.5
"""A word at the end that has no letter."""
_BEGINS_IN_PART = 0.5
_BEGINS_SMALL = 4.0
"""A long form that starts with a small word: "of trade" for OT."""
_FREE, _EACH = 0.5, 1.0
"""A placement is good enough up to `_FREE` and `_EACH` for every letter."""
_PRECISION = ((0.5, 0.96), (0.75, 0.84), (float("inf"), 0.68))
"""Cost for each letter up to which that share of definitions is right."""

_SMALL_WORDS = frozenset(
    "a an and as at by de des del der die di du en et for from im in its la le of on or per the to"
    " und via with".split()
)
_NUMBER_WORDS = {
    "1": ("mono", "one", "first", "uni", "i"),
    "2": ("di", "bi", "two", "second", "ii", "double"),
    "3": ("tri", "three", "third", "iii"),
    "4": ("tetra", "four", "iv"),
    "5": ("penta", "five", "v"),
    "+": ("positive", "plus"),
    "-": ("negative", "minus"),
}
_WORD_RE = re.compile(r"\S+")
_REACH = 300
"""Code points before the end of the words that are looked at."""
_IMPOSSIBLE = float("inf")


@dataclass(frozen=True, slots=True)
class Placement:
    """The cheapest way to find the letters of a short form in the words before it."""

    start: int
    """Where the long form starts: the beginning of a word."""
    cost: float
    letters: int

    @property
    def is_good(self) -> bool:
        """Whether it is more likely a definition than chance."""
        return self.cost <= _FREE + _EACH * self.letters

    @property
    def is_exact(self) -> bool:
        """Whether each letter starts a word or part, and two small words at most are left."""
        return self.cost <= 2 * _SMALL_WORD and self.letters > 1

    @property
    def precision(self) -> float:
        """Share of definitions with such a placement that are right on public gold, 0 to 1."""
        if self.letters == 1:
            return 0.9
        if self.is_exact:
            return 0.97 if self.letters == 2 else 0.99
        each = self.cost / self.letters
        return next(share for limit, share in _PRECISION if each <= limit)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A letter or digit of the text."""

    at: int
    word: int
    letter: str
    is_start: bool
    """Whether it is the first of its word."""
    is_part: bool
    """Whether it is the first of a part of its word, but not of the word."""

    @property
    def is_inside(self) -> bool:
        return not (self.is_start or self.is_part)


def place_letters(short: str, text: str, start: int, end: int) -> Placement | None:
    """Find the letters of *short* in `text[start:end]`, the last words first.

    At most as many words are looked at as the short form has letters, and five more.

    Returns:
        The cheapest placement, None where there is none.
    """
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if short[-1] in "+-":
        letters.append(short[-1])
    words = _last_words(text, start, end, len(letters) + 5)
    spots = _spots(text, words)
    if not letters or not spots:
        return None
    small = [text[left:right].strip(".,;:()[]\"'").lower() in _SMALL_WORDS for left, right in words]
    skipping = [0.0, *accumulate(_SMALL_WORD if is_small else _SKIPPED for is_small in small)]
    costs = _costs(letters, text, spots, skipping)
    first_word = len(words) - 1 if len(letters) == 1 else 0  # one letter: the word right before
    ways = [
        (cost + _BEGINS_IN_PART * spot.is_part + _BEGINS_SMALL * small[spot.word], spot.at, spot)
        for spot, cost in zip(spots, costs, strict=True)
        if cost < _IMPOSSIBLE and not spot.is_inside and spot.word >= first_word
    ]
    if not ways:
        return None
    cost, _, spot = min(ways, key=lambda way: way[:2])
    return Placement(_begin(text, words, spot), cost, len(letters))


def _last_words(text: str, start: int, end: int, count: int) -> list[Span]:
    near = max(start, end - _REACH)
    words = [found.span() for found in _WORD_RE.finditer(text, near, end)]
    return words[1:][-count:] if near > start else words[-count:]  # the first may be cut


def _spots(text: str, words: list[Span]) -> list[_Spot]:
    spots = []
    for word, (left, right) in enumerate(words):
        is_first, before = True, ""
        for at in range(left, right):
            letter = text[at]
            if letter.isalnum():
                is_part = not is_first and _turns(before, letter)
                spots.append(_Spot(at, word, letter.lower(), is_first, is_part))
                is_first = False
            before = letter
    return spots


def _turns(before: str, letter: str) -> bool:
    """Whether a letter starts a new part of a word."""
    if not before.isalnum() or letter.isdigit() != before.isdigit():
        return True
    return letter.isupper() and before.islower()


def _costs(letters: list[str], text: str, spots: list[_Spot], skipping: list[float]) -> list[float]:
    """For each spot: the least cost of placing all letters, the first of them there.

    Args:
        letters: Of the short form.
        text: What the spots are places of.
        spots: In order of the text.
        skipping: Cost of leaving out all words before the n-th.
    """
    words = len(skipping) - 2
    rests = [_TRAILING * (words - spot.word) for spot in spots]
    costs: list[float] = []
    for letter in reversed(letters):
        costs = [
            rest + _PART * spot.is_part if _fits(letter, text, spot) else _IMPOSSIBLE
            for spot, rest in zip(spots, rests, strict=True)
        ]
        rests = _rests(spots, costs, skipping)
    return costs


def _rests(spots: list[_Spot], costs: list[float], skipping: list[float]) -> list[float]:
    """For each spot: the least cost of the letters that follow one placed there.

    Args:
        spots: In order of the text.
        costs: For each spot, of those letters, the first of them placed there.
        skipping: As for `_costs`.
    """
    rests = [_IMPOSSIBLE] * len(spots)
    in_later_words = in_this_word = in_word_as_rest = _IMPOSSIBLE
    for here in range(len(spots) - 1, -1, -1):
        spot, cost = spots[here], costs[here]
        following = spots[here + 1] if here + 1 < len(spots) else None
        if following is None or following.word != spot.word:  # the end of a word
            in_later_words = min(in_later_words, in_word_as_rest)
            in_this_word = in_word_as_rest = _IMPOSSIBLE
        elif following.is_inside:
            rests[here] = costs[here + 1] + _NEXT
        rests[here] = min(rests[here], in_this_word, in_later_words - skipping[spot.word + 1])
        in_this_word = min(in_this_word, cost + _INSIDE * spot.is_inside)
        entry = _INSIDE + _HEADLESS if spot.is_inside else _PART * spot.is_part
        in_word_as_rest = min(in_word_as_rest, cost + skipping[spot.word] + entry)
    return rests


def _fits(letter: str, text: str, spot: _Spot) -> bool:
    if letter == spot.letter:
        return True
    if letter not in _NUMBER_WORDS or spot.is_inside:
        return False
    return text[spot.at : spot.at + 8].lower().startswith(_NUMBER_WORDS[letter])


def _begin(text: str, words: list[Span], spot: _Spot) -> int:
    """The beginning of the word of *spot*, without quotes and brackets that open it."""
    left, _ = words[spot.word]
    while text[left] in "\"'“”‘’([":
        left += 1
    slash = text.rfind("/", left, spot.at)
    return slash + 1 if slash >= 0 and spot.word < len(words) - 1 else left
