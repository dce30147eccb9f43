"""Laws of finding and resolving dates, on made-up dates and on hostile text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.edtf import Point
from generator.text.timex import (
    DATE_RE,
    Basis,
    TimexKind,
    find_timexes,
    parse_date,
    resolve,
)

MONTHS = (
    "January February March April May June July August September October November December".split()
)
HAN = "〇一二三四五六七八九"


def han_number(number: int) -> str:
    """十一 for 11, 二十 for 20."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else HAN[tens] * (tens > 1) + "十") + (HAN[ones] if ones else "")


def han_year(year: int) -> str:
    return "".join(HAN[int(digit)] for digit in str(year))


def ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"


DAYS: dict[str, Callable[[date], str]] = {
    "2021-03-30": lambda day: day.isoformat(),
    "2021.03.30": lambda day: f"{day:%Y.%m.%d}",
    "2021/3/5": lambda day: f"{day.year}/{day.month}/{day.day}",
    "30 July 2021": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "July 30,2021": lambda day: f"{MONTHS[day.month - 1]} {day.day},{day.year}",
    "July 30th, 2021": lambda day: f"{MONTHS[day.month - 1]} {ordinal(day.day)}, {day.year}",
    "30th of July, 2021": lambda day: f"{ordinal(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
    "Jul. 30 2021": lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day} {day.year}",
    "30-Jul-2021": lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year}",
    "2021年7月30日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "2021 年 7 月 30 日": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    "2021年07月30号": lambda day: f"{day:%Y}年{day:%m}月{day:%d}号",
    "二〇二一年七月三十日": lambda day: (
        f"{han_year(day.year)}年{han_number(day.month)}月{han_number(day.day)}日"
    ),
    "民國110年7月30日": lambda day: f"民國{day.year - 1911}年{day.month}月{day.day}日",
}
BEFORE = ("", "on ", "Date: ", "于", "发布时间：", "(", "published on\n")
AFTER = ("", ".", ", and", "发布", "。", ")", "\n")
dates = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("form", DAYS.values(), ids=list(DAYS))
@given(day=dates, before=st.sampled_from(BEFORE), after=st.sampled_from(AFTER))
def test_a_day_is_found_in_every_form(
    form: Callable[[date], str], day: date, before: str, after: str
) -> None:
    printed = form(day)
    (found,) = find_timexes(f"{before}{printed}{after}")
    assert (found.start, found.surface) == (len(before), printed)
    assert (found.kind, str(found.value)) == (TimexKind.DATE, day.isoformat())
    assert found.basis is Basis.PRINTED


@pytest.mark.parametrize("form", DAYS.values(), ids=list(DAYS))
@given(day=dates)
def test_the_pattern_for_days_takes_every_form_whole(
    form: Callable[[date], str], day: date
) -> None:
    printed = form(day)
    if "-" in printed and not printed[0:4].isdigit():
        return  # 30-Jul-2021 is for running text
    assert DATE_RE.fullmatch(printed)
    assert str(parse_date(printed)) == day.isoformat()


@pytest.mark.parametrize("to", [" to ", "-", "至", "—"])
@pytest.mark.parametrize("form", ["2021-03-30", "2021/3/5", "2021年7月30日", "30 July 2021"])
@given(day=dates, length=st.integers(1, 4000))
def test_two_days_are_a_range(to: str, form: str, day: date, length: int) -> None:
    end = day + timedelta(length)
    printed = f"{DAYS[form](day)}{to}{DAYS[form](end)}"
    (found,) = find_timexes(printed)
    assert (found.surface, found.kind) == (printed, TimexKind.RANGE)
    assert str(found.value) == f"{day.isoformat()}/{end.isoformat()}"


@given(first=st.integers(1900, 2050), length=st.integers(1, 40))
def test_two_years_are_a_range(first: int, length: int) -> None:
    last = first + length
    for printed in (f"{first}-{last}", f"{first}—{last}年", f"from {first} to {last}"):
        (found,) = find_timexes(printed)
        assert (found.surface, str(found.value)) == (printed, f"{first}/{last}")


