"""The `review` and `disputed` of a file: what an editor may write, and what is written back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.front import write_front
from generator.models import Notice
from generator.page import format_page, parse_page
from generator.standing import Dispute, ReviewNote, read_dispute, read_review, write_review
from generator.text.yamlfile import Flow, dump_yaml, load_yaml
from generator.vocabulary import Review
from tests.compile.samples import notice_file

BODY = "It orders lanterns.\n{#b0000001}"
OF = "r0123456789ab"

READ = {
    "draft": ("draft", Review.DRAFT, ReviewNote()),
    "the old word": ("checked", Review.REVIEWED, ReviewNote()),
    "retracted": ("retracted", Review.RETRACTED, ReviewNote()),
    "by hand, what was reviewed not recorded": (
        {"state": "reviewed", "by": "Ann Lee", "on": "2026-11-22"},
        Review.REVIEWED,
        ReviewNote("Ann Lee", "2026-11-22"),
    ),
    "by the command": (
        {"state": "reviewed", "by": "Ann Lee", "on": "2026-11-22", "of": OF},
        Review.REVIEWED,
        ReviewNote("Ann Lee", "2026-11-22", OF),
    ),
    "disputed": (
        {"state": "disputed", "reason": "The number is another notice's."},
        Review.DISPUTED,
        ReviewNote(reason="The number is another notice's."),
    ),
    "disputed, with all that is known": (
        {
            "state": "disputed",
            "by": "Bo",
            "on": "2026-11-22",
            "reason": "No.",
            "sources": ["paper", "report"],
        },
        Review.DISPUTED,
        ReviewNote("Bo", "2026-11-22", reason="No.", sources=("paper", "report")),
    ),
    "retracted with a reason": (
        {"state": "retracted", "reason": "A forgery."},
        Review.RETRACTED,
        ReviewNote(reason="A forgery."),
    ),
}


def written_again(notice: Notice) -> dict[str, Any]:
    """The front matter of a page after it was written and read."""
    again = parse_page(format_page(notice), "content/notices/n.md").notice
    assert again is not None
    return write_front(again)


@pytest.mark.parametrize(("written", "state", "note"), READ.values(), ids=list(READ))
def test_a_state_is_read_and_written_back(written: Any, state: Review, note: ReviewNote) -> None:
    """A page that says so is valid, means this, and is written as it was."""
    parsed = parse_page(notice_file("n", BODY, review=written), "content/notices/n.md")
    assert parsed.findings == ()
    assert parsed.notice is not None
    assert (parsed.notice.review, parsed.notice.review_note) == (state, note)
    assert write_review(state, note) == written
    assert written_again(parsed.notice) == write_front(parsed.notice)


WRONG = {
    "no such word": (
        "done",
        "has not the expected form; expected 'draft'",
    ),
    "the word without a name": ("reviewed", "'{state: reviewed, by: NAME, on: DAY}'"),
    "nothing": (None, "review"),
    "no state": ({"by": "Ann"}, "'review' has no 'state'"),
    "no name": ({"state": "reviewed", "on": "2026-11-22"}, "'review' has no 'by'"),
    "no day": ({"state": "reviewed", "by": "Ann"}, "'review' has no 'on'"),
    "a month": ({"state": "reviewed", "by": "Ann", "on": "2026-11"}, "expected a day"),
    "no such day": ({"state": "reviewed", "by": "Ann", "on": "2026-02-30"}, "has 28 days"),
    "no reason": ({"state": "disputed", "by": "Ann"}, "'review' has no 'reason'"),
    "what only a build knows": ({"state": "changed"}, "use one of draft, reviewed, disputed"),
    "a digest made up": (
        {"state": "reviewed", "by": "Ann", "on": "2026-11-22", "of": "latest"},
        "the digest that 'notice-atlas review' writes",
    ),
    "an unknown key": ({"state": "draft", "who": "Ann"}, "unknown key 'who'"),
}


@pytest.mark.parametrize(("written", "why"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_said_on_its_line(written: Any, why: str) -> None:
    value = Flow(written) if isinstance(written, dict) else written
    parsed = parse_page(notice_file("n", BODY, review=value), "content/notices/n.md")
    assert parsed.notice is None
    assert [f.line for f in parsed.findings if why in f.message] == [10], parsed.findings


def test_a_fact_may_be_disputed() -> None:
    """A date, an event and a later status say why; a page with them is written as it was."""
    dispute = {"reason": "Another copy says May.", "sources": ["paper"], "on": "2026-11-22"}
    text = notice_file(
        "n",
        BODY,
        dates=[{"role": "issued", "edtf": "2021", "basis": "inferred", "disputed": dispute}],
        events=[
            {
                "edtf": "2021",
                "role": "held",
                "label": "Lanterns",
                "block": "b0000001",
                "quote": "lanterns",
                "disputed": {"reason": "No."},
            }
        ],
    )
    notice = parse_page(text, "content/notices/n.md").notice
    assert notice is not None
    expected = Dispute("Another copy says May.", ("paper",), on="2026-11-22")
    assert notice.dates[0].disputed == expected
    assert notice.events[0].disputed == Dispute("No.")
    assert written_again(notice) == write_front(notice)
    assert read_dispute({}) is None


@pytest.mark.parametrize("disputed", [{}, {"reason": ""}, {"reason": "x", "day": "1"}, "no", [1]])
def test_a_dispute_has_a_reason(disputed: Any) -> None:
    date = {"role": "issued", "edtf": "2021", "basis": "inferred", "disputed": disputed}
    parsed = parse_page(notice_file("n", BODY, dates=[date]), "content/notices/n.md")
    assert parsed.notice is None


TEXTS = st.text("aé 甲'\"#{}[]:,-", min_size=1, max_size=12)


@given(
    st.sampled_from([Review.DRAFT, Review.REVIEWED, Review.DISPUTED, Review.RETRACTED]),
    st.builds(ReviewNote, TEXTS | st.just(""), TEXTS, TEXTS, TEXTS, st.lists(TEXTS).map(tuple)),
)
def test_written_then_read_is_the_same(state: Review, note: ReviewNote) -> None:
    """Whatever a name or a reason holds, YAML brings it back."""
    text = dump_yaml({"review": write_review(state, note)})
    assert text.count("\n") == 1
    assert read_review(load_yaml(text)["review"]) == (state, note)
