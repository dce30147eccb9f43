"""Works and their copies: which copy speaks for a work where works are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from generator.models import Notice
from generator.vocabulary import Review, Translation

_NEAREST = tuple(Translation)


def chosen_copies(notices: Iterable[Notice]) -> Mapping[str, Notice]:
    """Work id -> the copy nearest to the issuer's words: the original, then by id.

    Retracted copies speak for no work.
    """
    chosen: dict[str, Notice] = {}
    for notice in sorted(notices, key=_distance):
        if notice.review is not Review.RETRACTED:
            chosen.setdefault(notice.work, notice)
    return {work: chosen[work] for work in sorted(chosen)}


def _distance(notice: Notice) -> tuple[int, str]:
    return (_NEAREST.index(notice.translation), notice.id)


def date_order(notice: Notice) -> tuple[date, date, str]:
    """Order of notices by the date a list shows, then by id; those without a date last."""
    best = notice.best_date
    if best is None:
        return (date.max, date.max, notice.id)
    return (best.edtf.first, best.edtf.last, notice.id)
