"""`terms` and `renderings` as a person uses them: they print and write nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.compile.samples import SOURCES, notice_file, term_file
from tests.test_cli import run

BODY = """\
The World Trade Organization (WTO) met. Hold the "Iron Fist" campaign.
{#b0000001}

The State Intellectual Property Office follows the "13th Five-Year Plan for Patents".
{#b0000002}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with two terms and one notice."""
    for name, text in {
        "mkdocs.yml": "site_name: Test\n",
        "content/glossary/cnipa.md": term_file(
            "cnipa", label="National Intellectual Property Administration", label_zh="国知局"
        ),
        "content/glossary/plan.md": term_file("plan", label="14th Five-Year Plan for Patents"),
        "content/notices/n-1.md": notice_file("n-1", BODY, translation="machine"),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_candidates_are_listed_with_sentences_and_stubs(folder: Path) -> None:
    before = files(folder)
    code, out, err = run(folder, "terms")
    assert code == 0, err
    assert out.startswith("1. World Trade Organization\n   4 points: acronym; 1 work, 1 place\n")
    assert (
        "content/notices/n-1.md:" in out
        and "#b0000001: The World Trade Organization (WTO) met." in out
    )
    assert "label: World Trade Organization" in out and "text: WTO, exact: true" in out
    assert out.endswith("terms: 4 candidates. Nothing was written.\n")
    assert files(folder) == before


def test_a_limit_says_how_many_are_left(folder: Path) -> None:
    code, out, _ = run(folder, "terms", "--limit", "1")
    assert code == 0 and "\n2. " not in out
    assert "4 candidates; 3 more with '--limit 0'" in out


def test_candidates_as_json(folder: Path) -> None:
    code, out, _ = run(folder, "terms", "--format", "json")
    rows = json.loads(out)
    assert code == 0 and [row["name"] for row in rows][:2] == [
        "World Trade Organization",
        "13th Five-Year Plan for Patents",
    ]
    assert rows[0]["signs"] == ["acronym"] and rows[0]["stub"].startswith("---\nid: world-trade")


def test_renderings_lists_what_is_in_doubt(folder: Path) -> None:
    before = files(folder)
    code, out, err = run(folder, "renderings")
    assert code == 0, err
    assert "cnipa: National Intellectual Property Administration 国知局 (content/glossary/" in out
    assert "may be, 100 like 'National Intellectual Property Administration'" in out
    assert "'State Intellectual Property Office', 1 place: n-1" in out
    assert "but another ordinal: 13 and 14" in out
    assert out.endswith("renderings: 1 proposal, 1 veto. Nothing was written.\n")
    assert files(folder) == before


def test_one_entry_is_shown_with_all_its_renderings(folder: Path) -> None:
    page = folder / "content/notices/n-1.md"
    page.write_text(
        page.read_text().replace("State Int", "National Int").replace("Office", "Administration")
    )
    code, out, _ = run(folder, "renderings", "cnipa")
    assert code == 0 and "plan:" not in out
    assert "seen  'National Intellectual Property Administration', 1 place: n-1" in out
    assert "cnipa:" not in run(folder, "renderings")[1]
    assert "cnipa:" in run(folder, "renderings", "--all")[1]
    rows = json.loads(run(folder, "renderings", "cnipa", "--format", "json")[1])
    assert [row["term"] for row in rows] == ["cnipa"]


def test_an_id_that_is_no_entry_is_wrong_input(folder: Path) -> None:
    code, _, err = run(folder, "renderings", "nobody")
    assert code == 2
    assert "'nobody' is the id of no glossary entry" in err


PENDING = """\
Promote the promulgation of the Rules on Lanterns, and promote the revision of the Lamp Law.
{#b0000001}

Promote the revision of the Lamp Law and the Rules on Lanterns.
{#b0000002}
"""


@pytest.fixture
def pending(tmp_path: Path) -> Path:
    """A notice of March 2022 and two instruments that came later."""
    outside = {"basis": "outside", "sources": ["paper"]}
    dates = [{"role": "issued", "edtf": "2022-03-01", **outside}]
    for name, text in {
        "mkdocs.yml": "site_name: Test\n",
        "content/sources.yml": SOURCES,
        "content/glossary/lamp-law.md": term_file(
            "lamp-law",
            label="Lamp Law",
            kind="instrument",
            dates=[{"role": "amended", "edtf": "2023-05-01", "sources": ["report"]}],
        ),
        "content/glossary/lantern-rules.md": term_file(
            "lantern-rules",
            label="Rules on Lanterns",
            kind="instrument",
            dates=[
                {"role": "issued", "edtf": "2022-10-27", "sources": ["paper"]},
                {"role": "effective", "edtf": "2022-12-01", "sources": ["report"]},
            ],
        ),
        "content/notices/n-1.md": notice_file("n-1", PENDING, dates=dates),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_later_lists_what_came_of_plans(pending: Path) -> None:
    """Each with its sentence, its sources, why a person must decide, and an entry to copy."""
    before = files(pending)
    code, out, err = run(pending, "later", "n-1")
    assert code == 0, err
    assert out.startswith(
        "1. Rules on Lanterns: issued 27 October 2022, in force 1 December 2022\n"
    )
    assert "   sources: paper, report\n" in out
    assert "   the page says so by itself; 'not_later: [lantern-rules]' keeps it out\n" in out
    assert "   for a person to decide: the clause names something else as well\n" in out
    assert out.endswith("later: 4 proposals, 2 of them on the page already. Nothing was written.\n")
    assert files(pending) == before


def test_an_entry_of_later_can_be_copied(pending: Path) -> None:
    """With the entries as they are printed in the page, nothing is left to propose."""
    code, out, _ = run(pending, "later", "--format", "json")
    assert code == 0
    entries = [
        entry for found in json.loads(out) for entry in yaml.safe_load(found["stub"])["later"]
    ]
    page = pending / "content/notices/n-1.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("review:", f"later: {json.dumps(entries)}\nreview:"), "utf-8")
    code, out, _ = run(pending, "later")
    assert (code, out) == (
        0,
        "later: 0 proposals, 0 of them on the page already. Nothing was written.\n",
    )
    assert "quote" not in run(pending, "check")[1]


def test_later_of_no_notice(pending: Path) -> None:
    code, _, err = run(pending, "later", "nothing")
    assert code == 2
    assert "'nothing' is the id of no notice" in err
