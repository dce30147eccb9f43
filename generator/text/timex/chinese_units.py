"""Chinese lengths, recurrences, centuries and vague words: 三年, 每季度, 20世纪90年代, 近日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.timex.numerals import HAN_DIGITS, HAN_NUMBERS, read_number
from generator.text.timex.parts import is_year, years_of_century, years_of_decade
from generator.text.timex.reasons import FISCAL
from generator.text.timex.record import Draft, TimexKind
from generator.text.timex.spaces import HAN_SPACE

_S = HAN_SPACE
_N = f"(?:[0-9]+(?:\\.[0-9]+)?|[{HAN_NUMBERS}{HAN_DIGITS}百两兩]+)"
_DIGITS = f"0123456789.{HAN_DIGITS}{HAN_NUMBERS}"
HALF = "半几幾数數"
"""Characters that a length may begin with beside numbers."""
_LENGTH_RE = re.compile(
    rf"(?P<number>{_N}|[{HALF}]){_S}(?P<unit>年半?(?![代级級龄齡初底末限检檢度])|[个個]半?月"
    r"|[个個]?(?:工作日|自然日|季度|星期(?![一二三四五六日天])|礼拜|小时|小時)|分钟|分鐘"
    r"|天|[周週](?![岁歲年期])|日)"
)
_SPAN_BEFORE_RE = re.compile("(?:近|过去|過去|未来|未來|今后|今後)\\Z")
_NO_LENGTH_BEFORE = (
    "星期",
    "礼拜",
    "禮拜",
    *f"第同统統唯单單某任每逐个個月年首周週,:：/-$¥￥{_DIGITS}",
)
# "21年" and "15日" are lengths only where the words around them say so.
_IS_LENGTH_AFTER_RE = re.compile(
    f"{_S}(?:[以之]?[内內]|以[上下]|的?期[满滿间間限]|的?有效期|的?时间|的?時間|左右|多)"
)
_IS_LENGTH_BEFORE_RE = re.compile(
    "(?:[为為]期|期[为為]|[满滿近达達]|过去|過去|未来|未來|期限[为為]?|任期)\\Z"
)

_RECURRENCE_RE = re.compile(
    rf"每隔?{_S}(?:{_N}|半)?{_S}[个個]?(?:年度?|季度?|月份?|(?:[周週]|星期)[一二三四五六日]?|日|天|工作日)"
    "|每逢|逐[年月季]|历年|歷年|按[年月季]度?|一年一度|年度(?!假)"
)
_NO_ANNUAL_BEFORE = tuple(f"年本上下去今前后後该該各多政计計财財單单跨半同当當某{_DIGITS}")
RECURRING = tuple("每 逐年 逐月 逐季 历年 歷年 按年 按月 按季 一年一度 年度".split())
HALVES = tuple(HALF)
VAGUE = tuple("近日 近期 近年 近些年 近几年 近幾年 不久前 日前 最近".split())
"""Words that are read here."""
_CENTURY_RE = re.compile(
    rf"([0-9]{{1,2}}|[{HAN_NUMBERS}]{{1,3}}){_S}世[纪紀]"
    rf"(?:{_S}([1-9]0|[一二三四五六七八九]?十){_S}年代)?"
)
_DECADE = r"年代(?![理表码碼为為替办辦销銷])"
_DECADE_RE = re.compile(rf"([0-9{HAN_DIGITS}]{{3}}[0〇○零]){_S}{_DECADE}")
_LONE_DECADE_RE = re.compile(rf"(?:[1-9]0|[二三四五六七八九]十){_DECADE}")
_FISCAL_RE = re.compile(
    rf"(?:[0-9{HAN_DIGITS}]{{4}}{_S}[-–—~至到和]{_S})?"
    rf"[0-9{HAN_DIGITS}]{{4}}{_S}年?{_S}(?:[财財][政务務]?年度?|[会會][计計]年度|[学學]年度?)"
)
_FISCAL_WORDS = tuple("财年 財年 财政年 財政年 财务年 財務年 会计年 會計年 学年 學年".split())
_VAGUE_RE = re.compile(
    "近日(?!本)|近期|近年[来來]?|近些年|近[几幾]年[来來]?|不久前|日前|最近(?=[，,、])"
)
_NO_VAGUE_BEFORE = tuple("附最临臨接")
_CLAUSE_ENDS = frozenset("。！？；，、：:;,!?\n\t ”》）)")


def read_length(text: str, start: int, end: int = 0) -> Iterator[Draft]:
    """三年, 30日内, 近五年: a length of time that begins with a number or 半, 几, 数."""
    found = _LENGTH_RE.match(text, start)
    if found and _is_length(text, found):
        before = _SPAN_BEFORE_RE.search(text, max(0, start - 2), start)
        yield Draft(before.start() if before else start, found.end(), TimexKind.DURATION)


def _is_length(text: str, found: re.Match[str]) -> bool:
    number, unit = found["number"], found["unit"]
    start, end = found.span()
    if text.endswith(_NO_LENGTH_BEFORE, 0, start):
        return False
    is_said = bool(
        _IS_LENGTH_AFTER_RE.match(text, end)
        or _IS_LENGTH_BEFORE_RE.search(text, max(0, start - 3), start)
    )
    value = read_number(number)
    if unit == "日":
        return is_said or (value is not None and value > 31)
    if unit[0] == "年" and number not in HALF:
        # 二一年 and 零八年 are years; 二十年 is none.
        is_plain = number.isdigit() and number.isascii()
        if value is None or value >= 1000 or number[0] in "0〇○零":
            return False
        if len(number) > 1 and (is_plain or not set(number) & set("十百")):
            return is_said
    return True


def read_recurring(text: str, start: int, end: int) -> Iterator[Draft]:
    """每季度, 逐年, 年度: what comes back."""
    found = _RECURRENCE_RE.match(text, start)
    if found and (found[0] != "年度" or not text.endswith(_NO_ANNUAL_BEFORE, 0, start)):
        yield Draft(*found.span(), TimexKind.RECURRENCE)


def read_vague(text: str, start: int, end: int) -> Iterator[Draft]:
    """近日, 近年来, 日前: no date is said."""
    found = _VAGUE_RE.match(text, start)
    if found and _is_vague(text, found):
        yield Draft(*found.span(), TimexKind.INCOMPLETE)


def _is_vague(text: str, found: re.Match[str]) -> bool:
    if found[0] == "日前":
        return not found.start() or text[found.start() - 1] in _CLAUSE_ENDS
    return not text.endswith(_NO_VAGUE_BEFORE, 0, found.start())


def find_long_spans(text: str, start: int, end: int) -> Iterator[Draft]:
    """Centuries, decades and years that are none of the calendar; few texts have any."""
    if text.find("世", start, end) >= 0:
        for found in _CENTURY_RE.finditer(text, start, end):
            yield from _century(found)
    if text.find("年代", start, end) >= 0:
        for found in _DECADE_RE.finditer(text, start, end):
            first = read_number(found[1])
            if is_year(first):
                years = years_of_decade(first)
                yield Draft(*found.span(), first=years[0], last=years[1])
        for found in _LONE_DECADE_RE.finditer(text, start, end):
            yield Draft(*found.span(), TimexKind.INCOMPLETE)
    if any(text.find(word, start, end) >= 0 for word in _FISCAL_WORDS):
        for found in _FISCAL_RE.finditer(text, start, end):
            yield Draft(*found.span(), reason=FISCAL)


def _century(found: re.Match[str]) -> Iterator[Draft]:
    years = years_of_century(read_number(found[1]) or 0)
    decade = read_number(found[2]) if found[2] else None
    if years and years[0].year is not None:
        if decade is not None:
            years = years_of_decade(years[0].year + decade)
        yield Draft(*found.span(), first=years[0], last=years[1])
