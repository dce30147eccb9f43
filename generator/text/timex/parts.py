"""Stretches of a year and of longer spans: quarters, halves, thirds of a month, decades, centuries.

They are given as intervals of months, days or years, which every reader of EDTF understands:
the first quarter of 2022 is 2022-01/2022-03, the 1990s are 1990/1999, the 20th century is
1900/1999 (ISO 8601 counts centuries by their first two digits).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

from generator.text.timex.record import Reading

CENTURY_PATTERN = "(?:1[5-9]|20|21)"
YEAR_PATTERN = rf"{CENTURY_PATTERN}[0-9][0-9]"
"""Years that may be printed with nothing but their digits."""

Pair = tuple[Reading, Reading]
LAST = -1
"""Ordinal of "the last"."""


def is_year(number: int | None) -> TypeGuard[int]:
    """Whether a number that is marked as a year can be one in a notice."""
    return number is not None and 1000 <= number <= 2199


def months_of(year: Reading, size: int, ordinal: int, count: int = 1) -> Pair | None:
    """The first and last month of a part of a year; None where the year has no such part.

    Args:
        year: What is said of the year.
        size: Months in one part: 3 for a quarter.
        ordinal: 1 for the first part or parts, `LAST` for the last.
        count: How many parts: 3 in "the first three quarters".
    """
    if not 0 < count * size <= 12 or (count > 1 and ordinal not in (1, LAST)):
        return None
    first = 13 - count * size if ordinal == LAST else (ordinal - 1) * size + 1
    last = first + count * size - 1
    if not 1 <= first <= last <= 12:
        return None
    return replace(year, month=first), replace(year, month=last)


def third_of(month: Reading, number: int) -> Pair:
    """The days of 上旬, 中旬 and 下旬 of a month; the last third ends with the month."""
    first = replace(month, day=(number - 1) * 10 + 1)
    return first, month if number == 3 else replace(month, day=number * 10)


def years_of_decade(year: int) -> Pair:
    """The ten years from *year* on."""
    return Reading(year), Reading(year + 9)


def years_of_century(number: int) -> Pair | None:
    """The hundred years of the 20th century for 20; None for one that cannot be meant."""
    if not 2 <= number <= 22:
        return None
    return Reading((number - 1) * 100), Reading(number * 100 - 1)
