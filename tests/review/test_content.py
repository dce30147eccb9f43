"""Checks of what we write ourselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import Severity
from generator.models import Term
from generator.review.content import check_editorial, check_term
from generator.vocabulary import Confidence, TermKind
from tests.review.samples import page

EDITORIAL = {
    "fine": ({}, []),
    "empty summary": ({"summary": ""}, ["'## Summary' is empty"]),
    "long summary": (
        {"summary": "One. Two. Three (see No. 4). Four. Five."},
        ["the summary has 5 sentences"],
    ),
    "point without paragraph": (
        {"points": "- One.\n- Two. [¶](#b1234567)"},
        ["'One.' names no paragraph"],
    ),
    "point over two lines": ({"points": "- One\n  goes on. [¶](#b1234567)"}, []),
    "link to nothing": ({"points": "- One. [¶](#b7654321)"}, ["'#b7654321' is no paragraph"]),
}


@pytest.mark.parametrize(("changes", "expected"), EDITORIAL.values(), ids=list(EDITORIAL))
def test_our_own_parts_are_short_and_point_at_paragraphs(
    changes: dict[str, str], expected: list[str]
) -> None:
    messages = [finding.message for finding in check_editorial(page(**changes))]
    assert len(messages) == len(expected)
    for message, start in zip(messages, expected, strict=True):
        assert message.startswith(start)


def test_a_definition_fits_on_a_card_and_has_a_source() -> None:
    term = Term("a", "A", TermKind.CONCEPT, "Short.\n\n" + "Long. " * 200, sources=("s-1",))
    assert check_term(term) == []
    long = replace(term, definition="x" * 351)
    assert [finding.severity for finding in check_term(long)] == [Severity.WARNING]
    assert "no source is named" in check_term(replace(term, sources=()))[0].message
    assert check_term(replace(term, sources=(), confidence=Confidence.LOW)) == []
    assert "no definition" in check_term(replace(term, definition=" "))[0].message
