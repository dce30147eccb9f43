"""A paragraph -> its characters, each with its place in the paragraph's own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from generator.curate.readers.docx.drawings import choose_branch, find_boxes, shows_picture
from generator.curate.readers.docx.fields import (
    Fields,
    find_url,
    is_unreadable,
    read_overstrike,
    web_address,
)
from generator.curate.readers.docx.package import MC, VAL, Element, M, R, Relationship, W
from generator.curate.readers.docx.styles import Styles
from generator.curate.readers.docx.symbols import (
    PRIVATE_RE,
    UNKNOWN,
    is_symbol_font,
    plain_symbol,
    plain_text,
    raise_figures,
)
from generator.curate.readers.docx.tally import Tally
from generator.curate.readers.docx.values import is_on

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK_RE = re.compile(r"[\r\n]")
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "pPr del moveFrom sdtPr sdtEndPr smartTagPr customXmlPr delText delInstrText"
        " softHyphen footnoteRef endnoteRef annotationRef separator continuationSeparator"
        " lastRenderedPageBreak rt rubyPr proofErr bookmarkStart bookmarkEnd commentRangeStart"
        " commentRangeEnd permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart"
        " moveToRangeEnd rPrChange"
    ).split()
)
"""Nothing in these is text."""
_FONTS, _VANISH = f"{W}rFonts", f"{W}vanish"
_ALIGN, _STYLE = f"{W}vertAlign", f"{W}rStyle"
_SIGNS = {f"{M}den": "/", f"{M}sup": "^", f"{M}sub": "_"}
"""What a formula on one line needs to stay readable."""


class Piece(NamedTuple):
    """Characters of a paragraph."""

    text: str
    offset: int
    """In the paragraph's own text; -1 for what was put in."""
    url: str


class _Look(NamedTuple):
    """How a run looks, as far as it changes what a reader reads."""

    is_hidden: bool
    raised: str = ""
    fonts: Element | None = None


@dataclass
class Inline:
    """What stands in a paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    before: list[Element] = field(default_factory=list)
    """Text boxes that are anchored in front of its text."""
    after: list[Element] = field(default_factory=list)
    """Text boxes that are anchored further on."""
    is_contents: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What a paragraph's text depends on outside of it."""

    styles: Styles
    relationships: Mapping[str, Relationship]
    fields: Fields
    tally: Tally
    mark_note: Callable[[str, str, bool], str]
    """Kind and id of a note, and whether its mark is typed by hand -> the mark to put in."""
    has_pages: bool = True
    """Whether numbers of pages are text; in a running head they are not."""


def read_inline(paragraph: Element, style: str, around: Surroundings) -> Inline:
    """The characters of a paragraph, and the text boxes anchored in it.

    Args:
        paragraph: A `w:p`.
        style: Id of its style.
        around: The document it stands in.
    """
    reader = _Reader(around, bool(around.styles.is_hidden(style)))
    reader.read(paragraph)
    reader.found.pieces = _joined(reader.found.pieces)
    return reader.found


