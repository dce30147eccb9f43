"""Lines -> paragraphs: what was broken because a line, a column or a page was full is whole again.

Here the places on the page are known: whether a line is full, whether the next is indented, how
far it stands below. A line goes on with the next one only if the first word of that one had no
room in it. A page between them, or footnotes, change nothing.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.curate.numbering import read_marker
from generator.curate.readers.pdf_parts import WIDE_RE, Box, Line
from generator.curate.wrapping import is_closed

_SAME_SIZE = 0.08
"""Share by which the sizes of lines of a paragraph may differ."""
_DISPLAY = 1.15
"""Times the size of the text from which lines are a title."""
_GAP = 1.35
"""Times the usual distance of lines from which a paragraph has ended above."""
_TITLE_GAP = 2.2
"""Ems between the lines of a title."""
_ALIGNED = 0.6
"""Ems within which edges are the same."""
_INDENTED, _FARTHEST = 0.8, 6.0
"""Ems of an indent, at least and at most."""
_WIDE_ENOUGH = 0.6
"""Share of the room between even margins from which a text is as wide as its page."""
_NEAR = 0.4
"""Share of the width within which a full line starts."""
_SPACE = 0.25
"""Ems of a space between words."""
_NOTE_SIZE = 0.93
"""Share of the size of the text up to which lines at the foot of a page are footnotes."""
_NOTE_RE = re.compile(r"[\d⁰¹²³⁴-⁹①-⑳*†‡〔\[]|注[:：]|notes?[:.]", re.IGNORECASE)
_LEADER_RE = re.compile(r"(?:[.．·…]\s?){4,}\s*\d+\s*\Z")
_OPEN_RE = re.compile(r"[A-Za-z,]\Z")
_SMALL_RE = re.compile(r"[a-z]{2,}[ ,.;]")
_HYPHEN_RE = re.compile(r"[A-Za-z][-\u2010]\Z")


@dataclass(frozen=True)
class Paragraph:
    """Lines that are one paragraph."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Edges:
    """Where the lines of a column start and end."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class _Layout:
    """How a document is set."""

    size: float
    """Of most characters."""
    step: float
    """Usual distance of lines, in ems."""
    edges: dict[tuple[int, int], _Edges]
    """(page, column) -> its edges."""
    uses_indents: bool = False

    def edges_of(self, line: Line) -> _Edges:
        return self.edges[line.page, line.column]

    def indent(self, line: Line) -> float:
        """In ems."""
        return (line.left - self.edges_of(line).left) / line.size

    def is_full(self, line: Line, head: float, size: float) -> bool:
        """Whether what the next line starts with had no room behind a line."""
        edges = self.edges_of(line)
        room = edges.right - line.right
        if _HYPHEN_RE.search(line.cells[-1].text):
            return room < 4 * size
        space = 0.0 if WIDE_RE.match(line.cells[-1].text[-1]) else _SPACE * size
        return line.left - edges.left <= _NEAR * edges.width and room < head + space + 0.1 * size


def join_lines_to_paragraphs(lines: Sequence[Line], boxes: Sequence[Box]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document, in reading order; footnotes follow the paragraph above them.

    Args:
        lines: All lines in reading order, page by page, asides included.
        boxes: Of the pages.
    """
    layout = _read_layout([line for line in lines if not line.is_aside], boxes)
    marked = list(_mark_notes(lines, layout))
    text = _group([line for line in marked if not line.is_aside], layout)
    notes = _group([line for line in marked if line.is_aside], layout)
    return tuple(_merge(text, notes))


