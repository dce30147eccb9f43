"""The command line as a person uses it: what it prints and how it exits."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from generator.cli.added import Row, draw_rows

ROOT = Path(__file__).parents[1]
NOTICE = """\
You are here: Home > Notices
Notice on checking agencies in 2024
Release Time: 2024-05-06
The office checks agencies. It asks for reports.
Copyright © Office All rights reserved
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one institution and one raw notice beside it."""
    (tmp_path / "content" / "glossary").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n")
    (tmp_path / "content" / "glossary" / "office.md").write_text(
        "---\nid: office\nlabel: Example Office\nkind: institution\nsources: []\n"
        "confidence: low\nreview: draft\n---\n\nAn office.\n"
    )
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def test_a_notice_is_added_explained_checked_and_compiled(folder: Path) -> None:
    code, out, err = run(folder, "add", str(folder / "notice.txt"), "--issuer", "office")
    assert (code, "add: 1 taken in, 0 already here, 0 failed" in out) == (0, True), out + err
    (page,) = (folder / "content" / "notices").glob("*.md")
    assert (folder / "content/raw" / page.stem / "received.txt").read_text("utf-8") == NOTICE

    code, out, _ = run(folder, "explain", page.stem)
    assert code == 0
    assert "dropped" in out and "breadcrumb" in out and "kept" in out

    code, out, err = run(folder, "check")
    assert code == 0, err
    assert "'## Summary' is empty" in err
    assert "check: 1 notices, 1 terms" in out

    assert run(folder, "compile")[0] == 0
    assert (folder / "build/docs/notices" / page.name).is_file()

    code, out, _ = run(folder, "add", str(folder / "notice.txt"), "--issuer", "office")
    assert code == 0 and "nothing was written" in out


def test_findings_are_printed_for_people_programs_and_github(folder: Path) -> None:
    path = folder / "content" / "glossary" / "wrong.md"
    shutil.copy2(folder / "content" / "glossary" / "office.md", path)
    path.write_text(path.read_text().replace("kind: institution", "kind: office"))
    code, _, err = run(folder, "check")
    assert code == 1
    assert "error: content/glossary/wrong.md:4: 'kind' is \"office\"; use one of campaign" in err
    code, out, _ = run(folder, "check", "--format", "json")
    assert code == 1
    assert [(row["path"], row["line"], row["code"]) for row in json.loads(out)] == [
        ("content/glossary/wrong.md", 4, "schema")
    ]
    _, out, _ = run(folder, "check", "--format", "github")
    assert out.startswith("::error file=content/glossary/wrong.md,line=4,title=schema::'kind' is")


def test_a_decision_waits_is_listed_and_closed(folder: Path) -> None:
    run(folder, "add", str(folder / "notice.txt"), "--id", "one", "--publisher", "Office News")
    page, record = folder / "content/notices/one.md", folder / "content/raw/one/source.yml"
    assert run(folder, "resolve")[:2] == (0, "Nothing waits for a decision.\n")
    for path, name in ((page, "Ours"), (record, "Office Herald")):
        path.write_text(path.read_text("utf-8").replace("Office News", name), "utf-8")

    code, out, err = run(folder, "sync")
    assert (code, "merged: content/notices/one.md" in out) == (3, True), out + err
    assert "Decide with 'notice-atlas resolve one#republisher --keep' or '--take'." in err
    code, out, _ = run(folder, "resolve")
    assert code == 3 and "theirs: Ours" in out and "ours:   Office Herald" in out
    assert "warning: content/pending/one.yml: you and the generator" in run(folder, "check")[2]

    assert run(folder, "resolve", "one#republisher")[0] == 2
    assert run(folder, "resolve", "one#republisher", "--keep", "--take")[0] == 2
    assert run(folder, "resolve", "one#title", "--keep")[0] == 2
    code, out, _ = run(folder, "resolve", "one#republisher", "--take")
    assert (code, out) == (0, "taken: one#republisher\n")
    assert "republisher: Office Herald" in page.read_text("utf-8")
    assert run(folder, "sync")[0] == 0


WRONG = {
    "no such file": (("add", "nothing.txt"), "nothing.txt"),
    "no such notice": (("explain", "nothing"), "no raw notice has the id 'nothing'"),
    "one id for two files": (("add", "a.txt", "b.txt", "--id", "x"), "add them singly"),
}


@pytest.mark.parametrize(("arguments", "why"), WRONG.values(), ids=list(WRONG))
def test_wrong_input_is_one_sentence_and_exit_code_2(
    folder: Path, arguments: tuple[str, ...], why: str
) -> None:
    code, _, err = run(folder, *arguments)
    assert code == 2
    assert why in err and "Traceback" not in err


def test_outside_a_project_the_message_says_where_to_go(tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "check")
    assert code == 2
    assert "no 'mkdocs.yml' with a 'content' folder here or above" in err


def test_a_broken_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    code, out, err = run(folder, "add", str(folder / "empty.txt"), str(folder / "notice.txt"))
    assert code == 2
    assert "empty.txt" in err
    assert "add: 1 taken in, 0 already here, 1 failed" in out


def test_many_notices_are_a_line_each_that_fits_a_terminal() -> None:
    title = "Provisions on Prohibiting the Abuse of Intellectual Property Rights to Restrict Trade"
    rows = [
        Row(f"samr-{year}-{'provisions-' * 4}abuse", title, f"issued {year}-10-23", "html", (), ())
        for year in range(2015, 2024)
    ]
    text = io.StringIO()
    Console(file=text, width=80).print(draw_rows(rows))
    lines = text.getvalue().splitlines()
    assert all(len(line) <= 84 for line in lines)
    for row in rows:
        assert row.date.removeprefix("issued ") in text.getvalue()
    assert "Provisions on" in text.getvalue() and "unsure" in text.getvalue()
