"""Which reviewed pages have changed since, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.atlas import Atlas
from generator.compile import read_atlas
from generator.config import Project
from generator.errors import Severity
from generator.reviewed import digest, page_parts
from generator.text.linediff import Change
from generator.text.yamlfile import Flow, dump_yaml
from generator.vocabulary import Review
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

BODY = "It orders lanterns.\n{#b0000001}\n\nUntil May.\n{#b0000002}"
NOTICE = "content/notices/n.md"
RECORD = "content/reviewed/notices/n.yml"

MakeAtlas = Callable[..., Atlas]


def reviewed(of: str) -> Flow:
    return Flow({"state": "reviewed", "by": "Ann Lee", "on": "2026-11-22", "of": of})


@pytest.fixture
def make(tmp_path: Path, build_project: BuildProject) -> MakeAtlas:
    """A function that reads an atlas of one notice, reviewed as *reviewed_as*, now as *body*."""

    def make(body: str = BODY, record: bool = True, **fields: Any) -> Atlas:
        files = {NOTICE: notice_file("n", BODY), "content/sources.yml": SOURCES}
        project = build_project(tmp_path, files)
        corpus = read_atlas(project).corpus
        parts = page_parts(corpus.notices[0], corpus)
        of = digest(parts)
        now = {NOTICE: notice_file("n", body, **{"review": reviewed(of), **fields})}
        if record:
            lines = {name: list(lines) for name, lines in parts.items()}
            now[RECORD] = dump_yaml({"of": of, "parts": lines})
        return read_atlas(build_project(tmp_path, now))

    return make


def told(atlas: Atlas) -> list[tuple[str, str, Severity]]:
    return [(f.path, f.message, f.severity) for f in atlas.findings if f.code == "review"]


def test_a_page_that_is_as_reviewed_is_reviewed(make: MakeAtlas) -> None:
    """Nothing is told of it, and its day counts for the edition."""
    atlas = make()
    assert atlas.corpus.notices[0].review is Review.REVIEWED
    assert (atlas.changes, told(atlas)) == ({}, [])
    assert atlas.edition == "2026-11-22"


def test_a_page_that_is_not_says_what_differs(make: MakeAtlas) -> None:
    """One changed paragraph makes it `changed`; editors are told, and nothing fails."""
    atlas = make(BODY.replace("May", "June"))
    assert atlas.corpus.notices[0].review is Review.CHANGED
    assert atlas.changes == {"notices/n": (Change("text", "Until May.", "Until June."),)}
    ((path, message, severity),) = told(atlas)
    assert (path, severity) == (NOTICE, Severity.INFO)
    assert "changed since Ann Lee reviewed it on 2026-11-22" in message
    assert "'notice-atlas review notices/n --by NAME'" in message


def test_without_the_record_the_page_is_changed_all_the_same(make: MakeAtlas) -> None:
    """The digest tells that something differs; what, nobody can tell."""
    atlas = make(BODY.replace("May", "June"), record=False)
    assert atlas.corpus.notices[0].review is Review.CHANGED
    assert atlas.changes == {"notices/n": ()}
    assert [severity for *_, severity in told(atlas)] == [Severity.INFO, Severity.WARNING]


def test_a_missing_record_is_told_before_it_is_needed(make: MakeAtlas) -> None:
    ((_, message, severity),) = told(make(record=False))
    assert severity is Severity.WARNING
    assert message.startswith("content/reviewed/notices/n.yml does not hold what 'of: r")


@pytest.mark.parametrize(
    "field",
    [
        pytest.param({"nolink": ["lanterns"]}, id="what is not linked"),
        pytest.param(
            {"review": "draft"},
            id="a state that vouches for nothing",
        ),
    ],
)
def test_what_a_review_does_not_cover_changes_nothing(
    make: MakeAtlas, field: dict[str, Any]
) -> None:
    assert make(**field).changes == {}


def test_a_review_by_hand_is_asked_for_what_it_covers(make: MakeAtlas) -> None:
    """Without a digest the page stays reviewed, and its editor learns what is missing."""
    by_hand = Flow({"state": "reviewed", "by": "Ann Lee", "on": "2026-11-22"})
    atlas = make(BODY.replace("May", "June"), review=by_hand)
    assert atlas.corpus.notices[0].review is Review.REVIEWED
    ((path, message, severity),) = told(atlas)
    assert (path, severity) == (NOTICE, Severity.WARNING)
    assert "not what was reviewed" in message


@pytest.mark.parametrize("word", ["checked", "retracted", "draft"])
def test_old_words_stay_valid(make: MakeAtlas, word: str) -> None:
    atlas = make(review=word)
    warnings = [severity for *_, severity in told(atlas)]
    assert warnings == ([Severity.WARNING] if word == "checked" else [])
    assert str(atlas.corpus.notices[0].review) == {"checked": "reviewed"}.get(word, word)


def test_a_record_of_no_page_is_told(tmp_path: Path, build_project: BuildProject) -> None:
    record = "of: r0123456789ab\nparts:\n  title: [X]\n"
    atlas = read_atlas(build_project(tmp_path, {"content/reviewed/glossary/gone.yml": record}))
    ((path, message, severity),) = told(atlas)
    assert (path, severity) == ("content/reviewed/glossary/gone.yml", Severity.INFO)
    assert "remove it if the page is gone" in message


def test_disputes_keep_their_reason_without_a_source(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """A source that is not there is told and left out; the fact stays disputed."""

    def disputed() -> dict[str, Any]:
        return {"reason": "No.", "sources": ["nowhere", "paper"]}

    files = {
        "content/sources.yml": SOURCES,
        "content/glossary/law.md": term_file(
            "law",
            disputed=disputed(),
            review={"state": "disputed", "reason": "Why.", "sources": ["nowhere"]},
            dates=[
                {"role": "issued", "edtf": "2021", "sources": ["paper"], "disputed": disputed()}
            ],
        ),
    }
    atlas = read_atlas(build_project(tmp_path, files))
    (term,) = atlas.corpus.terms
    assert term.disputed is not None and term.disputed.sources == ("paper",)
    assert term.dates[0].disputed == term.disputed
    assert (term.review, term.review_note.sources) == (Review.DISPUTED, ())
    assert sum("no source 'nowhere'" in finding.message for finding in atlas.findings) == 3
    (event,) = atlas.events
    assert event.disputed == term.disputed


TIMELINE = """\
subject: law
title: Law
review: {state: disputed, reason: 'Incomplete.'}
events:
- id: law-issued
  edtf: '2021'
  role: issued
  label: Law issued
  sources: [report]
  confidence: high
