"""What git tells of the pages: moves, hostile words, and clones that know half of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.atlas import Revision
from generator.compile import read_atlas, require_history
from generator.compile.history import MOST, read_history
from generator.config import Project
from generator.errors import InputError
from tests.compile.samples import notice_file

BODY = "It orders lanterns.\n{#b0000001}"
FILE = "content/notices/n.md"


class Repository:
    """A git repository whose commits have the days, names and words they are given."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        root.mkdir(parents=True)
        (root / "mkdocs.yml").write_text("site_name: Test\n")
        (root / "content").mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, **env: str) -> None:
        subprocess.run(
            ["git", *arguments],
            cwd=self.project.root,
            check=True,
            capture_output=True,
            env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | env,
        )

    def write(self, path: str, text: str) -> None:
        (self.project.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.project.root / path).write_text(text, encoding="utf-8")

    def commit(self, subject: str, day: str = "2026-11-01", author: str = "Ann Lee") -> None:
        self.git("add", "-A")
        self.git(
            *("commit", "-q", "--allow-empty", "--cleanup=verbatim", "-m", subject),
            GIT_AUTHOR_NAME=author,
            GIT_AUTHOR_EMAIL="ann@example.org",
            GIT_AUTHOR_DATE=f"{day}T23:30:00 +0800",
            GIT_COMMITTER_NAME="A machine",
            GIT_COMMITTER_EMAIL="m@example.org",
            GIT_COMMITTER_DATE=f"{day}T23:30:00 +0800",
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "a project 离线")


def test_each_page_has_its_changes_the_newest_first(repository: Repository) -> None:
    """Day of the author's calendar, author and subject; other files do not count."""
    repository.write(FILE, notice_file("n", BODY))
    repository.commit("A notice is taken in", "2026-11-01")
    repository.write("content/glossary/law.md", "x")
    repository.write("content/about.md", "x")
    repository.commit("A term", "2026-11-02", "Bo 王")
    repository.write(FILE, notice_file("n", BODY + "\n\nMore.\n{#b0000002}"))
    repository.commit("A paragraph more\n\nWith a reason.", "2026-11-03")
    assert read_history(repository.project) == {
        FILE: (
            Revision("2026-11-03", "Ann Lee", "A paragraph more"),
            Revision("2026-11-01", "Ann Lee", "A notice is taken in"),
        ),
        "content/glossary/law.md": (Revision("2026-11-02", "Bo 王", "A term"),),
    }


def test_a_moved_file_keeps_its_history(repository: Repository) -> None:
    repository.write(FILE, notice_file("n", BODY))
    repository.commit("First", "2026-11-01")
    (repository.project.root / "content/notices/2021").mkdir()
    repository.git("mv", FILE, "content/notices/2021/再 n.md")
    repository.commit("Moved", "2026-11-02")
    repository.write("content/notices/2021/再 n.md", notice_file("n", BODY, title="New"))
    repository.commit("Title", "2026-11-03")
    history = read_history(repository.project)
    subjects = [entry.subject for entry in history["content/notices/2021/再 n.md"]]
    assert subjects == ["Title", "Moved", "First"]
    assert FILE not in history


def test_only_the_newest_changes_are_kept(repository: Repository) -> None:
    for number in range(MOST + 3):
        repository.write(FILE, notice_file("n", BODY, title=f"T {number}"))
        repository.commit(f"Change {number}", f"2026-11-{number + 1:02d}")
    revisions = read_history(repository.project)[FILE]
    assert [entry.subject for entry in revisions] == [
        f"Change {number}" for number in range(MOST + 2, 2, -1)
    ]


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("<script>alert(1)</script> {{ x }} [a](b) *c* | d", id="markup"),
        pytest.param("\x01\x02M\tcontent/notices/n.md", id="a line of git's own"),
        pytest.param("R100", id="a status of git's own"),
        pytest.param("0" * 40, id="a hash of git's own"),
        pytest.param("三 \u202edesrever", id="bidi"),
    ],
)
def test_a_subject_is_only_words(repository: Repository, subject: str) -> None:
    """Whatever stands in a subject, commits and files are told apart."""
    repository.write(FILE, notice_file("n", BODY))
    repository.commit("First", "2026-11-01")
    repository.write(FILE, notice_file("n", BODY, title="New"))
    repository.commit(subject, "2026-11-02", author='"A" <b>')
    found = read_history(repository.project)
    assert list(found) == [FILE]
    assert [entry.subject for entry in found[FILE]] == [subject, "First"]


def test_merges_are_told_by_the_commits_they_bring(repository: Repository) -> None:
    repository.write(FILE, notice_file("n", BODY))
    repository.commit("First", "2026-11-01")
    repository.git("checkout", "-q", "-b", "side")
    repository.write(FILE, notice_file("n", BODY, title="Side"))
    repository.commit("On the side", "2026-11-02")
    repository.git("checkout", "-q", "main")
    repository.write("content/glossary/law.md", "x")
    repository.commit("On main", "2026-11-03")
    name = {"GIT_COMMITTER_NAME": "M", "GIT_COMMITTER_EMAIL": "m@example.org"}
    author = {"GIT_AUTHOR_NAME": "M", "GIT_AUTHOR_EMAIL": "m@example.org"}
    repository.git("merge", "-q", "--no-ff", "side", "-m", "Merge", **name, **author)
    subjects = [entry.subject for entry in read_history(repository.project)[FILE]]
    assert subjects == ["On the side", "First"]


def test_a_project_in_a_folder_of_a_repository(repository: Repository) -> None:
    """Paths are those of the project, wherever the repository begins."""
    root = repository.project.root / "sub"
    repository.write(f"sub/{FILE}", notice_file("n", BODY))
    repository.write(FILE, notice_file("n", BODY))
    repository.commit("Both")
    assert list(read_history(Project(root))) == [FILE]


def test_a_shallow_clone_is_refused(repository: Repository, tmp_path: Path) -> None:
    """Half a history would look like a whole one."""
    repository.write(FILE, notice_file("n", BODY))
    repository.commit("First")
    repository.write(FILE, notice_file("n", BODY, title="New"))
    repository.commit("Second")
    clone = tmp_path / "clone"
    source = repository.project.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, str(clone)], check=True)
    with pytest.raises(InputError, match=r"shallow clone.*git fetch --unshallow"):
        require_history(Project(clone))
    with pytest.raises(InputError, match="shallow clone"):
        read_atlas(Project(clone), has_history=True)
    assert read_atlas(Project(clone)).history == {}


def test_without_a_repository_git_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(InputError, match="'--history' asks git, which says: fatal: not a git"):
        read_history(Project(tmp_path))


def test_without_git_the_message_says_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="git is not installed"):
        read_history(repository.project)
