"""`notice-atlas report` on real repositories: which states it compares, and how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import write_project
from tests.repositories import edit, git

ROOT = Path(__file__).parents[1]
BODY = "The Lantern Law applies.\n{#b0000001}"
FILES = {
    "content/sources.yml": SOURCES,
    "content/glossary/lantern-law.md": term_file("lantern-law", label="Lantern Law"),
    "content/notices/order.md": notice_file("order", BODY),
    "content/base/order.md": notice_file("order", BODY),
    "content/raw/order/received.txt": "The Lantern Law applies.",
    "README.md": "Read me.\n",
}


def run(folder: Path, *arguments: str, path: str | None = None) -> tuple[int, str, str]:
    env = os.environ | {"PYTHONUTF8": "1"} | ({"PATH": path} if path is not None else {})
    result = subprocess.run(
        [sys.executable, "-m", "generator", "--project", str(folder), "report", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return result.returncode, result.stdout, result.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project whose content is committed on main."""
    folder = tmp_path / "project"
    write_project(folder, FILES)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "First")
    return folder


def test_the_working_tree_is_compared_with_where_main_was_left(repository: Path) -> None:
    """Commits of a branch and uncommitted edits are one change; what main did since is none."""
    git(repository, "switch", "-qc", "work")
    edit(repository, "content/notices/order.md", "What it says.", "What it orders.")
    git(repository, "commit", "-qam", "Second")
    git(repository, "switch", "-q", "main")
    edit(repository, "content/glossary/lantern-law.md", "What lantern-law is.", "Main's own.")
    git(repository, "commit", "-qam", "On main")
    git(repository, "switch", "-q", "work")
    edit(repository, "content/sources.yml", "A paper", "A newspaper")
    (repository / "content" / "glossary" / "lamp.md").write_text(term_file("lamp"))
    (repository / "notes.txt").write_text("new, not added\n")

    code, out, err = run(repository)
    assert (code, err) == (0, "")
    assert "What it <del>says</del><ins>orders</ins>." in out
    assert "A <del>paper</del><ins>newspaper</ins>" in out
    assert "gained: Lamp (concept)" in out
    assert "Main's own" not in out
    assert "Also changed, and not looked at here: `notes.txt`." in out
    assert not git(repository, "stash", "list")
    assert "order.md" not in git(repository, "status", "--short")


def test_two_revisions_are_compared_whatever_lies_in_the_working_tree(repository: Path) -> None:
    """Neither state is the working tree, and the page's base tells whose change it is."""
    for path in ("content/notices/order.md", "content/base/order.md"):
        edit(repository, path, "applies", "holds")
    edit(repository, "README.md", "Read", "Please read")
    git(repository, "commit", "-qam", "Second")
    edit(repository, "content/notices/order.md", "What it says.", "Not committed.")
    code, out, _ = run(repository, "HEAD~1", "HEAD")
    assert code == 0
    assert "`HEAD~1` → `HEAD`: 1 page changed by the generator" in out
    assert "generator, Text as published `#b0000001`" in out
    assert "Not committed" not in out
    assert "not looked at here: `README.md`." in out


def test_no_change_and_commas_are_one_line(repository: Path) -> None:
    """The report of a change without meaning is short."""
    code, out, _ = run(repository)
    assert code == 0
    assert out.splitlines()[2].startswith("Nothing that readers see changes (`")
    edit(repository, "content/notices/order.md", "What it says.", "What, it says.")
    _, out, _ = run(repository)
    assert out.splitlines()[2].startswith("Nothing but punctuation changes: 1 place on")
    assert len(out.splitlines()) == 3


def test_json_has_everything_the_report_says(repository: Path) -> None:
    """Programs read the same records."""
    edit(repository, "content/notices/order.md", "title: Notice order", "title: The order")
    code, out, _ = run(repository, "--format", "json")
    assert code == 0
    (change,) = json.loads(out)["notices"]["changed"]
    assert change["item"]["id"] == "order"
    assert change["facts"][0] | {"by": ""} == {
        "name": "title",
        "old": "Notice order",
        "new": "The order",
        "by": "",
        "is_punctuation": False,
        "is_in_text": False,
    }


