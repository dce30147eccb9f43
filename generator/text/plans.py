"""What a sentence says is still to be done to something it names, in English and Chinese.

Only plain wording counts: a verb of issuing, revising, joining or launching that directly governs
the name, in a clause that commands or promises it. All else (negation, condition, report of what
was done, drafts, measures under a law, another year's version) says nothing here.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.text.han import has_han


class Deed(enum.StrEnum):
    """What is to be done."""

    ISSUE = "issue"
    REVISE = "revise"
    JOIN = "join"
    LAUNCH = "launch"


@dataclass(frozen=True, slots=True)
class Plan:
    """A deed that a clause commands or promises."""

    deed: Deed
    start: int
    end: int
    """Span of the clause in the sentence."""
    is_shared: bool = False
    """Whether the verb governs another name as well."""
    is_bare: bool = False
    """Whether the verb alone, in Chinese, may as well report what was done."""
    is_promised: bool = False
    """Whether a word such as "will" or 将 says that it is to come."""


def find_plans(sentence: str, names: Sequence[tuple[int, int]], year: int) -> list[Plan | None]:
    """For each name the plan that governs it, if one does.

    Args:
        sentence: One sentence on one line.
        names: Spans of what it names, from left to right, none overlapping.
        year: The sentence's own; one that prints an earlier year may look back.
    """
    language = _CHINESE if has_han(sentence) else _ENGLISH
    if not _ANY_DEED_RE.search(sentence):
        return [None] * len(names)
    text = sentence.translate(_TO_SIMPLIFIED)
    if language.looks_back(text, names, year):
        return [None] * len(names)
    plans: list[Plan | None] = []
    for number, (start, end) in enumerate(names):
        plan = _own_plan(text, start, end, language)
        if plan is None and number:
            plan = _shared_plan(text, names[number - 1], (start, end), plans[-1], language)
            if plan:
                plans[-1] = plan
        plans.append(plan)
    return plans


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns of one language."""

    boundary: re.Pattern[str]
    """Between two clauses."""
    before: re.Pattern[str]
    """A verb and all before it in its clause, up to the name."""
    behind: re.Pattern[str]
    """What may follow the name where the verb stands before it."""
    around: tuple[re.Pattern[str], re.Pattern[str]]
    """What stands before and behind a name whose verb follows it."""
    no_plan: re.Pattern[str]
    """Words of a clause that is none of commands or promises."""
    past: re.Pattern[str]
    """Words of a sentence that looks back."""
    promise: re.Pattern[str]
    """Words that say that something is to come."""
    between: re.Pattern[str]
    """All that stands between two names that one verb governs."""
    is_english: bool

    def looks_back(self, text: str, names: Sequence[tuple[int, int]], year: int) -> bool:
        """Whether the sentence tells of what was done, or only asks."""
        rest = text
        for start, end in names:
            rest = rest[:start] + "·" * (end - start) + rest[end:]
        years = (int(found[0]) for found in _YEAR_RE.finditer(rest))
        return bool(
            self.past.search(rest)
            or text.rstrip(" \"'”’）)").endswith(("?", "？"))
            or any(found < year for found in years)
        )


def _own_plan(text: str, start: int, end: int, language: _Language) -> Plan | None:
    left, right = _clause(text, start, end, language)
    before, behind = text[left:start], text[end:right]
    if language.no_plan.search(before) or language.no_plan.search(behind):
        return None
    found = language.before.match(before)
    if found and language.behind.match(text[end:]):
        if language.is_english and not _may_command(text[:left], found):
            return None
        if _deed_of(found) is Deed.JOIN and not _OURS_RE.fullmatch(found["subject"] or ""):
            return None  # another country joins
        is_bare = not language.is_english and not _UNDER_WAY_RE.search(found["mark"])
        is_promised = bool(language.promise.search(before))
        return Plan(_deed_of(found), left, right, is_bare=is_bare, is_promised=is_promised)
    ahead, follows = language.around
    if ahead.match(before) and (found := follows.match(text[end:])):
        is_bare = not language.is_english and not _UNDER_WAY_RE.search(before)
        is_promised = language.is_english or bool(language.promise.search(before))
        return Plan(_deed_of(found), left, right, is_bare=is_bare, is_promised=is_promised)
    return None


