"""Plain text: bytes decoded, cut into lines, each with its way back to the file."""

from __future__ import annotations

import codecs
import contextlib
import re

from generator.curate.parts import RawLine, RawText
from generator.errors import Finding, InputError, Severity
from generator.text.escape import STRIPPED_RE, name_of_character

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_RE = re.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*)(\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
_SAMPLE = 65536
"""Bytes that are looked at to choose an encoding."""
_MOST_DAMAGE = 200
"""Places of damage that are told apart; a file with more of them is junk."""
_LONE_HIGH_RE = re.compile(rb"[\x80-\xff]{2}")
_HIGH_RE = re.compile(rb"[\x80-\xff]")
# Frequent in official Chinese, simplified and traditional: tells gb18030 from big5.
_FREQUENT_RE = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年動同工也能下"
    "过子说产种面而方后多定行学法所民得经知识权局专利商标通关理各實施國產權專標發為會對業個這時"
    "、。，；：第十二三四五]"
)


def read_text(data: bytes, path: str) -> RawText:
    """The text of a plain text file.

    The encoding is told by a byte order mark, else UTF-8 where the bytes allow it, else the one
    of Windows-1252, gb18030 and big5 that gives the most likely text. Bytes that do not decode
    become U+FFFD, one for each run, and a finding.

    Raises:
        InputError: Nothing but white space and control characters is in it.
    """
    mark, encoding = _choose_encoding(data)
    text, damage = _decode(data[mark:], encoding)
    if not STRIPPED_RE.sub("", text).strip():
        raise InputError(
            f"{path}: nothing but white space is in this file. Save the notice again and add it."
        )
    lines = _cut_lines(text, damage, encoding, mark)
    findings = _report_damage(lines, damage, encoding, path) + _report_controls(text, lines, path)
    return RawText(text, lines, encoding, findings)


def _choose_encoding(data: bytes) -> tuple[int, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return len(mark), encoding
    with contextlib.suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return 0, "utf-8"
    text, damage = _decode(data[:_SAMPLE], "utf-8")
    wide = len(text) - len(text.encode("ascii", "ignore"))
    if len(damage) * 50 <= wide and len(damage) < 100:
        return 0, "utf-8"  # a few bad bytes in a text that is UTF-8 otherwise
    if not _LONE_HIGH_RE.search(data) and len(_HIGH_RE.findall(data)) * 4 < len(data):
        return 0, "cp1252"  # each high byte stands alone: quotes and dashes of Windows
    return 0, max(("gb18030", "big5"), key=lambda encoding: _likelihood(data, encoding))


def _likelihood(data: bytes, encoding: str) -> int:
    text, damage = _decode(data[:_SAMPLE], encoding)
    return len(_FREQUENT_RE.findall(text)) - 4 * len(damage)


def _decode(data: bytes, encoding: str) -> tuple[str, dict[int, int]]:
    """The text, and for each U+FFFD that stands for bad bytes its place and their number."""
    parts: list[str] = []
    damage: dict[int, int] = {}
    start = length = 0
    decode = codecs.getdecoder(encoding)
    while start < len(data):
        try:
            part = decode(data[start:], "strict")[0]
            parts.append(part)
            break
        except UnicodeDecodeError as error:
            part = decode(data[start : start + error.start], "strict")[0]
            parts += (part, "\ufffd")
            length += len(part)
            damage[length] = max(1, error.end - error.start)
            length += 1
            start += error.start + damage[length - 1]
            if len(damage) >= _MOST_DAMAGE:  # junk: exact places do not matter any more
                parts.append(decode(data[start:], "replace")[0])
                break
    return "".join(parts), damage


def _cut_lines(text: str, damage: dict[int, int], encoding: str, byte: int) -> tuple[RawLine, ...]:
    lines: list[RawLine] = []
    for found in _LINE_RE.finditer(text):
        if found.start() == len(text) and lines:
            break
        lines.append(RawLine(len(lines) + 1, found.start(1), found.end(1), byte))
        byte += len(found[0].encode(encoding, "replace"))
        if damage and "\ufffd" in found[1]:
            byte += _correct(damage, encoding, found.span(1))
    return tuple(lines)


def _correct(damage: dict[int, int], encoding: str, span: tuple[int, int]) -> int:
    mark = len("\ufffd".encode(encoding, "replace"))
    return sum(damage[place] - mark for place in range(*span) if place in damage)


def _report_damage(
    lines: tuple[RawLine, ...], damage: dict[int, int], encoding: str, path: str
) -> tuple[Finding, ...]:
    if not damage:
        return ()
    first = next(iter(damage))
    line = next(line.number for line in lines if first <= line.end)
    message = (
        f"{len(damage)} places do not decode as {encoding} and stand as '\ufffd' in the text;"
        " the file was damaged or mixes encodings. Get a better copy if there is one."
    )
    return (Finding(path, line, message, Severity.WARNING, "encoding"),)


def _report_controls(text: str, lines: tuple[RawLine, ...], path: str) -> tuple[Finding, ...]:
    found = [match for match in STRIPPED_RE.finditer(text) if match[0] not in "\x0b\x0c"]
    if not found:
        return ()
    line = next(line.number for line in lines if found[0].start() <= line.end)
    names = ", ".join(sorted({name_of_character(match[0]) for match in found}))
    message = (
        f"{len(found)} control characters are left out of the page ({names});"
        " they cannot be seen and can turn text around. Nothing to do if the page reads well."
    )
    return (Finding(path, line, message, Severity.INFO, "control"),)
