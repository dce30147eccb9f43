"""YAML as editors write it: no surprises, and errors that say the line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.yamlfile import Flow, YamlError, dump_yaml, line_of, load_yaml

READ: list[tuple[str, Any]] = [
    ("date: 2021-03-30", {"date": "2021-03-30"}),
    ("answer: no", {"answer": "no"}),
    ("answer: true", {"answer": True}),
    ("number: 010", {"number": "010"}),
    ("number: 12", {"number": 12}),
    ("version: 1.10.2", {"version": "1.10.2"}),
    ("time: 12:30:00", {"time": "12:30:00"}),
    ("empty:", {"empty": None}),
    ("text: 'a & b'", {"text": "a & b"}),
    ("中文: 值", {"中文": "值"}),
]


@pytest.mark.parametrize(("text", "data"), READ, ids=[row[0] for row in READ])
def test_values_mean_what_they_look_like(text: str, data: Any) -> None:
    assert load_yaml(text) == data


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice"),
    ("a: [1, 2\nb: 3\n", 1, "not valid YAML"),
    ("a: &x [1]\nb: *x\n", 1, "aliases"),
    ("a: 1\n[b]: 2\n", 2, "a key that is no text"),
    ("a: !!python/object/apply:os.system ['true']\n", 1, "not valid YAML"),
    ("a: b: c\n", 1, "not valid YAML"),
    ("[" * 5000, 2, "not valid YAML"),
    ("[" * 20000 + "]" * 20000, 1, "nested more than 20 levels"),
    ("a: \x01\n", 1, "not valid YAML"),
]


@pytest.mark.parametrize(
    ("text", "line", "why"), REFUSED, ids=[f"{row[2]}: {row[0][:12]!r}" for row in REFUSED]
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(YamlError) as caught:
        load_yaml(text)
    assert why in str(caught.value)
    assert caught.value.line == line


def test_the_line_of_a_value_is_found_in_nested_data() -> None:
    text = "a: 1\nlist:\n  - x: 1\n  - x: 2\n    y: 3\n"
    assert line_of(text, ["list", 1, "y"]) == 5
    assert line_of(text, ["list", 0]) == 3
    assert line_of(text, ["list", 9]) == 2
    assert line_of(text, ["nothing"]) == 1


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.sampled_from(["2021", "2021-03-30", "no", "null", "~", "0x1F", "1e3", "- a", "{a: b}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcdef_", min_size=1, max_size=6), VALUES, min_size=1))
def test_writing_and_reading_data_is_the_same(data: dict[str, Any]) -> None:
    assert load_yaml(dump_yaml(data)) == data


def test_small_records_are_written_on_one_line() -> None:
    text = dump_yaml({"dates": [Flow(role="issued", edtf="2021-03-12")]})
    assert text == "dates:\n  - {role: issued, edtf: '2021-03-12'}\n"
