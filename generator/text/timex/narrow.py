"""Words that narrow a date or blur it: the end of 2025, 2021年初, mid-2021, about 1998, 农历.

"The end of 2025" stays the year 2025 with the mod END: no month is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.text.timex.beside import word_before
from generator.text.timex.numerals import HAN_NUMBERS
from generator.text.timex.reasons import LUNAR, NAMED, NOT_COUNTED
from generator.text.timex.record import Draft, Mod, Reading
from generator.text.timex.spaces import spaced

_PART_RE = spaced(
    r"(?<![\w-])(?:(?P<end>end|close|late|year[- ]end)|(?P<mid>middle|mid)"
    r"|(?P<start>beginning|start|early))(?:\s+(?:of|in)\s+(?:the\s+)?(?:year\s+)?|\s+|-)\Z",
    re.I,
)
_WEEK_RE = spaced(
    r"(?<![\w-])(?:(?:first|second|third|fourth|fifth|last|[1-9](?:st|nd|rd|th))\s+(?:\w+\s+)?"
    r"(?:weeks?|days?|weekend|half)|weekend|week\s+[0-9]{1,2})\s+(?:of|in)\s+(?:the\s+)?\Z",
    re.I,
)
_NAMED_RE = spaced(
    r"\b(?:(?:[a-z]+)?day|eve|easter|christmas|thanksgiving|halloween|festival"
    r"|weekend|spring|summer|autumn|winter)\s+(?:of\s+)?\Z",
    re.I,
)
_ABOUT_RE = spaced(
    r"(?<![\w-])(?:(?:(?<=in )|(?<=In ))(?:about|around|approximately)|circa|ca?\.)\s+\Z"
    r"|大?[约約]\Z|大概\Z"
)
_ABOUT_DATE_RE = spaced(r"(?<![\w-])(?:about|around|approximately|roughly)\s+\Z", re.I)
_ERA_RE = re.compile(r"(?P<common>公元|西元|西历|西曆)\s?\Z|(?P<lunar>[农農夏阴陰][历曆])\s?\Z")
_NOT_START = "步级級审審期中次心始衷"
_MID_ENDS = r"(?=[，。、；,;)）前后後以]|\Z)"
_ENDS_YEAR_RE = re.compile(
    rf"\s?年?(?:(?P<end>[底末])|(?P<start>初)(?![{_NOT_START}])|(?P<mid>中){_MID_ENDS})"
)
_ENDS_MONTH_RE = re.compile(
    rf"\s?(?:(?P<end>[底末])|(?P<start>初)(?![{_NOT_START}{HAN_NUMBERS}])|(?P<mid>中){_MID_ENDS})"
)
_ABOUT_AFTER_RE = re.compile(r"\s?(?:左右|前[后後])")
_WINDOW = 32
_LEADS = frozenset(
    "of in the end late mid middle early year beginning start close about around approximately"
    " circa c. ca. roughly eve easter christmas thanksgiving halloween festival weekend"
    " spring summer autumn winter".split()
).union(map(str, range(1, 54)))
_HAN_LEADS = frozenset("元历曆约約概")
_MODS = {"end": Mod.END, "start": Mod.START, "mid": Mod.MID}


def narrow(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, with the words beside them that narrow or blur them taken in."""
    for draft in drafts:
        if draft.is_date and draft.is_range:
            draft = _around(text, draft)
        elif draft.is_date:
            draft = _before(text, _after(text, draft))
        yield draft


def _after(text: str, draft: Draft) -> Draft:
    """2025年底, 今年年初, 3月底, 2021年左右."""
    if draft.is_digits or draft.first is None:
        return draft
    if draft.first.day is None:
        is_month = draft.first.month is not None
        found = (_ENDS_MONTH_RE if is_month else _ENDS_YEAR_RE).match(text, draft.end)
        if found and text[draft.end - 1] in "年度月份纪紀代":
            name = next(name for name, said in found.groupdict().items() if said)
            draft = replace(draft, end=found.end(), mod=_MODS[name])
    if found := _ABOUT_AFTER_RE.match(text, draft.end):
        draft = _blurred(replace(draft, end=found.end()))
    return draft


def _before(text: str, draft: Draft) -> Draft:
    offset = max(0, draft.start - _WINDOW)
    before = text[offset : draft.start]
    word = word_before(text, draft.start).lstrip("(\"'“‘[（:,")
    if not (word in _LEADS or word.endswith("day") or before[-1:] in _HAN_LEADS):
        return draft
    if (era := _ERA_RE.search(before)) and not draft.is_bare:
        start = offset + era.start()
        if era["lunar"]:
            return replace(draft, start=start, first=None, last=None, reason=LUNAR)
        return replace(draft, start=start)
    assert draft.first is not None
    if draft.first.day is None and (part := _PART_RE.search(before)):
        mod = next(_MODS[name] for name, said in part.groupdict().items() if said)
        return replace(draft, start=offset + part.start(), mod=mod, is_bare=False)
    if draft.first.day is None and (week := _WEEK_RE.search(before)):
        return replace(draft, start=offset + week.start(), reason=NOT_COUNTED, is_bare=False)
    if draft.is_bare and _NAMED_RE.search(before):
        return replace(draft, reason=NAMED)
    return _around(text, draft)


def _around(text: str, draft: Draft) -> Draft:
    """About 1998; "about 2000" may be a count, and counts are said with round numbers."""
    offset = max(0, draft.start - _WINDOW)
    before = text[offset : draft.start]
    about = _ABOUT_RE.search(before)
    if not about and not (draft.is_bare and draft.first and (draft.first.year or 0) % 100 == 0):
        about = _ABOUT_DATE_RE.search(before)
    return replace(_blurred(draft), start=offset + about.start()) if about else draft


def _blurred(draft: Draft) -> Draft:
    return replace(draft, first=_about(draft.first), last=_about(draft.last))


def _about(reading: Reading | None) -> Reading | None:
    return replace(reading, qualifier="~") if reading else None
