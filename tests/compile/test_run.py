"""The whole of compile: same content, same bytes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.compile import read_atlas, run
from generator.compile.data import export_data
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject


def make_files() -> dict[str, str]:
    files = {"content/sources.yml": SOURCES, "content/index.md": "---\ntitle: Home\n---\n\nHi.\n"}
    for number in range(6):
        date = {"role": "issued", "edtf": f"20{10 + number}", "sources": ["paper"]}
        files[f"content/glossary/t{number}.md"] = term_file(
            f"t{number}", label=f"Term {number}", aliases=["shared name"], dates=[date]
        )
        files[f"content/notices/{9 - number}/n{number}.md"] = notice_file(
            f"n{number}",
            f"### Term {number}\n{{#s0000001}}\n\n"
            f"Term {number} and Term {number // 2}.\n{{#b0000001}}",
            dates=[{"role": "issued", "edtf": "2021", "basis": "stated", "quote": "Q"}],
            subjects=["t0"],
        )
    return files


def test_the_order_of_files_does_not_matter(
    tmp_path: Path, build_project: BuildProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files written and listed in any order give the same atlas and the same bytes."""
    files = list(make_files().items())
    chance = random.Random(7)
    results = []
    real_rglob = Path.rglob

    def shuffled(self: Path, pattern: str) -> list[Path]:
        found = list(real_rglob(self, pattern))
        chance.shuffle(found)
        return found

    for number in range(3):
        chance.shuffle(files)
        project = build_project(tmp_path / str(number), dict(files))
        if number:
            monkeypatch.setattr(Path, "rglob", shuffled)
        atlas = read_atlas(project)
        results.append((atlas, export_data(atlas, project)))
    assert results[0] == results[1] == results[2]


def test_running_again_changes_nothing(tmp_path: Path, build_project: BuildProject) -> None:
    """A second run on the same content writes nothing and removes nothing."""
    project = build_project(tmp_path, make_files())
    first = run(project)
    assert "data/manifest.json" in first.report.written
    assert "index.md" in first.report.written
    second = run(project)
    assert (second.report.written, second.report.deleted) == ((), ())
    assert second.findings == first.findings


def test_a_broken_file_never_stops_a_run(tmp_path: Path, build_project: BuildProject) -> None:
    """The tree is written without what cannot be used, and the editor is told."""
    files = make_files() | {
        "content/notices/x.md": "nothing",
        "content/glossary/x.md": "---\nid: [\n---\n",
        "content/periods.yml": "- no\n",
    }
    result = run(build_project(tmp_path, files))
    assert {finding.path for finding in result.findings} >= {
        "content/notices/x.md",
        "content/glossary/x.md",
        "content/periods.yml",
    }
    assert "notices/n0.md" in result.report.written


def test_an_empty_project_compiles(tmp_path: Path, build_project: BuildProject) -> None:
    """A project without content gives a tree without notices."""
    result = run(build_project(tmp_path, {}))
    assert result.findings == ()
    assert result.atlas.edition == "1970-01-01"
