"""Small pieces of a Word document and the lines they become."""

from __future__ import annotations

import pytest

from tests.curate.docx_files import NAMESPACES, paragraph
from tests.curate.docx_xml import RAISED, TABLE, TEXT_IN_BOXES, field, lines_of, row, run

INLINE = {
    "white space at the ends of a run": (
        "<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space='preserve'> b</w:t></w:r>",
        "a b",
    ),
    "line ends in the source": ("<w:r><w:t xml:space='preserve'>a\n  b</w:t></w:r>", "a   b"),
    "raised figures": (run("<w:t>x10</w:t>") + run("<w:t>-4</w:t>", RAISED), "x10⁻⁴"),
    "raised letters": (run("<w:t>1</w:t>") + run("<w:t>st</w:t>", RAISED), "1st"),
    "symbol in a run": (run("<w:t>\uf0a3 5\uf0b0</w:t>", '<w:rFonts w:ascii="Symbol"/>'), "≤ 5°"),
    "private characters of an ordinary font": (
        run("<w:t>\ue123</w:t>", '<w:rFonts w:ascii="宋体"/>'),
        "\ue123",
    ),
    "private characters without a font": (
        run("<w:t>\uf0a3</w:t>", '<w:rFonts w:ascii="宋体"/>'),
        "\uf0a3",
    ),
    "hidden note": (
        run('<w:footnoteReference w:id="1"/>', "<w:vanish/>") + run("<w:t>a</w:t>"),
        "a",
    ),
    "result without a field": ('<w:r><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>', "a"),
    "symbol that says nothing": (run('<w:sym w:font="Webdings" w:char="F041"/>'), "\ufffd"),
    "symbol of an ordinary font": (run('<w:sym w:font="宋体" w:char="25A1"/>'), "□"),
    "symbol with a broken code": (run('<w:sym w:font="Symbol" w:char="zz"/>'), "\ufffd"),
    "enclosed figure": (field(r" eq \o\ac(○,11)", None), "⑪"),
    "enclosed character": (field(r' EQ \* jc0 \* "Font:宋体" \* hps21 \o\ac(○,印)', None), "印"),
    "pronunciation": (field(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(zhuān),专)", None), "专"),
    "nested fields": (
        field(f" IF 1=1 </w:instrText></w:r>{field('REF x', 'no')}<w:r><w:instrText>", "yes"),
        "yes",
    ),
    "field that never ends": (
        '<w:r><w:t>a</w:t><w:fldChar w:fldCharType="begin"/><w:t>b</w:t></w:r>',
        "ab",
    ),
    "end without a field": ('<w:r><w:fldChar w:fldCharType="end"/><w:t>a</w:t></w:r>', "a"),
    "simple field": (
        '<w:fldSimple w:instr=" DATE "><w:r><w:t>2021</w:t></w:r></w:fldSimple>',
        "2021",
    ),
    "bidirectional wrapper": ("<w:dir w:val='rtl'><w:r><w:t>a</w:t></w:r></w:dir>", "a"),
    "custom xml": ("<w:customXml><w:r><w:t>a</w:t></w:r></w:customXml>", "a"),
    "choice without content": (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>a</w:t>"
        "</mc:Fallback></mc:AlternateContent></w:r>",
        "a",
    ),
    "formula": (
        "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
        "</m:sSup></m:oMath>",
        "x^2",
    ),
    "deleted and inserted": (
        "<w:ins><w:r><w:t>new</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
        "new",
    ),
    "hidden by a character style": (
        run("<w:t>no</w:t>", '<w:rStyle w:val="Secret"/>') + run("<w:t>yes</w:t>"),
        "yes",
    ),
}


@pytest.mark.parametrize(("inner", "text"), INLINE.values(), ids=INLINE)
def test_inline(inner: str, text: str) -> None:
    """What stands in a paragraph."""
    styles = {"Secret": {"name": "Secret", "hidden": True}}
    assert lines_of(f"<w:p>{inner}</w:p>", styles=styles) == f"text| {text}"


ART = '<w:p><w:r><w:pict><v:textpath string="Secret"/></w:pict></w:r></w:p>'
TABLES = {
    "deleted rows": (
        TABLE.format(row("a", "b") + row("x", "y", properties="<w:del/>") + row("c", "d")),
        "cell 1| a / cell 1| b / cell 2| c / cell 2| d",
    ),
    "rows in content controls": (
        TABLE.format(
            f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>" + row("c", "d")
        ),
        "cell 1| a / cell 1| b / cell 2| c / cell 2| d",
    ),
    "columns before": (
        TABLE.format(row("a", "b") + row("c", "d", properties='<w:gridBefore w:val="1"/>')),
        "cell 1| a / cell 1| b / cell 2| / cell 2| c / cell 2| d",
    ),
    "second table goes on counting rows": (
        TABLE.format(row("a", "b") + row("c", "d")) * 2,
        "cell 1| a / cell 1| b / cell 2| c / cell 2| d"
        " / cell 3| a / cell 3| b / cell 4| c / cell 4| d",
    ),
    "ruled by its style": (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
        f"{row('a', 'b')}{row('c', 'd')}</w:tbl>",
        "cell 1| a / cell 1| b / cell 2| c / cell 2| d",
    ),
    "row of heads without lines": (
        f"<w:tbl>{row('a', 'b', properties='<w:tblHeader/>')}{row('c', 'd')}</w:tbl>",
        "cell 1| a / cell 1| b / cell 2| c / cell 2| d",
    ),
    "long table without lines": (
        "<w:tbl>" + row("a", "b") * 4 + "</w:tbl>",
        " / ".join(f"cell {n}| a / cell {n}| b" for n in (1, 2, 3, 4)),
    ),
    "text box in a cell": (
        TABLE.format(
            row("a", f"<w:tc>{TEXT_IN_BOXES.format(paragraph('box'))}</w:tc>") + row("c", "d")
        ),
        "cell 1| a / cell 1| box / cell 2| c / cell 2| d",
    ),
    "line breaks and tabs in a cell": (
        TABLE.format(row("a\nb", "c\td") + row("e", "f")),
        "cell 1| a b / cell 1| c\td / cell 2| e / cell 2| f",
    ),
    "one row": (TABLE.format(row("a", "b")), "text| a / text| b"),
    "no rows": (TABLE.format("") + paragraph("a"), "text| a"),
    "words drawn as art in a cell": (
        TABLE.format(row("a", f"<w:tc>{ART}</w:tc>") + row("c", "d") * 2),
        "cell 1| a / cell 1| Secret / cell 2| c / cell 2| d / cell 3| c / cell 3| d",
    ),
    "deleted cell": (
        TABLE.format(
            row("a", "b", f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('x')}</w:tc>")
            + row("c", "d")
        ),
        "cell 1| a / cell 1| b / cell 2| c / cell 2| d",
    ),
    "absurd spans": (
        TABLE.format(
            row(
                f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph("a")}</w:tc>',
                "b",
            )
            + row("c", "d") * 2
        ),
        "cell 1| a"
        + " / cell 1|" * 62
        + " / cell 1| b / cell 2| c / cell 2| d / cell 3| c / cell 3| d",
    ),
}


