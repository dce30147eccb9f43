"""Plain text from bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.readers.decode import decode
from generator.curate.readers.formats import sniff_format
from generator.curate.readers.text import read_text
from generator.errors import InputError, Severity
from generator.text.places import Place, locate

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
    assert "1 place does not decode as utf-8" in finding.message


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_lines_cover_the_text(text: str, encoding: str) -> None:
    """Lines follow each other, and each knows the line of the file it is."""
    raw = read_text(f"a{text}".encode(encoding), "raw.txt")
    assert [line.number for line in raw.lines] == list(range(1, len(raw.lines) + 1))
    gaps = "".join(
        raw.text[left.end : right.start]
        for left, right in zip(raw.lines, raw.lines[1:], strict=False)
    )
    assert not gaps.strip("\r\n\x0b\x0c\x85\u2028\u2029")
    for line in raw.lines:
        place = locate(raw.stretches, line.start)
        if line.start < line.end:
            assert place == Place(f"line {line.number}", 0)


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


def test_lines_in_two_encodings() -> None:
    """A file pasted together from two encodings is read line by line, and says so."""
    old = "关于专利代理的通知，各地要依法打击。\n".encode("gb18030")
    raw = read_text(CHINESE.encode() + b"\n" + old, "raw.txt")
    assert raw.text == f"{CHINESE}\n关于专利代理的通知，各地要依法打击。\n"
    raw = read_text(old * 3 + CHINESE.encode(), "raw.txt")
    assert raw.text.endswith(CHINESE)
    (finding,) = raw.findings
    assert (finding.line, finding.code) == (4, "encoding")
    assert "2 lines are in utf-8 and the rest in gb18030" in finding.message


@pytest.mark.parametrize(
    "garbled",
    [
        "å›½å®¶çŸ¥è¯†äº§æ\x9dƒå±€å…³äºŽä¸“åˆ©ä»£ç\x90†çš„é€šçŸ¥",
        "鍥藉鐭ヨ瘑浜ф潈灞€鍏充簬涓撳埄浠ｇ悊鐨勯€氱煡",
    ],
)
def test_garbled_text_is_told(garbled: str) -> None:
    """Text that was saved after a wrong reading is reported, not repaired."""
    raw = read_text(garbled.encode("utf-8"), "raw.txt")
    assert raw.text == garbled
    assert [finding.code for finding in raw.findings if "wrong encoding" in finding.message] == [
        "encoding"
    ]


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        ("專利商標".encode("big5"), "big5", "big5"),
        ("专利商标".encode("gbk"), "gb2312", "gb18030"),
        ("专利商标".encode(), "gb2312", "utf-8"),
        ("专利商标".encode("gbk"), "utf-8", "gb18030"),
        ("专利商标".encode("gbk"), "no-such-name", "gb18030"),
        ("专利商标".encode("gbk"), "zip", "gb18030"),
    ],
)
def test_declared_encoding(data: bytes, declared: str, encoding: str) -> None:
    """UTF-8 where the bytes allow it, then what is declared, if it fits."""
    assert decode(data, declared).encoding == encoding
