"""Issues made from forms become changes of files, or are refused with a sentence."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile import read_atlas
from generator.config import Project
from generator.edit import read_issue, write_edits
from generator.edit.forms import Answers, Form, read_answers, read_forms
from generator.errors import InputError, Severity
from generator.text.yamlfile import load_yaml
from tests.conftest import write_project
from tests.review.test_report import fill

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "issues"
CASES = {path.stem: load_yaml(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.yml"))}
FORMS = read_forms(ROOT)


def make_project(folder: Path, files: Mapping[str, str]) -> Project:
    """A project with these files and our forms."""
    content = {f"content/{path}": fill(path, text) for path, text in files.items()}
    forms = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")
    }
    return write_project(folder, content | forms)


def read_content(project: Project) -> dict[str, str]:
    return {
        path.relative_to(project.content).as_posix(): path.read_text("utf-8")
        for path in sorted(project.content.rglob("*"))
        if path.is_file()
    }


def changed_lines(old: str, new: str) -> str:
    """The lines that go and come, without empty ones."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return "".join(f"{line}\n" for line in lines if line[:2] in ("- ", "+ ") and line[2:].strip())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_golden(case: dict[str, Any], tmp_path: Path) -> None:
    """The files are changed as an editor expects and stay valid; or nothing is written."""
    project = make_project(tmp_path, case["files"])
    before = read_content(project)
    atlas = read_atlas(project)
    old_errors = {f for f in atlas.findings if f.severity is Severity.ERROR}
    arguments = (case["issue"], "issue.md", atlas.corpus, project, case.get("on", ""))
    if "refused" in case:
        with pytest.raises(InputError) as error:
            read_issue(*arguments)
        assert str(error.value) == case["refused"]
        assert read_content(project) == before
        return
    asked = read_issue(*arguments)
    assert read_content(project) == before
    write_edits(project, asked.edits)
    after = read_content(project)
    changed = {path for path in after if after[path] != before.get(path)}
    if "notice" in case:
        assert asked.notice is not None
        known = asdict(asked.notice) | {"attached": list(asked.notice.attached)}
        assert known | {"command": asked.notice.command} == {
            "command": asked.notice.command,
            **case["notice"],
        }
        assert not changed
        return
    assert changed == set(case.get("expected", {}) | case.get("diff", {}))
    for path, text in case.get("expected", {}).items():
        assert after[path] == text
    for path, lines in case.get("diff", {}).items():
        assert changed_lines(before[path], after[path]) == lines
    errors = {f for f in read_atlas(project).findings if f.severity is Severity.ERROR}
    assert errors == old_errors


def test_the_cases_show_every_form() -> None:
    """Each form has a case that is carried out."""
    shown = {
        read_answers(c["issue"], FORMS, "x").form for c in CASES.values() if "refused" not in c
    }
    assert shown == {form.name for form in FORMS}


def write_issue(form: Form, answers: Mapping[str, str]) -> str:
    """The body that GitHub makes."""
    parts = [
        f"### {field.label}\n\n{answers[field.id] or '_No response_'}" for field in form.fields
    ]
    return "\n\n".join(parts)


ANSWER = st.text(st.sampled_from("ab #`-\n|>_*[](){}:'\"\\&!%@\u202e\u200b字"), max_size=40)


@given(st.sampled_from(FORMS), st.data())
def test_what_was_answered_is_read(form: Form, data: st.DataObject) -> None:
    """Any answer comes back but for the empty lines around it and a fence."""
    answers = {
        field.id: data.draw(st.sampled_from(field.options))
        if field.options
        else f"x{data.draw(ANSWER)}"
        for field in form.fields
    }
    read = read_answers(write_issue(form, answers), FORMS, "issue.md")
    assert read.form == form.name
    assert {id_: value.strip("\n") for id_, value in read.values.items()} == {
        id_: value.strip("\n") for id_, value in answers.items()
    }


@given(st.text(max_size=200))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    """Whatever stands in a file, it is read or refused with a sentence."""
    try:
        read_answers(text, FORMS, "issue.md")
    except InputError as error:
        assert str(error).startswith("issue.md")


HOSTILE = st.text(st.sampled_from("a #-|{}:'\"[]\n>`*&!%<字,"), min_size=1, max_size=30)
PAGE = {
    "notices/office-2021-order.md": (
        "title: Order\n==\n## Summary\n\nOurs here.\n\n## Text as published\n\n"
        "Theirs stands.\n{#b0000001}\n"
    ),
    "glossary/lamp.md": "label: Lamp\n==\nIt gives light.\n",
}


@given(HOSTILE, HOSTILE, st.sampled_from(["Ours", "Theirs", "light"]))
def test_a_hostile_correction_changes_words_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, now: str, reason: str, quote: str
) -> None:
    """The page keeps its blocks, its headings and its other facts, or nothing is written."""
    project = make_project(tmp_path_factory.mktemp("issue"), PAGE)
    corpus = read_atlas(project).corpus
    page = "lamp" if quote == "light" else "office-2021-order"
    answers = {"page": page, "paragraph": "", "quote": quote, "now": now, "reason": reason}
    (form,) = (form for form in FORMS if form.name == "correction")
    try:
        text = write_issue(form, answers | {"name": reason})
        write_edits(project, read_issue(text, "issue.md", corpus, project).edits)
    except InputError:
        assert read_content(project) == {path: fill(path, text) for path, text in PAGE.items()}
        return
    after = read_atlas(project)
    assert not [f for f in after.findings if f.severity is Severity.ERROR]
    (old,), (new,) = corpus.notices, after.corpus.notices
    assert [block.sentences for block in new.blocks] == [block.sentences for block in old.blocks]
    assert [part.heading for part in new.editorial] == [part.heading for part in old.editorial]
    assert (new.id, new.title, new.review) == (old.id, old.title, old.review)
    if quote == "Theirs":
        (correction,) = new.corrections
        assert correction.quote == "Theirs"
        assert correction.now == Answers("", {"now": now}).line("now")


def test_nothing_is_written_when_one_file_would_be_wrong(tmp_path: Path) -> None:
    """Of two files, neither is written if the second has an error."""
    from generator.edit import Edit

    project = write_project(tmp_path, {})
    edits = (
        Edit("content/sources.yml", "paper: {title: A, publisher: B, seen: '2026-11-22'}\n", ""),
        Edit("content/glossary/x.md", "---\nid: x\n---\n\nText.\n", ""),
    )
    with pytest.raises(InputError, match=r"nothing was written.*content/glossary/x\.md:2"):
        write_edits(project, edits)
    assert read_content(project) == {}
