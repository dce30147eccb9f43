"""Headings that run into the text: where a heading ends that has no mark at its end.

Only where that is sure: a heading of fixed words ("总体要求", "General requirements") before the
start of a sentence, a space in Chinese, or a word that opens sentences behind small letters.
"""

from __future__ import annotations

import re

from generator.curate.scripts import compile_both
from generator.text.han import HAN
from generator.text.sentences import count_words, is_sentence

_FIXED_HAN = (
    "总体(?:要求|思路|目标|安排)|指导思想|基本(?:原则|要求|思路|情况)"
    "|(?:工作|主要|发展|总体)(?:目标|原则|思路|任务|措施|机制)|重点(?:任务|工作|内容|举措)"
    "|(?:工作|有关|相关|具体|纪律|时间)(?:要求|安排|内容|步骤)|(?:实施|方法|工作)步骤"
    "|进度安排|组织(?:领导|实施|保障)|(?:保障|工作|主要)措施|整治(?:目标|内容|重点|范围)"
    "|(?:适用|检查|实施)范围|监督管理|法律责任|其他事项|总则|附则"
)
_STARTS_HAN = (
    r"坚持|坚决|以[^及上下前后]|为(?!主|辅)|全面|深入|贯彻|各(?:地|省|级|单位|部门|有关|市|区)"
    r"|到(?:20|“)|(?:19|20)\d\d年|按照|根据|依据|认真|切实|要[^求点素]|紧紧|围绕|通过|进一步|持续|积极|牢固|严厉"
    r"|本(?:次|办法|方案|通知)|从(?:20|\d)|自(?:20|\d)|对(?!象|策)|在(?!线)|由(?:各|国|省|市)"
)
_FIXED_HAN_RE = compile_both(rf"(?:{_FIXED_HAN})(?=(?:{_STARTS_HAN}))")
_FIXED_EN_RE = re.compile(
    r"(?i:(?:general|overall|work(?:ing)?|main|basic|specific|relevant|guiding|key|major) "
    r"(?:requirements?|objectives?|goals?|targets?|tasks?|ideas?|ideology|principles?|measures?"
    r"|arrangements?|contents?|work|thinking)|(?:implementation )?steps|schedule|timetable"
    r"|organization and implementation|organi[sz]ational (?:guarantee|leadership)|background|scope"
    r"|(?:safeguard|guarantee|supporting) measures|safeguards?|other matters|legal liability"
    r"|(?:general|supplementary) provisions)"
    r"(?= (?!And |Or |Of |For |With |To |As |At |On )[A-Z][a-z]*,? )"
)
_OPENED_EN_RE = re.compile(
    r"(?:[A-Z][\w’'-]*(?: [a-z\d][\w’'/-]*| [A-Z]{2,6}\b){0,12}?)"
    r"(?<! in)(?<! of)(?<! at)(?<! to)(?<! for)(?<! the)(?<! and)(?<! or)(?<! by)(?<! on)(?<! with)"
    r"(?= (?:The|All|We|It|This|These|Each|Every|Any|They|There|In order|In accordance|When|Where)"
    r" [a-z])"
)
_SPACED_HAN_RE = re.compile(rf"[{HAN}、“”《》（）—\-\d]{{2,24}}(?= [{HAN}“《\d])")
_LABEL_RE = compile_both(
    rf"【[{HAN}A-Za-z\s]{{2,12}}】(?![，。、；])|\[[A-Z][A-Za-z]*(?: [a-z][A-Za-z]*){{0,6}}\]\s"
    rf"|\[[{HAN}]{{2,8}}\]"
)
_LEAST_WORDS = 4
"""Words of the text behind a heading: fewer may belong to it."""
_MOST = 200


def find_label_end(text: str) -> int:
    """Where a label in brackets ends that opens a paragraph: 【基本案情】; 0 without one."""
    found = _LABEL_RE.match(text)
    return len(found[0].rstrip()) if found else 0


def find_heading_end(text: str, start: int) -> int:
    """Where the heading at the start of a paragraph ends and its text begins; 0 where unsure.

    Args:
        text: A numbered paragraph.
        start: Where its heading starts, behind the number.
    """
    head = text[:_MOST]
    start += len(head[start:]) - len(head[start:].lstrip())
    for regex in (_FIXED_HAN_RE, _SPACED_HAN_RE, _FIXED_EN_RE, _OPENED_EN_RE):
        found = regex.match(head, start)
        if found and _is_text(text[found.end() :]):
            return found.end()
    return 0


def _is_text(rest: str) -> bool:
    """Whether what stands behind a heading is a text of its own, as far as its first mark."""
    first = re.split(r"[。；]|[.;]\s", rest[:_MOST], maxsplit=1)[0]
    return count_words(first) >= _LEAST_WORDS and (len(first) < len(rest) or is_sentence(rest))
