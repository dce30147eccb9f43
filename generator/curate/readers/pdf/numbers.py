"""The number of a page as it is printed: 3, - 3 -, Page 3 of 12, 第3页 共12页, iii.

That a line looks like one does not make it one; `furniture` decides.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.curate.readers.pdf.parts import Line

STRONG, FRAMED, BARE = "strong", "framed", "bare"
"""A number that says it is one of a page, one between dashes or with a total, and a mere number."""
_NUMBER = r"(\d{1,4}|[一二三四五六七八九十百〇零]{1,5}|[ivxl]{1,6})"
_PAGE, _COMMA = "[页頁]", r"\s*[/,，、]?\s*"
_DASH = "[-–—―─~·•*]{1,2}"
_NUMBER_RES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (STRONG, rf"(?:page|pg\.?|p\.)\s*[|:]?\s*{_NUMBER}(?:\s*(?:of|/)\s*\d{{1,4}})?"),
        (STRONG, rf"第\s*{_NUMBER}\s*{_PAGE}(?:{_COMMA}[(（]?\s*共\s*\S{{1,4}}\s*{_PAGE}[)）]?)?"),
        (STRONG, rf"共\s*\d{{1,4}}\s*{_PAGE}{_COMMA}第\s*{_NUMBER}\s*{_PAGE}"),
        (STRONG, rf"{_NUMBER}\s+of\s+\d{{1,4}}"),
        (FRAMED, rf"{_NUMBER}\s*/\s*\d{{1,4}}"),
        (FRAMED, rf"{_DASH}\s*{_NUMBER}\s*{_DASH}"),
        (BARE, rf"[\[(（]?\s*{_NUMBER}\s*[\])）]?|{_DASH}\s*{_NUMBER}|{_NUMBER}\s*{_DASH}"),
    )
)
_SEPARATOR_RE = re.compile(r"\s*[|｜]\s*|\s{2,}")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True)
class PageNumber:
    """A line, or the end of one, that may be the number of the page."""

    text: str
    kind: str
    """`STRONG`, `FRAMED` or `BARE`."""
    value: int
    script: str
    """Arabic numerals and others count apart: a preface has its own."""


def cut_number(line: Line) -> tuple[str, PageNumber | None]:
    """The words of a line and the page number beside them, or all of it where nothing counts."""
    text = line.text
    whole = _read_number(text)
    if whole:
        return "", whole
    parts = [part for part in _SEPARATOR_RE.split(text) if part]
    if len(parts) < 2 and len(line.cells) > 1:
        parts = [cell.text for cell in line.cells]
    if len(parts) > 1:
        for place in (-1, 0):
            number = _read_number(parts[place])
            if number:
                rest = parts[:-1] if place else parts[1:]
                return "  ".join(rest), number
    return text, None


def _read_number(text: str) -> PageNumber | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    for kind, regex in _NUMBER_RES:
        found = regex.fullmatch(plain)
        if found:
            digits = next(group for group in found.groups() if group)
            value, script = _value(digits.lower())
            return PageNumber(text, kind, value, script) if value else None
    return None


def _value(number: str) -> tuple[int, str]:
    if number.isdecimal():
        return int(number), "arabic"
    if number[0] in _ROMAN:
        values = [_ROMAN[letter] for letter in number]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < after else value for value, after in pairs), "roman"
    tens, _, ones = number.rpartition("十")
    if "十" not in number:
        return (_DIGITS.find(ones) if len(ones) == 1 else 0), "han"
    return (_DIGITS.find(tens) if tens else 1) * 10 + max(_DIGITS.find(ones), 0), "han"