def _shared_plan(
    text: str,
    earlier: tuple[int, int],
    name: tuple[int, int],
    plan: Plan | None,
    language: _Language,
) -> Plan | None:
    """The plan of two names that are joined by "and"; in Chinese the verb may follow both."""
    if not language.between.fullmatch(text[earlier[1] : name[0]]):
        return None
    left, right = _clause(text, earlier[0], name[1], language)
    if plan is not None:
        return Plan(plan.deed, left, right, is_shared=True)
    ahead, follows = language.around
    if not ahead.match(text[left : earlier[0]]) or language.no_plan.search(text[left:right]):
        return None
    found = follows.match(text[name[1] :])
    return Plan(_deed_of(found), left, right, is_shared=True) if found else None


def _clause(text: str, start: int, end: int, language: _Language) -> tuple[int, int]:
    left = max((found.end() for found in language.boundary.finditer(text, 0, start)), default=0)
    found = language.boundary.search(text, end)
    return left, found.start() if found else len(text)


def _deed_of(found: re.Match[str]) -> Deed:
    return next(deed for deed in Deed if found[deed.value] or found.groupdict().get(f"n_{deed}"))


def _may_command(earlier: str, found: re.Match[str]) -> bool:
    """Whether a bare verb commands: at the start, or where the sentence began as a command."""
    if found["modal"] or not earlier.strip():
        return True
    begins = earlier.lstrip(" \"“‘'(")
    if _OPENER_RE.match(begins) and begins.count(",") == 1:
        return True
    return bool(_COMMAND_RE.match(begins) or _MODAL_RE.search(earlier))


_OURS_RE = re.compile(
    r"\s*(?:(?:it|we|china|the\s+(?:country|office|state\s+council|government)|cnipa|our\s+country"
    r"|my\s+country|the\s+people['’]s\s+republic\s+of\s+china|efforts)\s+)?"
    "|(?:我国|中国|国家|国家知识产权局|我局|国务院)",
    re.IGNORECASE,
)
"""Who joins an agreement where the sentence is about the issuer's own country."""
_ANY_DEED_RE = re.compile(
    "issu|promulgat|publi|releas|formulat|enact|draw|adopt|revis|amend|modif|updat|join|acce"
    "|ratif|launch|start|initiat|制定|制[订訂]|出台|出臺|印[发發]|[发發]布|[发發]佈|[颁頒]布|[颁頒]佈|公布|公佈"
    "|修[订訂]|修改|修正|加入|批准|[启啟][动動]",
    re.IGNORECASE,
)
"""Most sentences speak of none of the deeds."""
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TO_SIMPLIFIED = str.maketrans(
    "訂進動頒佈發準備啟擬將儘適時製調組織協計劃開緩後來從經過積極無據隨總結續緊籌臺爭統穩暫終為獲順圓滿議沒",
    "订进动颁布发准备启拟将尽适时制调组织协计划开缓后来从经过积极无据随总结续紧筹台争统稳暂终为获顺圆满议没",
)

# --- English ------------------------------------------------------------------------------------

