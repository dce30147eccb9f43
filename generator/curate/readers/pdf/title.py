"""The largest text on the first page, where it is clearly the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.curate.readers.pdf.paragraphs import Paragraph
from generator.curate.readers.pdf.parts import Box
from generator.curate.readers.pdf.text import join_text
from generator.curate.wrapping import count_columns, is_closed

_LARGER, _LARGEST = 1.2, 1.1
"""Times the size of the text, and of all else on the page, that a title is at least."""
_LONGEST = 150
_TOP = 0.5
"""Share of the page's height below which no title starts."""
# The head of official paper names who issues it, larger than the title.
_MASTHEAD_RE = re.compile(
    r"(?:文\s?件|公\s?报|公\s?報|简\s?报|簡\s?報|[局部委厅廳署院会會府办辦室]"
    r"|\b(?:gazette|bulletin|journal|office|administration|ministry|department|commission|bureau))\Z",
    re.IGNORECASE,
)


_CONTENTS_RE = re.compile(r"(?:table of )?contents|notice|目\s*[录錄次]|通\s*知", re.IGNORECASE)
"""What is printed large and names nothing."""


def find_largest(paragraphs: Sequence[Paragraph], usual: float, box: Box) -> str:
    """The title; empty where the largest text is not clearly one.

    Args:
        paragraphs: Of the document.
        usual: Size of most of its text.
        box: The first page.
    """
    first = [entry for entry in paragraphs if entry.lines[0].page == 1]
    while first:
        largest = max(entry.lines[0].size for entry in first)
        found = [entry for entry in first if entry.lines[0].size >= 0.97 * largest]
        text = join_text(found[0])
        rest = [entry for entry in first if entry.lines[0].size < 0.97 * largest]
        if largest < _LARGER * usual:
            return ""
        if all(_is_no_title(entry) for entry in found):
            first = rest
            continue
        is_high = found[0].lines[0].base >= box.bottom + _TOP * (box.top - box.bottom)
        is_alone = len(found) == 1 and all(
            entry.lines[0].size * _LARGEST <= largest for entry in rest
        )
        is_one = is_high and is_alone and not is_closed(text)
        return text if is_one and len(text) >= 4 and count_columns(text) <= _LONGEST else ""
    return ""


def _is_no_title(paragraph: Paragraph) -> bool:
    text = join_text(paragraph)
    return bool(_MASTHEAD_RE.search(text) or _CONTENTS_RE.fullmatch(text))
