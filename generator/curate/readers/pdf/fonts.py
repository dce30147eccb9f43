"""A stand-in for fonts that a PDF names and does not hold, the same on every machine.

pdfium then takes a font of the system. Where there is none for Chinese, it finds no outline of a
character, takes it for nothing, and drops it where it was drawn alone: 自2021年3月 came out as
"2021 3月". So each such font is this one, in which every character is a full square. No character
is ever drawn; what it means, and how wide it is, the PDF says itself.
"""

from __future__ import annotations

import ctypes
import functools
import re
import struct
from typing import Any

import pypdfium2.raw as pdfium

_GLYPHS = 65_535
"""All of them alike: a font without names for its characters is asked for glyphs by number."""
_EM, _ASCENT, _DESCENT = 1000, 880, -120
_OWN_RE = re.compile(rb"helvetica|times|courier|arial|symbol|zapfdingbats", re.IGNORECASE)
"""Fonts that pdfium has itself, with the right widths: a PDF need not say those."""
_LATIN = 0
"""A character set."""
_HANDLE = 1
_NAME = b"StandIn\0"


@functools.cache
def use_stand_in() -> tuple[Any, ...]:
    """Let pdfium take the stand-in for all fonts that it has not itself.

    Returns:
        What must live as long as pdfium does.
    """
    data = _make_font()
    info = pdfium.FPDF_SYSFONTINFO()
    info.version = 2

    def give_data(_: Any, font: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # asked for first, to see whether it is a collection
            return 0
        return _copy(data, buffer, size)

    def map_font(_: Any, weight: int, italic: int, charset: int, pitch: int, *names: Any) -> Any:
        name = ctypes.cast(names[0], ctypes.c_char_p).value or b""
        return None if _OWN_RE.match(name) else _HANDLE

    functions = {
        "Release": lambda _: None,
        "MapFont": map_font,
        "GetFont": lambda _, face: None,
        "GetFontData": give_data,
        "GetFaceName": lambda _, font, buffer, size: _copy(_NAME, buffer, size),
        "GetFontCharset": lambda _, font: _LATIN,
        "DeleteFont": lambda _, font: None,
    }
    types = dict(info._fields_)
    callbacks = {name: types[name](function) for name, function in functions.items()}
    for name, callback in callbacks.items():
        setattr(info, name, callback)
    pdfium.FPDF_SetSystemFontInfo(info)
    return info, callbacks, data


def _copy(data: bytes, buffer: Any, size: int) -> int:
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def _make_font() -> bytes:
    """A TrueType font in which every character is the same square."""
    box = (0, _DESCENT, _EM, _ASCENT)
    square = struct.pack(">5h2H4B", 1, *box, 3, 0, 1, 1, 1, 1)
    square += struct.pack(">4h4h", 0, _EM, 0, -_EM, _DESCENT, 0, _ASCENT - _DESCENT, 0)
    square += b"\0" * (-len(square) % 4)
    ends = len(square) * _GLYPHS
    every = struct.pack(">2H3L3L", 13, 0, 28, 0, 1, 1, 0x10FFFF, 1)  # all characters, glyph 1
    tables = {
        b"cmap": struct.pack(">4HL", 0, 1, 3, 10, 12) + every,
        b"glyf": square * _GLYPHS,
        b"head": struct.pack(
            ">4L2H2Q4h2H3h", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *box, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">L3hH11hH", 1 << 16, _ASCENT, _DESCENT, 0, _EM, *[0] * 11, 1),
        b"hmtx": struct.pack(">Hh", _EM, 0) + b"\0\0" * (_GLYPHS - 1),
        b"loca": struct.pack(f">{_GLYPHS + 1}L", *range(0, ends + 1, len(square))),
        b"maxp": struct.pack(">L14H", 1 << 16, _GLYPHS, 4, 1, 0, 0, 1, *[0] * 8),
    }
    head = struct.pack(">L4H", 1 << 16, len(tables), 64, 2, 16 * len(tables) - 64)
    body = b""
    for tag, table in sorted(tables.items()):
        start = 12 + 16 * len(tables) + len(body)
        head += tag + struct.pack(">3L", 0, start, len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body
