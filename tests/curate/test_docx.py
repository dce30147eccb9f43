"""Word documents as lines: golden cases an editor can read, small pieces of XML, and a law."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.parts import RawText
from generator.curate.readers.apart import read_apart
from generator.curate.readers.docx import read_docx
from generator.errors import InputError
from generator.text.places import locate
from generator.text.yamlfile import load_yaml
from tests.curate.docx_files import NAMESPACES, build_docx, document, paragraph
from tests.curate.docx_xml import (
    OUTLINE,
    RAISED,
    TABLE,
    TEXT_IN_BOXES,
    field,
    lines_of,
    numbered,
    row,
    run,
    show,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "docx"
CASES = sorted(GOLDEN.glob("*.yml"))


def read_case(path: Path) -> tuple[dict[str, Any], RawText]:
    case = load_yaml(path.read_text("utf-8"))
    return case, read_docx(build_docx(case), "notice.docx")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """A document becomes the expected lines, and what is left out is told."""
    case, raw = read_case(path)
    expected = case["expected"]
    assert show(raw) == expected["lines"].splitlines()
    assert sorted(finding.code for finding in raw.findings) == expected.get("findings", [])
    links = {raw.text[link.start : link.end]: link.url for link in raw.links}
    assert links == expected.get("links", {})
    declared = [f"{entry.field}, {entry.name}, {entry.value}" for entry in raw.declared]
    assert declared == expected.get("declared", [])


@pytest.mark.parametrize("path", CASES[::6], ids=lambda path: path.stem)
def test_apart(path: Path) -> None:
    """A process of its own gives the same."""
    case, raw = read_case(path)
    assert read_apart("docx", build_docx(case), "notice.docx") == raw


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


def test_only_web_links() -> None:
    """Links of scripts, files and mail are no links."""
    links = {"a": "javascript:alert(1)", "b": "file:///c:/x", "c": "mailto:a@b.c", "d": "1.docx"}
    body = "".join(
        f'<w:p><w:hyperlink r:id="{id_}"><w:r><w:t>{id_}</w:t></w:r></w:hyperlink></w:p>'
        for id_ in links
    )
    raw = read_docx(build_docx({"body": [{"xml": body}], "links": links}), "a.docx")
    assert raw.text == "a\nb\nc\nd\n"
    assert raw.links == ()


def test_private_names_and_dates_are_not_declared() -> None:
    """Of the properties only title and language are taken."""
    spec = {"body": ["a"], "title": "通知", "author": "王五"}
    declared = read_docx(build_docx(spec), "a.docx").declared
    assert [(entry.field, entry.value) for entry in declared] == [("title", "通知")]


def test_unknown_format_is_told() -> None:
    """Numbers in a format that is not known are decimal, and the editor hears of it."""
    spec = {
        "lists": {"a": [{"format": "thaiLetters", "text": "%1."}]},
        "body": [{"text": "x", "list": "a"}],
    }
    raw = read_docx(build_docx(spec), "a.docx")
    assert raw.text == "1. x\n"
    assert [finding.code for finding in raw.findings] == ["numbering"]


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ('<w:altChunk r:id="x"/>', "embedded", "1 place whose text"),
        (f"<w:p>{field('LISTNUM', None)}</w:p>", "embedded", "1 place whose text"),
        (f"<w:p>{field('DATE', '2024-05-06')}</w:p>", "computed-date", "the date '2024-05-06'"),
        (f"<w:p>{run('<w:t>geheim</w:t>', '<w:vanish/>')}</w:p>", "hidden-text", "first 'geheim'"),
        ("<w:p><w:ins/><w:del/></w:p>", "tracked-changes", "2 tracked changes"),
        (paragraph("a\x7fb"), "control", "1 control characters"),
    ],
    ids=[
        "inserted document",
        "number in a line",
        "date of the file",
        "hidden text",
        "changes",
        "control character",
    ],
)
def test_findings(body: str, code: str, message: str) -> None:
    """What is left out or doubtful is told once, and says what it is."""
    raw = read_docx(
        build_docx({"body": []}, {"word/document.xml": document(paragraph("a") + body)}), "a"
    )
    assert [finding.code for finding in raw.findings] == [code]
    assert message in raw.findings[0].message
    assert raw.findings[0].path == "a"


def test_places() -> None:
    """A character leads to its paragraph, cell or note; one that was put in leads nowhere."""
    spec = {
        "lists": {"a": [{"format": "chineseCounting", "text": "%1、", "suffix": "nothing"}]},
        "notes": ["见条例。"],
        "body": [
            {"text": "总则{note}完\n次行", "list": "a"},
            {"table": [["名称", "数量"], ["机构", ["十", "二"]]]},
            "末段",
        ],
    }
    raw = read_docx(build_docx(spec), "a.docx")

    def place(words: str, at: int = 0) -> str:
        found = locate(raw.stretches, raw.text.index(words) + at)
        return f"{found.part}, {found.offset}" if found else "put in"

    assert raw.text == "一、总则[1]完\n次行\n名称\n数量\n机构\n十 二\n末段\n[1] 见条例。\n"
    assert place("一、") == place("[1]完") == place("[1] 见") == place("十 二", 1) == "put in"
    assert place("总则") == "paragraph 1, 0"
    assert place("完") == "paragraph 1, 2"
    assert place("次行", 1) == "paragraph 1, 5"
    assert place("机构") == "row 2, cell 1 of table 1, 0"
    assert place("二", 0) == "row 2, cell 2 of table 1, 2"
    assert place("末段") == "paragraph 7, 0"
    assert place("见条例") == "footnote 1, 0"


def ruled(blocks: list[str]) -> str:
    return TABLE.format(row(*(f"<w:tc>{block}</w:tc>" for block in blocks)) * 2)


BLOCKS = st.recursive(
    st.builds(paragraph, st.text("ab\n\t 专利", max_size=8)),
    lambda inner: st.one_of(
        st.builds(ruled, st.lists(inner, min_size=1, max_size=3)),
        st.builds("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format, inner),
        st.builds(TEXT_IN_BOXES.format, inner),
        st.builds(numbered, st.text("ab", max_size=3), st.integers(0, 1)),
    ),
    max_leaves=12,
)


@given(st.lists(BLOCKS, max_size=5))
def test_nothing_is_lost(blocks: list[str]) -> None:
    """Every visible character comes out once and in order, on a line, with its place."""
    body = "".join(blocks)
    written = [t.replace("\n", "") for t in re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body)]
    try:
        raw = read_docx(
            build_docx({"lists": OUTLINE, "body": []}, {"word/document.xml": document(body)}), "a"
        )
    except InputError:
        assert not "".join(written).strip()
        return
    own = [raw.text[s.start : s.end] for s in raw.stretches]
    assert re.sub(r"\s", "", "".join(own)) == re.sub(r"\s", "", "".join(written))
    ends = [line.end for line in raw.lines]
    assert [line.start for line in raw.lines] == [0, *(end + 1 for end in ends[:-1])]
    assert len(raw.text) == ends[-1] + 1
    for line in raw.lines:
        assert "\n" not in raw.text[line.start : line.end]
    for left, right in zip(raw.stretches, raw.stretches[1:], strict=False):
        assert left.start < left.end <= right.start


def test_template_of_word() -> None:
    """A document on Word's own template, written by another program, reads as it looks."""
    made = docx.Document()
    made.core_properties.title = "Notice"
    made.add_heading("Notice on Patents", 0)
    made.add_heading("Scope", 1)
    for text, style in (
        ("All agencies are inspected.", None),
        ("by lot", "List Number"),
        ("twice a year", "List Number"),
        ("in spring", "List Number 2"),
        ("on site", "List Bullet"),
    ):
        made.add_paragraph(text, style)
    table = made.add_table(2, 2, "Table Grid")
    for number, cell in enumerate(table._cells):
        cell.text = f"cell {number}"
    made.sections[0].header.paragraphs[0].text = "State Office"
    buffer = io.BytesIO()
    made.save(buffer)
    raw = read_docx(buffer.getvalue(), "a.docx")
    assert show(raw) == [
        "heading| Notice on Patents",
        "heading| Scope",
        "text| All agencies are inspected.",
        "text| 1. by lot",
        "text| 2. twice a year",
        "text| 1. in spring",
        "item| • on site",
        "cell 1| cell 0",
        "cell 1| cell 1",
        "cell 2| cell 2",
        "cell 2| cell 3",
    ]
    assert [entry.value for entry in raw.declared] == ["Notice"]
    assert [finding.code for finding in raw.findings] == ["running-heads"]
