"""Differences between texts: word by word, and when only punctuation changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.worddiff import Op, diff_words, is_punctuation_change, shared_ends

TEXTS = st.text(alphabet="ab 1,.。，蓝天-%\n", max_size=40)

DIFFERENCES = {
    "word": (
        "The office checks it.",
        "The office inspects it.",
        "The office -checks-+inspects+ it.",
    ),
    "added": ("Hang lanterns.", "Hang red lanterns.", "Hang +red +lanterns."),
    "two words in one": ("by all of us", "by each one of us", "by -all-+each one+ of us"),
    "number": ("in 2021-03-12", "in 2021-03-13", "in -2021-03-12-+2021-03-13+"),
    "thousands": ("1,200 cases", "1,300 cases", "-1,200-+1,300+ cases"),
    "Chinese": ("国家知识产权局", "国家版权局", "国家-知识产-+版+权局"),
    "comma": ("Now, go", "Now go", "Now-,- go"),
    "nothing before": ("", "All new", "+All new+"),
    "nothing after": ("All gone", "", "-All gone-"),
    "combining marks": ("cafe\u0301 now", "cafe now", "-cafe\u0301-+cafe+ now"),
    "a lone space joins": ("one two", "three four", "-one two-+three four+"),
}


@pytest.mark.parametrize(("old", "new", "expected"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_whole_words_are_told(old: str, new: str, expected: str) -> None:
    """Gone words stand between `-`, new ones between `+`."""
    marks = {Op.SAME: "", Op.GONE: "-", Op.NEW: "+"}
    told = [f"{marks[piece.op]}{piece.text}{marks[piece.op]}" for piece in diff_words(old, new)]
    assert "".join(told) == expected


PUNCTUATION = {
    "comma": ("Now go", "Now, go", True),
    "quotes": ('the "two" of them', "the “two” of them", True),
    "Chinese comma": ("以上，请执行。", "以上请执行", True),
    "wide and narrow": ("通知,如下:", "通知，如下：", True),
    "brackets": ("〔2021〕32号", "[2021]32号", True),
    "hyphen between words": ("re-sign it", "re sign it", True),
    "same": ("Now", "Now", False),
    "space only": ("a  b", "a b", False),
    "space between Chinese": ("总局 通知", "总局通知", True),
    "word": ("Now go", "Now stay", False),
    "capital": ("office", "Office", False),
    "decimal mark": ("1.5 million", "15 million", False),
    "thousands": ("1,500", "1.500", False),
    "minus": ("-5 degrees", "5 degrees", False),
    "per cent": ("5% more", "5 more", False),
    "slash": ("and/or", "and or", False),
    "apostrophe inside": ("it's", "its", False),
    "hyphen that joins": ("re-sign", "resign", False),
    "date": ("2021-03-12", "2021-03 12", False),
    "order": ("a, b", "b, a", False),
}


@pytest.mark.parametrize(("old", "new", "expected"), PUNCTUATION.values(), ids=PUNCTUATION)
def test_punctuation_is_what_leaves_the_words_alone(old: str, new: str, expected: bool) -> None:
    """Only marks between words are punctuation: in a number and as a sign they say something."""
    assert is_punctuation_change(old, new) is expected
    assert is_punctuation_change(new, old) is expected


@given(TEXTS, TEXTS)
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    """Without what is new the pieces are the old text, without what is gone the new one."""
    pieces = diff_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.op is not Op.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.op is not Op.GONE) == new
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """The only piece is the text."""
    assert [piece.text for piece in diff_words(text, text)] == [text] * bool(text)


def test_very_long_texts_are_told_as_one_change() -> None:
    """Where comparing would take too long, the middle is gone and new as a whole."""
    old = "start " + "a b " * 3000 + "end"
    new = "start " + "c d " * 3000 + "end"
    assert [piece.op for piece in diff_words(old, new)] == [Op.SAME, Op.GONE, Op.NEW, Op.SAME]


@given(st.lists(st.integers(0, 2), max_size=8), st.lists(st.integers(0, 2), max_size=8))
def test_shared_ends_do_not_overlap(left: list[int], right: list[int]) -> None:
    """What two sequences share at both ends fits into the shorter one."""
    start, end = shared_ends(list(map(str, left)), list(map(str, right)))
    assert start + end <= min(len(left), len(right))
    assert left[:start] == right[:start]
    assert left[len(left) - end :] == right[len(right) - end :]
