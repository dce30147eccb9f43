"""The characters of a page as pdfium knows them, turned so that they can be read.

pdfium gives text in the order in which it was drawn, and a box for each character. Here each
becomes a glyph; spaces and line ends that pdfium made up are left out, since the steps after this
see the gaps themselves.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from generator.curate.readers.pdf.characters import UNKNOWN, read_character
from generator.curate.readers.pdf.parts import Box, Glyph

_SPACES = " \r\n"
_ALIKE = 5
"""Degrees by which text may lean and still be of one direction: a scan is never quite straight."""
_LEAST_BELOW = 16
"""Characters that stand below each other where text is set in columns of characters."""
_SMALLEST = 0.1
"""Points; what is smaller cannot be seen."""
_FAR = 20_000.0
"""Points from the corner of the page; a page has at most 14,400."""


class _Drawn(NamedTuple):
    """A character where it was drawn, in the coordinates of the file."""

    text: str
    place: int
    box: tuple[float, float, float, float]
    """Left, bottom, right, top."""
    origin: tuple[float, float]
    angle: float
    """Degrees."""
    size: float


@dataclass(frozen=True)
class Glyphs:
    """The characters of a page, by direction."""

    upright: tuple[Glyph, ...]
    """In the direction in which most characters run, in the order in which they were drawn."""
    aside: tuple[tuple[Glyph, ...], ...]
    """In other directions at right angles to it."""
    turned: str
    """At any other angle."""
    box: Box
    """The page, in the direction of the upright glyphs."""
    unread: int
    """Characters whose meaning the file does not tell."""


def read_glyphs(textpage: Any, box: Sequence[float]) -> Glyphs:
    """The characters of a page.

    Args:
        textpage: Of pypdfium2.
        box: Left, bottom, right and top of the part of the page that is shown.
    """
    drawn = list(_read(textpage.raw, box))
    main, groups, turned = _by_direction(drawn)
    upright = groups.pop(0, [])
    if _is_vertical(upright):
        main -= 90
        upright = [_turn(entry, main) for entry in drawn if abs(entry.angle - main - 90) <= _ALIKE]
    corners = [_along(x, y, main) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, upwards = zip(*corners, strict=True)
    return Glyphs(
        tuple(upright),
        tuple(tuple(group) for _, group in sorted(groups.items())),
        turned,
        Box(min(across), min(upwards), max(across), max(upwards)),
        sum(entry.text == UNKNOWN for entry in drawn),
    )


def _by_direction(drawn: Sequence[_Drawn]) -> tuple[float, dict[float, list[Glyph]], str]:
    """The angle of most characters; those at 0, 90, 180 and 270 degrees to it; all others."""
    counted = Counter(entry.angle for entry in drawn if not entry.text.isspace())
    if set(counted) <= {0.0}:
        upright = [
            Glyph(text, place, box[0], box[2], origin[1], size)
            for text, place, box, origin, _, size in drawn
        ]
        return 0.0, {0: upright}, ""
    main = _main_angle(counted)
    groups: dict[float, list[Glyph]] = {}
    turned: list[str] = []
    for entry in drawn:
        lean = (entry.angle - main + 180) % 360 - 180
        quarter = round(lean / 90) * 90
        if abs(lean - quarter) <= _ALIKE:
            groups.setdefault(quarter % 360, []).append(_turn(entry, main + quarter))
        else:
            turned.append(entry.text)
    return main, groups, "".join(turned)


def _main_angle(counted: Counter[float]) -> float:
    """The mean of the angles that are about the one that most characters have."""
    rounded: Counter[int] = Counter()
    for angle, count in counted.items():
        rounded[round(angle)] += count
    main = max(rounded, key=lambda angle: (rounded[angle], -abs(angle)))
    near = [(angle, count) for angle, count in counted.items() if abs(angle - main) <= 1]
    return sum(angle * count for angle, count in near) / sum(count for _, count in near)


def _read(raw: Any, shown: Sequence[float]) -> Iterator[_Drawn]:
    """The characters that stand in the part of the page that is shown."""
    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    edges: tuple[float, float] | None = None
    origin = 0.0, 0.0
    angle = size = 0.0
    for index, text in enumerate(_texts(raw, count)):
        pdfium.FPDFText_GetLooseCharBox(raw, index, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if text in _SPACES and (right - left < 0.01 or text != " ") and top - bottom < 0.01:
            continue  # made up by pdfium
        if (bottom, top) != edges or angle:
            # Characters of one line and font have the same edges; only then is nothing new.
            edges = bottom, top
            angle, size = _measure(raw, index)
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            origin = x.value, y.value
        # Comparisons with what is no number are false, so that such a character is left out.
        is_inside = (
            left < shown[2] and right > shown[0] and bottom < shown[3] and top > shown[1]
        ) and _SMALLEST <= size < _FAR
        if is_inside and abs(origin[0]) < _FAR and abs(origin[1]) < _FAR:
            is_unnamed = text != " " and _is_unnamed(raw, index)
            meant = UNKNOWN if is_unnamed else read_character(text)
            yield _Drawn(meant, index, (left, bottom, right, top), origin, angle, size)


def _texts(raw: Any, count: int) -> Iterator[str]:
    """One character an index; the whole text at once where pdfium left nothing out of it."""
    if pdfium.FPDFText_GetTextIndexFromCharIndex(raw, count - 1) == count - 1:
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetText(raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            for index, character in enumerate(text):
                yield character if character != "\ufffe" else _character(raw, index)
            return
    for index in range(count):
        yield _character(raw, index)


def _character(raw: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(raw, index)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else UNKNOWN


def _is_unnamed(raw: Any, index: int) -> bool:
    """Whether pdfium found no Unicode for a character and shows the font's own code instead."""
    return bool(pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1)


def _measure(raw: Any, index: int) -> tuple[float, float]:
    """Angle in degrees and size in points of a character."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(raw, index, matrix):
        return 0.0, 0.0
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    return math.degrees(math.atan2(matrix.b, matrix.a)), abs(size)


def _turn(entry: _Drawn, angle: float) -> Glyph:
    """The glyph in a page that is turned by an angle."""
    left, bottom, right, top = entry.box
    base = _along(*entry.origin, angle)[1]
    quarter = round(angle / 90) % 4
    if quarter == 0 and abs(angle) < 0.1:
        start, end = left, right
    else:
        # The box as wide as the text runs, around the middle of the box in the file.
        width = (right - left) if quarter % 2 == 0 else (top - bottom)
        middle = _along((left + right) / 2, (bottom + top) / 2, angle)[0]
        start, end = middle - width / 2, middle + width / 2
    return Glyph(entry.text, entry.place, start, end, base, entry.size)


def _along(x: float, y: float, angle: float) -> tuple[float, float]:
    """A point by how far it lies along a direction, and to the left of it."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * cosine + y * sine, y * cosine - x * sine


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters stand below each other, in columns from right to left."""
    below = beside = 0
    for above, glyph in itertools.pairwise(glyphs):
        drop = (above.base - glyph.base) / above.size
        if abs(glyph.left - above.left) < 0.2 * above.size and 0.5 < drop < 2:
            below += 1
        elif abs(drop) < 0.1:
            beside += 1
    return below > beside and below >= _LEAST_BELOW
