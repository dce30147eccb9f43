"""What stands beside a name and makes it a part of something else.

专利法 in 专利法律 is no law, and the Patent Law of Japan is not the one that a Chinese notice calls
the Patent Law. Only what is right beside the name counts.
"""

from __future__ import annotations

import re

from generator.text.nouns import is_noun
from generator.text.regions import ELSEWHERE_ENGLISH, ELSEWHERE_HAN
from generator.text.script import to_simplified

# The last character of a name, and what makes another word with it: 法 is the law, 法院 a court.
# But 专利法规定 and 宣传周期间 go on with 规定 and 期间; 公安部分别, 行动力度 are left alone.
_TAKEN_AFTER = {
    "法": "律|条(?=约)|规(?!定)|治(?!理)|制(?!定)|学(?!习)|定(?![于期])|院|庭|官|务|案",
    "部": "门(?!户)|队(?!伍)",
    "会": "议",
    "证": "书|照|件|明|券|据",
    "谈": "判",
    "看": "看|来(?!自)|到",
    "年": "度|代(?![表理])|份",
    "日": "期(?!间)",
    "周": "期(?!间)|年|边",
    "制": "定|造|作|约",
    "权": "利(?!用)|益|限",
    "志": "着|性",
    "动": "者",
}
_TAKEN_AFTER_RES = {last: re.compile(after) for last, after in _TAKEN_AFTER.items()}
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
    first, last = map(to_simplified, (text[start], text[end - 1]))
    taken = _TAKEN_AFTER_RES.get(last)
    if taken and taken.match(to_simplified(text[end : end + 2])):
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
