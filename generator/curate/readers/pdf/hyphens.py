"""Hyphens at the end of a line: part of the word, or only there because the line ended.

The document itself decides where it can: it prints the word elsewhere, whole or with its hyphen,
or both halves as words. Else only a half that can be no English word says that the hyphen goes;
where nothing tells, it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD_RE = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LEFT_RE = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)[-\u2010]\Z")
_RIGHT_RE = re.compile(r"[A-Za-z]+")
_BOTH_RE = re.compile(r"(?:and|or|to|nor|as well as)\b")
"""Behind a hyphen that waits for a second word: "short- and long-term"."""
# Ends of words that are no words themselves.
_ENDINGS = frozenset(
    "ation ations ated ates ating ative atives atively ator ators atory able ably ization izations"
    " isation isations ized ised izing ising ical ically ified ulation ulations ulate ulated ulates"
    " ulating ular ulatory ement ements eration erations erative itions utions ution ition"
    " tion tions sion sions ment ments ness ity ities ty ing ings ly tive tives sive tively"
    " sively tional tionally tionary ance ances ence ences ency encies ancy ancies tory tories tary"
    " cial cially tial tially lation lations gation gations mation zation zations sation sations"
    " cation cations vation tration trations istration istrations lished lishing lishment"
    " bility bilities tures turing cedure cedures posal posals sory ous ously ures ified ifies"
    " ification ifications ificate ificates ceed ceeding ceedings fringement"
    " plicant plicants plication plications mentation mentary trative tively"
    " bly tect tected tection tential".split()
)
_PREFIXES = frozenset("multi anti semi bi tri quasi mini maxi demi i u v".split())
"""The few that end as no English word does, and stand before a hyphen all the same."""
_NO_VOWEL_RE = re.compile(r"[^aeiouy]+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """How often the words of a document are printed, away from the ends of its lines."""

    counts: Counter[str]

    @classmethod
    def none(cls) -> Words:
        """Of a document that nothing is known of."""
        return cls(Counter())

    def is_word(self, text: str) -> bool:
        """Whether the document prints it by itself or as a part of a compound."""
        return self.counts[text] > 0


def count_words(lines: Iterable[str]) -> Words:
    """The words of the lines; halves at a line's end, and what follows them, do not count."""
    counts: Counter[str] = Counter()
    is_broken = False
    for line in lines:
        words = _WORD_RE.findall(line.lower())
        ends_broken = _LEFT_RE.search(line) is not None
        whole = words[is_broken : len(words) - ends_broken]
        counts.update(whole)
        counts.update(part for word in whole if "-" in word for part in word.split("-"))
        is_broken = ends_broken
    return Words(counts)


def join_words(above: str, below: str, words: Words) -> str | None:
    """What stands between two lines of a paragraph where the first ends with a hyphen.

    Returns:
        "-" where it stays and nothing follows, "" where it goes; None where the line does not end
        with a hyphen in a word, and the lines are joined as others are.
    """
    left, right = _LEFT_RE.search(above), _RIGHT_RE.match(below)
    if left is None or right is None or _BOTH_RE.match(below):
        return None
    return "" if _is_broken(left[1], right[0], words) else "-"


def _is_broken(left: str, right: str, words: Words) -> bool:
    """Whether the halves are one word that was broken at the end of a line."""
    if not right.islower() or left.isupper():
        return False
    head, tail = left.lower(), right.lower()
    with_hyphen, without = words.counts[f"{head}-{tail}"], words.counts[head + tail]
    if with_hyphen or without:
        return without > with_hyphen
    last = head.rpartition("-")[2]
    if words.is_word(last) and words.is_word(tail):
        return False
    if tail in _ENDINGS and not words.is_word(tail):
        return True
    return not words.is_word(last) and _is_no_word(last)


def _is_no_word(text: str) -> bool:
    """Whether no English word ends, or is written, like this."""
    if text in _PREFIXES:
        return False
    return text[-1] in "ijquv" or (len(text) > 1 and _NO_VOWEL_RE.match(text) is not None)
