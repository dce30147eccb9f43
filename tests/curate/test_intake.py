"""Taking raw notices in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Project
from generator.curate import received
from generator.curate import work as curate
from generator.errors import InputError
from generator.text.yamlfile import load_yaml

OPTIONS = {"url": "https://ip.example.com/1.html", "publisher": "Example", "issuer": "cnipa"}


def files_of(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.content).as_posix(): path.read_bytes()
        for path in sorted(project.content.rglob("*"))
        if path.is_file()
    }


def write(project: Project, data: bytes, name: str = "new.txt") -> Path:
    path = project.root / name
    path.write_bytes(data)
    return path


def test_bytes_and_record(project: Project) -> None:
    """The bytes are kept as they are, and the record says where they come from."""
    data = (project.root / "notice.txt").read_bytes().replace(b"\n", b"\r\n") + b"\xff"
    added = curate.add(project, write(project, data), **OPTIONS, retrieved="2026-11-22")
    assert added.is_new
    assert added.id == "cnipa-2021-carrying-out-inspection-agencies"
    folder = project.raw / added.id
    assert (folder / "received.txt").read_bytes() == data
    record = load_yaml((folder / "source.yml").read_text("utf-8"))
    assert record["url"] == OPTIONS["url"]
    assert record["retrieved"] == "2026-11-22"
    assert record["publish_raw"] is False
    assert "language" not in record


def test_same_bytes_again(project: Project) -> None:
    """The same bytes under another name and id are not taken in twice."""
    first = curate.add(project, project.root / "notice.txt", id_="one")
    before = files_of(project)
    data = (project.root / "notice.txt").read_bytes()
    again = curate.add(project, write(project, data, "a b.html"), id_="two")
    assert (again.id, again.is_new) == (first.id, False)
    assert "already here as 'one'" in again.message
    assert files_of(project) == before


def test_hash_only_on_collision(project: Project) -> None:
    """Another notice with the same words in its title gets a few digits of its hash."""
    first = curate.add(project, project.root / "notice.txt", issuer="cnipa")
    text = (project.root / "notice.txt").read_text("utf-8").replace("by lot", "by hand")
    second = curate.add(project, write(project, text.encode()), issuer="cnipa")
    assert second.id.startswith(first.id + "-")
    assert len(second.id) == len(first.id) + 7


def test_taken_id(project: Project) -> None:
    """An id somebody asks for is never given twice, nor changed silently."""
    curate.add(project, project.root / "notice.txt", id_="one")
    with pytest.raises(InputError, match="'one' is taken"):
        curate.add(project, write(project, b"Another text of some words, quite short."), id_="one")


def test_interrupted_intake(project: Project) -> None:
    """A run that was killed between file and record is finished by the next one."""
    data = (project.root / "notice.txt").read_bytes()
    (project.raw / "one").mkdir(parents=True)
    (project.raw / "one" / "received.txt").write_bytes(data)
    assert curate.add(project, project.root / "notice.txt", id_="one").is_new
    (project.raw / "two").mkdir()
    (project.raw / "two" / "received.txt").write_bytes(b"bytes of somebody else")
    with pytest.raises(InputError, match="'two' is taken"):
        curate.add(project, write(project, data + b"!"), id_="two")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\r\n", "is empty", id="white space"),
        pytest.param("\u200f\u202e\n".encode(), "white space", id="controls only"),
        pytest.param(bytes(range(256)) * 4, "binary data", id="binary"),
        pytest.param(b"text\x00" * 50, "binary data", id="NUL bytes"),
        pytest.param(b"%PDF-1.7\n...", "starts as a PDF and cannot be read", id="pdf"),
        pytest.param(b"PK\x03\x04...", "whose end is missing", id="docx cut off"),
        pytest.param(b"\xef\xbb\xbf<!DOCTYPE html><p>", "no text is in this page", id="html"),
        pytest.param(
            b"<!DOCTYPE html><iframe src='a/b.html'></iframe>", "a frame, 'a/b.html'", id="frame"
        ),
        pytest.param(b"<html>" + b"<div>" * 9999 + b"x", "nested", id="deep html"),
        pytest.param(
            b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;", "MHTML", id="mhtml"
        ),
    ],
)
def test_bad_files(project: Project, data: bytes, message: str) -> None:
    """A file that cannot be read gives a sentence that says so, and nothing is written."""
    with pytest.raises(InputError, match=message):
        curate.add(project, write(project, data), id_="one")
    assert files_of(project) == {}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"url": "javascript:alert(1)"}, "url", id="url"),
        pytest.param({"id_": "../../etc"}, "id", id="id with a path"),
        pytest.param({"id_": "Big Letters"}, "id", id="id with spaces"),
        pytest.param({"language": "french"}, "language", id="language"),
        pytest.param({"issuer": "Some Office"}, "issuer", id="issuer"),
        pytest.param({"retrieved": "yesterday"}, "no date of retrieval", id="retrieved"),
    ],
)
def test_bad_options(project: Project, options: dict[str, str], message: str) -> None:
    """An option that cannot be used is named, and nothing is written."""
    with pytest.raises(InputError, match=message):
        curate.add(project, project.root / "notice.txt", **options)
    assert files_of(project) == {}


def test_hostile_names(project: Project) -> None:
    """The name of a file is shown on one line without control characters, and is not used."""
    with pytest.raises(InputError) as caught:
        curate.add(project, project.root / "a\n::error::b\x1b[31m.txt")
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    with pytest.raises(InputError, match="is a folder"):
        curate.add(project, project.root)


def test_too_large(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused before it is read."""
    monkeypatch.setattr(received, "MOST_BYTES", 100)
    with pytest.raises(InputError, match="at most 100"):
        curate.add(project, project.root / "notice.txt")


def test_official_publisher(project: Project) -> None:
    """The raw file is offered to readers where the site's profile says it is an official one."""
    project.sites.mkdir()
    (project.sites / "ip.example.com.yml").write_text(
        "host: ip.example.com\nname: Office\nis_official: true\ninstitution: cnipa\n", "utf-8"
    )
    added = curate.add(project, project.root / "notice.txt", **OPTIONS)
    record = load_yaml((project.raw / added.id / "source.yml").read_text("utf-8"))
    assert record["publish_raw"] is True
    page = curate.preview(project, added.id)
    assert "role: released, edtf: '2021-03-30'" in page
    assert "translation: official" in page
    assert "republisher" not in page


def test_chinese_title_id(project: Project) -> None:
    """A Chinese title gives an id of kind and number: ids are ASCII."""
    title, number = "国家知识产权局关于专利年费的通知", "国知发管字〔2021〕12号"
    text = f"{title}\n{number}\n各有关单位应当按照规定缴纳专利年费，逾期不予受理。\n"
    added = curate.add(project, write(project, text.encode()), issuer="cnipa")
    assert added.id == "cnipa-notice-12"
