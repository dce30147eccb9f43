"""Lines to paragraphs."""

from __future__ import annotations

import pytest

from generator.curate.paragraphs import join_paragraphs
from generator.curate.parts import Judged, Verdict
from generator.curate.readers.formats import read_raw
from generator.curate.segments import cut_segments


def join(text: str) -> list[str]:
    """The paragraphs of a text of which every line is kept."""
    raw = read_raw(text.encode(), "raw.txt")
    judged = [
        Judged(segment, Verdict.KEPT if segment.text else Verdict.BLANK)
        for segment in cut_segments(raw)
    ]
    return [paragraph.text.text for paragraph in join_paragraphs(raw, judged)]


DOUBLE_SPACED = """
All agencies are inspected twice a year by the bureaus of the

Provinces in which they have their seat. Bureaus of the cities

Help them. Results are sent to the National Office in January.



Agencies that fail the inspection are warned. The warning of a

Bureau is published.
"""

CASES = {
    "small letter": ("The Office acts\nin all provinces.", ["The Office acts in all provinces."]),
    "little word": ("It is sent to the\nOffice at once.", ["It is sent to the Office at once."]),
    "comma": ("各地要加强监管，\n确保实效。", ["各地要加强监管，确保实效。"]),
    "comma opens": ("各地要加强监管\n，确保实效。", ["各地要加强监管，确保实效。"]),
    "hyphen in a word": ("It is regu-\nlated.", ["It is regu-lated."]),
    "hyphen between words": ("A cross-\nregional case.", ["A cross-regional case."]),
    "hyphen between names": ("In the Beijing-\nTianjin area.", ["In the Beijing-Tianjin area."]),
    "hyphen between years": ("The years 2021-\n2035.", ["The years 2021-2035."]),
    "suspended hyphen": ("Both pre-\nand post-grant.", ["Both pre- and post-grant."]),
    "clause breaks off": (
        "根据有关规定，现就开展\n备案工作的事项通知如下：",
        ["根据有关规定，现就开展备案工作的事项通知如下："],
    ),
    "clause ends with a particle": (
        "已经备案的机构，以及从事代理业务的\n律师事务所，应当备案。",
        ["已经备案的机构，以及从事代理业务的律师事务所，应当备案。"],
    ),
    "heading of two clauses": (
        "提高认识，加强领导\n各地要落实责任，及时报告。",
        ["提高认识，加强领导", "各地要落实责任，及时报告。"],
    ),
    "number opens": ("下列事项，\n（一）甲；", ["下列事项，", "（一）甲；"]),
    "article is named": (
        "各地应当加强专利代理监管工作，按照\n第五条的规定执行。",
        ["各地应当加强专利代理监管工作，按照", "第五条的规定执行。"],
    ),
    "item and another": ("to see; and\nto act.", ["to see; and", "to act."]),
    "letter": (
        "Dear colleagues,\nWe ask you.\nYours sincerely,\nP. Wang",
        ["Dear colleagues,", "We ask you.", "Yours sincerely,", "P. Wang"],
    ),
    "signature with commas": (
        "All act.\nNational Office,\nMinistry of Justice and\nSupreme Court\n1 June 2022",
        ["All act.", "National Office,", "Ministry of Justice and", "Supreme Court", "1 June 2022"],
    ),
    "names in a sentence": (
        "It was issued by the National Office,\nMinistry of Justice and Supreme Court.",
        ["It was issued by the National Office, Ministry of Justice and Supreme Court."],
    ),
    "blank line after each line": (
        DOUBLE_SPACED,
        [
            "All agencies are inspected twice a year by the bureaus of the Provinces in which they"
            " have their seat. Bureaus of the cities Help them. Results are sent to the National"
            " Office in January.",
            "Agencies that fail the inspection are warned. The warning of a Bureau is published.",
        ],
    ),
    "rows of a table": (
        "1 北京甲专利代理有限公司（普通合伙） 合格\n2 上海乙专利代理有限公司（普通合伙） 合格\n"
        "3 广州丙专利代理有限公司（普通合伙） 合格\n4 成都丁专利代理有限公司（普通合伙） 合格\n"
        "公示期：2022年5月1日至2022年5月7日，共七日。",
        [
            "1 北京甲专利代理有限公司（普通合伙） 合格",
            "2 上海乙专利代理有限公司（普通合伙） 合格",
            "3 广州丙专利代理有限公司（普通合伙） 合格",
            "4 成都丁专利代理有限公司（普通合伙） 合格",
            "公示期：2022年5月1日至2022年5月7日，共七日。",
        ],
    ),
    "table": ("序号\n机构名称\n1\n某公司", ["序号", "机构名称", "1", "某公司"]),
}


@pytest.mark.parametrize(("text", "paragraphs"), CASES.values(), ids=CASES)
def test_join(text: str, paragraphs: list[str]) -> None:
    """A line that breaks off goes on in the next one; others are paragraphs."""
    assert join(text) == paragraphs
