"""What lies on a page and is no part of it: links, and what is typed into fields and notes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from generator.curate.readers.pdf.parts import Area
from generator.text.escape import fold_space

_MOST = 500
"""Links, fields and notes of a page that are looked at."""
_URL_RE = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


def read_annotations(
    document: Any, page: Any, textpage: Any
) -> tuple[tuple[str, ...], tuple[Area, ...]]:
    """What is typed into fields and notes, and the areas that lead to an address."""
    typed: list[str] = []
    has_links = False
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        has_links = has_links or kind == pdfium.FPDF_ANNOT_LINK
        key = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}.get(kind)
        if key and pdfium.FPDFAnnot_GetValueType(note, key) == pdfium.FPDF_OBJECT_STRING:
            typed.append(read_wide(pdfium.FPDFAnnot_GetStringValue, note, key))
        pdfium.FPDFPage_CloseAnnot(note)
    areas = tuple(_read_areas(document, page, textpage)) if has_links else ()
    return tuple(fold_space(text) for text in typed if text.strip()), areas


def _read_areas(document: Any, page: Any, textpage: Any) -> Iterator[Area]:
    middles = _find_middles(textpage)
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST):
        if not pdfium.FPDFLink_Enumerate(page.raw, place, link):
            return
        url = _address(document, link)
        if not url:
            continue
        boxes = _boxes(link)
        indexes = tuple(
            index
            for index, (x, y) in enumerate(middles)
            if any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in boxes)
        )
        yield Area(url, indexes)


def _find_middles(textpage: Any) -> list[tuple[float, float]]:
    rect = pdfium.FS_RECTF()
    middles = []
    for index in range(textpage.count_chars()):
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
        middles.append(((rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2))
    return middles


def _address(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 0 < length < 4_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    url = buffer.value.decode("utf-8", "replace").strip()
    return url if _URL_RE.match(url) else ""


def _boxes(link: Any) -> list[tuple[float, float, float, float]]:
    """The boxes of a link, one a line where the file says so."""
    boxes = []
    for index in range(max(0, min(pdfium.FPDFLink_CountQuadPoints(link), 100))):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFLink_GetQuadPoints(link, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    rect = pdfium.FS_RECTF()
    if not boxes and pdfium.FPDFLink_GetAnnotRect(link, rect):
        boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    return boxes


def read_wide(function: Any, *arguments: Any) -> str:
    """A UTF-16 text that pdfium writes into a buffer of the length it asks for."""
    length = function(*arguments, None, 0)
    if not 2 < length < 100_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    function(*arguments, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