class _Reader:
    def __init__(self, around: Surroundings, is_hidden: bool) -> None:
        self.found = Inline()
        self._around = around
        self._length = 0
        self._plain = self._look = _Look(is_hidden)
        self._url = ""
        self._hidden = ""
        self._has_text = False

    def read(self, parent: Element) -> None:
        """What stands in an element, in order; what is not known is looked into."""
        for child in parent:
            tag = child.tag
            handler = _HANDLERS.get(tag)
            if handler is not None:
                handler(self, child)
            elif tag not in _SKIPPED and len(child):
                self.read(child)

    def run(self, run: Element) -> None:
        """A run: characters that look alike."""
        before, self._look = self._look, self._plain
        self.read(run)
        self._look = before

    def look(self, properties: Element) -> None:
        """How the run that is being read looks; it stands first in the run."""
        hidden, raised, fonts, style = None, "", None, ""
        for child in properties:
            tag = child.tag
            if tag == _FONTS:
                fonts = child
            elif tag == _VANISH:
                hidden = is_on(child)
            elif tag == _ALIGN:
                raised = child.get(VAL) or ""
            elif tag == _STYLE:
                style = child.get(VAL) or ""
        if style:
            hidden = self._around.styles.is_hidden(style) if hidden is None else hidden
            raised = raised or self._around.styles.raised(style)
        self._look = _Look(self._plain.is_hidden if hidden is None else hidden, raised, fonts)

    def text(self, element: Element) -> None:
        """Characters."""
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        if "\n" in text or "\r" in text:
            text = _BLANK_RE.sub(" ", text)
        look = self._look
        if look.fonts is not None and PRIVATE_RE.search(text):
            text = self._plain_text(text, look.fonts)
        if look.raised in ("superscript", "subscript"):
            text = raise_figures(text, look.raised)
        self.add(text)

    def _plain_text(self, text: str, fonts: Element) -> str:
        font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        if not is_symbol_font(font):
            return text
        plain = plain_text(text, font)
        self._around.tally.symbols += plain.count(UNKNOWN)
        return plain

    def add(self, text: str, *, is_own: bool = True) -> None:
        """Characters as they are read."""
        around, url = self._around, self._url
        if around.fields.is_open:
            if around.fields.is_code or (around.fields.is_page_number and not around.has_pages):
                return
            self.found.is_contents = self.found.is_contents or around.fields.is_contents
            url = url or around.fields.url
            if around.fields.is_date and text:
                around.tally.dates.append(text)
        if not text:
            return
        if self._look.is_hidden:
            self._hide(text)
            return
        self._hidden = ""
        self._has_text = self._has_text or not text.isspace()
        self.found.pieces.append(Piece(text, self._length if is_own else -1, url))
        if is_own:
            self._length += len(text)

    def _hide(self, text: str) -> None:
        hidden = self._around.tally.hidden
        if self._hidden:
            hidden.pop()
        self._hidden += text
        if self._hidden.strip():
            hidden.append(self._hidden.strip())
        else:
            self._hidden = ""

    def symbol(self, element: Element) -> None:
        """A character of a symbol font."""
        code = (element.get(f"{W}char") or "").strip()
        is_code = 0 < len(code) <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in code)
        font = element.get(f"{W}font") or ""
        shown = plain_symbol(int(code, 16), font) if is_code else UNKNOWN
        self._around.tally.symbols += shown == UNKNOWN
        self.add(shown)

    def field(self, element: Element) -> None:
        """A sign that bounds the code or the result of a field."""
        kind = element.get(f"{W}fldCharType")
        fields = self._around.fields
        if kind == "begin":
            fields.begin()
        elif kind == "separate":
            fields.separate()
        elif kind == "end" and (code := fields.end()) is not None:
            self._code_without_result(code)

    def code(self, element: Element) -> None:
        """A piece of the code of a field."""
        self._around.fields.add_code(element.text or "")

    def _code_without_result(self, code: str) -> None:
        if (shown := read_overstrike(code)) is not None:
            self.add(shown)
        elif is_unreadable(code):
            self._around.tally.embedded += 1

    def simple_field(self, element: Element) -> None:
        """A field whose result stands inside it."""
        code = element.get(f"{W}instr") or ""
        self._around.fields.begin()
        self._around.fields.separate(code)
        before, self._url = self._url, self._url or find_url(code)
        self.read(element)
        self._url = before
        self._around.fields.end()

    def hyperlink(self, element: Element) -> None:
        """Words that lead somewhere."""
        target = self._around.relationships.get(element.get(f"{R}id") or "")
        before = self._url
        if target is not None and target.is_external:
            self._url = web_address(target.target)
        self.read(element)
        self._url = before

    def note(self, element: Element) -> None:
        """The place a note belongs to."""
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        if self._look.is_hidden or self._around.fields.is_code:
            return
        is_typed = is_on_attribute(element, "customMarkFollows")
        mark = self._around.mark_note(kind, element.get(f"{W}id") or "", is_typed)
        self.add(mark, is_own=False)

    def drawing(self, element: Element) -> None:
        """A text box is kept for later; a picture is counted."""
        boxes = find_boxes(element)
        if not boxes and shows_picture(element):
            self._around.tally.pictures += 1
        (self.found.after if self._has_text else self.found.before).extend(boxes)

    def alternatives(self, element: Element) -> None:
        """The same thing in several forms."""
        branch = choose_branch(element)
        if branch is not None:
            self.read(branch)

    def formula(self, element: Element) -> None:
        """A formula, in a row."""
        self._around.tally.formulas += 1
        self.add("".join(_flat_formula(element)))


_HANDLERS: Mapping[str, Callable[[_Reader, Element], None]] = {
    f"{W}r": _Reader.run,
    f"{W}rPr": _Reader.look,
    f"{W}t": _Reader.text,
    f"{W}tab": lambda reader, _: reader.add("\t"),
    f"{W}ptab": lambda reader, _: reader.add("\t"),
    f"{W}br": lambda reader, _: reader.add("\n"),
    f"{W}cr": lambda reader, _: reader.add("\n"),
    f"{W}noBreakHyphen": lambda reader, _: reader.add("\u2011"),
    f"{W}sym": _Reader.symbol,
    f"{W}fldChar": _Reader.field,
    f"{W}fldSimple": _Reader.simple_field,
    f"{W}instrText": _Reader.code,
    f"{W}hyperlink": _Reader.hyperlink,
    f"{W}footnoteReference": _Reader.note,
    f"{W}endnoteReference": _Reader.note,
    f"{W}drawing": _Reader.drawing,
    f"{W}pict": _Reader.drawing,
    f"{W}object": _Reader.drawing,
    f"{MC}AlternateContent": _Reader.alternatives,
    f"{M}oMath": _Reader.formula,
    f"{M}oMathPara": _Reader.formula,
}


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces that follow each other in the paragraph and lead to the same place as one."""
    joined: list[Piece] = []
    for (is_own, url), run in groupby(pieces, key=lambda piece: (piece.offset >= 0, piece.url)):
        same = list(run)
        text = same[0].text if len(same) == 1 else "".join(piece.text for piece in same)
        joined.append(Piece(text, same[0].offset if is_own else -1, url))
    return joined


def is_on_attribute(element: Element, name: str) -> bool:
    """Whether a switch among the attributes of an element is on."""
    return (element.get(f"{W}{name}") or "0").lower() in ("1", "true", "on")


def _flat_formula(element: Element) -> list[str]:
    """The characters of a formula in a row; a fraction gets its stroke."""
    found: list[str] = []
    for child in element:
        if child.tag == f"{M}t":
            found.append(child.text or "")
        elif child.tag in _SIGNS:
            found += [_SIGNS[child.tag], *_flat_formula(child)]
        else:
            found += _flat_formula(child)
    return found
