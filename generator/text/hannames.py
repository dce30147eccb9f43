"""Where a Chinese name begins that nothing marks: 由国家知识产权局（以下简称国知局）."""

from __future__ import annotations

import re

from generator.text.han import HAN
from generator.text.marks import find_quoted, pair_before
from generator.text.nouns import QUOTED_CHINESE, sort_of
from generator.text.regions import PROVINCES_HAN
from generator.text.traced import Span

_CLAUSE_RE = re.compile(rf"[{HAN}·A-Za-z0-9]+\Z")
_LONGEST = 40
_LITTLE_MORE = 6
_LONGEST_TYPE = 16
_LONGEST_OWNER = 12
# Words after which a name may begin.
_OUTSIDE = (
    "所称|所稱|会同|會同|根据|根據|依据|依據|按照|依照|经由|經由|以及|关于|關於|有关|有關|参加|參加|出席|召开|召開"
    "|我们|我們|他们|他們|的|某|积极|積極|加快|我国|我國|这|這|那|就|已|不"
)
"""No name holds one of them."""
_BEFORE = (
    "如果|加入|落实|落實|执行|執行|实施|實施|推进|推進|加强|加強|通过|通過|担任|擔任|作为|作為|成立|设立|設立"
    "|开展|開展|举办|舉辦|承办|承辦|协助|協助|配合|支持|推动|推動"
    "|由|向|对|對|在|从|從|与|與|和|及|将|將|把|为|為|经(?!济)|經(?!濟)|报|報|请|請|是|即|当|當|各|本|该|該|了|到|至"
)
_OUTSIDE_RE = re.compile(_OUTSIDE)
_BEFORE_NAME_RE = re.compile(f"{_OUTSIDE}|{_BEFORE}")
# Words with which names of institutions and states begin.
_FIRST_WORD_RE = re.compile(
    "中华人民共和国|中華人民共和國|中华|中華|中国|中國|国家|國家|国务院|國務院|全国|全國|世界|国际|國際"
    "|联合国|聯合國|最高人民|中共中央|中央|亚洲|亞洲|欧洲|歐洲|东盟|東盟|金砖|金磚|区域|區域"
    f"|{PROVINCES_HAN}"
)
_TYPED_RE = re.compile(rf"[{HAN}]{{0,8}}?(?:{QUOTED_CHINESE})+\Z")


def find_name_before(text: str, end: int, short: str) -> Span | None:
    """The long name that ends before a bracket, if its beginning is sure.

    Args:
        text: One paragraph.
        end: Where the bracket stands.
        short: What the name is called for short; its characters stand in the name in order.
    """
    quoted = _quoted_name(text, end)
    if quoted:
        return quoted
    clause = _CLAUSE_RE.search(text, max(0, end - _LONGEST), end)
    if not clause or clause.start() == max(1, end - _LONGEST):
        return None
    start, words = clause.start(), clause[0]
    is_latin = short.isascii()
    for at in _beginnings(words):
        name = words[at:]
        if len(name) <= (3 if is_latin else len(short)) or _OUTSIDE_RE.search(name):
            continue
        is_sure = (
            sort_of(name) != "" and _FIRST_WORD_RE.match(name) is not None
            if is_latin
            else _holds(name, short) and _begins(name, short)
        )
        if is_sure:
            return start + _with_owner(words, at), end
    return None


def _with_owner(words: str, at: int) -> int:
    """Where the body starts that the named one belongs to: 經濟部 in 經濟部智慧財產局."""
    for first in _beginnings(words[:at]):
        owner = words[first:at]
        is_body = 2 < len(owner) < _LONGEST_OWNER and sort_of(owner) == "institution"
        if is_body and not _BEFORE_NAME_RE.search(owner):
            return first
    return at


def _quoted_name(text: str, end: int) -> Span | None:
    """The quoted name that ends there, with the noun after it if there is one."""
    pairs = find_quoted(text)
    quoted = pair_before(pairs, end)
    if quoted:
        return quoted.inside
    for stop in range(end - 1, max(0, end - _LONGEST_TYPE), -1):
        if text[stop - 1] in '”」"':
            quoted = pair_before(pairs, stop)
            return (quoted.start, end) if quoted and _TYPED_RE.fullmatch(text, stop, end) else None
    return None


def _beginnings(words: str) -> list[int]:
    """Places where a name may begin: the start, after a word before names, at a first word."""
    after = {found.end() for found in _BEFORE_NAME_RE.finditer(words)}
    first = {found.start() for found in _FIRST_WORD_RE.finditer(words)}
    start = set() if _BEFORE_NAME_RE.match(words) else {0}
    return sorted(start | after | first)


def _begins(name: str, short: str) -> bool:
    """Whether a name starts as its short form or as names do, or is little more than it."""
    if name[0] == short[0] or _FIRST_WORD_RE.match(name):
        return True
    return name.endswith(short) and len(name) <= len(short) + _LITTLE_MORE


def _holds(name: str, short: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in short)
