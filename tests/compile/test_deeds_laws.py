"""Laws of found events: whatever the text, what is found stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile.deeds import read_dates
from generator.compile.deeds.mask import DATE, SELF, TERM, TITLE, Token, mask
from generator.models import Block
from tests.compile.test_deeds import make_corpus

NAMES = ("[[Patent Law|law]]", "[[Blue Sky|sky]]", "[[CNIPA|office]]", "[[meeting|conference]]")
TIMES = (" on 1 June 2021", " in 2019", " before 30 June 2022", " this year", " from May to June")
WORDS = (" was issued", " launched", " shall come into force", " and", ", ", ". ", "The ", " not")
CHINESE = (
    "《[[专利法|law]]》",
    "2021年3月",
    "自2021年6月1日起",
    "2022年底前",
    "今年",
    "印发",
    "施行",
)
MARKS = ("，", "。", "应当", "完成", "（", "）", "不", " if", "\ue000", "\ue001", " ", "📅")
PIECES = NAMES + TIMES + WORDS + CHINESE + MARKS
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
LANGUAGES = st.sampled_from(["en", "zh-Hans"])


@given(TEXTS, LANGUAGES)
def test_what_is_found_stands_in_the_text(text: str, language: str) -> None:
    """Spans hold their words, quotes stand once, and a date without an event has a reason."""
    corpus, found = make_corpus({"text": text, "issued": "2022-07-01"}, language)
    block = corpus.notices[0].blocks[0].text
    for date in read_dates(corpus, found):
        assert block[date.start : date.end] == date.surface
        assert date.surface in date.sentence or "\n" in date.surface
        assert bool(date.deeds) != bool(date.reason)
        for deed in date.deeds:
            assert block[deed.start : deed.end] == deed.quote and block.count(deed.quote) == 1
            assert deed.start < date.end and date.start < deed.end
            assert set(deed.subjects) <= {mention.term for mention in found.mentions} - {"office"}


@given(TEXTS, TEXTS, LANGUAGES)
def test_other_paragraphs_change_nothing(text: str, other: str, language: str) -> None:
    """What a paragraph says depends on it and on the day of writing alone."""
    corpus, found = make_corpus({"text": text, "issued": "2022-07-01"}, language)
    more = make_corpus({"text": other}, language)[0].notices[0].blocks[0]
    (notice,) = corpus.notices
    blocks = (Block("b0000009", more.kind, more.sentences), *notice.blocks)
    wider = replace(corpus, notices=(replace(notice, blocks=blocks),))
    mine = [date for date in read_dates(wider, found) if date.block == "b0000001"]
    assert mine == list(read_dates(corpus, found))


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=6)


@given(st.text('ab 《》"“”', min_size=30, max_size=30), SPANS)
def test_a_masked_sentence_leads_back(text: str, spans: list[tuple[int, int]]) -> None:
    """Each sign stands for one token, in order, and every other character for itself."""
    signs = (DATE, SELF, TERM, TITLE)
    tokens = [Token(signs[i % 4], at, at + size) for i, (at, size) in enumerate(spans)]
    masked = mask(text, 0, len(text), tokens)
    shown = [token for _, token in masked.tokens]
    assert [masked.text[index] for index, _ in masked.tokens] == [token.sign for token in shown]
    ends = [0, *(token.end for token in shown)]
    assert all(end <= token.start for end, token in zip(ends, shown, strict=False))
    signed = {index for index, _ in masked.tokens}
    for index, character in enumerate(masked.text):
        assert index in signed or character == text[masked.places[index]]
    assert len(masked.text) - len(shown) == 30 - sum(token.end - token.start for token in shown)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2021 the office and " * 2000, id="many dates"),
        pytest.param("[[law|law]] and " * 2000 + "in 2021.", id="many names"),
        pytest.param("各地，" * 5000 + "2021年完成。", id="many clauses"),
    ],
)
def test_what_is_no_sentence_is_not_read_for_events(text: str) -> None:
    dates = read_dates(*make_corpus({"text": text}, "en"))
    assert all(not date.deeds for date in dates)
