"""Paragraphs to blocks."""

from __future__ import annotations

import pytest

from generator.curate.numbering import read_marker, read_markers
from generator.curate.structure import build_blocks
from generator.curate.voices import find_republished
from generator.text.traced import gather
from generator.vocabulary import BlockKind

MARKS = {BlockKind.HEADING: "# ", BlockKind.ITEM: "- ", BlockKind.PARAGRAPH: ""}


def shape(lines: list[str]) -> list[str]:
    """Blocks as short lines, sentences of a block parted by ` | `."""
    blocks = build_blocks([gather(line, [(0, len(line))]) for line in lines])
    return [MARKS[b.kind] + " | ".join(part.text for part in b.sentences) for b in blocks]


CASES = {
    "first sentence heads a section": (
        ["1. Do this. Then that. And more.", "2. Do more. Now."],
        ["# 1. Do this.", "Then that. | And more.", "# 2. Do more.", "Now."],
    ),
    "five sentences are five blocks": (
        ["One. Two. Three. Four. Five."],
        ["One.", "Two.", "Three.", "Four.", "Five."],
    ),
    "four sentences are one block": (["One. Two. Three. Four."], ["One. | Two. | Three. | Four."]),
    "semicolon list": (
        ["The goals are: be fast; be fair; be kind."],
        ["The goals are:", "- be fast;", "- be fair;", "- be kind."],
    ),
    "chinese semicolon list": (
        ["主要目标：加强保护；优化服务；深化合作。"],
        ["主要目标：", "- 加强保护；", "- 优化服务；", "- 深化合作。"],
    ),
    "two parts are no list": (["It is so: one; two."], ["It is so: one; two."]),
    "semicolons before the colon": (["A; b; the rest: c; d; e."], ["A; b; the rest: c; d; e."]),
    "time is no colon": (["At 10:30; at noon; at night."], ["At 10:30; at noon; at night."]),
    "year is no number": (
        ["Plans for the year", "2022. Text of this."],
        ["Plans for the year", "2022. | Text of this."],
    ),
    "number out of sequence": (
        ["7. Not a heading. More text."],
        ["7. Not a heading. | More text."],
    ),
    "headings on their own lines": (
        ["一、总体要求", "坚持问题导向。", "二、主要任务", "依法整治。"],
        ["# 一、总体要求", "坚持问题导向。", "# 二、主要任务", "依法整治。"],
    ),
    "items below a colon": (
        ["请提交下列材料：", "（一）申请表；", "（二）证明。", "特此通知。"],
        ["请提交下列材料：", "- （一）申请表；", "- （二）证明。", "特此通知。"],
    ),
    "single sentences stay text": (
        ["一、自2021年起，依法处理。", "二、自发布之日起施行。"],
        ["一、自2021年起，依法处理。", "二、自发布之日起施行。"],
    ),
    "articles stay text": (
        ["第一章 总则", "第一条 为了监管，制定本办法。", "第二条 本办法施行。各地遵守。"],
        ["# 第一章 总则", "第一条 为了监管，制定本办法。", "第二条 本办法施行。 | 各地遵守。"],
    ),
    "sections in one line": (
        ["按此办理。一、加强领导。压实责任。二、抓好落实。及时报告。"],
        ["按此办理。", "# 一、加强领导。", "压实责任。", "# 二、抓好落实。", "及时报告。"],
    ),
    "roman numbers": (
        ["I. Scope", "All agencies are inspected.", "II. Method", "By lot."],
        ["# I. Scope", "All agencies are inspected.", "# II. Method", "By lot."],
    ),
    "heading without a number": (
        [
            "All are inspected.",
            "Work Requirements",
            "Bureaus report their results to the Office as soon as they can.",
        ],
        [
            "All are inspected.",
            "# Work Requirements",
            "Bureaus report their results to the Office as soon as they can.",
        ],
    ),
    "bullets": (["• First one.", "• Second one."], ["- • First one.", "- • Second one."]),
    "dashes": (["——减少违法。", "——提高效率。"], ["- ——减少违法。", "- ——提高效率。"]),
    "letters in a row": (
        ["(a) Deploy", "(b) Act", "(c) Report"],
        ["- (a) Deploy", "- (b) Act", "- (c) Report"],
    ),
    "numbers in brackets with text": (
        ["(1) Do this. Then that.", "(2) Do more."],
        ["(1) Do this. | Then that.", "(2) Do more."],
    ),
    "decimal sections": (
        ["2. Tasks", "2.1 Supervise", "Twice a year.", "2.2 Mediate", "In each market."],
        ["# 2. Tasks", "# 2.1 Supervise", "Twice a year.", "# 2.2 Mediate", "In each market."],
    ),
    "translated numbers": (
        ["One, the aim", "Serve all.", "Two, the tasks", "(I) Inspect", "All are inspected."],
        ["# One, the aim", "Serve all.", "# Two, the tasks", "# (I) Inspect", "All are inspected."],
    ),
    "ordinals stay text": (
        ["First, lead. Second, act. Third, tell.", "Report."],
        ["First, lead. | Second, act. | Third, tell.", "Report."],
    ),
    "attachments behind their label": (
        ["附件：1.名单", "2.表格（样表）", "国家知识产权局"],
        ["附件：", "- 1.名单", "- 2.表格（样表）", "国家知识产权局"],
    ),
    "card of contacts": (
        ["联系人：王五；电话：010-1；邮箱：a@example.com。"],
        ["联系人：王五；电话：010-1；邮箱：a@example.com。"],
    ),
    "document below its notice": (
        ["请执行。", "2021年3月12日", "专利代理管理办法（试行）", "为了监管，制定本办法。"],
        ["请执行。", "2021年3月12日", "# 专利代理管理办法（试行）", "为了监管，制定本办法。"],
    ),
    "question and answer": (
        ["问：何时施行？", "答：自2023年起施行。", "问：谁来解释？"],
        ["# 问：何时施行？", "答：自2023年起施行。", "问：谁来解释？"],
    ),
    "signature behind the last sentence": (
        ["All report. State Office April 28, 2023"],
        ["All report.", "State Office April 28, 2023"],
    ),
    "signature is no heading": (
        ["特此通知。", "国家知识产权局", "2021年3月12日"],
        ["特此通知。", "国家知识产权局", "2021年3月12日"],
    ),
    "attachments": (
        ["1. Scope. All.", "2. Method. Lot.", "Attachments:", "1. List", "2. Form"],
        ["# 1. Scope.", "All.", "# 2. Method.", "Lot.", "Attachments:", "- 1. List", "- 2. Form"],
    ),
}


