"""What readers see of review: badges, disputes beside facts, differences, counts."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.compile.render import render_pages
from generator.compile.render.standing import mark_difference
from generator.config import Project
from generator.models import Notice
from generator.standing import Dispute, ReviewNote
from generator.text.linediff import Change
from generator.vocabulary import Review
from tests.compile.atlases import ORDER_NOTICE, atlas, disputed_atlas, full_atlas, to_html

GOLDEN = Path(__file__).parents[1] / "golden" / "render"
NOWHERE = Project(Path("/nowhere"))
OF = "r0123456789ab"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return render_pages(disputed_atlas(), NOWHERE)


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        pytest.param("notices/office-2021-order.md", "notice-changed.md", id="notice"),
        pytest.param("glossary/lantern-law.md", "term-disputed.md", id="term"),
        pytest.param("coverage.md", "coverage.md", id="coverage"),
        pytest.param("corrections.md", "corrections.md", id="corrections"),
    ],
)
def test_golden(pages: dict[str, str], uri: str, file: str) -> None:
    """The page is what the reviewed file holds; UPDATE_GOLDEN=1 writes it anew."""
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(pages[uri], encoding="utf-8")
    assert pages[uri] == path.read_text(encoding="utf-8")


ANN = ReviewNote("Ann Lee", "2026-11-20", OF)
WORDS = {
    "draft": (
        Review.DRAFT,
        ReviewNote(),
        (),
        "Draft",
        "Not yet compared with the raw notice by a second person.",
    ),
    "reviewed": (Review.REVIEWED, ANN, (), "Reviewed", "Reviewed by Ann Lee, 20 November 2026."),
    "reviewed, of what is not known": (
        Review.REVIEWED,
        replace(ANN, of=""),
        (),
        "Reviewed",
        "Reviewed by Ann Lee, 20 November 2026. What was reviewed is not recorded, and a later"
        " change would not show.",
    ),
    "the old word": (
        Review.REVIEWED,
        ReviewNote(),
        (),
        "Reviewed",
        "Reviewed by a second person; who and when is not recorded, and a later change would not"
        " show.",
    ),
    "changed in one place": (
        Review.CHANGED,
        ANN,
        (Change("title", "a", "b"),),
        "Changed since review",
        "Reviewed by Ann Lee, 20 November 2026; 1 passage has changed since.",
    ),
    "changed in two": (
        Review.CHANGED,
        ANN,
        (Change("title", "a", "b"), Change("text", "", "b")),
        "Changed since review",
        "Reviewed by Ann Lee, 20 November 2026; 2 passages have changed since.",
    ),
    "changed, nobody knows where": (
        Review.CHANGED,
        ANN,
        (),
        "Changed since review",
        "Reviewed by Ann Lee, 20 November 2026; it has changed since, and what changed is not"
        " recorded.",
    ),
    "disputed": (
        Review.DISPUTED,
        ReviewNote(reason="No."),
        (),
        "Disputed",
        "Read it with the objection below.",
    ),
    "retracted": (
        Review.RETRACTED,
        ReviewNote(),
        (),
        "Retracted",
        "Withdrawn; kept so that citations still lead somewhere.",
    ),
}


def show(
    notice: Notice, changes: tuple[Change, ...] = (), uri: str = "notices/office-2021-order.md"
) -> BeautifulSoup:
    shown = replace(atlas(notice), changes={"notices/office-2021-order": changes})
    return to_html(render_pages(shown, NOWHERE)[uri])


@pytest.mark.parametrize(
    ("state", "note", "changes", "badge", "words"), WORDS.values(), ids=list(WORDS)
)
def test_state_is_told_at_the_head(
    state: Review, note: ReviewNote, changes: tuple[Change, ...], badge: str, words: str
) -> None:
    """The badge says the state, the words beside it who, when and of what."""
    html = show(replace(ORDER_NOTICE, review=state, review_note=note), changes)
    assert html.select(".na-badge")[1].get_text() == badge
    found = html.select_one(".na-status-words")
    assert found is not None
    assert found.get_text().endswith(f"is not authoritative. {words}")
    assert bool(html.select("#changed-since-review")) == bool(changes)


def test_nothing_is_said_of_history_unless_it_was_asked_for() -> None:
    """An ordinary build has no such section."""
    for page in render_pages(full_atlas(), NOWHERE).values():
        assert "What changed on this page" not in page


def test_hostile_names_and_reasons_are_words() -> None:
    hostile = "<img src=x onerror=alert(1)> **bold** [link](y) \u202e{{ z }} | `code`"
    note = ReviewNote(hostile, "2026-11-20", OF, hostile)
    for state in (Review.CHANGED, Review.DISPUTED, Review.RETRACTED):
        changed = replace(
            ORDER_NOTICE,
            review=state,
            review_note=note,
            dates=(replace(ORDER_NOTICE.dates[0], disputed=Dispute(hostile, by=hostile)),),
        )
        html = show(changed, (Change(hostile, hostile, hostile + "x"), Change("text", "", hostile)))
        assert not html.find_all(string=re.compile(r"\A(?:bold|link|code)\Z"))
        assert html.img is None
        assert hostile.replace("\u202e", "") in html.get_text()


def test_disputes_stand_beside_their_facts(pages: dict[str, str]) -> None:
    """In the record, below the paragraph, on the campaign's page and in every table of events."""
    places = {
        "notices/office-2021-order.md": ("aside.na-record", "p.na-later"),
        "glossary/lantern-law.md": ("table.na-dates",),
        "campaigns/lantern-drive.md": (".na-round",),
        "timeline/index.md": ("table.na-events",),
        "timeline/lantern-drive.md": ("table.na-events",),
    }
    for uri, selectors in places.items():
        html = to_html(pages[uri])
        for selector in selectors:
            found = html.select(f"{selector} .na-disputed")
            assert len(found) == 1, (uri, selector)
            assert found[0].get_text(" ", strip=True).startswith("Disputed: ")
    drawn = to_html(pages["campaigns/lantern-drive.md"]).select("svg .na-label")
    assert "Disputed: 2021: more light" in [label.get_text() for label in drawn]


