"""`apply` and `new` as a person uses them: what is asked, what is written, how they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import write_project

ROOT = Path(__file__).parents[1]
TIMELINE = """\
# Events of the law.
subject: lantern-law
title: Lantern Law

events:
  # The first.
  - id: law-2020
    edtf: 2020-01-01
    role: effective
    label: In force
    sources: [paper]
    confidence: high

  - id: law-2024
    edtf: '2024'
    role: amended
    label: Amended
    sources: [paper]
    confidence: high
"""
CORRECTION = """\
### Page

notices/order

### Paragraph

_No response_

### What it says now

applies

### What it should say

holds

### How you know

The law itself.

### Your name

_No response_
"""
NOTICE = """\
### Address

https://www.example.org/notice

### Who published it there

Example Society

### When you took it from there

2026-11-22

### Who issued it

Office

### Language

English

### The notice itself

{text}

### Anything else

_No response_
"""
PASTED = """\
Notice on checking agencies in 2024
Release Time: 2024-05-06
The office checks agencies. It asks for reports.
"""


def run(folder: Path, *arguments: str, answers: str = "") -> tuple[int, str, str]:
    result = subprocess.run(
        [sys.executable, "-m", "generator", "--project", str(folder), *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        input=answers,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return result.returncode, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a notice, two terms, a timeline and our forms."""
    files = {
        "content/sources.yml": SOURCES,
        "content/glossary/lantern-law.md": term_file("lantern-law", label="Lantern Law"),
        "content/glossary/office.md": term_file("office", kind="institution"),
        "content/timelines/lantern-law.yml": TIMELINE,
        "content/notices/order.md": notice_file("order", "The law applies.\n{#b0000001}"),
    }
    shutil.copytree(ROOT / ".github" / "ISSUE_TEMPLATE", tmp_path / ".github" / "ISSUE_TEMPLATE")
    write_project(tmp_path, files)
    return tmp_path


# --- apply ------------------------------------------------------------------------------------


def test_a_correction_is_applied_from_a_file_or_a_pipe(folder: Path) -> None:
    """The command says which file says what now; the same again is refused."""
    code, out, err = run(folder, "apply", "-", "--on", "2026-11-25", answers=CORRECTION)
    assert (code, err) == (0, "")
    assert "content/notices/order.md: a correction of block b0000001, shown beside it" in out
    page = (folder / "content" / "notices" / "order.md").read_text("utf-8")
    assert "now: holds, reason: The law itself., 'on': '2026-11-25'}" in page
    issue = folder / "issue.md"
    issue.write_text(CORRECTION, encoding="utf-8")
    code, _, err = run(folder, "apply", str(issue))
    assert code == 2 and "is corrected already, to 'holds'" in err
    assert (folder / "content" / "notices" / "order.md").read_text("utf-8") == page


def test_a_pasted_notice_is_taken_in_as_it_is(folder: Path) -> None:
    """Its bytes are those of the issue, its record says where they are from."""
    code, out, err = run(folder, "apply", "-", answers=NOTICE.format(text=PASTED))
    assert code == 0, err
    (raw,) = (folder / "content" / "raw").iterdir()
    assert (raw / "received.txt").read_text("utf-8") == PASTED
    record = (raw / "source.yml").read_text("utf-8")
    for line in ("url: https://www.example.org/notice", "issuer: office", "language: en"):
        assert line in record
    assert f"Next: notice-atlas explain {raw.name}" in out
    assert (folder / "content" / "notices" / f"{raw.name}.md").is_file()


def test_an_attached_notice_is_named_and_taken_in_from_the_file_that_was_saved(
    folder: Path,
) -> None:
    """Nothing is fetched: the command to go on with is printed, or the file is given."""
    attached = "[n.txt](https://github.com/user-attachments/files/1/n.txt)"
    issue = NOTICE.format(text=attached)
    code, out, _ = run(folder, "apply", "-", answers=issue)
    assert code == 0
    assert "  https://github.com/user-attachments/files/1/n.txt\n" in out
    assert "  notice-atlas add FILE --url https://www.example.org/notice --publisher" in out
    assert not (folder / "content" / "raw").exists()
    (folder / "n.txt").write_text(PASTED, encoding="utf-8")
    code, out, err = run(folder, "apply", "-", "--file", str(folder / "n.txt"), answers=issue)
    assert code == 0, err
    assert "taken in as 'office-2024-checking-agencies'" in out


WRONG = {
    "no such file": (("apply", "none.md"), "none.md: cannot be read"),
    "no form": (("apply", "-"), "the issue: the headings of one form are needed"),
    "no day": (("apply", "-", "--on", "2026-02-30"), "'--on 2026-02-30' is no day; write it as"),
}


@pytest.mark.parametrize(("arguments", "why"), WRONG.values(), ids=WRONG)
def test_a_wrong_issue_is_one_sentence(folder: Path, arguments: tuple[str, ...], why: str) -> None:
    """Exit code 2, and nothing is written."""
    code, _, err = run(
        folder, *arguments, answers="Hello" if "--on" not in arguments else CORRECTION
    )
    assert code == 2
    assert why in err and "Traceback" not in err


# --- new --------------------------------------------------------------------------------------


