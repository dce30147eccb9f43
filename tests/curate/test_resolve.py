"""Closing decisions: what people wrote stays, or the generator's version goes into its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Project
from generator.curate import sync
from generator.curate import work as curate
from generator.curate.resolve import check_waiting, format_waiting, list_waiting, resolve_waiting
from generator.curate.shelf import find_pages
from generator.errors import InputError

FRONT = "id: one\ntitle: {}\ndates: [{}]\n"
BODY = "## Summary\n{}\n## Text as published\n\n{}"
ISSUED = "{role: issued, edtf: '2021-03-12', basis: outside, sources: [a]}"
STATED = "{role: issued, edtf: '2021-03-12', basis: stated, quote: 12 March}"
TEXT = "Text.\n{#b1111111}\n"


def page(summary: str = "", text: str = TEXT, title: str = "Notice", dates: str = "") -> str:
    body = BODY.format(f"\n{summary}" if summary else "", text)
    return f"---\n{FRONT.format(title, dates)}---\n\n{body}"


CASES = {
    "an empty part that both filled": (
        page(),
        page("Mine. And mine.\n"),
        page("Generated.\n"),
        "summary",
        page("Generated.\n"),
    ),
    "a point whose link has another id in the page": (
        page("Old one is here. [¶](#b2222222)\n", text=TEXT + "\nOld text.\n{#b2222222}\n"),
        page("Mine is it. [¶](#b2222222)\n", text=TEXT + "\nOld text.\n{#b2222222}\n"),
        page("Old one is there. [¶](#b3333333)\n", text=TEXT + "\nOlder text.\n{#b3333333}\n"),
        "summary",
        page("Old one is there. [¶](#b2222222)\n", text=TEXT + "\nOlder text.\n{#b2222222}\n"),
    ),
    "a removed point whose link has another id in the page": (
        page("Old one is here. [¶](#b2222222)\n", text=TEXT + "\nOld text.\n{#b2222222}\n"),
        page("Mine.\n", text=TEXT + "\nOld text.\n{#b2222222}\n").replace("Mine.\n", "Last.\n"),
        page(
            "Old one is there. [¶](#b3333333)\nLast.\n",
            text=TEXT + "\nOlder text.\n{#b3333333}\n",
        ),
        "summary",
        page(
            "Old one is there. [¶](#b2222222)\nLast.\n",
            text=TEXT + "\nOlder text.\n{#b2222222}\n",
        ),
    ),
    "a sentence of the summary": (
        page("Old one.\n"),
        page("Mine is better.\nKept.\n"),
        page("New one.\n"),
        "summary",
        page("New one.\nKept.\n"),
    ),
    "a sentence that the person removed": (
        page("First.\nOld one is here.\nLast.\n"),
        page("First.\nMine.\nLast.\n").replace("Mine.\n", ""),
        page("First.\nOld one is there.\nLast.\n"),
        "summary",
        page("First.\nOld one is there.\nLast.\n"),
    ),
    "a sentence that the generator drops": (
        page("First.\nOld one is here.\n"),
        page("First.\nOld one is mine.\n"),
        page("First.\n"),
        "summary",
        page("First.\n"),
    ),
    "a block that both changed": (
        page(text=TEXT + "\nOld one is here.\n{#b2222222}\n"),
        page(text=TEXT + "\nOld one is mine.\n{#b2222222}\n"),
        page(text=TEXT + "\nOld one is there.\n{#b3333333}\n"),
        "b2222222",
        page(text=TEXT + "\nOld one is there.\n{#b2222222}\n"),
    ),
    "a block that the person removed": (
        page(text=TEXT + "\nOld one is here.\n{#b2222222}\n"),
        page("Mine.\n"),
        page(text="Old one is there.\n{#b3333333}\n\n" + TEXT),
        "b2222222",
        page("Mine.\n", text="Old one is there.\n{#b3333333}\n\n" + TEXT),
    ),
    "a block that the generator drops": (
        page(text=TEXT + "\nOld one is here.\n{#b2222222}\n"),
        page(text=TEXT + "\nOld one is mine.\n{#b2222222}\n"),
        page(text=TEXT),
        "b2222222",
        page(text=TEXT),
    ),
    "a key of the front matter": (
        page(),
        page(title="Mine"),
        page(title="New"),
        "title",
        page(title="New"),
    ),
    "a record of a list": (
        page(),
        page(dates=f"{ISSUED}, {{role: held, edtf: '2020', basis: inferred}}"),
        page(dates=STATED),
        "dates",
        page().replace(
            "dates: []",
            f"dates:\n  - {STATED}\n  - {{role: held, edtf: '2020', basis: inferred}}",
        ),
    ),
    "a heading": (
        page("Text here.\n"),
        page("Text here.\n").replace("## Summary", "## In short"),
        page("Text here.\n").replace("## Summary", "## Abstract"),
        "in-short",
        page("Text here.\n").replace("## Summary", "## Abstract"),
    ),
    "the kind of a block": (
        page(text="Text.\n{#b1111111}\n"),
        page(text="- Text.\n{#b1111111}\n"),
        page(text="### Text.\n{#s1111111}\n"),
        "b1111111",
        page(text="### Text.\n{#b1111111}\n"),
    ),
}


def put(folder: Path, base: str, edited: str, new: str) -> Project:
    """A project in which a decision waits."""
    project = Project(folder)
    for path, text in ((project.base, base), (project.notices, edited)):
        path.mkdir(parents=True)
        (path / "one.md").write_text(text, "utf-8")
    sync.carry_out(project, sync.plan_notice(project, "one", new, find_pages(project)))
    return project


def read(project: Project) -> str:
    return (project.notices / "one.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("base", "edited", "new", "section", "taken"), CASES.values(), ids=list(CASES)
)
def test_taking_and_keeping(
    tmp_path: Path, base: str, edited: str, new: str, section: str, taken: str
) -> None:
    project = put(tmp_path / "keep", base, edited, new)
    before = read(project)
    (entry,) = curate.resolve(project, f"one#{section}", take=False)
    assert entry.section == section
    assert read(project) == before
    assert list(project.pending.iterdir()) == []

    project = put(tmp_path / "take", base, edited, new)
    again = sync.plan_notice(project, "one", new, find_pages(project))
    assert (again.page, again.base, again.pending) == (None, None, None), "it goes on waiting"
    curate.resolve(project, f"one#{section}", take=True)
    assert read(project) == taken
    assert list(project.pending.iterdir()) == []
    after = sync.plan_notice(project, "one", new, find_pages(project))
    assert (after.page, after.base, after.pending) == (None, None, None)


def test_all_decisions_of_a_notice_at_once(tmp_path: Path) -> None:
    project = put(
        tmp_path,
        page("Old one is here.\n"),
        page("Old one is mine.\n", title="Mine"),
        page("Old one is there.\n", title="New"),
    )
    assert len(list_waiting(project).entries) == 2
    curate.resolve(project, "one#title", take=False)
    assert len(list_waiting(project).entries) == 1
    curate.resolve(project, "one", take=True)
    assert read(project) == page("Old one is there.\n", title="Mine")


def test_a_place_that_is_no_longer_there_is_said(tmp_path: Path) -> None:
    """Nothing is written then, and the decision goes on waiting."""
    project = put(
        tmp_path,
        page("Old one is here.\n"),
        page("Old one is mine.\n"),
        page("Old one is there.\n"),
    )
    (project.notices / "one.md").write_text(page("A third text.\n"), "utf-8")
    with pytest.raises(InputError, match="one#summary: the page no longer says what it said"):
        curate.resolve(project, "one#summary", take=True)
    assert read(project) == page("A third text.\n")
    assert len(list_waiting(project).entries) == 1
    (project.notices / "one.md").unlink()
    with pytest.raises(InputError, match="'one' has 0 pages"):
        curate.resolve(project, "one#summary", take=True)
    (project.notices / "one.md").write_text("# No page", "utf-8")
    with pytest.raises(InputError, match="no front matter"):
        resolve_waiting(project, "one", [project.notices / "one.md"], take=True)


def test_what_waits_is_listed_with_the_commands_that_close_it(tmp_path: Path) -> None:
    project = put(tmp_path, page(), page(title="Mine"), page(title="New"))
    text = format_waiting(list_waiting(project))
    assert "one#title (front matter): you and the generator both changed 'Notice'." in text
    assert "  base:   Notice\n  theirs: Mine\n  ours:   New\n" in text
    assert "  notice-atlas resolve one#title --keep " in text
    (finding,) = check_waiting(project)
    assert finding.path == "content/pending/one.yml"
    with pytest.raises(InputError, match=r"nothing waits at 'two'; what waits: one#title\."):
        curate.resolve(project, "two", take=True)
    curate.resolve(project, "one", take=False)
    assert format_waiting(list_waiting(project)) == "Nothing waits for a decision.\n"
    with pytest.raises(InputError, match="nothing at all"):
        curate.resolve(project, "one", take=True)
