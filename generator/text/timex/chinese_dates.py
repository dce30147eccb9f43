"""Chinese dates: 2021年3月30日, 二〇二一年三月, 民國113年3月4日, 今年上半年, 2021年前三季度.

A year is a number, a count of an era or a word that counts (今年); a month, day or part of the year
after it says more. A month or day by itself leaves the year out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.text.timex.counted import read_word
from generator.text.timex.numerals import HAN_DIGITS, HAN_NUMBERS, read_number
from generator.text.timex.parts import LAST, Pair, is_year, months_of, third_of
from generator.text.timex.reasons import LUNAR, NOT_COUNTED
from generator.text.timex.record import Draft, Reading, TimexKind, Unit
from generator.text.timex.spaces import HAN_SPACE

_S = HAN_SPACE
_N = f"(?:[0-9]{{1,2}}|[{HAN_NUMBERS}廿卅]{{1,3}})"
_FEW = f"(?:[0-9]{{1,2}}|[{HAN_NUMBERS}两兩]{{1,2}})"
_TO = r"(?:-|–|—{1,2}|~|至|到)"
_DIGIT = f"[0-9{HAN_DIGITS}]"
_DU = "(?:度(?!假))?"
_YEARS_RE = re.compile(rf"({_DIGIT}{{4}}){_S}{_TO}{_S}({_DIGIT}{{4}}){_S}年{_DU}")
_YEAR_RE = re.compile(rf"({_DIGIT}{{4}}){_S}年{_DU}")
_ERA_YEARS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of each era."""
_LUNAR_ERAS = tuple("康熙 雍正 乾隆 嘉庆 嘉慶 道光 咸丰 咸豐 同治 光绪 光緒 宣统 宣統".split())
ERAS = ("中華民國", "中华民国", *_ERA_YEARS, *_LUNAR_ERAS)
"""Names of eras that are read here."""
_ERA_COUNT_RE = re.compile(
    rf"{_S}([0-9]{{1,3}}|[{HAN_NUMBERS}{HAN_DIGITS}百]{{1,7}}|元){_S}年{_DU}"
)
_UNCLEAR_RE = re.compile(
    rf"(?:[0-9]{{2,3}}|[{HAN_DIGITS}十百]{{2,6}}){_S}年{_S}{_N}{_S}月(?:{_S}{_N}{_S}[日号號])?"
)
_MONTH_RE = re.compile(rf"(?:({_N}){_S}{_TO}{_S})?({_N}|元){_S}月(?:份(?!额|額))?(?![薪饼餅])")
_DAY_RE = re.compile(rf"{_S}(?:({_N}){_S}{_TO}{_S})?({_N}){_S}[日号號]")
_LONE_DAY_RE = re.compile(
    rf"(?:({_N}){_S}{_TO}{_S})?({_N}){_S}日(?![本元语語常均文期志程报報夜光内內])(?!以内|以內|之内|之內)"
)
_THIRD_RE = re.compile(rf"{_S}([上中下])([中下])?旬")
_PART_RE = re.compile(
    r"(?P<half>[上下前后後])半年|第?(?P<quarter>[一二三四1-4])[个個]?季度"
    r"|前(?P<quarters>[二三两兩23])[个個]?季度"
)
_PART_OF_YEAR_RE = re.compile(
    rf"{_PART_RE.pattern}|[前首]{_S}(?P<first>{_FEW}){_S}[个個]月"
    rf"|最[后後]{_S}(?P<last>{_FEW}){_S}[个個]月|第(?P<nth>{_FEW})[个個]月"
)
PARTS = (
    *(f"{which}半年" for which in "上下前后後"),
    *(f"第{number}" for number in "一二三四1234"),
    *(f"前{number}" for number in "二三两兩23"),
)
"""Words that a part of a year begins with."""
_WEEKS_RE = re.compile(rf"(?:第|前|最[后後]){_S}{_FEW}{_S}[个個]?(?:[周週](?![年岁歲期])|天)")
_LINK_RE = re.compile(rf"{_S}的?{_S}")
_LUNAR_MONTH_RE = re.compile(rf"{_S}{_N}{_S}月(?:初?{_N}日?)?")
_LUNAR_RE = re.compile(f"{_S}初[{HAN_NUMBERS}]")
_NO_DAY_BEFORE = tuple("期每满滿隔")


def read_dated(text: str, start: int) -> Draft | None:
    """The date that begins with the number at *start*: a year, a month or a day."""
    if _is_cut(text, start):
        return None
    if years := _YEARS_RE.match(text, start):
        first, last = read_number(years[1]), read_number(years[2])
        if is_year(first) and is_year(last):
            return _pair(*years.span(), Reading(first), Reading(last))
    if year := _YEAR_RE.match(text, start):
        number = read_number(year[1])
        return _in_year(text, *year.span(), Reading(number)) if is_year(number) else None
    if unclear := _UNCLEAR_RE.match(text, start):
        return Draft(*unclear.span(), is_void=True)  # 21年3月: of which century?
    if month := _MONTH_RE.match(text, start):
        return _in_month(text, start, month, Reading())
    if day := _LONE_DAY_RE.match(text, start):
        return _lone_day(text, day)
    return None


