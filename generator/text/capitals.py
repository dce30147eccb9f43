"""Names printed with capitals: runs of capitalised words and the small words between them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from generator.text.nouns import is_noun, singular
from generator.text.traced import Span

_CAPITAL_WORD_RE = re.compile(r"(?<!\S)[A-Z0-9]")
_SMALL = "of|the|for|on|and|in|to|with|by|against|between|from|at|under|a|an|its|as"
_SPACE = r"\s{1,4}"  # a longer gap parts names, and costs time
_CAPITAL = r"(?:[A-Z][\w’'&-]*|\d{1,2}(?:st|nd|rd|th)|(?:19|20)\d\d(?=\s[A-Z]))"
_RUN_RE = re.compile(
    rf"(?<![\w-])(?:(?:19|20)\d\d{_SPACE})?{_CAPITAL}"
    rf"(?:{_SPACE}(?:(?:{_SMALL}){_SPACE}){{0,3}}{_CAPITAL}){{0,30}}"  # no title is longer
)
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Nn]o"
)
_NOT_AT_END_RE = re.compile(rf"(?:{_SPACE}(?:(?:{_SMALL}){_SPACE})*(?:{_MONTH})|['’]s)+\Z")
_TWO_RE = re.compile(rf"[A-Z][\w’'&-]*{_SPACE}(?:(?:{_SMALL}){_SPACE}){{0,3}}[A-Z0-9]")
_TAIL_RE = re.compile(
    r"\s?[(（](?:\d{4}\s?[-–—－]\s?\d{4}|\d{4}(?:\s[A-Z][a-z]+){0,2}|(?:for\s)?Trial"
    r"(?:\s[A-Z][a-z]+)?|Interim|Draft(?:\sfor\s[A-Z][a-z]+)?|[A-Z][a-z]+\s(?:in\s)?\d{4})[)）]"
    r"|\sfor\s(?:19|20)\d\d(?!\d)"
)
_JOIN_RE = re.compile(r"\s{1,4}(?:and|or)\s{1,4}(?:the\s{1,4})?")
_OF_BOTH_RE = re.compile(r"[A-Z]\w+\s{1,4}(?:of|by)\s")
_ABOUT_RE = re.compile(r"\s(?:on|for|concerning|regarding)\s", re.IGNORECASE)
_THE_RE = re.compile(r"(\w+)\s{1,4}[Tt]he\s{1,4}")
_PLACED_RE = re.compile(r"(\w+)\s{1,4}(?:with|in|by|to|from|under|at)\s{1,4}")
_BEFORE_THE = frozenset(_SMALL.split("|")) - {"the"}
_SENTENCE_RE = re.compile(r"(?:\A|[.!?;:。；：])[\"'”’)\s]*\Z")
_FIRST_WORD_RE = re.compile(r"\w+\s{1,4}")
# Words with a capital only because they start a sentence.
_STARTERS = frozenset(
    "a accelerate according adopt after all an and apply as at based before both by carry complete"
    " continue coordinate deepen each enhance establish every expand explore for formulate from"
    " further how if implement improve in issue it launch no on our promote promulgate publish"
    " pursuant release revise since start strengthen study support that the their these this those"
    " to under until we when where which while with".split()
)


@functools.lru_cache(maxsize=8)  # several finders ask for the same paragraph
def find_capitalised(text: str) -> tuple[Span, ...]:
    """Spans of names in capitals, with years or "(Trial)" that belong to them.

    "The" and the first word of a sentence that has its capital only from there are left out; two
    names that "and" joins are two. A paragraph without two capitals together has none.
    """
    return tuple(_find_capitalised(text)) if _TWO_RE.search(text) else ()


def _find_capitalised(text: str) -> Iterator[Span]:
    for run in _RUN_RE.finditer(text):
        for start, end in _split(text, *run.span()):
            start = _skip_starter(text, start, end)
            end = start + len(_NOT_AT_END_RE.sub("", text[start:end]))
            if start < end:
                tail = _TAIL_RE.match(text, end)
                yield start, tail.end() if tail else end


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The names of a run: cut at "and the", and between two nouns that tell a sort."""
    left = start
    for join in _JOIN_RE.finditer(text, start, end):
        before, after = text[left : join.start()], text[join.end() : end]
        if _OF_BOTH_RE.match(before) and _ABOUT_RE.search(after):
            continue  # "Opinions of the Committee and the Council on Reform"
        names_two = any(map(is_noun, before.split()[-1:])) and any(map(is_noun, after.split()))
        if before.split() and (names_two or "the" in join[0]):
            yield left, join.start()
            left = join.end()
    yield left, end


def _skip_starter(text: str, start: int, end: int) -> int:
    """Where the name in a run starts."""
    cut = start
    starts_sentence = start < 2 or _SENTENCE_RE.search(text[start - 2 : start]) is not None
    for found in _THE_RE.finditer(text, start, end):
        # "Implement the Outline", but "Opinions on Strengthening the Protection"
        is_loose = starts_sentence or found[1].lower() not in _BEFORE_THE
        if is_loose and not any(map(is_noun, text[cut : found.end()].split())):
            cut = found.end()
            starts_sentence = False
    first_place = _PLACED_RE.match(text, start, end) if starts_sentence and cut == start else None
    if first_place and not is_noun(first_place[1]):
        cut = first_place.end()  # "Cooperate with China"
    while True:
        first = _FIRST_WORD_RE.match(text, cut, end)
        word = first[0].strip().lower() if first else text[cut:end].lower()
        is_first = word == "the" or cut < 2 or _SENTENCE_RE.search(text[cut - 2 : cut]) is not None
        if not (is_first and word in _STARTERS):
            return cut
        cut = first.end() if first else end


def count_capitals(name: str) -> int:
    """Words of a name that have a capital or are an ordinal."""
    if name.isascii():
        return len(_CAPITAL_WORD_RE.findall(name))
    return sum(word[:1].isupper() or word[:1].isdigit() for word in name.split())


def has_word(name: str, word: str) -> bool:
    """Whether a word stands in a name, in the singular or the plural."""
    return singular(word.lower()) in {singular(part.lower().strip(".,")) for part in name.split()}
