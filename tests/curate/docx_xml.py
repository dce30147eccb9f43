"""XML of Word documents in small pieces, for tests, and the lines that come out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.curate.parts import Mark, RawText
from generator.curate.readers.docx import read_docx
from tests.curate.docx_files import NAMESPACES, build_docx, document, paragraph

OUTLINE = {"one": [{"format": "decimal", "text": "%1."}, {"format": "lowerLetter", "text": "%2)"}]}


TEXT_IN_BOXES = (
    "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
    "</w:p>"
)
RAISED = '<w:vertAlign w:val="superscript"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    """A paragraph of a list."""
    return paragraph(text, NUMBERED.format(level=level, num=num))


def numbering(definitions: str) -> dict[str, str | bytes | None]:
    """A `numbering.xml`."""
    return {"word/numbering.xml": f"<w:numbering {NAMESPACES}>{definitions}</w:numbering>"}


def level(text: str = "%1.", format_: str = "decimal", inner: str = "", at: int = 0) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{inner}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def one_list(levels: str, num: str = "") -> dict[str, str | bytes | None]:
    """A `numbering.xml` with one list."""
    return numbering(
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{num}</w:num>'
    )


def run(inner: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def field(code: str, result: str | None) -> str:
    """A field; without a result for None."""
    shown = "" if result is None else f'<w:fldChar w:fldCharType="separate"/><w:t>{result}</w:t>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{code}</w:instrText>{shown}'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


TABLE = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>{}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table, from texts and from cells."""
    made = "".join(
        cell if cell.startswith("<w:tc>") else f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def show(raw: RawText) -> list[str]:
    """Each line with what the file says it is: "heading| Scope", "cell 2| 900"."""
    shown = []
    for line in raw.lines:
        mark = f"cell {line.row}" if line.mark is Mark.CELL else str(line.mark)
        note = ", not main" if line.is_main is False else ""
        shown.append(f"{mark}{note}| {raw.text[line.start : line.end]}".rstrip())
    return shown


def lines_of(body: str, parts: Mapping[str, str | bytes | None] | None = None, **spec: Any) -> str:
    """The lines of a body given as XML, joined by ` / `."""
    parts = {"word/document.xml": document(body), **(parts or {})}
    return " / ".join(show(read_docx(build_docx({**spec, "body": []}, parts), "notice.docx")))
