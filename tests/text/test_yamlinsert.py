"""Small changes to YAML that people wrote: what is not touched stays, the result reads right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.yamlfile import Flow, FlowList, dump_yaml, load_yaml
from generator.text.yamlinsert import InsertError, add_item, add_key, set_value

TIMELINE = """\
# Head.
subject: x # why
events:
  # About the first.
  - id: a
    text: >-
      Folded
      text.

  # About the second.
  - id: b
    sources: [s]

# Tail.
rounds: []
"""

ITEMS: dict[str, tuple[int | None, str]] = {
    "first": (
        0,
        TIMELINE.replace("  # About the first.\n", "  - id: n\n\n  # About the first.\n"),
    ),
    "between": (
        1,
        TIMELINE.replace("  # About the second.\n", "  - id: n\n\n  # About the second.\n"),
    ),
    "last": (None, TIMELINE.replace("    sources: [s]\n", "    sources: [s]\n\n  - id: n\n")),
}


@pytest.mark.parametrize(("at", "expected"), ITEMS.values(), ids=ITEMS)
def test_an_item_goes_in_where_it_belongs(at: int | None, expected: str) -> None:
    """Comments stay above what they speak of, and items stay as far apart as they were."""
    assert add_item(TIMELINE, "events", {"id": "n"}, at) == expected


LISTS = {
    "missing": ("a: 1\n", "a: 1\nlist:\n  - {k: v}\n"),
    "missing, with its place": ("a: 1\n# of b\nb: 2\n", "a: 1\nlist:\n  - {k: v}\n# of b\nb: 2\n"),
    "empty": ("list: []\nb: 2\n", "list:\n  - {k: v}\nb: 2\n"),
    "no value": ("list:\nb: 2\n", "list:\n  - {k: v}\nb: 2\n"),
    "on one line": ("list: [{k: a}] # old\nb: 2\n", "list:\n  - {k: a}\n  - {k: v}\nb: 2\n"),
    "not indented": ("list:\n- {k: a}\nb: 2\n", "list:\n- {k: a}\n- {k: v}\nb: 2\n"),
    "deeply indented": ("list:\n    - {k: a}\nb: 2\n", "list:\n    - {k: a}\n    - {k: v}\nb: 2\n"),
    "without a line end": ("list:\n  - {k: a}", "list:\n  - {k: a}\n  - {k: v}\n"),
    "nothing at all": ("", "list:\n  - {k: v}\n"),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_may_be_written_in_any_way(text: str, expected: str) -> None:
    """The item stands last in it; only a list on one line is written anew."""
    assert add_item(text, "list", Flow(k="v"), before=("b",)) == expected


KEYS = {
    "first": ("b:\n  t: 1\n\nc:\n  t: 2\n", "a:\n  t: 0\n\nb:\n  t: 1\n\nc:\n  t: 2\n"),
    "last": ("A:\n  t: 1\n", "A:\n  t: 1\na:\n  t: 0\n"),
    "below the head": ("# Head.\n\nb:\n  t: 1\n", "# Head.\n\na:\n  t: 0\nb:\n  t: 1\n"),
    "into nothing": ("", "a:\n  t: 0\n"),
    "into an empty one": ("# Head.\n{}\n", "# Head.\na:\n  t: 0\n"),
    "above a comment": ("# of b\nb:\n  t: 1\n", "a:\n  t: 0\n# of b\nb:\n  t: 1\n"),
}


@pytest.mark.parametrize(("text", "expected"), KEYS.values(), ids=KEYS)
def test_a_key_goes_in_by_the_alphabet(text: str, expected: str) -> None:
    """Keys stay sorted, comments and empty lines as they were."""
    assert add_key(text, "a", {"t": 0}) == expected


VALUES = {
    "in its place": ("a: 1 # one\nb: 2\n", "a: n\nb: 2\n"),
    "over lines": ("a: >-\n  long\n  text\n# of b\nb: 2\n", "a: n\n# of b\nb: 2\n"),
    "new, before another": ("b: 2\n", "a: n\nb: 2\n"),
    "new, last": ("c: 2\n", "c: 2\na: n\n"),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_a_value_is_set_where_it_stands(text: str, expected: str) -> None:
    """A key that is there keeps its place."""
    assert set_value(text, "a", "n", before=("b",)) == expected


REFUSED = {
    "a key twice": lambda: add_key("a: 1\n", "a", 2),
    "not a mapping": lambda: set_value("- a\n", "a", 1),
    "not YAML": lambda: add_item("a: [\n", "a", 1),
    "on one line": lambda: set_value("{a: 1, b: 2}\n", "a", 3),
    "an alias": lambda: set_value("a: &x 1\nb: *x\n", "a", 3),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_changed_safely_is_refused(change: Any) -> None:
    """No text is given back that would say something else."""
    with pytest.raises(InsertError):
        change()


TEXT = st.text(st.sampled_from("a:#'\"-[]{}>|&*!%,\n 字\u202e"), max_size=12)
VALUE = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "list"]), VALUE, max_size=4), VALUE)
def test_the_text_says_what_it_said_and_one_thing_more(data: dict[str, Any], value: Any) -> None:
    """Whatever the values, the change is the one that was asked for."""
    assert load_yaml(set_value(dump_yaml(data), "b", value)) == {**data, "b": value}
    if isinstance(data.get("list", []), list):
        changed = load_yaml(add_item(dump_yaml(data), "list", value))
        assert changed == {**data, "list": [*data.get("list", []), value]}


def test_lists_stand_on_one_line_where_asked() -> None:
    """A `FlowList` is written as `[a, b]`."""
    assert dump_yaml({"a": FlowList(["x", "y"]), "b": ["z"]}) == "a: [x, y]\nb:\n  - z\n"
