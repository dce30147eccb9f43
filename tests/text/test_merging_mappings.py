"""Three-text merge of what YAML holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.merging import merge_mappings, simplify

RECORDS = {"dates": (("role", "edtf"), ("role",))}
ISSUED = {"role": "issued", "edtf": "2021-03-12", "basis": "outside"}
REPOSTED = {"role": "reposted", "edtf": "2021-03-30", "quote": "Create Time"}

CASES: dict[str, tuple[Any, Any, Any, Any, int]] = {
    "nothing": ({}, {}, {}, {}, 0),
    "one side changes": ({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "2"}, 0),
    "people change": ({"a": "1"}, {"a": "3"}, {"a": "1"}, {"a": "3"}, 0),
    "both change alike": ({"a": "1"}, {"a": "2"}, {"a": "2"}, {"a": "2"}, 0),
    "both change": ({"a": "1"}, {"a": "3"}, {"a": "2"}, {"a": "3"}, 1),
    "people remove what changes": ({"a": "1"}, {}, {"a": "2"}, {}, 1),
    "people remove": ({"a": "1"}, {}, {"a": "1"}, {}, 0),
    "the generator removes": ({"a": "1"}, {"a": "1"}, {}, {}, 0),
    "the generator removes what people changed": ({"a": "1"}, {"a": "3"}, {}, {"a": "3"}, 1),
    "both add": ({}, {"a": "3"}, {"a": "2"}, {"a": "3"}, 1),
    "white space is no change": ({"a": "x y"}, {"a": "x  y\n"}, {"a": "z"}, {"a": "z"}, 0),
    "an empty value is none": ({}, {"a": ""}, {"a": "2"}, {"a": "2"}, 0),
    "a number is its digits": ({"a": "2021"}, {"a": 2021}, {"a": "2022"}, {"a": "2022"}, 0),
    "a set grows on both sides": (
        {"s": ["a"]},
        {"s": ["a", "b"]},
        {"s": ["a", "c"]},
        {"s": ["a", "b", "c"]},
        0,
    ),
    "a set shrinks on both sides": (
        {"s": ["a", "b", "c"]},
        {"s": ["a", "b"]},
        {"s": ["b", "c"]},
        {"s": ["b"]},
        0,
    ),
    "both add the same element": ({"s": []}, {"s": ["a"]}, {"s": ["a"]}, {"s": ["a"]}, 0),
    "people sort a set": (
        {"s": ["a", "b"]},
        {"s": ["b", "a"]},
        {"s": ["a", "b", "c"]},
        {"s": ["b", "c", "a"]},
        0,
    ),
    "a set that both emptied goes": ({"s": ["a"]}, {"s": ["a"]}, {}, {}, 0),
    "people remove a set": ({"s": ["a"]}, {}, {"s": ["a", "b"]}, {"s": ["b"]}, 0),
    "a record gains a field": (
        {"dates": [REPOSTED]},
        {"dates": [REPOSTED | {"note": "n"}]},
        {"dates": [REPOSTED | {"quote": "Time"}]},
        {"dates": [REPOSTED | {"note": "n", "quote": "Time"}]},
        0,
    ),
    "a date is corrected": (
        {"dates": [REPOSTED]},
        {"dates": [ISSUED, REPOSTED]},
        {"dates": [REPOSTED | {"edtf": "2021-03-31"}]},
        {"dates": [ISSUED, REPOSTED | {"edtf": "2021-03-31"}]},
        0,
    ),
    "two dates for one role wait": (
        {"dates": []},
        {"dates": [ISSUED]},
        {"dates": [ISSUED | {"edtf": "2021-03-15"}]},
        {"dates": [ISSUED]},
        1,
    ),
    "a removed record that changes waits": (
        {"dates": [REPOSTED]},
        {"dates": []},
        {"dates": [REPOSTED | {"quote": "Time"}]},
        {"dates": []},
        1,
    ),
    "a list for a text": ({"a": "1"}, {"a": ["1", "2"]}, {"a": "3"}, {"a": ["1", "2"]}, 1),
}


@pytest.mark.parametrize(
    ("base", "edited", "new", "merged", "conflicts"), CASES.values(), ids=list(CASES)
)
def test_merging_mappings(base: Any, edited: Any, new: Any, merged: Any, conflicts: int) -> None:
    result = merge_mappings(base, edited, new, RECORDS)
    assert result.value == merged
    assert len(result.conflicts) == conflicts
    assert list(result.value) == list(merged)


VALUES = st.one_of(
    st.sampled_from(["x", "y", "z"]),
    st.lists(st.sampled_from("abcd"), unique=True, min_size=1),
    st.lists(
        st.fixed_dictionaries({"role": st.sampled_from("rs"), "edtf": st.sampled_from("123")}),
        min_size=1,
    ),
)
DATA = st.dictionaries(st.sampled_from(["a", "b", "dates"]), VALUES)


def elements(data: Any) -> set[Any]:
    """Values of the front matter; lists are sets."""
    return {
        (key, simplify(element))
        for key, value in data.items()
        for element in (value if isinstance(value, list) else [value])
    }


@given(DATA, DATA)
def test_what_only_one_side_changed_is_taken_from_it(base: Any, other: Any) -> None:
    for edited, new in ((base, other), (other, base), (other, other)):
        merged = merge_mappings(base, edited, new, RECORDS)
        assert elements(merged.value) == elements(other)
        assert merged.conflicts == ()


@given(DATA, DATA, DATA)
def test_what_people_set_stays_and_what_they_removed_stays_away(
    base: Any, edited: Any, new: Any
) -> None:
    merged = merge_mappings(base, edited, new, RECORDS)
    kept, before, now = elements(merged.value), elements(base), elements(new)
    assert elements(edited) - before <= kept
    assert not (before - elements(edited)) & kept - (now - before)
    again = merge_mappings(new, merged.value, new, RECORDS)
    assert elements(again.value) == elements(merged.value)
