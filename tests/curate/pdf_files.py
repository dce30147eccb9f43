"""PDF files for tests, from a spec that an editor can read.

A file is a list of pages, a page a list of entries, and an entry one of:

    {text: "Notice", at: [72, 100], size: 16}     lines at a place: points from the left and top
    {flow: body, box: [72, 120, 450, 600]}        the next lines of a text that flows on: x, y of
                                                  its first line, width, height
    {picture: [0, 0, 595, 842]}                   a picture: x, y, width, height
    {link: "https://...", box: [72, 90, 80, 14]}  an area that leads somewhere

`text` may have many lines; `align` is left, center or right of the place, `spread` adds points
between characters, `turn` is an angle, and `^{1}` is set small and raised. In a flow each line of
its text is a paragraph: blanks before it are its indent, `hang` is the indent of its other lines,
`~` is where a word may break with a hyphen.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = {"song": "STSong-Light", "ming": "MSung-Light", "times": "Times-Roman"}
for _name in ("STSong-Light", "MSung-Light"):
    pdfmetrics.registerFont(UnicodeCIDFont(_name))
pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

WIDTH, HEIGHT = 595, 842
_WIDE = "\u2e80-\ufaff\uff01-\uffe6"
_WIDE_RE = re.compile(f"[{_WIDE}]")
_RUN_RE = re.compile(rf"\^\{{([^}}]*)\}}|([{_WIDE}“”‘’—…·]+)|((?:(?!\^\{{)[^{_WIDE}“”‘’—…·])+)")
_NEVER_FIRST = "，。、；：？！）》”’〉】〕"
_UNIT_RE = re.compile(rf"[^\s{_WIDE}]+|\s+|.")


@dataclass(frozen=True)
class Run:
    """Characters in one font."""

    text: str
    font: str
    size: float
    rise: float = 0


def cut_runs(text: str, size: float, han: str, latin: str) -> list[Run]:
    """A line as runs of one font each, as a word processor sets it."""
    has_han = bool(_WIDE_RE.search(text))
    runs = []
    for raised, wide, rest in _RUN_RE.findall(text):
        if raised:
            runs.append(Run(raised, latin, size * 0.6, size * 0.4))
        elif wide and has_han:
            runs.append(Run(wide, han, size))
        else:
            runs.append(Run(wide or rest, latin, size))
    return runs


def width_of(runs: Sequence[Run], spread: float = 0) -> float:
    """Points a line takes."""
    letters = sum(len(run.text) for run in runs)
    return float(
        sum(pdfmetrics.stringWidth(run.text, run.font, run.size) for run in runs) + letters * spread
    )


class Pages:
    """Draws entries on pages; a flow goes on where it stopped."""

    def __init__(self, flows: Mapping[str, Any], **info: Any) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(
            self.buffer,
            pagesize=(WIDTH, HEIGHT),
            invariant=True,
            encrypt=info.get("encrypt"),
            lang=info.get("lang"),
        )
        self.canvas.setTitle(info.get("title", ""))
        self.height: float = HEIGHT
        self.width: float = WIDTH
        self.flows = {name: Flow(flow) for name, flow in flows.items()}

    def draw(self, page: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> None:
        """One page, a list of entries or `{size: [w, h], rotate: 90, entries: [...]}`."""
        entries = page.get("entries", ()) if isinstance(page, Mapping) else page
        options = page if isinstance(page, Mapping) else {}
        self.width, self.height = options.get("size", (WIDTH, HEIGHT))
        self.canvas.setPageSize((self.width, self.height))
        self.canvas.setPageRotation(options.get("rotate", 0))
        for entry in entries:
            self._draw_entry(dict(entry))
        self.canvas.showPage()

    def _draw_entry(self, entry: dict[str, Any]) -> None:
        if "flow" in entry:
            self._draw_flow(entry)
        elif "picture" in entry:
            x, y, width, height = entry["picture"]
            self.canvas.drawImage(_picture(), x, self.height - y - height, width, height)
        elif "link" in entry:
            x, y, width, height = entry["box"]
            bottom = self.height - y - height
            self.canvas.linkURL(entry["link"], (x, bottom, x + width, bottom + height))
        else:
            x, y = entry["at"]
            size = entry.get("size", 12)
            for number, line in enumerate(entry["text"].rstrip("\n").split("\n")):
                self._draw_line(line, x, y + number * entry.get("leading", 1.5 * size), entry)

    def _draw_line(self, line: str, x: float, y: float, entry: Mapping[str, Any]) -> None:
        size = entry.get("size", 12)
        runs = cut_runs(line, size, *_fonts(entry))
        spread = entry.get("spread", 0)
        shift = {"center": 0.5, "right": 1.0}.get(entry.get("align", ""), 0.0)
        x -= shift * (width_of(runs, spread) - spread)
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(x, self.height - y)
        canvas.rotate(entry.get("turn", 0))
        for _ in range(2 if entry.get("twice") else 1):
            self._show(runs, spread)
            canvas.translate(0.3, 0)
        canvas.restoreState()

    def _show(self, runs: Sequence[Run], spread: float, between: float = 0) -> None:
        place = 0.0
        for run in runs:
            text = self.canvas.beginText(place, run.rise)
            text.setFont(run.font, run.size)
            text.setCharSpace(spread)
            text.setWordSpace(between)
            text.textOut(run.text)
            self.canvas.drawText(text)
            place += width_of([run], spread) + between * run.text.count(" ")

    def _draw_flow(self, entry: Mapping[str, Any]) -> None:
        x, y, width, height = entry["box"]
        flow = self.flows[entry["flow"]]
        bottom = y + height
        while (row := flow.peek(width)) is not None:
            if y > bottom:
                return
            flow.take()
            self.canvas.saveState()
            self.canvas.translate(x + row.indent, self.height - y)
            self._show(row.runs, row.spread, row.between)
            self.canvas.restoreState()
            y += row.advance

    def finish(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.buffer.getvalue()


@dataclass(frozen=True)
class Row:
    """A line of a flow as it is printed."""

    runs: tuple[Run, ...]
    indent: float
    spread: float
    between: float
    advance: float


class Flow:
    """Lines of a flowing text, one after the other, each as wide as its box."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self.spec = spec
        self.size = spec.get("size", 12)
        paragraphs = spec["text"].rstrip("\n").split("\n")
        is_han = bool(_WIDE_RE.search(spec["text"]))
        self.leading = spec.get("leading", (1.75 if is_han else 1.2) * self.size)
        self.rest = [(paragraph, True) for paragraph in paragraphs]
        self._next: tuple[Row, list[tuple[str, bool]]] | None = None

    def peek(self, width: float) -> Row | None:
        """The next line in a box of that width."""
        if not self.rest:
            return None
        (text, is_first), *later = self.rest
        blanks = len(text) - len(text.lstrip(" \u3000")) if is_first else 0
        indent = sum(self.size * (1 if c == "\u3000" else 0.5) for c in text[:blanks])
        if not is_first:
            indent = self.spec.get("hang", 0)
        room = width - indent
        line, rest = self._fill(text[blanks:], room)
        line = line.replace("~", "")
        runs = tuple(self._runs(line))
        spread, between = self._stretch(line, runs, room) if rest else (0.0, 0.0)
        gap = 0 if rest else self.spec.get("gap", 0)
        row = Row(runs, indent, spread, between, self.leading + gap)
        self._next = row, [(rest, False), *later] if rest else later
        return row

    def take(self) -> None:
        """The line that `peek` gave is printed."""
        assert self._next is not None
        self.rest = self._next[1]

    def _fill(self, text: str, room: float) -> tuple[str, str]:
        units = _UNIT_RE.findall(text)
        line = ""
        for index, unit in enumerate(units):
            if width_of(self._runs(line + unit.rstrip()), 0) > room and line.strip():
                broken = self._break_word(line, unit, room)
                if broken:
                    return broken[0], broken[1] + "".join(units[index + 1 :])
                if unit in _NEVER_FIRST and len(line) > 1:
                    return line[:-1].rstrip(), line[-1] + "".join(units[index:])
                return line.rstrip(), "".join(units[index:]).lstrip(" ")
            line += unit
        return line.rstrip(), ""

    def _break_word(self, line: str, unit: str, room: float) -> tuple[str, str] | None:
        for found in reversed(list(re.finditer("~|-", unit))):
            head = line + unit[: found.start()].replace("~", "") + "-"
            if width_of(self._runs(head), 0) <= room:
                return head, unit[found.end() :]
        return None

    def _runs(self, text: str) -> list[Run]:
        return cut_runs(text.replace("~", ""), self.size, *_fonts(self.spec))

    def _stretch(self, line: str, runs: Sequence[Run], room: float) -> tuple[float, float]:
        """Points to add to each character, and to each blank, so that the line is full."""
        spare = room - width_of(runs)
        if not self.spec.get("justify", True):
            return 0.0, 0.0
        if _WIDE_RE.search(line):
            return spare / max(1, sum(len(run.text) for run in runs) - 1), 0.0
        return 0.0, spare / max(1, line.count(" "))