_PUSH = (
    r"(?:promote|accelerate|advance|push(?:\s+forward|\s+ahead\s+with)?|speed\s+up|expedite|step\s+up"
    r"|press\s+(?:ahead|on)\s+with|complete|finish|conclude|finali[sz]e|facilitate|prepare(?:\s+for)?"
    r"|strive\s+for|work\s+on|start|begin|initiate)"
)
_THINK = r"(?:study|research|explore|organi[sz]e|prepare|consider)"
_ADVERBS = (
    r"(?:(?:actively|vigorously|further|steadily|comprehensively|jointly|promptly|continue\s+to"
    r"|strive\s+to|also|then|now|soon)\s+)*"
)
_MODAL = (
    r"(?:will|shall|must|should|plans?\s+to|intends?\s+to|(?:is|are|be)\s+to|aims?\s+to"
    r"|needs?\s+to|(?:is|are)\s+(?:going|expected|planned|necessary)\s+to)"
)
_MODAL_RE = re.compile(rf"\b{_MODAL}\b", re.IGNORECASE)
_COMMAND_RE = re.compile(
    rf"{_ADVERBS}(?:{_PUSH}|{_THINK}|carry\s+out|strengthen|improve|implement|do|deepen|explore|build|establish|formulate"
    r"|revise|issue|optimi[sz]e|expand|support|increase|guide|optimize|perfect|enhance|standardi[sz]e"
    r"|coordinate|cooperate|give|make|use|ensure|consolidate|develop)\b",
    re.IGNORECASE,
)
_OPENER_RE = re.compile(r"(?:in|under|according|pursuant|based|to|on|with|by|through|for)\b", re.I)
"""A phrase before the comma of a sentence that goes on as a command."""
_VERBS = (
    r"(?:(?P<issue>issue|promulgate|publish|release|formulate|enact|draw\s+up|adopt)"
    r"|(?P<revise>revise|amend|update)|(?P<join>join|accede\s+to|ratify)"
    r"|(?P<launch>launch|start|initiate))"
)
_NOUNS = (
    r"(?:(?P<n_issue>promulgation|issuance|publication|release|formulation|enactment|adoption)"
    r"|(?P<n_revise>revision|amendment|modification)|(?P<n_join>accession|ratification|joining)"
    r"|(?P<n_launch>launch))"
)
_OWNERS = r"(?:(?:the|a|an|its|our|their|my\s+country['’]s|china['’]s|national)\s+)*"
_WORK = (
    r"(?:(?:(?:completion|process|work|procedures?)\s+(?:of|on|for)|(?:research|study)\s+and)\s+)*"
)
_GAP = r"\s+(?:(?:of|to)\s+)?(?:the\s+)?[\"“‘'《]?\Z"

_ENGLISH = _Language(
    boundary=re.compile(
        rf"[,;:，；：。—](?!\d)\s*(?:and\s+)?|\s+and\s+(?={_ADVERBS}(?:{_PUSH}|revise|amend|issue"
        r"|promulgate|publish|formulate|join|launch|adopt)\s)",
        re.IGNORECASE,
    ),
    before=re.compile(
        rf"\s*(?:(?P<subject>(?:[\w’'\"“”().&-]+\s+){{0,8}}?)(?P<modal>{_MODAL})\s+)?{_ADVERBS}"
        rf"(?:(?:(?:{_PUSH}|{_THINK})\s+(?:(?:to|and)\s+)?)?{_VERBS}"
        rf"|{_PUSH}\s+{_OWNERS}{_WORK}{_OWNERS}{_NOUNS}){_GAP}",
        re.IGNORECASE,
    ),
    behind=re.compile(
        r"[\"”’'》]?(?:\s*(?:[,.;:，。；]|\Z)"
        r"|\s+(?:and|in(?=\s+(?:the|20\d\d|line|accordance|order|due)\b)|this|by|as|to|for|within"
        r"|during|on|at|before|so|or|while|together)\b)(?!\s*(?:its|their)\b)",
        re.IGNORECASE,
    ),
    around=(
        re.compile(
            r"\s*(?:the\s+)?(?:(?:revision|amendment|promulgation)\s+of\s+(?:the\s+)?)?[\"“‘'《]?\Z",
            re.IGNORECASE,
        ),
        re.compile(
            rf"[\"”’'》]?\s+{_MODAL}\s+(?:soon\s+)?be\s+(?:(?P<issue>issued|promulgated|published"
            r"|formulated|enacted)|(?P<revise>revised|amended)|(?P<join>joined|ratified)"
            r"|(?P<launch>launched))\b",
            re.IGNORECASE,
        ),
    ),
    no_plan=re.compile(
        r"\b(?:not|no|never|without|cannot|neither|nor|refuse|suspend|abandon|postpone|stop|cease"
        r"|halt|withdraw|delay|defer|after|once|since|when|if|unless|until|following|upon"
        r"|although|whether|which|who|that|drafts?|newly"
        r"|u\.?s\.?|united\s+states|e\.?u\.?|europe(?:an)?|japan|korea|uk|india|germany|france"
        r"|(?:believ|suggest|propos|recommend|hop|urg|ask|request|call)(?:e|es|ed|s|ing)?)\b|n['’]t\b",
        re.IGNORECASE,
    ),
    past=re.compile(
        r"\b(?:last\s+(?:year|month)|previous\s+year|in\s+the\s+past|already|has|had|was|were|been"
        r"|did)\b",
        re.IGNORECASE,
    ),
    promise=_MODAL_RE,
    between=re.compile(
        r"[\"”’'》]?\s*(?:,\s*)?(?:and|or|,)\s+(?:the\s+)?[\"“‘'《]?", re.IGNORECASE
    ),
    is_english=True,
)

