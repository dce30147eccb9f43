"""Files as they are handed in: folders, saved pages, names nobody would choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Project
from generator.curate import received
from generator.curate import work as curate
from generator.curate.received import find_files, find_frames, read_bytes
from generator.errors import InputError
from generator.text.files import write_atomic
from tests.curate.conftest import NOTICE

PAGE = "<!doctype html><html><body><iframe src='p_files/a.html'></iframe></body></html>"


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n{NOTICE}", "utf-8")
    return root


def test_folder(tmp_path: Path) -> None:
    """Of a folder all files are taken but hidden ones, junk, and what a saved page shows."""
    tree(tmp_path, "b.txt", "a.pdf", "sub/c.html", ".hidden", "Thumbs.db", "~$d.docx", "page.htm")
    tree(tmp_path, "page_files/ad.html", "网页_文件/x.js", "data_files/e.txt", "__MACOSX/f.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == [
        "a.pdf",
        "b.txt",
        "data_files/e.txt",
        "page.htm",
        "sub/c.html",
        "网页_文件/x.js",
    ]


def test_a_folder_that_leads_into_itself(tmp_path: Path) -> None:
    """A link to a folder is not followed."""
    tree(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert list(find_files([tmp_path])) == [tmp_path / "a.txt"]


def test_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    """What a person names is what they mean."""
    assert list(find_files([tmp_path / ".hidden"])) == [tmp_path / ".hidden"]


def test_frames(tmp_path: Path) -> None:
    """The pages saved beside a page, the largest first."""
    tree(tmp_path, "p.html", "p_files/small.html", "p_files/x.css")
    (tmp_path / "p_files/big.htm").write_text("x" * 9999, "utf-8")
    assert [path.name for path in find_frames(tmp_path / "p.html")] == ["big.htm", "small.html"]
    assert find_frames(tmp_path / "notice.txt") == ()


def test_text_in_a_frame(project: Project) -> None:
    """Of a page without text of its own, the frame saved beside it is taken in."""
    (project.root / "p.html").write_text(PAGE, "utf-8")
    frame = f"<html><body><h1>Notice on Fees</h1>{'<p>Fees are paid each year. ' * 9}</body></html>"
    tree(project.root, "p_files/other.css")
    (project.root / "p_files/a.html").write_text(frame, "utf-8")
    added = curate.add(project, project.root / "p.html")
    assert (project.root / added.path).read_text("utf-8") == frame


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large is not read at all."""
    monkeypatch.setattr(received, "MOST_BYTES", 10)
    tree(tmp_path, "a.txt")
    with pytest.raises(InputError, match=r"a\.txt: \d+ bytes, and a raw notice has at most 10"):
        read_bytes(tmp_path / "a.txt", "a.txt")


ODD_NAMES = ["a\nb.txt", "..txt", "-.txt", "名 字.txt", "a\u202egnp.txt", "$(x).txt", "a'\"b.txt"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(project: Project, name: str) -> None:
    """A name decides nothing, and in messages it is one line that can be read."""
    tree(project.root / "in", name)
    added = curate.add(project, project.root / "in" / name)
    assert added.path.startswith("content/raw/")
    assert not set(added.file) & set("\n\u202e")


def test_many_files(project: Project) -> None:
    """Many files are read by several processes and get the ids they would get one by one."""
    names = [f"n{number:02}.txt" for number in range(12)]
    tree(project.root / "in", *names, "empty.bin")
    (project.root / "in/empty.bin").write_bytes(b"")
    files = list(find_files([project.root / "in"]))
    outcomes = list(curate.add_all(project, files, curate.Said(issuer="cnipa"), workers=2))
    assert [outcome.file for outcome in outcomes] == [
        f"in/{name}" for name in ["empty.bin", *names]
    ]
    assert "is empty" in outcomes[0].error
    ids = [outcome.id for outcome in outcomes[1:]]
    assert len(set(ids)) == 12
    for id_ in ids:
        page = (project.notices / f"{id_}.md").read_bytes()
        assert page == (project.base / f"{id_}.md").read_bytes()
    again = list(curate.add_all(project, files, curate.Said(), workers=1))
    assert [outcome.id for outcome in again[1:]] == ids
    assert not any(outcome.is_new for outcome in again)


@pytest.mark.parametrize("last", range(1, 13))
def test_disk_full(project: Project, monkeypatch: pytest.MonkeyPatch, last: int) -> None:
    """A disk that fills stops the run; run again, it ends as if it had never been stopped."""
    tree(project.root / "in", "a.txt", "b.txt", "c.txt")
    files = list(find_files([project.root / "in"]))
    written = []

    def write(path: Path, data: str | bytes, **more: object) -> bool:
        written.append(path)
        if len(written) == last:
            raise OSError(28, "No space left on device", str(path))
        return write_atomic(path, data)

    with monkeypatch.context() as patched:
        patched.setattr("generator.curate.intake.write_atomic", write)
        patched.setattr("generator.curate.sync.write_atomic", write)
        with pytest.raises(OSError, match="No space left"):
            list(curate.add_all(project, files, curate.Said()))
    ids = [outcome.id for outcome in curate.add_all(project, files, curate.Said())]
    assert len(set(ids)) == 3
    for id_ in ids:
        assert (project.raw / id_ / "source.yml").is_file()
        page = (project.notices / f"{id_}.md").read_bytes()
        assert page == (project.base / f"{id_}.md").read_bytes()
