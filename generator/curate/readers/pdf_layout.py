"""How a document is set: where its columns end, how far its lines stand apart, what is indented.

The edges of a column are those that its lines share. A page on which no lines end together, as the
last one with its signature, takes the edges of another page, or those of even margins.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.curate.readers.pdf_parts import WIDE_RE, Box, Line
from generator.curate.wrapping import is_closed

SAME_SIZE = 0.08
"""Share by which the sizes of lines of a paragraph may differ."""
INDENTED, FARTHEST = 0.8, 6.0
"""Ems of an indent, at least and at most."""
_WIDE_ENOUGH = 0.6
"""Share of the room between even margins from which a text is as wide as its page."""
_LEAST_BLOCK = 15.0
"""Ems of a line from which it is no chance that the next one is as long."""
_NEAR = 0.4
"""Share of the width within which a full line starts."""
_SPACE = 0.25
"""Ems of a space between words."""
_BROKEN = 4.0
"""Ems that can be left behind a word that is broken with a hyphen."""
_HYPHEN_RE = re.compile(r"[A-Za-z][-\u2010]\Z")


@dataclass(frozen=True)
class Edges:
    """Where the lines of a column start and end."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


@dataclass(frozen=True)
class Layout:
    """How a document is set."""

    size: float
    """Of most characters."""
    step: float
    """Usual distance of lines, in ems."""
    edges: dict[tuple[int, int], Edges]
    """(page, column) -> its edges."""
    sure: frozenset[tuple[int, int]] = frozenset()
    """Those whose lines show where the right edge is."""
    blocks: frozenset[tuple[int, int, float]] = frozenset()
    """(page, column, base) of lines that end together with the line above or below them."""
    uses_indents: bool = False

    def edges_of(self, line: Line) -> Edges:
        """The edges of the column it stands in."""
        return self.edges[line.page, line.column]

    def indent(self, line: Line) -> float:
        """In ems."""
        return (line.left - self.edges_of(line).left) / line.size

    def is_block(self, line: Line) -> bool:
        """Whether it is a line of a block that is set narrower than its column."""
        return (line.page, line.column, line.base) in self.blocks

    def is_centred(self, line: Line) -> bool:
        """Whether it stands in the middle of its column, with room on both sides."""
        edges = self.edges_of(line)
        left, right = line.left - edges.left, edges.right - line.right
        is_even = min(left, right) > line.size and abs(left - right) <= line.size
        return is_even and not self.is_block(line)

    def is_full(self, line: Line, head: float, size: float) -> bool:
        """Whether what the next line starts with had no room behind a line."""
        edges = self.edges_of(line)
        room = edges.right - line.right
        if _HYPHEN_RE.search(line.cells[-1].text):
            return room < _BROKEN * size
        if self.is_block(line):
            return True
        space = 0.0 if WIDE_RE.match(line.cells[-1].text[-1]) else _SPACE * size
        return line.left - edges.left <= _NEAR * edges.width and room < head + space + 0.1 * size


