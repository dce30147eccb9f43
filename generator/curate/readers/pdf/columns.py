"""Reading order on a page: two columns are read one after the other, all else line by line.

A gutter is a strip that no line of print crosses. Two columns of running text have lines that fill
them on both sides of it; the cells of a table, and labels with their values, do not.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.curate.readers.pdf.edges import Edges
from generator.curate.readers.pdf.parts import Line

_LEAST_LINES = 4
"""Lines that columns have on each side."""
_LEAST_WIDTH = 10.0
"""Ems of a column."""
_LEAST_GUTTER = 0.9
"""Ems."""
_RAGGED = 3.0
"""Ems by which a full line can stay short of the edge, whatever comes next."""
_FULL = 0.5
"""Share of the lines of a column behind which there is no room for the next word."""
_MIDDLE = 0.2
"""Share of the width, from either edge, in which no gutter is looked for."""
_APART = 2.2
"""Ems between lines from which a line on one side alone does not belong to the columns."""


@dataclass(frozen=True)
class _Gutter:
    """The strip between two columns, and where these begin and end."""

    middle: float
    sides: tuple[Edges, Edges]


def order_lines(pages: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page in reading order, those of columns cut at the gutter.

    A page with few lines has the gutter of another page, if its lines stand in those columns.

    Args:
        pages: The lines of each, from top to bottom, each over the whole width.
    """
    own = [_find_gutter(lines) for lines in pages]
    proven = [gutter for gutter in own if gutter]
    return tuple(
        tuple(_order(lines, 0, gutter or next((g for g in proven if _has(lines, g)), None)))
        for lines, gutter in zip(pages, own, strict=True)
    )


def _order(lines: Sequence[Line], column: int, gutter: _Gutter | None) -> list[Line]:
    if gutter is None:
        return [replace(line, column=column) for line in lines]
    ordered: list[Line] = []
    for crosses, band in itertools.groupby(lines, key=lambda line: _crosses(line, gutter.middle)):
        rows = list(band)
        if crosses or not _fits(rows, gutter):
            ordered += [replace(line, column=column) for line in rows]
            continue
        above, rows, below = _trim(rows, gutter.middle)
        left, right = _cut(rows, gutter.middle)
        ordered += [replace(line, column=column) for line in above]
        ordered += _order(left, 2 * column + 1, _find_gutter(left))
        ordered += _order(right, 2 * column + 2, _find_gutter(right))
        ordered += [replace(line, column=column) for line in below]
    return ordered


def _find_gutter(lines: Sequence[Line]) -> _Gutter | None:
    """The gutter of the page, proven by one run of lines that are two columns of text."""
    if len(lines) < _LEAST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    if right - left < 2 * _LEAST_WIDTH * size:
        return None
    for middle in _find_strips(lines, left, right, _LEAST_GUTTER * size):
        for crosses, band in itertools.groupby(lines, key=lambda line: _crosses(line, middle)):
            sides = None if crosses else _prove(list(band), middle)
            if sides:
                return _Gutter(middle, sides)
    return None


def _has(lines: Sequence[Line], gutter: _Gutter) -> bool:
    """Whether a page has a run of lines that start and end as the columns of another page do."""
    for crosses, band in itertools.groupby(lines, key=lambda line: _crosses(line, gutter.middle)):
        sides = () if crosses else _cut(list(band), gutter.middle)
        if len(sides) == 2 and all(
            len(side) >= 2
            and any(edges.right - line.right <= _RAGGED * line.size for line in side)
            and sum(abs(line.left - edges.left) <= _RAGGED * line.size for line in side) * 2
            >= len(side)
            for side, edges in zip(sides, gutter.sides, strict=True)
        ):
            return True
    return False


def _find_strips(lines: Sequence[Line], left: float, right: float, width: float) -> list[float]:
    """Middles of upright strips that few lines cross, the least crossed and widest first."""
    steps = [0] * (int(right - left) + 3)
    for line in lines:
        for cell in line.cells:
            steps[max(0, int(cell.left - left) + 1)] += 1
            steps[max(0, int(cell.right - left) + 1)] -= 1
    crossed = list(itertools.accumulate(steps))
    start, end = int(_MIDDLE * (right - left)), int((1 - _MIDDLE) * (right - left))
    strips = []
    at = start
    for count, run in itertools.groupby(crossed[start:end]):
        length = len(list(run))
        if length >= width and count <= len(lines) // 2:
            strips.append((count, -length, left + at + length / 2))
        at += length
    return [middle for _, _, middle in sorted(strips)[:4]]


def _crosses(line: Line, middle: float) -> bool:
    return any(cell.left < middle < cell.right for cell in line.cells)


def _cut(lines: Sequence[Line], middle: float) -> tuple[list[Line], list[Line]]:
    """The parts of the lines on either side."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        left = tuple(cell for cell in line.cells if cell.right <= middle)
        right = line.cells[len(left) :]
        for side, cells in zip(sides, (left, right), strict=True):
            if cells:
                size = max(cells, key=lambda cell: len(cell.text)).size
                side.append(replace(line, cells=cells, size=size))
    return sides


def _prove(rows: Sequence[Line], middle: float) -> tuple[Edges, Edges] | None:
    """The edges of two columns of running text; None where the rows are none."""
    found: list[Edges] = []
    for side in _cut(rows, middle):
        if len(side) < _LEAST_LINES:
            return None
        left, right = min(line.left for line in side), max(line.right for line in side)
        size = side[0].size
        edges = Edges(left, right)
        full = sum(
            edges.has_no_room(above, below) or right - above.right <= _RAGGED * size
            for above, below in itertools.pairwise(side)
        )
        rows_of_cells = sum(line.is_row for line in side)
        if (
            right - left < _LEAST_WIDTH * size
            or full < _FULL * (len(side) - 1)
            or rows_of_cells * 3 > len(side)
        ):
            return None
        found.append(edges)
    return found[0], found[1]


def _fits(rows: Sequence[Line], gutter: _Gutter) -> bool:
    """Whether lines that do not cross the gutter stand in its columns, few as they may be."""
    left, right = _cut(rows, gutter.middle)
    return all(
        line.left >= edges.left - line.size
        for side, edges in zip((left, right), gutter.sides, strict=True)
        for line in side
    )


def _trim(rows: list[Line], middle: float) -> tuple[list[Line], list[Line], list[Line]]:
    """Lines above and below the columns that stand on one side only and well apart."""

    def is_apart(index: int, other: int) -> bool:
        is_one_sided = not all(_cut(rows[index : index + 1], middle))
        gap = abs(rows[index].base - rows[other].base)
        return is_one_sided and gap >= _APART * max(rows[index].size, rows[other].size)

    start, end = 0, len(rows)
    while start + 1 < end and is_apart(start, start + 1):
        start += 1
    while end - 1 > start and is_apart(end - 1, end - 2):
        end -= 1
    return rows[:start], rows[start:end], rows[end:]
