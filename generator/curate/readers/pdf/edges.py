"""Where the columns of a document begin and end, told from the lines in them.

The edges of a column are those that its lines share. A page on which no lines end because it was
full, as the last one with its signature, takes the edges of another page, or has as much margin on
the right as on the left.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.curate.readers.pdf.parts import ASIDE, WIDE_RE, Box, Line
from generator.curate.wrapping import is_closed

Place = tuple[int, int]
"""Page and column."""
_SPACE = 0.25
"""Ems of a space between words."""
_SLACK = 0.1
"""Ems by which widths may be wrong."""
_SHARED = 0.3
"""Ems within which lines start or end together."""
_LEAST_INDENT, _MOST_INDENT = 0.8, 4.0
"""Ems of an indent in Chinese."""
_NEAR = 0.4
"""Share of the width within which a full line starts."""
_MARGIN = 0.3
"""Share of the width of the page that a left margin has at most."""
_WIDE_ENOUGH = 0.6
"""Share of the room between even margins from which a text is as wide as its page."""
_LEAST_TORN = 3
"""Lines of a narrower text that break off in a sentence."""


@dataclass(frozen=True)
class Edges:
    """Where the lines of a column start and end."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    def is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, with room on both sides."""
        left, right = line.left - self.left, self.right - line.right
        return min(left, right) > line.size and abs(left - right) <= line.size

    def has_no_room(self, line: Line, below: Line) -> bool:
        """Whether what the line below starts with does not fit behind a line."""
        size, head = below.size, below.cells[0].head
        space = 0.0 if WIDE_RE.match(line.cells[-1].text[-1]) else _SPACE * size
        is_near = line.left - self.left <= _NEAR * self.width
        return is_near and self.right - line.right < head + space + _SLACK * size


def find_edges(
    lines: Sequence[Line], boxes: Sequence[Box], size: float
) -> tuple[Mapping[Place, Edges], frozenset[Place]]:
    """The edges of each column of each page, and which of them its own lines show.

    Args:
        lines: All lines in reading order.
        boxes: Of the pages.
        size: Of most characters.
    """
    groups: dict[Place, list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.page, line.column].append(line)
    own: dict[Place, Edges] = {}
    sure: dict[Place, Edges] = {}
    for place, group in groups.items():
        edges = _own_edges(group, size)
        box = boxes[place[0] - 1]
        own[place] = _with_even_margins(edges, box) if place[1] == 0 else edges
        has_margin = place[1] != 0 or edges.left - box.left <= _MARGIN * (box.right - box.left)
        if has_margin and _is_shown(group, edges, own[place]):
            sure[place] = edges
    found = {place: sure.get(place) or _borrow(place, own[place], sure, size) for place in own}
    return found, frozenset(sure)


def _own_edges(lines: Sequence[Line], size: float) -> Edges:
    """The edges that lines share; those of the widest line where none do."""
    body = [line for line in lines if abs(line.size - size) <= 0.3 * size and not line.is_row]
    body = body or list(lines)
    lefts = sorted(line.left for line in body)
    left = next(_shared(lefts, size), lefts[0])
    is_indented = _LEAST_INDENT * size <= left - lefts[0] <= _MOST_INDENT * size
    if is_indented and WIDE_RE.search(body[0].text):
        left = lefts[0]  # in Chinese one line at the margin shows that the others are indented
    rights = sorted((line.right for line in body), reverse=True)
    # A lone line that is longer than those that end together sticks out of a list or a table.
    right = next(_shared(rights, size), rights[0])
    near = [at for at in rights if 0 <= right - at <= size]
    most = max(near, key=lambda at: (sum(abs(at - other) <= _SLACK * size for other in near), at))
    if sum(abs(most - other) <= _SLACK * size for other in near) > 2:
        right = most
    return Edges(left, max(right, left + size))


def _shared(places: Sequence[float], size: float) -> Iterator[float]:
    """Of places in order those that have the next one beside them."""
    for at, after in itertools.pairwise(places):
        if abs(after - at) < _SHARED * size:
            yield at


def _with_even_margins(edges: Edges, box: Box) -> Edges:
    return Edges(edges.left, max(edges.right, box.right - (edges.left - box.left)))


def _is_shown(lines: Sequence[Line], edges: Edges, wide: Edges) -> bool:
    """Whether several lines end at the right edge because there was no more room."""
    full = torn = 0
    for above, below in itertools.pairwise(lines):
        is_free = above.is_row or edges.is_centred(above)
        if not is_free and edges.has_no_room(above, below):
            start = below.text[0]
            full += 1
            torn += not is_closed(above.text) and (start.islower() or bool(WIDE_RE.match(start)))
    if edges.width >= _WIDE_ENOUGH * wide.width:
        return full > 1 and torn > 0
    # A narrower text is one, and no list of names, if many lines go on with a small letter.
    return torn >= _LEAST_TORN and torn * 2 >= full and full * 3 >= len(lines)


def _borrow(place: Place, own: Edges, sure: Mapping[Place, Edges], size: float) -> Edges:
    """The edges of the nearest page, rather of one on the same side of a book.

    The last page of a text in columns may have one column only, which then is as wide as the page.
    """
    page, column = place
    others = [
        (
            its_column != column,
            abs(other - page) + 0.5 * (abs(other - page) % 2),
            edges.left,
            edges,
        )
        for (other, its_column), edges in sure.items()
        if edges.left <= own.left + 0.5 * size
        and (its_column == column or (edges.left >= own.left - 0.5 * size and its_column != ASIDE))
    ]
    return min(others, key=lambda entry: entry[:3])[3] if others else own
