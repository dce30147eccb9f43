"""What tells two names apart however alike they look: a table of vetoes, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.text.nouns import head_of, singular, sort_of
from generator.text.numbers import find_numbers
from generator.text.regions import find_regions

_WORD_RE = re.compile(r"[^\W\d_]+")
# What brackets hold does not count, but for "(Draft for Comment)".
_BRACKETS_RE = re.compile(
    r"[(（\[〔](?![^()（）]*(?:[Dd]raft|草案|意见稿|意見稿))[^()（）\[\]〔〕]*[)）\]〕]"
)

# --- words that exclude each other ------------------------------------------------------------

# Of each line, a name may hold what it likes; two names that hold different ones are not the same.
_PLAN = "plan|scheme|programme|program|规划|規劃|计划|計劃|方案"
SIBLINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "another right",
        (
            "patent|专利|專利",
            "trademark|mark|商标|商標",
            "copyright|著作权|著作權|版权|版權",
            "indication|地理标志|地理標誌|地理標志",
        ),
    ),
    ("another right", ("indication|gi|地理标志|地理標誌", "intellectual|ip|ipr|知识产权|知識產權")),
    (
        "another notice of a series",
        (
            "further|进一步|進一步",
            "continue|continuing|continuously|持续|持續",
            "deepen|deepening|deeply|深入|深化",
        ),
    ),
    (
        "another kind of patent",
        ("invention|发明|發明", "utility|实用新型|實用新型", "design|外观设计|外觀設計"),
    ),
    (
        "the other side of the border",
        ("domestic|国内|國內", "foreign|overseas|国外|境外|涉外|海外"),
    ),
    ("the other direction", ("import|进口|進口", "export|出口")),
    ("before and after", ("before|pre|事前", "during|事中", "after|post|事后|事後")),
    (
        "another slogan",
        (
            "establish|establishment|establishe|确立|確立",
            "safeguard|uphold|maintain|维护|維護",
            "consciousness|consciousnesse|意识|意識",
            "confidence|自信",
            "style|decadence|四风|四風",
            "comprehensive|comprehensives|四个全面|四個全面",
        ),
    ),
    (
        "another rank of paper",
        (
            "law|法",
            "measure|method|办法|辦法",
            "regulation|rule|provision|条例|條例|规定|規定|细则|細則|规则|規則",
            "opinion|意见|意見",
            "guideline|guide|指南|指引",
            _PLAN,
            "notice|circular|通知",
            "announcement|公告",
            "outline|纲要|綱要",
            "decision|决定|決定",
            "standard|specification|标准|標準|规范|規範",
            "agreement|协定|協定|协议|協議",
            "convention|公约|公約",
            "treaty|条约|條約",
            "protocol|议定书|議定書",
        ),
    ),
    (
        "another kind of body",
        (
            "ministry|部",
            "court|法院",
            "commission|committee|委员会|委員會",
            "association|society|协会|協會|学会|學會",
            "congress|大会|大會",
        ),
    ),
    (
        "another level",
        ("national|state|国家|國家", "provincial|province|省", "municipal|city|市级|市級|市局"),
    ),
)
_PAPER = "another rank of paper"
_RANKS = frozenset({_PAPER, "another kind of body"})

# Words that make another thing of a name when they stand in one name only.
LONERS: tuple[tuple[str, str], ...] = (
    (
        "implementing|implementation|实施细则|實施細則|细则|細則",
        "the rules under a law are not the law",
    ),
    ("interim|provisional|tentative|temporary|暂行|暫行", "provisional and final texts differ"),
    ("draft|草案|征求意见稿|徵求意見稿", "a draft is not the text"),
    ("amendment|amending|修正案|修改", "an amendment is not the text"),
    ("non|anti|abnormal|irregular|非|反|无|無|不", "one of them says not"),
    ("agent|agency|agencie|代理", "those who act for others are not the others"),
    ("international|world|global|国际|國際|世界", "a body or paper of the world, or of one state"),
    ("ip|intellectual|知识产权|知識產權", "of intellectual property, or of more"),
    ("court|法院|procuratorate|检察|檢察", "a court is not an office"),
    ("local|provincial|municipal|地方", "a local body is not the national one"),
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, and what a veto looks at."""

    text: str
    bare: str
    """Without what stands in brackets."""
    words: frozenset[str]

    def has(self, alternatives: str) -> bool:
        """Whether it holds one of the words."""
        return any(
            word in self.words if word.isascii() else word in self.bare
            for word in alternatives.split("|")
        )


def _read(name: str) -> _Name:
    bare = _BRACKETS_RE.sub("", name) or name
    words = {singular(word.lower()) for word in _WORD_RE.findall(bare)}
    return _Name(name, bare, frozenset(words))


# --- the vetoes -------------------------------------------------------------------------------


_TELLING = {"ordinal": "an ordinal", "count": "a count", "code": "a number in a word"}


def _numbers_differ(one: _Name, other: _Name) -> str:
    theirs = find_numbers(other.text)
    for kind, numbers in find_numbers(one.text).items():
        others = theirs[kind]
        if numbers and others and not (numbers <= others or others <= numbers):
            left, right = ("/".join(map(str, sorted(group))) for group in (numbers, others))
            return f"another {kind}: {left} and {right}"
        if kind in _TELLING and bool(numbers) != bool(others):
            return f"{_TELLING[kind]} on one side only"
    return ""


def _papers_differ(one: _Name, other: _Name) -> str:
    left, right = (_is_paper(name) for name in (one, other))
    return "one is a paper, the other what it is about" if left is not right else ""


def _is_paper(name: _Name) -> bool:
    """Whether a name is one of a paper; plans may be papers or things that are done."""
    return sort_of(name.bare) in ("instrument", "agreement")


def _siblings_differ(one: _Name, other: _Name) -> str:
    for reason, group in SIBLINGS:
        if reason in _RANKS:
            left, right = (_rank(name, group) for name in (one, other))
        else:
            left, right = (frozenset(w for w in group if name.has(w)) for name in (one, other))
        if left and right and not (left <= right or right <= left):
            names = (sorted(side)[0].split("|")[0] for side in (left - right, right - left))
            return f"{reason}: {' and '.join(names)}"
    return ""


def _rank(name: _Name, group: tuple[str, ...]) -> frozenset[str]:
    """The member of a group that is the head of the name: Rules of a Patent Law are rules."""
    head = head_of(name.bare)
    return frozenset(words for words in group if head and head in words.split("|"))


def _loners_differ(one: _Name, other: _Name) -> str:
    for words, reason in LONERS:
        if one.has(words) != other.has(words):
            return f"'{words.split('|')[0]}' on one side only: {reason}"
    return ""


def _regions_differ(one: _Name, other: _Name) -> str:
    left, right = find_regions(one.text), find_regions(other.text)
    if left == right:
        return ""
    places = (", ".join(sorted(side)) or "none" for side in (left, right))
    return f"another place: {' and '.join(places)}"


VETOES: tuple[Callable[[_Name, _Name], str], ...] = (
    _regions_differ,
    _numbers_differ,
    _siblings_differ,
    _papers_differ,
    _loners_differ,
)


def why_not_same(one: str, other: str) -> str:
    """Why two names that look alike name different things; empty if nothing speaks against it."""
    left, right = _read(one), _read(other)
    return next((reason for veto in VETOES if (reason := veto(left, right))), "")
