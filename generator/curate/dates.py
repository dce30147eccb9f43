"""Dates as labels and signature blocks print them, whole days only."""

from __future__ import annotations

import re

from generator.text.edtf import Edtf, EdtfError, parse_edtf

_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DIGITS = {
    digit: str(value)
    for value, digits in enumerate(
        ("〇○零Ｏ０", "一１", "二２", "三３", "四４", "五５", "六６", "七７", "八８", "九９")
    )
    for digit in digits
}
_HAN_DIGIT = "〇○零Ｏ一二三四五六七八九"

DATE_PATTERN = (
    r"(?:(?<!\d)(?:19|20)\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号]"
    rf"|[{_HAN_DIGIT}]{{4}}年[十元{_HAN_DIGIT}]{{1,3}}月[十廿卅{_HAN_DIGIT}]{{1,3}}日"
    r"|(?:中華)?民國\s?\d{2,3}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:st|nd|rd|th)?\s?,?"
    r"\s?(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s(?:19|20)\d\d(?!\d))"
)
"""A printed date of whole days; `parse_date` reads what it finds."""
DATE_RE = re.compile(DATE_PATTERN)
TIME_PATTERN = r"(?:\s*T?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)?"

_NUMERIC_RE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")
_HAN_RE = re.compile(r"(.{4})年(.{1,3})月(.{1,3})日")
_ROC_RE = re.compile(r"(?:中華)?民國\s?(\d{2,3})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")
_NAME_FIRST_RE = re.compile(rf"{_MONTH}\s(?P<day>\d{{1,2}})\D*(?P<year>\d{{4}})")
_DAY_FIRST_RE = re.compile(rf"(?P<day>\d{{1,2}})[a-z]*\s{_MONTH},?\s(?P<year>\d{{4}})")


def parse_date(text: str) -> Edtf | None:
    """The day that a printed date names; None for a day that does not exist."""
    if found := _ROC_RE.match(text):
        return _day(int(found[1]) + 1911, int(found[2]), int(found[3]))
    if found := _NUMERIC_RE.match(text):
        return _day(*(int(part) for part in found.groups()))
    if found := _HAN_RE.match(text):
        year = "".join(_DIGITS.get(digit, "") for digit in found[1])
        return _day(int(year), _han_number(found[2]), _han_number(found[3]))
    if found := _NAME_FIRST_RE.match(text) or _DAY_FIRST_RE.match(text):
        return _day(int(found["year"]), _MONTHS[found["name"].lower()], int(found["day"]))
    return None


def _day(year: int, month: int, day: int) -> Edtf | None:
    try:
        return parse_edtf(f"{year:04d}-{month:02d}-{day:02d}")
    except EdtfError:
        return None


def _han_number(text: str) -> int:
    """十一 is 11, 二十 20, 二〇 20, 元 1."""
    if text == "元":
        return 1
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
    return int("".join(_DIGITS.get(digit, "") for digit in text) or "0")