def test_the_report_goes_to_a_file_and_keeps_its_limit(repository: Path, tmp_path: Path) -> None:
    """What is left out is told, with the command that shows all of it."""
    for number in range(60):
        path = repository / "content" / "glossary" / f"term-{number}.md"
        path.write_text(term_file(f"term-{number}"), encoding="utf-8")
    summary = tmp_path / "summary.md"
    code, out, _ = run(repository, "main", "--limit", "2500", "-o", str(summary))
    assert (code, out) == (0, "")
    text = summary.read_text(encoding="utf-8")
    assert len(text.encode()) <= 2500
    assert "This report is cut to 2,500 of" in text
    assert "All of it: notice-atlas report main --limit 0" in text


def test_a_project_may_lie_within_a_repository(tmp_path: Path) -> None:
    """Paths are those of the project, not of the repository around it."""
    folder = tmp_path / "repository" / "sites" / "atlas"
    write_project(folder, FILES)
    git(tmp_path / "repository", "init", "-q", "-b", "main")
    git(tmp_path / "repository", "add", "-A")
    git(tmp_path / "repository", "commit", "-qm", "First")
    edit(folder, "README.md", "Read", "Please read")
    edit(folder, "content/notices/order.md", "What it says.", "What it orders.")
    code, out, _ = run(folder)
    assert code == 0
    assert "not looked at here: `README.md`." in out
    assert "<ins>orders</ins>" in out


def test_links_in_a_tree_are_not_followed(repository: Path) -> None:
    """A symbolic link of an older state is no content."""
    link = repository / "content" / "notices" / "link.md"
    try:
        link.symlink_to("/etc/hostname")
    except OSError:
        pytest.skip("this system has no symbolic links")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Link")
    code, out, _ = run(repository, "HEAD", "HEAD")
    assert code == 0 and "Nothing that readers see changes" in out


WRONG = {
    "unknown revision": (("no-such-branch",), "'no-such-branch': no such revision here;"),
    "an option in disguise": (("--", "--help"), "'--help': no such revision here;"),
    "unknown head": (("main", "x^7"), "'x^7': no such revision here;"),
}


@pytest.mark.parametrize(("arguments", "why"), WRONG.values(), ids=WRONG)
def test_a_wrong_revision_is_one_sentence(
    repository: Path, arguments: tuple[str, ...], why: str
) -> None:
    """Exit code 2, what was asked for, and where to look."""
    code, _, err = run(repository, *arguments)
    assert code == 2
    assert why in err and "git log --oneline" in err and "Traceback" not in err


def test_a_shallow_clone_says_what_it_lacks(repository: Path, tmp_path: Path) -> None:
    """A revision that a shallow clone does not have is told with the cure."""
    edit(repository, "content/notices/order.md", "What it says.", "What it orders.")
    git(repository, "commit", "-qam", "Second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    code, _, err = run(clone, "HEAD~1", "HEAD")
    assert code == 2
    assert "'HEAD~1': no such revision here. This clone is shallow" in err
    assert "git fetch --unshallow" in err
    clone = tmp_path / "deeper"
    git(tmp_path, "clone", "-q", "--depth", "2", repository.as_uri(), str(clone))
    code, out, _ = run(clone, "HEAD~1", "HEAD")
    assert code == 0 and "<ins>orders</ins>" in out


def test_without_a_repository_or_git_the_message_says_so(repository: Path, tmp_path: Path) -> None:
    """There is nothing to compare with, or nothing to read it with."""
    write_project(tmp_path / "plain", FILES)
    code, _, err = run(tmp_path / "plain")
    assert code == 2 and "no git repository to read older states from (fatal: not a git" in err
    code, _, err = run(repository, path=str(tmp_path))
    assert code == 2 and "git is not installed, or not on the path" in err
