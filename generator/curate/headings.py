"""Headings without a number: short lines between running text, inner titles, questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.curate.dates import DATE_PATTERN, DATE_RE
from generator.curate.institutions import is_organisation
from generator.curate.numbering import Marker, starts_attachment
from generator.curate.questions import starts_answer, starts_question
from generator.curate.scripts import compile_both
from generator.text.han import has_han
from generator.text.sentences import count_words, is_sentence

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
"""Code points of a line that can be a heading."""


def is_heading(texts: Sequence[str], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a part is a heading by its words and its neighbours.

    Args:
        texts: All parts of the text.
        markers: Their numbers.
        index: The part in question.
    """
    text = texts[index]
    if len(text) > _LONGEST or index + 1 >= len(texts):
        return False
    if starts_question(text):
        return _is_question(text, texts[index + 1])
    if markers[index]:
        return False
    return _is_plain(texts, markers, index) or _is_inner_title(texts, index)


def starts_contents(text: str) -> bool:
    """Whether a line is the head of a table of contents."""
    return _CONTENTS_RE.fullmatch(text) is not None


def _is_plain(texts: Sequence[str], markers: Sequence[Marker | None], index: int) -> bool:
    """A short line without a mark, between running text or in capitals."""
    text, below = texts[index], texts[index + 1]
    if starts_attachment(text) or DATE_RE.search(text) or count_words(text) > _HEADING_WORDS:
        return False
    if not _is_unmarked(text):
        return False
    is_after_text = index > 0 and (is_sentence(texts[index - 1]) or markers[index - 1] is not None)
    if not is_after_text and not _is_in_capitals(text):
        return False
    marker = markers[index + 1]
    opens_list = marker is not None and marker.value == 1 and not is_organisation(text)
    return opens_list or (is_sentence(below) and count_words(below) > _LEAST_BELOW)


def _is_inner_title(texts: Sequence[str], index: int) -> bool:
    """The title of the document that a notice brings with it, below its signature."""
    if not index or not _TITLED_RE.search(texts[index]):
        return False
    if not _is_unmarked(_TAIL_RE.sub("", texts[index])):
        return False
    above = texts[index - 1]
    if len(above) > _LONGEST:
        return _FULL_RE.search(above, len(above) - _HEADING_WORDS) is not None
    is_apart = any(regex.search(above) for regex in (_CLOSED_BY_DAY_RE, _BRACKETED_RE, _FULL_RE))
    return is_apart or starts_attachment(above)


def _is_question(text: str, below: str) -> bool:
    """A question above its answer."""
    return text[-1] in "？?" and count_words(text) <= _QUESTION_WORDS and starts_answer(below)


def _is_unmarked(text: str) -> bool:
    if has_han(text):
        return not re.search(r"[，。；：！？、,;:!?（(]", text)
    return text[:1].isupper() and not re.search(r"[.,;:!?]\Z", text)


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and text.isascii() and count_words(text) > 0 and not text.isdecimal()
