"""Years printed once for several dates of a sentence: 1 March and 5 April 2021.

A date takes a year only from its neighbour in a list, or in a story told in order: both dates open
a clause, the earlier one is set off by a comma, and the later one does not go back in the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.text.timex.record import Draft, Mod, Reading
from generator.text.timex.spaces import spaced

_LIST_RE = spaced(
    r"\.?\s*(?:,\s*(?:and|or)|,|、|，|and|or|&|以及|和|与|與|及|或)\s*(?:on\s+|in\s+|于|於)?(?:the\s+)?",
    re.I,
)
_SENTENCE_ENDS_RE = spaced(r"[。！？!?]|\.\s+(?=[A-Z\"“])|\n\s*\n")
_OPENS_RE = spaced(
    r"(?:\A|[。！？!?；;，,：:\n(（.])\s*(?:(?:and|then)\s+)?(?:(?:on|in|by|at)\s+|[于於在])?\Z",
    re.I,
)
_COMMA_RE = spaced(r"\s*[,，]")
_WINDOW = 12
_FAR = 160


def lend_years(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with years that their neighbours print for them.

    One that stays without a year names the dated expression before it in the same sentence as
    its antecedent, so that `resolve` can see whether the anchor agrees.
    """
    lent = list(drafts)
    for index in range(len(lent) - 1, 0, -1):
        lent[index - 1] = _from_next(text, lent[index - 1], lent[index])
    dated: Draft | None = None
    for index, draft in enumerate(lent):
        if _lacks_year(draft) and dated and _is_same_sentence(text, dated, draft):
            draft = lent[index] = _from_earlier(text, dated, draft)
        if draft.last is not None and draft.last.year is not None and draft.is_date:
            dated = draft
    return lent


def _lacks_year(draft: Draft) -> bool:
    return (
        draft.is_date
        and draft.first is not None
        and draft.last is not None
        and draft.first.year is None
        and draft.last.year is None
        and not (draft.first.deixis or draft.last.deixis)
    )


def _from_next(text: str, draft: Draft, following: Draft) -> Draft:
    """1 March, 3 April and 5 May 2021: the year stands at the end of the list."""
    year = following.first.year if following.first is not None else None
    if (
        year is None
        or not _lacks_year(draft)
        or not _LIST_RE.fullmatch(text, draft.end, following.start)
        or not _is_alike(draft.last, following.first)
        or _place(draft.last) > _place(following.first)
    ):
        return draft
    return _in_year(draft, year, following)


def _from_earlier(text: str, dated: Draft, draft: Draft) -> Draft:
    assert dated.last is not None and dated.last.year is not None
    is_listed = bool(_LIST_RE.fullmatch(text, dated.end, draft.start))
    if is_listed and dated.last.month and not dated.is_range:
        draft = _in_month(draft, dated.last.month)
    if (
        dated.last.month is not None
        and _goes_on(dated, draft)
        and ((is_listed and _is_alike(dated.last, draft.first)) or _is_told(text, dated, draft))
    ):
        return _in_year(draft, dated.last.year, dated)
    return replace(draft, antecedent=(dated.start, dated.end))


def _goes_on(dated: Draft, draft: Draft) -> bool:
    """Whether the later date says a month and does not go back in the year."""
    is_month = draft.first is not None and draft.first.month is not None
    return is_month and _place(draft.first) >= _place(dated.last)


def _is_told(text: str, dated: Draft, draft: Draft) -> bool:
    """Whether both dates open a clause: "On 1 March 2019, it filed, and on 5 April, ..."."""
    return (
        dated.mod is Mod.NONE
        and bool(_COMMA_RE.match(text, dated.end))
        and bool(_OPENS_RE.search(text[max(0, dated.start - _WINDOW) : dated.start]))
        and bool(_OPENS_RE.search(text[max(0, draft.start - _WINDOW) : draft.start]))
    )


def _is_same_sentence(text: str, dated: Draft, draft: Draft) -> bool:
    if draft.start - dated.end > _FAR:
        return False
    return not _SENTENCE_ENDS_RE.search(text, dated.end, draft.start)


def _is_alike(left: Reading | None, right: Reading | None) -> bool:
    """Whether both say a month, and both or neither a day."""
    if left is None or right is None or left.month is None or right.month is None:
        return False
    return (left.day is None) == (right.day is None)


def _place(reading: Reading | None) -> tuple[int, int]:
    assert reading is not None
    return reading.month or 0, reading.day or 0


def _in_month(draft: Draft, month: int) -> Draft:
    """A bare day in a list takes the month as well: 2021年3月12日、15日."""
    assert draft.first is not None and draft.last is not None
    if draft.first.month is not None or draft.last.month is not None:
        return draft
    return replace(
        draft, first=replace(draft.first, month=month), last=replace(draft.last, month=month)
    )


def _in_year(draft: Draft, year: int, lender: Draft) -> Draft:
    assert draft.first is not None and draft.last is not None
    return replace(
        draft,
        first=replace(draft.first, year=year),
        last=replace(draft.last, year=year),
        antecedent=(lender.start, lender.end),
    )
