"""What sort of document the words of a title name."""

from __future__ import annotations

import re

from generator.curate.scripts import compile_both
from generator.text.han import HAN
from generator.vocabulary import NoticeKind

# The first kind whose words stand in the title; in Chinese the last word of a title decides.
_KINDS: tuple[tuple[NoticeKind, str, str], ...] = (
    (
        NoticeKind.INTERPRETATION,
        r"解读|答记者问|问答",
        r"interpretation|explained|questions and answers|q ?& ?a",
    ),
    (
        NoticeKind.CASE_LIST,
        r"典型案例|案例汇编|十大案例",
        r"typical cases?|model cases|top ten cases",
    ),
    (
        NoticeKind.WORK_PLAN,
        r"工作要点|(?:工作|行动|实施|推进|整治)?(?:方案|计划)|规划|工作安排|纲要",
        r"key points|(?:priorities|points) (?:of|for) work|work(?:ing)? (?:plan|points|priorities)"
        r"|(?:action|implementation|promotion) plan|work arrangements?|outline",
    ),
    (
        NoticeKind.MEASURES,
        r"办法|规定|条例|细则|指南|规则|准则|意见",
        r"measures|provisions|regulations|rules|guidelines|opinions",
    ),
    (NoticeKind.ANNOUNCEMENT, r"公告|通告|公示|公报", r"announcement|bulletin|public notice"),
    (NoticeKind.NOTICE, r"通知|通报|的函", r"notice|circular|notification"),
    (NoticeKind.PRESS_RELEASE, r"新闻发布会|新闻稿|发布会", r"press (?:release|conference)"),
)
_KIND_RES = tuple(
    (kind, compile_both(rf"(?:{chinese})|\b(?:{english})\b", re.IGNORECASE))
    for kind, chinese, english in _KINDS
)
_ISSUED_AS_RE = compile_both(r"的(?P<form>通知|通报|函|公告|通告)(?:[（(].{1,20}[）)])?\Z")
_ISSUED_AS_EN_RE = re.compile(r"(?P<form>notice|circular|announcement)\b", re.IGNORECASE)
_REPORT_RE = compile_both(
    r"(?:印发|发布|公布|出台)《[^》]+》\Z"
    r"|\bjointly (?:publish|issue|release|announce|launch)\b"
    r"|\b(?:comes?|came|enters?) into (?:effect|force)\b|\btakes? effect\b"
    r"|\bopen(?:ed)? for (?:public )?comments?\b"
    r"|\b(?:releases?d?|issue[sd]|publish(?:es|ed)|announce[sd]|launch(?:es|ed)|unveil(?:s|ed))\b",
    re.IGNORECASE,
)
"""A title that tells what an institution did: the page reports a document, or brings it."""


_NAMED_RE = re.compile(rf"《[^《》]*》(?=[^（）()]*[{HAN}])")
"""What a Chinese title goes on behind is not what it is itself: 公布《…规则》生效安排."""
_ABOUT_A_PAPER_RE = re.compile(
    r"(?:commencement|implementation|entry into force|publication|promulgation|overview|summary"
    r"|introduction|revision|amendments?|updates?|changes|background|briefing)\b.{0,30}?"
    r"\b(?:of|to|on)\b",
    re.IGNORECASE,
)
"""An English title that says what happens to a document is not that document."""


_ABOUT_A_PAPER_HAN_RE = compile_both(
    r"(?:办法|规定|条例|细则|指南|规则|法)(?:[（(][^（）()]*[)）])?》?的?(?:正式)?(?:实施|施行|生效|公布|出台|宣贯)\Z"
)
_CONFERENCE_RE = compile_both(r"(?:发布会|吹风会)(?:[（(].{1,20}[)）])?\Z")


def names_kind(title: str) -> bool:
    """Whether a title says at all what sort of document it is."""
    return any(regex.search(title) for _, regex in _KIND_RES)


def tells_of_document(title: str) -> bool:
    """Whether a title is that of a report: "CNIPA Releases Guidelines on…"."""
    return _REPORT_RE.search(title) is not None


def find_kind(title: str, *, is_report: bool = False) -> NoticeKind:
    """What sort of document the words of its title name.

    In Chinese the last word says what a document is ("关于印发《…办法》的通知" is a notice). An
    English title starts with it ("Notice on Issuing the Measures…"). A report of a document is
    none itself.
    """
    if found := _ISSUED_AS_RE.search(title):
        return NoticeKind.ANNOUNCEMENT if found["form"][-1] == "告" else NoticeKind.NOTICE
    if found := _ISSUED_AS_EN_RE.match(title):
        is_public = found["form"].lower() == "announcement"
        return NoticeKind.ANNOUNCEMENT if is_public else NoticeKind.NOTICE
    if _CONFERENCE_RE.search(title):
        return NoticeKind.PRESS_RELEASE
    if is_report or _ABOUT_A_PAPER_RE.match(title) or _ABOUT_A_PAPER_HAN_RE.search(title):
        return NoticeKind.OTHER
    title = _NAMED_RE.sub("《》", title)
    return next((kind for kind, regex in _KIND_RES if regex.search(title)), NoticeKind.OTHER)
