"""Which printed names tell an institution."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.curate.institutions import find_body, find_institution, load_institutions
from tests.conftest import BuildProject

TERM = """\
---
id: {id}
label: {label}
kind: institution
aliases:
{aliases}
sources: []
confidence: low
review: draft
---

An office.
"""


def test_names_that_decide_nothing_are_left_out(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """A name claimed twice, or too general to be linked, names no institution."""
    general = "  - {text: IP Office, link: false}\n  - 某省知识产权局\n  - The Bureau"
    project = build_project(
        tmp_path,
        {
            "content/glossary/one.md": TERM.format(id="one", label="One Office", aliases=general),
            "content/glossary/two.md": TERM.format(
                id="two", label="Two Office", aliases="  - the bureau"
            ),
        },
    )
    known = load_institutions(project).names
    assert find_institution("某省知识产权局", known) == "one"
    assert find_institution("the ONE office", known) == "one"
    assert find_institution("IP Office", known) == ""
    assert find_institution("Bureau", known) == ""


@pytest.mark.parametrize(
    "printed",
    [
        "国家知识产权局",
        "国家知识产权局办公室",
        "中华人民共和国国家知识产权局",
        "国 家 知 识 产 权 局",
        "the State Intellectual Property Office",
        "General Office of the State Intellectual Property Office",
        "State Intellectual Property Office General Office",
        "State Intellectual Property Office's Office",
    ],
)
def test_the_office_of_a_body_signs_for_it(printed: str) -> None:
    known = {"国家知识产权局": "cnipa", "state intellectual property office": "cnipa"}
    assert find_body(printed, known) == "cnipa"
    assert find_body(f"Bureau under {printed}", known) == ""
