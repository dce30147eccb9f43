"""What a printed number counts: 12, 十二, XII, twelve, ⑫, (l)."""

from __future__ import annotations

import unicodedata

WORDS = tuple("one two three four five six seven eight nine ten".split())
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
HAN_NUMBER = "[一二三四五六七八九十百零〇]{1,5}"
ROMAN = "(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
ROMAN_SMALL = "(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})"

_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_HAN_UNITS = {"十": 10, "百": 100}
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


def read_numeral(number: str) -> int:
    """The value of a number as printed; 0 for one that counts nothing.

    Letters count from a; Roman letters are read by `read_roman`.
    """
    if number.isdecimal():
        return int(number)
    name = number.lower()
    for names in (WORDS, ORDINALS):
        if name in names:
            return names.index(name) + 1
    if number.isascii() and len(number) == 1 and number.isalpha():
        return ord(name) - ord("a") + 1
    if number[0] in _HAN_DIGITS or number[0] in _HAN_UNITS:
        return _read_han(number)
    sign = unicodedata.normalize("NFKC", number).strip("().")
    if sign != number and sign:
        return read_roman(sign) if sign[0] in "IVX" else read_numeral(sign)
    return 0


def read_roman(number: str) -> int:
    """IV is 4, xii is 12."""
    values = [_ROMAN_DIGITS.get(letter, 0) for letter in number.lower()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _read_han(number: str) -> int:
    """二十一 is 21, 一百零五 is 105."""
    total = digit = 0
    for character in number:
        if unit := _HAN_UNITS.get(character):
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = _HAN_DIGITS.get(character, 0)
    return total + digit
