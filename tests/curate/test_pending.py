"""Decisions that wait: how entries are kept up to date, closed and written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.curate.pagetext import PageText, read_page
from generator.curate.pending import (
    Entry,
    Place,
    describe,
    find_line,
    format_pending,
    read_pending,
    update_entries,
)

ENTRY = Entry("summary", Place.EDITORIAL, "It was so.", "It is so.", "It will be so.")
BLOCK = Entry("b1111111", Place.PUBLISHED, "All agency.", "All of them.", "All agencies.")
TITLE = Entry("title", Place.FRONT, "Notice", "A notice", "The notice")


def page(summary: str = "", block: str = "Text.", title: str = "Notice", **data: Any) -> PageText:
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **data}.items())
    return read_page(
        f"---\n{front}---\n\n## Summary\n\n{summary}\n\n## Text as published\n\n"
        f"{block}\n{{#b1111111}}\n",
        "page.md",
    )


def test_what_is_written_is_read_again() -> None:
    entries = (
        ENTRY,
        replace(ENTRY, theirs=None, ours="It will be so.\nAnd so."),
        TITLE,
        Entry("dates", Place.FRONT, None, {"role": "issued", "edtf": "2021"}, None),
        Entry("b1111111", Place.KIND, "", "-", "###"),
    )
    text = format_pending("one", entries)
    assert read_pending(text, "x").entries == entries
    assert "resolve one#SECTION --keep" in text
    assert format_pending("one", ()) == ""
    assert read_pending("", "x").entries == ()


WRONG = {
    "not yaml": ("id: [one\n", "not valid YAML"),
    "unknown key": ("id: one\nentries: []\nmore: 1\n", "unknown key 'more'"),
    "no place": (
        "id: one\nentries:\n  - {section: a, base: b, theirs: c, ours: d}\n",
        "has no 'in'",
    ),
    "another place": (
        "id: one\nentries:\n  - {section: a, in: b, base: b, theirs: c, ours: d}\n",
        "use one of front matter",
    ),
}


@pytest.mark.parametrize(("text", "why"), WRONG.values(), ids=list(WRONG))
def test_a_pending_file_that_cannot_be_read_says_why(text: str, why: str) -> None:
    (finding,) = read_pending(text, "content/pending/one.yml").findings
    assert why in finding.message


CLOSED = {
    "a sentence": (ENTRY, page("It will be so."), page("It will be so."), True),
    "a sentence, wrapped": (ENTRY, page("It will\nbe so."), page("It will be so."), True),
    "the people's sentence": (ENTRY, page("It is so."), page("It will be so."), False),
    "a third text": (ENTRY, page("Who knows."), page("It will be so."), False),
    "dropped and gone": (replace(ENTRY, ours=None), page(), page(), True),
    "dropped but there": (replace(ENTRY, ours=None), page("It is so."), page(), False),
    "no longer generated": (ENTRY, page("It is so."), page("Something else."), True),
    "a block": (BLOCK, page(block="All agencies."), page(block="All agencies."), True),
    "the people's block": (BLOCK, page(block="All of them."), page(block="All agencies."), False),
    "a value": (TITLE, page(title="The notice"), page(title="The notice"), True),
    "the people's value": (TITLE, page(title="A notice"), page(title="The notice"), False),
    "a value no longer generated": (TITLE, page(title="A notice"), page(title="Other"), True),
    "an element of a list": (
        Entry("subjects", Place.FRONT, "a", "b", "c"),
        page(subjects="[c, d]"),
        page(subjects="[c]"),
        True,
    ),
    "a heading": (
        Entry("summary", Place.HEADING, "Summary", "In short", "Summary"),
        page(),
        page(),
        True,
    ),
}


@pytest.mark.parametrize(("entry", "now", "new", "closes"), CLOSED.values(), ids=list(CLOSED))
def test_an_entry_closes_when_the_page_says_it_or_nobody_would(
    entry: Entry, now: PageText, new: PageText, closes: bool
) -> None:
    assert update_entries([entry], (), now, new) == (() if closes else (entry,))


def test_a_decision_that_the_generator_changes_again_stays_one_decision() -> None:
    """It keeps the base that the person knew."""
    again = Entry("summary", Place.EDITORIAL, "It will be so.", "It is so.", "It shall be so.")
    now, new = page("It is so."), page("It shall be so.")
    (entry,) = update_entries([ENTRY], [again], now, new)
    assert (entry.base, entry.theirs, entry.ours) == ("It was so.", "It is so.", "It shall be so.")
    assert update_entries([entry], [again], now, new) == (entry,)


def test_decisions_of_one_merge_do_not_swallow_each_other() -> None:
    """One says that a text goes, the other that a text comes: both begin or end with nothing."""
    goes = replace(ENTRY, ours=None)
    comes = Entry("summary", Place.EDITORIAL, None, "It is so.", "Something new.")
    follows = Entry("summary", Place.EDITORIAL, "It will be so.", "Who.", "Whom.")
    now, new = page("It is so. Who."), page("Something new. It will be so. Whom.")
    for found in ([goes, comes], [comes, goes], [ENTRY, follows], [follows, ENTRY]):
        entries = update_entries([], found, now, new)
        assert entries == tuple(found)
        assert update_entries(entries, found, now, new) == entries
        assert update_entries(entries, (), now, new) == entries


def test_a_decision_that_comes_up_twice_is_one() -> None:
    now, new = page("It is so."), page("It will be so.")
    assert update_entries([], [ENTRY, ENTRY], now, new) == (ENTRY,)
    earlier = replace(ENTRY, base="Once.", ours="It was so.")
    (entry,) = update_entries([earlier], [ENTRY, ENTRY], now, new)
    assert entry.base == "Once."


def test_other_decisions_of_a_section_stay() -> None:
    other = Entry("summary", Place.EDITORIAL, "Who.", "Whom.", "Whose.")
    now, new = page("It is so. Whom."), page("It will be so. Whose.")
    assert update_entries([ENTRY], [other], now, new) == (ENTRY, other)


def test_a_removed_block_waits_until_it_is_there_as_often_as_generated() -> None:
    """One block of the same words elsewhere does not close it."""
    entry = Entry("b2222222", Place.PUBLISHED, "Old.", None, "Text.")
    once, twice = page(), page(block="Text.\n{#b3333333}\n\nText.")
    assert update_entries([entry], (), once, twice) == (entry,)
    assert update_entries([entry], (), twice, twice) == ()


SAID = {
    "both changed": (ENTRY, "you and the generator both changed 'It was so.'"),
    "people removed": (replace(ENTRY, theirs=None), "you removed 'It was so.', which"),
    "the generator drops": (replace(ENTRY, ours=None), "the generator drops 'It was so.', which"),
    "both added": (replace(ENTRY, base=None), "both added something here, it 'It will be so.'"),
    "a record": (
        Entry("dates", Place.FRONT, {"role": "issued", "sources": ["a", "b"]}, None, None),
        "you removed 'role: issued, sources: a, b'",
    ),
    "long": (replace(ENTRY, base="x" * 99), f"both changed '{'x' * 57}...'"),
}


@pytest.mark.parametrize(("entry", "words"), SAID.values(), ids=list(SAID))
def test_what_happened_is_said_in_words(entry: Entry, words: str) -> None:
    assert words in describe(entry)


def test_the_line_of_a_place_is_found() -> None:
    text = page("It is so.")
    assert [find_line(text, entry) for entry in (TITLE, ENTRY, BLOCK)] == [2, 5, 11]
    assert find_line(text, replace(BLOCK, section="b9999999")) == 0
