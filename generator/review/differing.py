"""Two long texts that differ, quoted so that one sees where."""

from __future__ import annotations

from generator.errors import excerpt
from generator.text.linediff import cut_difference

_LONGEST = 90
_CONTEXT = 24
"""Code points before a difference, so that one sees where it is."""


def excerpt_difference(one: str, other: str, most: int = _LONGEST) -> tuple[str, str]:
    """Both texts, as messages quote them, cut to where they differ."""
    before = len(cut_difference(one, other)[0][0])
    if before <= _CONTEXT or max(len(one), len(other)) <= most:
        return excerpt(one, most), excerpt(other, most)
    first = max(one.rfind(" ", 0, before - _CONTEXT) + 1, before - 2 * _CONTEXT)
    return f"…{excerpt(one[first:], most)}", f"…{excerpt(other[first:], most)}"
