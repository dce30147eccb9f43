"""A YAML mapping taken apart by key: nothing is lost, and comments are known from text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.merging import simplify
from generator.text.yamlfile import dump_yaml, load_yaml
from generator.text.yamlparts import Mapped, compose_mapping, find_comments, split_mapping

TEXT = """\
# head
id: x  # why
title: 'a # b' # c#d
dates:
  # inner
  - {role: issued, edtf: '2021'}  # it
  - {a: 1}

# for kind
kind: other
text: |
  # not a comment
  line # no
中文: 值𠀀 # 注
last: >-
  folded # no
# tail
"""


def test_entries_hold_every_character_of_the_text() -> None:
    parts = split_mapping(TEXT)
    assert "".join(entry.head + entry.text for entry in parts.entries) + parts.tail == TEXT
    assert [entry.key for entry in parts.entries] == list(load_yaml(TEXT))
    kind = parts.find("kind")
    assert kind is not None
    assert (kind.head, kind.text) == ("\n# for kind\n", "kind: other\n")


def test_comments_are_told_from_text() -> None:
    inner = ("# inner", "# it", "# for kind", "# 注", "# tail")
    assert find_comments(TEXT) == ("# head", "# why", "# c#d", *inner)
    assert find_comments("a: 'x # y'\n") == ()


@pytest.mark.parametrize("text", ["{a: 1}", "  a: 1\n  b: 2\n", "a", "[1]", ""])
def test_a_mapping_of_another_shape_has_no_entries(text: str) -> None:
    assert split_mapping(text).entries == ()


def compose(edited: str, new: str, value: dict[str, Any]) -> str:
    return compose_mapping(
        Mapped(edited, load_yaml(edited) or {}), Mapped(new, load_yaml(new) or {}), value
    )


COMPOSED: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "as people wrote it": (
        "a: '1'\nb: [x]\n",
        "b: [y]\na: 1\n",
        {"a": "1", "b": ["x"]},
        "a: '1'\nb: [x]\n",
    ),
    "as generated": ("a: 1 # c\n", 'a: "2"\n', {"a": "2"}, '# c\na: "2"\n'),
    "as neither": ("a: [1] # c\n", "a: [2]\n", {"a": ["1", "2"]}, "# c\na:\n  - '1'\n  - '2'\n"),
    "a new key has its place": (
        "a: 1\nc: 3\n",
        "a: 1\nb: 2\nc: 3\n",
        {"a": 1, "b": 2, "c": 3},
        "a: 1\nb: 2\nc: 3\n",
    ),
    "comments of a key that goes": (
        "a: 1\n# why\nb: 2 # c\n",
        "a: 1\n",
        {"a": 1},
        "a: 1\n# why\n# c\n",
    ),
    "a mapping on one line": (
        "{a: 1} # c\n",
        "a: 1\nb: 2\n",
        {"a": 1, "b": 2},
        "a: 1\nb: 2\n# c\n",
    ),
    "a record is one line": ("a: []\n", "a: []\n", {"a": [{"b": "1"}]}, "a:\n  - {b: '1'}\n"),
}


@pytest.mark.parametrize(("edited", "new", "value", "text"), COMPOSED.values(), ids=list(COMPOSED))
def test_entries_are_written_as_they_stand(
    edited: str, new: str, value: dict[str, Any], text: str
) -> None:
    assert compose(edited, new, value) == text


VALUES = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.one_of(st.text(max_size=9), st.lists(st.text(max_size=9), max_size=3)),
)


@given(VALUES, VALUES, VALUES)
def test_what_is_composed_says_what_it_should(first: Any, second: Any, value: Any) -> None:
    text = compose(dump_yaml(first), dump_yaml(second), value)
    said = load_yaml(text) or {}
    assert {key: simplify(one) for key, one in said.items()} == {
        key: simplify(one) for key, one in value.items()
    }
