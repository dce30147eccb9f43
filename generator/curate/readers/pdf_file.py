"""A PDF file: opening it within limits, its pages, and what it says of itself.

Scripts, attached files and form fields are never run or read; the pages say that they are there.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.curate.parts import Declared
from generator.curate.readers.pdf_fonts import use_stand_in
from generator.curate.readers.pdf_glyphs import Glyphs, read_glyphs
from generator.curate.readers.pdf_lines import read_lines
from generator.curate.readers.pdf_parts import Area, Box, Page
from generator.errors import InputError
from generator.text.escape import fold_space, strip_controls
from generator.text.han import has_han

MOST_PAGES = 1_000
MOST_CHARACTERS = 1_500_000
"""Of the whole file: a notice of 1,000 full pages."""
_MOST_ANNOTATIONS = 500
"""Links, fields and notes of a page that are looked at."""
_MOST_OBJECTS = 2_000
"""Things drawn on a page that are looked at."""
_LEAST_PICTURE = 0.4
"""Share of the page that a picture covers where it is a scan of the page."""
_LEAST_STROKES = 200
"""Lines drawn on a page without text from which they are its letters."""
_LITTLE_TEXT = 200
"""Characters up to which a page may be a scan with a number printed on it."""
_GARBLED = 0.5
"""Share of characters without a meaning from which none of the page is of use."""
_URL_RE = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
_LANGUAGE_RE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_FILE_NAME_RE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b|powerpoint (?:presentation|演示文稿)"
    r"|(?:untitled|document|slide|presentation|book|folie|scan\w*|noname|print)[\s_-]*\d*\Z"
    r"|\(?(?:anonymous|unspecified|null|none|no title)\)?\Z"
    r"|无标题|無標題|未命名|新建|文档\s?\d*\Z|幻灯片|演示文稿|简报\d*\Z|扫描"
    r"|.*\.(?:docx?|wps|pdf|xlsx?|pptx?|indd|odt|rtf|tif|tiff|html?|jpe?g|txt|dvi|tex|cdr|fbd|s2|s72|ps)\Z"
    r"|https?://|file:|[A-Za-z]:\\|about:blank"
    r"|[\w.-]*(?:_|\d{6})[\w.-]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FileFacts:
    """What a file says of itself outside its pages."""

    declared: tuple[Declared, ...]
    attached: tuple[str, ...]
    """Names of the files in it."""


@contextlib.contextmanager
def open_file(data: bytes, path: str) -> Iterator[Any]:
    """The document of pypdfium2.

    Raises:
        InputError: It is damaged, locked by a password, empty or far too long, or a form whose
            pages are only made while it is shown.
    """
    use_stand_in()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            raise InputError(
                f"{path}: the file is locked with a password. Open it, save or print it as a PDF"
                " without a password, and add that file."
            ) from error
        raise InputError(
            f"{path}: the file starts as a PDF and cannot be read; it was cut off or is damaged."
            " Get it from its source again, or save the notice as plain text and add that file."
        ) from error
    try:
        _check(document, path)
        yield document
    finally:
        document.close()


def _check(document: Any, path: str) -> None:
    pages = len(document)
    if not pages:
        raise InputError(f"{path}: the PDF has no pages. Get it from its source again.")
    if pages > MOST_PAGES:
        raise InputError(
            f"{path}: {pages:,} pages, and a notice has at most {MOST_PAGES:,}."
            " Keep the pages of the notice itself and add them as a file."
        )
    if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
        raise InputError(
            f"{path}: a form (XFA) whose pages are only made while Adobe Reader shows it; the file"
            " holds no text of them. Print it to a new PDF and add that file."
        )


def read_pages(document: Any, path: str) -> Iterator[Page]:
    """The pages, one by one, their lines in order from top to bottom.

    Raises:
        InputError: There is far more text than in any notice.
    """
    count = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield Page(number, Box(0, 0, 1, 1), lack="damaged")
            continue
        count += textpage.count_chars()
        if count > MOST_CHARACTERS:
            raise InputError(
                f"{path}: more than {MOST_CHARACTERS:,} characters up to page {number}, which no"
                " notice has. Keep the pages of the notice itself and add them as a file."
            )
        yield _read_page(document, page, textpage, number)
        textpage.close()
        page.close()


def _read_page(document: Any, page: Any, textpage: Any, number: int) -> Page:
    box = page.get_bbox()
    found = read_glyphs(textpage, box)
    printed = sum(not glyph.text.isspace() for glyph in found.upright)
    is_garbled = found.unread > _GARBLED * max(printed, 1)
    typed, areas = _read_annotations(document, page, textpage)
    return Page(
        number,
        found.box,
        () if is_garbled else read_lines(found.upright, number),
        () if is_garbled else _read_asides(found, number),
        fold_space(found.turned),
        areas,
        found.unread,
        "garbled" if is_garbled else "",
        printed <= _LITTLE_TEXT and _has_picture(page, box, has_text=printed > 0),
        typed,
    )


def _read_asides(found: Glyphs, number: int) -> tuple[Any, ...]:
    return tuple(line for group in found.aside for line in read_lines(group, number))


def _has_picture(page: Any, box: Sequence[float], *, has_text: bool) -> bool:
    """Whether a picture covers much of the page, or strokes make up letters where no text is."""
    area = max((box[2] - box[0]) * (box[3] - box[1]), 1.0)
    covered = 0.0
    strokes = 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        strokes += kind == pdfium.FPDF_PAGEOBJ_PATH
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
                covered += abs((right.value - left.value) * (top.value - bottom.value))
    if not has_text and (covered > 0 or strokes >= _LEAST_STROKES):
        return True
    return covered >= _LEAST_PICTURE * area


def _read_annotations(
    document: Any, page: Any, textpage: Any
) -> tuple[tuple[str, ...], tuple[Area, ...]]:
    """What is typed into fields and notes, and the areas that lead to an address."""
    typed: list[str] = []
    has_links = False
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        has_links = has_links or kind == pdfium.FPDF_ANNOT_LINK
        key = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}.get(kind)
        if key and pdfium.FPDFAnnot_GetValueType(note, key) == pdfium.FPDF_OBJECT_STRING:
            typed.append(_wide(pdfium.FPDFAnnot_GetStringValue, note, key))
        pdfium.FPDFPage_CloseAnnot(note)
    areas = tuple(_read_areas(document, page, textpage)) if has_links else ()
    return tuple(fold_space(text) for text in typed if text.strip()), areas


def _read_areas(document: Any, page: Any, textpage: Any) -> Iterator[Area]:
    middles = _find_middles(textpage)
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST_ANNOTATIONS):
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


def _wide(function: Any, *arguments: Any) -> str:
    """A UTF-16 text that pdfium writes into a buffer of the length it asks for."""
    length = function(*arguments, None, 0)
    if not 2 < length < 100_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    function(*arguments, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def read_facts(document: Any, path: str) -> FileFacts:
    """The title, language and attachments of a file; its own dates are those of the file."""
    declared = []
    title = fold_space(strip_controls(document.get_metadata_value("Title")))
    if is_title(title, path):
        declared.append(Declared("title", "Title of the document", title))
    language = _wide(pdfium.FPDFCatalog_GetLanguage, document.raw)
    if _LANGUAGE_RE.match(language):
        declared.append(Declared("language", "Lang of the document", language))
    count = min(document.count_attachments(), 100)
    names = (document.get_attachment(index).get_name() for index in range(count))
    return FileFacts(tuple(declared), tuple(fold_space(strip_controls(name)) for name in names))


def is_title(text: str, path: str) -> bool:
    """Whether the title in a file was given by a person, and not by a program."""
    if len(text) < 4 or "\ufffd" in text or text.lower() == PurePath(path).stem.lower():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    odd = sum("\x80" <= letter <= "\xff" for letter in letters)
    is_misread = not has_han(text) and odd * 3 >= len(letters)
    return not is_misread and not _FILE_NAME_RE.match(text)
