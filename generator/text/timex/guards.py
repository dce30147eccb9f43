"""What looks like a date and is none: numbers of articles and rooms, prices, counts, telephones.

A date of digits alone must not be cut from a longer number; a year by itself must in addition
not be counted, priced or numbered by the words beside it. In doubt it is no year.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from generator.text.han import HAN_RE
from generator.text.timex.beside import word_before
from generator.text.timex.numbered import is_amount, is_numbered
from generator.text.timex.record import Draft
from generator.text.timex.spaces import spaced

_WINDOW = 36
_TIME_WORDS = frozenset({"in", "since", "during", "until", "before", "after", "year"})
"""Words before a year that leave no doubt but that of a count after it."""
_PAPERS = frozenset(
    "circular notice announcement instruction communication guideline bulletin memo report case"
    " decision law act order opinion proclamation".split()
)
"""Words before the number of a paper: Circular 11/2021."""
_DAY_WORD_RE = spaced(
    r"(?:\b(?:date|time|day|dated|on|since|until|from|by|before|after|published|released|issued)"
    r"|日期|[时時][间間]|[发發]布|印[发發]|于|於|自|截至|更新)[\s:：]*\Z",
    re.I,
)
_FILE_RE = spaced(r"\.(?:html?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|txt)\b", re.I)
_SPEAKS_OF_TIME_RE = spaced(
    r"\b(?:in|since|by|until|till|before|after|of|from|to|year|during|between|through|than|and)"
    r"\s+(?:the\s+)?\Z|[(（=]\s?\Z",
    re.I,
)
_NOUNS = (
    "cases|patents?|applications|trade\\s?marks|marks|agencies|institutions|people|persons|staff"
    "|employees|members|students|enterprises|companies|firms|units|households|pieces|items|copies"
    "|times|days|hours|hrs|minutes|pages|words|articles|samples|points|participants|attendees"
    "|visitors|records|documents|complaints|clues|leads|inspections|requests|yuan|dollars?|euros?"
    "|pounds?|percent|per\\s?cent|shares|villages|counties|cities|met(?:er|re)s|kilomet(?:er|re)s"
    "|tons|tonnes|million|billion|thousand|hundred|respondents|experts|lawyers|attorneys|agents"
    "|judges|officers|inspectors|investigations|disputes|inventions|licen[cs]es|certificates"
    "|decisions|penalties|violations|websites|accounts|offices|products|goods|users|places|vehicles"
    "|filings|registrations|renewals|appeals|lawsuits|projects|sites|shops|stores|schools|stations"
)
_NO_ADJECTIVE = (
    "the|an?|its?|all|many|more|most|over|some|no|we|and|or|to|in|on|for|with|was|were|is|are|has"
    "|had"
)
_COUNTED_RE = spaced(
    r"\s*(?:[%‰°×*]|x\s?[0-9]|[ap]\.m"
    r"|(?:RMB|CNY|USD|EUR|km|kg|cm|mm|m2|am|pm|[WVA]|kW|MW|Hz|rpm|MB|px)\b)"
    rf"|\s+(?:(?!(?:{_NO_ADJECTIVE})\s)[a-z-]+\s+){{0,2}}(?:{_NOUNS})\b"
)
_DIGITS_FOLLOW_RE = re.compile(r"\s(?:[0-9]{3}(?![0-9])|[0-9]\s[0-9]|[-–]\s[0-9]{1,3}(?![0-9]))")
"""A number in groups, "2021 033" or "2021 - 32"."""
_DASH_RE = re.compile(r"[0-9]\s[-–]\s\Z")
_STREET_RE = spaced(
    r"\s+(?:[A-Z][\w.]*\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Drive|Lane|Way|Highway)\b"
)
_YEAR_PREFIX_RE = spaced(r"\b(?:mid|early|late|pre|post)-\Z", re.I)
_YEAR_LIST_RE = re.compile(r"\s?[、和及与與或]\s?[0-9]{4}\s?年")
_ADDRESS_RE = re.compile(r"(?:://|www\.)[!-~]+", re.I)
_TITLE_STARTS_RE = re.compile(r"(?:\A|[\s《〈“\"「『：:；;。（(])\Z")
_MEASURES = frozenset(
    "件家个個名人元万萬亿億号號室條条项項户戶次台只篇份张張种種所座层層楼樓米吨噸克度岁歲天日月周版期"
    "届屆批起宗例套部本余餘多页頁章节節分秒时時点點年"
)


def drop_guarded(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that are no dates."""
    addresses = _find_addresses(text)
    kept = []
    for index, draft in enumerate(drafts):
        if addresses and _is_within(draft.start, addresses):
            continue
        if draft.is_digits and draft.is_date:
            done = drafts[index - 1].end if index else -1
            following = drafts[index + 1].start if index + 1 < len(drafts) else -1
            if _is_cut(text, draft, done, following) or _is_no_date(text, draft):
                continue
        kept.append(draft)
    return kept