@pytest.mark.parametrize(("body", "lines"), TABLES.values(), ids=TABLES)
def test_tables(body: str, lines: str) -> None:
    """Cells of tables that hold data; the others are read as lines."""
    grid = (
        f'<w:styles {NAMESPACES}><w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders>'
        '<w:top w:val="single"/></w:tblBorders></w:tblPr></w:style></w:styles>'
    )
    assert lines_of(body, {"word/styles.xml": grid}) == lines


def test_headings_by_level_and_by_name() -> None:
    """A heading is told by its outline level, or else by the name of its style in any language."""
    styles = {
        "a": {"name": "heading 1"},
        "b": {"name": "标题 2"},
        "c": {"name": "Überschrift 3"},
        "d": {"name": "Heading", "outline": 2},
        "e": {"name": "Body Text"},
        "f": {"name": "TOC Heading", "based_on": "a", "outline": 9},
        "g": {"name": "Own", "based_on": "b"},
    }
    body = "".join(paragraph(id_, f'<w:pStyle w:val="{id_}"/>') for id_ in styles)
    body += paragraph("h", '<w:outlineLvl w:val="0"/>')
    body += paragraph("i", '<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>')
    assert lines_of(body, styles=styles).split(" / ") == [
        "heading| a",
        "heading| b",
        "heading| c",
        "heading| d",
        "text| e",
        "text, not main| f",
        "heading| g",
        "heading| h",
        "text| i",
    ]


def test_branches_of_a_drawing() -> None:
    """Of several forms of the same thing one is read, at any depth."""

    def twice(inner: str) -> str:
        return (
            f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice>"
            f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
        )

    box = twice(f"<w:txbxContent>{paragraph('one')}</w:txbxContent>")
    drawn = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    empty = "<mc:AlternateContent><mc:Choice/></mc:AlternateContent>"
    assert lines_of(drawn + twice(paragraph("two")) + empty) == "text| one / text| two"
