"""What each part of the text is: a heading, the first sentence of a section, an item, or text.

Numbered parts are judged in rows: the numbers of one scheme from one on, until it starts again.
So 1. 2. 3. can be sections under 一、 and a list under 二、. A row is sections where most of its
parts have text behind or below them, and a list where a colon introduces it, where its parts end
with semicolons, or where they are single lines one below the other. What is neither stays text.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from generator.curate.headings import is_heading, starts_contents
from generator.curate.numbering import ARTICLES, LISTED, NAMED, Marker, read_markers
from generator.curate.runin import find_heading_end, find_label_end
from generator.curate.scripts import compile_both
from generator.text.sentences import count_words, is_sentence, split_sentences

_HEADING_WORDS = 45
_SHORT_HEADING_WORDS = 15
"""Words of a whole sentence on its own line that heads the text below it."""
_COLON_HEADING_WORDS = 8
_SIGNS = "•●○■□◆◇▪▫◦‣➢►▶✓"
"""Bullets that are nothing else: one alone is an item too."""
_OPEN_RE = re.compile(r"[:：]\Z")
_ITEM_END_RE = re.compile(r"[;；]\s*(?:and|or|和|及|以及|或)?\Z")
_TAIL = 12
"""Code points at the end of a part that say how it ends."""
_ATTACHED_RE = compile_both(
    r"附(?:件|录|表)?[:：]?|(?:attachments?|annex(?:es)?|appendi(?:x|ces))\s?[:：]?", re.IGNORECASE
)
_CLOSING_RE = compile_both(
    r"特此|本(?:通知|公告|办法|方案).{0,12}(?:施行|执行|有效)|(?:this is )?hereby"
)
_INTRODUCING_RE = compile_both(r"下列|以下|如下|之一|following|as follows", re.IGNORECASE)


class Role(enum.Enum):
    """What a part of the text is."""

    HEADING = enum.auto()
    """A heading, all of it."""
    SECTION = enum.auto()
    """Its first sentence, or the heading that runs into it, heads the rest."""
    ITEM = enum.auto()
    TEXT = enum.auto()


def find_roles(texts: Sequence[str]) -> tuple[Role, ...]:
    """What each part is, one role a part.

    Args:
        texts: The parts in reading order, each on one line.
    """
    markers = read_markers(texts)
    contents = frozenset(_find_contents(texts, markers))
    roles: dict[int, Role] = dict.fromkeys(contents, Role.ITEM)
    for row in _find_rows(markers, contents):
        roles |= _judge_row(texts, markers, row)
    for index in itertools.chain(_find_listed(texts, markers), _find_unnumbered(texts, markers)):
        roles.setdefault(index, Role.ITEM)
    for index in _find_labels(texts):
        roles.setdefault(index, Role.SECTION)
    for index in range(len(texts)):
        if index not in roles and is_heading(texts, markers, index):
            roles[index] = Role.HEADING
    return tuple(roles.get(index, Role.TEXT) for index in range(len(texts)))


def find_head(text: str, marker: Marker | None) -> int:
    """Where the heading of a section ends: a label, a heading that runs in, the first sentence."""
    end = find_label_end(text) or (find_heading_end(text, marker.length) if marker else 0)
    return end or split_sentences(text)[0][1]


def _find_contents(texts: Sequence[str], markers: Sequence[Marker | None]) -> Iterator[int]:
    """The lines of a table of contents, up to the line that it begins with."""
    head = next((index for index, text in enumerate(texts[:-1]) if starts_contents(text)), None)
    if head is None:
        return
    for index in range(head + 1, len(texts)):
        if not markers[index] or (index > head + 1 and texts[index] == texts[head + 1]):
            return
        yield index


def _find_rows(
    markers: Sequence[Marker | None], taken: Collection[int]
) -> tuple[tuple[int, ...], ...]:
    """Parts numbered one after the other; articles and bullets count on their own."""
    rows: list[list[int]] = []
    current: dict[str, list[int]] = {}
    for index, marker in enumerate(markers):
        if not marker or index in taken or marker.scheme in ARTICLES or marker.scheme == "bullet":
            continue
        if marker.value == 1 or marker.scheme not in current:
            current[marker.scheme] = []
            rows.append(current[marker.scheme])
        current[marker.scheme].append(index)
    return tuple(map(tuple, rows))


def _judge_row(
    texts: Sequence[str], markers: Sequence[Marker | None], row: Sequence[int]
) -> dict[int, Role]:
    """The roles of the parts of one row; what is left out is text, or judged by other signs."""
    above = texts[row[0] - 1] if row[0] else ""
    if _ATTACHED_RE.fullmatch(above):
        return dict.fromkeys(row, Role.ITEM)
    is_introduced = _is_open(above)
    if _is_headed(texts, markers, row):
        return {
            index: Role.SECTION if _can_head(texts[index], markers[index]) else Role.ITEM
            for index in row
            if _can_head(texts[index], markers[index]) or is_introduced or _is_item(texts[index])
        }
    is_list = is_introduced or _is_parted(texts, row) or _is_stack(texts, row)
    return {index: Role.ITEM for index in row if is_list or _is_item(texts[index])}


def _is_headed(texts: Sequence[str], markers: Sequence[Marker | None], row: Sequence[int]) -> bool:
    """Whether most parts of a row are sections.

    The last part has whatever follows the row below it: that alone says nothing.
    """
    first = markers[row[0]]
    assert first is not None
    *others, last = (_has_text(texts, markers, index) for index in row)
    if not first.can_head:
        return len(row) > 1 and all(
            _is_bare(texts[index]) and _has_text_below(markers, index) for index in row
        )
    if not others:
        is_sure = first.scheme in NAMED or _is_bare(texts[row[0]])
        return last is True and (is_sure or find_heading_end(texts[row[0]], first.length) > 0)
    if last and not any(others) and _is_single(texts[row[-1]]):
        last = None
    known = [value for value in (*others, last) if value is not None]
    return any(known) and sum(known) * 2 >= len(known)


def _has_text(texts: Sequence[str], markers: Sequence[Marker | None], index: int) -> bool | None:
    """Whether a numbered part has text behind or below it; None where it introduces a list."""
    text, marker = texts[index], markers[index]
    if _is_item(text):
        return False
    if _is_open(text):
        return None
    if not _is_single(text) or (marker and find_heading_end(text, marker.length)):
        return True
    if not _has_text_below(markers, index, is_numbered=True):
        return False
    if _is_bare(text):
        return True
    is_short = count_words(text) <= _SHORT_HEADING_WORDS
    is_closing = _CLOSING_RE.match(texts[index + 1]) is not None
    return is_short and not is_closing and _has_text_below(markers, index)


def _has_text_below(
    markers: Sequence[Marker | None], index: int, *, is_numbered: bool = False
) -> bool:
    """Whether another kind of part follows: one without a number, or also one of another scheme."""
    if index + 1 >= len(markers):
        return False
    own, below = markers[index], markers[index + 1]
    return below is None or (is_numbered and (own is None or below.scheme != own.scheme))


def _can_head(text: str, marker: Marker | None) -> bool:
    if _is_item(text):
        return False
    head = text[: find_head(text, marker)]
    words = count_words(head)
    if _is_open(head):
        return words <= _COLON_HEADING_WORDS and not _INTRODUCING_RE.search(head)
    return words <= _HEADING_WORDS


def _is_parted(texts: Sequence[str], row: Sequence[int]) -> bool:
    """Whether semicolons part the row: all but the last end with one."""
    return len(row) > 1 and all(_is_item(texts[index]) for index in row[:-1])


def _is_stack(texts: Sequence[str], row: Sequence[int]) -> bool:
    """Whether the parts are lines without a mark, one right below the other."""
    is_close = all(below == above + 1 for above, below in itertools.pairwise(row))
    return len(row) > 1 and is_close and all(_is_bare(texts[index]) for index in row)


def _find_listed(texts: Sequence[str], markers: Sequence[Marker | None]) -> Iterator[int]:
    """Parts in runs of bullets, (1) (2), a) b) or ① ②, each of one sentence."""
    keys = [marker.scheme if marker and marker.scheme in LISTED else "" for marker in markers]
    for scheme, run in itertools.groupby(range(len(texts)), key=lambda index: keys[index]):
        indexes = list(run)
        above = texts[indexes[0] - 1] if indexes[0] else ""
        if scheme == "bullet":
            is_sure = _is_open(above) or texts[indexes[0]][0] in _SIGNS
            if is_sure or len(indexes) > 1:
                yield from indexes
        elif scheme and len(indexes) > 1 and all(_is_single(texts[index]) for index in indexes):
            yield from indexes


def _find_unnumbered(texts: Sequence[str], markers: Sequence[Marker | None]) -> Iterator[int]:
    """Lines without numbers below a colon that end with semicolons, and the line that ends them."""
    index = 1
    while index < len(texts):
        start = index
        while index < len(texts) and not markers[index] and _is_item(texts[index]):
            index += 1
        if start < index < len(texts) and _is_open(texts[start - 1]):
            yield from range(start, index)
            if not markers[index] and is_sentence(texts[index]) and _is_single(texts[index]):
                yield index
        index += 1


def _find_labels(texts: Sequence[str]) -> Iterator[int]:
    """Parts that a label in brackets heads: one of several, or alone above text."""
    labels = {index: end for index, text in enumerate(texts) if (end := find_label_end(text))}
    for index, end in labels.items():
        is_alone = end == len(texts[index])
        if index + 1 < len(texts) if is_alone else len(labels) > 1:
            yield index


def _is_single(text: str) -> bool:
    return len(split_sentences(text)) == 1


def _is_bare(text: str) -> bool:
    """Whether a line has no mark at its end, or is a question: a heading can look so."""
    return (
        (not is_sentence(text) or text[-1] in "?？") and not _is_item(text) and not _is_open(text)
    )


def _is_open(text: str) -> bool:
    return _OPEN_RE.search(text[-_TAIL:]) is not None


def _is_item(text: str) -> bool:
    return _ITEM_END_RE.search(text[-_TAIL:]) is not None
