"""Renderings: how terms are printed, and what is proposed as another rendering of one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile.find import find_mentions
from generator.compile.renderings import review_renderings
from generator.models import Block, Corpus, Name, Notice, Term
from generator.proposals import TermReview
from generator.vocabulary import BlockKind, NoticeKind, Review, TermKind, Translation


def make_term(id_: str, label: str, *aliases: str, not_names: tuple[str, ...] = ()) -> Term:
    names = tuple(Name(text) for text in aliases)
    return Term(
        id_, label, TermKind.INSTRUMENT, "What.", aliases=names, not_names=not_names, path="t.md"
    )


def make_notice(text: str, id_: str) -> Notice:
    blocks = (Block("b0000001", BlockKind.PARAGRAPH, tuple(text.split("\n"))),)
    return Notice(id_, id_, "N", NoticeKind.NOTICE, "", "en", Translation.MACHINE, blocks)


def review(terms: list[Term], *texts: str) -> dict[str, TermReview]:
    notices = tuple(make_notice(text, f"n{number}") for number, text in enumerate(texts))
    corpus = Corpus(notices=notices, terms=tuple(terms))
    return {entry.term: entry for entry in review_renderings(corpus, find_mentions(corpus))}


OUTLINE = make_term("outline", "Outline for Building an IP Powerhouse (2021-2035)")
OFFICE = make_term("cnipa", "China National Intellectual Property Administration", "CNIPA")


@pytest.mark.parametrize(
    ("term", "text", "surface"),
    [
        pytest.param(
            OUTLINE,
            'the "Outline for Building a Powerful Country on Intellectual Property (2021-2035)"',
            "Outline for Building a Powerful Country on Intellectual Property (2021-2035)",
            id="words a translator chose",
        ),
        pytest.param(
            OFFICE,
            "The State Intellectual Property Office said so.",
            "State Intellectual Property Office",
            id="state or national, office or administration",
        ),
        pytest.param(
            make_term("agents", "Measures for the Administration of Patent Agencies"),
            'the "Patent Agency Management Measures"',
            "Patent Agency Management Measures",
            id="another order of words",
        ),
        pytest.param(
            make_term("zh", "关于强化知识产权保护的意见"),
            "根據《關於強化知識產權保護意見》辦理",
            "關於強化知識產權保護意見",
            id="the other script",
        ),
    ],
)
def test_a_variant_is_proposed(term: Term, text: str, surface: str) -> None:
    """With the name it is like and the sentence that prints it; nothing is vetoed."""
    entry = review([term], text)[term.id]
    (proposal,) = entry.proposals
    assert proposal.rendering.surface == surface
    assert proposal.rendering.sentence == text
    assert proposal.score >= 82 and entry.vetoes == ()


@pytest.mark.parametrize(
    ("term", "text", "reason"),
    [
        pytest.param(
            make_term("plan-14", "14th Five-Year Plan for Patents"),
            'the "13th Five-Year Plan for Patents"',
            "another ordinal: 13 and 14",
            id="13th and 14th plan",
        ),
        pytest.param(
            make_term(
                "trademark", "Measures for Credit Evaluation of Trademark Agents in Pilot Regions"
            ),
            'the "Measures for Credit Evaluation of Patent Agents in Pilot Regions"',
            "another right: patent and trademark",
            id="patent and trademark agents",
        ),
        pytest.param(
            make_term("zh", "专利代理机构执业监督管理办法"),
            "根据《商标代理机构执业监督管理办法》",
            "another right",
            id="in Chinese",
        ),
        pytest.param(
            make_term("centre", "Intellectual Property Information Service Center"),
            "The Taiwan Intellectual Property Information Service Center said so.",
            "another place: taiwan and none",
            id="a body of Taiwan",
        ),
    ],
)
def test_what_only_looks_alike_is_listed_with_its_veto(term: Term, text: str, reason: str) -> None:
    entry = review([term], text)[term.id]
    assert entry.proposals == ()
    assert [reason in veto.reason for veto in entry.vetoes] == [True]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        pytest.param(
            OFFICE, "CNIPA, the China National Intellectual Property Administration.", id="known"
        ),
        pytest.param(
            make_term("a", "Patent Agency Measures", not_names=("Patent Agencies Measures",)),
            'the "Patent Agencies Measures"',
            id="an editor has said that it is no name of it",
        ),
        pytest.param(OFFICE, "The European Patent Office met the Court.", id="unlike"),
        pytest.param(
            make_term("law", "Law"), 'The "Law" and the "Laws".', id="too short to compare"
        ),
        pytest.param(
            make_term("y", "Year of Style"),
            'The "Year of Style" activities.',
            id="quoted words known",
        ),
    ],
)
def test_nothing_is_asked_about_what_is_decided(term: Term, text: str) -> None:
    entry = review([term], text)[term.id]
    assert (entry.proposals, entry.vetoes) == ((), ())


def test_surfaces_are_counted_with_their_notices() -> None:
    """Every way a term is printed, the most frequent first."""
    term = make_term("cnipa", "National IP Office", "CNIPA")
    entry = review([term], "CNIPA and CNIPA.", "The national IP office, CNIPA.")["cnipa"]
    assert [(seen.surface, seen.places, seen.notices) for seen in entry.seen] == [
        ("CNIPA", 3, ("n0", "n1")),
        ("national IP office", 1, ("n1",)),
    ]


def test_retracted_notices_are_passed_over() -> None:
    notice = replace(
        make_notice("The State Intellectual Property Office.", "n"), review=Review.RETRACTED
    )
    corpus = Corpus(notices=(notice,), terms=(OFFICE,))
    (entry,) = review_renderings(corpus, find_mentions(corpus))
    assert (entry.seen, entry.proposals) == ((), ())


@given(st.permutations(range(4)), st.randoms())
def test_the_order_of_notices_and_terms_does_not_matter(
    order: list[int], chance: random.Random
) -> None:
    texts = [
        "The State Intellectual Property Office.",
        'The "Outline for Building a Powerful Nation on Intellectual Property".',
        "The National Intellectual Property Office and CNIPA.",
        'The "Measures for Patent Agents".',
    ]
    terms = [OFFICE, OUTLINE, make_term("t", "Measures for Trademark Agents")]
    notices = [make_notice(text, f"n{number}") for number, text in enumerate(texts)]
    one = Corpus(notices=tuple(notices), terms=tuple(terms))
    chance.shuffle(terms)
    other = Corpus(notices=tuple(notices[index] for index in order), terms=tuple(terms))
    reviews = [
        {entry.term: entry for entry in review_renderings(corpus, find_mentions(corpus))}
        for corpus in (one, other)
    ]
    assert reviews[0] == reviews[1]
