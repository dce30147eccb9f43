"""Tables: their cells as a grid, and which of them hold data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curate.readers.docx.package import VAL, Element, W
from generator.curate.readers.docx.styles import Styles, has_borders
from generator.curate.readers.docx.values import is_on, number_of, value_of

_MOST_COLUMNS = 63
"""Word's own limit."""
_LEAST = 2
"""Rows with as many filled cells that make a table of data."""
_MOST_UNRULED_ROWS, _LONGEST_UNRULED = 3, 400
"""A table without lines lays out a page, unless it has more rows, of short cells."""
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(frozen=True)
class Cell:
    """A place of the grid; the whole of a merged cell stands at its first place."""

    element: Element | None
    """None where a merged cell goes on, or where the row does not reach."""
    number: int
    """The cell as Word counts it in its row, from 1."""


def read_grid(table: Element) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table with a cell for each column; deleted rows are left out."""
    return tuple(_read_row(row) for row in inner(table, "tr") if not is_deleted(row))


def is_deleted(row: Element) -> bool:
    """Whether a row was deleted with changes tracked."""
    properties = row.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}del") is not None


def holds_data(table: Element, styles: Styles) -> bool:
    """Whether a table holds data in rows and columns, and does not just lay out the page.

    It has two rows with two filled cells and no other table inside, and it is ruled or has a row
    of heads; without either it needs more rows, of short cells.
    """
    if any(True for other in table.iter(f"{W}tbl") if other is not table):
        return False
    lengths = [
        [length for cell in inner(row, "tc") if (length := _length(cell))]
        for row in inner(table, "tr")
        if not is_deleted(row)
    ]
    wide = [row for row in lengths if len(row) >= _LEAST]
    if len(wide) < _LEAST:
        return False
    style = value_of(table.find(f"{W}tblPr"), "tblStyle") or ""
    has_heads = any(True for _ in table.iter(f"{W}tblHeader"))
    if has_heads or has_borders(table) or styles.has_borders(style):
        return True
    return len(wide) > _MOST_UNRULED_ROWS and max(map(max, wide)) <= _LONGEST_UNRULED


def inner(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from inner(child, name)


def _read_row(row: Element) -> tuple[Cell, ...]:
    properties = row.find(f"{W}trPr")
    cells = [Cell(None, 0)] * _fill(number_of(properties, "gridBefore"), 0)
    for number, element in enumerate(inner(row, "tc"), 1):
        own = element.find(f"{W}tcPr")
        if own is not None and own.find(f"{W}cellDel") is not None:
            continue
        first = None if _goes_on(own) else element
        cells.append(Cell(first, number))
        cells += [Cell(None, number)] * _fill((number_of(own, "gridSpan") or 1) - 1, len(cells))
    return tuple(cells)


def _fill(wanted: int | None, there: int) -> int:
    """Empty cells that are put in; never so many that a row gets wider than Word allows."""
    return max(0, min(wanted or 0, _MOST_COLUMNS - there))


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is merged with the one above or to the left of it."""
    for name in ("vMerge", "hMerge"):
        merge = None if properties is None else properties.find(f"{W}{name}")
        if merge is not None and (merge.get(VAL) or "continue") == "continue":
            return True
    return False


def _length(cell: Element) -> int:
    """Code points of a cell; a number that is counted there fills it, too."""
    if _goes_on(cell.find(f"{W}tcPr")):
        return 0
    numbered = any(is_on(entry) for entry in cell.iter(f"{W}numId"))
    return sum(len((text.text or "").strip()) for text in cell.iter(f"{W}t")) or int(numbered)
