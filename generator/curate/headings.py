"""Headings without a number: short lines between running text, inner titles, questions."""

from __future__ import annotations

import re

from generator.curate.institutions import is_organisation
from generator.curate.lines import Line
from generator.curate.numbering import starts_attachment
from generator.curate.questions import starts_answer, starts_question
from generator.curate.scripts import compile_both
from generator.text.han import has_han
from generator.text.sentences import count_words, is_sentence
from generator.text.timex import DATE_PATTERN, DATE_RE

_HEADING_WORDS = 12
_QUESTION_WORDS = 60
_LEAST_BELOW = 8
"""Words that the sentence below a heading has at least."""
_TITLED_RE = compile_both(
    r"(?:办法|方案|要点|规划|纲要|意见|规定|条例|细则|计划|指南|规则|规范)(?:[（(].{1,20}[）)])?\Z"
    r"|\A(?:\w+ ){0,3}?(?:Regulations|Measures|Provisions|Rules|Guidelines|Opinions|Plan)\b"
)
_TAIL_RE = re.compile(r"[（(].{1,20}[）)]\Z")
_CLOSED_BY_DAY_RE = re.compile(rf"{DATE_PATTERN}\Z")
_BRACKETED_RE = re.compile(r"\A[（(].*[）)]\Z")
_FULL_RE = compile_both(r"(?:全文|内容)如下[:：。]?\Z")
_CONTENTS_RE = compile_both(r"目[\s　]*录|目次|(?:table of )?contents", re.IGNORECASE)
_LONGEST = 300
"""Code points of a line that can be a heading, or the last that say how a line ends."""


def is_heading(above: Line | None, line: Line, below: Line | None) -> bool:
    """Whether a line is a heading by its words and its neighbours."""
    if below is None or len(line.text) > _LONGEST:
        return False
    if starts_question(line.text):
        return _is_question(line.text, below.text)
    if line.marker:
        return False
    return _is_plain(above, line.text, below) or _is_inner_title(above, line.text)


def starts_contents(text: str) -> bool:
    """Whether a line is the head of a table of contents."""
    return _CONTENTS_RE.fullmatch(text) is not None


def _is_plain(above: Line | None, text: str, below: Line) -> bool:
    """A short line without a mark, between running text or in capitals."""
    if not _is_unmarked(text) or count_words(text) > _HEADING_WORDS:
        return False
    is_after_text = above is not None and (above.marker is not None or is_sentence(above.text))
    if not is_after_text and not _is_in_capitals(text):
        return False
    if starts_attachment(text) or DATE_RE.search(text):
        return False
    if below.marker and below.marker.value == 1 and not is_organisation(text):
        return True
    return is_sentence(below.text) and count_words(below.text) > _LEAST_BELOW


def _is_inner_title(above: Line | None, text: str) -> bool:
    """The title of the document that a notice brings with it, below its signature."""
    if above is None or not _TITLED_RE.search(text) or not _is_unmarked(_TAIL_RE.sub("", text)):
        return False
    end = above.text[-_LONGEST:]
    is_apart = _CLOSED_BY_DAY_RE.search(end) or _FULL_RE.search(end)
    is_bracketed = len(above.text) < _LONGEST and _BRACKETED_RE.search(above.text)
    return bool(is_apart or is_bracketed or starts_attachment(above.text))


def _is_question(text: str, below: str) -> bool:
    """A question above its answer."""
    return text[-1] in "？?" and count_words(text) <= _QUESTION_WORDS and starts_answer(below)


def _is_unmarked(text: str) -> bool:
    if has_han(text):
        return not re.search(r"[，。；：！？、,;:!?（(]", text)
    return text[:1].isupper() and not re.search(r"[.,;:!?]\Z", text)


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and text.isascii()
