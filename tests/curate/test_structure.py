"""Paragraphs to blocks."""

from __future__ import annotations

import pytest

from generator.curate.numbering import read_marker, read_markers
from generator.curate.structure import build_blocks
from generator.curate.voices import find_republished
from generator.vocabulary import BlockKind
from tests.curate.drafts import paragraphs_of

MARKS = {BlockKind.HEADING: "# ", BlockKind.ITEM: "- ", BlockKind.PARAGRAPH: ""}


def shape(lines: list[str]) -> list[str]:
    """Blocks as short lines, sentences of a block parted by ` | `."""
    blocks = build_blocks(paragraphs_of(lines))
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
    # Rows: the same scheme is one thing here and another there.
    "sections here, a list there": (
        ["1. Scope. All.", "2. Method. Lot.", "Bring:", "1. a form;", "2. a pen."],
        ["# 1. Scope.", "All.", "# 2. Method.", "Lot.", "Bring:", "- 1. a form;", "- 2. a pen."],
    ),
    "text between items": (
        ["下列情形：", "（一）甲；", "（二）乙。", "前项另行规定。", "（三）丙。"],
        ["下列情形：", "- （一）甲；", "- （二）乙。", "前项另行规定。", "- （三）丙。"],
    ),
    "semicolons without a colon": (
        ["（一）甲；", "（二）乙；", "（三）丙。"],
        ["- （一）甲；", "- （二）乙；", "- （三）丙。"],
    ),
    "lines without marks": (
        ["1.名单", "2.表格", "特此通知。"],
        ["- 1.名单", "- 2.表格", "特此通知。"],
    ),
    "sentences above their text": (
        ["一、加强领导。", "各地要落实责任。", "二、抓好落实。", "各地要及时报告。"],
        ["# 一、加强领导。", "各地要落实责任。", "# 二、抓好落实。", "各地要及时报告。"],
    ),
    "rules are no headings": (
        ["1. Agents shall register. It is free.", "2. Agents may appeal. The Board decides."],
        ["1. Agents shall register. | It is free.", "2. Agents may appeal. | The Board decides."],
    ),
    "long sentence above text": (
        [
            "1. Open the form.",
            "It is online.",
            "2. Then fill in the form with the name, the address and the number of the agency and"
            " of each agent.",
            "It takes a while.",
            "3. Send it.",
            "By mail.",
        ],
        [
            "# 1. Open the form.",
            "It is online.",
            "2. Then fill in the form with the name, the address and the number of the agency and"
            " of each agent.",
            "It takes a while.",
            "# 3. Send it.",
            "By mail.",
        ],
    ),
    "sentence above a lower row": (
        ["一、修法。", "1.修改商标法。", "2.修改专利法。", "二、执法。", "1.查处。", "2.公开。"],
        [
            "# 一、修法。",
            "1.修改商标法。",
            "2.修改专利法。",
            "# 二、执法。",
            "1.查处。",
            "2.公开。",
        ],
    ),
    "half of a row below a colon": (
        ["Reply:", "I. It covers two acts.", "II. It goes on. It is served."],
        ["Reply:", "- I. It covers two acts.", "- II. It goes on. | It is served."],
    ),
    "numbers without marks": (
        ["1 Scope", "All are in.", "2 Terms", "2.1 Agency", "A firm.", "2.2 Agent", "A person."],
        [
            "# 1 Scope",
            "All are in.",
            "# 2 Terms",
            "# 2.1 Agency",
            "A firm.",
            "# 2.2 Agent",
            "A person.",
        ],
    ),
    "rows of a table": (
        ["1 北京甲公司 合格", "2 上海乙公司 合格"],
        ["1 北京甲公司 合格", "2 上海乙公司 合格"],
    ),
    "spaces before marks": (
        ["I . Scope", "All are in .", "( 1 ) one ;", "( 2 ) two .", "II . Terms", "None ."],
        ["# I . Scope", "All are in .", "- ( 1 ) one ;", "- ( 2 ) two .", "# II . Terms", "None ."],
    ),
    "questions in brackets": (["【问】何时？", "【答】明日。"], ["# 【问】何时？", "【答】明日。"]),
    "contents with pages": (
        ["目录", "一、总则......1", "二、附则……9", "一、总则", "适用。", "二、附则", "施行。"],
        [
            "目录",
            "- 一、总则......1",
            "- 二、附则……9",
            "# 一、总则",
            "适用。",
            "# 二、附则",
            "施行。",
        ],
    ),
    "one number alone": (["1. Scope. All are in."], ["1. Scope. | All are in."]),
    "year behind a number": (
        ["一、2021年工作", "成效明显。", "二、2022年打算", "继续努力。"],
        ["# 一、2021年工作", "成效明显。", "# 二、2022年打算", "继续努力。"],
    ),
    "heading with a colon": (
        ["一、范围", "全国。", "二、时间：", "3月起。", "三、有下列情形的：", "（一）甲。"],
        ["# 一、范围", "全国。", "# 二、时间：", "3月起。", "三、有下列情形的：", "- （一）甲。"],
    ),
    "brackets with text below": (
        ["(1) Daily checks", "Bureaus check.", "(2) Special checks", "They check again."],
        ["# (1) Daily checks", "Bureaus check.", "# (2) Special checks", "They check again."],
    ),
    "excerpt": (
        ["六、共享", "交换数据。", "七、防控", "建立机制。"],
        ["# 六、共享", "交换数据。", "# 七、防控", "建立机制。"],
    ),
    "salutation introduces no list": (
        ["All bureaus:", "First, lead. It counts.", "Second, act. Report."],
        ["All bureaus:", "First, lead. | It counts.", "Second, act. | Report."],
    ),
    "dash introduces": (
        ["The changes are —", "(a) forms;", "(b) fees."],
        ["The changes are —", "- (a) forms;", "- (b) fees."],
    ),
    "letters down to (i) and (j)": (
        ["Send:", *(f"({letter}) one;" for letter in "abcdefghi"), "(j) ten."],
        ["Send:", *(f"- ({letter}) one;" for letter in "abcdefghi"), "- (j) ten."],
    ),
    "text below an item": (
        ["1) See.", "2) Act.", "Act well.", "3) Tell."],
        ["- 1) See.", "- 2) Act.", "Act well.", "- 3) Tell."],
    ),
    "em dashes": (["— One. More.", "— Two."], ["- — One. | More.", "- — Two."]),
    "numbers behind notes": (
        ["（一）修法。1.修改商标法。（条法司负责）2.修改专利法。（各司负责）"],
        ["（一）修法。", "1.修改商标法。 | （条法司负责）", "2.修改专利法。 | （各司负责）"],
    ),
    "notes are no text": (
        ["1.修改商标法。（条法司负责）", "2.修改专利法。（各司负责）"],
        ["1.修改商标法。 | （条法司负责）", "2.修改专利法。 | （各司负责）"],
    ),
    "one bullet": (["• Alone", "Text."], ["- • Alone", "Text."]),
    "one dash": (["- Alone", "Text."], ["- Alone", "Text."]),
    "contents": (
        [
            "目 录",
            "第一章 总则",
            "第二章 附则",
            "第一章 总则",
            "第一条 甲。",
            "第二章 附则",
            "第二条 乙。",
        ],
        [
            "目 录",
            "- 第一章 总则",
            "- 第二章 附则",
            "# 第一章 总则",
            "第一条 甲。",
            "# 第二章 附则",
            "第二条 乙。",
        ],
    ),
    # Lost line breaks
    "articles in one line": (
        ["第一条 为了监管，制定本办法。第二条 各地执行。第一条规定另行公布。"],
        ["第一条 为了监管，制定本办法。", "第二条 各地执行。 | 第一条规定另行公布。"],
    ),
    "articles without spaces": (
        ["第一章总则第一条为了监管，制定本办法。第二条国家统一监管。"],
        ["# 第一章总则", "第一条为了监管，制定本办法。", "第二条国家统一监管。"],
    ),
    "english articles in one line": (
        ["Chapter I General Article 1 These rules apply. Article 2 They are new."],
        ["# Chapter I General", "Article 1 These rules apply.", "Article 2 They are new."],
    ),
    "numbers behind an article": (
        ["Article 7. (1) A party may appeal. (2) The agency acts."],
        ["Article 7. (1) A party may appeal.", "(2) The agency acts."],
    ),
    "one number in a line cuts nothing": (
        ["All act. 1. This is odd. It goes on."],
        ["All act. | 1. This is odd. | It goes on."],
    ),
    "sentences behind a colon": (
        ["应当：（一）报告。（二）公开。", "（三）备案。"],
        ["应当：", "- （一）报告。", "- （二）公开。", "- （三）备案。"],
    ),
    "sections behind a colon": (
        ["如下：一、报告。材料齐全。二、公开。及时公开。三、备案。"],
        ["如下：", "# 一、报告。", "材料齐全。", "# 二、公开。", "及时公开。", "# 三、备案。"],
    ),
    "question and answer in a line": (
        ["问：何时？答：明日。问：何地？答：此地。"],
        ["# 问：何时？", "答：明日。", "# 问：何地？", "答：此地。"],
    ),
    "reporter": (["Reporter: When?", "Answer: Now."], ["# Reporter: When?", "Answer: Now."]),
    "bullets in a line": (
        ["请注意：● 保存 ● 核对"],
        ["请注意：", "- ● 保存", "- ● 核对"],
    ),
    "dashes in a line": (
        ["目标明确。——减少违法。——提高效率。"],
        ["目标明确。", "- ——减少违法。", "- ——提高效率。"],
    ),
    "labels in a line": (
        ["案例一：某公司案【案情】当事人违法。【意义】本案典型。"],
        ["# 案例一：某公司案", "# 【案情】", "当事人违法。", "# 【意义】", "本案典型。"],
    ),
    "attachments in a line": (
        ["附件：1.2022年表格2.名单3.样式"],
        ["附件：", "- 1.2022年表格", "- 2.名单", "- 3.样式"],
    ),
    "one attachment": (["附件：1.名单"], ["附件：1.名单"]),
    # Lists in sentences
    "and before the last": (
        ["It shall: (1) see; (2) act; and (3) tell."],
        ["It shall:", "- (1) see;", "- (2) act; and", "- (3) tell."],
    ),
    "no colon": (
        ["It is due where (a) it is new; or (b) it is old."],
        ["It is due where", "- (a) it is new; or", "- (b) it is old."],
    ),
    "references": (
        ["It follows items (1), (2) and (3); see (1); see (2)."],
        ["It follows items (1), (2) and (3); see (1); see (2)."],
    ),
    "list in brackets": (
        ["Some acts (namely: (1) this one; (2) that one) are banned."],
        ["Some acts (namely: (1) this one; (2) that one) are banned."],
    ),
    "semicolons in brackets": (
        ["调解32起（其中：专利17起；商标12起；其他3起）。"],
        ["调解32起（其中：专利17起；商标12起；其他3起）。"],
    ),
    "list in an item": (
        ["下列：", "（一）材料：1.表；2.证；", "（二）费用。"],
        ["下列：", "- （一）材料：", "- 1.表；", "- 2.证；", "- （二）费用。"],
    ),
    "clauses behind a comma": (
        ["对机构，一是抽查；二是评价；三是公示。"],
        ["对机构，一是抽查；二是评价；三是公示。"],
    ),
    "sentences that count": (
        ["要求：一是报告。二是公开。其他不变。"],
        ["要求：", "- 一是报告。", "- 二是公开。", "其他不变。"],
    ),
    "ordinals behind a colon": (
        ["Aims: first, see; second, act."],
        ["Aims:", "- first, see;", "- second, act."],
    ),
    # Headings
    "heading of fixed words": (
        ["一、指导思想以改革为动力，全面推进工作。", "二、工作目标到2025年，建成十个中心。"],
        [
            "# 一、指导思想",
            "以改革为动力，全面推进工作。",
            "# 二、工作目标",
            "到2025年，建成十个中心。",
        ],
    ),
    "fixed words go on": (
        ["一、工作目标是提高质量，保护创新成果。", "二、工作要求的落实由各省负责到底。"],
        ["一、工作目标是提高质量，保护创新成果。", "二、工作要求的落实由各省负责到底。"],
    ),
    "two labels": (
        ["【案例】【案情】某公司违法。", "【意义】本案典型。"],
        ["# 【案例】", "# 【案情】", "某公司违法。", "# 【意义】", "本案典型。"],
    ),
    "one label": (["【摘要】本文介绍制度。"], ["【摘要】本文介绍制度。"]),
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
        ("１、其他", "number", 1),
        ("⒊其他", "number", 3),
        ("⑵其他", "number-bracket", 2),
        ("㈢其他", "circled-han", 3),
        ("Ⅳ．其他", "roman-sign", 4),
        ("II、其他", "roman", 2),
        ("(iv) other", "roman-small", 4),
        ("(k) other", "letter", 11),
        ("B. Other", "letter-capital", 2),
        ("(C) Other", "letter-capital-bracket", 3),
        ("2.3.4 Other", "decimal-3", 4),
        ("1, Other", "number-comma", 1),
        ("(Two) Other", "word-bracket", 2),
        ("second, other", "ordinal-en", 2),
        ("第三，其他", "ordinal", 3),
        ("其二，其他", "ordinal", 2),
        ("四要其他", "must", 4),
        ("第二编 其他", "part", 2),
        ("第三节 其他", "section", 3),
        ("第一章总则", "chapter", 1),
        ("CHAPTER IV OTHER", "chapter-en", 4),
        ("Part Two: Other", "part-en", 2),
        ("Art. 7 The other", "article-en", 7),
        ("Rule 8. Other", "article-en", 8),
        ("第五条之二 其他", "article", 5),
        ("第五条国家其他", "article", 5),
        ("【案例3】其他", "case", 3),
        ("Typical Case 2: Other", "case-en", 2),
        ("[4] Other", "note", 4),
        ("◆ other", "bullet", 1),
        ("三、2022年其他", "han", 3),
        ("1.2022年其他", "number", 1),
        ("2. 12月前其他", "number", 2),
    ],
)
def test_markers(text: str, scheme: str, value: int) -> None:
    """Each numbering scheme is read with its value."""
    marker = read_marker(text)
    assert marker is not None
    assert (marker.scheme, marker.value) == (scheme, value)


@pytest.mark.parametrize(
    "text",
    [
        "2022. Text",
        "3.5 percent",
        "一些企业",
        "In 1. place",
        "(略)",
        "1.2万元",
        "-5",
        "3. 15 rights day",
        "10、20年以上",
        "三、四线城市",
        "一、二审法院",
        "第3次检查",
        "第五条规定的情形",
        "第三章规定的情形另行公布",
        "案例一的做法",
        "Article 5 of the Law",
        "Case 3 shows that",
        "Chapter II applies",
        "I am pleased",
        "I.P. rights",
        "V.I.P. cards",
        "12, 000 agents",
        "一是否决",
        "一要求",
        "[2021] No. 5",
        "(2021) 12",
        "first come",
        "2.5 million",
        "3.5%",
        "★ ★ ★ ★",
    ],
)
def test_no_markers(text: str) -> None:
    """Numbers that count nothing are no markers."""
    assert read_marker(text) is None


def test_sequence() -> None:
    """A scheme starts at one, may start again, print a number twice, or miss one."""
    texts = ["5. No", "1. Yes", "2. Yes", "2. Yes", "4. Yes", "9. No", "1. Yes"]
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
