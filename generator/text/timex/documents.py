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

_IS_WORD_RE = re.compile("[0-9A-Za-z]")
_Y = rf"(?:{YEAR_PATTERN}|[二一][{HAN_DIGITS}]{{3}})"
_LAWS = (
    "Regulation|Directive|Decision|Law|Act|Decree|Resolution|Order|Opinion|Recommendation|Ordinance"
)
_PATTERNS = (
    # 〔2021〕12号, （2021）京73行初1234号
    re.compile(
        rf"[〔\[【（(﹝〈]\s?{_Y}\s?[〕\]】）)﹞〉]\s?(?:第\s?)?"
        rf"(?:[{HAN}]{{1,4}}[0-9]{{0,6}}[{HAN}]{{1,8}}?第?)?[0-9]{{1,6}}\s?[号號]"
    ),
    re.compile(r"[12][0-9]{3}(?:\s?年\s?第?\s?[0-9]{1,5}|[-—][0-9]{1,4})\s?[号號]"),
    # [2021] No. 12, [2021] UKSC 3
    re.compile(
        rf"[\[(〔]\s?{YEAR_PATTERN}\s?[\])〕]\s?(?:No\.?|Nos\.?|Number)\s?[0-9]+"
        rf"|\[{YEAR_PATTERN}\]\s(?:[A-Z][A-Za-z]*\s){{1,3}}[0-9]+"
    ),
    # No. 411 of 2021, No. 12 (2021), No. 12/2021
    re.compile(
        rf"N[oO]s?\.?\s?[0-9]{{1,5}}(?:\s+of\s+{YEAR_PATTERN}|\s?/\s?{YEAR_PATTERN}"
        rf"|,?\s?[\[(〔]\s?{YEAR_PATTERN}\s?[\])〕]|,\s{YEAR_PATTERN})(?![0-9]|[-/.][0-9])"
    ),
    # Regulation (EU) 2021/241, Directive 2019/790
    re.compile(
        rf"(?:{_LAWS})\s(?:\([A-Z, ]+\)\s)?(?:No\.?\s?)?"
        rf"(?:{YEAR_PATTERN}[/-][0-9]{{1,5}}|[0-9]{{1,5}}/{YEAR_PATTERN})(?:/[A-Z]+)?(?![0-9])"
    ),
)


def find_documents(text: str) -> Iterator[Draft]:
    """Every year in the number of a document, with that number."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start = found.start()
            if not (_IS_WORD_RE.match(text[start]) and _IS_WORD_RE.match(text[start - 1 : start])):
                yield Draft(*found.span(), TimexKind.DOCUMENT_YEAR)
