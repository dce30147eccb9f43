"""What differs between two states of a text, line by line and word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.linediff import Change, compare_parts, cut_difference

COMPARED = {
    "nothing": (["A b c."], ["A b c."], []),
    "a word": (["Issued in May."], ["Issued in June."], [("Issued in May.", "Issued in June.")]),
    "one line, all of it": (["Yes."], ["Not at all."], [("Yes.", "Not at all.")]),
    "a line more at the end": (["A b.", "C d."], ["A b.", "C d.", "E f."], [("", "E f.")]),
    "a line more at the start": (["C d."], ["A b.", "C d."], [("", "A b.")]),
    "a line less": (["A b.", "C d."], ["C d."], [("A b.", "")]),
    "an edited line and a new one above it": (
        ["The office checks agencies in May."],
        ["Fees are paid.", "The office checks agencies in June."],
        [
            ("", "Fees are paid."),
            ("The office checks agencies in May.", "The office checks agencies in June."),
        ],
    ),
    "two lines for two others": (
        ["One two three.", "Four five six."],
        ["Seven eight.", "Nine ten."],
        [
            ("One two three.", ""),
            ("Four five six.", ""),
            ("", "Seven eight."),
            ("", "Nine ten."),
        ],
    ),
    "two lines that changed places": (
        ["One two.", "Three four."],
        ["Three four.", "One two."],
        [("", "Three four."), ("Three four.", "")],
    ),
    "Chinese": (
        ["严厉打击无资质代理。", "加强监管。"],
        ["严厉打击无资质专利代理行为。"],
        [("严厉打击无资质代理。", "严厉打击无资质专利代理行为。"), ("加强监管。", "")],
    ),
}


@pytest.mark.parametrize(("old", "new", "differs"), COMPARED.values(), ids=list(COMPARED))
def test_lines_are_compared(old: list[str], new: list[str], differs: list[tuple[str, str]]) -> None:
    """Lines that are alike stand side by side, others alone."""
    found = compare_parts({"p": old}, {"p": new})
    assert [(change.before, change.after) for change in found] == differs


def test_parts_stand_in_the_order_of_the_page_and_gone_ones_last() -> None:
    found = compare_parts({"gone": ["x"], "b": ["1"]}, {"b": ["2"], "new": ["y"]})
    assert found == (Change("b", "1", "2"), Change("new", "", "y"), Change("gone", "x", ""))


LINES = st.lists(st.sampled_from(["a b", "a c", "d e f", "甲乙", "甲丙", "g"]), max_size=6)
PARTS = st.dictionaries(
    st.sampled_from(["text", "dates", "title"]), LINES.filter(bool).map(tuple), max_size=3
)


@given(PARTS, PARTS)
def test_a_difference_is_told_if_and_only_if_there_is_one(
    one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]
) -> None:
    assert (compare_parts(one, other) == ()) == (one == other)


@given(LINES, LINES)
def test_every_line_that_is_gone_or_new_is_told(old: list[str], new: list[str]) -> None:
    """What is told to be gone and new accounts for the difference, line by line."""
    left, right = list(old), list(new)
    for change in compare_parts({"p": old}, {"p": new}):
        if change.before:
            left.remove(change.before)
        if change.after:
            right.remove(change.after)
    assert sorted(left) == sorted(right)


CUT = {
    "a word": ("in May 2021", "in June 2021", ("in ", "May", " 2021"), ("in ", "June", " 2021")),
    "a number is one word": ("12 March", "11 March", ("", "12", " March"), ("", "11", " March")),
    "a date is one word": (
        "in 2021-04; x",
        "in 2021-03; x",
        ("in ", "2021-04", "; x"),
        ("in ", "2021-03", "; x"),
    ),
    "words are added": ("a c", "a b c", ("a ", "", "c"), ("a ", "b ", "c")),
    "a repeated word": ("no no", "no", ("no", " no", ""), ("no", "", "")),
    "a Chinese character": ("专利代理", "专利代办", ("专利代", "理", ""), ("专利代", "办", "")),
    "all of it": ("yes", "no", ("", "yes", ""), ("", "no", "")),
}


@pytest.mark.parametrize(("one", "other", "left", "right"), CUT.values(), ids=list(CUT))
def test_what_differs_is_cut_out(
    one: str, other: str, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    """Whole words differ; what is shared at both ends is left out."""
    assert cut_difference(one, other) == (left, right)


@given(st.text(max_size=30), st.text(max_size=30))
def test_pieces_join_to_the_texts_and_share_their_ends(one: str, other: str) -> None:
    left, right = cut_difference(one, other)
    assert ("".join(left), "".join(right)) == (one, other)
    assert (left[0], left[2]) == (right[0], right[2])
