"""Quotes are found again where they were taken from, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.text.quoting import CONTEXT, count_overlapping, find_once, quote_at

TEXTS = st.text(st.sampled_from("ab 《法》"), min_size=1, max_size=200)


@given(TEXTS, st.data())
def test_a_quotation_is_found_exactly_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = quote_at(text, start, end)
    whole = found.prefix + found.exact + found.suffix
    assert count_overlapping(text, whole) == 1
    assert text.index(whole) + len(found.prefix) == found.start == start
    assert text[found.start : found.end] == found.exact


def test_context_is_as_short_as_it_may_be() -> None:
    """Unique words have the usual context, doubled ones as much as tells them apart."""
    text = "The law. " * 30 + "End."
    assert len(quote_at(text, text.index("End"), len(text)).prefix) == CONTEXT
    second = quote_at(text, 9, 16)
    assert second.exact == "The law"
    assert second.prefix == "The law. "
    assert len(second.suffix) > CONTEXT


def test_find_once() -> None:
    assert find_once("a law, a rule", "law") == 2
    assert find_once("a law, a law", "law") == -1
    assert find_once("aaa", "aa") == -1
    assert find_once("a law", "") == find_once("a law", "rule") == -1
