"""Paragraphs whose line breaks were lost, cut where a line must have begun.

Before a number that continues a sequence behind a sentence, an article behind the name of its
chapter, the first of several numbers behind a heading or a colon, a question and its answer, a
label in brackets, a bullet of a row, a signature behind the last sentence. One number alone cuts
nothing.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from generator.curate.institutions import is_organisation
from generator.curate.numbering import Marker, read_marker, read_next
from generator.curate.questions import starts_answer, starts_question
from generator.curate.runin import find_heading_end, find_label_end
from generator.curate.schemes import ARTICLES, RUNNING
from generator.curate.scripts import compile_both
from generator.text.han import HAN
from generator.text.sentences import count_words, split_sentences
from generator.text.timex import DATE_PATTERN
from generator.text.traced import Traced

_SIGNED_RE = re.compile(rf"(.{{2,120}}?)[\s,，]*{DATE_PATTERN}")
_DAY_RE = re.compile(rf"{DATE_PATTERN}\Z")
_DAY_ENDS = frozenset("日号0123456789")
_ATTACHED_RE = compile_both(r"附件[:：]?\s*(?=1[.．、])|Attachments?:?\s*(?=1\.)", re.IGNORECASE)
_AFTER_COLON_RE = re.compile(r"[:：]\s*(?=[（(\d一①])")
_BULLETS_RE = re.compile(r"(?<=[\s:：;；.。])(?=([•●■◆▪➢►])\s?\S)")
_HAN_NUMBER = "[一二三四五六七八九十百零]"
_BELOW_HEADING_RE = compile_both(
    rf"(?:(?<=\s)|(?<=[{HAN}》）”]))(?=(?:一、|[（(](?:一|1)[）)]|1[.．、]\s?(?!\d)|I\.\s"
    rf"|第{_HAN_NUMBER}{{1,5}}条|(?i:article)\s\d|【))"
)
_NOTE_RE = re.compile(r"（[^（）]{1,80}）\s?")
_HEAD_END_RE = re.compile(r"[，。；：！？,;:!?]|(?<!\d)\.\s|\Z")
_HEAD_WORDS, _HEAD_LENGTH = 12, 120
"""Words and code points of a heading that runs into the first number below it."""
_NEVER_LAST = frozenset("将將对對把按依据據照和与與及、在以至的为為用反第")
"""What no heading ends with: 一、将第二条修改为 is one sentence."""
_INLINE_RE = re.compile(r"(?:(?<=\s)|\A)(\d{1,2})\.\s(?=[A-Z])")
_LEAST_INLINE = 3
_MOST_ATTACHMENTS = 60
_SECTION_LENGTH = 300
_NUMBER_LENGTH = 60
"""Code points that decide about a number."""


def cut_paragraphs(paragraphs: Sequence[Traced]) -> tuple[tuple[Traced, ...], ...]:
    """Each paragraph in the parts that were lines of their own; most are one part.

    Args:
        paragraphs: The text in order: a number may continue a sequence of earlier ones.
    """
    last: dict[str, int] = {}
    cut = []
    for index, paragraph in enumerate(paragraphs):
        below = paragraphs[index + 1].text[:_NUMBER_LENGTH] if index + 1 < len(paragraphs) else ""
        starts = sorted({0, *_find_starts(paragraph.text, below, last)})
        ends = [*starts[1:], len(paragraph.text)]
        parts = [paragraph.cut(*span) for span in zip(starts, ends, strict=True)]
        cut.append(tuple(piece for part in parts for piece in _cut_signature(part)))
    return tuple(cut)


def _find_starts(text: str, below: str, last: dict[str, int]) -> list[int]:
    """Where parts begin within a paragraph; *last* is brought up to its end.

    The text below tells whether a first number has a second.
    """
    if attached := _ATTACHED_RE.match(text):
        return _attachment_starts(text, attached.end(), below)
    spans = split_sentences(text)
    return [
        *_Numbers(text, spans, below, last).find(),
        *_question_starts(text, spans),
        *(start for start, end in spans[1:] if find_label_end(text[start:end])),
        *_bullet_starts(text, spans),
        *_inline_starts(text),
    ]


class _Numbers:
    """The numbers of one paragraph that begin parts, in sequence."""

    def __init__(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        below: str,
        last: dict[str, int],
    ) -> None:
        self._text, self._below, self._last = text, below, last
        self._spans = [piece for span in spans for piece in _without_note(text, *span)]

    def find(self) -> Iterator[int]:
        """Where they stand, in order; the count of each scheme is kept."""
        for start, end in self._spans:
            marker = read_next(self._look(start), self._last)
            if start == 0 and not marker:
                marker = self._read_article()
            if marker and (start == 0 or self._is_next(marker, start)):
                self._last[marker.scheme] = marker.value
                yield start
                if marker.can_head:
                    yield from self._find_below_heading(start, end, marker)
                elif marker.scheme in ARTICLES:
                    self._count_first(start + marker.length)
            yield from self._find_behind_colon(start, end)

    @functools.cached_property
    def _seconds(self) -> dict[str, int]:
        """Scheme -> the last place where a sentence, or the text below, starts with its 2."""
        heads = {start: read_marker(self._look(start)) for start, _ in self._spans[1:]}
        heads[len(self._text)] = read_marker(self._below)
        return {head.scheme: start for start, head in heads.items() if head and head.value == 2}

    def _look(self, start: int) -> str:
        return self._text[start : start + _NUMBER_LENGTH]

    def _is_next(self, marker: Marker, place: int) -> bool:
        """Whether a number at the start of a sentence goes on counting, or is the first of two.

        Another counts before a heading that is surely one.
        """
        if marker.scheme in RUNNING or marker.scheme == "bullet":
            return False
        if marker.value > 1 and marker.value == self._last.get(marker.scheme, 0) + 1:
            return True
        if marker.value == 1 and self._seconds.get(marker.scheme, -1) > place:
            return True
        section = self._text[place : place + _SECTION_LENGTH]
        return marker.can_head and find_heading_end(section, marker.length) > 0

    def _read_article(self) -> Marker | None:
        """The article that opens a paragraph, also of an excerpt that starts in the middle."""
        marker = read_marker(self._look(0))
        return marker if marker and marker.scheme in ARTICLES else None

    def _count_first(self, place: int) -> None:
        """Note the (1) right behind "Article 5": the (2) of a later sentence goes on with it."""
        first = read_marker(self._look(place).lstrip())
        if first and first.value == 1:
            self._last[first.scheme] = 1

    def _find_below_heading(self, start: int, end: int, heading: Marker) -> Iterator[int]:
        """The first number of a lower row, or a label, behind a heading without a mark."""
        behind = start + heading.length
        head_end = _HEAD_END_RE.search(self._text, behind, start + _HEAD_LENGTH)
        stop = min(head_end.start() if head_end else end, start + _HEAD_LENGTH)
        for found in _BELOW_HEADING_RE.finditer(self._text, behind + 1, stop):
            if find_label_end(self._look(found.start())):
                yield found.start()
                return
            marker = read_next(self._look(found.start()), self._last)
            head = self._text[start : found.start()].rstrip()
            is_short = count_words(head) <= _HEAD_WORDS and head[-1] not in _NEVER_LAST
            if not marker or not is_short or marker.scheme == heading.scheme:
                continue
            if marker.scheme in ARTICLES or self._is_next(marker, found.start()):
                self._last[marker.scheme] = marker.value
                yield found.start()
                return

    def _find_behind_colon(self, start: int, end: int) -> Iterator[int]:
        """The first of several numbered sentences behind a colon."""
        for colon in _AFTER_COLON_RE.finditer(self._text, start, end):
            marker = read_marker(self._look(colon.end()))
            if marker and marker.value == 1 and self._is_next(marker, colon.end()):
                self._last[marker.scheme] = 1
                yield colon.end()


def _without_note(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence that opens with a note on the one before, in two: "（条法司负责）2.推进…"."""
    note = _NOTE_RE.match(text, start, end)
    if not note or note.end() == end:
        return [(start, end)]
    return [(start, note.end()), (note.end(), end)]


