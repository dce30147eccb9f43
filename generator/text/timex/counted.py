"""Chinese words that count from somewhere: 今年, 上月, 同日; and words that only look like them."""

from __future__ import annotations

from generator.text.timex.record import Deixis, Reference, Unit

_WRITING, _TEXT = Reference.WRITING, Reference.TEXT
_EXPLAINS = "说說證证声聲表注标標申写寫阐闡"
_NEAR = "以之目当當今此最近"
_TIMES = "每首一二三四五六七八九十两兩多再本此上下初几幾届屆0123456789"

# word, from where, unit, how far, characters before it that make it part of another word
_ROWS = (
    ("今年", _WRITING, Unit.YEAR, 0, ""),
    ("本年", _WRITING, Unit.YEAR, 0, "基成资資日根样樣版文"),
    ("去年", _WRITING, Unit.YEAR, -1, "过過"),
    ("上年", _WRITING, Unit.YEAR, -1, "以"),
    ("上一年", _WRITING, Unit.YEAR, -1, "以"),
    ("前年", _WRITING, Unit.YEAR, -2, _NEAR + "提先"),
    ("明年", _WRITING, Unit.YEAR, 1, _EXPLAINS),
    ("来年", _WRITING, Unit.YEAR, 1, _NEAR + "年本原往未由从起后"),
    ("來年", _WRITING, Unit.YEAR, 1, _NEAR + "年本原往未由從起後"),
    ("下一年", _WRITING, Unit.YEAR, 1, "以"),
    ("后年", _WRITING, Unit.YEAR, 2, _NEAR + "前"),
    ("後年", _WRITING, Unit.YEAR, 2, _NEAR + "前"),
    ("当年", _TEXT, Unit.YEAR, 0, "相应适正"),
    ("當年", _TEXT, Unit.YEAR, 0, "相應適正"),
    ("同年", _TEXT, Unit.YEAR, 0, "不相共合如随隨等"),
    ("次年", _TEXT, Unit.YEAR, 1, _TIMES),
    ("翌年", _TEXT, Unit.YEAR, 1, ""),
    ("本月", _WRITING, Unit.MONTH, 0, "基成资資日根样樣版文"),
    ("上月", _WRITING, Unit.MONTH, -1, "以"),
    ("上个月", _WRITING, Unit.MONTH, -1, "以"),
    ("上個月", _WRITING, Unit.MONTH, -1, "以"),
    ("下月", _WRITING, Unit.MONTH, 1, "以"),
    ("下个月", _WRITING, Unit.MONTH, 1, "以"),
    ("下個月", _WRITING, Unit.MONTH, 1, "以"),
    ("当月", _TEXT, Unit.MONTH, 0, "相应适"),
    ("當月", _TEXT, Unit.MONTH, 0, "相應適"),
    ("同月", _TEXT, Unit.MONTH, 0, "不相共合"),
    ("次月", _TEXT, Unit.MONTH, 1, _TIMES),
    ("翌月", _TEXT, Unit.MONTH, 1, ""),
    ("本周", _WRITING, Unit.WEEK, 0, "基成资資日根样樣版文"),
    ("本週", _WRITING, Unit.WEEK, 0, "基成资資日根样樣版文"),
    ("上周", _WRITING, Unit.WEEK, -1, "以"),
    ("上週", _WRITING, Unit.WEEK, -1, "以"),
    ("下周", _WRITING, Unit.WEEK, 1, "以"),
    ("下週", _WRITING, Unit.WEEK, 1, "以"),
    ("今日", _WRITING, Unit.DAY, 0, "至"),
    ("今天", _WRITING, Unit.DAY, 0, ""),
    ("即日", _WRITING, Unit.DAY, 0, "当當"),
    ("昨日", _WRITING, Unit.DAY, -1, ""),
    ("昨天", _WRITING, Unit.DAY, -1, ""),
    ("明日", _WRITING, Unit.DAY, 1, _EXPLAINS),
    ("明天", _WRITING, Unit.DAY, 1, _EXPLAINS),
    ("当日", _TEXT, Unit.DAY, 0, "相应适"),
    ("當日", _TEXT, Unit.DAY, 0, "相應適"),
    ("当天", _TEXT, Unit.DAY, 0, ""),
    ("當天", _TEXT, Unit.DAY, 0, ""),
    ("同日", _TEXT, Unit.DAY, 0, "不相共合"),
    ("次日", _TEXT, Unit.DAY, 1, _TIMES),
    ("翌日", _TEXT, Unit.DAY, 1, ""),
)
_DEIXIS = {word: Deixis(where, unit, offset) for word, where, unit, offset, _ in _ROWS}
_NOT_AFTER = {word: frozenset(before) for word, *_, before in _ROWS}
_NOT_BEFORE = {
    Unit.YEAR: "级級龄齡纪紀代限检檢会會",
    Unit.MONTH: "饼餅薪",
    Unit.WEEK: "期边邊围圍岁歲年转轉全一二三四五六日天末",
    Unit.DAY: "期头頭本元子报報",
}
WORDS = tuple(_DEIXIS)


def read_word(text: str, start: int, end: int) -> Deixis | None:
    """What a word counts; None where it is part of another word (说明年限, 不同年份)."""
    word = text[start:end]
    deixis = _DEIXIS[word]
    if start and text[start - 1] in _NOT_AFTER[word]:
        return None
    if text[end : end + 1] and text[end] in _NOT_BEFORE[deixis.unit]:
        return None
    return deixis
