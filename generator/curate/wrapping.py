"""Text that was broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.text.han import HAN_RE

_CLOSED_RE = re.compile(r"[.!?。！？…;；:：][\"”’')\]）】]*\Z")
_LEAST_WIDTH, _MOST_WIDTH = 40, 140
"""Columns a hard-wrapped text can have; a Chinese character takes two."""
_LONG = 30
"""Columns from which a line says something about the width."""
_RAGGED = 12
"""Columns by which a full line can stay short of the width: a word."""
_LEAST_LINES = 4


def count_columns(text: str) -> int:
    """Columns the text takes; a Chinese character takes two."""
    return len(text) + len(HAN_RE.findall(text))


def is_closed(text: str) -> bool:
    """Whether a line ends with a mark that can end a paragraph or an item."""
    return _CLOSED_RE.search(text) is not None


def find_width(texts: Iterable[str]) -> int:
    """Columns of a hard-wrapped text; 0 where a line is a paragraph.

    In a hard-wrapped text most long lines are about as long as each other, and most of those
    break off in a sentence.
    """
    every, broken = [0] * (_MOST_WIDTH + 1), [0] * (_MOST_WIDTH + 1)
    outside = 0
    for text in texts:
        columns = count_columns(text) if len(text) <= _MOST_WIDTH else len(text)
        if columns > _MOST_WIDTH:
            outside += 1
        elif columns >= _LONG:
            every[columns] += 1
            broken[columns] += not is_closed(text)
    best, best_count = 0, _LEAST_LINES
    for width in range(_LEAST_WIDTH, _MOST_WIDTH + 1):
        window = slice(max(_LONG, width - _RAGGED), width + 1)
        count = sum(every[window])
        if every[width] and count >= best_count and sum(broken[window]) * 2 >= count:
            best, best_count = width, count
    return best if best and best_count * 2 >= sum(every) + outside else 0
