"""English words that count from somewhere: this year, last month, the same day."""

from __future__ import annotations

from generator.text.timex.record import Deixis, Reference, Unit

_COUNTED = {
    "this": (Reference.WRITING, 0),
    "current": (Reference.WRITING, 0),
    "last": (Reference.WRITING, -1),
    "next": (Reference.WRITING, 1),
    "coming": (Reference.WRITING, 1),
    "same": (Reference.TEXT, 0),
    "that": (Reference.TEXT, 0),
    "previous": (Reference.TEXT, -1),
    "preceding": (Reference.TEXT, -1),
    "following": (Reference.TEXT, 1),
}
WHICH = rf"(?P<which>{'|'.join(_COUNTED)})"
"""Pattern of the word before "year" that says from where it counts."""
YEAR_WORD = rf"(?!the\s+(?:last|next)\b)(?:the\s+)?{WHICH}\s+year\b(?!-)"
"""Pattern of "this year" and its like."""


def deixis_of(which: str, unit: Unit) -> Deixis:
    """From where "this", "last", "same" ... count, in steps of *unit*."""
    reference, offset = _COUNTED[which.lower()]
    return Deixis(reference, unit, offset)
