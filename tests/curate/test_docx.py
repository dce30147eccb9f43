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

from generator.config import Project
from generator.curate import work as curate
from generator.curate.parts import Link, RawText
from generator.curate.readers.apart import read_apart
from generator.curate.readers.docx import read_docx
from generator.errors import InputError
from generator.text.places import locate
from generator.text.yamlfile import load_yaml
from tests.curate.docx_files import build_docx, document, paragraph
from tests.curate.docx_xml import (
    OUTLINE,
    TABLE,
    TEXT_IN_BOXES,
    field,
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


def test_a_link_with_a_note_in_it() -> None:
    """A link is one, whatever is put into its words."""
    body = '<w:p><w:hyperlink r:id="a">{}</w:hyperlink></w:p>'.format(
        run("<w:t>Law</w:t>")
        + run('<w:footnoteReference w:id="1"/>')
        + run("<w:t xml:space='preserve'> No. 5</w:t>")
    )
    spec = {"body": [{"xml": body}], "links": {"a": "https://example.org/law"}, "notes": ["Art. 2"]}
    raw = read_docx(build_docx(spec), "a.docx")
    assert raw.text == "Law[1] No. 5\n[1] Art. 2\n"
    assert raw.links == (Link(0, 12, "https://example.org/law"),)


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


HIDDEN = run("<w:t>ge</w:t>", "<w:vanish/>") + run("<w:t>heim</w:t>", "<w:vanish/>")
FINDINGS = {
    "inserted document": ('<w:altChunk r:id="x"/>', "embedded", "1 place whose text"),
    "number in a line": (f"<w:p>{field('LISTNUM', None)}</w:p>", "embedded", "1 place whose text"),
    "date of the file": (
        f"<w:p>{field('DATE', '2024-05-06')}</w:p>",
        "computed-date",
        "2024-05-06",
    ),
    "hidden text": (f"<w:p>{HIDDEN}</w:p>", "hidden-text", "in 1 place, first 'geheim'"),
    "changes": ("<w:p><w:ins/><w:del/></w:p>", "tracked-changes", "2 tracked changes"),
    "control character": (paragraph("a\x7fb"), "control", "1 control characters"),
}


@pytest.mark.parametrize(("body", "code", "message"), FINDINGS.values(), ids=FINDINGS)
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


def test_taken_in(project: Project) -> None:
    """A Word document is kept as it is, and its page has the numbers that Word counts."""
    spec = {
        "lists": {"a": [{"format": "chineseCounting", "text": "%1、", "suffix": "nothing"}]},
        "body": [
            "关于开展专项整治的通知",
            "各省知识产权局：",
            {"text": "总体要求", "list": "a"},
            "坚持问题导向，依法从严整治，压实各方责任，务求取得实效。",
            {"text": "工作安排", "list": "a"},
            "各地于每季度末报送进展情况，遇有重大问题及时报告。",
        ],
    }
    file = project.root / "a.docx"
    file.write_bytes(build_docx(spec))
    curate.add(project, file, id_="one")
    folder = project.raw / "one"
    assert (folder / "received.docx").read_bytes() == file.read_bytes()
    record = load_yaml((folder / "source.yml").read_text("utf-8"))
    assert record["media_type"].endswith("wordprocessingml.document")
    page = (project.content / "notices" / "one.md").read_text("utf-8")
    assert "title: 关于开展专项整治的通知" in page
    assert "### 一、总体要求" in page
    assert "### 二、工作安排" in page
