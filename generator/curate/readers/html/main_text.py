"""Which lines of a page are its main text, as trafilatura tells.

trafilatura gives text without places. Its paragraphs are found again in the lines, in order.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree, html

from generator.curate.parts import Mark, RawLine
from generator.curate.readers.html.lines import Flow

_MOST_DEPTH, _MOST_ELEMENTS = 300, 50_000
"""Beyond these a page is broken or hostile, and trafilatura takes minutes."""
_LEAST_SHARE = 0.5
"""Of the characters of a line that must be in the main text."""
_LINKED_SHARE = 0.9
"""Of the letters of a line that is no more than links."""
_WORDS_RE = re.compile(r"[\s|>»›·/\-]+")
_BLANK_RE = re.compile(r"\s+")


def find_main(tree: html.HtmlElement, flow: Flow) -> frozenset[int] | None:
    """Indexes of the lines that are main text; None where that cannot be told."""
    if flow.depth > _MOST_DEPTH or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return None
    paragraphs = list(_main_paragraphs(tree))
    folded = [_fold(flow.text[line.start : line.end]) for line in flow.lines]
    covered = _cover(folded, paragraphs)
    found = {
        index
        for index, (text, count) in enumerate(zip(folded, covered, strict=True))
        if text and count >= _LEAST_SHARE * len(text)
    }
    return frozenset(found - _find_links(flow)) or None


def _find_links(flow: Flow) -> set[int]:
    """Indexes of the lines that are links and nothing else: a menu, a list of other pages."""
    linked: set[int] = set()
    links = iter(flow.links)
    link = next(links, None)
    for index, line in enumerate(flow.lines):
        count = 0
        while link and link.start < line.end:
            count += len(_fold(flow.text[max(link.start, line.start) : min(link.end, line.end)]))
            if link.end > line.end:
                break
            link = next(links, None)
        if count and count >= _LINKED_SHARE * len(
            _WORDS_RE.sub("", flow.text[line.start : line.end])
        ):
            linked.add(index)
    return linked


def with_main(lines: Sequence[RawLine], main: frozenset[int] | None) -> tuple[RawLine, ...]:
    """The lines with the verdict on each; hidden ones are never main text."""
    if main is None:
        return tuple(lines)
    return tuple(
        replace(line, is_main=index in main and line.mark is not Mark.HIDDEN)
        for index, line in enumerate(lines)
    )


def _main_paragraphs(tree: html.HtmlElement) -> Iterator[str]:
    """The main text in pieces that stand in the page as they are."""
    from trafilatura.core import bare_extraction  # half a second; only pages need it

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings help nobody
    try:
        document = bare_extraction(
            copy.deepcopy(tree),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            favor_recall=True,
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError, etree.LxmlError):
        return  # on broken pages; the line rules go on without it
    body = getattr(document, "body", None)
    for text in body.itertext() if body is not None else ():
        if folded := _fold(text):
            yield folded


def _fold(text: str) -> str:
    return _BLANK_RE.sub("", text)


def _cover(lines: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """How many characters of each line stand in one of the paragraphs."""
    joined = "".join(lines)
    ends: list[int] = []
    for line in lines:
        ends.append((ends[-1] if ends else 0) + len(line))
    covered = [0] * len(lines)
    at = index = 0
    for paragraph in paragraphs:
        found = joined.find(paragraph, at)
        if found < 0:
            continue
        at = found + len(paragraph)
        while ends[index] <= found:
            index += 1
        place = found
        while place < at:
            covered[index] += min(at, ends[index]) - place
            place = min(at, ends[index])
            index += place == ends[index] and place < at
    return covered
