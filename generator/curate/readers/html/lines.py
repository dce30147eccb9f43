"""A parsed page -> the lines a reader sees, with what the page says each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from generator.curate.parts import Link, Mark, RawLine
from generator.curate.readers.html.source import Source
from generator.curate.readers.html.tables import find_data_tables
from generator.text.han import has_han
from generator.text.places import Stretch

_SKIPPED = frozenset(
    "head script style template svg iframe object embed audio video canvas map rt rp"
    " datalist".split()
)
"""Nothing in these is text of the page."""
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main"
    " menu nav ol optgroup option p pre section select summary table tbody td tfoot th thead tr ul"
    " button textarea".split()
)
_TIGHT = frozenset("br li tr td th option dt dd thead tbody tfoot button".split())
"""No blank line stands before and behind these."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_HIDDEN_RE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNNUMBERED_RE = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*\bnone", re.I)
_WORDS_RE = re.compile(r"[^ \t\n\f]+(?: [^ \t\n\f]+)*")
_BLANK = " \t\n\f"
_NUMBERED_RE = re.compile(
    r"\s*[（(\[【]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[.、．）)\]】]"
)


@dataclass(frozen=True)
class Flow:
    """A page as text."""

    text: str
    lines: tuple[RawLine, ...]
    stretches: tuple[Stretch, ...]
    links: tuple[Link, ...]
    depth: int
    """Of the element that lies deepest."""


def flatten(tree: html.HtmlElement, source: Source) -> Flow:
    """The text of a page in lines, in reading order.

    A paragraph, heading, list item or cell of a data table is a line, and so is what `<br>`
    parts. A blank line stands where the page sets blocks apart. White space is folded as a
    browser does, and a line end of the source between two Chinese characters is nothing.
    """
    walk = _Walk(tree, source)
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            walk.enter(element)
        elif event == "end":
            walk.leave(element)
        else:
            walk.write(element.tail)
    return walk.finish()


class _Walk:
    """Where the walk stands: what is open around it, and the lines so far."""

    def __init__(self, tree: html.HtmlElement, source: Source) -> None:
        self._source = source
        self._tables = find_data_tables(tree)
        self._page = _Lines()
        self._skipped: html.HtmlElement | None = None
        self._depth = self._deepest = self._rows = self._hidden = self._pre = 0
        self._counts: list[int] = []
        self._open: list[tuple[html.HtmlElement, int, str]] = []

    def enter(self, element: html.HtmlElement) -> None:
        """Open an element and write the text right behind its tag."""
        self._depth += 1
        self._deepest = max(self._depth, self._deepest)
        if self._skipped is not None:
            return
        tag = element.tag
        if tag in _SKIPPED:
            self._skipped = element
            return
        if tag in _BLOCKS:
            self._page.break_line(gap=tag not in _TIGHT, is_br=tag == "br")
        self._hidden += _is_hidden(element)
        self._pre += tag == "pre"
        if tag in _HEADINGS:
            self._page.mark = Mark.HEADING
        elif tag in ("ul", "ol", "menu", "dir"):
            self._counts.append(_first_number(element))
        elif tag == "li":
            self._start_item(element)
        elif tag == "tr":
            self._rows += 1
        elif tag in ("td", "th") and _table_of(element) in self._tables:
            self._page.start_cell(self._rows)
        elif tag == "a" and (url := _target(element)):
            self._open.append((element, self._page.length, url))
        self._page.is_hidden = self._hidden > 0
        self.write(element.text)

    def leave(self, element: html.HtmlElement) -> None:
        """Close an element and write the text behind it."""
        self._depth -= 1
        if self._skipped is not None:
            if element is not self._skipped:
                return
            self._skipped = None
            self.write(element.tail)
            return
        tag = element.tag
        if self._open and self._open[-1][0] is element:
            self._page.add_link(*self._open.pop()[1:])
        if tag in ("td", "th"):
            self._page.end_cell()
        if tag in _BLOCKS and tag != "br":
            self._page.break_line(gap=tag not in _TIGHT)
        if tag in _HEADINGS or tag == "li":
            self._page.mark = Mark.TEXT
        if tag in ("ul", "ol", "menu", "dir") and self._counts:
            self._counts.pop()
        self._pre -= tag == "pre"
        self._hidden -= _is_hidden(element)
        self._page.is_hidden = self._hidden > 0
        self.write(element.tail)

    def write(self, text: str | None) -> None:
        """Write text that stands between two tags."""
        if not text or self._skipped is not None:
            return
        at = self._source.find(text)
        if not self._pre:
            self._page.write(text, at, self._source)
            return
        start = 0
        for line in text.split("\n"):
            if start:
                self._page.break_line(gap=False, is_br=True)
            self._page.write(line, None if at is None else at + start, self._source)
            start += len(line) + 1

    def finish(self) -> Flow:
        """All that was written."""
        self._page.break_line(gap=False)
        page = self._page
        text = "".join(page.parts)
        return Flow(
            text,
            tuple(page.lines),
            tuple(page.stretches),
            tuple(trimmed for link in page.links if (trimmed := _trim(link, text))),
            self._deepest,
        )

    def _start_item(self, element: html.HtmlElement) -> None:
        self._page.mark = Mark.ITEM
        parent = element.getparent()
        if parent is None or parent.tag != "ol" or not self._counts:
            return
        value = element.get("value", "").strip()
        number = int(value) if value.isascii() and value.isdigit() else self._counts[-1]
        self._counts[-1] = number + 1
        if _shows_number(parent, element):
            self._page.put_in(f"{number}.")


