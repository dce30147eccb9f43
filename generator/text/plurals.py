"""A count with its noun."""

from __future__ import annotations


def number_of(count: int, one: str, several: str = "") -> str:
    """The number with its noun: "1 notice", "1,902 mentions"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
