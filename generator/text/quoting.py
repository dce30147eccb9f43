"""Quotes: how often words stand in a text, and what tells one place of them from another."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32
"""Code points of the text that are given on each side of a quote, at least where there are any."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words at one place of a text, with what stands around them."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    """Half-open span of code points."""


def quote_at(text: str, start: int, end: int) -> Quotation:
    """The words of a span with as much around them as finds them again, and only there.

    `prefix + exact + suffix` stands exactly once in the text, overlaps counted.
    """
    width = CONTEXT
    while True:
        left, right = max(0, start - width), min(len(text), end + width)
        whole = text[left:right]
        if len(whole) == len(text) or count_overlapping(text, whole) == 1:
            return Quotation(text[start:end], text[left:start], text[end:right], start, end)
        width *= 2


def count_overlapping(text: str, quote: str) -> int:
    """How often the quote stands in the text, overlaps counted."""
    count, start = 0, text.find(quote)
    while start >= 0:
        count, start = count + 1, text.find(quote, start + 1)
    return count


def find_once(text: str, quote: str) -> int:
    """Where the quote stands if it does so exactly once, else -1."""
    start = text.find(quote) if quote else -1
    return start if start >= 0 and text.find(quote, start + 1) < 0 else -1
