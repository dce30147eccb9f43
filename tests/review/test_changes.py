"""What is checked of dates, and of what a change takes away: golden cases an editor can read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Severity
from generator.models import Corpus, Provenance, RoleDate, Term
from generator.page import parse_page
from generator.review.gone import Known, check_gone
from generator.review.plausible import check_plausible
from generator.review.taken import Before, list_taken
from generator.text.edtf import parse_edtf
from generator.text.yamlfile import load_yaml
from generator.vocabulary import Basis, DateRole, TermKind
from tests.compile.samples import notice_file
from tests.review.samples import page

GOLDEN = Path(__file__).parents[1] / "golden" / "check"
PATH = "content/notices/a.md"


def cases(name: str) -> Any:
    listed = load_yaml((GOLDEN / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["case"]) for case in listed]


def whole(text: str | None) -> str:
    """A body with the front matter of a page."""
    head = notice_file("a", "").partition("## ")[0]
    return head + text if text and text.startswith("## ") else text or ""


@pytest.mark.parametrize("case", cases("taken"))
def test_what_people_wrote_and_a_change_takes_away_is_told(case: dict[str, Any]) -> None:
    path = case.get("path", PATH)
    before = Before(path, whole(case["before"]), whole(case.get("base")))
    now = case["now"] if case["now"] is None else whole(case["now"])
    findings = list_taken(before, now, path)
    assert [finding.message for finding in findings] == case["taken"]
    assert all((f.severity, f.code) == (Severity.INFO, "taken") for f in findings)


@pytest.mark.parametrize("case", cases("dates"))
def test_dates_that_can_hardly_be_are_told(case: dict[str, Any]) -> None:
    dates = tuple(
        RoleDate(DateRole(role), parse_edtf(edtf), Basis.OUTSIDE)
        for role, edtf in case["dates"].items()
    )
    if case.get("of") == "term":
        corpus = Corpus(terms=(Term("a", "A", TermKind.INSTRUMENT, "Ours.", dates=dates),))
    else:
        notice = replace(page(), dates=dates)
        record = Provenance(notice.id, "x", "text/plain", "", retrieved=case.get("retrieved", ""))
        corpus = Corpus(notices=(notice,), provenance={notice.id: record})
    findings = check_plausible(corpus)
    assert len(findings) == len(case["found"]), findings
    for finding, part in zip(findings, case["found"], strict=True):
        assert part in finding.message
        assert (finding.severity, finding.code) == (Severity.WARNING, "date")


# --- ids --------------------------------------------------------------------------------------

BODY = "First words.\n{#b0000001}\n\nSecond words.\n{#b0000002}\n"


def known(text: str = "", path: str = PATH, **more: Any) -> Known:
    text = text or notice_file("a", BODY)
    return Known(path, "a", parse_page(text, path).notice, **more)


def corpus_with(*texts: str, redirects: dict[str, str] | None = None) -> Corpus:
    parsed = [parse_page(text, PATH).notice for text in texts]
    return Corpus(notices=tuple(n for n in parsed if n is not None), redirects=redirects or {})


def test_ids_that_stay_are_not_told() -> None:
    moved = notice_file("a", "Second words.\n{#b0000002}\n\nFirst words, changed.\n{#b0000001}\n")
    assert check_gone([known()], corpus_with(moved)) == ()


def test_an_id_that_was_changed_needs_a_redirect() -> None:
    renamed = notice_file("b", BODY)
    (finding,) = check_gone([known()], corpus_with(renamed))
    assert finding.severity is Severity.ERROR
    assert "the id was 'a' and is now 'b'" in finding.message
    assert "'notices/a: notices/b'" in finding.message
    led_on = corpus_with(renamed, redirects={"notices/a": "notices/b"})
    assert check_gone([known()], led_on) == ()


def test_a_page_that_is_gone_is_told_and_may_be_right() -> None:
    (finding,) = check_gone([known()], corpus_with())
    assert finding.severity is Severity.WARNING and "'a' is gone" in finding.message


@pytest.mark.parametrize(("is_redrawn", "severity"), [(False, "error"), (True, "warning")])
def test_a_paragraph_that_has_another_id_is_told(is_redrawn: bool, severity: str) -> None:
    changed = notice_file("a", BODY.replace("b0000002", "b7777777"))
    (finding,) = check_gone([known(is_redrawn=is_redrawn)], corpus_with(changed))
    assert finding.severity == severity
    assert "was '{#b0000002}' and is now '{#b7777777}'" in finding.message
    assert finding.line == changed.split("\n").index("Second words.") + 1


def test_a_paragraph_that_was_taken_out_has_no_other_id() -> None:
    assert check_gone([known()], corpus_with(notice_file("a", "First words.\n{#b0000001}"))) == ()
