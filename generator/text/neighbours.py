"""What stands beside a name and makes it a part of something else.

专利法 in 专利法律 is no law, and the Patent Law of Japan is not the one that a Chinese notice calls
the Patent Law. Only what is right beside the name counts.
"""

from __future__ import annotations

import re

from generator.text.nouns import is_noun
from generator.text.regions import ELSEWHERE_ENGLISH, ELSEWHERE_HAN
from generator.text.script import to_simplified

# The last character of a name, and characters with which it makes another word more often than
# not: 法 is the law, 法院 a court. 部分 and 部署 are left out: 公安部分别 names the body.
_TAKEN_AFTER = {
    "法": "律规治制院庭官务学案定人理典系",
    "部": "门队位件",
    "会": "议",
    "证": "书照件明券据",
    "谈": "判",
    "看": "看来到出见着",
    "年": "度代份",
    "日": "期",
    "周": "期年边",
    "制": "定造作约",
    "权": "利益限力",
    "志": "着性",
    "动": "者力",
}
# The same before the first character: 签约谈判, 悬挂证书.
_TAKEN_BEFORE = {"约": "预签合契条", "挂": "悬张"}
_NUMERALS = frozenset("一二三四五六七八九十两百千")

_ABROAD_RE = re.compile(
    rf"(?:{ELSEWHERE_HAN}|外国|各国|他国|国外|境外|域外)(?:的|地区|现行)?[《〈“「]?\Z"
    rf"|(?<![\w-])(?:{ELSEWHERE_ENGLISH}|[Ff]oreign|U\.S\.)(?:['’]s?)?\s[\"“]?\Z"
)
_OF_OTHERS_RE = re.compile(
    r"\sof\s(?:the\s)?(?:(?:Republic|Kingdom|Federation|Union|Government)\sof\s(?!China\b)"
    rf"|(?:{ELSEWHERE_ENGLISH}|U\.S\.|Republic\sof\sChina)(?!\w))"
)
# "Ministry of Commerce, Industry and Energy": another body, unless what follows is a body as well.
_OF_FIELD_RE = re.compile(
    r"(?:Ministry|Department|Bureau|Administration|Commission|Committee|Office)\s(?:of|for|on)\s"
)
_MORE_FIELDS_RE = re.compile(
    r"(?:,|\sand|\s&)\s([A-Z][a-z]+(?:(?:\s|,\s|\sand\s|\sof\s)[A-Z]\w+)*)"
)
_CHINA_RE = re.compile(r"Chin|PRC|中国|中华|中國|中華|[A-Z]{2}")
_REACH = 24
"""Code points before a name in which another country is looked for."""


def is_in_longer_word(text: str, start: int, end: int) -> bool:
    """Whether a Chinese name is a piece of another word: 专利法律, 签约谈判, 十四个自信."""
    before = to_simplified(text[start - 1 : start])
    first, last, after = map(to_simplified, (text[start], text[end - 1], text[end : end + 1]))
    if after and after in _TAKEN_AFTER.get(last, ""):
        return True
    if not before:
        return False
    is_counted = first in _NUMERALS and (
        before in _NUMERALS or (before == "第" and not {"届", "屆", "次"} & set(text[start:end]))
    )
    return is_counted or before in _TAKEN_BEFORE.get(first, "")


def is_of_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether a law or a body is said to be that of another state or region."""
    if _OF_OTHERS_RE.match(text, end):
        return True
    before = to_simplified(text[max(0, start - _REACH) : start])
    return _ABROAD_RE.search(before) is not None and not _CHINA_RE.search(text, start, end)


def is_in_longer_body(text: str, start: int, end: int) -> bool:
    """Whether a ministry or the like has more fields than its name: of Commerce and Industry."""
    more = _MORE_FIELDS_RE.match(text, end)
    if not more or not _OF_FIELD_RE.search(text, start, end):
        return False
    return not any(map(is_noun, more[1].replace(",", "").split())) and "China" not in more[1]
