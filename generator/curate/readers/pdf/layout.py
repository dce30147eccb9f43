"""How a document is set: how far its lines stand apart, what is indented, which lines are full."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.curate.readers.pdf.edges import Edges, Place, find_edges
from generator.curate.readers.pdf.parts import WIDE_RE, Box, Line
from generator.curate.wrapping import is_closed

SAME_SIZE = 0.08
"""Share by which the sizes of lines of a paragraph may differ."""
INDENTED, FARTHEST = 0.8, 6.0
"""Ems of an indent, at least and at most."""
_LEAST_BLOCK = 15.0
"""Ems of a line from which it is no chance that the next one is as long."""
_BROKEN = 4.0
"""Ems that can be left behind a word that is broken with a hyphen."""
_FLUSH, _ROOM = 0.15, 0.4
"""Ems that are left behind most lines, and behind any full line, where all end together."""
_LEAST_FLUSH = 3
_HYPHEN_RE = re.compile(r"[A-Za-z][-\u2010]\Z")


@dataclass(frozen=True)
class Layout:
    """How a document is set."""

    size: float
    """Of most characters."""
    edges: Mapping[Place, Edges]
    sure: frozenset[Place]
    """Columns whose lines show where the right edge is."""
    blocks: frozenset[tuple[int, int, float]]
    """Page, column and base of lines that end together with the line above or below them."""
    step: float = 1.5
    """Usual distance of lines, in ems."""
    is_justified: bool = False
    """Whether full lines end exactly at the edge."""
    uses_indents: bool = False

    def edges_of(self, line: Line) -> Edges:
        """The edges of the column it stands in."""
        return self.edges[line.page, line.column]

    def indent(self, line: Line) -> float:
        """In ems."""
        return (line.left - self.edges_of(line).left) / line.size

    def room(self, line: Line) -> float:
        """Ems that are left behind a line."""
        return (self.edges_of(line).right - line.right) / line.size

    def is_sure(self, line: Line) -> bool:
        """Whether the lines of its column show where the right edge is."""
        return (line.page, line.column) in self.sure

    def is_block(self, line: Line) -> bool:
        """Whether it is a line of a block that is set narrower than its column."""
        is_narrow = self.room(line) > _ROOM or self.indent(line) > _ROOM
        return is_narrow and (line.page, line.column, line.base) in self.blocks

    def is_centred(self, line: Line) -> bool:
        """Whether it stands in the middle of its column, with room on both sides."""
        return self.edges_of(line).is_centred(line) and not self.is_block(line)

    def is_flush(self, line: Line) -> bool:
        """Whether a line ends exactly at the edge, as the last of a paragraph hardly ever does."""
        return self.is_justified and abs(self.room(line)) <= _FLUSH

    def is_full(self, line: Line, below: Line) -> bool:
        """Whether a line ends because what the next one starts with had no room in it."""
        if _HYPHEN_RE.search(line.cells[-1].text):
            return self.room(line) < _BROKEN
        if self.is_block(line):
            return True
        # Chinese ends together because its characters are squares, whether it is justified or not.
        is_han = WIDE_RE.match(line.cells[-1].text[-1]) or WIDE_RE.match(below.text)
        if self.is_justified and self.is_sure(line) and not is_han and self.room(line) > _ROOM:
            return False
        return self.edges_of(line).has_no_room(line, below)


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
    text = [line for line in lines if not line.is_aside]
    size = usual_size(text or lines)
    edges, sure = find_edges(lines, boxes, size)
    layout = Layout(size, edges, sure, frozenset(_find_blocks(lines)))
    layout = replace(layout, step=_usual_step(text, layout))
    layout = replace(layout, is_justified=_is_justified(text, layout))
    return replace(layout, uses_indents=_has_indents(text, layout))


def _is_justified(lines: Sequence[Line], layout: Layout) -> bool:
    rooms = [
        layout.room(above)
        for above, below in itertools.pairwise(lines)
        if layout.is_sure(above)
        and not above.is_row
        and not layout.is_block(above)
        and layout.is_full(above, below)
    ]
    flush = sum(room <= _FLUSH for room in rooms)
    return flush >= _LEAST_FLUSH and flush * 4 >= len(rooms) * 3


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
        if layout.is_full(above, below):
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
            above, below
        ):
            continue
        indent = layout.indent(below)
        indented += INDENTED <= indent <= FARTHEST
        flush += indent < INDENTED
    return indented > 0 and indented >= flush
