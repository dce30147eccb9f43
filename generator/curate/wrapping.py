"""Text that was broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.curate.numbering import read_marker, starts_attachment
from generator.curate.scripts import compile_both
from generator.text.han import HAN, HAN_RE, has_han
from generator.text.sentences import is_sentence
from generator.text.timex import DATE_PATTERN

_CLOSED_RE = re.compile(r"[.!?。！？…;；:：][\"”’')\]）】]*\Z|[;；]\s?(?:and|or|和|及|以及)\Z")
_LEAST_WIDTH, _MOST_WIDTH = 40, 140
"""Columns a hard-wrapped text can have; a Chinese character takes two."""
_LONG = 30
"""Columns from which a line says something about the width."""
_RAGGED, _RAGGED_HAN = 12, 8
"""Columns by which a full line can stay short of the width: a word; in Chinese, which breaks
anywhere, the blanks at the start of a paragraph and a mark."""
_LEAST_LINES = 4
_LONGEST_HEADING = 80
"""Columns of a Chinese line without a mark at its end from which it is no heading."""
_OPEN_END_RE = re.compile(
    r"[,，、（《“‘(\[—-]\Z|\b(?:the|a|an|of|and|or|to|in|on|for|by|with|from|as|at|that|which)\Z",
    re.IGNORECASE,
)
_TORN_HAN_RE = compile_both(
    r"(?:根据|依据|按照|依照|为[了贯深进规加]?|经|现[将就]|对于?|自|在|凡|已经|近期|近年来).*，"
    r"|.*，.*[的和与及在对将由于为并或把被向从]\Z"
)
"""A Chinese line that cannot end where it does: clauses, and no heading."""
_ROW_RE = re.compile(
    rf"(?=.{{3,{_MOST_WIDTH}}}\Z)[^，。；：、,;:]*[{HAN}）)][ \u3000]+[^，。；：、,;:]+"
)
"""A row of a table: Chinese with spaces and no marks."""
_OPEN_START_RE = re.compile(r"[a-z,.;:)\]，。、；：）》”】]")
_LETTER_RE = re.compile(
    r"(?:Dear\b.{1,60}|Yours \w{1,12}|(?:Sincerely|Respectfully)(?: yours)?|(?:Best|Kind) regards)"
    r",\Z"
)
"""The salutation and the close of a letter: their commas end the line."""
_DATE_LINE_RE = re.compile(DATE_PATTERN)


def count_columns(text: str) -> int:
    """Columns the text takes; a Chinese character takes two."""
    return len(text) + (0 if text.isascii() else len(HAN_RE.findall(text)))


def is_closed(text: str) -> bool:
    """Whether a line ends with a mark that can end a paragraph or an item."""
    return _CLOSED_RE.search(text) is not None


def find_width(texts: Iterable[str]) -> int:
    """Columns of a hard-wrapped text; 0 where a line is a paragraph.

    In a hard-wrapped text most long lines are about as long as each other, and most of those
    break off in a sentence.
    """
    every, broken = [0] * (_MOST_WIDTH + 1), [0] * (_MOST_WIDTH + 1)
    outside = chinese = 0
    for text in texts:
        if _ROW_RE.fullmatch(text):
            continue
        columns = count_columns(text) if len(text) <= _MOST_WIDTH else len(text)
        if columns > _MOST_WIDTH:
            outside += 1
        elif columns >= _LONG:
            every[columns] += 1
            broken[columns] += not is_closed(text)
            chinese += has_han(text)
    ragged = _RAGGED_HAN if chinese * 2 > sum(every) else _RAGGED
    best, best_count = 0, _LEAST_LINES
    for width in range(_LEAST_WIDTH, _MOST_WIDTH + 1):
        window = slice(max(_LONG, width - ragged), width + 1)
        count = sum(every[window])
        if every[width] and count >= best_count and sum(broken[window]) * 2 >= count:
            best, best_count = width, count
    return best if best and best_count * 2 >= sum(every) + outside else 0


def is_broken(above: str, below: str, *, is_next: bool, width: int, uses_blanks: bool) -> bool:
    """Whether the line above breaks off in a sentence that goes on below.

    Args:
        above: A line of the text.
        below: The next line that is kept.
        is_next: Whether it stands right below, with no blank line between.
        width: Of the hard-wrapped text; 0 where a line is a paragraph.
        uses_blanks: Whether blank lines stand between paragraphs.
    """
    if read_marker(below) or starts_attachment(below) or _DATE_LINE_RE.fullmatch(below):
        return False
    is_open = not is_closed(above) and not _LETTER_RE.match(above)
    if is_open and (_OPEN_START_RE.match(below) or _OPEN_END_RE.search(above)):
        return True
    if not is_next:
        return False
    columns = count_columns(above)
    if is_open and _is_torn_clause(above, below):
        return True
    is_torn_chinese = is_open and HAN_RE.match(below) and is_sentence(below)
    if is_torn_chinese and columns >= _LONGEST_HEADING and not read_marker(above):
        return True
    if _ROW_RE.fullmatch(above):
        return False
    if not width or columns < (width - _RAGGED_HAN if has_han(above) else width * 0.7):
        return False
    return uses_blanks or is_open


def _is_torn_clause(above: str, below: str) -> bool:
    """Whether a short Chinese line breaks off between two clauses of a sentence."""
    if not HAN_RE.match(below) or not _TORN_HAN_RE.match(above[:_MOST_WIDTH]):
        return False
    goes_on = is_closed(below) or "，" in below
    return goes_on and not read_marker(above)
