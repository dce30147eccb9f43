"""`notice-atlas review` as an editor uses it: what it writes, what it refuses."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.compile import read_atlas
from generator.config import Project
from generator.reviewed import all_pages, page_key
from generator.text.yamlfile import load_yaml
from generator.vocabulary import Review
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import write_project

BODY = "It orders lanterns.\n{#b0000001}"
TIMELINE = "# by hand\nsubject: law\ntitle: Law\n\nevents: []\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    notice = notice_file("order", BODY, title="通知 “x”").replace(
        "review: draft\n", "# as agreed\nreview: draft\n"
    )
    return write_project(
        tmp_path,
        {
            "content/notices/2021/order.md": notice,
            "content/notices/law.md": notice_file("law", BODY),
            "content/notices/gone.md": notice_file("gone", BODY, review="retracted"),
            "content/notices/wrong.md": notice_file("wrong", BODY, subjects=["nowhere"]),
            "content/glossary/law.md": term_file("law", related=["lamp"]),
            "content/glossary/lamp.md": term_file("lamp"),
            "content/timelines/law.yml": TIMELINE,
            "content/sources.yml": SOURCES,
        },
    )


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(
        app, ["--project", str(project.root), "review", *arguments], catch_exceptions=True
    )


def state(project: Project, key: str) -> Review:
    (page,) = [page for page in all_pages(read_atlas(project).corpus) if page_key(page) == key]
    return page.review


def test_a_page_is_marked_and_nothing_else_changes(project: Project) -> None:
    """One line of the page is new; the record holds the words; the next build agrees."""
    path = project.notices / "2021/order.md"
    before = path.read_text("utf-8")
    result = run(project, "order", "--by", " Ann  Lee ", "--on", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert "reviewed: content/notices/2021/order.md, by Ann Lee, 2026-11-22" in result.output
    record = load_yaml((project.reviewed / "notices/order.yml").read_text("utf-8"))
    line = f"review: {{state: reviewed, by: Ann Lee, 'on': '2026-11-22', of: {record['of']}}}\n"
    assert path.read_text("utf-8") == before.replace("review: draft\n", line)
    assert record["parts"]["text"] == ["It orders lanterns."]
    assert state(project, "notices/order") is Review.REVIEWED
    assert not [f for f in read_atlas(project).findings if f.code == "review"]


def test_marking_again_writes_the_same(project: Project) -> None:
    arguments = ("glossary/law", "lamp", "--by", "Ann", "--on", "2026-11-22")
    run(project, *arguments)
    first = sums(project)
    assert run(project, *arguments).exit_code == 0
    assert sums(project) == first


def sums(project: Project) -> dict[str, str]:
    return {
        path.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(project.content.rglob("*"))
        if path.is_file()
    }


def test_an_edit_is_told_and_a_new_review_settles_it(project: Project) -> None:
    """Who reviews again sees what has changed since."""
    run(project, "lamp", "--by", "Ann", "--on", "2026-11-22")
    path = project.glossary / "lamp.md"
    path.write_text(path.read_text("utf-8").replace("What lamp is.", "What a lamp is."), "utf-8")
    assert state(project, "glossary/lamp") is Review.CHANGED
    result = run(project, "lamp", "--by", "Bo", "--on", "2026-11-23")
    assert "definition: was 'What lamp is.', is 'What a lamp is.'" in result.stderr
    assert state(project, "glossary/lamp") is Review.REVIEWED


def test_a_page_is_disputed(project: Project) -> None:
    """With the reason and the sources given; no record is written."""
    result = run(
        *(project, "glossary/law", "--by", "Ann", "--on", "2026-11-22"),
        *("--dispute", "It is: 'amended', #2", "--source", "paper"),
    )
    assert result.exit_code == 0, result.output
    (term,) = [term for term in read_atlas(project).corpus.terms if term.id == "law"]
    assert term.review is Review.DISPUTED
    assert term.review_note.reason == "It is: 'amended', #2"
    assert term.review_note.sources == ("paper",)
    assert not project.reviewed.exists()


def test_a_timeline_is_marked_above_its_events(project: Project) -> None:
    """Named with its folder, for its id is that of its term; comments stay."""
    run(project, "timelines/law", "--by", "Ann", "--on", "2026-11-22")
    text = (project.timelines / "law.yml").read_text("utf-8")
    assert text.startswith("# by hand\nsubject: law\ntitle: Law\n\nreview: {state: reviewed, by:")
    assert text.endswith("}\nevents: []\n")


def test_without_a_day_it_is_today(project: Project) -> None:
    """The one place where the clock counts: the day is written down."""
    run(project, "lamp", "--by", "Ann")
    (term,) = [term for term in read_atlas(project).corpus.terms if term.id == "lamp"]
    assert len(term.review_note.on) == 10


REFUSED = {
    "an unknown id": (
        ("lamb", "--by", "A"),
        "'lamb' is the id of no notice",
        "Did you mean 'lamp'",
    ),
    "an id of two pages": (
        ("law", "--by", "A"),
        "notices/law and glossary/law",
        "name one of them",
    ),
    "a retracted page": (("gone", "--by", "A"), "gone.md: this page is retracted", "review: draft"),
    "a page with errors": (("wrong", "--by", "A"), "no term 'nowhere'", "before it is reviewed"),
    "no name": (("lamp", "--by", " "), "'--by' is empty", "who reviewed"),
    "no such day": (("lamp", "--by", "A", "--on", "2026-02-30"), "is no day", "2026-11-22"),
    "a month": (("lamp", "--by", "A", "--on", "2026-11"), "is no day", "2026-11-22"),
    "a source without a dispute": (
        ("lamp", "--by", "A", "--source", "paper"),
        "'--source' goes with '--dispute'",
        "disputed",
    ),
    "no such source": (
        ("lamp", "--by", "A", "--dispute", "x", "--source", "nowhere"),
        "no source 'nowhere'",
        "content/sources.yml",
    ),
    "one good and one unknown id": (("lamp", "lamb", "--by", "A"), "'lamb'", "lamp"),
}


@pytest.mark.parametrize(("arguments", "what", "hint"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_vouched_for_is_refused(
    project: Project, arguments: tuple[str, ...], what: str, hint: str
) -> None:
    """One sentence says why, and no file is touched."""
    before = sums(project)
    result = run(project, *arguments)
    message = str(result.exception)
    assert what in message and hint in message, message
    assert sums(project) == before
