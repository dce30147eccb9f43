"""What deictic and incomplete expressions mean for an anchor, and when that is not known."""

from __future__ import annotations

import pytest

from generator.text.edtf import Point, parse_edtf
from generator.text.timex import (
    Basis,
    Reference,
    Timex,
    TimexKind,
    Unit,
    find_timexes,
    resolve,
)


def resolved(text: str, anchor: str) -> Timex:
    """The last expression of a text, resolved."""
    point = parse_edtf(anchor).start
    assert point
    return resolve(find_timexes(text), point)[-1]


# text, anchor, value, what it was counted from
KNOWN = [
    ("this year", "2021", "2021", "2021"),
    ("the current year", "2021-03-30", "2021", "2021-03-30"),
    ("last year", "2021-03", "2020", "2021-03"),
    ("next year", "2021", "2022", "2021"),
    ("this month", "2021-03", "2021-03", "2021-03"),
    ("last month", "2021-01-10", "2020-12", "2021-01-10"),
    ("next month", "2021-12", "2022-01", "2021-12"),
    ("today", "2021-03-01", "2021-03-01", "2021-03-01"),
    ("yesterday", "2021-03-01", "2021-02-28", "2021-03-01"),
    ("tomorrow", "2021-12-31", "2022-01-01", "2021-12-31"),
    ("this May", "2021", "2021-05", "2021"),
    ("in March this year", "2021", "2021-03", "2021"),
    ("on 15 March last year", "2021", "2020-03-15", "2021"),
    ("the second quarter of last year", "2021", "2020-04/2020-06", "2021"),
    ("by the end of this year", "2021", "../2021", "2021"),
    ("from January to November this year", "2022", "2022-01/2022-11", "2022"),
    ("from this May to Oct 2022", "2021", "2021-05/2022-10", "2021"),
    ("今年", "2021", "2021", "2021"),
    ("本年度", "2021", "2021", "2021"),
    ("去年", "2021", "2020", "2021"),
    ("前年", "2021", "2019", "2021"),
    ("明年", "2021", "2022", "2021"),
    ("后年", "2021", "2023", "2021"),
    ("本月15日", "2021-03", "2021-03-15", "2021-03"),
    ("上月底", "2021-03", "2021-02", "2021-03"),
    ("即日起", "2021-03-12", "2021-03-12/..", "2021-03-12"),
    ("去年第四季度", "2021", "2020-10/2020-12", "2021"),
    ("今年3月至6月", "2022", "2022-03/2022-06", "2022"),
    ("今年年底前", "2022", "../2022", "2022"),
    ("3月15日", "2021", "2021-03-15", "2021"),
    ("24日", "2021-03-30", "2021-03-24", "2021-03-30"),
    ("上半年", "2021", "2021-01/2021-06", "2021"),
    ("前三季度", "2021", "2021-01/2021-09", "2021"),
    ("1月1日至3月31日", "2022", "2022-01-01/2022-03-31", "2022"),
    ("11月至次年2月", "2021", "2021-11/2022-02", "2021"),
    ("end of the year", "2021", "2021", "2021"),
    ("2019年3月立案，同年6月结案", "2022", "2019-06", "2019年3月"),
    ("2019年3月立案，当月结案", "2022", "2019-03", "2019年3月"),
    ("2019年3月5日立案，次日送达", "2022", "2019-03-06", "2019年3月5日"),
    ("2019年立案，次年结案", "2022", "2020", "2019年"),
    ("It was filed in May 2019 and closed in the same month", "2022", "2019-05", "May 2019"),
    ("in 2019 and in June of the following year", "2022", "2020-06", "2019"),
    ("去年立案，同年结案", "2022", "2021", "去年"),
    ("2019年至今", "2022-06-21", "2019/2022-06-21", "2022-06-21"),
    ("from March 2019 to date", "2022-06-21", "2019-03/2022-06-21", "2022-06-21"),
]