def usual_size(lines: Sequence[Line]) -> float:
    """Size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += sum(len(cell.text) for cell in line.cells)
    return max(sizes, key=lambda size: (sizes[size], size), default=12.0)


def read_layout(lines: Sequence[Line], boxes: Sequence[Box]) -> Layout:
    """How a document is set.

    Args:
        lines: All lines in reading order.
        boxes: Of the pages.
    """
    size = usual_size([line for line in lines if not line.is_aside] or lines)
    edges, sure = _find_edges(lines, boxes, size)
    layout = Layout(size, 1.5, edges, sure, frozenset(_find_blocks(lines)))
    text = [line for line in lines if not line.is_aside]
    layout = replace(layout, step=_usual_step(text, layout))
    return replace(layout, uses_indents=_has_indents(text, layout))


def _find_edges(
    lines: Sequence[Line], boxes: Sequence[Box], size: float
) -> tuple[dict[tuple[int, int], Edges], frozenset[tuple[int, int]]]:
    """The edges of each column, and where lines show them; other pages take those of a page."""
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
    found = {place: sure.get(place) or _borrow(place, own[place], sure, size) for place in own}
    return found, frozenset(sure)


def _find_blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int, float]]:
    """Lines of a block that is set narrower than its column, such as a quotation in English."""
    for above, below in itertools.pairwise(lines):
        if (
            (above.page, above.column) == (below.page, below.column)
            and abs(above.left - below.left) < 0.1 * above.size
            and abs(above.right - below.right) < 0.1 * above.size
            and above.right - above.left > _LEAST_BLOCK * above.size
            and not WIDE_RE.search(above.cells[-1].text + below.cells[-1].text)
            and not is_closed(above.text)
        ):
            yield above.page, above.column, above.base
            yield below.page, below.column, below.base


def _own_edges(lines: Sequence[Line], size: float) -> Edges:
    """The edges that lines share; those of the widest line where none do."""
    body = [line for line in lines if abs(line.size - size) <= 0.3 * size and not line.is_row]
    body = body or list(lines)
    lefts, rights = sorted(line.left for line in body), sorted(line.right for line in body)
    left = next(
        (at for at, after in itertools.pairwise(lefts) if after - at < 0.3 * size),
        lefts[0],
    )
    if INDENTED * size <= left - lefts[0] <= 4 * size and WIDE_RE.search(body[0].text):
        left = lefts[0]  # in Chinese one line at the margin shows that the others are indented
    # A lone line that is longer than those that end together sticks out of a list or a table.
    right = next(
        (
            at
            for at, before in zip(rights[::-1], rights[-2::-1], strict=False)
            if at - before < 0.5 * size
        ),
        rights[-1],
    )
    return Edges(left, max(right, left + size))


def _widest(edges: Edges, box: Box) -> Edges:
    """The edges of text with as much margin on the right as on the left."""
    return Edges(edges.left, max(edges.right, box.right - (edges.left - box.left)))


def _is_sure(lines: Sequence[Line], edges: Edges, wide: Edges, size: float) -> bool:
    """Whether lines end at the right edge because there was no more room."""
    full = [line for line in lines if abs(edges.right - line.right) < 0.5 * size]
    torn = sum(not is_closed(line.text) for line in full)
    if edges.width >= _WIDE_ENOUGH * wide.width:
        return len(full) > 1 and torn > 0
    # Text in a narrow column: many lines end there, most of them in the middle of a sentence.
    return len(full) >= 4 and len(full) * 3 >= len(lines) and torn * 2 >= len(full)


def _borrow(
    place: tuple[int, int],
    own: Edges,
    sure: dict[tuple[int, int], Edges],
    size: float,
) -> Edges:
    """Edges of the nearest page, rather of one on the same side, that the lines keep within."""
    page, column = place
    others = [
        (abs(other - page) + (0.5 if (other - page) % 2 else 0), edges)
        for (other, its_column), edges in sure.items()
        if its_column == column and edges.left <= own.left + 0.5 * size
    ]
    return min(others, key=lambda entry: entry[0])[1] if others else own


def _usual_step(lines: Sequence[Line], layout: Layout) -> float:
    """Distance in ems between the lines of a paragraph, from lines that are full."""
    steps: Counter[float] = Counter()
    every: list[float] = []
    for above, below in itertools.pairwise(lines):
        step = (above.base - below.base) / above.size
        if (above.page, above.column) != (below.page, below.column) or not 0.7 < step < 4:
            continue
        if abs(above.size - below.size) > SAME_SIZE * above.size:
            continue
        every.append(step)
        if layout.is_full(above, below.cells[0].head, below.size):
            steps[round(step, 1)] += 1
    if steps:
        return max(steps, key=lambda step: (steps[step], -step))
    return min(every, default=1.5)


def _has_indents(lines: Sequence[Line], layout: Layout) -> bool:
    """Whether paragraphs start with an indent: most lines below a short one do."""
    indented = flush = 0
    for above, below in itertools.pairwise(lines):
        if above.is_row or below.is_row or layout.is_centred(below):
            continue
        if (above.page, above.column) == (below.page, below.column) and layout.is_full(
            above, below.cells[0].head, below.size
        ):
            continue
        indent = layout.indent(below)
        indented += INDENTED <= indent <= FARTHEST
        flush += indent < INDENTED
    return indented > 0 and indented >= flush
