"""Marks in pairs: what they enclose, and what a mark without a partner does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.marks import (
    LONGEST_QUOTE,
    Enclosed,
    find_brackets,
    find_quoted,
    find_title_marks,
)


def words(text: str, pairs: tuple[Enclosed, ...]) -> list[str]:
    return [text[slice(*pair.inside)] for pair in pairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a (b) c [d]", ["b", "d"], id="round and square"),
        pytest.param("甲（乙）丙〔2021〕", ["乙", "2021"], id="full width and lenticular"),
        pytest.param("甲（乙)丙", ["乙"], id="a full-width bracket closed by a plain one"),
        pytest.param("((a) b)", ["(a) b", "a"], id="outer before inner"),
        pytest.param("1) one 2) two (three)", ["three"], id="list numbers close nothing"),
        pytest.param("(a [b) c]", ["a [b"], id="crossed"),
        pytest.param("(never closed", [], id="never closed"),
    ],
)
def test_brackets(text: str, expected: list[str]) -> None:
    assert words(text, find_brackets(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("《甲〈乙〉丙》", ["甲〈乙〉丙", "乙"], id="nested"),
        pytest.param("《甲《乙》丙》", ["甲《乙》丙", "乙"], id="nested in the same marks"),
        pytest.param("《甲，《乙》", ["乙"], id="the first never closes"),
        pytest.param("甲》《乙》", ["乙"], id="a closing mark alone"),
    ],
)
def test_title_marks(text: str, expected: list[str]) -> None:
    assert words(text, find_title_marks(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('the "Blue Sky" action', ["Blue Sky"], id="straight"),
        pytest.param("the “Blue Sky” action", ["Blue Sky"], id="curly"),
        pytest.param("推進「藍天」行動", ["藍天"], id="corner"),
        pytest.param('推进"铁拳"行动和"双打"工程', ["铁拳", "双打"], id="straight in Chinese"),
        pytest.param('the "Four" ", the "two"', ["Four", "two"], id="one that stands alone"),
        pytest.param('"Outline (2035)" Year)" and "b"', ["Outline (2035)", "b"], id="two close"),
        pytest.param('the "never closed and "b"', ["b"], id="the first never closes"),
        pytest.param("根据“蓝天要求，执行“铁拳”行动", ["铁拳"], id="curly, the first never closes"),
        pytest.param("a 5\" pipe and a 6' wall", [], id="inches and feet"),
        pytest.param(f'"{"a" * (LONGEST_QUOTE + 1)}" "b"', ["b"], id="speech"),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert words(text, find_quoted(text)) == expected


@given(st.text(alphabet='ab ()[]（）《》〈〉“”"「」 ,.', max_size=60))
def test_pairs_are_nested_or_apart(text: str) -> None:
    """Brackets never cross, and every pair is in order of the text."""
    for find in (find_brackets, find_title_marks):
        pairs = find(text)
        assert list(pairs) == sorted(pairs, key=lambda pair: (pair.start, -pair.end))
        for one in pairs:
            for other in pairs:
                assert (
                    one.end <= other.start
                    or other.end <= one.start
                    or (one.start <= other.start and other.end <= one.end)
                    or (other.start <= one.start and one.end <= other.end)
                )
    for pair in find_quoted(text):
        assert pair.start < pair.end - 1 < len(text)


def test_thousands_of_open_brackets_are_no_trouble() -> None:
    """Hostile text opens and never closes; the last pair is still found."""
    text = "([" * 50_000 + "(a)" + "]" * 50_000
    assert "a" in words(text, find_brackets(text))
