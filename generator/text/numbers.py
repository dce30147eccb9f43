"""The numbers that a name holds: 14th, Fourteenth and 十四五 are one; 2021, No. 75 and "two"."""

from __future__ import annotations

import re

_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        " twentieth".split(),
        1,
    )
}
_COUNTS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
_DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"两": 2, "兩": 2}
_ORDINAL_RE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b|\b(" + "|".join(_ORDINALS) + r")\b", re.I)
_TEN = "[一二三四五六七八九十]"
_ORDINAL_HAN_RE = re.compile(rf"第({_TEN}{{1,3}})|({_TEN}{{1,3}})(?=[届屆]|大\Z)")
_FIVE_YEAR_RE = re.compile(rf"(十{_TEN}?)(?=五(?:[规規计計时時期国國”\"」]|\Z))")
_YEAR_RE = re.compile(r"(十[一二三四五六七八九]?)(?=五(?:规|規|计|計|时|時|期|[”\"」]|国|國|\Z))")
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER_RE = re.compile(r"(?<![\d第])\d+(?!\d|st|nd|rd|th)")
_CODE_RE = re.compile(r"\b[A-Za-z]+(\d{1,4})\b")  # IP5
_COUNT_RE = re.compile(r"\b(" + "|".join(_COUNTS) + r")\b(?![-\s]year)", re.I)
_COUNT_HAN_RE = re.compile(r"([一二三四五六七八九两兩])(?=[个個位大项項])")


def find_numbers(name: str) -> dict[str, frozenset[int]]:
    """Ordinals, years, counts and other numbers of a name, in digits or in words."""
    ordinals = {
        int(found[1]) if found[1] else _ORDINALS[found[2].lower()]
        for found in _ORDINAL_RE.finditer(name)
    }
    ordinals |= {_han_number(f[1] or f[2]) for f in _ORDINAL_HAN_RE.finditer(name)}
    ordinals |= {_han_number(f[1]) for f in _FIVE_YEAR_RE.finditer(name)}
    years = set(map(int, _YEAR_RE.findall(name)))
    numbers = set(map(int, _NUMBER_RE.findall(name))) - years
    counts = {_COUNTS[word.lower()] for word in _COUNT_RE.findall(name)}
    counts |= {_DIGITS[digit] for digit in _COUNT_HAN_RE.findall(name)}
    found = {
        "ordinal": ordinals,
        "year": years,
        "number": numbers,
        "count": counts - {1},
        "code": set(map(int, _CODE_RE.findall(name))),
    }
    return {kind: frozenset(values) for kind, values in found.items()}


def _han_number(digits: str) -> int:
    """十四 as 14, 二十 as 20, 五 as 5."""
    tens, mark, ones = digits.partition("十")
    if not mark:
        return _DIGITS.get(digits[-1], 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
