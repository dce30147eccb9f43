"""Lines -> paragraphs: what was broken because a line, a column or a page was full is whole again.

Here the places on the page are known: whether a line is full, whether the next is indented, how
far it stands below. A line goes on with the next one only if the first word of that one had no
room in it. A page between them, or footnotes, change nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.curate.numbering import read_marker
from generator.curate.readers.pdf.layout import FARTHEST, INDENTED, SAME_SIZE, Layout, read_layout
from generator.curate.readers.pdf.parts import WIDE_RE, Box, Line
from generator.curate.wrapping import is_closed

_DISPLAY = 1.15
"""Times the size of the text from which lines are a title."""
_GAP = 1.35
"""Times the usual distance of lines from which a paragraph has ended above."""
_TITLE_GAP = 2.2
"""Ems between the lines of a title."""
_ALIGNED = 0.6
"""Ems within which edges are the same."""
_SPACE = 0.25
"""Ems of a space between words."""
_NOTE_SIZE = 0.93
"""Share of the size of the text up to which lines at the foot of a page are footnotes."""
_NOTE_RE = re.compile(r"[\d⁰¹²³⁴-⁹①-⑳*†‡〔\[]|注[:：]|notes?[:.]", re.IGNORECASE)
_LEADER_RE = re.compile(r"(?:[.．·…]\s?){4,}\s*\d+\s*\Z")
_OPEN_RE = re.compile(r"[A-Za-z,]\Z")
_SMALL_RE = re.compile(r"[a-z]{2,}[ ,.;]")


@dataclass(frozen=True)
class Paragraph:
    """Lines that are one paragraph."""

    lines: tuple[Line, ...]


def join_lines_to_paragraphs(lines: Sequence[Line], boxes: Sequence[Box]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document, in reading order; footnotes follow the paragraph above them.

    Args:
        lines: All lines in reading order, page by page, asides included.
        boxes: Of the pages.
    """
    layout = read_layout(lines, boxes)
    marked = list(_mark_notes(lines, layout))
    text = _group([line for line in marked if not line.is_aside], layout)
    notes = _group([line for line in marked if line.is_aside], layout)
    return tuple(_merge(text, notes))


def _merge(text: list[list[Line]], notes: list[list[Line]]) -> Iterator[Paragraph]:
    """Notes stand behind the last paragraph that starts on their page."""
    waiting = list(notes)
    for group in text:
        while waiting and waiting[0][0].page < group[0].page:
            yield Paragraph(tuple(waiting.pop(0)))
        yield Paragraph(tuple(group))
    yield from (Paragraph(tuple(group)) for group in waiting)


def _mark_notes(lines: Sequence[Line], layout: Layout) -> Iterator[Line]:
    """The lines, footnotes marked as asides."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if not line.is_aside:
            groups[line.page, line.column].append(index)
    notes: set[int] = set()
    for indexes in groups.values():
        start = len(indexes)
        while start and lines[indexes[start - 1]].size <= _NOTE_SIZE * layout.size:
            start -= 1
        small = [index for index in indexes[start:] if _NOTE_RE.match(lines[index].text)]
        first = indexes.index(small[0]) if small else len(indexes)
        if first:  # a page of small print alone is text
            notes.update(indexes[first:])
    for index, line in enumerate(lines):
        yield replace(line, is_aside=True) if index in notes else line


def _group(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: Sequence[Line], below: Line, layout: Layout) -> bool:
    above = group[-1]
    if above.is_row or below.is_row or _LEADER_RE.search(above.text):
        return False
    if abs(above.size - below.size) > SAME_SIZE * above.size:
        return False
    is_near = (above.page, above.column) == (below.page, below.column)
    step = (above.base - below.base) / above.size
    if _is_title(above, below, layout):
        return is_near and step <= max(_TITLE_GAP, _GAP * layout.step)
    if is_near and not 0 < step <= _GAP * layout.step:
        return False
    if layout.is_centred(below):
        return _is_wrapped_in_the_middle(above, below, layout)
    is_full = layout.is_full(above, below) or _runs_on(above, below, layout)
    return is_full and _is_aligned(group, below, layout, is_near)


def _runs_on(above: Line, below: Line, layout: Layout) -> bool:
    """Whether words alone tell that a line goes on, where nothing shows the right edge."""
    if layout.is_sure(above):
        return False
    is_long = above.right - above.left >= 0.5 * (below.right - below.left)
    return is_long and bool(_OPEN_RE.search(above.text) and _SMALL_RE.match(below.text))


def _is_title(above: Line, below: Line, layout: Layout) -> bool:
    """Whether two lines are of one title: large, and set about the same middle or edge."""
    if above.size < _DISPLAY * layout.size or is_closed(above.text):
        return False
    if any(cell.is_spread for line in (above, below) for cell in line.cells):
        return False
    is_centred = abs(above.left + above.right - below.left - below.right) <= above.size
    return is_centred or layout.is_full(above, below)


def _is_wrapped_in_the_middle(above: Line, below: Line, layout: Layout) -> bool:
    left, right = layout.indent(above), layout.room(above)
    head = below.cells[0].head / below.size
    return abs(left - right) <= 1 and left + right < head + _SPACE


def _is_aligned(group: Sequence[Line], below: Line, layout: Layout, is_near: bool) -> bool:
    """Whether the line below starts where a paragraph goes on, and not where a new one starts."""
    above, indent = group[-1], layout.indent(below)
    first = layout.indent(group[0])
    is_open = not is_closed(above.text)
    if len(group) > 1:
        if abs(indent - layout.indent(above)) > _ALIGNED:
            return False
        is_outdented = first > indent + _ALIGNED
    else:
        is_outdented = indent < first - _ALIGNED
        if indent > first + _ALIGNED:  # a hanging indent, below a number
            return indent - first <= FARTHEST and (
                read_marker(group[0].text) is not None
                or (is_open and layout.is_sure(below) and not layout.uses_indents)
            )
    if is_outdented:
        return True
    if layout.uses_indents and indent >= INDENTED and WIDE_RE.match(below.text):
        return False
    if is_open:
        return not _starts_item(group, below)
    if layout.uses_indents:
        # Where paragraphs are indented, a full line at the margin goes on.
        return indent < INDENTED and first < INDENTED and not read_marker(below.text)
    if len(group) == 1 and first >= INDENTED:
        return False  # two lines that are indented are two paragraphs
    is_whole = layout.is_flush(above) if layout.is_justified else is_near
    return is_whole and not read_marker(below.text)


def _starts_item(group: Sequence[Line], below: Line) -> bool:
    """Whether the line below is the next item of the list that the group is an item of."""
    marker, own = read_marker(below.text), read_marker(group[0].text)
    return marker is not None and own is not None and marker.scheme == own.scheme
