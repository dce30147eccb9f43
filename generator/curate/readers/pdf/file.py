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
from generator.curate.readers.pdf.annotations import read_annotations, read_wide
from generator.curate.readers.pdf.fonts import use_stand_in
from generator.curate.readers.pdf.glyphs import Glyphs, read_glyphs
from generator.curate.readers.pdf.lines import read_lines
from generator.curate.readers.pdf.parts import Box, Page
from generator.errors import InputError
from generator.text.escape import fold_space, strip_controls
from generator.text.han import has_han

MOST_PAGES = 500
MOST_CHARACTERS = 1_000_000
"""Of the whole file: 500 full pages. Half the time there is, on a slow machine."""
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
    typed, areas = read_annotations(document, page, textpage)
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


def read_facts(document: Any, path: str) -> FileFacts:
    """The title, language and attachments of a file; its own dates are those of the file."""
    declared = []
    title = fold_space(strip_controls(document.get_metadata_value("Title")))
    if is_title(title, path):
        declared.append(Declared("title", "Title of the document", title))
    language = read_wide(pdfium.FPDFCatalog_GetLanguage, document.raw)
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
