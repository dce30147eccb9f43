"""Dates keep their precision and say what is wrong with them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.edtf import EdtfError, format_edtf, parse_edtf

READ = [
    ("2021", "2021", date(2021, 1, 1), date(2021, 12, 31)),
    ("2021-03", "March 2021", date(2021, 3, 1), date(2021, 3, 31)),
    ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ("2021-03-30", "30 March 2021", date(2021, 3, 30), date(2021, 3, 30)),
    ("2021/2035", "2021 to 2035", date(2021, 1, 1), date(2035, 12, 31)),
    ("2021-03/..", "from March 2021", date(2021, 3, 1), date.max),
    ("../2022", "until 2022", date.min, date(2022, 12, 31)),
    ("2021-03~", "about March 2021", date(2021, 3, 1), date(2021, 3, 31)),
    ("2021?", "perhaps 2021", date(2021, 1, 1), date(2021, 12, 31)),
    ("2021/2021-06", "2021 to June 2021", date(2021, 1, 1), date(2021, 6, 30)),
]


@pytest.mark.parametrize(("text", "shown", "first", "last"), READ, ids=[row[0] for row in READ])
def test_a_date_is_read_with_its_precision(text: str, shown: str, first: date, last: date) -> None:
    value = parse_edtf(text)
    assert (str(value), format_edtf(value)) == (text, shown)
    assert (value.first, value.last) == (first, last)


REFUSED = {
    "2023-02-30": "February 2023 has 28 days; write '2023-02' if the day is unknown",
    "2023-13": "there is no month 13",
    "0000": "there is no year 0",
    "30 March 2021": "is not an EDTF date",
    "2021-3-1": "is not an EDTF date",
    "20210330": "is not an EDTF date",
    "2022/2021": "ends before it starts",
    "../..": "has no end that is known",
    "2021-03-30\n": "is not an EDTF date",
    "": "is not an EDTF date",
}


@pytest.mark.parametrize(("text", "why"), REFUSED.items(), ids=list(REFUSED))
def test_a_date_that_cannot_be_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert why in str(caught.value)


@given(st.dates(), st.integers(0, 4000))
def test_writing_and_reading_a_date_is_the_same(day: date, days: int) -> None:
    end = min(day + timedelta(days), date.max) if day.year < 9900 else day
    for text in (day.isoformat(), day.isoformat()[:7], f"{day.isoformat()}/{end.isoformat()}"):
        value = parse_edtf(text)
        assert str(value) == text
        assert value.first <= day <= value.last


def test_a_month_sorts_before_its_days_and_after_its_year() -> None:
    texts = ["2021-03-30", "2021", "2021-03", "2021-01-01", "2020/2022"]
    order = sorted(texts, key=lambda text: parse_edtf(text).sort_key)
    assert order == ["2020/2022", "2021-01-01", "2021", "2021-03", "2021-03-30"]
