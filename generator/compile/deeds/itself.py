"""Where a notice speaks of itself: "these Measures", 本办法."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.models import Notice

_NOUNS = (
    "notice|circular|announcement|document|measures|provisions|regulations|rules|detailed rules"
    "|implementing rules|opinions|decision|guidelines|guide|plan|scheme|standard|work points"
)
_EN_RE = re.compile(
    rf"\b(?:this|these|the\spresent)\s(?:\w+\s){{0,2}}?(?P<noun>{_NOUNS})\b", re.IGNORECASE
)
_THE_RE = re.compile(
    r"\b[Tt]he\s(?P<noun>Measures|Provisions|Regulations|Rules)\b(?!\s(?:of|for|on)\b)"
)
_HAN_RE = re.compile(
    "本(?P<noun>通知|公告|办法|辦法|规定|規定|规则|規則|条例|條例|决定|決定|意见|意見|实施细则|细则|細則"
    "|方案|指南|措施|标准|計劃|计划|规划|规范|要点)"
)
_ALWAYS = frozenset({"notice", "circular", "announcement", "document", "通知", "公告"})
"""A notice may call itself so whatever its title; "these Measures" may be those it sends round."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words by which a notice seems to speak of itself."""

    start: int
    end: int
    is_sure: bool
    """Whether its title says that it is, or brings, such a document."""


def find_references(text: str, notice: Notice) -> Iterator[Reference]:
    """Every place in a text of the notice where it seems to speak of itself."""
    titles = f"{notice.title} {notice.title_zh}".casefold()
    for regex in (_EN_RE, _HAN_RE):
        for found in regex.finditer(text):
            noun = found["noun"].casefold()
            yield Reference(*found.span(), noun in _ALWAYS or noun in titles)
    for found in _THE_RE.finditer(text):
        if titles.startswith(found["noun"].casefold()):
            yield Reference(*found.span(), True)
