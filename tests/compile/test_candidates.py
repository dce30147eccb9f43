"""Candidates: what the corpus says are names, from golden cases and as laws."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile.candidates import DOUBLED, POINTS, gather_candidates
from generator.models import Block, Corpus, Name, Notice, Period, Term
from generator.proposals import Candidate
from generator.text.edtf import parse_edtf
from generator.text.naming import Sign
from generator.text.ownwords import find_namings
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, NoticeKind, Review, TermKind, Translation

GOLDEN = Path(__file__).parents[1] / "golden" / "candidates"


def read_cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['case']}")
        for path in sorted(GOLDEN.glob("*.yml"))
        for case in load_yaml(path.read_text("utf-8"))
    ]


def make_notice(text: str, id_: str = "n", work: str = "") -> Notice:
    blocks = (Block("b0000001", BlockKind.PARAGRAPH, tuple(text.split("\n"))),)
    return Notice(id_, work or id_, "N", NoticeKind.NOTICE, "", "en", Translation.ORIGINAL, blocks)


def gather(*texts: str, terms: tuple[Term, ...] = ()) -> tuple[Candidate, ...]:
    notices = tuple(make_notice(text, f"n{number}") for number, text in enumerate(texts))
    return gather_candidates(Corpus(notices=notices, terms=terms))


def as_written(candidate: Candidate, keys: set[str]) -> dict[str, Any]:
    """A candidate as the golden cases write it, with those keys that the case gives."""
    row: dict[str, Any] = {
        "name": candidate.name,
        "evidence": {str(sign) for sign in candidate.signs},
        "short": list(candidate.shorts),
        "kind": str(candidate.kind),
        "year": candidate.year,
        "issuer": candidate.issuer,
        "number": candidate.number,
    }
    return {key: value for key, value in row.items() if key in keys or (value and key != "kind")}


@pytest.mark.parametrize("case", read_cases())
def test_golden(case: dict[str, Any]) -> None:
    """Exactly the listed names are candidates, with the evidence and facts the case gives."""
    found = {candidate.name: candidate for candidate in gather(case["text"])}
    assert list(found) == sorted(found, key=lambda name: (-found[name].points, name))
    wanted = [{**row, "evidence": set(row["evidence"])} for row in case["found"]]
    got = {
        name: as_written(candidate, next((set(r) for r in wanted if r["name"] == name), set()))
        for name, candidate in found.items()
    }
    assert got == {row["name"]: row for row in wanted}


def make_term(id_: str, label: str, **fields: Any) -> Term:
    return Term(id_, label, TermKind("institution"), "What it is.", path=f"{id_}.md", **fields)


ORGANIZATION = "The World Trade Organization (WTO) met."


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [candidate.name for candidate in candidates]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param(
            make_term("wto", "World Trade Organization (WTO)", aliases=(Name("WTO"),)),
            ["World Trade Organization"],
            id="the label is longer than the name",
        ),
        pytest.param(
            make_term("wto", "World Trade Organization", aliases=(Name("WTO"),)),
            [],
            id="an entry has both names",
        ),
        pytest.param(
            make_term("wto", "Trade body", aliases=(Name("World Trade Organization"), Name("WTO"))),
            [],
            id="as aliases",
        ),
        pytest.param(
            make_term("wto", "WTO", not_names=("World Trade Organization",)),
            [],
            id="an editor has said that it is no name of it",
        ),
        pytest.param(make_term("wipo", "WIPO"), ["World Trade Organization"], id="another entry"),
    ],
)
def test_what_the_glossary_has_is_no_candidate(term: Term, expected: list[str]) -> None:
    assert names(gather(ORGANIZATION, terms=(term,))) == expected


def test_a_known_name_comes_up_for_a_short_name_that_its_entry_lacks() -> None:
    """Then the candidate names the entry, and only the short name is new."""
    (candidate,) = gather(ORGANIZATION, terms=(make_term("wto", "World Trade Organization"),))
    assert (candidate.term, candidate.shorts) == ("wto", ("WTO",))


def test_a_general_short_name_of_a_known_name_is_no_candidate() -> None:
    """《办法》 is no alias that an editor should be asked about."""
    text = "根据《专利代理管理办法》（以下简称《办法》）执行。"
    assert gather(text, terms=(make_term("measures", "专利代理管理办法"),)) == ()


def test_a_quoted_name_is_known_by_the_words_in_its_quotes() -> None:
    text = 'The "Iron Fist" campaign began.'
    assert names(gather(text)) == ["Iron Fist campaign"]
    assert gather(text, terms=(make_term("iron-fist", "Iron Fist"),)) == ()
    general = make_term("iron-fist", "IF", aliases=(Name("Iron Fist", link=False),))
    assert names(gather(text, terms=(general,))) == ["Iron Fist campaign"]


def test_named_periods_are_known_from_their_list() -> None:
    text = "In the 14th Five-Year Plan period."
    period = Period("p", "P", parse_edtf("2021/2025"), ("14th Five-Year Plan",))
    notices = (make_notice(text),)
    assert names(gather_candidates(Corpus(notices=notices))) == ["14th Five-Year Plan"]
    assert gather_candidates(Corpus(notices=notices, periods=(period,))) == ()


def test_copies_of_a_work_count_once() -> None:
    """Works are counted, and places in one copy of each; every copy is shown."""
    notices = (
        make_notice(ORGANIZATION, "a", work="w"),
        make_notice(f"{ORGANIZATION}\n{ORGANIZATION}", "b", work="w"),
        make_notice(ORGANIZATION, "c"),
    )
    (candidate,) = gather_candidates(Corpus(notices=notices))
    assert (candidate.works, candidate.places) == (2, 2)
    assert [sighting.notice for sighting in candidate.sightings] == ["a", "b", "c"]


def test_retracted_notices_are_passed_over() -> None:
    notice = replace(make_notice(ORGANIZATION), review=Review.RETRACTED)
    assert gather_candidates(Corpus(notices=(notice,))) == ()


def test_more_evidence_ranks_higher() -> None:
    """More signs, then more works; what has the same points is in order of its name."""
    rows = gather(
        'Practise the "two safeguards" and the "four confidences".',
        "Study the “four confidences” and the Patent Cooperation Treaty (PCT).",
        "The Patent Cooperation Treaty (hereinafter the “PCT”) and the Madrid Protocol (the “MP”).",
    )
    assert [(row.name, row.points) for row in rows] == [
        ("Patent Cooperation Treaty", POINTS[Sign.SHORT_NAME] + POINTS[Sign.ACRONYM] + DOUBLED),
        ("Madrid Protocol", POINTS[Sign.SHORT_NAME]),
        ("four confidences", POINTS[Sign.SLOGAN] + DOUBLED),
        ("two safeguards", POINTS[Sign.SLOGAN]),
    ]


def test_a_sighting_leads_to_its_sentence() -> None:
    """The span cuts the name out of the block; the sentence is the one it stands in."""
    text = f"It rained.\n{ORGANIZATION}\nThen it stopped."
    (candidate,) = gather(text)
    (sighting,) = candidate.sightings
    block = make_notice(text).blocks[0].text
    assert block[sighting.start : sighting.end] == sighting.surface == "World Trade Organization"
    assert sighting.sentence == ORGANIZATION


@given(st.lists(st.sampled_from(range(8)), min_size=1, max_size=6), st.randoms())
def test_the_order_of_notices_does_not_matter(chosen: list[int], chance: random.Random) -> None:
    texts = [
        ORGANIZATION,
        'The "Iron Fist" campaign.',
        'The "two safeguards".',
        "国家知识产权局（以下简称国知局）发布。",
        "《专利代理管理办法》（以下简称《办法》）",
        "“十四五”规划",
        "The Trademark Law (2019 Amendment).",
        "Nothing.",
    ]
    notices = [make_notice(texts[index], f"n{place}") for place, index in enumerate(chosen)]
    one = gather_candidates(Corpus(notices=tuple(notices)))
    chance.shuffle(notices)
    assert gather_candidates(Corpus(notices=tuple(notices))) == one


HOSTILE = [
    pytest.param("国家知识产权局（以下简称国知局），" * 2_000, id="short names"),
    pytest.param("《专利法》（以下简称《法》）" * 2_000, id="titles"),
    pytest.param("《" * 30_000, id="titles that never close"),
    pytest.param('"' * 30_000, id="quotes"),
    pytest.param("A" + " " * 50_000 + "B", id="a gap"),
    pytest.param("Patent Law and the " * 3_000, id="capitals without end"),
    pytest.param('the Aaa Measures (hereinafter the "Measures") ' * 500, id="hereinafter"),
    pytest.param("(hereinafter " * 10_000, id="hereinafter and no end"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_trouble(text: str) -> None:
    """Work grows with the length of a paragraph, not with its square."""
    for naming in find_namings(text):
        assert 0 <= naming.start < naming.end <= len(text)


@given(st.text(alphabet='ab AB "“”（）()《》〈〉以下简称法，。2021第十四五届大', max_size=50))
def test_namings_lie_in_their_text(text: str) -> None:
    """Whatever the text, spans are in it, and names are not empty and on one line."""
    for naming in find_namings(text):
        assert 0 <= naming.start < naming.end <= len(text)
        assert naming.name.strip() and "\n" not in naming.name
