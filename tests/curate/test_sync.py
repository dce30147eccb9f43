"""Base, page and new text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from generator import curate
from generator.config import Project
from generator.curate import Action
from generator.errors import InputError, Severity

ID = "one"


@pytest.fixture
def page(project: Project) -> Path:
    """The page of one notice, just generated."""
    curate.add(project, project.root / "notice.txt", id_=ID, issuer="cnipa", publisher="Example")
    curate.run(project)
    return project.notices / f"{ID}.md"


def change_what_is_generated(project: Project) -> None:
    record = project.raw / ID / "source.yml"
    record.write_text(record.read_text("utf-8").replace("Example", "Another"), "utf-8")


def act(project: Project) -> Action:
    return curate.run(project).entries[0].action


def test_twice(project: Project, page: Path) -> None:
    """A second run changes nothing."""
    before = (page.read_bytes(), page.stat().st_mtime_ns)
    assert act(project) is Action.UNCHANGED
    assert (page.read_bytes(), page.stat().st_mtime_ns) == before
    assert (project.base / f"{ID}.md").read_bytes() == page.read_bytes()
    assert page.read_text("utf-8") == curate.preview(project, ID)


def test_new_text(project: Project, page: Path) -> None:
    """A page nobody edited follows the generator, and so does its base."""
    change_what_is_generated(project)
    assert act(project) is Action.UPDATED
    assert "Another" in page.read_text("utf-8")
    assert (project.base / f"{ID}.md").read_bytes() == page.read_bytes()


def test_edited_page(project: Project, page: Path) -> None:
    """A page that a person edited is left alone, silently while nothing else would be written."""
    edited = page.read_text("utf-8").replace("## Summary\n", "## Summary\n\nOurs.\n")
    page.write_text(edited, "utf-8")
    report = curate.run(project)
    assert report.entries[0].action is Action.EDITED
    assert report.findings == ()
    base = (project.base / f"{ID}.md").read_bytes()
    change_what_is_generated(project)
    report = curate.run(project)
    assert page.read_text("utf-8") == edited
    assert (project.base / f"{ID}.md").read_bytes() == base
    (finding,) = report.findings
    assert finding.severity is Severity.WARNING
    assert "2 lines differently" in finding.message
    assert finding.path == f"content/notices/{ID}.md"


def test_moved_page(project: Project, page: Path) -> None:
    """A page is known by its id, wherever it lies; an edit of line ends is no edit."""
    moved = project.notices / "2021" / "renamed.md"
    moved.parent.mkdir()
    moved.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    page.unlink()
    change_what_is_generated(project)
    assert act(project) is Action.UPDATED
    assert not page.exists()
    assert "Another" in moved.read_text("utf-8")


def test_deleted_page(project: Project, page: Path) -> None:
    """A page that a person deleted stays deleted, and this is said."""
    page.unlink()
    report = curate.run(project)
    assert report.entries[0].action is Action.DELETED
    assert report.findings[0].severity is Severity.INFO
    assert not page.exists()


def test_page_without_base(project: Project, page: Path) -> None:
    """A page that was not generated is left alone; one that was, gets its base back."""
    base = project.base / f"{ID}.md"
    base.unlink()
    assert act(project) is Action.UPDATED
    assert base.read_bytes() == page.read_bytes()
    base.unlink()
    page.write_text(page.read_text("utf-8").replace("draft", "checked"), "utf-8")
    report = curate.run(project)
    assert report.entries[0].action is Action.EDITED
    assert "no base" in report.findings[0].message
    assert not base.exists()


def test_killed_between(project: Project, page: Path) -> None:
    """A run that was killed after the page and before the base is finished by the next one."""
    change_what_is_generated(project)
    page.write_text(curate.preview(project, ID), "utf-8")
    assert act(project) is Action.UPDATED
    assert (project.base / f"{ID}.md").read_bytes() == page.read_bytes()
    assert act(project) is Action.UNCHANGED


def test_changed_raw_bytes(project: Project, page: Path) -> None:
    """Nothing is written for a notice whose raw bytes are not those that were taken in."""
    before = page.read_bytes()
    (project.raw / ID / "received.txt").write_bytes(b"Something else, which nobody took in.")
    report = curate.run(project)
    assert report.entries[0].action is Action.FAILED
    assert "sha256" in report.findings[0].message
    assert page.read_bytes() == before
    (project.raw / ID / "received.txt").unlink()
    assert "cannot be read" in curate.run(project).findings[0].message


def test_two_pages_one_id(project: Project, page: Path) -> None:
    """Two pages with one id are an error; neither is written."""
    (project.notices / "copy.md").write_bytes(page.read_bytes())
    report = curate.run(project)
    assert report.entries[0].action is Action.FAILED
    assert "copy.md and" in report.findings[0].message


def test_dry_run(project: Project) -> None:
    """A dry run says what would be done and writes nothing."""
    curate.add(project, project.root / "notice.txt", id_=ID)
    report = curate.run(project, dry_run=True)
    assert report.count(Action.CREATED) == 1
    assert not project.notices.exists()
    assert not project.base.exists()


def test_unknown_id(project: Project, page: Path) -> None:
    """An id that no raw notice has is wrong input."""
    for call in (lambda: curate.run(project, ["two"]), lambda: curate.explain(project, "two")):
        with pytest.raises(InputError, match="no raw notice has the id 'two'; known are: one"):
            call()


def test_one_bad_record_stops_no_other(project: Project, page: Path) -> None:
    """A record that cannot be read is reported; the other notices are curated."""
    (project.raw / "two").mkdir()
    (project.raw / "two" / "source.yml").write_text("id: two\n", "utf-8")
    page.unlink()
    (project.base / f"{ID}.md").unlink()
    report = curate.run(project)
    assert report.count(Action.CREATED) == 1
    assert all(finding.path == "content/raw/two/source.yml" for finding in report.findings)
    assert report.findings


def test_all_states_end_the_same(project: Project, page: Path) -> None:
    """From every mix of old and new page and base, two runs end where one run ends."""
    old = page.read_text("utf-8")
    change_what_is_generated(project)
    new = curate.preview(project, ID)
    base = project.base / f"{ID}.md"
    for page_text, base_text in itertools.product((None, old, new), repeat=2):
        for path, text in ((page, page_text), (base, base_text)):
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, "utf-8")
        curate.run(project)
        once = [path.read_text("utf-8") if path.exists() else None for path in (page, base)]
        report = curate.run(project)
        assert once == [p.read_text("utf-8") if p.exists() else None for p in (page, base)]
        assert report.entries[0].action in (Action.UNCHANGED, Action.DELETED, Action.EDITED)
