"""What kind of document a ZIP or OLE file is, told by what is packed in it and not by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_SEARCHED = 8 << 20
"""Bytes of an OLE file in which the names of its streams are looked for."""
_LONGEST_NAME = 60
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
_SAVE_AS = "Open it, save it as .docx or PDF, and add that file."
_TABLE = "Copy the text of the notice into a .txt file (UTF-8), and add that."


@dataclass(frozen=True)
class Package:
    """A kind of file that holds other files."""

    name: str
    """"an Excel workbook (XLSX)", as it fits into a sentence."""
    media_type: str
    extension: str
    advice: str = ""
    """What to do with it; empty for the one kind that can be read."""


DOCX = Package("a Word document (DOCX)", f"{_OFFICE}.wordprocessingml.document", "docx")
_LOCKED = Package(
    "an Office document locked with a password",
    "application/x-ole-storage",
    "bin",
    "Open it with the password, save it without one, and add that file.",
)
_CUT = Package(
    "a ZIP-based document whose end is missing or damaged",
    "application/zip",
    "zip",
    "Get the file again from where it came from.",
)
# Folder of the main part -> kind, of Office files.
_OFFICE_FOLDERS = {
    "word/": DOCX,
    "xl/": Package(
        "an Excel workbook (XLSX)", f"{_OFFICE}.spreadsheetml.sheet", "xlsx", f"{_TABLE}"
    ),
    "ppt/": Package(
        "a PowerPoint presentation (PPTX)",
        f"{_OFFICE}.presentationml.presentation",
        "pptx",
        "Save it as PDF and add that file.",
    ),
    "visio/": Package("a Visio drawing", "application/vnd.ms-visio.drawing", "vsdx", _TABLE),
}
# What the file `mimetype` says -> kind.
_MIMETYPES = {
    f"{_ODF}.text": Package(
        "an OpenDocument text (ODT)", f"{_ODF}.text", "odt", "Save it as .docx and add that file."
    ),
    f"{_ODF}.spreadsheet": Package(
        "an OpenDocument spreadsheet (ODS)", f"{_ODF}.spreadsheet", "ods", _TABLE
    ),
    f"{_ODF}.presentation": Package(
        "an OpenDocument presentation (ODP)",
        f"{_ODF}.presentation",
        "odp",
        "Save it as PDF and add that file.",
    ),
    "application/epub+zip": Package("an e-book (EPUB)", "application/epub+zip", "epub", _TABLE),
}
# A file that only this kind holds -> kind.
_SIGNS = {
    "ofd.xml": Package(
        "a Chinese fixed-layout document (OFD)",
        "application/ofd",
        "ofd",
        "Open it in an OFD reader, save it as PDF, and add that file.",
    ),
    "index/document.iwa": Package(
        "a Pages document", "application/vnd.apple.pages", "pages", _SAVE_AS
    ),
}
# Name of a stream -> kind, of OLE files. WPS writes its own .wps with the stream of Word.
_STREAMS = {
    "EncryptedPackage": _LOCKED,
    "WordDocument": Package(
        "an old Word or WPS document (.doc, .wps)", "application/msword", "doc", _SAVE_AS
    ),
    "Workbook": Package("an old Excel workbook (.xls)", "application/vnd.ms-excel", "xls", _TABLE),
    "PowerPoint Document": Package(
        "an old PowerPoint presentation (.ppt)",
        "application/vnd.ms-powerpoint",
        "ppt",
        "Save it as PDF and add that file.",
    ),
    "FileHeader": Package("a Hangul document (HWP)", "application/x-hwp", "hwp", _SAVE_AS),
    "__substg1.0": Package(
        "an Outlook message (.msg)", "application/vnd.ms-outlook", "msg", _TABLE
    ),
    "MatOST": Package("a Works document (.wps)", "application/vnd.ms-works", "wps", _SAVE_AS),
}


def find_package(data: bytes) -> Package | None:
    """The kind of a ZIP or OLE file; None for any other file."""
    if data.startswith(_OLE):
        return _find_ole(data)
    return _find_zip(data) if data[:4] in (b"PK\x03\x04", b"PK\x05\x06") else None


def _find_ole(data: bytes) -> Package:
    searched = data[:_MOST_SEARCHED]
    for name, kind in _STREAMS.items():
        if name.encode("utf-16-le") in searched:
            return kind
    return Package("an old Office document (OLE)", "application/x-ole-storage", "bin", _SAVE_AS)


def _find_zip(data: bytes) -> Package:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in package.namelist()}
            mimetype = _read_mimetype(package)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return _CUT
    if mimetype in _MIMETYPES:
        return _MIMETYPES[mimetype]
    if "[content_types].xml" in names or "word/document.xml" in names:
        return _find_office(names)
    return next((kind for name, kind in _SIGNS.items() if name in names), _archive(names))


def _find_office(names: Collection[str]) -> Package:
    for folder, kind in _OFFICE_FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            return kind
    return Package("an Office document of another kind", "application/zip", "zip", _SAVE_AS)


def _archive(names: Collection[str]) -> Package:
    first = next((name for name in sorted(names) if not name.endswith("/")), "")
    shown = first if len(first) <= _LONGEST_NAME else f"…{first[-_LONGEST_NAME:]}"
    inside = f" with '{shown}' in it" if shown else " with nothing in it"
    return Package(
        f"a ZIP archive{inside}", "application/zip", "zip", "Unpack it and add the notice itself."
    )


def _read_mimetype(package: zipfile.ZipFile) -> str:
    """What a file says of itself in its first member; empty for most."""
    member = next((m for m in package.infolist() if m.filename == "mimetype"), None)
    if member is None or member.file_size > 200:
        return ""
    with package.open(member) as stream:
        return stream.read(200).decode("ascii", "ignore").strip()
