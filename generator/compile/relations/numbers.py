"""Numbers of documents, compared: whether two that are printed differently name one paper."""

from __future__ import annotations

import functools
import re

from generator.docnumbers import DocNumber, Series, find_numbers, is_same, read_number
from generator.text.han import has_han
from generator.text.shortnames import is_in_order

_BODY_END_RE = re.compile("[局院部委会會府办辦据據照日出]\\Z")
_LEAST_SHORT = 4
"""Characters of a short name that can stand for one office only."""
_WHOSE = frozenset("局部署厅院本我该")
_INITIALS_RE = re.compile(r"[A-Z]+\Z")


@functools.lru_cache(1 << 16)
def same_number(held: DocNumber, printed: DocNumber) -> bool | None:
    """Whether two numbers name one document; None where that cannot be told.

    Chinese runs on: 日国家知识产权局令第70号 and 国务院国发〔2021〕20号 have words of the
    sentence before the office.
    """
    if not (has_han(held.office) and has_han(printed.office)):
        same = is_same(held, printed)
        if same is None and _are_other_initials(held.office, printed.office):
            return False
        return same
    if (held.serial, held.series) != (printed.serial, printed.series):
        return False
    if held.year and printed.year and held.year != printed.year:
        return False
    if held.office == printed.office:
        return True
    short, long = sorted((held.office, printed.office), key=len)
    if short[:1] in _WHOSE and long.endswith(short[-1]):
        return None  # 本局令, 局令: whose, the number does not say
    if long.endswith(short):
        return True if _BODY_END_RE.search(long[: -len(short)]) else None
    # 市场监管总局 is 国家市场监督管理总局.
    return len(short) >= _LEAST_SHORT and short[-1] == long[-1] and is_in_order(short, long)


def _are_other_initials(left: str, right: str) -> bool:
    """Whether one office is given by as many initials as the other has characters, others."""
    han, latin = (left, right) if has_han(left) else (right, left)
    return has_han(han) and bool(_INITIALS_RE.match(latin)) and len(latin) == len(han)


def place_of(number: DocNumber) -> tuple[Series, int, int]:
    """Where a number is looked up; only codes always have their year."""
    return number.series, number.serial, number.year if number.series is Series.CODE else 0


@functools.lru_cache(1 << 16)
def read_printed(number: str) -> DocNumber | None:
    """A number as a record gives it; None where it is none, or could be several."""
    if not number:
        return None
    found = read_number(number)
    if found is None:
        several = find_numbers(number)
        found = several[0] if len(several) == 1 else None
    return found
