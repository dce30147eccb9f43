"""Official numbers of documents: where they stand, their one spelling, which are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.docnumbers import find_numbers, is_same, read_number

NORMAL = {
    "国知发运字〔2021〕12号": "国知发运字〔2021〕12号",
    "国知发运字[2021]12号": "国知发运字〔2021〕12号",
    "国知发运字（2021）12号": "国知发运字〔2021〕12号",
    "国知发运字 ﹝2021﹞ 12 号": "国知发运字〔2021〕12号",
    "国知发运字【２０２１】第１２号": "国知发运字〔2021〕12号",
    "（国知发运字〔2021〕12号）": "国知发运字〔2021〕12号",
    "國知發運字〔2021〕12號": "國知發運字〔2021〕12號",
    "国市监知发〔2022〕103号": "国市监知发〔2022〕103号",
    "财税(2020)5号": "财税〔2020〕5号",
    "智法字第11318600120號": "智法字第11318600120號",
    "国家知识产权局公告第四一一号": "国家知识产权局公告第四一一号",
    "公告（第四六二号）": "公告（第四六二号）",
    "国家市场监督管理总局令第63号": "国家市场监督管理总局令第63号",
    "2021年第3号公告": "2021年第3号公告",
    "通告第4/2024號": "通告第4/2024號",
    "第2/2023号通告": "第2/2023号通告",
    "Guo Zhi Fa Bao Zi [2021] No. 1": "Guo Zhi Fa Bao Zi [2021] No. 1",
    "Guozhi  Shipping Letter [2023]  No. 51": "Guozhi Shipping Letter [2023] No. 51",
    "GZFYZ〔2021〕No.12": "GZFYZ〔2021〕No.12",
    "Announcement No. 411": "Announcement No. 411",
    "CNIPA Announcement No. 507": "CNIPA Announcement No. 507",
    "Order No. 63 of 2022": "Order No. 63 of 2022",
}


@pytest.mark.parametrize(("printed", "normal"), NORMAL.items(), ids=list(NORMAL))
def test_one_spelling(printed: str, normal: str) -> None:
    """A number has one spelling, whatever brackets, widths and spaces are printed."""
    number = read_number(printed)
    assert number is not None
    assert number.normal == normal


NONE = [
    "2021年3月12日",
    "第12号",
    "No. 12",
    "[2021] No. 12",
    "The Office (2021) 12 people",
    "Article 12",
    "北京市海淀区西土城路6号",
    "京ICP备05069085号",
    "GB/T 42293-2022",
    "Law of 2021",
    "十四五",
    "通知",
]


@pytest.mark.parametrize("text", NONE)
def test_no_numbers(text: str) -> None:
    """These are no official numbers."""
    assert find_numbers(text) == ()


CITED = {
    "根据《办法》（国知发管字〔2019〕20号）的规定": ["国知发管字〔2019〕20号"],
    "按照国知发管字〔2019〕20号文件": ["国知发管字〔2019〕20号"],
    "废止国知办函〔2018〕7号和国知发规字〔2019〕3号": [
        "国知办函〔2018〕7号",
        "国知发规字〔2019〕3号",
    ],
    "under Guo Zhi Fa [2018] No. 7, and Order No. 80": ["Guo Zhi Fa [2018] No. 7", "Order No. 80"],
    "见国家知识产权局公告第四一一号。": ["国家知识产权局公告第四一一号"],
    "2023年8月15日市场监管总局令第76号公布": ["市场监管总局令第76号"],
}


@pytest.mark.parametrize(("text", "printed"), CITED.items(), ids=list(CITED))
def test_numbers_in_running_text(text: str, printed: list[str]) -> None:
    """Numbers in a sentence come without the words before them."""
    numbers = find_numbers(text)
    assert [number.printed for number in numbers] == printed
    assert all(text[number.start : number.end] == number.printed for number in numbers)


SAME = [
    ("国知发保字〔2021〕1号", "国知发保字[2021]第1号", True),
    ("国知发保字〔2021〕1号", "Guo Zhi Fa Bao Zi [2021] No. 1", True),
    ("国知发保字〔2021〕1号", "GuoZhiFaBaoZi[2021]No.1", True),
    ("国知发运字〔2021〕12号", "GZFYZ〔2021〕No.12", True),
    ("國知發運字〔2021〕12號", "国知发运字〔2021〕12号", True),
    ("国知发运函字〔2023〕51号", "Guozhi Shipping Letter [2023] No. 51", None),
    ("国知发保字〔2021〕1号", "国知发运字〔2021〕1号", False),
    ("国知发保字〔2021〕1号", "国知发保字〔2022〕1号", False),
    ("Guo Zhi Fa Bao Zi [2021] No. 1", "Guo Zhi Fa Bao Zi [2021] No. 2", False),
    ("公告第四一一号", "国家知识产权局公告第411号", None),
    ("国家知识产权局公告第四一一号", "国家知识产权局公告第411号", True),
    ("公告第411号", "令第411号", False),
]


@pytest.mark.parametrize(("left", "right", "same"), SAME)
def test_the_same_document(left: str, right: str, same: bool | None) -> None:
    """Numbers are compared by what they name, and not compared where that cannot be told."""
    numbers = read_number(left), read_number(right)
    assert numbers[0] and numbers[1]
    assert is_same(numbers[0], numbers[1]) is same
    assert is_same(numbers[1], numbers[0]) is same


@given(st.text(st.sampled_from("国知发字第公告令号0123456789〔〕[]() No.ABab年的")))
def test_any_text(text: str) -> None:
    """Numbers stand where they are said to stand, in order."""
    end = 0
    for number in find_numbers(text):
        assert number.start >= end
        assert text[number.start : number.end] == number.printed
        end = number.end