"""


def test_a_dispute_of_a_date_reaches_the_event_it_is_told_with(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """A term's date that is an event of a timeline disputes that event."""
    date = {"role": "issued", "edtf": "2021", "sources": ["paper"], "disputed": {"reason": "No."}}
    files = {
        "content/sources.yml": SOURCES,
        "content/glossary/law.md": term_file("law", dates=[date]),
        "content/timelines/law.yml": TIMELINE,
    }
    atlas = read_atlas(build_project(tmp_path, files))
    (event,) = atlas.events
    assert event.id == "law-issued"
    assert event.disputed is not None and event.disputed.reason == "No."
    assert atlas.corpus.subjects[0].review is Review.DISPUTED


def test_a_dispute_of_one_copy_reaches_the_event_of_its_work(
    tmp_path: Path, build_project: BuildProject
) -> None:
    date = {"role": "issued", "edtf": "2021", "basis": "outside", "sources": ["paper"]}
    files = {
        "content/sources.yml": SOURCES,
        "content/notices/a.md": notice_file("a", BODY, dates=[date]),
        "content/notices/b.md": notice_file(
            "b", BODY, work="a", dates=[{**date, "disputed": {"reason": "No."}}]
        ),
    }
    (event,) = read_atlas(build_project(tmp_path, files)).events
    assert (event.uri, event.disputed and event.disputed.reason) == ("notices/a", "No.")


def test_sources_of_disputes_are_cited(tmp_path: Path, build_project: BuildProject) -> None:
    from generator.review.content import check_content

    files = {
        "content/sources.yml": SOURCES,
        "content/glossary/law.md": term_file(
            "law",
            sources=["paper"],
            disputed={"reason": "No.", "sources": ["report"]},
        ),
    }
    project: Project = build_project(tmp_path, files)
    found = check_content(read_atlas(project).corpus, project)
    assert [finding for finding in found if finding.code == "source"] == []
