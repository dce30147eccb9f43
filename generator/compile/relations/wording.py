"""Wording: what the words around a cited paper say that the notice does with it.

A rule reads the words before and after a paper, or a list of papers, within one sentence. What is
planned, denied, conditional, or done by somebody else is no deed of the notice: then it only cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.compile.relations import chinese, english
from generator.compile.relations.rules import Rule
from generator.vocabulary import RelationType

_BROUGHT = chinese.BROUGHT + english.BROUGHT
_RULES: tuple[tuple[RelationType | None, tuple[Rule, ...]], ...] = (
    (RelationType.REPLACES, chinese.REPLACES + english.REPLACES),
    (RelationType.AMENDS, chinese.AMENDS + english.AMENDS),
    (None, _BROUGHT),
    (None, chinese.MADE + english.MADE),
    (RelationType.IMPLEMENTS, chinese.IMPLEMENTS + english.IMPLEMENTS),
)
"""The first that holds counts."""
_BETWEEN_RE = re.compile(
    r"[\s\"”’」》〉]*(?:[)）]\s?)?(?:years?\s?[)）]\s?[\"”]?)?[、，,;；\s]*"
    r"(?:和|及其?|以及|与|與|或者?|and|or|as\swell\sas|together\swith)?"
    r"[\s,]*(?:the\s|原)?[\s\"“‘「《〈]*",
    re.IGNORECASE,
)
_LONGEST_BETWEEN = 40
_PART_BEFORE_RE = re.compile(
    r"\b(?:Articles?|Paragraphs?|Items?|Sections?|Clauses?|Chapters?)\b[^.;]*\b(?:of|in)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_COUNTING = (
    ("han", re.compile(rf"{_HAN_NUMBER}[、.．]")),
    ("han in brackets", re.compile(rf"[（(]{_HAN_NUMBER}[)）]")),
    ("number in brackets", re.compile(r"[（(]\d{1,3}[)）]")),
    ("number", re.compile(r"\d{1,3}[.．、)）](?!\d)")),
    ("roman", re.compile(r"[IVX]{1,5}[.．、]\s")),
    ("article", re.compile(rf"(?:第(?:{_HAN_NUMBER}|\d{{1,3}})[条條]|Article\s\d{{1,3}}\b)")),
)
"""What stands before the paragraphs of a list, by kind."""
_KEPT_RE = re.compile(
    r"\A[）)\s]*的?第[^，。；：]{1,12}[条條款项項章节]|(?:继续|繼續|仍然?|依然|保持)(?:有效|执行|執行|适用|適用)|不[予再]?(?:废止|廢止)|(?:修改|修订|修正)[为為]"
    r"|\b(?:remains?|continues?|stays?)\b|\bnot\b[^.;]{0,20}\brepealed\b|\bamended\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What is said of a paper, and by which words."""

    type: RelationType | None
    """None for a paper that is only to be made, or that the notice brings: no relation at all."""
    is_brought: bool = False
    """Whether the notice brings it: wherever it is named, it is the notice's own paper."""
    before: int = 0
    """Code points before the paper that say so."""
    after: int = 0
    """Code points after it."""


def read_deed(before: str, after: str) -> Deed:
    """What a sentence does with a paper that stands between these words of it."""
    if english.PART_OF_TITLE_RE.search(before):
        return Deed(RelationType.CITES)
    for type_, rules in _RULES:
        for rule in rules:
            found, follows = rule.before.search(before), rule.after.match(after)
            if not found or not follows or (rule.unless and rule.unless.search(before)):
                continue
            is_said_after = follows.groupdict().get("said") is not None
            return Deed(
                type_,
                rules is _BROUGHT,
                before=len(before) - found.start() if found[0].strip() else 0,
                after=len(follows[0].rstrip()) if is_said_after else 0,
            )
    return Deed(RelationType.CITES)


def announces_enclosures(text: str) -> bool:
    """Whether a paragraph begins the list of what is enclosed."""
    return chinese.announces_enclosures(text) or english.announces_enclosures(text)


def announces_repeals(text: str) -> bool:
    """Whether a paragraph says that the papers listed below it are repealed."""
    if "废止" in text or "廢止" in text:
        return chinese.announces_repeals(text)
    return text.endswith(":") and english.announces_repeals(text)


def counting_of(text: str) -> str:
    """How a paragraph is counted, equal for entries of one list: 一、 and 二、; or nothing."""
    return next((style for style, sign in _COUNTING if sign.match(text)), "")


def keeps_in_force(before: str, after: str) -> bool:
    """Whether the words around a paper say that it still holds, or speak of a part of it."""
    return bool(_PART_BEFORE_RE.search(before) or _KEPT_RE.search(after))


def is_list(between: str) -> bool:
    """Whether the words between two papers only list them."""
    return len(between) <= _LONGEST_BETWEEN and _BETWEEN_RE.fullmatch(between) is not None
