"""Lists that stand inside a paragraph: the words that introduce them and their items.

Numbered: "…: (1) …; (2) …", "(i) …; (ii) …", ①…；②…, 一是…；二是…, first, …; second, …. They are
items where each is a clause of its own: a colon introduces them, the paragraph begins with them,
or they are in brackets and semicolons part them. Behind a comma they stay a sentence
("对…机构，一是…；二是…"), for there they depend on the words before.

Not numbered: three parts or more between semicolons behind a colon ("the goals are: A; B; C").
What stands in brackets or quotation marks is no list.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.curate.numbering import Marker, read_next
from generator.curate.numerals import HAN_NUMBER, ORDINALS
from generator.curate.scripts import compile_both
from generator.text.han import HAN
from generator.text.sentences import count_words, find_brackets
from generator.text.traced import Traced

_LEAST_ITEMS = 3
"""Parts between semicolons that make a list without numbers."""
_LIST_RE = re.compile("[:：;；]")
"""Marks without one of which no list stands in a sentence."""
_COLON_RE = re.compile(r"[:：](?=\s|[^\d\s])")
_SEMICOLON_RE = re.compile(r"[;；]\s*")
_FIELD_RE = re.compile(r"[^，。；:：,;]{1,14}[:：]")
"""The head of one field of many: "联系人：…；电话：…；邮箱：…" is a card, not a list."""
_NUMBER_RE = compile_both(
    rf"[（(](?:\d{{1,2}}|[a-z]|[ivx]{{1,4}}|[IVX]{{1,4}}|{HAN_NUMBER})[）)]|[①-⑳⑴-⒇]"
    rf"|(?<![{HAN}]){HAN_NUMBER}[是要]|第{HAN_NUMBER}[，,、]|其[一二三四五六七八九十][，,]"
    rf"|(?<![\d.])\d{{1,2}}[.．、)）](?!\d)|(?i:\b(?:{'|'.join(ORDINALS)})(?:ly)?[,:，：])"
)
_BEFORE_RE = re.compile(
    r"(?:(?P<colon>[:：])|(?P<semi>[;；])|(?P<comma>[,，、])|(?P<stop>[.。])|(?P<start>\A))"
    r"\s*(?:(?:and|or|及|和|以及|或|或者)\s?)?\Z"
)
_JOINED_RE = re.compile(r"\s(?:and|or)\s\Z")
_QUOTED_RE = re.compile(r"“[^“”]{8,400}”|「[^「」]{8,400}」")
_LEAST_WITHIN = 8
"""Code points of a bracket or quotation with room for a list."""
_LOOK = 20
_MOST_TRIES = 8
"""Places from which a list is looked for in one sentence."""
_BRACKETED = "（(①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶"


@dataclass(frozen=True)
class _Place:
    """A number in a sentence and what stands before it."""

    at: int
    marker: Marker
    before: str
    """`start`, `colon`, `semi`, `comma`, `stop`, `word`."""


def cut_lists(
    sentences: Sequence[Traced], *, is_item: bool = False
) -> Iterator[tuple[Traced, ...]]:
    """The sentences of a paragraph in groups: one sentence, or an introduction and its items.

    The introduction is empty where the paragraph begins with the first item.

    Args:
        sentences: The paragraph.
        is_item: Whether it is an item itself: then only numbers tell a list within from its own
            semicolons.
    """
    index = 0
    while index < len(sentences):
        sentence = sentences[index]
        if not _LIST_RE.search(sentence.text):
            yield (sentence,)
            index += 1
            continue
        places = _find_places(sentence.text)
        group = _counted_sentences(sentences, index, places)
        if not group:
            cuts = _numbered_cuts(sentence.text, places)
            if not cuts and not is_item:
                cuts = _semicolon_cuts(sentence.text)
            starts = [0, *cuts]
            ends = [*cuts, len(sentence.text)]
            group = tuple(sentence.cut(*span) for span in zip(starts, ends, strict=True))
            yield group
            index += 1
        else:
            yield group
            index += len(group) - 1


def _counted_sentences(
    sentences: Sequence[Traced], index: int, places: Sequence[_Place]
) -> tuple[Traced, ...]:
    """The list "…：一是…。二是…。三是…。", each item a sentence of its own."""
    if len(places) != 1 or places[0].before != "colon" or places[0].marker.value != 1:
        return ()
    first, place = sentences[index], places[0]
    last = {place.marker.scheme: 1}
    items = [first.cut(place.at, len(first.text))]
    for sentence in sentences[index + 1 :]:
        marker = read_next(sentence.text[:_LOOK], last)
        if not marker or last.get(marker.scheme, 0) + 1 != marker.value:
            break
        last[marker.scheme] = marker.value
        items.append(sentence)
    return (first.cut(0, place.at), *items) if len(items) > 1 else ()


def _numbered_cuts(text: str, places: Sequence[_Place]) -> tuple[int, ...]:
    """Where the items of a numbered list begin; a list behind a colon comes before others."""
    firsts = [place for place in places if place.marker.value == 1]
    firsts.sort(key=lambda place: place.before != "colon")
    for first in firsts[:_MOST_TRIES]:
        row = _row_from(first, places)
        if len(row) > 1 and _is_list(text, row):
            return tuple(entry.at for entry in row)
    return ()


def _row_from(first: _Place, places: Sequence[_Place]) -> list[_Place]:
    """The places that count on from a first one."""
    row = [first]
    for place in places:
        is_next = place.marker.scheme == first.marker.scheme and place.at > row[-1].at
        if is_next and place.marker.value == row[-1].marker.value + 1 and place.before != "word":
            row.append(place)
    return row


def _is_list(text: str, row: Sequence[_Place]) -> bool:
    """Whether numbers in a row part clauses of their own."""
    ends = [*(place.at for place in row[1:]), len(text)]
    bodies = [
        text[place.at + place.marker.length : end] for place, end in zip(row, ends, strict=True)
    ]
    if not all(re.search(r"\w", body) for body in bodies):
        return False
    if row[0].before == "colon":
        return all(place.before != "comma" for place in row[1:]) or all(
            count_words(body) >= 2 for body in bodies
        )
    is_parted = all(place.before == "semi" for place in row[1:])
    return is_parted and (row[0].before in ("start", "stop") or text[row[0].at] in _BRACKETED)


def _find_places(text: str) -> list[_Place]:
    last: dict[str, int] = {}
    places = []
    masked = _mask(text)
    for found in _NUMBER_RE.finditer(masked):
        marker = read_next(text[found.start() : found.start() + _LOOK], last)
        if marker:
            last[marker.scheme] = marker.value
            places.append(_Place(found.start(), marker, _before(masked, found.start())))
    return places


def _mask(text: str) -> str:
    """The text with brackets and quotations blotted out; places stay the same."""
    within = [found.span() for found in _QUOTED_RE.finditer(text)]
    within += [
        (start, end + 1) for start, end in find_brackets(text) if end - start > _LEAST_WITHIN
    ]
    letters = list(text)
    for start, end in within:
        letters[start:end] = "\0" * (end - start)
    return "".join(letters)


def _before(text: str, at: int) -> str:
    window = text[max(0, at - _LOOK) : at]
    if at > _LOOK:
        window = f"\0{window}"  # no start of the text
    found = _BEFORE_RE.search(window)
    if found and found.lastgroup:
        return found.lastgroup
    return "comma" if _JOINED_RE.search(window) else "word"


def _semicolon_cuts(text: str) -> tuple[int, ...]:
    """Where the items of "…the following goals: A; B; C." begin; empty for other text."""
    masked = _mask(text)
    colon = _COLON_RE.search(masked)
    if not colon or _SEMICOLON_RE.search(masked, 0, colon.start()):
        return ()
    ends = [found.end() for found in _SEMICOLON_RE.finditer(masked, colon.end())]
    if ends and ends[-1] == len(text):
        ends.pop()
    if len(ends) + 1 < _LEAST_ITEMS:
        return ()
    parts = [text[start:end] for start, end in itertools.pairwise((colon.end(), *ends, len(text)))]
    is_card = all(_FIELD_RE.match(part) for part in parts[1:])
    return (colon.end(), *ends) if all(map(str.strip, parts)) and not is_card else ()
