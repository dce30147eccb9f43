"""The styles of a document, and what a paragraph takes from the styles its own is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.curate.readers.docx.package import VAL, Element, W
from generator.curate.readers.docx.values import is_on, number_of, value_of

_MOST_BASES = 64
"""Styles that can be based on one another; Word allows fewer, and a circle has no end."""
_BODY = 9
"""The outline level of running text."""
_HEADING_RE = re.compile(
    r"(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|заголовок)\s*[1-9]|title"
    r"|标题|標題",
    re.IGNORECASE,
)
_CONTENTS_RE = re.compile(
    r"(?:toc|contents|目录|目錄)\s*[1-9]|toc heading|contents heading|table of figures",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Style:
    """A style as far as it matters for the text."""

    name: str
    base: str
    """Id of the style it is based on; empty for none."""
    outline: int | None
    num_id: int | None
    level: int | None
    is_hidden: bool | None
    raised: str
    """`superscript`, `subscript`, or empty."""
    has_borders: bool


class Styles:
    """All styles, by id."""

    def __init__(self, root: Element | None) -> None:
        """Read `styles.xml`; a document may do without it."""
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[tuple[str, Style], ...]] = {}
        self.default = ""
        self.list_styles: dict[str, int] = {}
        """Id of a list style -> the list it stands for."""
        for element in root.iterfind(f"{W}style") if root is not None else ():
            id_, type_ = element.get(f"{W}styleId") or "", element.get(f"{W}type")
            style = _read_style(element)
            self._styles[id_] = style
            if type_ == "numbering" and style.num_id is not None:
                self.list_styles[id_] = style.num_id
            if type_ == "paragraph" and (element.get(f"{W}default") or "0") in ("1", "true", "on"):
                self.default = id_

    def chain(self, id_: str) -> tuple[tuple[str, Style], ...]:
        """A style and those it is based on, each with its id, nearest first."""
        if id_ not in self._chains:
            found: dict[str, Style] = {}
            at = id_
            while at in self._styles and at not in found and len(found) < _MOST_BASES:
                found[at] = self._styles[at]
                at = found[at].base
            self._chains[id_] = tuple(found.items())
        return self._chains[id_]

    def is_heading(self, id_: str, outline: int | None) -> bool:
        """Whether a paragraph is a heading, by its outline level or by its style."""
        if outline is not None:
            return outline < _BODY
        for _, style in self.chain(id_):
            if style.outline is not None:
                return style.outline < _BODY
            if _HEADING_RE.fullmatch(style.name):
                return True
        return False

    def is_contents(self, id_: str) -> bool:
        """Whether a paragraph is a line of a table of contents, or stands above one."""
        return any(_CONTENTS_RE.fullmatch(style.name) for _, style in self.chain(id_)[:1])

    def is_hidden(self, id_: str) -> bool | None:
        """Whether the text in a style is hidden; None where no style says so."""
        said = (style.is_hidden for _, style in self.chain(id_))
        return next((value for value in said if value is not None), None)

    def raised(self, id_: str) -> str:
        """`superscript`, `subscript`, or empty."""
        return next((style.raised for _, style in self.chain(id_) if style.raised), "")

    def has_borders(self, id_: str) -> bool:
        """Whether a table in this style is ruled."""
        return any(style.has_borders for _, style in self.chain(id_))


def has_borders(element: Element) -> bool:
    """Whether an element sets a line around or inside a table."""
    return any(
        (side.get(VAL) or "none") not in ("none", "nil")
        for borders in element.iter(f"{W}tblBorders", f"{W}tcBorders")
        for side in borders
    )


def _read_style(element: Element) -> Style:
    properties, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    numbering = None if properties is None else properties.find(f"{W}numPr")
    hidden = None if run is None else run.find(f"{W}vanish")
    return Style(
        name=(value_of(element, "name") or "").strip(),
        base=value_of(element, "basedOn") or "",
        outline=number_of(properties, "outlineLvl"),
        num_id=number_of(numbering, "numId"),
        level=number_of(numbering, "ilvl"),
        is_hidden=None if hidden is None else is_on(hidden),
        raised=_raised(value_of(run, "vertAlign")),
        has_borders=has_borders(element),
    )


def _raised(value: str | None) -> str:
    return value if value in ("superscript", "subscript") else ""
