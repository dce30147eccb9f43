"""Which tables of a page hold data; the others only lay it out."""

from __future__ import annotations

from lxml import html

_LEAST_ROWS = _LEAST_COLUMNS = 2
_LONGEST_CELL = 400
"""Code points of a cell; longer ones are columns of a page."""
_LAYOUT = ("table", "ul", "ol", "h1", "h2", "h3", "h4", "form", "script", "iframe")
"""What does not stand in a cell of data."""
_LAID_OUT = frozenset({"presentation", "none"})


def find_data_tables(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The tables that have rows and columns of short cells."""
    return frozenset(table for table in tree.iter("table") if _holds_data(table))


def _holds_data(table: html.HtmlElement) -> bool:
    if table.get("role") in _LAID_OUT or any(True for tag in _LAYOUT for _ in _inside(table, tag)):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) >= _LEAST_COLUMNS]
    if len(wide) < _LEAST_ROWS or len(wide) * 2 < len(rows):
        return False
    if len(rows) == _LEAST_ROWS and not _is_framed(table) and not _heads(table):
        return False  # two rows without a head or a frame set out signatures
    lengths = [len("".join(cell.itertext()).strip()) for row in rows for cell in row]
    filled = [length for length in lengths if length]
    return len(filled) * 2 >= len(lengths) and max(filled, default=0) <= _LONGEST_CELL


def _is_framed(table: html.HtmlElement) -> bool:
    return table.get("border", "0").strip() not in ("", "0")


def _heads(table: html.HtmlElement) -> bool:
    return next(table.iter("th", "thead", "caption"), None) is not None


def _inside(table: html.HtmlElement, tag: str) -> list[html.HtmlElement]:
    return [element for element in table.iter(tag) if element is not table]
