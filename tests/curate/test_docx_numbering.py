"""Automatic numbers: what a level prints, and what is counted."""

from __future__ import annotations

import pytest

from tests.curate.docx_files import paragraph
from tests.curate.docx_xml import (
    NUMBERED,
    OUTLINE,
    TEXT_IN_BOXES,
    level,
    lines_of,
    numbered,
    numbering,
    one_list,
)

LABELS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "no start counts from nought": (
        one_list('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'),
        ["text| 0. a", "text| 1. a"],
    ),
    "hidden number": (
        one_list(level(inner="<w:rPr><w:vanish/></w:rPr>")),
        ["text| a", "text| a"],
    ),
    "a level below its own": (one_list(level("%1.%2")), ["text| a", "text| a"]),
    "text without a number": (
        one_list(level("附件：", "none")),
        ["text| 附件：a", "text| 附件：a"],
    ),
    "percent signs": (one_list(level("100% %1%")), ["text| 100% 1% a", "text| 100% 2% a"]),
    "space behind": (
        one_list(level("第%1条", inner='<w:suff w:val="space"/>')),
        ["text| 第1条 a", "text| 第2条 a"],
    ),
    "nothing behind": (
        one_list(level("第%1条", inner='<w:suff w:val="nothing"/>')),
        ["text| 第1条a", "text| 第2条a"],
    ),
    "wide mark and tab": (one_list(level("（%1）")), ["text| （1）a", "text| （2）a"]),
    "picture bullet": (
        one_list(level("", "bullet", '<w:lvlPicBulletId w:val="0"/>')),
        ["item| • a", "item| • a"],
    ),
    "percent in a bullet": (one_list(level("%1", "bullet")), ["item| %1 a", "item| %1 a"]),
    "level of its own": (
        one_list(
            level(),
            f'<w:lvlOverride w:ilvl="0">{level("（%1）", "chineseCounting")}</w:lvlOverride>',
        ),
        ["text| （一）a", "text| （二）a"],
    ),
    "format of its own": (
        one_list(
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/></w:lvl>'
        ),
        ["text| 001. a", "text| 002. a"],
    ),
    "no such list": (numbering(""), ["text| a", "text| a"]),
    "no such definition": (
        numbering('<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>'),
        ["text| a", "text| a"],
    ),
    "no such level": (one_list(level(at=3)), ["text| a", "text| a"]),
    "no numbering at all": ({"word/numbering.xml": None}, ["text| a", "text| a"]),
}


@pytest.mark.parametrize(("parts", "lines"), LABELS.values(), ids=LABELS)
def test_labels(parts: dict[str, str | bytes | None], lines: list[str]) -> None:
    """What a level of a list prints in front of two paragraphs."""
    assert lines_of(numbered("a") * 2, parts).split(" / ") == lines


COUNTED = {
    "empty paragraphs are counted": (
        numbered("a") + numbered("") + numbered("b"),
        "text| 1. a /text| /text| 3. b",
    ),
    "hidden paragraphs are not counted": (
        numbered("a")
        + "<w:p><w:pPr>"
        + NUMBERED.format(level=0, num=1)
        + "<w:rPr><w:vanish/></w:rPr></w:pPr>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p>"
        + numbered("b"),
        "text| 1. a /text| 2. b",
    ),
    "text boxes are counted for themselves": (
        numbered("a") + TEXT_IN_BOXES.format(numbered("box")) + numbered("b"),
        "text| 1. a /text| 1. box /text| 2. b",
    ),
    "a table goes on counting": (
        numbered("a")
        + f"<w:tbl><w:tr><w:tc>{numbered('cell')}</w:tc></w:tr></w:tbl>"
        + numbered("b"),
        "text| 1. a /text| 2. cell /text| 3. b",
    ),
    "a level too deep is the deepest": (numbered("a", 99), "text| a"),
    "a level that is no number": (numbered("a", -5), "text| 1. a"),
    "a drop cap belongs to the next paragraph": (
        paragraph("T", '<w:framePr w:dropCap="drop"/>') + numbered("he"),
        "text| 1. The",
    ),
    "a line break does not count": (
        numbered("a\nb") + numbered("c"),
        "text| 1. a /text| b /text| 2. c",
    ),
    "content controls": (
        f"<w:sdt><w:sdtContent>{numbered('a')}</w:sdtContent></w:sdt>" + numbered("b"),
        "text| 1. a /text| 2. b",
    ),
}


@pytest.mark.parametrize(("body", "lines"), COUNTED.values(), ids=COUNTED)
def test_counting(body: str, lines: str) -> None:
    """What is counted, and what is not."""
    assert lines_of(body, lists=OUTLINE) == lines.replace(" /", " / ")
