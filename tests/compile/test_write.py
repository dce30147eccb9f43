"""Writing: the folder holds exactly what was made, and nothing outside is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compile.write import write_tree
from generator.errors import GeneratorError


def listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    """A second run with the same content touches nothing."""
    files: dict[str, str | bytes] = {"a.md": "a\r\n", "b/c.md": b"\x00\xff"}
    first = write_tree(tmp_path / "docs", files)
    assert (first.written, first.deleted, first.unchanged) == (("a.md", "b/c.md"), (), 0)
    stamps = [(tmp_path / "docs" / uri).stat().st_mtime_ns for uri in files]
    second = write_tree(tmp_path / "docs", files)
    assert (second.written, second.deleted, second.unchanged) == ((), (), 2)
    assert stamps == [(tmp_path / "docs" / uri).stat().st_mtime_ns for uri in files]
    assert (tmp_path / "docs/a.md").read_bytes() == b"a\r\n"
    third = write_tree(tmp_path / "docs", files | {"a.md": "other"})
    assert third.written == ("a.md",)


def test_what_is_no_longer_made_goes(tmp_path: Path) -> None:
    """Old files go, and so do folders that they leave empty."""
    write_tree(tmp_path, {"a/b/c.md": "1", "a/d.md": "2", "e.md": "3"})
    report = write_tree(tmp_path, {"a/d.md": "2"})
    assert report.deleted == ("a/b/c.md", "e.md")
    assert listing(tmp_path) == ["a", "a/d.md"]


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    """What a name stands for may change between runs."""
    write_tree(tmp_path, {"a": "file"})
    write_tree(tmp_path, {"a/b": "in a folder"})
    assert listing(tmp_path) == ["a", "a/b"]
    write_tree(tmp_path, {"a": "file"})
    assert listing(tmp_path) == ["a"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link in the folder is replaced; what it points to stays as it was."""
    outside, docs = tmp_path / "outside", tmp_path / "docs"
    outside.mkdir()
    docs.mkdir()
    (outside / "kept.md").write_text("kept")
    (docs / "dir").symlink_to(outside)
    (docs / "file.md").symlink_to(outside / "kept.md")
    write_tree(docs, {"dir/kept.md": "new", "file.md": "new"})
    assert (outside / "kept.md").read_text() == "kept"
    assert (docs / "dir/kept.md").read_text() == "new"
    assert not (docs / "file.md").is_symlink()


BAD = [
    "../x.md",
    "/etc/x.md",
    "a//b.md",
    "a/./b.md",
    "a\\b.md",
    "c:x.md",
    "con",
    "notices/AUX.md",
    "com1.txt",
    "a /b.md",
    "a./b.md",
    "what?.md",
    "a\x00b",
    "",
]


@pytest.mark.parametrize("uri", BAD)
def test_addresses_that_cannot_be_files_everywhere(uri: str, tmp_path: Path) -> None:
    """A bad address stops the run before anything is written or removed."""
    (tmp_path / "old.md").write_text("old")
    with pytest.raises(GeneratorError, match="cannot be written"):
        write_tree(tmp_path, {"good.md": "x", uri: "x"})
    assert listing(tmp_path) == ["old.md"]


@pytest.mark.parametrize("pair", [("a.md", "A.md"), ("a/x.md", "A/y.md")])
def test_addresses_that_differ_in_capitals_only(pair: tuple[str, str], tmp_path: Path) -> None:
    """Two addresses that are one on some disks stop the run."""
    with pytest.raises(GeneratorError, match="capital letters"):
        write_tree(tmp_path, dict.fromkeys(pair, "x"))
