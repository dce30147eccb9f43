"""`notice-atlas check` and `fmt` on real repositories: what they look at, and what they print."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.findings import Format, print_findings
from generator.errors import Finding, Severity
from tests.conftest import write_project
from tests.repositories import edit, git

ROOT = Path(__file__).parents[1]
OFFICE = """\
---
id: office
label: Example Office
kind: institution
sources: []
confidence: low
review: draft
---

An office.
"""
NOTICE = """\
Notice on checking {what} in 2024
Release Time: 2024-05-06
The office checks {what}. It asks for reports every month.
"""


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    result = subprocess.run(
        [sys.executable, "-m", "generator", "--project", str(folder), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return result.returncode, result.stdout, result.stderr


OURS = """\
## Summary

Ours one.
Ours two.

## What it does

- Checks. [¶](#{id})
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two notices, committed on main; the work at hand is on a branch."""
    folder = tmp_path_factory.mktemp("check") / "project"
    write_project(folder, {"content/glossary/office.md": OFFICE, ".gitignore": "build\n"})
    for name in ("agencies", "filings"):
        file = folder.parent / f"{name}.txt"
        file.write_text(NOTICE.format(what=name), encoding="utf-8")
        code, out, err = run(folder, "add", str(file), "--issuer", "office", "--id", name)
        assert code == 0, out + err
        page = folder / "content" / "notices" / f"{name}.md"
        front, _, body = page.read_text("utf-8").partition("## Summary")
        published = body[body.index("## Text") :]
        id_ = published[published.index("{#") + 2 :].partition("}")[0]
        text = f"{front}{OURS.format(id=id_)}\n{published}"
        page.write_text(text, encoding="utf-8", newline="")
    shutil.copy(ROOT / ".gitattributes", folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "First")
    git(folder, "switch", "-qc", "work")
    return folder


@pytest.fixture
def repository(template: Path, tmp_path: Path) -> Path:
    """A copy of the template that a test may change."""
    return Path(shutil.copytree(template, tmp_path / "project"))


PAGE = "content/notices/agencies.md"


def test_only_what_changed_is_curated_again(repository: Path) -> None:
    assert "(0 that changed curated again)" in run(repository, "check")[1]
    edit(repository, PAGE, "Ours one.", "Ours first.")
    code, out, _ = run(repository, "check")
    assert code == 0 and "(1 that changed curated again)" in out
    assert "(2 curated again)" in run(repository, "check", "--all")[1]
    git(repository, "commit", "-qam", "Second")
    assert "(1 that changed" in run(repository, "check")[1]
    assert "(1 that changed" in run(repository, "check", "--since", "HEAD^1")[1]
    assert "(0 that changed" in run(repository, "check", "--since", "HEAD")[1]
    code, _, err = run(repository, "check", "--since", "v9")
    assert code == 2 and "'v9': no such revision" in err


def test_without_git_everything_is_looked_at_and_said_so(repository: Path) -> None:
    (repository / ".git").rename(repository.parent / "git")
    code, out, _ = run(repository, "check")
    assert code == 0 and "all 2 curated again, since" in out and "no git repository" in out


CHANGES = {
    "a word of the notice": ("The office checks", "The office inspects", "error", "verbatim"),
    "the id of a paragraph": ("{#b", "{#bb", "error", "id"),
    "an id of the page": ("id: agencies", "id: agents", "error", "id"),
    "a line of a person": ("Ours two.\n", "", "info", "taken"),
    "a mark of git": (
        "Ours two.\n",
        "<<<<<<< HEAD\nOurs two.\n=======\nOurs 2.\n>>>>>>> main\n",
        "error",
        "conflict",
    ),
    "lines wrapped": ("Ours one.\nOurs two.\n", "Ours one. Ours two.\n", "info", "form"),
    "a sentence of the notice cut": (
        "It asks for reports every month.\n",
        "",
        "warning",
        "missing",
    ),
}


@pytest.mark.parametrize(("old", "new", "severity", "code"), CHANGES.values(), ids=list(CHANGES))
def test_what_a_pull_request_changes_is_told(
    repository: Path, old: str, new: str, severity: str, code: str
) -> None:
    edit(repository, PAGE, old, new)
    exit_code, out, _ = run(repository, "check", "--format", "json")
    found = {(entry["severity"], entry["code"]) for entry in json.loads(out)}
    assert (severity, code) in found
    assert exit_code == ("error" in {severity for severity, _ in found})
    assert {entry["path"] for entry in json.loads(out)} == {PAGE}


def test_a_base_that_was_changed_by_hand_is_an_error(repository: Path) -> None:
    edit(repository, "content/base/agencies.md", "The office checks", "The office inspects")
    code, out, _ = run(repository, "check", "--format", "github")
    assert code == 1
    assert out.startswith("::error file=content/base/agencies.md,line=")
    assert "Bases are written by the program alone" in out


def test_a_deleted_page_is_told_with_what_people_wrote(repository: Path) -> None:
    (repository / PAGE).unlink()
    code, _, err = run(repository, "check")
    assert code == 0
    assert f"warning: {PAGE}: 'agencies' is gone" in err
    assert f"info: {PAGE}: is deleted, with 3 lines of people." in err


def test_a_page_that_moved_is_the_same_page(repository: Path) -> None:
    target = repository / "content" / "notices" / "2024" / "agencies.md"
    target.parent.mkdir()
    (repository / PAGE).rename(target)
    edit(repository, "content/notices/2024/agencies.md", "Ours two.\n", "")
    code, _, err = run(repository, "check")
    assert code == 0
    assert err == ("info: content/notices/2024/agencies.md: 'Ours two.' (Summary) is taken away.\n")


# --- form -------------------------------------------------------------------------------------


def test_fmt_puts_right_what_check_tells(repository: Path) -> None:
    page = repository / PAGE
    good = page.read_bytes()
    page.write_bytes(good.replace(b"Ours one.\nOurs", b"Ours one. Ours").replace(b"\n", b"\r\n"))
    _, _, err = run(repository, "check")
    assert f"'notice-atlas fmt {PAGE}' or the next sync puts it right" in err
    code, out, _ = run(repository, "fmt", "--check")
    assert (code, out) == (1, f"{PAGE}: is not in form\n")
    assert page.read_bytes() != good
    code, out, _ = run(repository, "fmt", str(page))
    assert (code, out) == (0, f"{PAGE}: put into form\n")
    assert page.read_bytes() == good
    assert run(repository, "fmt") == (0, "", "")


def test_fmt_leaves_alone_what_it_cannot_read_and_what_is_not_peoples(repository: Path) -> None:
    broken = repository / "content" / "sources.yml"
    broken.write_bytes(b"a: [\r\n")
    base = repository / "content" / "base" / "agencies.md"
    base.write_bytes(base.read_bytes() + b"  \r\n")
    before = broken.read_bytes(), base.read_bytes()
    code, _, err = run(repository, "fmt", str(broken), str(base))
    assert code == 1 and "content/sources.yml:1: is not YAML that can be read" in err
    assert (broken.read_bytes(), base.read_bytes()) == before
    code, _, err = run(repository, "fmt", str(repository / "none.md"))
    assert code == 2 and "no such file" in err


# --- merging ----------------------------------------------------------------------------------

DRIVER = f'PYTHONPATH="{ROOT}" "{sys.executable}" -m generator --project . merge-driver %O %A %B %P'


def edit_on_two_branches(
    repository: Path, ours: str, theirs: str
) -> subprocess.CompletedProcess[str]:
    git(repository, "config", "merge.notice-atlas.driver", DRIVER)
    for branch, new in (("theirs", theirs), ("work", ours)):
        git(repository, "switch", "-qC", branch, "main")
        edit(repository, PAGE, "Ours one.\nOurs two.\n", new)
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", branch)
    who = ["-c", "user.name=E", "-c", "user.email=e@example.org"]
    command = ["git", *who, "merge", "--no-edit", "theirs"]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True)


def test_git_merges_pages_sentence_by_sentence(repository: Path) -> None:
    """Neighbouring lines, which git alone takes for a conflict."""
    done = edit_on_two_branches(
        repository, "Ours one, changed here.\nOurs two.\n", "Ours one.\nOurs two, changed there.\n"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    text = (repository / PAGE).read_text("utf-8")
    assert "Ours one, changed here.\nOurs two, changed there.\n" in text


def test_where_both_changed_the_same_git_shows_both(repository: Path) -> None:
    done = edit_on_two_branches(repository, "Ours, mine.\nOurs two.\n", "Ours, yours.\nOurs two.\n")
    assert done.returncode == 1, done.stdout + done.stderr
    text = (repository / PAGE).read_text("utf-8")
    assert "<<<<<<< content/notices/agencies.md (ours)\nOurs, mine.\n" in text
    assert "Ours, yours.\n" in text
    assert run(repository, "check")[0] == 1


# --- many findings ----------------------------------------------------------------------------


def test_ten_of_a_kind_are_printed_and_the_rest_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    many = [Finding("a.md", line, "wrong.", code="link") for line in range(1, 15)]
    few = [Finding("b.md", 1, "odd.", Severity.WARNING, code="link")]
    print_findings([*many, *few], most=10)
    told = capsys.readouterr().err.splitlines()
    assert told[9:] == [
        "error: a.md:10: wrong.",
        "warning: b.md:1: odd.",
        "error: 4 more of the kind 'link'; '--limit 0' has all.",
    ]
    print_findings(many, Format.GITHUB, most=2)
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 2 and "12 more" in printed.err
    print_findings(many, Format.JSON, most=2)
    assert len(json.loads(capsys.readouterr().out)) == 14
    print_findings(many)
    assert len(capsys.readouterr().err.splitlines()) == 14
