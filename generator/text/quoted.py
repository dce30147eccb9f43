"""Quoted names: with the noun that says what they are, with a year, or as a slogan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.han import HAN, has_han
from generator.text.marks import Enclosed, find_quoted
from generator.text.naming import Naming, Sign
from generator.text.nouns import QUOTED_CHINESE, QUOTED_ENGLISH, is_bare_head, sort_of
from generator.text.periods import is_period
from generator.text.slogans import is_chinese_slogan, is_english_slogan

_OTHER = "of|and|or|in|to|for|is|was|by|with|the|on"  # what follows is not about the quoted words
_TYPE_RE = re.compile(rf"\s((?:(?!(?:{_OTHER})\s)[a-z-]+\s){{0,4}}(?:{QUOTED_ENGLISH}))\b")
_TYPE_HAN_RE = re.compile(
    rf"[^\S\n]*((?:(?![的了和与與等及或在一二三四五六七八九十两兩几多])[{HAN}]){{0,8}}?(?:{QUOTED_CHINESE})+)"
)
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMED_YEAR_RE = re.compile(rf"[{HAN}]{{2,6}}[·•]?(?:19|20)\d\d")  # 剑网2023
_SHORTEST = 6
_TITLE_ENDS = ("》", "〉")
_SORTS = frozenset({"programme", "campaign", "instrument"})
_NOT_IN_NAME_RE = re.compile(r"[。；！？!?;:：]|[.,]\s?\Z")


def find_quoted_names(text: str) -> Iterator[Naming]:
    """Quoted names with the noun that says what they are, and quoted slogans."""
    if '"' not in text and "“" not in text and "「" not in text:
        return
    for pair in find_quoted(text):
        start, end = pair.inside
        words = " ".join(text[start:end].split())
        if not words or _NOT_IN_NAME_RE.search(words) or is_period(words):
            continue
        if has_han(words):
            yield from _quoted_chinese(text, pair, words)
        else:
            yield from _quoted_english(text, pair, words)


def _quoted_english(text: str, pair: Enclosed, words: str) -> Iterator[Naming]:
    start, end = pair.inside
    if is_english_slogan(words):
        yield Naming(Sign.SLOGAN, words, start, end)
        return
    found = _TYPE_RE.match(text, pair.end)
    is_name = words[0].isupper() or " " in words or "-" in words
    if found and is_name and len(words.split()) <= 8 and not is_bare_head(words):
        name = f"{words} {found[1]}"
        yield Naming(Sign.QUOTED, name, pair.start, found.end(), year=_year(words), core=words)
    elif _year(words) and words[0].isupper() and 2 <= len(words.split()) <= 8:
        yield Naming(Sign.QUOTED, words, start, end, year=_year(words))


def _quoted_chinese(text: str, pair: Enclosed, words: str) -> Iterator[Naming]:
    start, end = pair.inside
    if is_chinese_slogan(words):
        yield Naming(Sign.SLOGAN, words, start, end)
        return
    found = _TYPE_HAN_RE.match(text, pair.end)
    if found and text[found.end() : found.end() + 1] in _TITLE_ENDS:
        return  # the title says it
    if found and len(words) <= 16 and not is_bare_head(words):
        left, right = text[pair.start], text[pair.end - 1]
        left, right = ("“", "”") if left == '"' else (left, right)
        name = f"{left}{words}{right}{found[1]}"
        yield Naming(Sign.QUOTED, name, pair.start, found.end(), year=_year(words), core=words)
    elif _NAMED_YEAR_RE.fullmatch(words):
        yield Naming(Sign.QUOTED, words, start, end, year=_year(words))
    elif text[pair.start] != "「" and _is_named_thing(words):  # 「」 hold titles
        yield Naming(Sign.QUOTED, words, start, end)


def _is_named_thing(words: str) -> bool:
    """Whether quoted Chinese says itself what it names: “专利转化专项计划”."""
    if len(words) < _SHORTEST or re.search("[，、]", words) or is_bare_head(words):
        return False
    return sort_of(words) in _SORTS


def _year(words: str) -> str:
    """The one year printed in a name; empty if there is none."""
    years = _YEAR_RE.findall(words)
    return years[0] if len(years) == 1 else ""
