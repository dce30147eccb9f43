"""One script for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.names import NameIndex
from generator.text.script import to_simplified

PAIRS = [
    ("國家知識產權局關於專利審查", "国家知识产权局关于专利审查"),
    ("後臺裡發佈徵求", "后台里发布征求"),
    ("产权 Patent 2021", "产权 Patent 2021"),
]


@pytest.mark.parametrize(("traditional", "simplified"), PAIRS)
def test_characters(traditional: str, simplified: str) -> None:
    """Traditional characters become simplified ones; all else stays."""
    assert to_simplified(traditional) == simplified


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=40))
def test_laws(text: str) -> None:
    """The text keeps its length, and what is simplified stays as it is."""
    simple = to_simplified(text)
    assert len(simple) == len(text)
    assert to_simplified(simple) == simple


@given(st.text("國家知識產權專利標", min_size=1, max_size=8))
def test_both_scripts_match_each_other(name: str) -> None:
    """A name in one script stands in a text in the other, both ways."""
    for one, other in ((name, to_simplified(name)), (to_simplified(name), name)):
        index: NameIndex[int] = NameIndex()
        index.add(one, 1)
        assert [(spot.start, spot.end) for spot in index.scan(other)] == [(0, len(name))]