@pytest.mark.parametrize(("lines", "blocks"), CASES.values(), ids=CASES)
def test_build_blocks(lines: list[str], blocks: list[str]) -> None:
    """Paragraphs become the blocks they are."""
    assert shape(lines) == blocks


@pytest.mark.parametrize(
    ("text", "scheme", "value"),
    [
        ("二十一、附则", "han", 21),
        ("（十二）其他", "han-bracket", 12),
        ("第一百零五条 施行", "article", 105),
        ("第二章 监管", "chapter", 2),
        ("10.其他", "number", 10),
        ("3、其他", "number", 3),
        ("(4) other", "number-bracket", 4),
        ("IV. Other", "roman", 4),
        ("Ⅲ.其他", "roman-sign", 3),
        ("Article 12 Other", "article-en", 12),
        ("Chapter II Other", "chapter-en", 2),
        ("[Case 3] Other", "case-en", 3),
        ("案例二：其他", "case", 2),
        ("三是其他", "is", 3),
        ("b) other", "letter", 2),
        ("⑤其他", "circled", 5),
        ("(II) Other", "roman-bracket", 2),
        ("2.3 Other", "decimal", 3),
        ("2.3其他", "decimal", 3),
        ("Three, other", "word-en", 3),
        ("Secondly, other", "ordinal-en", 2),
        ("• other", "bullet", 1),
        ("第二條 其他", "article", 2),
    ],
)
def test_markers(text: str, scheme: str, value: int) -> None:
    """Each numbering scheme is read with its value."""
    marker = read_marker(text)
    assert marker is not None
    assert (marker.scheme, marker.value) == (scheme, value)


@pytest.mark.parametrize(
    "text", ["2022. Text", "3.5 percent", "一些企业", "In 1. place", "(略)", "1.2万元", "-5"]
)
def test_no_markers(text: str) -> None:
    """Numbers that count nothing are no markers."""
    assert read_marker(text) is None


def test_sequence() -> None:
    """A scheme starts at one, may start again, and may miss one number."""
    texts = ["5. No", "1. Yes", "2. Yes", "4. Yes", "9. No", "1. Yes"]
    assert [marker is not None for marker in read_markers(texts)] == [
        text.endswith("Yes") for text in texts
    ]


TITLE = "Key points of work of the Office in 2022"
OWN = ["1. Protect rights. Do so.", "2. Examine well. Do so."]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Recently, the Office released the key points of work in 2022. It says.", *OWN], {0}),
        (
            [
                "The thinking is this.",
                "Recently, the Office released the key points of work.",
                *OWN,
            ],
            {1},
        ),
        (
            ["Recently, the Office released the key points of work in 2022.", "It says a lot."],
            set(),
        ),
        (["Recently, the number of applications rose. We issued more patents.", *OWN], set()),
        (["The Office released the key points of work in 2022.", *OWN], set()),
    ],
    ids=["above the text", "second paragraph", "news only", "about something else", "no news"],
)
def test_republished(paragraphs: list[str], expected: set[int]) -> None:
    """A paragraph that reports the document, next to its own text, is the republisher's."""
    assert find_republished(paragraphs, TITLE) == expected
