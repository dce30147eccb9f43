"""Laws of the three-text merge on random documents, and the small steps it is made of."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.merging import Item, Outcome, merge_documents
from generator.text.merging.matching import find_moved, likeness, match_alike, match_equal
from generator.text.merging.order import merge_orders, weave
from tests.soak.documents import make_case
from tests.soak.laws import broken_laws


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**32))
def test_laws_on_random_documents(seed: int) -> None:
    case = make_case(Random(seed))
    assert broken_laws(case, merge_documents(case.base, case.edited, case.new)) == []


WORDS = st.lists(st.sampled_from("abcde"), max_size=12)


@given(WORDS, WORDS)
def test_equal_elements_are_matched_as_often_as_both_have_them(
    old: list[str], new: list[str]
) -> None:
    pairs = match_equal(old, new)
    assert all(old[i] == new[j] for i, j in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    assert len(pairs) == sum(min(old.count(word), new.count(word)) for word in set(old))


@given(WORDS)
def test_a_sequence_matches_itself_in_place(words: list[str]) -> None:
    assert match_equal(words, words) == {place: place for place in range(len(words))}


EQUAL = {
    "one is added in the middle": ("ab", "axb", {0: 0, 1: 2}),
    "one is removed": ("axb", "ab", {0: 0, 2: 1}),
    "one moved to the end": ("abc", "bca", {0: 2, 1: 0, 2: 1}),
    "a repeat behind what was there is the new one": ("ab", "abab", {0: 0, 1: 1}),
    "of two equal ones the first stays": ("xaxb", "xb", {0: 0, 3: 1}),
}


@pytest.mark.parametrize(("old", "new", "pairs"), EQUAL.values(), ids=list(EQUAL))
def test_what_is_which(old: str, new: str, pairs: dict[int, int]) -> None:
    assert match_equal(old, new) == pairs


def test_the_fewest_that_moved_are_named() -> None:
    assert find_moved([0, 3, 1, 2, 4]) == [3]
    assert find_moved([0, 1, 2]) == []


ALIKE = {
    "a changed word": (
        "The Office inspects all agencies.",
        "The Office inspected all agencies.",
        True,
    ),
    "another sentence": ("The Office inspects agencies.", "No person registers figures.", False),
    "a word in chinese": ("依法查处无资质代理。", "依法查处无资质专利代理行为。", True),
    "another one in chinese": ("各局按月报送数据。", "依法查处无资质代理。", False),
    "long, with the same small words": (
        "The notice sets eight goals, from filings that do not serve innovation to unlicensed"
        " agents, platforms, forged documents and the duties of supervisors.",
        "This copy is an unofficial English version, posted by a trade association on 30 March"
        " 2021; the date of issue, 12 March, comes from an outside source.",
        False,
    ),
    "nothing": ("", "Something.", False),
    "equal": ("Something.", "Something.", True),
}


@pytest.mark.parametrize(("first", "second", "is_alike"), ALIKE.values(), ids=list(ALIKE))
def test_versions_of_a_text_are_told_from_other_texts(
    first: str, second: str, is_alike: bool
) -> None:
    assert (likeness(first, second) >= 0.5) is is_alike
    assert likeness(first, second) == likeness(second, first)


def test_pairs_of_versions_keep_their_order_and_are_as_alike_as_can_be() -> None:
    old = ["All agencies are inspected.", "Results are published."]
    new = ["Something else.", "All agencies are inspected by lot.", "Results are published now."]
    assert match_alike(old, new, 0.5) == [(0, 1), (1, 2)]
    assert match_alike(old[::-1], new, 0.5) in ([(0, 2)], [(1, 1)])
    assert match_alike(["One."], ["Two.", "Three."]) == [(0, 0)]
    assert match_alike(["One."], ["Two.", "Three."], 0.5) == []


def test_very_many_texts_are_paired_in_order_without_comparing_each_with_each() -> None:
    many = [f"Sentence number {number} of this." for number in range(600)]
    assert match_alike(many, many[1:]) == [(place, place) for place in range(599)]
    assert len(match_alike(many, many[:-1], 0.5)) == 599


ORDERS = {
    "both add at the end": ([0, 10], [0, 20], [0, 10, 20]),
    "both add at the start": ([10, 0], [20, 0], [10, 20, 0]),
    "people reordered": ([1, 0], [0, 20, 1], [1, 0, 20]),
    "the generator reordered": ([0, 10, 1], [1, 0], [1, 0, 10]),
    "both reordered": ([2, 0, 1], [1, 0, 2], [2, 0, 1]),
    "what people added stays with its own": ([0, 10, 1], [0, 1, 20], [0, 10, 1, 20]),
    "people removed the neighbour": ([0], [0, 1, 20], [0, 1, 20]),
}


@pytest.mark.parametrize(("edited", "new", "merged"), ORDERS.values(), ids=list(ORDERS))
def test_order_is_the_peoples_where_they_reordered(
    edited: list[int], new: list[int], merged: list[int]
) -> None:
    assert merge_orders(edited, new, 10) == merged


def test_a_new_head_does_not_cut_a_section_in_two() -> None:
    assert merge_orders([0, 10, 1], [0, 20, 1], 10, {0, 1, 10}) == [0, 20, 10, 1]


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_weaving_keeps_everything_once_and_the_order_of_the_first(
    first: list[int], second: list[int]
) -> None:
    woven = weave(first, second)
    assert sorted(woven) == sorted({*first, *second})
    assert [name for name in woven if name in first] == first


def outcomes(base: Item, edited: Item, new: Item) -> list[Outcome]:
    merged = merge_documents((base,), (edited,), (new,))
    return [change.outcome for change in merged.changes]


def test_what_people_replaced_by_something_else_the_generator_may_drop() -> None:
    """That is no conflict; where the two texts are versions of one, it is."""
    base, gone = Item("a", ("All agencies are inspected.", "End.")), Item("a", ("End.",))
    other = Item("a", ("Something of mine here.", "End."))
    version = Item("a", ("All agencies are inspected by lot.", "End."))
    assert outcomes(base, other, gone) == [Outcome.AGREED]
    assert outcomes(base, version, gone) == [Outcome.PENDING]


def test_two_replacements_of_one_sentence_are_a_conflict_however_unlike() -> None:
    base, mine = Item("a", ("One.",)), Item("a", ("Something of mine here.",))
    merged = merge_documents((base,), (mine,), (Item("a", ("Quite another text.",)),))
    (conflict,) = merged.conflicts
    assert (conflict.base, conflict.edited) == ("One.", "Something of mine here.")
    assert merged.document == (mine,)


def test_an_item_the_generator_drops_stays_while_it_holds_words_of_people() -> None:
    base, edited = Item("a", ("One.",)), Item("a", ("One.", "Mine."))
    merged = merge_documents((base,), (edited,), ())
    assert merged.document == (Item("a", ("Mine.",)),)
    assert [change.outcome for change in merged.changes] == [Outcome.SET_ASIDE, Outcome.TAKEN]


def test_kinds_changed_on_both_sides_are_a_conflict_of_form() -> None:
    base = Item("a", ("One.",), "paragraph")
    edited, new = Item("a", ("One.",), "item"), Item("a", ("One.",), "heading")
    merged = merge_documents((base,), (edited,), (new,))
    assert merged.document == (edited,)
    assert [(c.is_form, c.edited, c.new) for c in merged.conflicts] == [(True, "item", "heading")]


def test_nothing_goes_under_a_head_that_people_removed_with_all_below_it() -> None:
    """Where they kept what stands below it, something new may join that."""
    head, text = Item("h", ("Head.",), is_head=True), Item("a", ("One.",))
    new = Item("b", ("Another thing.",))
    gone = merge_documents((head, text), (), (head, text, new))
    assert gone.document == ()
    assert [conflict.new for conflict in gone.conflicts] == ["Another thing."]
    kept = merge_documents((head, text), (text,), (head, text, new))
    assert (kept.document, kept.conflicts) == ((text, new), ())
