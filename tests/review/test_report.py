"""The report: golden cases, and what holds for any change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.compile import read_atlas
from generator.page import parse_page
from generator.review.report import Report, State, compare, write_report
from generator.text.yamlfile import dump_yaml, load_yaml
from tests.conftest import write_project

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
CASES = {path.stem: load_yaml(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.yml"))}
TITLE = "## What this change means\n\n"
NOTICE = {
    "work": "",
    "title": "",
    "kind": "notice",
    "issuer": "",
    "language": "en",
    "translation": "original",
    "dates": [],
    "review": "draft",
}
TERM = {
    "label": "",
    "kind": "concept",
    "sources": [],
    "confidence": "low",
    "review": "draft",
}


def fill(path: str, text: str) -> str:
    """A page with the front matter that its kind needs."""
    folder, _, name = path.rpartition("/")
    front, mark, body = text.partition("==\n")
    if not mark:
        return text
    given = {"id": name.removesuffix(".md")} | load_yaml(front)
    is_notice = folder.startswith(("notices", "base"))
    whole = {"id": given["id"]} | (NOTICE if is_notice else TERM) | given
    if is_notice:
        whole["work"] = given.get("work", given["id"])
    return f"---\n{dump_yaml(whole)}---\n\n{body}"


def make_report(
    folder: Path,
    before: Mapping[str, str],
    after: Mapping[str, str | None],
    others: Iterable[str] = (),
) -> Report:
    """The report of a change from some files to the same files with changes; None: it is gone."""
    old = read_state("before", folder / "before", before)
    whole = {**before, **after}
    new = {path: text for path, text in whole.items() if text is not None}
    return compare(old, read_state("after", folder / "after", new), others)


def read_state(name: str, folder: Path, files: Mapping[str, str]) -> State:
    """The content of these files."""
    filled = {f"content/{path}": fill(path, text) for path, text in files.items()}
    project = write_project(folder, filled)
    bases = (parse_page(path.read_text("utf-8"), "") for path in project.base.glob("*.md"))
    notices = {page.notice.id: page.notice for page in bases if page.notice}
    return State(name, read_atlas(project), notices)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_golden(case: dict[str, Any], tmp_path: Path) -> None:
    """The report is the one that an editor expects."""
    report = make_report(tmp_path, case["before"], case["after"], case.get("others", ()))
    assert write_report(report).removeprefix(TITLE) == case["expected"]