def read_era(text: str, start: int, end: int) -> Iterator[Draft]:
    """A year of an era, 民國113年, with what follows it."""
    found = _ERA_COUNT_RE.match(text, end)
    if found and text[start:end] in _LUNAR_ERAS:
        month = _LUNAR_MONTH_RE.match(text, found.end())
        yield Draft(start, month.end() if month else found.end(), reason=LUNAR)
        return
    count = (1 if found[1] == "元" else read_number(found[1])) if found else None
    if found and count and count < 200:
        year = next(year for name, year in _ERA_YEARS.items() if text.endswith(name, start, end))
        yield _in_year(text, start, found.end(), Reading(year + count))


def read_counted(text: str, start: int, end: int) -> Iterator[Draft]:
    """今年, 上月, 同日, with the month, part or day that follows."""
    deixis = read_word(text, start, end)
    if deixis is None:
        return
    reading = Reading(deixis=deixis)
    if deixis.unit is Unit.YEAR:
        yield _in_year(text, start, end + (text[end : end + 1] == "度"), reading)
    elif deixis.unit is Unit.MONTH:
        yield _in_days(text, start, end, reading)
    else:
        yield Draft(start, end, first=reading, last=reading)


def read_part(text: str, start: int, end: int = 0) -> Iterator[Draft]:
    """上半年, 第一季度, 前三季度 of a year that is not named."""
    part = _PART_RE.match(text, start)
    months = _months(part, Reading()) if part else None
    if part and months:
        yield Draft(*part.span(), first=months[0], last=months[1])


def _is_cut(text: str, start: int) -> bool:
    """Whether a number is the rest of another one ("3.15"), counted (第3) or before our era."""
    before = text[max(0, start - 3) : start]
    return before.endswith(("第", "$", "¥", "￥", "公元前")) or (
        before[-1:] in tuple(".,:：/") and before[-2:-1].isdigit()
    )


def _lone_day(text: str, day: re.Match[str]) -> Draft | None:
    """24日: a day of an unknown month, where it can be one."""
    first, last = read_number(day[1] or day[2]), read_number(day[2])
    if text.endswith(_NO_DAY_BEFORE, 0, day.start()) or not (first and last and last <= 31):
        return None
    if text[day.end() : day.end() + 1] in ("后", "後", "前"):
        return Draft(*day.span(), TimexKind.INCOMPLETE)  # after fifteen days, or the fifteenth?
    return _pair(*day.span(), Reading(day=first), Reading(day=last))


def _in_year(text: str, start: int, end: int, year: Reading) -> Draft:
    """A year with the month, day or part of it that follows."""
    link = _LINK_RE.match(text, end)
    after = link.end() if link else end
    if month := _MONTH_RE.match(text, after):
        draft = _in_month(text, start, month, year)
        if draft:
            return draft
    if part := _PART_OF_YEAR_RE.match(text, after):
        months = _months(part, year)
        if months:
            return Draft(start, part.end(), first=months[0], last=months[1])
    if weeks := _WEEKS_RE.match(text, after):
        return Draft(start, weeks.end(), first=year, last=year, reason=NOT_COUNTED)
    return Draft(start, end, first=year, last=year)


def _in_month(text: str, start: int, found: re.Match[str], year: Reading) -> Draft | None:
    first, last = read_number(found[1] or found[2]), read_number(found[2])
    if first is None or last is None or (year == Reading() and not 1 <= last <= 12):
        return None
    if found[1]:
        return _pair(
            start,
            found.end(),
            Reading(year.year, first, None, year.deixis),
            Reading(year.year, last, None, year.deixis),
        )
    return _in_days(text, start, found.end(), Reading(year.year, last, None, year.deixis))


def _in_days(text: str, start: int, end: int, month: Reading) -> Draft:
    """A month with the day, days or third of it that follow."""
    if days := _DAY_RE.match(text, end):
        first, last = read_number(days[1] or days[2]), read_number(days[2])
        if first is not None and last is not None:
            return _pair(start, days.end(), replace(month, day=first), replace(month, day=last))
    if third := _THIRD_RE.match(text, end):
        first_days = third_of(month, "上中下".index(third[1]) + 1)
        last_days = third_of(month, "上中下".index(third[2] or third[1]) + 1)
        return Draft(start, third.end(), first=first_days[0], last=last_days[1])
    if lunar := _LUNAR_RE.match(text, end):
        return Draft(start, lunar.end(), reason=LUNAR)
    return Draft(start, end, first=month, last=month)


def _pair(start: int, end: int, first: Reading, last: Reading) -> Draft:
    return Draft(start, end, first=first, last=last, is_range=first != last)


def _months(part: re.Match[str], year: Reading) -> Pair | None:
    said = {name: text for name, text in part.groupdict().items() if text}
    (name, text), *_ = said.items()
    if name == "half":
        return months_of(year, 6, 1 if text in "上前" else 2)
    number = read_number(text)
    if number is None:
        return None
    size = 3 if name.startswith("quarter") else 1
    if name in ("quarters", "first"):
        return months_of(year, size, 1, number)
    if name == "last":
        return months_of(year, size, LAST, number)
    return months_of(year, size, number)
