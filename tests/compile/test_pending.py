"""What notices treat as pending: every case by hand, and the two real notices."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from generator.atlas import Atlas, Pending
from generator.compile import read_atlas
from generator.compile.pending import find_pending
from generator.compile.render import render_pages
from generator.config import Project
from tests.compile.atlases import to_html
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

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
    given = {"issued": case.get("issued", "2022-03-01"), "reposted": case.get("reposted")}
    dates = [
        {"role": role, "edtf": edtf, "basis": "outside", "sources": ["paper"]}
        for role, edtf in given.items()
        if edtf
    ]
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


# --- on the page --------------------------------------------------------------------------------

CASE = {"text": "Promote the promulgation of the Provisions on Trademark Agency."}
LATER = {
    "block": "b0000001",
    "quote": "promulgation",
    "edtf": "2022-12-01",
    "text": "In force since 1 December 2022.",
    "sources": ["report"],
    "term": "agency-provisions",
}


_TERMLESS = {key: value for key, value in LATER.items() if key != "term"}


def page_of(tmp_path: Path, build_project: BuildProject, **fields: Any) -> BeautifulSoup:
    """The page of the case, with these fields in its front matter."""
    files = case_files() | {"content/notices/x.md": case_notice("x", CASE, **fields)}
    files = {k: v for k, v in files.items() if not k.startswith("content/notices/n")}
    project = build_project(tmp_path, files)
    atlas = read_atlas(project)
    return to_html(render_pages(atlas, project)["notices/x.md"])


def test_the_page_says_it_beside_the_paragraph(tmp_path: Path, build_project: BuildProject) -> None:
    """Apart from the notice's words, with dates and source, marked as the program's."""
    html = page_of(tmp_path, build_project)
    (note,) = html.select(".na-later--found")
    assert note.get_text(" ", strip=True) == (
        "Later: Provisions on Trademark Agency : issued 27 October 2022, in force 1 December 2022."
        " On “Provisions on Trademark Agency”. Source: A paper , A press."
        " Put together by the program; not yet confirmed by an editor."
    )
    block = html.find(id="b0000001")
    assert block is not None
    assert block.get_text(strip=True) == f"¶1{CASE['text']}".replace(" Prov", "Prov")
    assert block.find_next_sibling("p") is note


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({"later": [LATER]}, ["Later: In force since 1 December 2022."], id="an entry"),
        pytest.param(
            {"later": [{k: v for k, v in LATER.items() if k != "term"}]},
            None,
            id="an entry without a term",
        ),
        pytest.param({"not_later": ["agency-provisions"]}, [], id="kept out by term"),
        pytest.param({"not_later": ["b0000001"]}, [], id="kept out by block"),
        pytest.param({"not_later": ["cnipa"]}, None, id="another kept out"),
    ],
)
def test_editors_decide(
    fields: dict[str, Any],
    shown: list[str] | None,
    tmp_path: Path,
    build_project: BuildProject,
) -> None:
    """An entry of `later` takes the place of what the program says; `not_later` keeps it out."""
    notes = page_of(tmp_path, build_project, **fields).select(".na-later")
    found = [note for note in notes if "na-later--found" in (note.get("class") or [])]
    if shown is None:
        assert len(found) == 1
    else:
        assert [
            note.get_text()[: len(start)] for note, start in zip(notes, shown, strict=True)
        ] == shown


def test_an_instrument_we_hold_is_a_fact(tmp_path: Path, build_project: BuildProject) -> None:
    """A notice that has a term's name for its title dates the term; it is cited as the source."""
    stated = {"role": "issued", "edtf": "2022-06-01", "basis": "stated", "quote": "1 June 2022"}
    files = case_files() | {
        "content/glossary/lamp-rules.md": term_file(
            "lamp-rules", label="Lamp Rules", kind="instrument"
        ),
        "content/notices/own.md": notice_file(
            "own", "Of 1 June 2022.\n{#b0000001}", title="Lamp Rules", dates=[stated]
        ),
        "content/notices/x.md": case_notice("x", {"text": "We will issue the Lamp Rules."}),
    }
    project = build_project(tmp_path, files)
    (found,) = (p for p in read_atlas(project).pending if p.notice == "x")
    assert not found.doubts
    assert found.facts[0].evidence is not None
    assert found.facts[0].evidence.notice == "own"
