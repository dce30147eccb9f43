"""Base, page and new text."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Project
from generator.curate import sync
from generator.curate import work as curate
from generator.curate.shelf import find_pages
from generator.curate.work import Action
from generator.errors import InputError, Severity
from generator.text.lock import hold_lock
from tests.soak.pages import PageCase, make_page_case

ID = "one"
NOTICE = """Notice on Carrying Out the Inspection of Agencies
Release Time:
2021-03-30
To strengthen supervision, the Office has decided to inspect all agencies this year.
"""


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
    """What the generator changed is brought into a page that a person edited, and this is said."""
    edited = page.read_text("utf-8").replace("## Summary\n", "## Summary\n\nOurs.\n")
    page.write_text(edited, "utf-8")
    report = curate.run(project)
    assert report.entries[0].action is Action.EDITED
    assert report.findings == ()
    change_what_is_generated(project)
    report = curate.run(project)
    assert report.entries[0].action is Action.MERGED
    assert page.read_text("utf-8") == edited.replace("Example", "Another")
    assert (project.base / f"{ID}.md").read_text("utf-8") == curate.preview(project, ID)
    (finding,) = report.findings
    assert finding.severity is Severity.INFO
    assert "brought into this page: 'republisher' (1)" in finding.message
    assert finding.path == f"content/notices/{ID}.md"
    assert act(project) is Action.EDITED


def test_both_changed(project: Project, page: Path) -> None:
    """The person's words stay, both versions wait in a file, until somebody decides."""
    page.write_text(page.read_text("utf-8").replace("Example", "Ours"), "utf-8")
    change_what_is_generated(project)
    report = curate.run(project)
    assert (report.entries[0].action, report.pending) == (Action.MERGED, 1)
    assert "republisher: Ours" in page.read_text("utf-8")
    assert (project.base / f"{ID}.md").read_text("utf-8") == curate.preview(project, ID)
    pending = project.pending / f"{ID}.yml"
    rows = "base: Example\n    theirs: Ours\n    ours: Another\n"
    assert f"section: republisher\n    in: front matter\n    {rows}" in pending.read_text("utf-8")
    (finding,) = report.findings
    assert (finding.severity, finding.line) == (Severity.WARNING, 8)
    again = curate.run(project)
    assert (again.pending, again.findings) == (1, report.findings)
    page.write_text(page.read_text("utf-8").replace("Ours", "Another"), "utf-8")
    assert curate.run(project).pending == 0
    assert not pending.exists()


def test_moved_page(project: Project, page: Path) -> None:
    """A page is known by its id, wherever it lies; an edit of line ends is no edit."""
    moved = project.notices / "2021" / "renamed.md"
    moved.parent.mkdir()
    moved.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    page.unlink()
    change_what_is_generated(project)
    assert act(project) is Action.UPDATED
    assert not page.exists()
    assert moved.read_bytes() == (project.base / f"{ID}.md").read_bytes()


def test_deleted_page(project: Project, page: Path) -> None:
    """A page that a person deleted stays deleted, and this is said."""
    base = (project.base / f"{ID}.md").read_bytes()
    page.unlink()
    project.pending.mkdir()
    (project.pending / f"{ID}.yml").write_text("id: one\nentries: []\n", "utf-8")
    change_what_is_generated(project)
    report = curate.run(project)
    assert report.entries[0].action is Action.DELETED
    assert report.findings[0].severity is Severity.INFO
    assert not page.exists()
    assert not (project.pending / f"{ID}.yml").exists()
    assert (project.base / f"{ID}.md").read_bytes() == base, "a restored page is merged from here"


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
    (project.notices / f"{ID}.md").unlink()
    (project.base / f"{ID}.md").unlink()
    report = curate.run(project, dry_run=True)
    assert report.count(Action.CREATED) == 1
    assert not list(project.notices.iterdir())
    assert not list(project.base.iterdir())


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


BROKEN = {
    "front matter": (b"---\nid: one\nid: one\n---\n\n## Text as published\n", "stands twice"),
    "no text as published": (b"---\nid: one\n---\n\n## Summary\n", "no part"),
    "not utf-8": (b"---\nid: one\n---\n\n\xff\n", "not UTF-8"),
    "empty": (b"", "no front matter"),
}


@pytest.mark.parametrize(("data", "why"), BROKEN.values(), ids=list(BROKEN))
def test_broken_page(project: Project, page: Path, data: bytes, why: str) -> None:
    """A page that cannot be taken apart is left alone, and so is its base, until it is mended."""
    good, base = page.read_bytes(), (project.base / f"{ID}.md").read_bytes()
    page.write_bytes(data)
    change_what_is_generated(project)
    report = curate.run(project)
    assert report.entries[0].action is Action.FAILED
    assert why in report.findings[0].message
    assert page.read_bytes() == data
    assert (project.base / f"{ID}.md").read_bytes() == base
    page.write_bytes(good)
    assert act(project) is Action.UPDATED


