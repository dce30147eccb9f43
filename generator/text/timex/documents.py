"""The year in the number of a document: 国知发〔2021〕12号, [2021] No. 12, No. 411 of 2021.

It names the document and is not when something happened; callers may want to know it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.han import HAN
from generator.text.timex.numerals import HAN_DIGITS
from generator.text.timex.parts import YEAR_PATTERN
from generator.text.timex.record import Draft, TimexKind
from generator.text.timex.spaces import spaced

_Y = rf"(?:{YEAR_PATTERN}|[二一][{HAN_DIGITS}]{{3}})"
_LAWS = tuple(
    "regulation directive decision law act decree resolution order opinion recommendation"
    " ordinance".split()
)
WORDS = (*_LAWS, "no", "nos")
"""Words that are read here, in small letters."""

# 〔2021〕12号, （2021）京73行初1234号, [2021] No. 12, [2021] UKSC 3
_OPENINGS = "〔[【（(﹝〈"
_BRACKETS_RE = re.compile(
    rf"[〔\[【（(﹝〈]\s?{_Y}\s?[〕\]】）)﹞〉]\s?(?:(?:第\s?)?"
    rf"(?:[{HAN}]{{1,4}}[0-9]{{0,6}}[{HAN}]{{1,8}}?第?)?[0-9]{{1,6}}\s?[号號]"
    r"|(?:No\.?|Nos\.?|Number)\s?[0-9]+)"
    rf"|\[{YEAR_PATTERN}\]\s(?:[A-Z][A-Za-z]*\s){{1,3}}[0-9]+"
    rf"|\({YEAR_PATTERN}\)\s(?:(?:[A-Z][a-z]+|[0-9]{{1,4}})\s){{1,6}}"
    r"(?:(?:Chu|Zhong|Zai|Shen)\s(?:No\.?\s?)?|No\.?\s?)[0-9]+"
)
# 2021年第411号
_NUMBER_RE = re.compile(r"[12][0-9]{3}(?:\s?年\s?第?\s?[0-9]{1,5}|[-—][0-9]{1,4})\s?[号號]")
# No. 411 of 2021, No. 12 (2021), No. 12/2021
_NO_RE = spaced(
    rf"\.?\s?[0-9]{{1,5}}(?:\s+of\s+{YEAR_PATTERN}|\s?/\s?{YEAR_PATTERN}"
    rf"|,?\s?[\[(〔]\s?{YEAR_PATTERN}\s?[\])〕]|,\s{YEAR_PATTERN})(?![0-9]|[-/.][0-9])"
)
# 2019 No. 5
_YEAR_BEFORE_RE = re.compile(rf"(?:\A|[^0-9])({YEAR_PATTERN})\s\Z")
_NUMBER_AFTER_RE = re.compile(r"\.?\s?[0-9]{1,5}")
# Regulation (EU) 2021/241, Directive 2019/790
_LAW_RE = re.compile(
    rf"\s(?:\([A-Z, ]+\)\s)?(?:No\.?\s?)?"
    rf"(?:{YEAR_PATTERN}[/-][0-9]{{1,5}}|[0-9]{{1,5}}/{YEAR_PATTERN})(?:/[A-Z]+)?(?![0-9])"
)


def find_documents(text: str) -> Iterator[Draft]:
    """Every year in the number of a document that is marked by brackets or by 号."""
    for opening in _OPENINGS:
        # A plain search for the bracket is much quicker than one for the pattern.
        start = text.find(opening)
        while start >= 0:
            if found := _BRACKETS_RE.match(text, start):
                yield Draft(*found.span(), TimexKind.DOCUMENT_YEAR)
            start = text.find(opening, start + 1)
    if "号" in text or "號" in text:
        for found in _NUMBER_RE.finditer(text):
            if not text[found.start() - 1 : found.start()].isdigit():
                yield Draft(*found.span(), TimexKind.DOCUMENT_YEAR)


def read_document(text: str, start: int, end: int) -> Iterator[Draft]:
    """The year in a number that follows "No." or the kind of a law."""
    word = text[start:end]
    if word.islower():
        return
    pattern = _LAW_RE if word.lower() in _LAWS else _NO_RE
    if found := pattern.match(text, end):
        yield Draft(start, found.end(), TimexKind.DOCUMENT_YEAR)
    elif pattern is _NO_RE and (number := _NUMBER_AFTER_RE.match(text, end)):
        year = _YEAR_BEFORE_RE.search(text, max(0, start - 6), start)
        if year:
            yield Draft(year.start(1), number.end(), TimexKind.DOCUMENT_YEAR)
