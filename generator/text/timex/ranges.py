"""From one date to another: the two are joined, and what is printed once counts for both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.text.timex.reasons import BLURRED
from generator.text.timex.record import (
    Deixis,
    Draft,
    Mod,
    Reading,
    Reference,
    TimexKind,
    Unit,
)
from generator.text.timex.spaces import spaced

_TO_RE = spaced(
    r"\.?\s*(?:to|until|till|through|thru|up\s+to|[-–—~]+)\s*(?:the\s+)?"
    r"|\s{0,3}(?:起|开始|開始)?\s?[,，]?\s?(?:直?至|到|[-–—~]{1,2})\s{0,3}",
    re.I,
)
_AND_RE = spaced(r"\s+and\s+(?:the\s+)?|\s?[和与與及]\s?", re.I)
_BETWEEN_RE = spaced(r"\bbetween\s+(?:the\s+)?\Z", re.I)
_FROM_RE = spaced(r"\b(?:from|between)\s+(?:the\s+)?\Z|[从從自由]\s?\Z", re.I)
_BETWEEN_AFTER_RE = re.compile(r"\s?之?[间間](?![隔接断斷])")
_CLOSES_RE = re.compile(r"\s?(?:期[间間]|之[间間]|[间間](?![隔接断斷])|为?止|為止)")
_NOW = r"date\b|now\b|today\b|(?:the\s+)?present\b|(?:the\s+)?current\s+date\b"
_TO_NOW_RE = spaced(
    rf"\s*(?:to|until|till|through|up\s+to|[-–—])\s*(?:{_NOW})"
    r"|\s?(?:起|开始|開始)?\s?(?:至今(?![年日天后後])|到现在|到現在|迄今|[-–—]{1,2}今(?![年日天后後]))",
    re.I,
)
_AND_NOW_RE = spaced(rf"\s+and\s+(?:{_NOW})", re.I)
_TODAY = Reading(deixis=Deixis(Reference.WRITING, Unit.DAY, 0))
_WINDOW = 12


def join_ranges(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with each pair that forms a range made one."""
    joined: list[Draft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        index += 1
        if _is_end(draft):
            following = drafts[index] if index < len(drafts) else None
            if open_range := _up_to_now(text, draft):
                draft = open_range
                while index < len(drafts) and drafts[index].start < draft.end:
                    index += 1  # "today" is part of it
            elif following and _is_end(following) and _is_joined(text, draft, following):
                pair = _pair(draft, following)
                if pair:
                    draft = _closed(text, pair)
                    index += 1
        joined.append(draft)
    return joined


def _is_end(draft: Draft) -> bool:
    return draft.kind is TimexKind.DATE and draft.first is not None and not draft.is_range


def _is_joined(text: str, left: Draft, right: Draft) -> bool:
    if right.start - left.end > 24:
        return False
    if _TO_RE.fullmatch(text, left.end, right.start):
        return True
    if not _AND_RE.fullmatch(text, left.end, right.start):
        return False
    before = text[max(0, left.start - _WINDOW) : left.start]
    return bool(_BETWEEN_RE.search(before) or _BETWEEN_AFTER_RE.match(text, right.end))


def _pair(left: Draft, right: Draft) -> Draft | None:
    """Both ends with what is printed once for both; None where they do not fit together."""
    first, last = left.first, right.last
    assert first is not None and last is not None
    if _says_year(first) and not _says_year(last):
        last = _lend_forward(first, last)
    elif _says_year(last) and not _says_year(first):
        first = _lend_back(first, last)
    elif last.month is None and last.day is not None and first.month is not None:
        last = replace(last, month=first.month)
    if first is None or last is None:
        return None
    if last.deixis and last.deixis.reference is Reference.TEXT and first.year is not None:
        last = _count_on(first.year, last)
    return replace(
        left,
        end=right.end,
        first=first,
        last=last,
        mod=Mod.NONE,
        reason=left.reason or right.reason or _blur(left, right),
        is_range=True,
        is_bare=left.is_bare and right.is_bare,
        is_digits=left.is_digits and right.is_digits,
    )


def _says_year(reading: Reading) -> bool:
    return reading.year is not None or reading.deixis is not None


def _lend_forward(first: Reading, last: Reading) -> Reading | None:
    """2021年3月1日至4月30日, 3月10日至12日."""
    if first.month is None:
        return None
    month = first.month if last.month is None else last.month
    return replace(last, year=first.year, deixis=first.deixis, month=month)


def _lend_back(first: Reading, last: Reading) -> Reading | None:
    """From March to June 2022; but 次年 counts from the start and cannot be its year."""
    if last.deixis and last.deixis.reference is Reference.TEXT:
        return first
    if first.month is None or last.month is None:
        return None
    return replace(first, year=last.year, deixis=last.deixis)


def _count_on(year: int, last: Reading) -> Reading:
    """2021年11月至次年2月: the next year is printed."""
    assert last.deixis
    if last.deixis.unit is not Unit.YEAR:
        return last
    return replace(last, year=year + last.deixis.offset, deixis=None)


def _blur(left: Draft, right: Draft) -> str:
    if left.mod in (Mod.MID, Mod.END) or right.mod in (Mod.START, Mod.MID):
        return BLURRED
    return ""


def _closed(text: str, pair: Draft) -> Draft:
    """The range with the words that open and close it: from, between, 自, 止, 期间."""
    offset = max(0, pair.start - _WINDOW)
    opens = _FROM_RE.search(text[offset : pair.start])
    closes = _CLOSES_RE.match(text, pair.end)
    return replace(
        pair,
        start=offset + opens.start() if opens else pair.start,
        end=closes.end() if closes else pair.end,
    )


def _up_to_now(text: str, draft: Draft) -> Draft | None:
    """From 2019 to date, 2019年至今: open, and closed by `resolve`."""
    offset = max(0, draft.start - _WINDOW)
    before = text[offset : draft.start]
    found = _TO_NOW_RE.match(text, draft.end)
    if not found and _BETWEEN_RE.search(before):
        found = _AND_NOW_RE.match(text, draft.end)
    if not found:
        return None
    opens = _FROM_RE.search(before)
    return replace(
        draft,
        start=offset + opens.start() if opens else draft.start,
        end=found.end(),
        last=_TODAY,
        mod=Mod.SINCE,
        is_range=True,
    )