@pytest.mark.parametrize(
    ("text", "anchor", "value", "source"), KNOWN, ids=[f"{row[0]} {row[1]}" for row in KNOWN]
)
def test_the_anchor_gives_a_value_that_is_inferred(
    text: str, anchor: str, value: str, source: str
) -> None:
    timex = resolved(text, anchor)
    assert (str(timex.value), timex.basis, timex.anchor) == (value, Basis.INFERRED, source)
    assert timex.reason == ""


# text, anchor, words of the reason
UNKNOWN = [
    ("this month", "2021", "has no month to count from"),
    ("today", "2021-03", "has no day to count from"),
    ("this week", "2021-03-30", "a week is not counted out"),
    ("同年6月", "2021", "no date before it"),
    ("2016年至2020年，同年", "2021", "more than one year"),
    ("24日", "2021", "in which month"),
    ("24日", "2021-03-12", "in which month"),
    ("近日", "2021-03-12", "no date is said"),
    ("recently", "2021-03-12", "no date is said"),
    ("next March", "2021-03-12", "could be of two years"),
    ("2月30日", "2021", "February 2021 has 28 days"),
    ("on 29 February", "2021", "February 2021 has 28 days"),
    ("under the rules of 1 May 2018 it ends on 3 June", "2021", "'1 May 2018' stands before it"),
    ("from June to March this year", "2021", "it ends before it starts"),
    ("last year", "0001", "there is no year 0"),
]


@pytest.mark.parametrize(
    ("text", "anchor", "why"), UNKNOWN, ids=[f"{row[0]} {row[1]}" for row in UNKNOWN]
)
def test_what_the_anchor_does_not_decide_stays_unknown(text: str, anchor: str, why: str) -> None:
    timex = resolved(text, anchor)
    assert (timex.value, timex.basis, timex.anchor) == (None, Basis.PRINTED, "")
    assert why in timex.reason


KINDS = {
    "this year": (Reference.WRITING, Unit.YEAR, 0),
    "去年": (Reference.WRITING, Unit.YEAR, -1),
    "the same month": (Reference.TEXT, Unit.MONTH, 0),
    "同年": (Reference.TEXT, Unit.YEAR, 0),
    "当月": (Reference.TEXT, Unit.MONTH, 0),
    "次日": (Reference.TEXT, Unit.DAY, 1),
    "next week": (Reference.WRITING, Unit.WEEK, 1),
    "本年度": (Reference.WRITING, Unit.YEAR, 0),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items(), ids=list(KINDS))
def test_a_deictic_expression_says_from_where_it_counts(
    text: str, expected: tuple[Reference, Unit, int]
) -> None:
    (timex,) = find_timexes(text)
    assert timex.kind is TimexKind.DEICTIC
    assert timex.value is None
    assert timex.first
    assert timex.first.deixis
    deixis = timex.first.deixis
    assert (deixis.reference, deixis.unit, deixis.offset) == expected


def test_printed_dates_are_left_as_they_are() -> None:
    found = find_timexes("On 1 March 2021 the rules of 2018 were amended within 30 days.")
    assert resolve(found, Point(1999)) == found


NAMED = {
    "since 2018": ("2018/..", "2018"),
    "2021年6月1日前": ("../2021-06-01", "2021-06-01"),
    "截至2025年底": ("../2025", "2025"),
    "from March to June 2022": ("2022-03/2022-06", "2022-03/2022-06"),
    "as of 1 June 2021": ("2021-06-01", "2021-06-01"),
    "since the first half of 2021": ("2021-01/..", "2021-01"),
    "recently": ("None", "None"),
}


@pytest.mark.parametrize(("text", "values"), NAMED.items(), ids=list(NAMED))
def test_a_limit_still_says_which_date_it_names(text: str, values: tuple[str, str]) -> None:
    (timex,) = find_timexes(text)
    assert (str(timex.value), str(timex.named)) == values
