"""Checks that need the words: verbatim text, evidence, and what we write ourselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import Severity
from generator.models import Name, Notice, Term
from generator.page import parse_page
from generator.review.content import (
    check_complete,
    check_editorial,
    check_renderings,
    check_term,
    check_verbatim,
)
from generator.vocabulary import Confidence, TermKind

RAW = "Home > News\r\nA notice\r\nCreate Time:2021-03-30\r\nFirst part.\u00a0 It\u202e goes on.\r\n"

PAGE = """\
---
id: office-2021-a
work: office-2021-a
title: A notice
kind: notice
issuer: ''
language: en
translation: original
dates:
  - {{role: reposted, edtf: '2021-03-30', basis: stated, quote: '{quote}'}}
review: draft
---

## Summary

{summary}

## What it does

{points}

## Text as published

First part.
{second}
{{#b1234567}}
"""


def page(
    quote: str = "Create Time:2021-03-30",
    summary: str = "Ours.",
    points: str = "- One. [¶](#b1234567)",
    second: str = "It goes on.",
) -> Notice:
    text = PAGE.format(quote=quote, summary=summary, points=points, second=second)
    notice = parse_page(text, "content/notices/a.md").notice
    assert notice is not None
    return notice


def test_white_space_and_removed_characters_do_not_count_as_changes() -> None:
    assert check_verbatim(page(), RAW) == []


def test_a_changed_word_in_the_published_text_is_found_with_its_line() -> None:
    (finding,) = check_verbatim(page(second="It went on."), RAW)
    assert finding.line == 25
    assert "'It went on.' does not stand in the raw notice" in finding.message
    assert "corrections" in finding.message


def test_a_sentence_that_was_cut_from_the_page_is_missed() -> None:
    sentences = ("First part.", "It\u202e goes  on.")
    assert check_complete(page(), sentences) == []
    (finding,) = check_complete(page(second="It went on."), sentences)
    assert finding.code == "missing" and finding.severity is Severity.WARNING


def test_a_date_is_stated_only_where_its_quote_stands_in_the_notice() -> None:
    (finding,) = check_verbatim(page(quote="Create Time:2021-03-31"), RAW)
    assert finding.code == "quote"


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


def test_renderings_stand_where_they_were_seen() -> None:
    """Capitals and white space do not count; a source that is no notice is not looked into."""
    names = (
        Name("first  Part", seen="n"),
        Name("second part", seen="n", line=7),
        Name("third part", seen="paper"),
    )
    term = Term("t", "T", TermKind.CONCEPT, "D", renderings=names, path="content/glossary/t.md")
    (finding,) = check_renderings((term,), {"n": RAW})
    assert (finding.line, finding.code) == (7, "quote")
    assert finding.message.startswith("the rendering 'second part' is said to be seen in 'n'")
