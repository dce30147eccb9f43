"""Acronyms: a short form and the words its letters stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.acronyms import find_definitions
from tests.quality.acronyms import measure_acronyms


def pairs(text: str) -> list[tuple[str, str]]:
    return [(found.short, found.long) for found in find_definitions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "the World Trade Organization (WTO)", ("WTO", "World Trade Organization"), id="plain"
        ),
        pytest.param(
            "the WTO (World Trade Organization)", ("WTO", "World Trade Organization"), id="turned"
        ),
        pytest.param(
            "a body (World Trade Organization, WTO)",
            ("WTO", "World Trade Organization"),
            id="both in the bracket",
        ),
        pytest.param(
            "the Ministry of Foreign Affairs (MFA)",
            ("MFA", "Ministry of Foreign Affairs"),
            id="a small word is left out",
        ),
        pytest.param(
            "the Department of Justice (DOJ)", ("DOJ", "Department of Justice"), id="or taken in"
        ),
        pytest.param(
            "the Trans-Pacific Partnership (TPP)", ("TPP", "Trans-Pacific Partnership"), id="hyphen"
        ),
        pytest.param(
            "small and medium-sized enterprises (SMEs)",
            ("SMEs", "small and medium-sized enterprises"),
            id="plural",
        ),
        pytest.param(
            "the State Administration for Market Regulation (SAMR; formerly SAIC)",
            ("SAMR", "State Administration for Market Regulation"),
            id="more after the short form",
        ),
        pytest.param(
            "the Patent Prosecution Highway (“PPH”)",
            ("PPH", "Patent Prosecution Highway"),
            id="in quotes",
        ),
        pytest.param(
            "three-dimensional (3D) marks", ("3D", "three-dimensional"), id="a number in a word"
        ),
        pytest.param("interleukin-10 (IL-10)", ("IL-10", "interleukin-10"), id="a number as it is"),
        pytest.param(
            "3-hydroxy-3-methylglutaryl-CoA (HMG-CoA)",
            ("HMG-CoA", "3-hydroxy-3-methylglutaryl-CoA"),
            id="the word is taken from its beginning",
        ),
        pytest.param(
            "a list (of the European Patent Office [EPO], say)",
            ("EPO", "European Patent Office"),
            id="a bracket in a bracket",
        ),
        pytest.param(
            "Filed. The Japan Patent Office (JPO)", ("JPO", "Japan Patent Office"), id="sentence"
        ),
        pytest.param(
            "the British Aircraft Corp. (BAC)", ("BAC", "British Aircraft Corp."), id="a full stop"
        ),
        pytest.param(
            "國際組織（World Trade Organization，WTO）",
            ("WTO", "World Trade Organization"),
            id="in a Chinese bracket",
        ),
    ],
)
def test_a_definition_is_found(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("five years (2016-2020)", id="years"),
        pytest.param("the odds ratio (OR = 6.9)", id="an equation"),
        pytest.param("in part, so (see Annex)", id="see"),
        pytest.param("They met in the Patent Law. Offices (PLO) agreed.", id="two sentences"),
        pytest.param("the Office (the Office)", id="the same words"),
        pytest.param("by penicillin of the mind (OTM)", id="a small word does not begin a name"),
        pytest.param("one thing (XYZ)", id="letters that are not there"),
        pytest.param("registers (1) agents, (2) agencies", id="numbers"),
        pytest.param("an unclosed World Trade Organization (WTO", id="unclosed"),
        pytest.param("()", id="empty"),
        pytest.param("(A) first (B) second", id="letters of a list"),
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert pairs(text) == []


def test_first_letters_are_surer_than_letters_inside_words() -> None:
    """The precision of a definition falls with the ways its letters have to be looked for."""
    (sure,) = find_definitions("the World Trade Organization (WTO)")
    (fair,) = find_definitions("impedance cardiogram (ICG)")
    assert 0 < fair.precision < sure.precision < 1


@given(st.text(alphabet="abAB ()-,.1", max_size=60))
def test_spans_are_what_they_say(text: str) -> None:
    """Each span cuts its words out of the text, and the long form is the longer one."""
    for found in find_definitions(text):
        assert text[slice(*found.short_span)] == found.short
        assert text[slice(*found.long_span)] == found.long
        assert len(found.long) > len(found.short) > 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 50_000 + " (AAAAAAAAAA)", id="one endless word"),
        pytest.param("a " * 30_000 + "(AAAAAAAAAA)", id="endless words"),
        pytest.param("a (AA) " * 3_000, id="thousands of brackets"),
        pytest.param("(" * 30_000 + "AA" + ")" * 30_000, id="depth"),
    ],
)
def test_hostile_text_is_no_trouble(text: str) -> None:
    """Work grows with the length of the text, not with its square."""
    assert all(found.short for found in find_definitions(text))


GOLD = """\
1
A title.
The World Trade Organization (WTO) and the oral rinse (OR) met.
  WTO|World Trade Organization
  EPO|European Patent Office
//!ord

2
A title with a synonym.
The impedance of a cell (impedance cardiogram, ICG) and sugar (sucrose of sugar).
  JPO|Japan Patent Office
//*  ICG|impedance cardiogram
//!syn

2

More of the second one, on the Japan Patent Office (JPO).
"""


def test_the_measure_counts_pairs_and_leaves_synonyms_out(tmp_path: Path) -> None:
    """Two of three pairs are found, and one that is none; a text may go on after its pairs."""
    path = tmp_path / "gold.txt"
    path.write_text(GOLD, encoding="cp1252")
    figures = measure_acronyms(path)
    assert figures["all"]["abstracts"] == 2
    assert (figures["all"]["precision"], figures["all"]["recall"]) == (2 / 3, 2 / 3)
    assert figures["tuned"]["precision"] == 1 / 2