def _fonts(entry: Mapping[str, Any]) -> tuple[str, str]:
    han = FONTS.get(entry.get("han", "song"), "STSong-Light")
    return han, entry.get("font", FONTS["times"])


def _picture() -> ImageReader:
    return ImageReader(Image.new("L", (8, 8), 200))


def make_pdf(pages: Sequence[Any], flows: Mapping[str, Any] | None = None, **info: Any) -> bytes:
    """A PDF file of these pages.

    Args:
        pages: As at the top of this module.
        flows: Name -> text that flows over boxes, with its size and leading.
        info: `title`, `lang`, `encrypt` of the file.
    """
    drawn = Pages(flows or {}, **info)
    for page in pages:
        drawn.draw(page)
    return drawn.finish()


def make_raw(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of objects written by hand, the first of them the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def make_stream(data: bytes, entries: bytes = b"", packed: int = 0) -> bytes:
    """A stream object, packed with Flate as many times as asked."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    if packed:
        entries += b"/Filter[%s]" % (b"/FlateDecode" * packed)
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def make_page(content: bytes, font: bytes = b"", more: bytes = b"") -> list[bytes]:
    """Objects of a file of one page: catalogue, pages, page, content, font."""
    font = font or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>%s>>" % more,
        content,
        font,
    ]
