"""Short forms and the long forms they stand for, defined in one sentence by a bracket.

"World Trade Organization (WTO)", "WTO (World Trade Organization)" and "(World Trade Organization,
WTO)". The letters of the short form must stand in the words of the long one (`align`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.text.align import Placement, place_letters
from generator.text.marks import Enclosed, find_brackets
from generator.text.traced import Span

# A long form never reaches over one of these.
_STOP_RE = re.compile(r"[.!?]\s+(?=[A-Z\"“0-9])|[;:]\s|--+|—+|[。！？；：]")
# What follows the short form in its bracket: "(SAMR, formerly SAIC)", "(CI: 1 to 2)".
_MORE_RE = re.compile(r"[,;:]\s| or | and |=")
_EQUATION_RE = re.compile(r"\S+\s?=")
_BOTH_RE = re.compile(r"(?P<long>.+?\s.+?)[,，]\s?(?P<short>[\w-]{2,})")
_QUOTES = "\"'“”‘’"
_WORD_BEFORE_RE = re.compile(r"\S+\s*\Z")
_NEVER_SHORT = frozenset(
    "see and comment letter eg e.g ie i.e mean age range young old male female or the a an in of to"
    " for with by on at from as if not all also both figure table ref".split()
)
_LONGEST_SHORT, _MOST_LETTERS = 24, 10


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and what it stands for, as printed."""

    short: str
    long: str
    short_span: Span
    long_span: Span
    precision: float
    """Share of definitions of this kind that are right on public gold, 0 to 1."""


def find_definitions(text: str) -> tuple[Definition, ...]:
    """Short forms that a text defines by a bracket, in order of their brackets.

    Args:
        text: One paragraph; a long form never reaches over the end of a sentence.
    """
    if "(" not in text and "[" not in text and "（" not in text:
        return ()
    found = (_define(text, floor, bracket) for floor, bracket in _with_floors(text))
    return tuple(definition for definition in found if definition)


def _with_floors(text: str) -> Iterator[tuple[int, Enclosed]]:
    """Each bracket, and where the words before it start that may belong to its long form.

    They start after a stop, inside the bracket around, and after a bracket that stands apart:
    "(A) first (B)", but "poly(vinyl) chloride (PVC)".
    """
    stops = [found.end() for found in _STOP_RE.finditer(text)]
    around: list[Enclosed] = []
    closed = 0
    for bracket in find_brackets(text):
        while around and around[-1].end <= bracket.start:
            other = around.pop()
            if other.start == 0 or text[other.start - 1].isspace():
                closed = max(closed, other.end)
        last = bisect_right(stops, bracket.start)
        outer = around[-1].start + 1 if around else 0
        yield max(outer, closed, stops[last - 1] if last else 0), bracket
        around.append(bracket)


def _define(text: str, floor: int, bracket: Enclosed) -> Definition | None:
    """The best reading of one bracket."""
    start, end = bracket.inside
    if _EQUATION_RE.match(text, start, end):
        return None
    usual = _long_before(text, floor, bracket)
    turned = _long_inside(text, floor, bracket)
    readings = [reading for reading in (usual, turned) if reading]
    if not readings:
        both = _both_inside(text, bracket)
        return both[1] if both else None
    return min(readings, key=lambda reading: reading[0])[1]


def _long_before(text: str, floor: int, bracket: Enclosed) -> tuple[float, Definition] | None:
    """World Trade Organization (WTO)."""
    start, end = _short_inside(text, *bracket.inside)
    short = text[start:end]
    if not _may_be_short(short):
        return None
    placed = place_letters(short, text, floor, bracket.start)
    return _settle(text, (start, end), placed, bracket.start) if placed else None


def _long_inside(text: str, floor: int, bracket: Enclosed) -> tuple[float, Definition] | None:
    """WTO (World Trade Organization)."""
    before = _WORD_BEFORE_RE.search(text, max(floor, bracket.start - 40), bracket.start)
    if not before:
        return None
    word = before[0].rstrip()
    left = before.start() + len(word) - len(word.lstrip(_QUOTES + "([,;"))
    right = before.start() + len(word.rstrip(_QUOTES + ",;"))
    short, (start, end) = text[left:right], bracket.inside
    if len(short) < 2 or not _may_be_short(short) or end - start <= len(short) + 2:
        return None
    more = re.search(r";\s|, (?=[A-Z]{2})", text[start:end])
    end = start + more.start() if more else end
    placed = place_letters(short, text, start, end)
    if not placed or placed.start > start + 6:
        return None
    if not placed.is_exact and not any(letter.isupper() for letter in short):
        return None
    return _settle(text, (left, right), placed, end)


def _both_inside(text: str, bracket: Enclosed) -> tuple[float, Definition] | None:
    """(World Trade Organization, WTO)."""
    both = _BOTH_RE.fullmatch(text, *bracket.inside)
    if not both or not _may_be_short(both["short"]):
        return None
    placed = place_letters(both["short"], text, *both.span("long"))
    if not placed or not placed.is_exact:
        return None
    return _settle(text, both.span("short"), placed, both.end("long"))


def _settle(
    text: str, short_span: Span, placed: Placement, end: int
) -> tuple[float, Definition] | None:
    """The definition and its cost; None where the long form cannot be one."""
    short, long = text[slice(*short_span)], text[placed.start : end].rstrip()
    long = long.rstrip(_QUOTES)
    if not placed.is_good or len(long) <= len(short) or (placed.letters == 1 and len(long) < 4):
        return None
    if long.count("(") != long.count(")") or long.count("[") != long.count("]"):
        return None
    if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long, re.IGNORECASE):
        return None
    long_span = placed.start, placed.start + len(long)
    return placed.cost, Definition(short, long, short_span, long_span, placed.precision)


def _short_inside(text: str, start: int, end: int) -> Span:
    """The first form in a bracket, without quotes and what follows it."""
    more = _MORE_RE.search(text, start, end)
    end = more.start() if more else end
    while start < end and (text[start].isspace() or text[start] in _QUOTES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _QUOTES + ","):
        end -= 1
    if text[end - 1 : end] == "." and "." not in text[start : end - 1]:
        end -= 1
    return start, end


def _may_be_short(short: str) -> bool:
    """Whether it has the form of a short form: few letters, one or two words."""
    letters = sum(letter.isalnum() for letter in short)
    if not short[:1].isalnum() or letters > _MOST_LETTERS or len(short) > _LONGEST_SHORT:
        return False
    if len(short.split()) > 2 or short in _NEVER_SHORT or short.isdigit():
        return False
    if short.count("(") != short.count(")") or short.count("[") != short.count("]"):
        return False
    return any(letter.isalpha() for letter in short) and (len(short) > 1 or short.isupper())
