"""Whole days for labels and signatures: the pattern and its reading."""

from __future__ import annotations

import re

import pytest

from generator.text.timex import DATE_PATTERN, DATE_RE, TIME_PATTERN, parse_date

DAYS = {
    "2021-03-30": "2021-03-30",
    "2021/3/5": "2021-03-05",
    "2021.03.21": "2021-03-21",
    "2021 - 03 - 30": "2021-03-30",
    "2023年7月11日": "2023-07-11",
    "2023 年 7 月 11 日": "2023-07-11",
    "2023年7月11號": "2023-07-11",
    "二○○九年十一月二十日": "2009-11-20",
    "二〇二一年三月三十一日": "2021-03-31",
    "二零零二年元月廿一日": "2002-01-21",
    "民國113年3月4日": "2024-03-04",
    "中華民國一百一十三年三月四日": "2024-03-04",
    "July 30,2021": "2021-07-30",
    "March 12, 2021": "2021-03-12",
    "MARCH 12, 2021": "2021-03-12",
    "Sept. 3rd, 2021": "2021-09-03",
    "12 March 2021": "2021-03-12",
    "1st May 2023": "2023-05-01",
    "12th of March, 2021": "2021-03-12",
    "28 09,2022": "2022-09-28",
}


@pytest.mark.parametrize(("text", "edtf"), DAYS.items(), ids=list(DAYS))
def test_a_day_is_matched_whole_and_read(text: str, edtf: str) -> None:
    assert DATE_RE.fullmatch(text)
    assert str(parse_date(text)) == edtf
    assert str(parse_date(f"{text} 10:24")) == edtf


NO_DAYS = [
    "2021-02-30",
    "2021年13月1日",
    "5 06,2022",
    "近日",
    "24日",
    "recently",
    "03/12/2021",
    "March 2021",
    "86-755-82566227",
    "国知发〔2021〕12号",
    "2808, Block 2",
    "二○二一年",
    "see 2021-03-30",
    "",
]


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_day_that_does_not_exist_or_is_not_said_stays_unknown(text: str) -> None:
    assert parse_date(text) is None


def test_the_pattern_can_be_part_of_another() -> None:
    """It has no groups of its own and no flags."""
    pattern = re.compile(rf"(?P<date>{DATE_PATTERN}){TIME_PATTERN}")
    found = pattern.search("Release Time: 2021-03-30 10:24:33 Source")
    assert found
    assert (found.groups(), found[0]) == (("2021-03-30",), "2021-03-30 10:24:33")
