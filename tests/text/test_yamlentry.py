"""One key is written anew, and nothing else of the file changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.yamlentry import set_entry
from generator.text.yamlfile import Flow, dump_yaml, load_yaml

NEW = Flow(state="reviewed", by="Ann")
LINE = "review: {state: reviewed, by: Ann}\n"
SET = {
    "a word": ("a: 1\nreview: draft\nb: 2\n", f"a: 1\n{LINE}b: 2\n"),
    "the last key, without a line end": ("a: 1\nreview: draft", f"a: 1\n{LINE}"),
    "a key that is not there": ("a: 1\n", f"a: 1\n{LINE}"),
    "nothing at all": ("", LINE),
    "a mapping on several lines": (
        "a: 1\nreview:\n  state: reviewed\n  by: Bo\nb: 2\n",
        f"a: 1\n{LINE}b: 2\n",
    ),
    "a flow over two lines": ("review: {state: draft,\n  by: Bo}\nb: 2\n", f"{LINE}b: 2\n"),
    "comments above and below": (
        "# head\nreview: draft\n\n# about b\nb: 2  # two\n",
        f"# head\n{LINE}\n# about b\nb: 2  # two\n",
    ),
    "a folded text": ("review: >-\n  draft\n\nb: 2\n", f"{LINE}\nb: 2\n"),
    "the word elsewhere": (
        "a: 'review: draft'\nlist:\n- review: no\nreview: draft\n",
        f"a: 'review: draft'\nlist:\n- review: no\n{LINE}",
    ),
    "a quoted key": ("'review': draft\nb: 2\n", f"{LINE}b: 2\n"),
    "Chinese, quotes and long lines": (
        f"title: 通知 “x”\nnote: {'很长 ' * 60}\nreview: draft\n",
        f"title: 通知 “x”\nnote: {'很长 ' * 60}\n{LINE}",
    ),
}


@pytest.mark.parametrize(("text", "expected"), SET.values(), ids=list(SET))
def test_only_the_entry_changes(text: str, expected: str) -> None:
    assert set_entry(text, "review", NEW) == expected


def test_a_new_key_goes_above_the_long_lists() -> None:
    """A reader of a timeline finds its state at the top, not below six hundred lines."""
    text = "subject: sky\ntitle: Sky\n\nrounds:\n- id: a\nevents:\n- id: b\n"
    expected = f"subject: sky\ntitle: Sky\n\n{LINE}rounds:\n- id: a\nevents:\n- id: b\n"
    assert set_entry(text, "review", NEW, before=("rounds", "events")) == expected


VALUES = st.recursive(
    st.text("ab: #'\"\n甲-{}", max_size=8) | st.integers(0, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xyz", min_size=1), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["a", "review", "b", "on"]), VALUES, max_size=4))
def test_the_file_says_the_same_but_for_the_key(data: dict[str, Any]) -> None:
    """Whatever the file holds, it reads as before with the new value; twice is once."""
    text = set_entry(dump_yaml(data) if data else "", "review", NEW)
    assert load_yaml(text) == data | {"review": dict(NEW)}
    assert set_entry(text, "review", NEW) == text
