"""What notices treat as pending: every case by hand, and the two real notices."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.atlas import Atlas, Pending
from generator.compile import read_atlas
from generator.compile.pending import find_pending
from generator.config import Project
from tests.compile.samples import SOURCES, notice_file, term_file

GOLDEN = Path(__file__).parents[1] / "golden" / "pending"


def read(name: str) -> Any:
    return yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))


CASES = [*read("english"), *read("chinese")]


def case_files() -> dict[str, str]:
    """The glossary of the cases, and each case as a notice."""
    files = {"content/sources.yml": SOURCES}
    for id_, entry in read("world").items():
        dates = [{**date, "sources": ["paper"]} for date in entry["dates"]]
        files[f"content/glossary/{id_}.md"] = term_file(id_, **entry | {"dates": dates})
    for number, case in enumerate(CASES):
        files[f"content/notices/n{number}.md"] = case_notice(f"n{number}", case)
    return files


def case_notice(id_: str, case: dict[str, Any], **fields: Any) -> str:
    outside = {"basis": "outside", "sources": ["paper"]}
    dates = []
    if issued := case.get("issued", "2022-03-01"):
        dates.append({"role": "issued", "edtf": issued, **outside})
    if reposted := case.get("reposted"):
        dates.append({"role": "reposted", "edtf": reposted, **outside})
    by = f" by={case['by']}" if "by" in case else ""
    heading = f"### {case['heading']}\n{{#s0000001}}\n\n" if "heading" in case else ""
    body = f"{heading}{case['text']}\n{{#b0000001{by}}}"
    language = "en" if case["text"].isascii() or "“" in case["text"] else "zh-Hans"
    kind = case.get("kind", "notice")
    return notice_file(id_, body, dates=dates, language=language, kind=kind, **fields)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Pending]]:
    """Name of a case -> what was found in it."""
    root = tmp_path_factory.mktemp("pending")
    for name, text in case_files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    atlas = read_atlas(Project(root))
    return {
        case["name"]: [found for found in atlas.pending if found.notice == f"n{number}"]
        for number, case in enumerate(CASES)
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], cases: dict[str, list[Pending]]) -> None:
    """What is sure is shown with its first date; what is not is proposed with a doubt."""
    found = cases[case["name"]]
    sure = {p.term: str(p.facts[0].edtf) for p in found if not p.doubts}
    maybe = sorted(p.term for p in found if p.doubts)
    assert sure == case.get("sure", {})
    assert maybe == sorted(case.get("maybe", []))


def test_a_third_of_the_cases_are_traps() -> None:
    traps = [case for case in CASES if not case.get("sure") and not case.get("maybe")]
    assert len(CASES) >= 60
    assert 3 * len(traps) >= len(CASES)


@cache
def real() -> Atlas:
    return read_atlas(Project(Path(__file__).parents[2]))


def test_the_real_notices() -> None:
    """Without the entries that editors have made, the program finds what was found by hand."""
    from dataclasses import replace

    atlas = real()
    bare = tuple(replace(notice, later=()) for notice in atlas.corpus.notices)
    found = find_pending(replace(atlas.corpus, notices=bare), atlas.mentions)
    for id_, gold in read("notices").items():
        here = [entry for entry in found if entry.notice == id_]
        sure = {f"{p.block} {p.term}": str(p.facts[0].edtf) for p in here if not p.doubts}
        maybe = sorted(f"{p.block} {p.term}" for p in here if p.doubts)
        assert sure == gold.get("sure", {})
        assert maybe == sorted(gold.get("maybe", []))


def test_what_an_editor_has_entered_is_not_found_again() -> None:
    later = {(n.id, e.block, e.term) for n in real().corpus.notices for e in n.later}
    assert later
    assert later.isdisjoint((p.notice, p.block, p.term) for p in real().pending)
