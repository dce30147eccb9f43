"""Characters with boxes -> lines of print: what stands on one line, small raised marks included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.curate.readers.pdf.parts import Glyph, Line
from generator.curate.readers.pdf.spaces import cut_cells

_SAME_LINE = 0.35
"""Ems of the smaller of two by which characters of one line may stand higher or lower."""
_SAME_SIZE = 0.6
"""Share of the larger size from which two sizes can stand on one line."""
_SMALL = 0.8
"""Share of a line's size up to which a raised or lowered character is a mark at a word."""
_MARK_GAP = 0.5
"""Ems between a word and the mark at it."""


@dataclass
class _Run:
    """Characters that were drawn one after the other on one line."""

    glyphs: list[Glyph]

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right


@dataclass
class _Row:
    """Runs on one line, while it is put together."""

    base: float
    size: float
    runs: list[_Run] = field(default_factory=list)


def read_lines(glyphs: Sequence[Glyph], page: int) -> tuple[Line, ...]:
    """The lines of a page, from top to bottom, each over the whole width.

    Args:
        glyphs: In any order; white space among them only tells that there is a space.
        page: Number of the page.
    """
    rows = _find_rows(_find_runs(glyphs))
    _move_marks(rows)
    lines = (_make_line(row, page) for row in sorted(rows, key=lambda row: -row.base) if row.runs)
    return tuple(line for line in lines if line is not None)


def _find_runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if (
            last is not None
            and abs(glyph.base - last.base) <= 0.1 * last.size
            and abs(glyph.size - last.size) <= 0.1 * last.size
            and -0.5 * last.size <= glyph.left - last.right <= last.size
        ):
            runs[-1].glyphs.append(glyph)
        else:
            runs.append(_Run([glyph]))
        last = glyph
    return [run for run in runs if not all(glyph.text.isspace() for glyph in run.glyphs)]


def _find_rows(runs: Iterable[_Run]) -> list[_Row]:
    rows: list[_Row] = []
    for run in sorted(runs, key=lambda run: -run.base):
        for row in reversed(rows[-4:]):
            smaller, larger = sorted((run.size, row.size))
            if smaller >= _SAME_SIZE * larger and abs(run.base - row.base) <= _SAME_LINE * smaller:
                row.runs.append(run)
                row.size = max(row.size, run.size)
                break
        else:
            rows.append(_Row(run.base, run.size, [run]))
    return rows


def _move_marks(rows: Sequence[_Row]) -> None:
    """Small raised characters stand on the line of the word they are set at."""
    for index, row in enumerate(rows):
        near = [other for other in rows[max(0, index - 3) : index + 4] if other is not row]
        for run in list(row.runs):
            home = next((other for other in near if _is_mark(run, row, other)), None)
            if home is not None:
                row.runs.remove(run)
                home.runs.append(run)


def _is_mark(run: _Run, row: _Row, home: _Row) -> bool:
    rise = (row.base - home.base) / home.size
    if run.size > _SMALL * home.size or not -0.35 <= rise <= 0.7:
        return False
    gap = _MARK_GAP * home.size
    is_beside = False
    for other in home.runs:
        if other.left - gap > run.right or other.right + gap < run.left:
            continue
        if _overlaps(run, other):
            return False
        is_beside = True
    return is_beside


def _overlaps(run: _Run, other: _Run) -> bool:
    """Whether characters of the other stand where the run does; a gap may be left for it."""
    edge = 0.1 * run.size
    return any(
        glyph.left < run.right - edge and glyph.right > run.left + edge
        for glyph in other.glyphs
        if not glyph.text.isspace()
    )


def _make_line(row: _Row, page: int) -> Line | None:
    size = _most([(run.size, len(run.glyphs)) for run in row.runs])
    bases = [(run.base, len(run.glyphs)) for run in row.runs if abs(run.size - size) <= 0.1 * size]
    base = _most(bases)
    cells = cut_cells([glyph for run in row.runs for glyph in run.glyphs], base, size)
    return Line(page, base, size, cells) if cells else None


def _most(values: Iterable[tuple[float, int]]) -> float:
    """The value that most characters have."""
    counts: Counter[float] = Counter()
    for value, count in values:
        counts[round(value, 1)] += count
    return max(counts, key=lambda value: (counts[value], value))