def _question_starts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Questions behind an answer, and answers right behind their question."""
    is_asked = starts_question(text)
    for (_, above), (start, end) in itertools.pairwise(spans):
        sentence = text[start:end]
        if is_asked and starts_answer(sentence) and text[above - 1] in "？?":
            yield start
        elif starts_question(sentence) and sentence[-1] in "？?":
            is_asked = True
            yield start


def _inline_starts(text: str) -> list[int]:
    """Headings that lost their line breaks: "1. General requirements 2. Key tasks 3. …"."""
    starts: list[int] = []
    for found in _INLINE_RE.finditer(text):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    return starts if len(starts) >= _LEAST_INLINE else []


def _bullet_starts(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Bullets of one sign, and dashes that open sentences, where there is a row of them."""
    rows: dict[str, list[int]] = {}
    for found in _BULLETS_RE.finditer(text):
        rows.setdefault(found[1], []).append(found.start())
    for start, _ in spans[1:]:
        if text.startswith("——", start):
            rows.setdefault("——", []).append(start)
    opening = next((sign for sign in rows if text.startswith(sign)), "")
    return [place for sign, row in rows.items() if len(row) > 1 or sign == opening for place in row]


def _attachment_starts(text: str, first: int, below: str) -> list[int]:
    """The items of 附件：1.…2.…; none where the 1. is not followed by a 2."""
    starts = [first]
    while len(starts) < _MOST_ATTACHMENTS:
        number = rf"(?<=[\s\w》）)”;；])\s?(?={len(starts) + 1}[.．、](?!\d))"
        found = re.compile(number).search(text, starts[-1] + 2)
        if not found:
            break
        starts.append(found.end())
    second = read_marker(below)
    return starts if len(starts) > 1 or (second and second.value == 2) else []


def _cut_signature(part: Traced) -> list[Traced]:
    """A name with a date that stands behind the last sentence is a paragraph of its own."""
    is_day = part.text[-1:] in _DAY_ENDS and _DAY_RE.search(part.text[-_NUMBER_LENGTH:])
    if not is_day:
        return [part]
    *others, (start, end) = split_sentences(part.text)
    if not others:
        return [part]
    found = _SIGNED_RE.fullmatch(part.text[start:end])
    if not found or not is_organisation(found[1]):
        return [part]
    return [part.cut(0, start), part.cut(start, end)]