def _find_addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web addresses, in order."""
    if "://" not in text and "www." not in text:
        return []
    return [found.span() for found in _ADDRESS_RE.finditer(text)]


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect(spans, (place, place))
    return index > 0 and place < spans[index - 1][1]


def _is_cut(text: str, draft: Draft, done: int, following: int) -> bool:
    """Whether the digits are a piece of a longer number or code."""
    start, end = draft.start, draft.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    last, next_ = before[-1:], after[:1]
    if last.isdigit() or next_.isdigit() or last in ("_", "$", "#", "@") or next_ in ("_", "@"):
        return True
    if last in tuple("-–.,/:") and before[:1].isdigit() and done != start - 1:
        return True
    if next_ in tuple("-–.,/:") and after[1:].isdigit() and following != end + 1:
        return True
    is_solid = _is_solid(text, draft)
    if draft.is_bare or is_solid:
        if last in ("/", "-", "–") and not _YEAR_PREFIX_RE.search(text, max(0, start - 6), start):
            return not is_solid or not _FILE_RE.match(text, end)
        return _is_latin(last) or _is_latin(next_) or next_ in ("/", "_")
    return (_is_latin(last) and not text[max(0, start - 3) : start].isalpha()) or (
        _is_latin(next_) and next_ != "T"
    )


def _is_solid(text: str, draft: Draft) -> bool:
    """Eight digits in one piece: 20210330."""
    return draft.end - draft.start == 8 and text[draft.start : draft.end].isdigit()


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_no_date(text: str, draft: Draft) -> bool:
    """Whether the words beside it make it a number of something else."""
    if draft.is_bare and word_before(text, draft.start) in _TIME_WORDS:
        return _is_counted(text, draft)
    line = text.rfind("\n", max(0, draft.start - _WINDOW), draft.start) + 1
    before = text[max(line, draft.start - _WINDOW) : draft.start]
    if _is_solid(text, draft):
        return not (_DAY_WORD_RE.search(before) or _FILE_RE.match(text, draft.end))
    is_coarse = draft.first is not None and draft.first.day is None and draft.first == draft.last
    if is_numbered(before, in_list=draft.is_bare or is_coarse):
        return True
    if is_coarse and not draft.is_bare and word_before(text, draft.start) in _PAPERS:
        return True
    is_between = text.startswith(("between", "Between"), draft.start)
    return draft.is_bare and (
        (is_amount(before) and not is_between) or _is_no_year(text, draft, before)
    )


def _is_no_year(text: str, draft: Draft, before: str) -> bool:
    """Whether four digits are a count or the rest of something rather than a year."""
    if _is_counted(text, draft) or (not draft.is_range and _DASH_RE.search(before)):
        return True
    after = text[draft.end : draft.end + 1]
    if not _YEAR_LIST_RE.match(text, draft.end):
        if HAN_RE.match(after):
            return after in _MEASURES or not _TITLE_STARTS_RE.search(before)
        if HAN_RE.match(before[-1:]) and not draft.is_range:
            return True
    assert draft.first is not None and draft.first.year is not None
    is_usual = 1900 <= draft.first.year <= 2099
    return not (is_usual or draft.is_range or _SPEAKS_OF_TIME_RE.search(before))


def _is_counted(text: str, draft: Draft) -> bool:
    """Whether what follows is a thing of which there are so many, or the rest of an address."""
    return any(
        pattern.match(text, draft.end) for pattern in (_DIGITS_FOLLOW_RE, _COUNTED_RE, _STREET_RE)
    )
