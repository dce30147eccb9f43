"""The word or character beside an expression: a quick look before a pattern is tried.

Patterns that end at a place must be tried from each character before it; most of the time the
last word already tells that they cannot fit.
"""

from __future__ import annotations


def word_before(text: str, start: int) -> str:
    """The last word before a place, in small letters, with any marks that stand at it.

    Empty at the start of a text. In Chinese it is the run of characters without a space.
    """
    words = text[max(0, start - 18) : start].rsplit(None, 1)
    return words[-1].rstrip("-").lower() if words else ""
