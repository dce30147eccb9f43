"""Finding many names at once: what is the same name, and where it begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.names import NameIndex, cut_words

SAME = [
    pytest.param("Blue Sky", "“BLUE-SKY”", True, id="case, quotes, hyphens"),
    pytest.param("Plan (2021-2035)", "plan（2021—2035）", True, id="full width and dashes"),
    pytest.param("专利法", "《专利法》", True, id="title marks"),
    pytest.param("專利法", "专利法", True, id="traditional and simplified"),
    pytest.param("Trade\u00admark", "Trademark", True, id="a soft hyphen within a word"),
    pytest.param("No. 77", "No 77", False, id="a full stop counts"),
    pytest.param("five year", "fiveyear", False, id="words are words"),
]


@pytest.mark.parametrize(("name", "other", "is_same"), SAME)
def test_fold(name: str, other: str, is_same: bool) -> None:
    """Names fold to the same form if they match the same text."""
    index: NameIndex[str] = NameIndex()
    assert (index.fold(name) == index.fold(other)) is is_same


def test_all_claims_of_a_name_are_given_back() -> None:
    """A name that was added for two values stands for both."""
    index: NameIndex[int] = NameIndex()
    index.add("GI agreement", 1)
    index.add("gi-agreement", 2)
    assert [named.values for named in index.scan("The GI Agreement.")] == [(1, 2)]


def test_an_own_name_beats_the_plural_of_another() -> None:
    """A plural is only guessed where nothing has that very name."""
    index: NameIndex[str] = NameIndex()
    index.add("new rule", "one")
    index.add("new rules", "many")
    assert [named.values for named in index.scan("new rules, new rule")] == [("many",), ("one",)]


CUT = [
    ("Trademark Law", "the Trade-mark Law", ["Trade-mark Law"]),
    ("Trademark Law", "the Trade-\nmark Law", ["Trade-\nmark Law"]),
    ("Trademark Law", "the Trade mark Law", []),
    ("trade mark law", "the trade-mark law", ["trade-mark law"]),
    ("Office (SO)", "the Office (SO, formerly TO)", []),
    ("Office (SO)", "the Office (SO)", ["Office (SO)"]),
]


@pytest.mark.parametrize(("name", "text", "surfaces"), CUT)
def test_cut_words_and_open_brackets(name: str, text: str, surfaces: list[str]) -> None:
    """A hyphen may cut a word of a name; a bracket that stays open is none of a name."""
    index: NameIndex[int] = NameIndex()
    index.add(name, 1)
    index.add("World Trade", 2)
    assert [text[spot.start : spot.end] for spot in index.scan(text)] == surfaces


def test_one_cut_serves_several_indexes() -> None:
    """What is found in a text is found in its cut."""
    index: NameIndex[int] = NameIndex()
    index.add("Blue Sky", 1)
    text = "Blue-sky and blue sky"
    assert list(index.scan(cut_words(text))) == list(index.scan(text))


def test_a_name_without_words_is_refused() -> None:
    """Punctuation alone can name nothing."""
    assert not NameIndex[int]().add("—", 1)


@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=5))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str, names: list[str]) -> None:
    """Whatever the text and the names, spans are in order and apart."""
    index: NameIndex[str] = NameIndex()
    for name in names:
        index.add(name, name)
    end = 0
    for named in index.scan(text):
        assert end <= named.start < named.end <= len(text)
        end = named.end


@given(st.text(alphabet="ab Z5-.蓝天", min_size=1, max_size=12))
def test_a_name_stands_in_itself(name: str) -> None:
    """A text that is nothing but the name names it."""
    index: NameIndex[str] = NameIndex()
    if index.add(name, name):
        assert [named.values for named in index.scan(name)] == [(name,)]
