"""Paragraphs -> blocks: headings, paragraphs and list items of the text as published.

A numbered paragraph that goes on after its first sentence is a section: the first sentence is
its heading, the rest its text. A paragraph of up to four sentences is one block. A longer one
becomes a block a sentence: anchors then point at the sentence a reader needs, and nothing is
made up but line breaks; any other grouping would invent paragraphs that nobody wrote.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Container, Sequence

from generator.curate.institutions import is_organisation
from generator.curate.numbering import (
    LISTED,
    RUNNING,
    Marker,
    follows,
    read_marker,
    read_markers,
    starts_attachment,
)
from generator.curate.parts import DraftBlock
from generator.curate.scripts import compile_both
from generator.text.han import has_han
from generator.text.sentences import count_words, is_sentence, split_sentences
from generator.text.timex import DATE_PATTERN, DATE_RE
from generator.text.traced import Traced
from generator.vocabulary import BlockKind, Speaker

_MOST_SENTENCES = 4
"""Sentences of a paragraph that stay together."""
_HEADING_WORDS = 45
_PLAIN_HEADING_WORDS = 12
_LEAST_ITEMS = 3
"""Parts between semicolons that make a list."""
_COLON_RE = re.compile(r"[:：](?=\s|[^\d\s])")
_SEMICOLON_RE = re.compile(r"[;；]\s*")
_FIELD_RE = re.compile(r"[^，。；:：,;]{1,14}[:：]")
"""The head of one field of many: "联系人：…；电话：…；邮箱：…" is a card, not a list."""
_OPEN_RE = re.compile(r"[:：]\Z")
_SIGNED_RE = re.compile(rf"(.{{2,120}}?)[\s,，]*{DATE_PATTERN}")
_ATTACHED_RE = compile_both(r"附件[:：]\s*(?=1[.．、])|Attachments?:\s*(?=1\.)", re.IGNORECASE)
_TITLED_RE = compile_both(
    r"(?:办法|方案|要点|规划|纲要|意见|规定|条例|细则|计划|指南|规则|规范)(?:[（(].{1,20}[）)])?\Z"
    r"|\A(?:\w+ ){0,3}?(?:Regulations|Measures|Provisions|Rules|Guidelines|Opinions|Plan)\b"
)
_TAIL_RE = re.compile(r"[（(].{1,20}[）)]\Z")
_CLOSED_BY_DAY_RE = re.compile(rf"{DATE_PATTERN}\Z")
_BRACKETED_RE = re.compile(r"\A[（(].*[）)]\Z")
_FULL_RE = compile_both(r"(?:全文|内容)如下[:：。]?\Z")
_QUESTION_RE = compile_both(
    r"(?:\d{1,2}[.、．]\s?)?(?:问[:：]|Q(?:uestion)?\s?\d{0,2}[:.]).*[？?]\Z"
)
_ANSWER_RE = re.compile(r"答[:：]|A(?:nswer)?\s?\d{0,2}[:.]")
_NOTHING = (Traced("", ()), Speaker.ISSUER)
_ITEM_END_RE = re.compile(r"[;；]\s*(?:and|or|和|及|以及|或)?\Z")


def build_blocks(
    paragraphs: Sequence[Traced], republished: Container[int] = ()
) -> tuple[DraftBlock, ...]:
    """The text as published, in blocks.

    Args:
        paragraphs: In reading order, each on one line.
        republished: Indexes of those that are the republisher's own words.
    """
    parts: list[tuple[Traced, Speaker]] = []
    for index, paragraph in enumerate(paragraphs):
        by = Speaker.REPUBLISHER if index in republished else Speaker.ISSUER
        for part in _cut_at_numbers(paragraph):
            parts += [(piece, by) for piece in _cut_signature(part)]
    parts = _cut_attachments(parts)
    texts = [part.text for part, _ in parts]
    markers = read_markers(texts)
    headed, listed = _headed_schemes(texts, markers), _find_listed(texts, markers)
    blocks: list[DraftBlock] = []
    list_scheme = ""
    for index, (part, by) in enumerate(parts):
        marker = markers[index]
        above = texts[index - 1] if index else ""
        is_below_colon = _OPEN_RE.search(above) is not None
        goes_on = marker is not None and (
            list_scheme == marker.scheme or (is_below_colon and starts_attachment(above))
        )
        if marker and marker.scheme in headed and not goes_on and _can_head(texts, index):
            blocks += _section(part, by)
        elif marker and (
            goes_on or is_below_colon or _ITEM_END_RE.search(part.text) or index in listed
        ):
            blocks.append(DraftBlock(BlockKind.ITEM, _sentences(part), by))
            list_scheme = marker.scheme
            continue
        elif not marker and (
            _is_plain_heading(texts, markers, index)
            or _is_inner_title(texts, index)
            or _is_question(texts, index)
        ):
            blocks.append(DraftBlock(BlockKind.HEADING, (part,), by))
        else:
            blocks += _text_blocks(part, by)
        list_scheme = ""
    return tuple(blocks)


def _sentences(part: Traced) -> tuple[Traced, ...]:
    return tuple(part.cut(*span) for span in split_sentences(part.text))


def _cut_at_numbers(paragraph: Traced) -> list[Traced]:
    """A paragraph whose line breaks were lost, cut where a new number follows a sentence."""
    starts = [0]
    last: dict[str, int] = {}
    for start, end in split_sentences(paragraph.text):
        marker = read_marker(paragraph.text[start:end])
        if not marker or marker.scheme in RUNNING:
            continue
        if follows(last.get(marker.scheme, 0), marker.value):
            last[marker.scheme] = marker.value
            if start:
                starts.append(start)
    ends = [*starts[1:], len(paragraph.text)]
    return [paragraph.cut(start, end) for start, end in zip(starts, ends, strict=True)]


def _cut_signature(part: Traced) -> list[Traced]:
    """A name with a date that stands behind the last sentence is a paragraph of its own."""
    spans = split_sentences(part.text)
    if len(spans) < 2:
        return [part]
    start, end = spans[-1]
    found = _SIGNED_RE.fullmatch(part.text[start:end])
    if not found or not is_organisation(found[1]):
        return [part]
    return [part.cut(0, start), part.cut(start, end)]


def _cut_attachments(parts: Sequence[tuple[Traced, Speaker]]) -> list[tuple[Traced, Speaker]]:
    """The line 附件：1.… above 2.… is the head of a list and its first item."""
    cut: list[tuple[Traced, Speaker]] = []
    for (part, by), (below, _) in itertools.zip_longest(parts, parts[1:], fillvalue=_NOTHING):
        head = _ATTACHED_RE.match(part.text)
        second = read_marker(below.text)
        if head and second and second.value == 2:
            cut += [(part.cut(0, head.end()), by), (part.cut(head.end(), len(part.text)), by)]
        else:
            cut.append((part, by))
    return cut


def _find_listed(texts: Sequence[str], markers: Sequence[Marker | None]) -> frozenset[int]:
    """Paragraphs in runs of bullets, (1) (2), a) b) or ① ②, each of one sentence."""
    listed: set[int] = set()
    keys = [marker.scheme if marker and marker.scheme in LISTED else "" for marker in markers]
    for scheme, run in itertools.groupby(range(len(texts)), key=lambda index: keys[index]):
        indexes = list(run)
        is_short = all(len(split_sentences(texts[index])) == 1 for index in indexes)
        if scheme and len(indexes) > 1 and (is_short or scheme == "bullet"):
            listed.update(indexes)
    return frozenset(listed)


def _headed_schemes(texts: Sequence[str], markers: Sequence[Marker | None]) -> frozenset[str]:
    """Schemes whose paragraphs are sections: most of them have text below or behind them."""
    sections: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for index, marker in enumerate(markers):
        if not marker or not marker.can_head:
            continue
        total[marker.scheme] += 1
        following = markers[index + 1] if index + 1 < len(markers) else None
        is_last = index + 1 >= len(markers)
        has_text_below = not is_last and (following is None or following.scheme != marker.scheme)
        is_bare = not is_sentence(texts[index]) and not _ITEM_END_RE.search(texts[index])
        if len(split_sentences(texts[index])) > 1 or (is_bare and has_text_below):
            sections[marker.scheme] += 1
    return frozenset(scheme for scheme, count in total.items() if sections[scheme] * 2 >= count)


def _can_head(texts: Sequence[str], index: int) -> bool:
    text = texts[index]
    if _ITEM_END_RE.search(text):
        return False
    spans = split_sentences(text)
    first = text[slice(*spans[0])]
    return count_words(first) <= _HEADING_WORDS and not _OPEN_RE.search(first)


def _section(part: Traced, by: Speaker) -> list[DraftBlock]:
    first, *_ = split_sentences(part.text)
    heading = DraftBlock(BlockKind.HEADING, (part.cut(*first),), by)
    rest = part.cut(first[1], len(part.text))
    return [heading, *(_text_blocks(rest, by) if rest.text else ())]


def _is_plain_heading(texts: Sequence[str], markers: Sequence[Marker | None], index: int) -> bool:
    """A short line without a mark, between running text: a heading that has no number."""
    text = texts[index]
    if index == 0 or index + 1 >= len(texts) or starts_attachment(text) or DATE_RE.search(text):
        return False
    if count_words(text) > _PLAIN_HEADING_WORDS or not _is_unmarked(text):
        return False
    is_after_text = is_sentence(texts[index - 1]) or markers[index - 1] is not None
    return is_after_text and is_sentence(texts[index + 1]) and count_words(texts[index + 1]) > 8


def _is_inner_title(texts: Sequence[str], index: int) -> bool:
    """The title of the document that a notice brings with it, below its signature."""
    if not 0 < index < len(texts) - 1 or not _TITLED_RE.search(texts[index]):
        return False
    if not _is_unmarked(_TAIL_RE.sub("", texts[index])):
        return False
    above = texts[index - 1]
    is_apart = any(regex.search(above) for regex in (_CLOSED_BY_DAY_RE, _BRACKETED_RE, _FULL_RE))
    return is_apart or starts_attachment(above)


def _is_question(texts: Sequence[str], index: int) -> bool:
    """A question above its answer."""
    following = texts[index + 1] if index + 1 < len(texts) else ""
    is_short = count_words(texts[index]) <= _HEADING_WORDS
    return bool(is_short and _QUESTION_RE.match(texts[index]) and _ANSWER_RE.match(following))


def _is_unmarked(text: str) -> bool:
    if has_han(text):
        return not re.search(r"[，。；：！？、,;:!?（(]", text)
    return text[:1].isupper() and not re.search(r"[.,;:!?]\Z", text)


def _text_blocks(part: Traced, by: Speaker) -> list[DraftBlock]:
    """Running text as paragraphs, and the lists that stand in it."""
    blocks: list[DraftBlock] = []
    waiting: list[Traced] = []
    sentences = _sentences(part)
    for sentence in sentences:
        items = _list_in(sentence)
        if not items:
            waiting.append(sentence)
            continue
        blocks += _paragraphs((*waiting, items[0]), by)
        blocks += [DraftBlock(BlockKind.ITEM, (item,), by) for item in items[1:]]
        waiting = []
    return blocks + _paragraphs(waiting, by)


def _paragraphs(sentences: Sequence[Traced], by: Speaker) -> list[DraftBlock]:
    if not sentences:
        return []
    if len(sentences) <= _MOST_SENTENCES:
        return [DraftBlock(BlockKind.PARAGRAPH, tuple(sentences), by)]
    return [DraftBlock(BlockKind.PARAGRAPH, (sentence,), by) for sentence in sentences]


def _list_in(sentence: Traced) -> tuple[Traced, ...]:
    """The introduction and the items of "…the following goals: A; B; C."; empty for other text."""
    text = sentence.text
    colon = _COLON_RE.search(text)
    if not colon or _SEMICOLON_RE.search(text, 0, colon.start()):
        return ()
    ends = [found.end() for found in _SEMICOLON_RE.finditer(text, colon.end())]
    if ends and ends[-1] == len(text):
        ends.pop()
    if len(ends) + 1 < _LEAST_ITEMS:
        return ()
    cuts = [0, colon.end(), *ends, len(text)]
    parts = [sentence.cut(start, end) for start, end in itertools.pairwise(cuts)]
    is_card = all(_FIELD_RE.match(part.text) for part in parts[2:])
    return tuple(parts) if all(part.text for part in parts) and not is_card else ()
