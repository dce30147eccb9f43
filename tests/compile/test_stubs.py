"""Stubs: a glossary file as far as the corpus can fill it in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compile.candidates import gather_candidates
from generator.compile.stubs import BODY, write_stub
from generator.models import Block, Corpus, Name, Notice, Term
from generator.page import split_front_matter
from generator.records import read_record
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, NoticeKind, TermKind, Translation

FILLED = {
    "<id>": "some-name",
    "<English name>": "Some name",
    "<Chinese name>": "某名",
    "<pinyin with tone marks>": "mǒu míng",
    "<high, medium or low>": "low",
}
OFFICE = Term("cnipa", "CNIPA", TermKind.INSTITUTION, "What.", aliases=(Name("国家知识产权局"),))


def make_stub(text: str, translation: Translation = Translation.ORIGINAL, *terms: Term) -> str:
    blocks = (Block("b0000001", BlockKind.PARAGRAPH, (text,)),)
    notice = Notice("n-1", "n-1", "N", NoticeKind.NOTICE, "", "en", translation, blocks)
    corpus = Corpus(notices=(notice,), terms=terms)
    return write_stub(gather_candidates(corpus)[0], corpus)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The World Trade Organization (WTO) met.", id="English"),
        pytest.param("国家知识产权局（以下简称国知局）发布。", id="Chinese"),
        pytest.param(
            "《专利代理办法》（国知发〔2021〕1号，以下简称《办法》）", id="number and short name"
        ),
        pytest.param('Practise the "two safeguards".', id="slogan"),
        pytest.param('Hold the "It\'s #1 - & [y] {z} |" campaign.', id="signs of YAML"),
    ],
)
def test_a_stub_fits_the_schema_once_it_is_filled_in_and_not_before(text: str) -> None:
    stub = make_stub(text, Translation.MACHINE)
    front = split_front_matter(stub)
    assert front is not None and front.body.strip() == BODY
    assert read_record(front.yaml, "term", "stub.md").data is None
    yaml = front.yaml
    for placeholder, words in FILLED.items():
        yaml = yaml.replace(placeholder, words)
    record = read_record(yaml, "term", "stub.md")
    assert record.findings == () and record.data is not None


def test_a_stub_says_what_the_corpus_says() -> None:
    text = "2021年，国家知识产权局发布《专利代理办法》（国知发〔2021〕1号，以下简称《办法》）。"
    front = split_front_matter(make_stub(text, Translation.ORIGINAL, OFFICE))
    assert front is not None
    assert load_yaml(front.yaml) == {
        "id": "<id>",
        "label": "<English name>",
        "label_zh": "专利代理办法",
        "pinyin": "<pinyin with tone marks>",
        "kind": "instrument",
        "number": "国知发〔2021〕1号",
        "issuer": ["cnipa"],
        "aliases": [{"text": "办法", "link": False, "note": "too general by itself"}],
        "sources": [],
        "confidence": "<high, medium or low>",
        "review": "draft",
    }


def test_an_issuer_that_is_no_entry_stays_as_printed() -> None:
    text = "国家知识产权局发布《专利代理办法》。"
    assert "- 国家知识产权局" in make_stub(text)
    assert "- cnipa" in make_stub(text, Translation.ORIGINAL, OFFICE)
    ambiguous = replace(OFFICE, aliases=(Name("国家知识产权局", link=False),))
    assert "- 国家知识产权局" in make_stub(text, Translation.ORIGINAL, ambiguous)


def test_what_a_translation_prints_is_a_rendering() -> None:
    """An original has no renderings: these are the issuer's own words."""
    text = 'Hold the "Iron Fist" campaign.'
    assert '"Iron Fist" campaign' in make_stub(text, Translation.MACHINE)
    assert "renderings" not in make_stub(text, Translation.ORIGINAL)


def test_an_entry_that_lacks_a_short_name_gets_the_line_to_add() -> None:
    term = Term("wto", "World Trade Organization", TermKind.INSTITUTION, "What.")
    stub = make_stub("The World Trade Organization (WTO) met.", Translation.ORIGINAL, term)
    assert load_yaml(stub) == {"aliases": [{"text": "WTO", "exact": True}]}
