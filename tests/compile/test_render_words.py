"""Words for dates, and sentences with the names in them marked."""

from __future__ import annotations

import pytest

from generator.atlas import Backlink
from generator.compile.render.term import mark_sentences
from generator.compile.render.words import human_date
from generator.text.edtf import parse_edtf


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param("2021-03-12", "12 March 2021", id="day"),
        pytest.param("2017-10-18/2017-10-24", "18 to 24 October 2017", id="days of one month"),
        pytest.param("2019-09-30/2019-10-02", "30 September to 2 October 2019", id="two months"),
        pytest.param("2019-05/2019-08", "May to August 2019", id="months of one year"),
        pytest.param("2019-05/2020", "May 2019 to 2020", id="two years"),
        pytest.param("2021/2025", "2021 to 2025", id="years"),
        pytest.param("2019-05-01/2019-08", "1 May to August 2019", id="day to month"),
        pytest.param("2019-05-01/2019", "1 May 2019 to 2019", id="day to year"),
        pytest.param("2019-05~/2019-08", "about May 2019 to August 2019", id="doubt is kept"),
        pytest.param("2021/..", "from 2021", id="open end"),
    ],
)
def test_what_both_ends_share_is_said_once(edtf: str, words: str) -> None:
    """A stretch of time names its year and its month once, and nothing is made up."""
    assert human_date(parse_edtf(edtf)) == words


def test_a_sentence_that_names_a_term_twice_stands_once() -> None:
    """All names in a sentence are marked in it; the next paragraph stands for itself."""
    sentence = "The lamp, or lantern, burns."
    links = [
        Backlink("n", "b1", sentence, 4, 8),
        Backlink("n", "b1", sentence, 13, 20),
        Backlink("n", "b2", sentence, 4, 8),
    ]
    shown = [(link.block, str(text)) for link, text in mark_sentences(links)]
    assert [block for block, _ in shown] == ["b1", "b2"]
    assert shown[0][1].count("<mark>") == 2
    assert shown[1][1].count("<mark>") == 1