def usual_size(lines: Sequence[Line]) -> float:
    """Size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += sum(len(cell.text) for cell in line.cells)
    return max(sizes, key=lambda size: (sizes[size], size), default=12.0)


def _merge(text: list[list[Line]], notes: list[list[Line]]) -> Iterator[Paragraph]:
    """Notes stand behind the last paragraph that starts on their page."""
    waiting = list(notes)
    for group in text:
        while waiting and waiting[0][0].page < group[0].page:
            yield Paragraph(tuple(waiting.pop(0)))
        yield Paragraph(tuple(group))
    yield from (Paragraph(tuple(group)) for group in waiting)


# How the document is set


def _read_layout(lines: Sequence[Line], boxes: Sequence[Box]) -> _Layout:
    size = usual_size(lines)
    layout = _Layout(size, 1.5, _find_edges(lines, boxes, size))
    layout = replace(layout, step=_usual_step(lines, layout))
    return replace(layout, uses_indents=_has_indents(lines, layout))


def _find_edges(
    lines: Sequence[Line], boxes: Sequence[Box], size: float
) -> dict[tuple[int, int], _Edges]:
    """The edges of each column; a page with few lines takes those of another page."""
    groups: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.page, line.column].append(line)
    own, sure = {}, {}
    for place, group in groups.items():
        own[place] = edges = _own_edges(group, size)
        wide = _widest(edges, boxes[place[0] - 1]) if place[1] == 0 else edges
        if _is_sure(group, edges, wide, size):
            sure[place] = edges
        else:
            own[place] = wide
    return {place: sure.get(place) or _borrow(place, own[place], sure, size) for place in own}


def _own_edges(lines: Sequence[Line], size: float) -> _Edges:
    """The edges that lines share; those of the widest line where none do."""
    body = [line for line in lines if abs(line.size - size) <= 0.3 * size and not line.is_row]
    body = body or list(lines)
    lefts, rights = sorted(line.left for line in body), sorted(line.right for line in body)
    left = next(
        (at for at, after in itertools.pairwise(lefts) if after - at < 0.3 * size),
        lefts[0],
    )
    # A lone line that is longer than those that end together sticks out of a list or a table.
    right = next(
        (
            at
            for at, before in zip(rights[::-1], rights[-2::-1], strict=False)
            if at - before < 0.5 * size
        ),
        rights[-1],
    )
    return _Edges(left, max(right, left + size))


def _widest(edges: _Edges, box: Box) -> _Edges:
    """The edges of text with as much margin on the right as on the left."""
    return _Edges(edges.left, max(edges.right, box.right - (edges.left - box.left)))


def _is_sure(lines: Sequence[Line], edges: _Edges, wide: _Edges, size: float) -> bool:
    """Whether lines end at the right edge because there was no more room."""
    full = [line for line in lines if abs(edges.right - line.right) < 0.5 * size]
    torn = sum(not is_closed(line.text) for line in full)
    if edges.width >= _WIDE_ENOUGH * wide.width:
        return len(full) > 1 and torn > 0
    # Text in a narrow column: many lines end there, most of them in the middle of a sentence.
    return len(full) >= 4 and len(full) * 3 >= len(lines) and torn * 2 >= len(full)


def _borrow(
    place: tuple[int, int],
    own: _Edges,
    sure: dict[tuple[int, int], _Edges],
    size: float,
) -> _Edges:
    """Edges of the nearest page, rather of one on the same side, that the lines keep within."""
    page, column = place
    others = [
        (abs(other - page) + (0.5 if (other - page) % 2 else 0), edges)
        for (other, its_column), edges in sure.items()
        if its_column == column and edges.left <= own.left + 0.5 * size
    ]
    return min(others, key=lambda entry: entry[0])[1] if others else own


def _usual_step(lines: Sequence[Line], layout: _Layout) -> float:
    """Distance in ems between the lines of a paragraph, from lines that are full."""
    steps: Counter[float] = Counter()
    every: list[float] = []
    for above, below in itertools.pairwise(lines):
        step = (above.base - below.base) / above.size
        if (above.page, above.column) != (below.page, below.column) or not 0.7 < step < 4:
            continue
        if abs(above.size - below.size) > _SAME_SIZE * above.size:
            continue
        every.append(step)
        if layout.is_full(above, below.cells[0].head, below.size):
            steps[round(step, 1)] += 1
    if steps:
        return max(steps, key=lambda step: (steps[step], -step))
    return min(every, default=1.5)


def _has_indents(lines: Sequence[Line], layout: _Layout) -> bool:
    """Whether paragraphs start with an indent: most lines below a short one do."""
    indented = flush = 0
    for above, below in itertools.pairwise(lines):
        if above.is_row or below.is_row or _is_centred(below, layout):
            continue
        if (above.page, above.column) == (below.page, below.column) and layout.is_full(
            above, below.cells[0].head, below.size
        ):
            continue
        indent = layout.indent(below)
        indented += _INDENTED <= indent <= _FARTHEST
        flush += indent < _INDENTED
    return indented > 0 and indented >= flush


def _is_centred(line: Line, layout: _Layout) -> bool:
    edges = layout.edges_of(line)
    left, right = line.left - edges.left, edges.right - line.right
    return min(left, right) > line.size and abs(left - right) <= line.size


def _mark_notes(lines: Sequence[Line], layout: _Layout) -> Iterator[Line]:
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


# Which line goes on with which


def _group(lines: Sequence[Line], layout: _Layout) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: Sequence[Line], below: Line, layout: _Layout) -> bool:
    above = group[-1]
    if above.is_row or below.is_row or _LEADER_RE.search(above.text):
        return False
    if abs(above.size - below.size) > _SAME_SIZE * above.size:
        return False
    is_near = (above.page, above.column) == (below.page, below.column)
    step = (above.base - below.base) / above.size
    if _is_title(above, below, layout):
        return is_near and step <= max(_TITLE_GAP, _GAP * layout.step)
    if is_near and not 0 < step <= _GAP * layout.step:
        return False
    if _is_centred(below, layout) and not _is_wrapped_in_the_middle(above, below, layout):
        return False
    is_full = layout.is_full(above, below.cells[0].head, below.size)
    if not (is_full or _is_centred(below, layout) or _runs_on(above, below)):
        return False
    return _is_aligned(group, below, layout, is_near)


def _runs_on(above: Line, below: Line) -> bool:
    """Whether words alone tell that a line goes on, whatever room there was behind it."""
    is_long = above.right - above.left >= 0.5 * (below.right - below.left)
    return is_long and bool(_OPEN_RE.search(above.text) and _SMALL_RE.match(below.text))


def _is_title(above: Line, below: Line, layout: _Layout) -> bool:
    """Whether two lines are of one title: large, and set about the same middle or edge."""
    if above.size < _DISPLAY * layout.size or is_closed(above.text):
        return False
    if any(cell.is_spread for line in (above, below) for cell in line.cells):
        return False
    size = above.size
    return (
        abs(above.left + above.right - below.left - below.right) <= size
        or abs(above.left - below.left) <= 0.3 * size
    )


def _is_wrapped_in_the_middle(above: Line, below: Line, layout: _Layout) -> bool:
    edges = layout.edges_of(above)
    left, right = above.left - edges.left, edges.right - above.right
    is_middle = abs(left - right) <= above.size
    return is_middle and left + right < below.cells[0].head + _SPACE * above.size


def _is_aligned(group: Sequence[Line], below: Line, layout: _Layout, is_near: bool) -> bool:
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
            return indent - first <= _FARTHEST and (
                read_marker(group[0].text) is not None or (is_open and not layout.uses_indents)
            )
    if is_outdented:
        return True
    if is_open:
        return not _starts_item(group, below)
    if layout.uses_indents:
        # Where paragraphs are indented, a full line at the margin goes on.
        return indent < _INDENTED and first < _INDENTED and not read_marker(below.text)
    return is_near and not read_marker(below.text)


def _starts_item(group: Sequence[Line], below: Line) -> bool:
    """Whether the line below is the next item of the list that the group is an item of."""
    marker, own = read_marker(below.text), read_marker(group[0].text)
    return marker is not None and own is not None and marker.scheme == own.scheme
