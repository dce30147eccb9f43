"""Slugs, content ids, joining of lines, files that are written whole, and locks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.files import write_atomic
from generator.text.han import guess_language, has_han, join_lines
from generator.text.lock import LockedError, hold_lock
from generator.text.slug import SLUG_RE, content_id, slugify

SLUGS = [
    ("Blue Sky: the 2021 round!", 60, "blue-sky-the-2021-round"),
    ("Müller & Söhne", 60, "muller-sohne"),
    ("one two three", 9, "one-two"),
    ("onelongword", 4, "onel"),
    ("蓝天", 60, ""),
    ("  --  ", 60, ""),
]


@pytest.mark.parametrize(("text", "limit", "slug"), SLUGS)
def test_a_slug_is_short_plain_ascii(text: str, limit: int, slug: str) -> None:
    assert slugify(text, limit) == slug


@given(st.text(), st.integers(1, 80))
def test_a_slug_of_a_slug_is_itself(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert slugify(slug, limit) == slug
    assert len(slug) <= limit
    assert not slug or SLUG_RE.match(slug)


def test_a_content_id_ignores_white_space_only() -> None:
    assert content_id("a  b\n c", "b") == content_id("a b c", "b")
    assert content_id("a b", "b") != content_id("ab", "b")
    assert content_id("x", "b").startswith("b") and len(content_id("x", "b")) == 8


JOINED = [
    (["One.", "Two."], "One. Two."),
    (["第一句。", "第二句。"], "第一句。第二句。"),
    (["关于", "WIPO"], "关于 WIPO"),
    (["“蓝天”", "行动"], "“蓝天”行动"),
    (["he said “yes”", "“no”"], "he said “yes” “no”"),
    (["a", "", "b"], "a b"),
    ([], ""),
]


@pytest.mark.parametrize(("lines", "text"), JOINED)
def test_lines_join_with_a_space_but_chinese_without(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


LANGUAGES = [
    ("Key points of work", "en"),
    ("国家知识产权局关于开展专项行动的通知", "zh-Hans"),
    ("國家知識產權局關於開展專項行動的通知", "zh-Hant"),
    ("The “蓝天” campaign of the office is continued in 2021", "en"),
    ("", "en"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_is_guessed_from_the_script(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_han_is_found_beyond_the_basic_plane() -> None:
    assert has_han("\U00020000") and has_han("〇") and not has_han("“quoted”")


def test_a_file_is_written_whole_and_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert write_atomic(path, "one\n")
    before = path.stat().st_mtime_ns
    assert not write_atomic(path, b"one\n")
    assert path.stat().st_mtime_ns == before
    assert write_atomic(path, "two\r\n")
    assert path.read_bytes() == b"two\r\n"
    assert [entry.name for entry in path.parent.iterdir()] == ["b.txt"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.txt"
    write_atomic(path, "old")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["b.txt"]


def test_a_lock_is_held_once_and_let_go(tmp_path: Path) -> None:
    """Also where the block ends in an error."""
    path = tmp_path / "a" / "lock"
    with hold_lock(path), pytest.raises(LockedError), hold_lock(path):
        pass
    with pytest.raises(KeyError), hold_lock(path):
        raise KeyError
    with hold_lock(path):
        assert path.read_bytes() == b""
