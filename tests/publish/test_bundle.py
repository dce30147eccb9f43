"""The offline bundle."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

import generator
from generator.config import Project
from generator.errors import InputError
from generator.publish.build import build_site
from generator.publish.bundle import LONGEST_PATH, bundle_path, verify_bundle, write_bundle
from tests.publish.conftest import EDITION, MakeProject

TOP = f"notice-atlas-{EDITION}"


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """A project with a built site."""
    project = make_project()
    build_site(project)
    return project


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _repack(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_bundle_is_named_by_version_and_edition(project: Project) -> None:
    """Its name says what is in it; a bundle of another edition stays."""
    older = bundle_path(project, "2020-01-01")
    older.parent.mkdir()
    older.write_bytes(b"older")
    path = write_bundle(project)
    assert path.name == f"notice-atlas-{generator.__version__}+{EDITION}-offline.zip"
    assert older.read_bytes() == b"older"
    assert sorted(found.name for found in path.parent.iterdir()) == [older.name, path.name]


def test_bundle_holds_the_site_in_one_folder(project: Project) -> None:
    """One folder on top with four things in it; what only a server needs is left out."""
    names = _members(write_bundle(project)).keys()
    assert {name.split("/")[0] for name in names} == {TOP}
    assert {name.split("/")[1] for name in names} == {
        "START-HERE.html",
        "VERIFY.txt",
        "MANIFEST.sha256",
        "site",
    }
    assert f"{TOP}/site/notices/one-2021.html" in names
    assert f"{TOP}/site/search/search_index.js" in names
    left_out = {"404.html", "sitemap.xml", "sitemap.xml.gz", "data/mentions.jsonl"}
    assert not names & {f"{TOP}/site/{uri}" for uri in left_out}
    assert not [name for name in names if name.endswith(".map")]
    assert max(map(len, names)) <= LONGEST_PATH


def test_same_site_gives_the_same_bytes(project: Project) -> None:
    """Packing twice, with other time stamps on disk, gives one ZIP."""
    path = write_bundle(project)
    first = path.read_bytes()
    path.unlink()
    for file in project.site.rglob("*.html"):
        file.touch()
    assert write_bundle(project).read_bytes() == first


def test_dates_and_permissions_are_fixed(project: Project) -> None:
    """Every file has the date of the edition and can be read by everybody."""
    with zipfile.ZipFile(write_bundle(project)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 20, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_manifest_has_the_sum_of_every_file(project: Project) -> None:
    """MANIFEST.sha256 is what `sha256sum -c` reads, for all files but itself."""
    members = _members(write_bundle(project))
    manifest = members.pop(f"{TOP}/MANIFEST.sha256").decode()
    expected = {
        name.removeprefix(f"{TOP}/"): hashlib.sha256(data).hexdigest()
        for name, data in members.items()
    }
    lines = [line.split("  ", 1) for line in manifest.splitlines()]
    assert {name: digest for digest, name in lines} == expected
    assert [name for _, name in lines] == sorted(expected)


def test_start_page_stands_alone(project: Project) -> None:
    """It needs no other file to be read, names the edition, and says what to do in a ZIP."""
    page = _members(write_bundle(project))[f"{TOP}/START-HERE.html"].decode()
    assert "Extract all" in page
    assert EDITION in page
    assert 'href="site/index.html"' in page
    assert "{{" not in page
    assert "<link" not in page
    assert "<script src" not in page


def test_verify_note_names_edition_version_and_licence(project: Project) -> None:
    """VERIFY.txt says how to check on three systems."""
    note = _members(write_bundle(project))[f"{TOP}/VERIFY.txt"].decode()
    for part in (EDITION, generator.__version__, "CC BY 4.0", "Windows", "macOS", "Linux"):
        assert part in note
    assert "{{" not in note


def test_without_a_site_there_is_no_bundle(make_project: MakeProject) -> None:
    """The message says which command comes first."""
    with pytest.raises(InputError, match=r"site: no built site here\. Run 'notice-atlas build'"):
        write_bundle(make_project())


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        pytest.param("notices/" + "a" * 120 + ".html", "more than 120", id="long"),
        pytest.param("notices/a. ", "Windows cannot write", id="trailing-space"),
    ],
)
def test_paths_that_do_not_unpack_are_refused(project: Project, uri: str, message: str) -> None:
    """A path that Windows cannot unpack is found before readers find it."""
    (project.site / uri).write_text("x")
    with pytest.raises(InputError, match=message):
        write_bundle(project)


def test_a_written_bundle_is_sound(project: Project) -> None:
    """What is written passes its own check."""
    assert verify_bundle(write_bundle(project)) == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"site/index.html": b"changed"}, "it was changed", id="changed"),
        pytest.param({"site/new.html": b"x"}, "does not stand in MANIFEST", id="foreign"),
        pytest.param({"site/about.html": None}, "but not in the ZIP", id="missing"),
        pytest.param({"START-HERE.html": None}, "'START-HERE.html' is missing", id="no-start"),
        pytest.param({"site/INDEX.html": b"x"}, "where case does not count", id="case"),
        pytest.param({"site/a:b.html": b"x"}, "Windows cannot write", id="name"),
        pytest.param({"site/../../x": b"x"}, "Windows cannot write", id="climbs-out"),
        pytest.param({"MANIFEST.sha256": b"what"}, "MANIFEST.sha256:1: 'what'", id="manifest"),
    ],
)
def test_a_spoiled_bundle_is_found(
    project: Project, change: dict[str, bytes | None], message: str
) -> None:
    """Every change to a bundle is a finding that says what is wrong."""
    path = write_bundle(project)
    members = _members(path)
    for name, data in change.items():
        if data is None:
            del members[f"{TOP}/{name}"]
        else:
            members[f"{TOP}/{name}"] = data
    _repack(path, members)
    assert any(message in str(finding) for finding in verify_bundle(path))


def test_two_folders_on_top_are_found(project: Project) -> None:
    """Unpacking must not scatter files."""
    path = write_bundle(project)
    _repack(path, _members(path) | {"other/x.txt": b"x"})
    assert [finding.message for finding in verify_bundle(path)] == [
        "2 entries at the top; there must be one folder."
    ]


def test_what_is_no_zip_is_found(tmp_path: Path) -> None:
    """A damaged download is reported, not raised."""
    path = tmp_path / "x.zip"
    path.write_bytes(b"not a zip")
    assert "not a ZIP that can be read" in str(verify_bundle(path)[0])
