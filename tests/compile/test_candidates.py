"""Candidates: what the corpus says are names, from golden cases and as laws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.compile.candidates import gather_candidates
from generator.models import Block, Corpus, Notice, Term
from generator.proposals import Candidate
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, NoticeKind, Translation

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
