"""Which expressions stand, where several were seen in one place, and those that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.text.timex.reasons import COUNTED
from generator.text.timex.record import Draft, TimexKind
from generator.text.timex.spaces import spaced

_RECURS_AFTER_RE = spaced(r"\s*,?\s+(?:(?:of|in)\s+)?")
_RECURS_BEFORE_RE = spaced(r"\s+(?:(?:on|in|from)\s+)?(?:the\s+)?|\s?的?[于於在]?\s?")
_COUNTED_FROM_RE = spaced(r"\s+(?:before|after|prior\s+to|following)\s+(?:the\s+)?", re.I)


def choose_longest(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts that do not overlap, in order; of two that do, the longer, or the one seen first."""
    chosen: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        while chosen and draft.start < chosen[-1].end:
            if draft.end - draft.start <= chosen[-1].end - chosen[-1].start:
                break
            chosen.pop()
        else:
            chosen.append(draft)
    return [draft for draft in chosen if not draft.is_void]


def merge_recurrences(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """26 April every year, 每年4月26日: a date that comes back is a recurrence."""
    merged: list[Draft] = []
    for draft in drafts:
        left = merged[-1] if merged else None
        if left and _recurs(text, left, draft):
            merged[-1] = Draft(left.start, draft.end, TimexKind.RECURRENCE)
        else:
            merged.append(draft)
    return merged


def _recurs(text: str, left: Draft, right: Draft) -> bool:
    recurring = TimexKind.RECURRENCE
    if left.kind is recurring and _lacks_year(right):
        return bool(_RECURS_BEFORE_RE.fullmatch(text, left.end, right.start))
    if right.kind is recurring and _lacks_year(left):
        return bool(_RECURS_AFTER_RE.fullmatch(text, left.end, right.start))
    return False


def _lacks_year(draft: Draft) -> bool:
    if draft.kind is TimexKind.INCOMPLETE:
        return True
    reading = draft.first
    return draft.is_date and reading is not None and not (reading.year or reading.deixis)


def merge_counted(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """30 days after 1 March 2021: a date that is counted, not named."""
    merged: list[Draft] = []
    for draft in drafts:
        left = merged[-1] if merged else None
        if (
            left
            and left.kind is TimexKind.DURATION
            and draft.kind is TimexKind.DATE
            and draft.is_date
            and not draft.is_bare  # three years after the 2021 revision
            and _COUNTED_FROM_RE.fullmatch(text, left.end, draft.start)
        ):
            merged[-1] = replace(
                draft, start=left.start, first=None, last=None, reason=COUNTED, is_bare=False
            )
        else:
            merged.append(draft)
    return merged
