"""Bytes -> characters: which encoding a file is in, and what of it does not decode.

A byte order mark decides, then UTF-8 where the bytes allow it, then what the file declares, then
the one of Windows-1252, gb18030 and big5 that gives the most likely text. A file pasted together
from two encodings is read line by line.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass

from generator.errors import Finding, Severity

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8"}
"""Declared names that stand for a smaller set than what is really used under them."""
_SAMPLE = 65536
"""Bytes that are looked at to choose an encoding."""
_MOST_DAMAGE = 200
"""Places of damage that are told apart; a file with more of them is junk."""
_MOST_SHARE = 0.02
"""Bad places among wide characters up to which a declared encoding or UTF-8 is believed."""
_LONE_HIGH_RE = re.compile(rb"[\x80-\xff]{2}")
_HIGH_RE = re.compile(rb"[\x80-\xff]")
# Frequent in official Chinese, simplified and traditional: tells gb18030 from big5.
_FREQUENT_RE = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年動同工也能下"
    "过子说产种面而方后多定行学法所民得经知识权局专利商标通关理各實施國產權專標發為會對業個這時"
    "、。，；：第十二三四五]"
)
_LEAST_FREQUENT = 12
"""In Chinese at least one in so many characters is a frequent one; one in four is usual."""
_LEAST_GARBLED = 16
"""Wide characters that are needed to tell that a text was read wrongly before."""
_MOST_GARBLED = 2000
_PRIVATE_RE = re.compile("[\ue000-\uf8ff\ufffd]")


@dataclass(frozen=True)
class Decoded:
    """The characters of a file."""

    text: str
    encoding: str
    """Python's name; of the most part where lines are in another one."""
    damage: tuple[int, ...] = ()
    """Code points of the text at which U+FFFD stands for bytes that do not decode."""
    others: tuple[int, ...] = ()
    """Numbers of lines, counted from 1, that were read in another encoding."""
    is_garbled: bool = False
    """Whether the text itself was once written down from a wrong reading: "çŸ¥è¯†"."""


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of a file, with each run of bytes that does not decode as one U+FFFD.

    Args:
        data: The file.
        declared: Encoding the file or the server names; believed only where it fits.
    """
    mark, encoding = _choose(data, declared)
    text, damage = _decode(data[mark:], encoding)
    others: tuple[int, ...] = ()
    if encoding == "gb18030" or (damage and encoding == "utf-8"):
        text, damage, others = _by_line(data[mark:], encoding)
    return Decoded(text, encoding, tuple(damage), others, _is_garbled(text[:_SAMPLE]))


def report_decoding(decoded: Decoded, path: str) -> tuple[Finding, ...]:
    """What an editor should know about how a file was decoded."""
    findings: list[Finding] = []
    if decoded.damage:
        line = decoded.text.count("\n", 0, decoded.damage[0]) + 1
        count = len(decoded.damage)
        message = (
            f"{count} {'place does' if count == 1 else 'places do'} not decode as"
            f" {decoded.encoding} and {'stands' if count == 1 else 'stand'} as '\ufffd' in the"
            " text; the file was damaged. Get a better copy if there is one."
        )
        findings.append(Finding(path, line, message, Severity.WARNING, "encoding"))
    if decoded.others:
        other = "utf-8" if decoded.encoding == "gb18030" else "gb18030"
        count = len(decoded.others)
        message = (
            f"{count} {'line is' if count == 1 else 'lines are'} in {other} and the rest in"
            f" {decoded.encoding}: the file mixes encodings. Each line was read in its own; compare"
            " the first of them with the original."
        )
        findings.append(Finding(path, decoded.others[0], message, Severity.WARNING, "encoding"))
    if decoded.is_garbled:
        message = (
            "the text was once read in a wrong encoding and saved like that ('çŸ¥è¯†' for '知识');"
            " nothing here can be trusted. Save the notice again from its source."
        )
        findings.append(Finding(path, 1, message, Severity.WARNING, "encoding"))
    return tuple(findings)


def _choose(data: bytes, declared: str) -> tuple[int, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return len(mark), encoding
    with contextlib.suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return 0, "utf-8"
    for encoding in (_python_name(declared), "utf-8"):
        if encoding and _fits(data, encoding):
            return 0, encoding
    if not _LONE_HIGH_RE.search(data) and len(_HIGH_RE.findall(data)) * 4 < len(data):
        return 0, "cp1252"  # each high byte stands alone: quotes and dashes of Windows
    return 0, max(("gb18030", "big5"), key=lambda encoding: _likelihood(data, encoding))


def _python_name(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
    except LookupError:
        return ""
    # Codecs such as "zip" or "rot13" are no encodings of text.
    is_text = name and codecs.lookup(name)._is_text_encoding
    return _WIDER.get(name, name) if is_text else ""


def _fits(data: bytes, encoding: str) -> bool:
    text, damage = _decode(data[:_SAMPLE], encoding)
    wide = len(text) - len(text.encode("ascii", "ignore"))
    return len(damage) <= max(1, wide * _MOST_SHARE) and len(damage) < 100 and wide > len(damage)


def _likelihood(data: bytes, encoding: str) -> int:
    text, damage = _decode(data[:_SAMPLE], encoding)
    return len(_FREQUENT_RE.findall(text)) - 4 * len(damage)


def _decode(data: bytes, encoding: str) -> tuple[str, list[int]]:
    """The text, and the place of each U+FFFD that stands for bad bytes."""
    parts: list[str] = []
    damage: list[int] = []
    start = length = 0
    try:
        return data.decode(encoding), damage
    except UnicodeDecodeError:
        pass
    read = codecs.getdecoder(encoding)
    while start < len(data):
        try:
            parts.append(read(data[start:], "strict")[0])
            break
        except UnicodeDecodeError as error:
            part = read(data[start : start + error.start], "strict")[0]
            parts += (part, "\ufffd")
            damage.append(length + len(part))
            length += len(part) + 1
            start += error.start + max(1, error.end - error.start)
            if len(damage) >= _MOST_DAMAGE:  # junk: exact places do not matter any more
                parts.append(read(data[start:], "replace")[0])
                break
    return "".join(parts), damage


def _by_line(data: bytes, encoding: str) -> tuple[str, list[int], tuple[int, ...]]:
    """As `_decode`, with each line in the one of UTF-8 and gb18030 that reads better."""
    other = "utf-8" if encoding == "gb18030" else "gb18030"
    parts: list[str] = []
    damage: list[int] = []
    others: list[int] = []
    length = 0
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        text, bad = _decode(line, encoding)
        if not line.isascii() and _reads_better(line, text, bad, other):
            text, bad = line.decode(other), []
            others.append(number)
        damage += [length + place for place in bad]
        parts.append(text)
        length += len(text)
    return "".join(parts), damage, tuple(others)


def _reads_better(line: bytes, text: str, bad: list[int], other: str) -> bool:
    """Whether the line is sound Chinese in the other encoding, and more so than in this one."""
    try:
        reading = line.decode(other)
    except UnicodeDecodeError:
        return False
    frequent = len(_FREQUENT_RE.findall(reading))
    wide = len(re.findall(r"[^\x00-\x7f]", reading))
    is_chinese = frequent * _LEAST_FREQUENT >= wide and not _PRIVATE_RE.search(reading)
    return is_chinese and frequent > len(_FREQUENT_RE.findall(text)) - 4 * len(bad)


def _is_garbled(text: str) -> bool:
    """Whether the wide characters of the text turn into Chinese when a wrong reading is undone."""
    wide = "".join(re.findall(r"[^\x00-\x7f]{4,}", text)[:200])[:_MOST_GARBLED]
    if len(wide) < _LEAST_GARBLED:
        return False
    frequent = len(_FREQUENT_RE.findall(wide))
    for wrong in ("cp1252", "gb18030"):
        # Five bytes have no meaning in Windows-1252 and went through as they were.
        data = b"".join(
            character.encode("latin-1" if "\x80" <= character <= "\x9f" else wrong, "ignore")
            for character in wide
        )
        found = data.decode("utf-8", "ignore")
        undone = len(_FREQUENT_RE.findall(found))
        if undone * 8 > len(found) and undone > 2 * frequent and len(found) * 4 > len(wide):
            return True
    return False