def test_a_term_is_asked_for_and_written(folder: Path) -> None:
    """Wrong answers are asked again; Enter takes what is proposed."""
    answers = [
        *("", "Light Act"),  # a label is needed
        *("office", "light-act"),  # an id that is taken, then one that is free
        "照明法",
        "",  # the pinyin that is proposed
        *("law", "instrument"),  # none of the kinds
        "The act on light.",
        *("Act of Light", "Lantern Law", ""),
        *("papr", "paper", "https://www.x.example/p | A page | X", ""),
        *("tomorrow", "2026-11-24"),
        "",  # low
    ]
    code, out, err = run(folder, "new", "term", answers="\n".join(answers) + "\n")
    assert code == 0, err
    for sentence in ("'office' is there already", "Did you mean 'paper'?", "'tomorrow' is no day"):
        assert sentence in err
    assert "'Lantern Law' is also a name in content/glossary/lantern-law.md" in out
    assert (folder / "content" / "glossary" / "light-act.md").read_text("utf-8") == (
        "---\nid: light-act\nlabel: Light Act\nlabel_zh: 照明法\npinyin: zhào míng fǎ\n"
        "kind: instrument\naliases:\n  - Act of Light\n  - Lantern Law\n"
        "sources: [paper, x-example-1]\nconfidence: low\nreview: draft\n---\n\n"
        "The act on light.\n"
    )
    assert "error: content/glossary/" not in run(folder, "check")[2]


def test_a_term_is_written_from_options_alone(folder: Path) -> None:
    """With `--no-input` nothing is asked; what is missing and needed is named."""
    given = ("--label", "Light Act", "--kind", "instrument", "--definition", "An act.")
    code, out, err = run(folder, "new", "term", *given, "--source", "paper", "--no-input")
    assert (code, err) == (0, "")
    assert "content/glossary/light-act.md: the entry 'light-act'" in out
    code, _, err = run(folder, "new", "term", "--label", "Other", "--no-input")
    assert code == 2 and "'--kind' is missing: What it is" in err
    code, _, err = run(folder, "new", "term", *given, "--no-input")
    assert code == 2 and "the entry 'light-act' is there already" in err


def test_answers_that_end_too_early_write_nothing(folder: Path) -> None:
    """A closed terminal is no answer."""
    before = sorted((folder / "content").rglob("*"))
    code, _, err = run(folder, "new", "term", answers="Light Act\n")
    assert code == 1 and "the answers ended before the questions; nothing was written" in err
    assert sorted((folder / "content").rglob("*")) == before


def test_an_event_goes_to_its_place_in_the_timeline(folder: Path) -> None:
    """Comments and all other events stay as they are; the date keeps its precision."""
    answers = ["lantern-lw", "lantern-law", "2021-13", "2021-06", "in force", "extended"]
    answers += ["Extended to squares", "", "office", "", "paper", "", "medium", ""]
    code, _, err = run(folder, "new", "event", answers="\n".join(answers) + "\n")
    assert code == 0, err
    assert "Did you mean 'lantern-law'?" in err and "there is no month 13" in err
    added = (
        "  - id: lantern-law-2021-06-extended\n    edtf: 2021-06\n    role: extended\n"
        "    label: Extended to squares\n    subjects: [office]\n    sources: [paper]\n"
        "    confidence: medium\n\n"
    )
    text = (folder / "content" / "timelines" / "lantern-law.yml").read_text("utf-8")
    assert text == TIMELINE.replace("  - id: law-2024\n", f"{added}  - id: law-2024\n")


def test_the_first_event_of_a_subject_makes_its_file(folder: Path) -> None:
    """An event needs a source; without a timeline the file is new."""
    given = ("--subject", "office", "--date", "2019", "--role", "launched", "--label", "Founded")
    code, _, err = run(folder, "new", "event", *given, "--no-input")
    assert code == 2 and "'--source' is missing" in err
    code, _, err = run(folder, "new", "event", *given, "--source", "report", "--no-input")
    assert (code, err) == (0, "")
    assert (folder / "content" / "timelines" / "office.yml").read_text("utf-8") == (
        "subject: office\ntitle: Office\nevents:\n  - id: office-2019-launched\n"
        "    edtf: '2019'\n    role: launched\n    label: Founded\n    sources: [report]\n"
        "    confidence: low\n"
    )


def test_a_source_goes_to_its_place_in_the_file(folder: Path) -> None:
    """Keys stay sorted; a title that was not given is ours."""
    answers = ["ftp://x", "https://www.pages.example/1", "Pages", "", "2026-11-24", "en", ""]
    code, _, err = run(folder, "new", "source", answers="\n".join(answers) + "\n")
    assert code == 0, err
    added = (
        "pages-example-1:\n  title: '[Page of Pages]'\n  publisher: Pages\n"
        "  url: https://www.pages.example/1\n  seen: '2026-11-24'\n  language: en\n"
    )
    text = (folder / "content" / "sources.yml").read_text("utf-8")
    assert text == SOURCES.replace("paper:\n", f"{added}paper:\n")
    given = ("--publisher", "P", "--seen", "2026-11-24", "--id", "paper", "--no-input")
    code, _, err = run(folder, "new", "source", *given)
    assert code == 2 and "the source 'paper' is there already" in err
