"""A paragraph -> its characters, each with its place in the paragraph's own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.curate.readers.docx.fields import (
    Fields,
    find_url,
    is_unreadable,
    read_overstrike,
    web_address,
)
from generator.curate.readers.docx.package import MC, Element, M, R, Relationship, V, W
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
from generator.curate.readers.docx.values import switch_of, value_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK_RE = re.compile(r"[\r\n]")
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "pPr rPr del moveFrom sdtPr sdtEndPr smartTagPr customXmlPr delText delInstrText"
        " softHyphen footnoteRef endnoteRef annotationRef separator continuationSeparator"
        " lastRenderedPageBreak rt rubyPr proofErr bookmarkStart bookmarkEnd commentRangeStart"
        " commentRangeEnd permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart"
        " moveToRangeEnd rPrChange"
    ).split()
)
"""Nothing in these is text."""
_SIGNS = {f"{M}den": "/", f"{M}sup": "^", f"{M}sub": "_"}
"""What a formula on one line needs to stay readable."""
_PICTURES = frozenset("pic imagedata chart relIds OLEObject".split())


class Piece(NamedTuple):
    """Characters of a paragraph."""

    text: str
    offset: int
    """In the paragraph's own text; -1 for what was put in."""
    url: str


class _Look(NamedTuple):
    """How a run looks, as far as it changes what a reader reads."""

    is_hidden: bool
    raised: str
    font: str


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
    return reader.found


class _Reader:
    def __init__(self, around: Surroundings, is_hidden: bool) -> None:
        self.found = Inline()
        self._around = around
        self._length = 0
        self._plain = self._look = _Look(is_hidden, "", "")
        self._url = ""
        self._hidden = ""
        self._has_text = False
        self._handlers: Mapping[str, Callable[[Element], None]] = {
            f"{W}t": self._text,
            f"{W}r": self._run,
            f"{W}tab": lambda _: self._add("\t"),
            f"{W}ptab": lambda _: self._add("\t"),
            f"{W}br": lambda _: self._add("\n"),
            f"{W}cr": lambda _: self._add("\n"),
            f"{W}noBreakHyphen": lambda _: self._add("\u2011"),
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}fldSimple": self._simple_field,
            f"{W}instrText": lambda element: around.fields.add_code(element.text or ""),
            f"{W}hyperlink": self._hyperlink,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{MC}AlternateContent": self._alternatives,
            f"{M}oMath": self._formula,
            f"{M}oMathPara": self._formula,
        }

    def read(self, parent: Element) -> None:
        """What stands in an element, in order; what is not known is looked into."""
        for child in parent:
            tag = child.tag
            handler = self._handlers.get(tag)
            if handler is not None:
                handler(child)
            elif tag not in _SKIPPED and len(child):
                self.read(child)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        self._look = self._plain if properties is None else self._look_of(properties)
        self.read(run)
        self._look = self._plain

    def _look_of(self, properties: Element) -> _Look:
        style = value_of(properties, "rStyle") or ""
        styles = self._around.styles
        said = (
            switch_of(properties, "vanish"),
            styles.is_hidden(style) if style else None,
            self._plain.is_hidden,
        )
        fonts = properties.find(f"{W}rFonts")
        return _Look(
            next(value for value in said if value is not None),
            value_of(properties, "vertAlign") or (styles.raised(style) if style else ""),
            "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
        )

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = _BLANK_RE.sub(" ", text)
        if self._look.font and is_symbol_font(self._look.font) and PRIVATE_RE.search(text):
            text = plain_text(text, self._look.font)
            self._around.tally.symbols += text.count(UNKNOWN)
        if self._look.raised in ("superscript", "subscript"):
            text = raise_figures(text, self._look.raised)
        self._add(text)

    def _add(self, text: str, *, is_own: bool = True) -> None:
        around = self._around
        if not text or around.fields.is_code:
            return
        if around.fields.is_page_number and not around.has_pages:
            return
        if self._look.is_hidden:
            self._hide(text)
            return
        self._hidden = ""
        self._has_text = self._has_text or not text.isspace()
        self.found.is_contents = self.found.is_contents or around.fields.is_contents
        url = self._url or around.fields.url
        if not is_own:
            self.found.pieces.append(Piece(text, -1, url))
            return
        pieces = self.found.pieces
        last = pieces[-1] if pieces else None
        if last is not None and last.offset >= 0 and last.url == url:
            pieces[-1] = Piece(last.text + text, last.offset, url)
        else:
            pieces.append(Piece(text, self._length, url))
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

    def _symbol(self, element: Element) -> None:
        code = (element.get(f"{W}char") or "").strip()
        is_code = 0 < len(code) <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in code)
        font = element.get(f"{W}font") or ""
        shown = plain_symbol(int(code, 16), font) if is_code else UNKNOWN
        self._around.tally.symbols += shown == UNKNOWN
        self._add(shown)

    def _field(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        fields = self._around.fields
        if kind == "begin":
            fields.begin()
        elif kind == "separate":
            fields.separate()
        elif kind == "end" and (code := fields.end()) is not None:
            self._code_without_result(code)

    def _code_without_result(self, code: str) -> None:
        if (shown := read_overstrike(code)) is not None:
            self._add(shown)
        elif is_unreadable(code):
            self._around.tally.embedded += 1

    def _simple_field(self, element: Element) -> None:
        code = element.get(f"{W}instr") or ""
        self._around.fields.begin()
        self._around.fields.separate(code)
        before, self._url = self._url, self._url or find_url(code)
        self.read(element)
        self._url = before
        self._around.fields.end()

    def _hyperlink(self, element: Element) -> None:
        target = self._around.relationships.get(element.get(f"{R}id") or "")
        before = self._url
        if target is not None and target.is_external:
            self._url = web_address(target.target)
        self.read(element)
        self._url = before

    def _note(self, element: Element) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        if self._look.is_hidden or self._around.fields.is_code:
            return
        is_typed = is_on_attribute(element, "customMarkFollows")
        mark = self._around.mark_note(kind, element.get(f"{W}id") or "", is_typed)
        self._add(mark, is_own=False)

    def _drawing(self, element: Element) -> None:
        boxes = find_boxes(element)
        if not boxes and _shows_picture(element):
            self._around.tally.pictures += 1
        (self.found.after if self._has_text else self.found.before).extend(boxes)

    def _alternatives(self, element: Element) -> None:
        branch = choose_branch(element)
        if branch is not None:
            self.read(branch)

    def _formula(self, element: Element) -> None:
        self._around.tally.formulas += 1
        self._add("".join(_flat_formula(element)))


def choose_branch(alternatives: Element) -> Element | None:
    """The one branch of `mc:AlternateContent` that is read: the first that holds anything."""
    return next((branch for branch in alternatives if len(branch)), None)


def find_boxes(drawing: Element) -> list[Element]:
    """The text boxes of a drawing, once each, and words that are drawn as art."""
    found: list[Element] = []
    for child in drawing:
        if child.tag == f"{MC}AlternateContent":
            branch = choose_branch(child)
            found += [] if branch is None else find_boxes(branch)
        elif child.tag == f"{W}txbxContent" or (
            child.tag == f"{V}textpath" and (child.get("string") or "").strip()
        ):
            found.append(child)
        elif len(child):
            found += find_boxes(child)
    return found


def _shows_picture(drawing: Element) -> bool:
    """Whether there is a picture, chart or object in it, and not just a line."""
    return any(child.tag.rpartition("}")[2] in _PICTURES for child in drawing.iter())


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