class _Lines:
    """The lines of a page as they are put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[RawLine] = []
        self.stretches: list[Stretch] = []
        self.links: list[Link] = []
        self.length = self._start = 0
        self.mark = Mark.TEXT
        self.is_hidden = False
        self._row = 0
        self._last = ""
        self._needs_gap = False
        self._hidden: list[tuple[str, int | None, Source]] = []
        """What is not shown stands apart, below the line it interrupts."""
        self._space = ""
        """White space since the last character of the line."""

    def write(self, text: str, at: int | None, source: Source) -> None:
        """Text, its white space folded; *at* is its place in the resolved source."""
        if self.is_hidden:
            self._hidden.append((text, at, source))
            return
        end = 0
        for words in _WORDS_RE.finditer(text):
            self._space += text[end : words.start()]
            self._put(words[0])
            if at is not None:
                begin = self.length - len(words[0])
                self.stretches += source.stretches(begin, len(words[0]), at + words.start())
            end = words.end()
        self._space += text[end:]

    def put_in(self, text: str) -> None:
        """Text that is not in the source."""
        self._put(text)
        self._space = " "

    def break_line(self, *, gap: bool, is_br: bool = False) -> None:
        """End the line; inside a cell of a table, white space takes its place."""
        if self._row:
            self._space += " "
            return
        self._needs_gap = self._needs_gap or gap or (is_br and self.length == self._start)
        self._end_line(Mark.TEXT)

    def start_cell(self, row: int) -> None:
        """Begin a cell of a table that holds data."""
        self._end_line(Mark.TEXT)
        self._fill_gap()
        self._row = row

    def end_cell(self) -> None:
        """End the cell; an empty one is a line, too, so that columns stay columns."""
        if self._row:
            self._end_line(Mark.CELL)
            self._row = 0

    def add_link(self, start: int, url: str) -> None:
        """A link around all that was written since *start*."""
        self.links.append(Link(start, self.length, url))

    def _put(self, words: str) -> None:
        if self.length == self._start and not self._row:
            self._fill_gap()
        elif self.length > self._start and self._space and not self._is_torn_chinese(words):
            self._append(" ")
        self._append(words)
        self._last = words[-1]
        self._space = ""

    def _is_torn_chinese(self, words: str) -> bool:
        return "\n" in self._space and has_han(self._last) and has_han(words[0])

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _fill_gap(self) -> None:
        if self._needs_gap and self.lines and self.lines[-1].start < self.lines[-1].end:
            self._add_line(Mark.TEXT)
        self._needs_gap = False

    def _end_line(self, mark: Mark) -> None:
        self._space = ""
        if self.length > self._start or mark is Mark.CELL:
            self._add_line(mark if mark is Mark.CELL else self.mark)
            if self.mark is Mark.ITEM:
                self.mark = Mark.TEXT  # further lines of the item are text below it
        if self._hidden:
            self._end_hidden()

    def _end_hidden(self) -> None:
        hidden, self._hidden = self._hidden, []
        before = self.is_hidden, self._needs_gap
        self.is_hidden = self._needs_gap = False
        for text, at, source in hidden:
            self.write(text, at, source)
        if self.length > self._start:
            self._add_line(Mark.HIDDEN)
        self._space = ""
        self.is_hidden, self._needs_gap = before

    def _add_line(self, mark: Mark) -> None:
        row = self._row if mark is Mark.CELL else 0
        self.lines.append(RawLine(len(self.lines) + 1, self._start, self.length, mark, row))
        self._append("\n")
        self._start = self.length


def _trim(link: Link, text: str) -> Link | None:
    """The link without white space at its ends; None where nothing else is in it."""
    words = text[link.start : link.end]
    start = link.start + len(words) - len(words.lstrip())
    return Link(start, start + len(words.strip()), link.url) if words.strip() else None


def _is_hidden(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_RE.search(style))


def _table_of(cell: html.HtmlElement) -> html.HtmlElement | None:
    return next(cell.iterancestors("table"), None)


def _target(element: html.HtmlElement) -> str:
    url = (element.get("href") or "").strip(_BLANK)
    return "" if url.startswith("#") or url.lower().startswith(("javascript:", "data:")) else url


def _first_number(element: html.HtmlElement) -> int:
    start = element.get("start", "").strip()
    return int(start) if start.isascii() and start.isdigit() else 1


def _shows_number(parent: html.HtmlElement, element: html.HtmlElement) -> bool:
    """Whether a browser shows a number that is not in the text, and the item is no mere link."""
    if any(_UNNUMBERED_RE.search(node.get("style") or "") for node in (parent, element)):
        return False
    text = "".join(element.itertext()).strip()
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return bool(text) and not _NUMBERED_RE.match(text) and linked < len(text)
