"""Slogans with numbers: "two safeguards", 两个维护, 双随机、一公开; and what only counts things."""

from __future__ import annotations

import re

from generator.text.han import HAN

_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|double|dual"
_UNITS = frozenset(
    "day days week weeks month months year years hour hours minute minutes quarter quarters"
    " percent times parts office offices people persons copies pages items points".split()
)
_SLOGAN_RE = re.compile(rf"(?:{_NUMBER})\s([a-z-]+\s){{0,2}}[a-z-]*s\Z", re.IGNORECASE)
_SLOGAN_TWICE_RE = re.compile(
    rf"(?:{_NUMBER}|one)\s(?:[a-z-]+\s){{0,2}}[a-z-]+,?\s(?:and\s)?(?:{_NUMBER}|one)\s"
    r"(?:[a-z-]+\s){0,2}[a-z-]+\Z",
    re.IGNORECASE,
)
_VERB_RE = re.compile(r"\b(?:is|are|was|were|has|have|did|do|not|will|shall|reported)\b")
_NUMBER_HAN = "一二两兩三四五六七八九十双雙"
_SLOGAN_HAN_RE = re.compile(
    rf"[{_NUMBER_HAN}][个個大项項](?P<noun>[{HAN}]{{2,4}})\Z"
    rf"|[三四五六]位一[体體]\Z"
    rf"|[{_NUMBER_HAN}](?:(?![{_NUMBER_HAN}])[{HAN}]){{1,3}}[、，]?"
    rf"[{_NUMBER_HAN}](?:(?![{_NUMBER_HAN}])[{HAN}]){{1,3}}\Z"
    rf"|[两兩三四五六七八九十](?P<one>[{HAN}])\Z"
)
_UNITS_HAN = frozenset(
    "月 年 天 日 周 次 条 條 项 項 人 名 家 件 个 個 岁 歲 大 十 百 千 万 萬 级 級 类 類 种 種 章"
    " 节 節 工作日 小时 小時 方面 阶段 階段 部分 月内 以上 以下 部门 部門 季度 年度 星期 问题 問題"
    " 步骤 步驟 环节 環節".split()
)


def is_english_slogan(words: str) -> bool:
    """Whether quoted words are a number with a noun that stands for a teaching, not for a count."""
    if _VERB_RE.search(words) or words.split()[-1].lower() in _UNITS:
        return False
    return bool(_SLOGAN_RE.match(words) or _SLOGAN_TWICE_RE.match(words))


def is_chinese_slogan(words: str) -> bool:
    """Whether quoted words are a slogan such as 两个维护, 五位一体, 双随机、一公开, 四风."""
    found = _SLOGAN_HAN_RE.match(words)
    return found is not None and (found["noun"] or found["one"] or "") not in _UNITS_HAN