@given(day=dates)
def test_a_day_without_a_year_has_no_value_until_it_is_resolved(day: date) -> None:
    for printed in (f"{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]}"):
        (found,) = find_timexes(f"on {printed}.")
        assert (found.kind, found.value) == (TimexKind.INCOMPLETE, None)
        (inferred,) = resolve([found], Point(day.year))
        assert (str(inferred.value), inferred.basis) == (day.isoformat(), Basis.INFERRED)
        assert inferred.anchor == str(day.year)


@given(day=dates)
def test_full_width_digits_are_digits(day: date) -> None:
    plain = f"{day.year}年{day.month}月{day.day}日"
    wide = plain.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    (found,) = find_timexes(wide)
    assert (found.surface, str(found.value)) == (wide, day.isoformat())


PIECES = (
    "2021 1998 2,021 12 3 30 9 09 13 二〇二一 三 十二 廿 〇 年 月 日 号 至 - – — / . , 、 ， 。"
    " （ ） 〔 〕 第 今 去 同 次 每 前 后 底 初 中 起 自 截至 以来 上半年 季度 个 世纪 年代 民國"
    " 农历 March May Jul. 30th first last next this year years month week quarter half of the in on"
    " by to and between before after since until from end mid- early about every annual No. [ ] Q1"
    " century recently today now date fiscal \n \n\n \u3000 ０ ２０２１ ⽉ \u200b 😀"
).split(" ")
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
)


@given(text=texts, language=st.sampled_from(["", "en", "zh-Hans"]))
def test_spans_hold_in_any_text(text: str, language: str) -> None:
    """Nothing is raised; each surface is what stands there; nothing overlaps; order is kept."""
    found = find_timexes(text, language)
    for timex in found:
        assert timex.start < timex.end
        assert text[timex.start : timex.end] == timex.surface
        assert not (timex.surface[0].isspace() or timex.surface[-1].isspace())
    for left, right in pairwise(found):
        assert left.end <= right.start


@given(text=texts, anchor=dates, parts=st.integers(1, 3))
def test_resolving_keeps_what_is_printed(text: str, anchor: date, parts: int) -> None:
    """Spans and kinds stay; printed values stay, but that "to date" is closed."""
    point = Point(
        anchor.year, anchor.month if parts > 1 else None, anchor.day if parts > 2 else None
    )
    found = find_timexes(text)
    after = resolve(found, point)
    assert [timex.surface for timex in after] == [timex.surface for timex in found]
    for before, now in zip(found, after, strict=True):
        assert (before.start, before.kind) == (now.start, now.kind)
        assert now.value == before.value or (now.basis is Basis.INFERRED and now.anchor)
        assert now.value is None or now.value.first <= now.value.last


@given(text=texts)
def test_only_dates_and_ranges_have_values(text: str) -> None:
    """What is deictic, incomplete, a length or a recurrence never has a value from nothing."""
    for timex in find_timexes(text):
        if timex.kind in (TimexKind.DATE, TimexKind.RANGE):
            assert (timex.value is None) == (timex.reason != "" and timex.value is None)
        else:
            assert timex.value is None


HOSTILE = {
    "digits": "1" * 50_000,
    "years": "2021-" * 10_000,
    "years and spaces": "2021 " * 10_000,
    "spaces after a month": "March" + " " * 50_000 + "2021",
    "months": "Mar-" * 10_000,
    "han numerals": "二" * 50_000,
    "han units": "年月日" * 20_000,
    "open brackets": "〔2021" * 10_000,
    "addresses": "www." * 20_000 + "2021-03-30",
    "letters before an at sign": "a" * 50_000 + "@ 2021",
    "lines": "\n" * 50_000 + "2021年",
    "listed days": "3 and " * 10_000 + "March",
    "chains": "2021年3月1日、" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_text_is_slow(text: str) -> None:
    """Long hostile text is read to its end; a pattern that runs wild would never get there."""
    found = find_timexes(text)
    assert all(text[timex.start : timex.end] == timex.surface for timex in found)
