"""Counts as Word prints them: 1, i, 一, 壹, 甲, ①.

Formats after ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat), and where Word differs from it after
[MS-OI29500] 2.1.540 and the samples of [MS-DOCX] 2.4: ten is 十 and not 一十 in
chineseCountingThousand, and nought is ○ (U+25CB) in chineseCounting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MOST_REPEATS = 30
"""Word numbers no level with a longer string than 31 characters."""


@dataclass(frozen=True)
class _System:
    """Counting by tens, hundreds, thousands and ten thousands."""

    digits: str
    units: str = "十百千万"
    drops_one: bool = False
    """百 and not 一百 for a hundred."""
    bare_ten: bool = True
    """十 and not 一十 for ten itself."""
    writes_gap: bool = True
    """一百零五 and not 一百五 for a hundred and five."""

    def count(self, value: int) -> str:
        """The number in words, below a hundred million."""
        high, low = divmod(value, 10_000)
        return (self._group(high) + self.units[3] if high else "") + self._group(low)

    def _group(self, value: int) -> str:
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if not digit:
                gap = bool(text)
                continue
            if gap and self.writes_gap:
                text += self.digits[0]
            gap = False
            is_bare = self.drops_one or (power == 1 and not text and self.bare_ten)
            text += "" if digit == 1 and power and is_bare else self.digits[digit]
            text += self.units[power - 1] if power else ""
        return text


_HAN = "零一二三四五六七八九"
_ROUND, _CIRCLE = "〇" + _HAN[1:], "○" + _HAN[1:]
_CHINESE, _TAIWANESE = _System(_HAN), _System(_HAN, "十百千萬")
_LEGAL = _System("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", bare_ten=False)
_LEGAL_TRADITIONAL = _System("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", bare_ten=False)
_JAPANESE = _System(_HAN, drops_one=True, writes_gap=False)
_JAPANESE_LEGAL = _System("零壱弐参四伍六七八九", "拾百阡萬", bare_ten=False, writes_gap=False)
_KOREAN = _System("영일이삼사오육칠팔구", "십백천만", drops_one=True, writes_gap=False)


def format_count(value: int, format_: str) -> str:
    """A count in a format of `w:numFmt`; decimal where the format is not known or ends.

    Args:
        value: The count, zero or more.
        format_: "decimal", "chineseCounting", ...; nothing for "none" and "bullet".
    """
    if format_ in ("none", "bullet"):
        return ""
    made = _FORMATS[format_](value) if value > 0 and format_ in _FORMATS else ""
    return made or str(value)


def is_known(format_: str) -> bool:
    """Whether counts in a format are printed as Word prints them."""
    return format_ in _FORMATS or format_ in ("none", "bullet", "decimal", "decimalHalfWidth")


def pad_count(value: int, sample: str) -> str | None:
    """A count with zeros in front, as in the sample "001, 002, 003, ..."; None for other samples.

    Source:
        [MS-DOCX] 2.4, numFmt extensions.
    """
    first = sample.partition(",")[0].strip()
    if first.isascii() and first.isdecimal() and int(first) == 1:
        return str(value).zfill(len(first))
    return None


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        if times > _MOST_REPEATS:
            return ""
        text += sign * times
    return text


def _repeat(letters: str, value: int) -> str:
    """a, b, …, z, aa, bb, …: the letter stands once more for each time through the alphabet."""
    rounds, index = divmod(value - 1, len(letters))
    return letters[index] * (rounds + 1) if rounds < _MOST_REPEATS else ""


def _from(signs: str, value: int) -> str:
    return signs[value - 1] if value <= len(signs) else ""


def _block(first: int, most: int, value: int) -> str:
    return chr(first + value - 1) if value <= most else ""


def _digits(signs: str, value: int) -> str:
    return "".join(signs[int(digit)] for digit in str(value))


def _tens(signs: str, value: int) -> str:
    """十, 十一, 二十 below a hundred, then digit by digit."""
    return _CHINESE.count(value) if value < 100 else _digits(signs, value)


def _ordinal(value: int) -> str:
    is_teen = value // 10 % 10 == 1
    return f"{value}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _words(value: int) -> str:
    if value >= 100:
        return ""
    tens, ones = divmod(value, 10)
    if value < 20:
        return _ONES[value]
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal_words(value: int) -> str:
    before, dash, last = _words(value).rpartition("-")
    if not last:
        return ""
    ending = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{dash}{ending}"


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "upperLetter": lambda value: _repeat(_LETTERS.upper(), value),
    "lowerLetter": lambda value: _repeat(_LETTERS, value),
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "ordinal": _ordinal,
    "cardinalText": lambda value: _words(value).capitalize(),
    "ordinalText": lambda value: _ordinal_words(value).capitalize(),
    "hex": lambda value: f"{value:X}",
    "chicago": lambda value: _repeat("*†‡§", value),
    "numberInDash": lambda value: f"- {value} -",
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: _digits("０１２３４５６７８９", value),
    "decimalFullWidth2": lambda value: _digits("０１２３４５６７８９", value),
    "decimalEnclosedCircle": lambda value: _block(0x2460, 20, value),
    "decimalEnclosedCircleChinese": lambda value: _block(0x2460, 20, value),
    "decimalEnclosedParen": lambda value: _block(0x2474, 20, value),
    "decimalEnclosedFullstop": lambda value: _block(0x2488, 20, value),
    "ideographEnclosedCircle": lambda value: _block(0x3220, 10, value),
    "ideographDigital": lambda value: _digits(_ROUND, value),
    "japaneseDigitalTenThousand": lambda value: _digits(_ROUND, value),
    "taiwaneseDigital": lambda value: _digits(_CIRCLE, value),
    "koreanDigital": lambda value: _digits(_KOREAN.digits, value),
    "koreanDigital2": lambda value: _digits(_HAN, value),
    "chineseCounting": lambda value: _tens(_CIRCLE, value),
    "taiwaneseCounting": lambda value: _tens(_CIRCLE, value),
    "chineseCountingThousand": _CHINESE.count,
    "taiwaneseCountingThousand": _TAIWANESE.count,
    "japaneseCounting": _JAPANESE.count,
    "koreanCounting": _KOREAN.count,
    "chineseLegalSimplified": _LEGAL.count,
    "ideographLegalTraditional": _LEGAL_TRADITIONAL.count,
    "japaneseLegal": _JAPANESE_LEGAL.count,
    "ideographTraditional": lambda value: _from(_STEMS, value),
    "ideographZodiac": lambda value: _from(_BRANCHES, value),
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]
    ),
    "ganada": lambda value: _repeat("가나다라마바사아자차카타파하", value),
    "chosung": lambda value: _repeat("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", value),
}
