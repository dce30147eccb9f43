"""The form of files: golden examples, and what holds of every page."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.curate.pagetext import PageText, read_page
from generator.edit.canonical import Canonical, canonical, has_form
from generator.front import write_front
from generator.models import Attachment, Notice
from generator.page import parse_page
from generator.records import key_order
from generator.text.yamlfile import load_yaml
from tests.curate.test_draft import CASES, make_draft
from tests.soak.pages import make_page_case

ROOT = Path(__file__).parents[2]
GOLDEN = [
    pytest.param(case, id=f"{path.stem}: {name}")
    for path in sorted((ROOT / "tests" / "golden" / "fmt").glob("*.yml"))
    for name, case in load_yaml(path.read_text("utf-8")).items()
]
PAGE = "content/notices/a.md"


def dress(text: str, how: list[str]) -> bytes:
    if "crlf" in how:
        text = text.replace("\n", "\r\n")
    return ("\ufeff" * ("bom" in how) + text).encode("utf-8")


@pytest.mark.parametrize("case", GOLDEN)
def test_golden(case: dict[str, Any]) -> None:
    path, before = case["path"], case["before"]
    assert has_form(path) is not case.get("none", False)
    if not has_form(path):
        return
    found = canonical(dress(before, case.get("dressed", [])), path)
    if "left" in case:
        assert found.text == before
        assert str(found.findings[0]).startswith(case["left"])
        return
    assert found.findings == ()
    assert found.text == case.get("after", before)
    assert canonical(found.text.encode("utf-8"), path) == found


def test_bytes_that_are_no_text_are_left_alone() -> None:
    (finding,) = canonical(b"---\nid: a\n\xff\n", PAGE).findings
    assert finding.line == 3 and "not UTF-8" in finding.message


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_form_changes_nothing_that_counts(seed: int) -> None:
    """Pages that people edited: what merging compares is the same before and after."""
    case = make_page_case(Random(seed))
    for page in (complete(case.base), complete(case.edited)):
        form = canonical(page.encode("utf-8"), PAGE)
        if form.findings:
            assert form.text == page
            continue
        assert canonical(form.text.encode("utf-8"), PAGE) == form
        old, new = (without_given_ids(read_page(text, PAGE), page) for text in (page, form.text))
        assert old == new


def complete(page: str) -> str:
    """A random page with the keys that every page must have."""
    more = "work: one\nissuer: ''\nlanguage: en\ntranslation: original\n"
    return re.sub(r"\A(\ufeff?---\r?\n)", lambda found: found[1] + more, page)


def without_given_ids(page: PageText, written: str) -> tuple[object, ...]:
    """What counts of a page, but for ids that *written* lacks and the form adds."""
    data, comments, parts, blocks = page.content
    known = [(id_ if f"{{#{id_}" in written else "", *rest) for id_, *rest in blocks]
    return data, sorted(comments), parts, known


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_the_generator_writes_is_in_form(path: Path) -> None:
    page = make_draft(load_yaml(path.read_text("utf-8"))).page
    assert canonical(page.encode("utf-8"), PAGE) == Canonical(page)


def test_all_content_is_in_form() -> None:
    for path in sorted((ROOT / "content").rglob("*")):
        uri = path.relative_to(ROOT).as_posix()
        if path.is_file() and has_form(uri):
            data = path.read_bytes()
            assert canonical(data, uri) == Canonical(data.decode("utf-8")), uri


def test_front_matter_has_the_order_of_its_schema() -> None:
    """A page whose every field is filled."""
    order = key_order("notice")
    samples = {
        "tuple[str, ...]": ("a",),
        "str": "a",
        "tuple[Attachment, ...]": (Attachment("a"),),
    }
    filled: dict[str, Any] = {
        field.name: samples[str(field.type)]
        for field in fields(Notice)
        if str(field.type) in samples and field.name != "path"
    }
    page = parse_page(complete(make_page_case(Random(1)).base), PAGE).notice
    assert page is not None
    written = list(write_front(replace(page, **filled)))
    assert len(written) > 15
    assert written == [key for key in order if key in written]
