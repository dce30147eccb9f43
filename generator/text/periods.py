"""Named stretches of time and numbered congresses: 14th Five-Year Plan, 十四五, 二十大."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.naming import Naming, Sign

_ORDINAL = (
    r"\d{1,2}(?:st|nd|rd|th)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth"
    r"|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth"
    r"|Nineteenth|Twentieth)"
)
_PERIOD_EN = (
    rf"\b(?:{_ORDINAL})\s(?:Plenary\sSession|Plenum)\sof\sthe\s(?:{_ORDINAL})\s"
    r"(?:CPC\s)?Central\sCommittee\b"
    rf"|\b(?:{_ORDINAL})\s(?:Five[-\s]Year\sPlan\b"
    r"|(?:CPC\s|Party\s)?National\s(?:Party\s)?Congress\b)"
)
_FIVE = "十[一二三四五六七八九]?五|九五|八五"
_PERIOD_HAN = (
    rf"(?<=[“\"「『])(?:{_FIVE})(?=[”\"」』])"
    rf"|(?<![二三四五六七八九\d])(?:{_FIVE})(?=时期|時期|期间|期間|规划|規劃|计划|計劃|末|以来|以來)"
    r"|第十[一二三四五六七八九]?个五年(?:规划|计划)"
    r"|(?<=党的)[十二][十一二三四五六七八九]?[一二三四五六七八九]?大(?![会會])"
    r"|[十二][十一二三四五六七八九]{0,2}[届屆][一二三四五六七]中全[会會]"
)
_PERIOD_EN_RE, _PERIOD_HAN_RE = re.compile(_PERIOD_EN), re.compile(_PERIOD_HAN)
_IS_PERIOD_RE = re.compile(f"{_PERIOD_EN}|{_PERIOD_HAN}|(?:{_FIVE})")


def find_periods(text: str) -> Iterator[Naming]:
    """Named periods and numbered congresses: 14th Five-Year Plan, 十四五, 二十大."""
    if "Plan" in text or "Congress" in text or "Central Committee" in text:
        for found in _PERIOD_EN_RE.finditer(text):
            yield Naming(Sign.PERIOD, " ".join(found[0].split()), *found.span())
    if "五" in text or "大" in text or "中全" in text:
        for found in _PERIOD_HAN_RE.finditer(text):
            yield Naming(Sign.PERIOD, found[0], *found.span())


def is_period(words: str) -> bool:
    """Whether words are nothing but the name of a period or congress, or the numbers of one."""
    return _IS_PERIOD_RE.fullmatch(words) is not None