# --- Chinese ------------------------------------------------------------------------------------

_MARKS = (
    "(?:积极|加快|加速|抓紧|尽快|适时|及时|稳步|持续|深入|全力|大力|进一步|统筹|继续|力争|争取"
    "|研究|推动|推进|促进|着手|筹备|准备|做好|完成|协调|组织|拟|将|计划|启动)"
)
_ACTS = (
    "(?:(?P<issue>制定|制订|出台|印发|发布|颁布|公布)|(?P<revise>修订|修改|修正)"
    "|(?P<join>加入|批准)|(?P<launch>启动))"
)
_UNDER_WAY_RE = re.compile(
    "积极|加快|加速|抓紧|尽快|适时|及时|稳步|持续|深入|全力|大力|进一步|统筹|继续|力争|争取"
    "|研究|推动|推进|促进|着手|筹备|准备|拟|将|(?<!按)计划"
)
"""Marks of what is not yet done: 完成 and 组织 alone report as often as they command."""
_ENDS = r"(?=\s*(?:\Z|[，。；、：,;.：]|并|和|及|与|以及))"
_OPEN, _CLOSE = "[《〈“「『]?", "[》〉”」』]?"

_CHINESE = _Language(
    boundary=re.compile("[，。；：,;:！!]"),
    before=re.compile(
        rf"(?P<subject>(?:(?!{_MARKS}|{_ACTS.replace('?P<', '?P<_')}).){{0,30}})(?P<mark>{_MARKS}*)"
        rf"(?:制定|制订|修订|修改|发布)?{_ACTS}{_OPEN}\Z"
    ),
    behind=re.compile(f"{_CLOSE}(?:工作|进程|进度)?{_ENDS}"),
    around=(
        re.compile(rf"(?:(?!{_MARKS}).){{0,30}}{_MARKS}+{_OPEN}\Z"),
        re.compile(f"{_CLOSE}的?(?:制定|修订|修改)?{_ACTS}(?:工作|进程|进度)?{_ENDS}"),
    ),
    no_plan=re.compile(
        "建议|呼吁|要求|提出|认为|希望|如果|若|待|自|随着|根据|按照|依据|依照|以来|曾|未|不|暂"
        "|为|停止|终止|取消|没有|无需|前期|草案|意见稿|送审稿|新修订|配套|了|后"
    ),
    past=re.compile("已|去年|上年|以来|此前|近年来|一年来|形成|取得|顺利|圆满|获批|获得"),
    promise=re.compile("拟|将|计划|适时|尽快|争取|力争"),
    between=re.compile("[》〉”」』]?(?:[、和及与或]|以及)[《〈“「『]?|》《"),
    is_english=False,
)
