"""Numbers as dates print them: full-width digits, Han numerals, English number words."""

from __future__ import annotations

import re

DIGIT_VALUES = {
    digit: value
    for value, digits in enumerate(
        ("〇○零ＯO◯", "一元", "二", "三", "四", "五", "六", "七", "八", "九")
    )
    for digit in digits
}
HAN_DIGITS = "〇○零ＯO◯一二三四五六七八九"
"""Numerals of years written digit by digit, for use inside a character class."""
HAN_NUMBERS = "一二三四五六七八九十"
"""Numerals of months and days, for use inside a character class."""

_FOLDED = {
    **{chr(0xFF10 + value): str(value) for value in range(10)},
    **dict(
        zip("．／－～〜‐‑−﹣\u3000\u00a0\u2002\u2003\u2009\u202f", "./-~~----      ", strict=True)
    ),
    **dict(zip("⽉⽇⼀⼆⼋⼗⼤年", "月日一二八十大年", strict=True)),
}
_FOLDED_RE = re.compile(f"[{''.join(map(re.escape, _FOLDED))}]")


def fold(text: str) -> str:
    """The text with full-width digits, odd spaces and hyphens as plain ones; the same length.

    Radicals that some PDF files print for 月, 日 and small numerals become these.
    """
    if text.isascii():
        return text
    return _FOLDED_RE.sub(lambda found: _FOLDED[found[0]], text)


def read_number(text: str) -> int | None:
    """The number that digits or Han numerals print: "07" is 7, 二〇二一 2021, 一百一十三 113.

    None for what is no number, such as 十百.
    """
    if len(text) > 9:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十").replace("两", "二").replace("兩", "二")
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        upper, lower = read_number(hundreds), read_number(rest.lstrip("零〇○") or "0")
        if upper is None or lower is None or not (0 < upper < 10 and lower < 100):
            return None
        return upper * 100 + lower
    if "十" in text:
        tens, _, ones = text.partition("十")
        upper, lower = _digits(tens or "一"), _digits(ones or "〇")
        if upper is None or lower is None or upper > 9 or lower > 9:
            return None
        return upper * 10 + lower
    return _digits(text)


def _digits(text: str) -> int | None:
    values = [int(char) if char in "0123456789" else DIGIT_VALUES.get(char) for char in text]
    if not values or None in values:
        return None
    return int("".join(map(str, values)))


_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth".split()
)
ORDINALS = {
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    "twentieth": 20,
    **{f"twenty-{word}": value for value, word in enumerate(_ONES, 21)},
    "thirtieth": 30,
    "thirty-first": 31,
}
"""First to thirty-first, as words."""
ORDINAL = "|".join(word.replace("-", "[- ]") for word in sorted(ORDINALS, key=len, reverse=True))
"""Pattern of an ordinal as a word, in small letters."""
CARDINALS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
"""One to twelve, as words."""


def read_ordinal(text: str) -> int:
    """The number of "30th", "3", "first" or "twenty first"."""
    plain = text.lower().replace(" ", "-")
    return ORDINALS.get(plain) or CARDINALS.get(plain) or int(re.sub(r"\D", "", plain))
