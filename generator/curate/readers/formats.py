"""Bytes -> text: one module a format, chosen by what the bytes are and not by the file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from generator.curate.parts import RawText
from generator.curate.readers import packages
from generator.curate.readers.html import read_html
from generator.curate.readers.mhtml import read_mhtml
from generator.curate.readers.text import read_text
from generator.errors import InputError


@dataclass(frozen=True)
class Format:
    """A kind of file."""

    media_type: str
    name: str
    extension: str
    advice: str = (
        "Open it, copy the text of the notice into a .txt file (UTF-8), and add that file."
    )
    """What to do with a file that cannot be read."""


PLAIN = Format("text/plain", "plain text", "txt")
HTML = Format("text/html", "HTML", "html")
PDF = Format("application/pdf", "PDF", "pdf")
MHTML = Format("multipart/related", "a web archive (MHTML)", "mhtml")
DOCX = Format(**asdict(packages.DOCX))


def _apart(reader: str) -> Callable[[bytes, str], RawText]:
    """A reader that runs in a process of its own."""

    def read(data: bytes, path: str) -> RawText:
        from generator.curate.readers.apart import read_apart  # late: it also runs as a program

        return read_apart(reader, data, path)

    return read


_READERS: Mapping[Format | None, Callable[[bytes, str], RawText]] = {
    PLAIN: read_text,
    HTML: read_html,
    MHTML: read_mhtml,
    DOCX: _apart("docx"),
    PDF: _apart("pdf"),
}
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (rb"%PDF-", PDF),
    (rb"\{\\rtf", Format("application/rtf", "RTF", "rtf")),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*", Format("image/*", "a picture", "img")),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!", Format("application/x-archive", "an archive", "bin")),
    (rb"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml[^>]*\?>\s*(?:<!doctype\s+html|<html))", HTML),
    (rb"(?:[\w-]+:[^\n]*\n[ \t]?)*?content-type:\s*multipart/related", MHTML),
)
_MAGIC_RES = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _MAGIC)
_TAG_RE = re.compile(rb"</?(?:html|body|div|p|br|table|td|span|script|head|meta)\b", re.IGNORECASE)
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff")


def sniff_format(data: bytes) -> Format | None:
    """The format the bytes are in; None for bytes that are no text and nothing we know."""
    if package := packages.find_package(data):
        return Format(**asdict(package))
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for pattern, kind in _MAGIC_RES:
        if pattern.match(head):
            return kind
    if not data.startswith(_TEXT_BOMS) and _is_binary(data):
        return None
    if len(_TAG_RE.findall(head)) >= 5:
        return HTML
    return PLAIN


def _is_binary(data: bytes) -> bool:
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", data))
    return controls * 20 > len(data)


def read_raw(data: bytes, path: str) -> RawText:
    """The raw notice as text.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        InputError: The file is empty, holds no text, or is in a format that cannot be read.
    """
    if not data.strip():
        raise InputError(
            f"{path}: the file is empty, so there is no notice in it."
            " Save the notice again and add that file."
        )
    kind = sniff_format(data)
    if kind in _READERS:
        return _READERS[kind](data, path)
    if kind is None:
        raise InputError(
            f"{path}: binary data, not text, and no format that is known here."
            " Save the notice as plain text (UTF-8) and add that file."
        )
    raise InputError(f"{path}: this is {kind.name}, which cannot be read. {kind.advice}")
