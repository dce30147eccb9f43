"""What a review covers: which edits a reader must hear of, and which not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models import (
    Corpus,
    CuratedRelation,
    Editorial,
    Name,
    Notice,
    Provenance,
    SubjectFile,
    Term,
)
from generator.reviewed import Page, digest, disputed_facts, page_key, page_parts
from generator.standing import Dispute, ReviewNote
from generator.text.edtf import parse_edtf
from generator.vocabulary import Confidence, RelationType, Review, Speaker
from tests.compile.atlases import LAW, ORDER, ORDER_NOTICE, ROUND, full_atlas

CORPUS = full_atlas().corpus
DRIVE = SubjectFile("lantern-drive", "Lantern Drive, 2021", "All rounds.\n\nTwo.", (ROUND,))
NO = Dispute("No.")


def of(page: Page, corpus: Corpus = CORPUS) -> str:
    return digest(page_parts(page, corpus))


def block(notice: Notice, place: int, **fields: object) -> Notice:
    blocks = list(notice.blocks)
    blocks[place] = replace(blocks[place], **fields)  # type: ignore[arg-type]
    return replace(notice, blocks=tuple(blocks))


def first_date(page: Notice, **fields: object) -> Notice:
    return replace(page, dates=(replace(page.dates[0], **fields), *page.dates[1:]))  # type: ignore[arg-type]


Edit = Callable[[Notice], Notice]
COVERED: dict[str, Edit] = {
    "the title": lambda n: replace(n, title="Order on lamps"),
    "who issued it": lambda n: replace(n, issuer="other"),
    "its number": lambda n: replace(n, number="〔2021〕13号"),
    "what it is a copy of": lambda n: replace(n, work="other-work"),
    "a date": lambda n: first_date(n, edtf=parse_edtf("2021-03-31")),
    "the source of a date": lambda n: first_date(n, sources=("copy",)),
    "a date more": lambda n: replace(n, dates=(*n.dates, n.dates[0])),
    "a word as published": lambda n: block(n, 2, sentences=("The Office applied it.",)),
    "whose words they are": lambda n: block(n, 2, by=Speaker.TRANSLATOR),
    "a paragraph less": lambda n: replace(n, blocks=n.blocks[1:]),
    "the order of paragraphs": lambda n: replace(n, blocks=n.blocks[::-1]),
    "our summary": lambda n: replace(n, editorial=(Editorial("Summary", "Else."),)),
    "a later status": lambda n: replace(n, later=()),
    "a relation that an editor states": lambda n: replace(
        n, relations=(CuratedRelation(RelationType.CITES, "paper", note="By telephone."),)
    ),
    "a correction": lambda n: replace(n, corrections=()),
}
NOT_COVERED: dict[str, Edit] = {
    "the state itself": lambda n: replace(n, review=Review.RETRACTED),
    "who reviewed it": lambda n: replace(n, review_note=ReviewNote("Ann", "2026-11-22", "r1")),
    "a dispute": lambda n: first_date(n, disputed=NO),
    "where the file lies": lambda n: replace(n, path="content/notices/2021/x.md"),
    "what is not linked": lambda n: replace(n, nolink=("office",)),
    "a timeline more": lambda n: replace(n, subjects=(*n.subjects, "office")),
    "what it does not cite": lambda n: replace(n, not_relations=("paper",)),
    "not a copy of": lambda n: replace(n, not_copy_of=("x",)),
    "how sentences are parted": lambda n: block(
        n, 2, sentences=tuple(ORDER.text.replace(" & ", "\n& ").split("\n"))
    ),
    "how lines are wrapped": lambda n: replace(
        n,
        editorial=tuple(
            replace(part, markdown=part.markdown.replace(".\nSee", ". See")) for part in n.editorial
        ),
    ),
}


@pytest.mark.parametrize("edit", COVERED.values(), ids=list(COVERED))
def test_a_reader_must_hear_of(edit: Edit) -> None:
    assert of(edit(ORDER_NOTICE)) != of(ORDER_NOTICE)


@pytest.mark.parametrize("edit", NOT_COVERED.values(), ids=list(NOT_COVERED))
def test_a_review_outlives(edit: Edit) -> None:
    assert of(edit(ORDER_NOTICE)) == of(ORDER_NOTICE)


def test_a_source_that_was_received_anew_is_a_change() -> None:
    raw = Provenance("office-2021-order", "received.txt", "text/plain", "f" * 64)
    assert of(ORDER_NOTICE, replace(CORPUS, provenance={raw.id: raw})) != of(ORDER_NOTICE)


TERM_COVERED: dict[str, Callable[[Term], Term]] = {
    "the definition": lambda t: replace(t, definition=t.definition + " Not always."),
    "a name": lambda t: replace(t, aliases=(*t.aliases, Name("Lamp Law"))),
    "the support": lambda t: replace(t, confidence=Confidence.LOW),
    "a source": lambda t: replace(t, sources=("paper",)),
    "what replaced it": lambda t: replace(t, replaced_by="office"),
}


@pytest.mark.parametrize("edit", TERM_COVERED.values(), ids=list(TERM_COVERED))
def test_of_a_term_a_reader_must_hear_of(edit: Callable[[Term], Term]) -> None:
    assert of(edit(LAW)) != of(LAW)


def test_of_a_term_a_review_outlives_links_and_disputes() -> None:
    edited = replace(LAW, related=(), nolink=True, not_names=("x",), disputed=NO)
    assert of(edited) == of(LAW)


def test_of_a_campaign_rounds_and_figures_are_covered() -> None:
    """A figure, a target and a round less are changes; a dispute is none."""
    figure = replace(ROUND.figures[0], value="121")
    for changed in (
        replace(ROUND, figures=(figure, *ROUND.figures[1:])),
        replace(ROUND, targets=()),
        replace(ROUND, edtf=parse_edtf("2022")),
    ):
        assert of(replace(DRIVE, rounds=(changed,))) != of(DRIVE)
    assert of(replace(DRIVE, rounds=())) != of(DRIVE)
    assert of(replace(DRIVE, rounds=(replace(ROUND, disputed=NO),))) == of(DRIVE)


def test_parts_of_one_heading_are_both_covered() -> None:
    notes = (Editorial("Notes", "One."), Editorial("Notes", "Two."))
    assert page_parts(replace(ORDER_NOTICE, editorial=notes), CORPUS)["## Notes"] == (
        "One.",
        "Two.",
    )


def test_the_words_of_others_are_marked_as_theirs() -> None:
    lines = page_parts(ORDER_NOTICE, CORPUS)["text"]
    assert lines[0] == "[republisher] The teaser of the shop."
    assert lines[3] == "Hang lanterns by 1 May 2021;"


def test_pages_have_names_of_their_own() -> None:
    """A notice, a term and a timeline of one id are three pages."""
    assert [page_key(page) for page in (ORDER_NOTICE, LAW, DRIVE)] == [
        "notices/office-2021-order",
        "glossary/lantern-law",
        "timelines/lantern-drive",
    ]


def test_disputed_facts_are_found() -> None:
    notice = first_date(ORDER_NOTICE, disputed=NO)
    notice = replace(notice, later=(replace(notice.later[0], disputed=NO),))
    assert [entry.fact for entry in disputed_facts(notice)] == [notice.dates[0], notice.later[0]]
    law = replace(LAW, disputed=NO)
    assert [entry.fact for entry in disputed_facts(law)] == [law]
    rounds = (replace(ROUND, disputed=NO),)
    assert [f.fact for f in disputed_facts(replace(DRIVE, rounds=rounds))] == list(rounds)
    assert list(disputed_facts(ORDER_NOTICE)) == []


@given(
    st.dictionaries(
        st.text("ab甲", max_size=3), st.lists(st.text(max_size=5)).map(tuple), max_size=4
    )
)
def test_a_digest_knows_no_order_of_parts(parts: dict[str, tuple[str, ...]]) -> None:
    """The same parts in another order give the same digest, which YAML reads as text."""
    assert digest(dict(reversed(parts.items()))) == digest(parts)
    assert digest(parts)[0] == "r" and len(digest(parts)) == 13
    assert digest(parts | {"new": ("line",)}) != digest(parts)
