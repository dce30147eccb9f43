"""Plain text from bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.readers import sniff_format
from generator.curate.readers.text import read_text
from generator.errors import InputError, Severity

CHINESE = "国家知识产权局关于专利代理的通知\n各地要依法打击无资质代理行为，确保取得实效。"
TAIWANESE = "經濟部智慧財產局關於專利的公告\n申請人應於繳納年費時，檢附證明文件。"
ENGLISH = "The Office’s work in 2022 – a plan.\nIt is “good”."


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "utf-16", "utf-16-le"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "gbk", "gb18030"),
        (TAIWANESE, "big5", "big5"),
        (TAIWANESE, "gb18030", "gb18030"),
        (ENGLISH, "cp1252", "cp1252"),
    ],
)
def test_encodings(text: str, encoding: str, told: str) -> None:
    """The encoding is told from the bytes."""
    raw = read_text(text.encode(encoding), "raw.txt")
    assert raw.text == text
    assert raw.encoding == told
    assert raw.findings == ()


def test_damage() -> None:
    """Bytes that do not decode are shown as such and reported with their line."""
    raw = read_text(CHINESE.encode() + b"\n\xe5\x9b" + "家".encode() * 40, "raw.txt")
    assert raw.encoding == "utf-8"
    assert raw.text.count("\ufffd") == 1
    (finding,) = raw.findings
    assert (finding.line, finding.severity) == (3, Severity.WARNING)
    assert "1 places do not decode as utf-8" in finding.message


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_lines_cover_the_text(text: str, encoding: str) -> None:
    """Lines follow each other, and each knows the byte it starts at."""
    data = f"a{text}".encode(encoding)
    raw = read_text(data, "raw.txt")
    assert [line.number for line in raw.lines] == list(range(1, len(raw.lines) + 1))
    gaps = "".join(
        raw.text[left.end : right.start]
        for left, right in zip(raw.lines, raw.lines[1:], strict=False)
    )
    assert not gaps.strip("\r\n\x0b\x0c\x85\u2028\u2029")
    for line in raw.lines:
        start = raw.text[line.start : line.end].encode(raw.encoding)
        assert data[line.byte : line.byte + len(start)] == start


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give a text or a sentence that says why not."""
    sniff_format(data)
    try:
        raw = read_text(data, "raw.txt")
    except InputError:
        return
    assert raw.text.strip()


def test_long_lines_of_one_character() -> None:
    """A hundred thousand lines of one character are read."""
    assert len(read_text(b"x\n" * 100_000, "raw.txt").lines) == 100_000
