"""Checks of what we write ourselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import Project
from generator.errors import Severity
from generator.models import Corpus, Provenance, Term
from generator.review.content import check_content, check_editorial, check_term
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


REDIRECTS = {
    "a page that is there": ({"notices/old": "notices/a"}, None),
    "with ending and anchor": ({"/notices/old.html": "notices/a.html#b1"}, None),
    "another kind of page": ({"about/old": "about"}, None),
    "no page": ({"notices/old": "notices/b"}, "'notices/old' leads to 'notices/b', which is no"),
    "away from a page": ({"notices/a": "about"}, "'notices/a' is the address of a page"),
}


@pytest.mark.parametrize(("redirects", "told"), REDIRECTS.values(), ids=list(REDIRECTS))
def test_redirects_lead_to_pages(redirects: dict[str, str], told: str | None) -> None:
    notice = replace(page(), id="a")
    project = Project(Path("nowhere"))
    record = Provenance("a", "x", "text/plain", "")
    corpus = Corpus(notices=(notice,), redirects=redirects, provenance={"a": record})
    found = [f.message for f in check_content(corpus, project) if f.path.endswith("redirects.yml")]
    assert len(found) == (told is not None)
    assert all(message.startswith(told or "") for message in found)
