"""The body of a document -> lines in reading order: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.curate.parts import Mark
from generator.curate.readers.docx.drawings import choose_branch
from generator.curate.readers.docx.fields import Fields, are_balanced
from generator.curate.readers.docx.notes import NoteMarks
from generator.curate.readers.docx.numbering import Counter, Label, Lists
from generator.curate.readers.docx.package import MC, Element, Relationship, V, W
from generator.curate.readers.docx.paragraphs import Inline, Surroundings, read_inline
from generator.curate.readers.docx.styles import Styles
from generator.curate.readers.docx.tables import Cell, holds_data, inner, is_deleted, read_grid
from generator.curate.readers.docx.tally import Tally
from generator.curate.readers.docx.values import number_of, switch_of, value_of

_GALLERY = "Table of Contents"
_SKIPPED = frozenset(
    f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "tcPr", "sectPr", "del", "moveFrom")
)


class Stroke(NamedTuple):
    """Characters of a line."""

    text: str
    part: str
    """The part of the file they stand in; empty for what was put in."""
    offset: int
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the text."""

    strokes: tuple[Stroke, ...]
    mark: Mark = Mark.TEXT
    row: int = 0
    is_contents: bool = False
    """Whether it is a line of a table of contents."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not any(stroke.text.strip() for stroke in self.strokes)


@dataclass(frozen=True)
class Document:
    """What all parts of a document share."""

    styles: Styles
    lists: Lists
    tally: Tally
    marks: NoteMarks


class Story:
    """A text that is read from its top to its end: the body, a note, a running head."""

    def __init__(
        self,
        document: Document,
        relationships: Mapping[str, Relationship],
        *,
        part: str = "",
        has_pages: bool = True,
    ) -> None:
        """Nothing is read yet.

        Args:
            document: The document it belongs to.
            relationships: Of the part it stands in.
            part: What its places are called; by default paragraphs and cells are counted.
            has_pages: Whether the numbers of pages are text.
        """
        self.lines: list[Line] = []
        self.paragraphs = self.tables = 0
        self._document = document
        self._around = Surroundings(
            document.styles,
            relationships,
            Fields(),
            document.tally,
            document.marks.mark,
            has_pages,
        )
        self._counter = Counter(document.lists)
        self._part = part
        self._length = self._rows = self._open_tables = 0
        self._cell: list[Stroke] | None = None
        self._held: list[Stroke] = []
        self._is_contents = False

    def read(self, root: Element) -> None:
        """All of it.

        Args:
            root: The body, a note, or a running head.
        """
        self._around.fields.is_trusted = are_balanced(root)
        self._blocks(root)
        self._finish()

    def _blocks(self, parent: Element) -> None:
        """The blocks in an element, in order."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{W}sdt":
                self._control(child)
            elif tag == f"{MC}AlternateContent":
                branch = choose_branch(child)
                if branch is not None:
                    self._blocks(branch)
            elif tag in (f"{W}altChunk", f"{W}subDoc"):
                self._document.tally.embedded += 1
            elif tag not in _SKIPPED and len(child):
                self._blocks(child)

    def _finish(self) -> None:
        """What waits for a paragraph that does not come is a line by itself."""
        held, self._held = self._held, []
        if self._cell is not None:
            self._add_to_cell(held)
        else:
            self.lines += [Line(tuple(line)) for line in _cut_lines(held) if line]

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        styles = self._document.styles
        style = value_of(properties, "pStyle") or styles.default
        self.paragraphs += 1
        part = self._part or f"paragraph {self.paragraphs}"
        inline = read_inline(paragraph, style, self._around)
        self._boxes(inline.before)
        strokes = self._held + self._place(inline, part)
        self._held = []
        if self._is_joined(properties):
            self._held = strokes
        else:
            self._end_paragraph(paragraph, style, strokes, is_contents=inline.is_contents)
        self._boxes(inline.after)

    def _place(self, inline: Inline, part: str) -> list[Stroke]:
        """The pieces with their places; in a note or a cell all paragraphs share one part."""
        base = self._length
        placed = [
            Stroke(piece.text, part if piece.offset >= 0 else "", base + piece.offset, piece.url)
            for piece in inline.pieces
        ]
        if self._part:
            self._length += sum(len(p.text) for p in inline.pieces if p.offset >= 0) + 1
        return placed

    def _is_joined(self, properties: Element | None) -> bool:
        """Whether the next paragraph goes on with this one: a deleted end, or a drop cap."""
        if properties is None:
            return False
        frame, mark = properties.find(f"{W}framePr"), properties.find(f"{W}rPr")
        if frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin"):
            return True
        if mark is None:
            return False
        return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None

    def _end_paragraph(
        self, paragraph: Element, style: str, strokes: list[Stroke], *, is_contents: bool
    ) -> None:
        properties = paragraph.find(f"{W}pPr")
        label = self._label(properties, style, strokes)
        is_contents = is_contents or self._is_contents or self._document.styles.is_contents(style)
        start = [Stroke(label.text, "", 0)] if label and label.text else []
        if self._cell is not None:
            self._add_to_cell([*start, *strokes])
            return
        mark = self._mark(properties, style, label)
        lines = [line for line in _cut_lines(strokes) if any(s.text.strip() for s in line)]
        for line in lines:
            self.lines.append(Line((*start, *line), mark, is_contents=is_contents))
            mark = Mark.TEXT if mark is Mark.ITEM else mark
            start = []
        if not lines and not self._open_tables and _is_empty(paragraph):
            self.lines.append(Line(()))

    def _label(self, properties: Element | None, style: str, strokes: list[Stroke]) -> Label | None:
        found = self._document.lists.find(properties, style)
        if found is None:
            return None
        run = None if properties is None else properties.find(f"{W}rPr")
        if not strokes and switch_of(run, "vanish"):
            return None  # a hidden paragraph is not counted
        return self._counter.next_label(*found)

    def _mark(self, properties: Element | None, style: str, label: Label | None) -> Mark:
        if self._document.styles.is_heading(style, number_of(properties, "outlineLvl")):
            return Mark.HEADING
        return Mark.ITEM if label is not None and label.is_bullet else Mark.TEXT

    def _add_to_cell(self, strokes: list[Stroke]) -> None:
        assert self._cell is not None
        if any(stroke.text.strip() for stroke in strokes):
            self._cell += [Stroke(" ", "", 0)] if self._cell else []
            self._cell += [
                stroke._replace(text=stroke.text.replace("\n", " ")) for stroke in strokes
            ]

    def _boxes(self, boxes: Iterable[Element]) -> None:
        """Text boxes, each counted for itself."""
        for box in boxes:
            counter, self._counter = self._counter, Counter(self._document.lists)
            held, self._held = self._held, []
            if box.tag == f"{V}textpath":
                self._art(box.get("string").strip())
            else:
                self._blocks(box)
                self._finish()
            self._counter, self._held = counter, held

    def _art(self, text: str) -> None:
        """Words drawn as art."""
        self.paragraphs += 1
        stroke = Stroke(text, self._part or f"paragraph {self.paragraphs}", 0)
        if self._cell is not None:
            self._add_to_cell([stroke])
        else:
            self.lines.append(Line((stroke,)))

    def _control(self, control: Element) -> None:
        properties = control.find(f"{W}sdtPr")
        part = None if properties is None else properties.find(f"{W}docPartObj")
        before = self._is_contents
        self._is_contents = before or value_of(part, "docPartGallery") == _GALLERY
        self._blocks(control)
        self._is_contents = before

    def _table(self, table: Element) -> None:
        self.tables += 1
        if self._cell is None and holds_data(table, self._document.styles):
            self._data(table)
            return
        self._open_tables += 1
        for row in inner(table, "tr"):
            for cell in inner(row, "tc") if not is_deleted(row) else ():
                self._blocks(cell)
                self._finish()
        self._open_tables -= 1

    def _data(self, table: Element) -> None:
        number = self.tables
        part, length = self._part, self._length
        for at, row in enumerate(read_grid(table), 1):
            self._rows += 1
            for cell in row:
                self._part, self._length = f"row {at}, cell {cell.number} of table {number}", 0
                self.lines.append(self._data_cell(cell))
        self._part, self._length = part, length

    def _data_cell(self, cell: Cell) -> Line:
        self._cell = []
        if cell.element is not None:
            self._blocks(cell.element)
            self._finish()
        strokes, self._cell = self._cell, None
        return Line(tuple(strokes), Mark.CELL, self._rows)


def _is_empty(paragraph: Element) -> bool:
    """Whether nothing is in a paragraph, not even what was deleted, hidden or drawn."""
    if any(True for _ in paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}object")):
        return False
    return not any((t.text or "").strip() for t in paragraph.iter(f"{W}t", f"{W}delText"))


def _cut_lines(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """The strokes of each line of a paragraph that has line breaks in it."""
    lines: list[list[Stroke]] = [[]]
    for stroke in strokes:
        start = 0
        for number, text in enumerate(stroke.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(stroke._replace(text=text, offset=stroke.offset + start))
            start += len(text) + 1
    return lines
