"""A file that cannot be read is told once, in its own name, and nothing else is called wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import app
from generator.config import Project
from generator.curate import work as curate
from generator.errors import InputError
from tests.compile.samples import SOURCES, term_file
from tests.conftest import write_project

NOTICE = (
    "Notice on lamps\nRelease Time: 2024-05-06\nThe office checks lamps. It asks for reports.\n"
)
DAMAGE = {
    "not yaml": b"id: [one\n---\n",
    "not utf-8": "名称：中国专利法\n".encode("gb18030"),
    "marks of git": b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n",
}
BROKEN = (
    "content/notices/lamps.md",
    "content/glossary/law.md",
    "content/sources.yml",
    "content/periods.yml",
    "content/redirects.yml",
    "content/timelines/law.yml",
    "content/sites/lamps.example.yml",
    "content/sites/other.example.yml",
    "content/pending/lamps.yml",
    "content/raw/lamps/source.yml",
    "content/reviewed/notices/lamps.yml",
    "content/about.md",
    "content/base/lamps.md",
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which everything leads to everything."""
    folder = tmp_path_factory.mktemp("broken") / "project"
    files = {
        "content/glossary/law.md": term_file("law", kind="institution", sources=["paper"]),
        "content/glossary/rule.md": term_file("rule", sources=["report"], related=["law"]),
        "content/sources.yml": SOURCES,
        "content/periods.yml": "periods:\n- {id: p, label: P, edtf: '2021/2025', names: [P], "
        "sources: [paper]}\n",
        "content/redirects.yml": "notices/old: notices/lamps\n",
        "content/timelines/law.yml": "subject: law\ntitle: Law\nevents:\n- {id: e, edtf: '2020',"
        " role: issued, label: E, sources: [paper], confidence: high}\n",
        "content/sites/lamps.example.yml": "host: lamps.example\nname: Lamps\n"
        "labels: {Release Time: reposted}\n",
        "content/sites/other.example.yml": "host: other.example\nname: Other\n",
    }
    project = write_project(folder, files)
    file = folder.parent / "lamps.txt"
    file.write_text(NOTICE, encoding="utf-8")
    said = curate.Said("https://lamps.example/1", "Lamps", "", "law", "")
    assert all(not added.error for added in curate.add_all(project, [file], said, id_="lamps"))
    page = folder / "content" / "notices" / "lamps.md"
    summary = "## Summary\n\nFor [the law](term:law), as [said](source:paper).\n"
    text = page.read_text("utf-8").replace("## Summary\n", summary)
    page.write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture(params=[(file, kind) for file in BROKEN for kind in DAMAGE], ids="-".join)
def damaged(
    request: pytest.FixtureRequest, template: Path, tmp_path: Path
) -> Iterator[tuple[Path, str]]:
    """The project with one file damaged, and the file."""
    file, kind = request.param
    folder = Path(shutil.copytree(template, tmp_path / "project"))
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(DAMAGE[kind])
    yield folder, file


def test_a_broken_file_is_told_in_its_own_name(
    damaged: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = damaged
    with pytest.raises(SystemExit) as left:
        app(["--project", str(folder), "check", "--all", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    is_base = file.startswith("content/base/")  # that no change touches: the next sync mends it
    errors = [entry["path"] for entry in told if entry["severity"] == "error"]
    assert errors == ([] if is_base else [file])
    assert left.value.code == (0 if is_base else 1)
    warned = [entry["path"] for entry in told if entry["code"] == "base"]
    assert warned == ([file] if is_base else [])


def test_sync_writes_no_page_that_a_broken_file_would_spoil(damaged: tuple[Path, str]) -> None:
    folder, file = damaged
    page, base = folder / "content/notices/lamps.md", folder / "content/base/lamps.md"
    before = page.read_bytes(), base.read_bytes(), (folder / file).read_bytes()
    try:
        report = curate.run(Project(folder))
    except InputError as error:
        assert str(error).startswith(f"{file}:")
    else:
        assert all(finding.path == file for finding in report.findings)
    assert (page.read_bytes(), base.read_bytes(), (folder / file).read_bytes()) == before
