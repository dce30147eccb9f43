"""Records that pass between the steps of reading a PDF: glyph, cell, line, page.

All places are in points, as the page is looked at: x from left to right, y from the bottom up,
whatever way the page or its text is turned in the file.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import NamedTuple

from generator.text.han import HAN

WIDE_RE = re.compile(f"[{HAN}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6〔〕]")
"""Characters that are set in a square of their own, without spaces between words."""
ROW_GAP = 2.0
"""Ems between two cells from which a line is a row of a table or of a form."""

ASIDE = -1
"""The column of text that is turned to the side of the other."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float


class Glyph(NamedTuple):
    """A character as it is printed."""

    text: str
    place: int
    """In pdfium's text of the page."""
    left: float
    right: float
    base: float
    """The line it stands on."""
    size: float
    """Of its font, in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters of a line with no wide gap between them."""

    text: str
    offsets: tuple[int, ...]
    """For each character its index in pdfium's text of the page; -1 for a space put in."""
    left: float
    right: float
    size: float
    """Of most of them."""
    head: float
    """Width of what may not be parted from its start: a word, or a Chinese character."""
    is_spread: bool = False
    """Whether its characters stood apart, as on a red head."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print; in columns, the part of it in one column."""

    page: int
    """Counted from 1."""
    base: float
    size: float
    """Of most of its characters."""
    cells: tuple[Cell, ...]
    column: int = 0
    """0 for a line as wide as the page; columns count from 1 on each page; see ASIDE."""
    is_aside: bool = False
    """Whether it stands outside the running text: a footnote, or text turned to the side."""

    @property
    def left(self) -> float:
        """Where its first character starts."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where its last character ends."""
        return self.cells[-1].right

    @property
    def is_row(self) -> bool:
        """Whether it has cells that stand well apart."""
        return any(gap >= ROW_GAP * self.size for gap in self._gaps())

    @property
    def text(self) -> str:
        """Its characters, cells parted by spaces."""
        return "".join(text for text, _ in self.pieces())

    def pieces(self) -> list[tuple[str, tuple[int, ...]]]:
        """Text and offsets of its cells and of the spaces between them, in order."""
        pieces = [(self.cells[0].text, self.cells[0].offsets)]
        for gap, cell in zip(self._gaps(), self.cells[1:], strict=True):
            space = "  " if gap >= ROW_GAP * self.size else " "
            pieces += [(space, (-1,) * len(space)), (cell.text, cell.offsets)]
        return pieces

    def _gaps(self) -> list[float]:
        return [right.left - left.right for left, right in itertools.pairwise(self.cells)]


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a page that a link covers."""

    url: str
    indexes: tuple[int, ...]
    """Of the characters in it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read."""

    number: int
    """Counted from 1."""
    box: Box
    lines: tuple[Line, ...] = ()
    """From top to bottom, each as wide as the page."""
    asides: tuple[Line, ...] = ()
    """Text that is turned to the side of the other."""
    turned: str = ""
    """Text at an angle, as a watermark is set."""
    areas: tuple[Area, ...] = ()
    unread: int = 0
    """Characters whose meaning the file does not tell."""
    lack: str = ""
    """Why nothing of it can be read: `garbled`, where its fonts do not tell most of its characters,
    or `damaged`; then it has no lines."""
    has_picture: bool = False
    """Whether something is drawn on it that may be a scan."""
    typed: tuple[str, ...] = ()
    """What stands in form fields and in notes, and is no part of the page's own text."""

    @property
    def height(self) -> float:
        """In points."""
        return max(self.box.top - self.box.bottom, 1.0)

    @property
    def lacks(self) -> str:
        """Why its text is missing; `no-text` where there is only a picture of it."""
        is_bare = self.has_picture and not self.lines and not self.asides
        return self.lack or ("no-text" if is_bare else "")
