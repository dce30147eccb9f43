"""Nouns that say what a name names, and names in capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.capitals import find_capitalised
from generator.text.nouns import head_of, is_bare_head, singular, sort_of


@pytest.mark.parametrize(
    ("name", "head", "sort"),
    [
        ("Measures for the Administration of Agencies", "measure", "instrument"),
        ("Patent Law Implementing Rules", "rule", "instrument"),
        ("Hague Agreement Concerning Designs", "agreement", "agreement"),
        ("State Administration for Market Regulation", "administration", "institution"),
        ("Year of Implementation activities", "activity", "campaign"),
        ("World Trade Organization (WTO)", "organization", "institution"),
        ("关于加强监管的通知", "通知", "instrument"),
        ("专利代理信用评价管理办法（试行）", "办法", "instrument"),
        ("国家知识产权局", "局", "institution"),
        ("“铁拳”行动", "行动", "campaign"),
        ("conduct and act", "", ""),
        ("张三", "", ""),
        ("", "", ""),
    ],
)
def test_heads_and_sorts(name: str, head: str, sort: str) -> None:
    assert (head_of(name), sort_of(name)) == (head, sort)


def test_a_plan_is_a_paper_only_as_a_title() -> None:
    assert sort_of("知识产权规划", is_title=True) == "instrument"
    assert sort_of("Blue Sky plan") == "programme"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("办法", True),
        ("工作方案", True),
        ("the Regulations", True),
        ("Implementation Opinions", True),
        ("2019 Amendment", True),
        ("Patent Law", False),
        ("专利法", False),
        ("", False),
    ],
)
def test_bare_heads(name: str, expected: bool) -> None:
    assert is_bare_head(name) is expected


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_the_singular_of_a_singular_is_itself_or_shorter(word: str) -> None:
    assert singular(word) == word or len(singular(word)) < len(word)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Implement the Patent Law now.", ["Patent Law"], id="the verb before the"),
        pytest.param("Prepare for the Hague Agreement.", ["Hague Agreement"], id="verb and for"),
        pytest.param("Cooperate with China and Japan.", ["China and Japan"], id="verb and with"),
        pytest.param(
            "the Patent Law and the Trademark Law", ["Patent Law", "Trademark Law"], id="and the"
        ),
        pytest.param("Patent Law and Trademark Law", ["Patent Law", "Trademark Law"], id="and"),
        pytest.param(
            "Opinions of the Party and the State Council on Reform",
            ["Opinions of the Party and the State Council on Reform"],
            id="a paper of two bodies",
        ),
        pytest.param(
            "the Outline for Strength (2021-2035) sets",
            ["Outline for Strength (2021-2035)"],
            id="years belong to it",
        ),
        pytest.param("the Measures of Law (Trial) and", ["Measures of Law (Trial)"], id="trial"),
        pytest.param("the Patent Office’s list", ["Patent Office"], id="possessive"),
        pytest.param("the Work Plan in August", ["Work Plan"], id="a month does not"),
        pytest.param("Offices report. Agencies file.", [], id="sentences"),
    ],
)
def test_names_in_capitals(text: str, names: list[str]) -> None:
    found = [text[start:end] for start, end in find_capitalised(text)]
    assert [name for name in found if " " in name] == names
