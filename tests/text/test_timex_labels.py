"""Printed dates."""

from __future__ import annotations

import pytest

from generator.text.timex import DATE_RE, parse_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-03-30", "2021-03-30"),
        ("2021/3/5", "2021-03-05"),
        ("2021.03.21", "2021-03-21"),
        ("2023年7月11日", "2023-07-11"),
        ("2023 年 7 月 11 日", "2023-07-11"),
        ("二○○九年十一月二十日", "2009-11-20"),
        ("二〇二一年三月三十一日", "2021-03-31"),
        ("民國113年3月4日", "2024-03-04"),
        ("July 30,2021", "2021-07-30"),
        ("March 12, 2021", "2021-03-12"),
        ("Sept. 3rd, 2021", "2021-09-03"),
        ("12 March 2021", "2021-03-12"),
        ("1st May 2023", "2023-05-01"),
    ],
)
def test_forms(text: str, edtf: str) -> None:
    """A whole day is read in every form it is printed in."""
    found = DATE_RE.fullmatch(text)
    assert found
    assert str(parse_date(found[0])) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-30",
        "2021年13月1日",
        "近日",
        "24日",
        "recently",
        "03/12/2021",
        "March 2021",
        "86-755-82566227",
        "国知发〔2021〕12号",
        "2808, Block 2",
        "二○二一年",
    ],
)
def test_no_dates(text: str) -> None:
    """A day that does not exist, or is not said, stays unknown."""
    found = DATE_RE.search(text)
    assert found is None or parse_date(found[0]) is None
