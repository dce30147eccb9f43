"""A page against its raw notice: verbatim, complete, with quotes that stand there; and its base."""

from __future__ import annotations

import pytest

from generator.errors import Severity
from generator.review.drawn import (
    Base,
    Drawn,
    check_base,
    check_complete,
    check_drawn,
    check_verbatim,
)
from tests.review.samples import page

RAW = "Home > News\r\nA notice\r\nCreate Time:2021-03-30\r\nFirst part.\u00a0 It\u202e goes on.\r\n"


def test_white_space_and_removed_characters_do_not_count_as_changes() -> None:
    assert check_verbatim(page(), RAW) == []


def test_a_changed_word_in_the_published_text_is_found_with_its_line() -> None:
    (finding,) = check_verbatim(page(second="It went on."), RAW)
    assert finding.line == 25
    assert "'It went on.' does not stand in the raw notice" in finding.message
    assert "corrections" in finding.message


def test_a_sentence_that_was_cut_from_the_page_is_missed() -> None:
    sentences = ("First part.", "It\u202e goes  on.")
    assert check_complete(page(), sentences) == []
    (finding,) = check_complete(page(second="It went on."), sentences)
    assert finding.code == "missing" and finding.severity is Severity.WARNING


def test_a_changed_sentence_is_told_once_with_what_it_was() -> None:
    """Of a long sentence, what differs is quoted."""
    start = "The offices of all provinces keep up and make still better and longer and more lasting"
    was, now = f"{start} the whole chain of services.", f"{start} the whole-chain of services."
    drawn = Drawn("office-2021-a", f"{RAW} {was}", ("First part.", was), "")
    (finding,) = check_drawn(page(second=now), drawn, Base(PLACE, ""))
    assert (finding.code, finding.line) == ("verbatim", 25)
    assert finding.message.startswith(
        "'…and more lasting the whole-chain of services.' does not stand in the raw notice: there"
        " it is '…and more lasting the whole chain of services.'."
    )


def test_a_date_is_stated_only_where_its_quote_stands_in_the_notice() -> None:
    (finding,) = check_verbatim(page(quote="Create Time:2021-03-31"), RAW)
    assert finding.code == "quote"


DRAWN = Drawn("office-2021-a", RAW, ("First part.", "It goes on."), "one\ntwo\nthree\n")
PLACE = "content/base/office-2021-a.md"
BASES = {
    "as the generator writes it": (DRAWN.page, False, None),
    "older than the generator": ("one\n2\nthree\n", False, (Severity.WARNING, 2, "'2' stands")),
    "changed by hand": ("one\n2\nthree\n", True, (Severity.ERROR, 2, "written by the program")),
    "cut short": ("one\n", True, (Severity.ERROR, 2, "'' stands where the generator writes 'two'")),
    "longer": (DRAWN.page + "four\n", True, (Severity.ERROR, 4, "'four' stands where")),
    "missing": (None, False, (Severity.WARNING, 0, "'notice-atlas sync office-2021-a'")),
}


@pytest.mark.parametrize(("text", "is_changed", "expected"), BASES.values(), ids=list(BASES))
def test_a_base_is_what_the_generator_writes_today(
    text: str | None, is_changed: bool, expected: tuple[Severity, int, str] | None
) -> None:
    findings = check_base(DRAWN, Base(PLACE, text, is_changed))
    assert len(findings) == (expected is not None)
    if expected:
        (finding,) = findings
        assert (finding.severity, finding.line, finding.path) == (*expected[:2], PLACE)
        assert expected[2] in finding.message and finding.code == "base"


def test_a_base_that_is_gone_comes_back_from_the_history() -> None:
    """Sync would not write it: the page is there."""
    for is_changed, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        (finding,) = check_base(DRAWN, Base(PLACE, None, is_changed), has_page=True)
        assert finding.severity is severity and "from the history" in finding.message


def test_a_page_that_was_deleted_has_no_words_to_check() -> None:
    assert check_drawn(None, DRAWN, Base(PLACE, DRAWN.page)) == []
    assert check_drawn(page(), DRAWN, Base(PLACE, DRAWN.page)) == []
    assert check_drawn(page(second="Otherwise."), DRAWN, Base(PLACE, DRAWN.page))