def test_source_of_a_dispute_is_linked(pages: dict[str, str]) -> None:
    html = to_html(pages["campaigns/lantern-drive.md"])
    link = html.select_one(".na-round .na-disputed a")
    assert link is not None
    assert (link.get_text(), link["href"]) == ("A paper", "https://example.org/p?a=1&b=2")


def test_front_page_counts_states(pages: dict[str, str]) -> None:
    """The counts lead to the lists on the coverage page."""
    html = to_html(pages["index.md"])
    counts = [span.get_text() for span in html.select(".na-review-counts > span")]
    assert counts == [
        "Reviewed: 1 of 5 pages",
        "Changed since review: 1 page",
        "Disputed: 1 page, 5 facts",
        "Awaiting review: 2 pages",
    ]
    ids = {str(tag["id"]) for tag in to_html(pages["coverage.md"]).find_all(id=True)}
    for link in html.select(".na-review-counts a"):
        assert str(link["href"]).partition("#")[2] in ids


def test_front_page_of_drafts_says_so() -> None:
    html = to_html(render_pages(full_atlas(), NOWHERE)["index.md"])
    counts = [span.get_text() for span in html.select(".na-review-counts > span")]
    assert counts == ["Reviewed: 0 of 5 pages"]


def test_lists_say_the_state_quietly(pages: dict[str, str]) -> None:
    """Lists of notices and terms carry state and doubt as words, not as badges."""
    for uri in ("index.md", "notices/index.md", "glossary/index.md", "glossary/by-kind.md"):
        html = to_html(pages[uri])
        assert html.select(".na-state--changed, .na-state--disputed"), uri
        assert not html.select(".na-badge"), uri
    html = to_html(pages["glossary/index.md"])
    states = [note.get_text() for note in html.select("dl.na-glossary .na-note")]
    assert "Instrument · 2 mentions · Disputed · definition disputed" in states
    assert "Institution · Reviewed" in states


def test_links_to_lists_and_differences_lead_somewhere(pages: dict[str, str]) -> None:
    ids = {
        uri: {str(tag["id"]) for tag in to_html(page).find_all(id=True)}
        for uri, page in pages.items()
    }
    for uri, page in pages.items():
        for link in to_html(page).find_all("a", href=True):
            path, _, fragment = str(link["href"]).partition("#")
            if path.startswith("http") or "data/" in path or "raw/" in path:
                continue
            target = posixpath.normpath(f"{posixpath.dirname(uri)}/{path}").lstrip("/")
            target = re.sub(r"\.html$", ".md", target) if path else uri
            assert target in pages, (uri, link)
            assert not fragment or fragment in ids[target], (uri, link)


def test_long_differences_are_folded_and_cut() -> None:
    """Above a dozen they are folded, above a hundred the rest is counted."""
    changes = tuple(Change("text", f"Old {number}.", f"New {number}.") for number in range(130))
    note = replace(ORDER_NOTICE, review=Review.CHANGED, review_note=ANN)
    html = show(note, changes)
    (table,) = html.select("details.na-fold table.na-change-table")
    assert len(table.select("tbody tr")) == 100
    assert "and 30 more" in html.get_text()
    assert show(note, changes[:12]).select("details table.na-change-table") == []


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        pytest.param(
            "in May 2021", "in June 2021", "in <del>May</del> 2021", "in <ins>June</ins> 2021"
        ),
        pytest.param("", "all <new>", "", "all &#60;new&#62;"),
        pytest.param("gone", "", "gone", ""),
        pytest.param("a c", "a b c", "a c", "a <ins>b </ins>c", id="a word more"),
    ],
)
def test_words_that_differ_are_marked(before: str, after: str, old: str, new: str) -> None:
    assert mark_difference(before, after) == (old, new)
