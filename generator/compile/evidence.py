"""Where the words of each claim stand: all places of notices that the site points to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.atlas import Atlas
from generator.models import Block, Corpus, Editorial, Grounds, Notice
from generator.text.quoting import find_once
from generator.vocabulary import Speaker

POINTER_RE = re.compile(
    r"\]\((?:notice:(?P<notice>[a-z0-9-]+))?#(?P<block>[A-Za-z0-9_-]+)"
    r"(?:[ \t]+(?:\"(?P<quote>[^\"\n]*)\"|'(?P<single>[^'\n]*)'))?\)"
)
"""The end of a link of our prose to a paragraph, from its `](` on."""
_IN_TEXT = ("text", "signature")
"""Of the ways in which a field is read, those that read what the page prints as its text."""
_QUOTED_RE = re.compile(r"“([^”\n]{3,200})”|(?<![\w\"])\"([^\"\n]{3,200})\"(?!\w)")
_POINT_RE = re.compile(r"(?m)^(?=[ ]{0,3}(?:[-*+]|\d{1,3}[.)])[ \t])|\n[ \t]*\n")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of a notice."""

    notice: str
    block: str
    start: int
    end: int
    """Half-open span of code points of the block's text."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link of our own prose to a paragraph, with the words that carry the claim."""

    notice: str
    block: str
    quote: str
    """Empty where the whole paragraph is meant."""
    at: int
    """Where the link stands in the prose."""
    point: int = 0
    """Where the list item or paragraph of the link begins."""
    is_said: bool = False
    """Whether the prose only prints the words in quotation marks, beside the link."""


def blocks_of(corpus: Corpus) -> Mapping[tuple[str, str], Block]:
    """(Notice id, block id) -> block."""
    return {(notice.id, block.id): block for notice in corpus.notices for block in notice.blocks}


def find_in_text(notice: Notice, quote: str) -> Place | None:
    """Where a quote stands in the text as published, if it does so exactly once.

    What stands only in the raw notice, as a date label beside the text, has no place.
    """
    holding = [block for block in notice.blocks if quote and quote in block.text]
    place = place_in(notice.id, holding[0], quote) if len(holding) == 1 else None
    return place if place and _is_whole(holding[0].text, place.start, place.end) else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a word or a number."""
    edges = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    return not any(len(edge) == 2 and edge.isascii() and edge.isalnum() for edge in edges)


def place_in(notice: str, block: Block | None, quote: str) -> Place | None:
    """Where a quote stands in a block, if it does so exactly once."""
    start = find_once(block.text, quote) if block else -1
    return Place(notice, block.id, start, start + len(quote)) if block and start >= 0 else None


def find_rendering(notice: Notice, name: str) -> Place | None:
    """Where a notice first prints a name, whatever its capitals and white space; of the issuer's
    own words before those of others.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    for block in sorted(notice.blocks, key=lambda block: block.by is not Speaker.ISSUER):
        if found := pattern.search(block.text):
            return Place(notice.id, block.id, found.start(), found.end())
    return None


def grounds_place(grounds: Grounds, notice: Notice) -> Place | None:
    """Where the words stand from which a field is read, if they are of the text as published."""
    return find_in_text(notice, grounds.quote) if grounds.how in _IN_TEXT else None


def find_pointers(markdown: str, notice: str = "") -> Iterator[Pointer]:
    """Each link of our prose to a paragraph, in order.

    A quote is what the link has for a title: `[¶](#b1234567 "words")`. Where links have none,
    what their list item or paragraph prints in quotation marks is their quote, if it stands there.

    Args:
        markdown: As written by an editor.
        notice: Id of the notice that links without one point to.
    """
    start = 0
    for end in [*(found.start() for found in _POINT_RE.finditer(markdown)), len(markdown)]:
        part = markdown[start:end]
        said = [next(filter(None, found.groups())) for found in _QUOTED_RE.finditer(_prose(part))]
        for link in POINTER_RE.finditer(part):
            target = link["notice"] or notice
            if not target:
                continue
            quote = link["quote"] or link["single"] or ""
            at = start + link.start()
            if quote or not said:
                yield Pointer(target, link["block"], quote, at, start)
            else:
                for words in said:
                    words = words.rstrip(".,;:，。；")
                    yield Pointer(target, link["block"], words, at, start, is_said=True)
        start = end


def _prose(part: str) -> str:
    """The part with the titles of its links out of the way; every character keeps its place."""
    return POINTER_RE.sub(lambda found: " " * len(found[0]), part)


def editorial_places(
    parts: Iterable[Editorial], notice: str, blocks: Mapping[tuple[str, str], Block]
) -> Iterator[tuple[Editorial, Place]]:
    """The words of notices that a page's own parts point to, each with the part."""
    for part in parts:
        for pointer in find_pointers(part.markdown, notice):
            block = blocks.get((pointer.notice, pointer.block))
            if place := place_in(pointer.notice, block, pointer.quote):
                yield part, place


def cited_places(atlas: Atlas) -> Mapping[tuple[str, str], tuple[Place, ...]]:
    """(Notice id, block id) -> the words in it that something on the site points to, in order."""
    blocks = blocks_of(atlas.corpus)
    found: dict[tuple[str, str], set[Place]] = defaultdict(set)
    for place in _all_places(atlas, blocks):
        found[place.notice, place.block].add(place)
    return {key: tuple(sorted(places)) for key, places in sorted(found.items())}


def _all_places(atlas: Atlas, blocks: Mapping[tuple[str, str], Block]) -> Iterator[Place]:
    for mention in atlas.mentions:
        yield Place(mention.notice, mention.block, mention.start, mention.end)
    for notice, block, quote in _quotes(atlas):
        if place := place_in(notice, blocks.get((notice, block)), quote):
            yield place
    corpus = atlas.corpus
    for page in corpus.notices:
        yield from filter(None, (find_in_text(page, date.quote) for date in page.dates))
        yield from filter(None, (grounds_place(grounds, page) for grounds in page.evidence))
        for _, place in editorial_places(page.editorial, page.id, blocks):
            yield place
    pages = {notice.id: notice for notice in corpus.notices}
    for term in corpus.terms:
        for name in term.renderings:
            if name.seen in pages and (place := find_rendering(pages[name.seen], name.text)):
                yield place
    prose = [term.definition for term in corpus.terms] + [page.markdown for page in corpus.pages]
    for file in corpus.subjects:
        prose += [file.intro, *(round_.new for round_ in file.rounds)]
    others = (Editorial("", markdown) for markdown in prose if "#" in markdown)
    for _, place in editorial_places(others, "", blocks):
        yield place


def _quotes(atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    """Notice, block and quote of everything that is cited by its words."""
    for event in atlas.events:
        for evidence in (*filter(None, (event.evidence,)), *event.also):
            yield evidence.notice, evidence.block, evidence.quote
    for relation in atlas.relations:
        for evidence in relation.evidence:
            yield evidence.notice, evidence.block, evidence.quote
    for notice in atlas.corpus.notices:
        for later in notice.later:
            yield notice.id, later.block, later.quote
        for correction in notice.corrections:
            yield notice.id, correction.block, correction.quote
