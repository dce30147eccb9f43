"""The search index, cut so that Chinese can be found."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search import part_cells, segment_han, segment_index


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Blue Sky", "Blue Sky", id="no-chinese"),
        pytest.param("行动", "行|动", id="two-characters"),
        pytest.param("2021年", "2021|年", id="digits-beside"),
        pytest.param("the 蓝天 action", "the |蓝|天| action", id="within-english"),
        pytest.param("“蓝天”行动", "“|蓝|天|”|行|动", id="punctuation-beside"),
        pytest.param("二〇二一", "二|〇|二|一", id="ideographic-zero"),
        pytest.param("<p>行</p>", "<p>|行|</p>", id="markup-untouched"),
        pytest.param("", "", id="empty"),
    ],
)
def test_each_han_character_is_cut_off(text: str, expected: str) -> None:
    """Every Han character stands alone between zero-width spaces; all else is unchanged."""
    assert segment_han(text) == expected.replace("|", "\u200b")


@given(st.text())
def test_cutting_keeps_the_text(text: str) -> None:
    """Without the zero-width spaces the text is the same, and cutting again changes nothing."""
    cut = segment_han(text)
    assert cut.replace("\u200b", "") == text.replace("\u200b", "")
    assert segment_han(cut) == cut


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<td>a</td><td>b</td>", "<td>a</td>\n<td>b</td>", id="cells"),
        pytest.param("<dt>a</dt><dd>b</dd>", "<dt>a</dt>\n<dd>b</dd>", id="definition"),
        pytest.param("<td>a</td>\n<td>b</td>", "<td>a</td>\n<td>b</td>", id="parted-already"),
        pytest.param("<b>a</b><i>b</i>", "<b>a</b><i>b</i>", id="within-a-word"),
    ],
)
def test_words_of_neighbouring_cells_are_kept_apart(content: str, expected: str) -> None:
    """White space comes between boxes, where it shows nowhere, and never into a line of text."""
    assert part_cells(content) == expected


def test_only_titles_and_texts_are_cut() -> None:
    """Addresses and settings of the index stay as the theme wrote them."""
    entry = {"location": "a.html#年", "title": "年", "text": "<p>2021年</p>"}
    index = json.dumps({"config": {"separator": "年"}, "docs": [entry]})
    assert json.loads(segment_index(index)) == {
        "config": {"separator": "年"},
        "docs": [{"location": "a.html#年", "title": "年", "text": "<p>2021\u200b年\u200b</p>"}],
    }
