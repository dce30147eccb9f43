"""The translator's own words: notes in brackets, notes as paragraphs, and what a translation is.

A note inside a sentence of the issuer stays where it is, since a block has one speaker and a
sentence is not torn; it says itself whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.curate.scripts import compile_both
from generator.text.sentences import split_sentences
from generator.text.traced import Traced

_NOTE = (
    r"(?:(?:(?:English |Chinese )?translators?['’]?s?['’]? (?:notes?|comments?|remarks?)"
    r"|(?:note|comment|remark)s? (?:by|from|of) (?:the )?translator)\b"
    r"|译者?[注按]|翻译(?:注|说明))"
)
_NOTE_RE = compile_both(rf"[\[(（【〔]?\s*{_NOTE}\s*[:：\-–—]", re.IGNORECASE)
_OPENED_RE = compile_both(rf"[\[(（【〔](?=\s*{_NOTE})", re.IGNORECASE)
_STATEMENT_RE = compile_both(
    r"[\[(（【*]?\s*(?:"
    r"(?:this|the following|what follows)(?: (?:document|text|page|version))? is (?:an?|the) "
    r"(?:\w+ )?(?:unofficial|informal|non-official|courtesy|reference|machine|English)"
    r"(?:-language)? (?:\w+ )?translation"
    r"|(?:this|the)(?: \w+)? (?:translation|English version) is "
    r"(?:for (?:your )?reference|unofficial|not (?:an )?official)"
    r"|this(?: \w+)? translation (?:is|has been|was) (?:provided|made|prepared) by"
    r"|(?:unofficial|informal|non-official|courtesy|machine|reference)(?: English)? translation"
    r"(?=\W*\Z|[.,;:)\]])"
    r"|(?:English )?translation for reference only"
    r"|translated from (?:the )?\w+\W*\Z"
    r"|(?:English translation|translation|translated) by [^.]{2,60}\Z"
    r"|(?:本|此|以下|本文)(?:中文|英文|中|英)?(?:译文|译本|翻译)(?:仅供|只供|为非|非官方|由|系)"
    r"|(?:以下|下文)(?:为|是|系)[^。]{0,24}(?:译文|译本|翻译)"
    r"|(?:非官方|参考)(?:译文|译本|翻译)(?=\W*\Z|[，。）])"
    r"|译文[仅只]供参考|本文由[^。，]{1,24}(?:翻译|编译))",
    re.IGNORECASE,
)
_ABOUT_RE = compile_both(
    r"translat|\bversions?\b|prevail|discrepan|inconsisten|for reference"
    r"|译|翻译|原文|文本|仅供参考|为准",
    re.IGNORECASE,
)
_CLOSERS = {"[": "]", "(": ")", "（": "）", "【": "】", "〔": "〕"}
_BETWEEN_RE = re.compile(r"(?:\A|[.!?。！？；;…][\"'”’)）\]】]*)\s*\Z")
_LONGEST = 2000
"""Code points of a note in brackets."""
_MOST_SENTENCES = 6
"""Sentences of a note that is a paragraph; in a longer one only the first is surely a note."""


def cut_notes(paragraph: Traced) -> Iterator[tuple[Traced, bool]]:
    """A paragraph in its parts: those the translator speaks, and the rest.

    Yields:
        Part and whether it is the translator's, in order; together they are the paragraph.
    """
    text = paragraph.text
    spans = [(0, opening)] if (opening := _opening_end(text)) else [*_bracketed(text)]
    place = 0
    for start, end in spans:
        if text[place:start].strip():
            yield paragraph.cut(place, start), False
        yield paragraph.cut(start, end), True
        place = end
    if text[place:].strip():
        yield paragraph.cut(place, len(text)), False


def _opening_end(text: str) -> int:
    """Where the translator's words end that open a paragraph; 0 where it opens otherwise."""
    spans: tuple[tuple[int, int], ...]
    if _NOTE_RE.match(text):
        if text[0] in _CLOSERS and (end := _close(text, 0)):
            return end
        spans = split_sentences(text)
        return spans[-1][1] if len(spans) <= _MOST_SENTENCES else spans[0][1]
    if not _STATEMENT_RE.match(text):
        return 0
    first, *others = split_sentences(text)
    end = first[1]
    for start, stop in others:
        if not _ABOUT_RE.search(text, start, stop):
            break
        end = stop
    return end


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Notes in brackets that stand between sentences."""
    place = 0
    for found in _OPENED_RE.finditer(text):
        start = found.start()
        if start < place or not _BETWEEN_RE.search(text, max(0, start - 12), start):
            continue
        if end := _close(text, start):
            place = end
            yield start, end


def _close(text: str, start: int) -> int:
    """Behind the bracket that closes the one at *start*, and the full stop behind it; 0 without."""
    opener, closer = text[start], _CLOSERS[text[start]]
    depth = 0
    for place in range(start, min(len(text), start + _LONGEST)):
        depth += (text[place] == opener) - (text[place] == closer)
        if depth == 0:
            return place + 2 if text[place + 1 : place + 2] in (".", "。") else place + 1
    return 0
