"""Markdown of ours, taken apart and put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.chunks import read_chunks, write_chunks

SHAPES: dict[str, tuple[str, list[tuple[str, tuple[str, ...]]]]] = {
    "sentences of a paragraph": ("One. Two\nis it.\n", [("", ("One.", "Two is it."))]),
    "chinese across lines": (
        "依法查处无资\n质代理。各局报送。",
        [("", ("依法查处无资质代理。", "各局报送。"))],
    ),
    "bullets of any kind": ("- A\n* B\n+ C", [("-", ("A",)), ("-", ("B",)), ("-", ("C",))]),
    "numbers": ("1. A\n2) B", [("1.", ("A",)), ("1.", ("B",))]),
    "an item over two lines": ("- A is\n  here.\n- B", [("-", ("A is here.",)), ("-", ("B",))]),
    "an item and its second paragraph": ("- A.\n\n  B.", [("-", ("A.",)), ("", ("B.",))]),
    "a link to a paragraph": (
        "It is. [¶](#b1) [¶](#b2)\nSo.",
        [("", ("It is. [¶](#b1) [¶](#b2)", "So."))],
    ),
    "links with words": (
        'It is. [¶](#b1 "One. Two (3)") [¶](#b2 \'No "4". Five\')\nSo.',
        [("", ('It is. [¶](#b1 "One. Two (3)") [¶](#b2 \'No "4". Five\')', "So."))],
    ),
    "a sentence that starts with a link": (
        "It ran. [Blue Sky](term:x) is over.",
        [("", ("It ran.", "[Blue Sky](term:x) is over."))],
    ),
    "a table": ("| a | b |\n|---|---|", [("=", ("| a | b |", "|---|---|"))]),
    "code with a blank line": (
        "```\n- x\n\ny\n```\nA.",
        [("=", ("```\n- x\n\ny\n```",)), ("", ("A.",))],
    ),
    "code without an end": ("A.\n~~~\nx", [("", ("A.",)), ("=", ("~~~\nx",))]),
    "a rule is no list": ("* * *\n- A", [("=", ("* * *",)), ("-", ("A",))]),
    "a heading": ("### A\nB.", [("=", ("### A",)), ("", ("B.",))]),
    "emphasis in one spelling": (
        "_a_ and __b__, snake_case.",
        [("", ("*a* and **b**, snake_case.",))],
    ),
    "nothing": ("\n \n", []),
}


@pytest.mark.parametrize(("markdown", "chunks"), SHAPES.values(), ids=list(SHAPES))
def test_chunks_of_a_text(markdown: str, chunks: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(chunk.mark, chunk.sentences) for chunk in read_chunks(markdown)] == chunks


def test_depth_of_list_items_counts_levels_and_not_blanks() -> None:
    for indent in ("  ", "    ", "\t"):
        text = f"- A\n{indent}- B\n{indent}{indent}- C\n- D"
        assert [chunk.depth for chunk in read_chunks(text)] == [0, 1, 2, 0]


WRITTEN = {
    "one sentence a line": ("One. Two.", "One.\nTwo."),
    "lists close together": ("- A\n\n- B\n\nC.", "- A\n- B\n\nC."),
    "a line that would start a list stays on its line": (
        "It is so. - And so.",
        "It is so. - And so.",
    ),
    "an item keeps its bullet and indents its lines": ("  * One. Two.", "  * One.\n    Two."),
}


@pytest.mark.parametrize(("markdown", "written"), WRITTEN.values(), ids=list(WRITTEN))
def test_writing_chunks(markdown: str, written: str) -> None:
    assert write_chunks(read_chunks(markdown)) == written


LINES = (
    "One. Two.",
    "- A. B.",
    "  - C",
    "1. D",
    "| a |",
    "```",
    "",
    "### E",
    "2021. F",
    "依法。各局。",
    "* * *",
    "> q",
)


@given(st.lists(st.sampled_from(LINES)).map("\n".join))
def test_what_is_written_is_read_again_and_no_word_is_lost(text: str) -> None:
    chunks = read_chunks(text)
    again = read_chunks(write_chunks(chunks))
    words = [sentence for chunk in chunks for sentence in chunk.sentences]
    assert [sentence for chunk in again for sentence in chunk.sentences] == words
    letters = [character for character in text if character.isalpha()]
    assert [character for word in words for character in word if character.isalpha()] == letters