def test_broken_pending_file(project: Project, page: Path) -> None:
    """A pending file that a person broke is not overwritten."""
    project.pending.mkdir()
    (project.pending / f"{ID}.yml").write_text("id: one\n", "utf-8")
    report = curate.run(project)
    assert report.entries[0].action is Action.FAILED
    assert report.findings[0].path == f"content/pending/{ID}.yml"


def test_two_runs_at_once(project: Project, page: Path) -> None:
    """The second leaves with a sentence, and can run when the first has ended."""
    before = page.read_bytes()
    change_what_is_generated(project)
    with hold_lock(project.root / "build" / "sync" / "lock"):
        with pytest.raises(InputError, match="another run is writing the pages"):
            curate.run(project)
        with pytest.raises(InputError, match="another run is writing the pages"):
            curate.resolve(project, "one#summary", take=True)
        assert curate.run(project, dry_run=True).count(Action.UPDATED) == 1
        assert page.read_bytes() == before
    assert act(project) is Action.UPDATED


# --- killed at every write, on random pages ---------------------------------------------------


class KilledError(Exception):
    """The run ends here."""


def files(project: Project) -> dict[str, bytes]:
    """Every file of the content."""
    return {
        project.uri(path): path.read_bytes()
        for path in sorted(project.content.rglob("*"))
        if path.is_file()
    }


def put(folder: Path, case: PageCase) -> Project:
    """A project with the page of a case as people left it."""
    project = Project(folder)
    for path, text in (
        (project.base / f"{ID}.md", case.base),
        (project.notices / f"{ID}.md", case.edited),
    ):
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return project


def sync_page(project: Project, new: str) -> None:
    sync.carry_out(project, sync.plan_notice(project, ID, new, find_pages(project)))


def sync_killed(project: Project, new: str, writes: int, *, after: bool) -> bool:
    """Sync, but end before or after a write; whether it came so far."""
    real, count = sync._write, 0

    def write(path: Path, text: str) -> None:
        nonlocal count
        count += 1
        if count == writes and not after:
            raise KilledError
        real(path, text)
        if count == writes:
            raise KilledError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sync, "_write", write)
        try:
            sync_page(project, new)
        except KilledError:
            return True
    return False


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_a_killed_run_is_finished_by_the_next(seed: int) -> None:
    """Wherever it was killed, running again gives what an uninterrupted run gives; so does a third.

    The generator changes the page twice, so that decisions wait already when the run is killed.
    """
    rng = Random(seed)
    case, later = make_page_case(rng), make_page_case(rng)
    with TemporaryDirectory() as folder:
        project = put(Path(folder) / "whole", case)
        sync_page(project, case.new)
        start = files(project)
        sync_page(project, later.new)
        expected = files(project)
        sync_page(project, later.new)
        assert files(project) == expected
        for writes, after in itertools.product(range(1, 6), (False, True)):
            again = Project(Path(folder) / f"{writes}{after}")
            for uri, data in start.items():
                path = again.root / uri
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            if sync_killed(again, later.new, writes, after=after):
                sync_page(again, later.new)
                assert files(again) == expected, (writes, after)


def test_writes_come_in_order(tmp_path: Path) -> None:
    """First what waits, then the page, then its base."""
    case = PageCase(*(PAGE.format(*texts) for texts in (("a", "b"), ("c", "b"), ("d", "e"))))
    project = put(tmp_path, case)
    written: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sync, "write_atomic", lambda path, text: written.append(project.uri(path)))
        sync_page(project, case.new)
    assert [uri for uri in written if uri.startswith("content")] == [
        f"content/pending/{ID}.yml",
        f"content/notices/{ID}.md",
        f"content/base/{ID}.md",
    ]


PAGE = "---\nid: one\ntitle: {}\nkind: {}\n---\n\n## Text as published\n\nText.\n{{#b1111111}}\n"


def test_two_pull_requests_that_each_add_a_notice(project: Project) -> None:
    """They merge without a conflict: no file is written by both."""
    root = project.root
    for command in (
        ["init", "-q", "-b", "main"],
        ["config", "user.email", "x@example.org"],
        ["config", "user.name", "x"],
        ["add", "-A"],
        ["commit", "-q", "-m", "start"],
    ):
        git(root, *command)
    for name in ("one", "two"):
        git(root, "checkout", "-q", "-b", name, "main")
        notice = root / "notice.txt"
        notice.write_text(NOTICE.replace("Agencies", f"Agencies {name}"), "utf-8")
        curate.add(project, notice, id_=name)
        curate.run(project)
        git(root, "checkout", "-q", "--", "notice.txt")
        git(root, "add", "content")
        git(root, "commit", "-q", "-m", name)
    git(root, "merge", "-q", "--no-edit", "one")
    assert {path.stem for path in project.notices.iterdir()} == {"one", "two"}
    assert all(entry.action is Action.UNCHANGED for entry in curate.run(project).entries)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
