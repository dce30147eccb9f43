"""Paragraphs -> the text of the notice, with the way back to the pages and the links in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.curate.parts import Link, RawLine
from generator.curate.readers.pdf.hyphens import Words, count_words, join_words
from generator.curate.readers.pdf.paragraphs import Paragraph
from generator.curate.readers.pdf.parts import WIDE_RE, Page
from generator.text.han import has_han, join_lines
from generator.text.places import Stretch

_PUT_IN = (0, -1)


@dataclass(frozen=True)
class LaidOut:
    """The text of a document, a paragraph on each line."""

    text: str
    lines: tuple[RawLine, ...]
    stretches: tuple[Stretch, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class _Joined:
    """A paragraph on one line."""

    text: str
    places: tuple[tuple[int, int], ...]
    """For each character its page and its index there; the index is -1 for one that was put in."""


def lay_out(paragraphs: Sequence[Paragraph], pages: Sequence[Page]) -> LaidOut:
    """The text, each paragraph on a line of its own.

    Args:
        paragraphs: In reading order.
        pages: For their links.
    """
    words = count_words(line.text for entry in paragraphs for line in entry.lines)
    texts: list[str] = []
    lines: list[RawLine] = []
    places: list[tuple[int, int]] = []
    for entry in paragraphs:
        joined = _join(entry, words)
        if not joined.text.strip():
            continue
        if texts:
            places.append(_PUT_IN)
        start = len(places)
        texts.append(joined.text)
        places += joined.places
        lines.append(RawLine(len(lines) + 1, start, len(places)))
    text = "\n".join(texts)
    return LaidOut(
        text, tuple(lines), tuple(_find_stretches(places)), tuple(_find_links(text, places, pages))
    )


def join_text(paragraph: Paragraph) -> str:
    """The paragraph on one line, hyphens at the ends of lines left as they are."""
    return _join(paragraph, Words.none()).text


def _join(paragraph: Paragraph, words: Words) -> _Joined:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    above = ""
    for line in paragraph.lines:
        below = line.text
        if above:
            joint = join_words(above, below, words)
            if joint is None:
                glue = _glue(above, below)
                parts.append(glue)
                places += [_PUT_IN] * len(glue)
            elif not joint:
                parts[-1] = parts[-1][:-1]
                places.pop()
        for text, offsets in line.pieces():
            parts.append(text)
            places += [(line.page, offset) for offset in offsets]
        above = below
    return _Joined("".join(parts), tuple(places))


def _glue(above: str, below: str) -> str:
    """What stands between two lines of a paragraph: a space, nothing in and beside Chinese."""
    left, right = above[-1], below[0]
    if WIDE_RE.match(left) or WIDE_RE.match(right):
        return ""
    if left.isdigit() and right.isdigit() and has_han(above) and has_han(below):
        return ""  # only a program that breaks Chinese anywhere breaks a number
    return " " if len(join_lines((left, right))) > 2 else ""


def _find_stretches(places: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Characters that follow each other in the text and on the page."""
    start = 0
    for index in range(1, len(places) + 1):
        page, offset = places[index - 1]
        is_next = index < len(places) and places[index] == (page, offset + 1) and offset >= 0
        if not is_next:
            first_page, first = places[start]
            if first >= 0:
                yield Stretch(start, index, f"page {first_page}", first)
            start = index


def _find_links(
    text: str, places: Sequence[tuple[int, int]], pages: Iterable[Page]
) -> Iterator[Link]:
    """The words that links cover; words of one link that follow each other are one span."""
    urls = {
        (page.number, index): area.url
        for page in pages
        for area in page.areas
        for index in area.indexes
    }
    if not urls:
        return
    start, last, url = 0, -1, ""
    for index, place in enumerate([*places, _PUT_IN]):
        found = urls.get(place, "")
        is_gap = index == len(places) or text[index] == "\n" or (not found and place[1] >= 0)
        if url and (is_gap or (found and found != url)):
            yield _trim(text, start, last + 1, url)
            url = ""
        if found:
            if not url:
                start, url = index, found
            last = index


def _trim(text: str, start: int, end: int, url: str) -> Link:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Link(start, start + len(part.strip()), url)
