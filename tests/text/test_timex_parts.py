"""Numbers, parts of a year, and the choice of language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.timex import TimexKind, find_timexes
from generator.text.timex.numerals import fold, read_number, read_ordinal
from generator.text.timex.parts import LAST, months_of, third_of, years_of_century
from generator.text.timex.record import Reading

NUMBERS = {
    "7": 7,
    "07": 7,
    "2021": 2021,
    "七": 7,
    "十": 10,
    "十一": 11,
    "二十": 20,
    "三十一": 31,
    "廿一": 21,
    "卅": 30,
    "两": 2,
    "二〇二一": 2021,
    "二○○九": 2009,
    "二零零二": 2002,
    "二ＯO九": 2009,
    "二00四": 2004,
    "一百一十三": 113,
    "一百零三": 103,
    "一百": 100,
    "元": 1,
    "": None,
    "十百": None,
    "三十一二": None,
    "abc": None,
    "1" * 5000: None,
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items(), ids=[key[:12] for key in NUMBERS])
def test_a_number_is_read_in_every_script(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    {"30th": 30, "3": 3, "First": 1, "twenty-first": 21, "twenty first": 21, "three": 3}.items(),
)
def test_an_ordinal_is_read(text: str, number: int) -> None:
    assert read_ordinal(text) == number


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("size", "ordinal", "count", "months"),
    [
        (3, 1, 1, (1, 3)),
        (3, 4, 1, (10, 12)),
        (3, 1, 3, (1, 9)),
        (3, LAST, 1, (10, 12)),
        (6, 2, 1, (7, 12)),
        (1, 1, 11, (1, 11)),
        (1, LAST, 4, (9, 12)),
        (3, 5, 1, None),
        (3, 2, 2, None),
        (1, 1, 13, None),
        (1, 1, 0, None),
    ],
)
def test_a_part_of_a_year_has_a_first_and_a_last_month(
    size: int, ordinal: int, count: int, months: tuple[int, int] | None
) -> None:
    pair = months_of(Reading(2021), size, ordinal, count)
    assert (pair and (pair[0].month, pair[1].month)) == months


def test_the_last_third_of_a_month_ends_with_it() -> None:
    month = Reading(2021, 2)
    assert [reading.day for reading in third_of(month, 1)] == [1, 10]
    assert [reading.day for reading in third_of(month, 2)] == [11, 20]
    assert [reading.day for reading in third_of(month, 3)] == [21, None]


@pytest.mark.parametrize(("number", "years"), {20: (1900, 1999), 21: (2000, 2099)}.items())
def test_a_century_is_told_by_its_first_digits(number: int, years: tuple[int, int]) -> None:
    pair = years_of_century(number)
    assert pair
    assert (pair[0].year, pair[1].year) == years


@pytest.mark.parametrize("number", [0, 1, 23, 190])
def test_a_century_that_cannot_be_meant_is_none(number: int) -> None:
    assert years_of_century(number) is None


@pytest.mark.parametrize(
    ("language", "surfaces"),
    {
        "": ["2021年3月", "March 2021", "2021-03-30", "annually"],
        "en": ["March 2021", "2021-03-30", "annually"],
        "zh-Hans": ["2021年3月", "2021", "2021-03-30"],
    }.items(),
)
def test_a_language_leaves_out_the_words_of_the_other(language: str, surfaces: list[str]) -> None:
    """Numbers are found in any: of "March 2021" the year is left."""
    text = "2021年3月; March 2021; 2021-03-30; annually"
    found = find_timexes(text, language)
    assert [timex.surface for timex in found if timex.kind is not TimexKind.INCOMPLETE] == surfaces
