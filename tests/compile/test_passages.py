"""Passages: cited words have an address, and marking them changes no word of the notice."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.atlas import Event, Evidence, Mention
from generator.compile.evidence import find_in_text, find_pointers
from generator.compile.render.index import Index
from generator.compile.render.marked import mark_text
from generator.compile.render.passages import block_of, name_passages
from generator.models import Block, Correction, Later, Notice
from generator.text.edtf import parse_edtf
from generator.vocabulary import Basis, BlockKind, DateRole
from tests.compile.atlases import LAW, atlas, heading, notice, paragraph, to_html


def event(block: str, quote: str) -> Event:
    evidence = Evidence("office-2021-order", block, quote)
    edtf = parse_edtf("2021")
    uri = "notices/office-2021-order"
    return Event(quote, edtf, DateRole.PERIOD, "E", (), Basis.STATED, uri, evidence)


def index_of(order: Notice, *events: Event, mentions: tuple[Mention, ...] = ()) -> Index:
    return Index(atlas(order, events=events, mentions=mentions, terms=(LAW,)))


def shown(block: Block, order: Notice, index: Index) -> BeautifulSoup:
    text = mark_text(block, order, index, "notices/office-2021-order").as_markdown()
    return to_html(f"---\ntitle: x\n---\nx {text}")


def words_of(html: BeautifulSoup, id_: str) -> str:
    """The words of a passage, put together from its pieces."""
    pieces = html.select(f"[id='{id_}'], [data-q='{id_}']")
    return "".join(piece.get_text() for piece in pieces)


def test_the_same_words_have_the_same_address_in_every_build() -> None:
    """It is made from block and words; a second place of the same words is counted."""
    block = paragraph("The law, the law.", "b1234567")
    order = notice(block, later=(Later("b1234567", "law.", parse_edtf("2022"), "T", ("paper",)),))
    mentions = tuple(
        Mention("lantern-law", order.id, block.id, start, start + 3, "law", "") for start in (4, 13)
    )
    named = name_passages(index_of(order, mentions=mentions).atlas)[order.id, "b1234567"]
    ids = [passage.id for passage in named.values()]
    assert len(ids) == len(set(ids)) == 3
    first, second = (named[start, start + 3].id for start in (4, 13))
    assert re.fullmatch(r"b1234567-q[0-9a-f]{7}", first)
    assert second == f"{first}-2"
    assert {block_of(id_) for id_ in ids} == {"b1234567"}


def test_addresses_fall_back_to_the_paragraph() -> None:
    """Words that are cited nowhere, stand twice, or stand in a heading are its whole block."""
    block, head = paragraph("The law, the law."), heading("On the law")
    order = notice(head, block)
    index = index_of(order, event("b0000001", "The law"), event("s0000001", "law"))
    assert index.fragment_of(order.id, block.id, "The law").startswith("b0000001-q")
    assert index.fragment_of(order.id, block.id, "The") == "b0000001"
    assert index.fragment_of(order.id, block.id, "law") == "b0000001"
    assert index.fragment_of(order.id, head.id, "law") == "s0000001"
    assert index.fragment_of(order.id, "b9999999", "law") == "b9999999"


def test_words_inside_other_words_are_no_evidence() -> None:
    order = notice(paragraph("Of 12 March 2021, by AB."))
    assert find_in_text(order, "2 March") is None
    assert find_in_text(order, "AB") is not None
    assert find_in_text(order, "") is None


def test_pointers_of_our_prose() -> None:
    """A title is the quote; else words in quotation marks of the same item; else nothing."""
    prose = (
        'One “first” [¶](#b1 "x (y)") [it](notice:n-2#b2).\n\n'
        "- Two. [¶](#b3)\n- “Three,” [¶](#b4 'say \"so\"')\n- [x](term:y#z) [b](page.md#b5)"
    )
    found = [(p.notice, p.block, p.quote, p.is_said) for p in find_pointers(prose, "n")]
    assert found == [
        ("n", "b1", "x (y)", False),
        ("n-2", "b2", "first", True),
        ("n", "b3", "", False),
        ("n", "b4", 'say "so"', False),
    ]


WORDS = st.lists(
    st.sampled_from(["law", "法", "<b>", "*a*", "!", "[x](y)", "&", "_", "`c`", "of", "“q”"]),
    min_size=1,
    max_size=8,
).map(" ".join)
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12))


@given(WORDS, st.lists(SPANS, max_size=4), st.lists(SPANS, max_size=3), st.none() | SPANS)
def test_marks_change_no_word(
    text: str,
    quotes: list[tuple[int, int]],
    links: list[tuple[int, int]],
    correction: tuple[int, int] | None,
) -> None:
    """Whatever is cited, linked or corrected: the words are the same, and each passage is whole."""
    block = paragraph(text)
    corrections: tuple[Correction, ...] = ()
    if correction and text[correction[0] : sum(correction)].strip():
        quote = text[correction[0] : sum(correction)]
        corrections = (Correction(block.id, quote, "", "why"),)
    order = notice(block, corrections=corrections)
    events = [
        event(block.id, words) for at, length in quotes if (words := text[at : at + length]).strip()
    ]
    mentions, end = [], 0
    for at, length in sorted(links):
        surface = text[at : at + length].strip()
        start = text.find(surface, max(at, end))
        if surface and start >= end:
            end = start + len(surface)
            mentions.append(
                Mention("lantern-law", order.id, block.id, start, end, surface, "", is_linked=True)
            )
    index = index_of(order, *events, mentions=tuple(mentions))
    html = shown(block, order, index)
    assert "".join(html.get_text().split()) == "x" + "".join(text.split())
    assert len(html.select("a")) == len(mentions)
    for passage in index.passages.get((order.id, block.id), {}).values():
        words = text[passage.start : passage.end]
        assert "".join(words_of(html, passage.id).split()) == "".join(words.split())
    ids = [tag["id"] for tag in html.select("[id]")]
    assert len(ids) == len(set(map(str, ids)))


def test_words_across_cells_are_marked_in_each() -> None:
    """A row keeps its cells; the second piece goes on with the first."""
    row = Block("b0000001", BlockKind.ROW, ("Fee", "The Lantern Law", "900"))
    order = notice(row)
    index = index_of(order, event("b0000001", "Law | 900"))
    text = mark_text(row, order, index, "notices/office-2021-order")
    cells = [BeautifulSoup(text.as_html(*span), "html.parser") for span in row.spans]
    assert [cell.get_text() for cell in cells] == ["Fee", "The Lantern Law", "900"]
    (first,), (rest,) = (cell.select(".na-q") for cell in cells[1:])
    assert (first.get_text(), rest.get_text()) == ("Law", "900")
    assert first["id"] == rest["data-q"]
