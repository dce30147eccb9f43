"""Numbering schemes: 一、 （一） 1. (1) 2.1 第一条 Article 1 Chapter I, and bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.curate.scripts import compile_both
from generator.text.han import HAN

_HAN_DIGITS = "〇零一二三四五六七八九"
_HAN = "[一二三四五六七八九十百零〇]{1,5}"
_WORDS = "one two three four five six seven eight nine ten".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_BULLETS = ("•", "●", "■", "◆", "▪", "◦", "‣", "➢", "——", "-", "–", "*", "·")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

# Scheme, pattern with the number as group 1, whether its paragraphs can be headings.
_SCHEMES: tuple[tuple[str, str, bool], ...] = (
    ("chapter", rf"第({_HAN}|\d{{1,3}})(?:编|章|节)(?:[\s　]|\Z)", True),
    ("article", rf"第({_HAN}|\d{{1,3}})条(?:[\s　:：]|之|\Z)?", False),
    ("han", rf"({_HAN})[、．.](?!\d)", True),
    ("han-bracket", rf"[（(]({_HAN})[）)]", True),
    ("case", rf"[\[【]?(?:案例|典型案例)\s?({_HAN}|\d{{1,3}})[\]】]?[\s:：、.．]?", True),
    ("is", rf"({_HAN})是", False),
    ("roman", r"([IVX]{1,5})\.\s", True),
    ("roman-bracket", r"[（(]([IVX]{1,5})[）)]", True),
    ("roman-sign", r"([Ⅰ-Ⅻ])[.．、]", True),
    ("chapter-en", r"(?:Chapter|Part|Section)\s([IVX]{1,5}|\d{1,3})\b[.:]?", True),
    ("article-en", r"Article\s(\d{1,3})\b[.:]?", False),
    ("case-en", r"[\[(]?Case\s(\d{1,3})[\])]?[.:]?", True),
    ("word-en", rf"({'|'.join(map(str.title, _WORDS))})[,:、]\s", True),
    ("ordinal-en", rf"({'|'.join(map(str.title, _ORDINALS))})(?:ly)?[,:]\s", False),
    (
        "decimal",
        rf"(?:\d{{1,2}}\.){{1,2}}(\d{{1,2}})[.、]?"
        rf"(?:\s+(?=[A-Z])|\s?(?![万亿元个件倍年月米])(?=[{HAN}]))",
        True,
    ),
    ("number", r"(\d{1,2})[.．、](?!\d)", True),
    ("number-bracket", r"[（(](\d{1,2})[）)]", False),
    ("number-half", r"(\d{1,2})[)）]", False),
    ("letter", r"[（(]?([a-h])[)）]", False),
    ("circled", r"([①-⑳])", False),
    ("bullet", r"([•●■◆▪◦‣➢]|——|[-–*·](?=\s))", False),
)
_SCHEME_RES = tuple((name, compile_both(pattern), heads) for name, pattern, heads in _SCHEMES)
RUNNING = frozenset({"is", "article", "article-en", "letter", "ordinal-en"})
"""Schemes that count inside running text as well."""
LISTED = frozenset({"number-bracket", "number-half", "letter", "circled", "bullet"})
"""Schemes whose paragraphs, one below the other, are a list."""
_ATTACHMENT_RE = compile_both(
    r"附件|附表|附录|附[:：]|(?:attachments?|annex(?:es)?|appendix)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Marker:
    """The number at the start of a paragraph."""

    scheme: str
    value: int
    length: int
    can_head: bool
    """Whether paragraphs numbered like this can be headings."""


def read_marker(text: str) -> Marker | None:
    """The number a paragraph starts with."""
    for name, regex, can_head in _SCHEME_RES:
        found = regex.match(text)
        if found and found.end() <= len(text):
            value = _value(found[1])
            if value:
                return Marker(name, value, found.end(), can_head)
    return None


def read_markers(texts: Sequence[str]) -> tuple[Marker | None, ...]:
    """The markers of all paragraphs; a number out of sequence is part of the text.

    A scheme starts at one, and may start again; one number may be missing in between.
    """
    last: dict[str, int] = {}
    markers: list[Marker | None] = []
    for text in texts:
        marker = read_marker(text)
        if marker and not follows(last.get(marker.scheme, 0), marker.value):
            marker = None
        if marker:
            last[marker.scheme] = marker.value
        markers.append(marker)
    return tuple(markers)


def follows(last: int, value: int) -> bool:
    """Whether a number continues a sequence, or starts one."""
    return value == 1 or 0 < value - last <= 2


def starts_attachment(text: str) -> bool:
    """Whether a line opens the list of attachments, or an attachment."""
    return _ATTACHMENT_RE.match(text) is not None


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    for names in (_WORDS, _ORDINALS):
        if number.lower() in names:
            return names.index(number.lower()) + 1
    if number in _BULLETS:
        return 1
    if "a" <= number[0] <= "h":
        return ord(number) - ord("a") + 1
    if number[0] in _ROMAN:
        values = [_ROMAN.get(letter, 0) for letter in number]
        return sum(
            -value if value < following else value
            for value, following in zip(values, [*values[1:], 0], strict=True)
        )
    if "Ⅰ" <= number[0] <= "Ⅻ":
        return ord(number) - ord("Ⅰ") + 1
    if "①" <= number[0] <= "⑳":
        return ord(number) - ord("①") + 1
    return _han_value(number)


def _han_value(number: str) -> int:
    """二十一 is 21, 一百零五 is 105."""
    total = digit = 0
    for character in number:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _HAN_DIGITS.index(character) if character in _HAN_DIGITS else 0
            digit = max(digit - 1, 0) if character != "零" and character != "〇" else 0
    return total + digit
