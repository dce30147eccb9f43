"""What ZIP and OLE files are told to be."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.readers.formats import read_raw, sniff_format
from generator.curate.readers.packages import find_package
from generator.errors import InputError
from tests.curate.docx_files import build_docx

TYPES = "[Content_Types].xml"
ODF = "application/vnd.oasis.opendocument"


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        if mimetype:
            package.writestr("mimetype", mimetype)
        for name in names:
            package.writestr(name, "<x/>")
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


KINDS = {
    "docx": (zipped(TYPES, "word/document.xml"), "docx", "Word document"),
    "docx without types": (zipped("word/document.xml"), "docx", "Word document"),
    "docx with backslashes": (zipped(TYPES, "word\\document.xml"), "docx", "Word document"),
    "docx with a workbook": (
        zipped(TYPES, "word/document.xml", "word/embeddings/a.xlsx"),
        "docx",
        "Word document",
    ),
    "xlsx": (zipped(TYPES, "xl/workbook.xml"), "xlsx", "Excel workbook"),
    "pptx": (zipped(TYPES, "ppt/presentation.xml"), "pptx", "PowerPoint presentation"),
    "visio": (zipped(TYPES, "visio/document.xml"), "vsdx", "Visio drawing"),
    "other office": (zipped(TYPES, "x/y.xml"), "zip", "Office document of another kind"),
    "odt": (zipped("content.xml", mimetype=f"{ODF}.text"), "odt", "OpenDocument text"),
    "ods": (zipped(mimetype=f"{ODF}.spreadsheet"), "ods", "OpenDocument spreadsheet"),
    "epub": (zipped("a.xhtml", mimetype="application/epub+zip"), "epub", "e-book"),
    "ofd": (zipped("OFD.xml", "Doc_0/Document.xml"), "ofd", "OFD"),
    "pages": (zipped("Index/Document.iwa"), "pages", "Pages document"),
    "zip": (zipped("b/notice.pdf", "c.txt"), "zip", "ZIP archive with 'b/notice.pdf' in it"),
    "empty zip": (zipped(), "zip", "ZIP archive with nothing in it"),
    "zip in a zip": (zipped("notice.docx"), "zip", "ZIP archive with 'notice.docx' in it"),
    "path upwards": (zipped("../../etc/passwd"), "zip", "ZIP archive with '../../etc/passwd'"),
    "cut off": (build_docx({"body": ["text"]})[:400], "zip", "end is missing"),
    "locked": (ole("EncryptionInfo", "EncryptedPackage"), "bin", "locked with a password"),
    "doc": (ole("WordDocument", "1Table"), "doc", "old Word or WPS document"),
    "xls": (ole("Workbook"), "xls", "old Excel workbook"),
    "ppt": (ole("PowerPoint Document"), "ppt", "old PowerPoint presentation"),
    "msg": (ole("__substg1.0_0037001F"), "msg", "Outlook message"),
    "hwp": (ole("FileHeader"), "hwp", "Hangul document"),
    "works": (ole("MatOST"), "wps", "Works document"),
    "other ole": (ole("Contents"), "bin", "old Office document"),
}


@pytest.mark.parametrize(("data", "extension", "name"), KINDS.values(), ids=KINDS)
def test_kinds(data: bytes, extension: str, name: str) -> None:
    """The kind is told from what is inside."""
    kind = sniff_format(data)
    assert kind is not None
    assert kind.extension == extension
    assert name in kind.name


@pytest.mark.parametrize("id_", [id_ for id_ in KINDS if not id_.startswith("docx")])
def test_refused(id_: str) -> None:
    """A kind that cannot be read is named, with what to do instead."""
    data, _, name = KINDS[id_]
    with pytest.raises(InputError) as caught:
        read_raw(data, "notice")
    message = str(caught.value)
    assert message.startswith("notice: this is a")
    assert name in message
    assert message.endswith(".")
    assert ". " in message


def test_word_is_read() -> None:
    """A Word document is read, in a process of its own."""
    assert (
        read_raw(build_docx({"body": ["关于专利代理的通知"]}), "a").text == "关于专利代理的通知\n"
    )


def test_other_bytes_are_no_package() -> None:
    """Text, and text that starts with the letters PK, is no package."""
    assert find_package(b"PK: text") is None
    assert find_package("国家知识产权局".encode()) is None


@given(
    st.binary(max_size=300), st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
)
def test_any_bytes(data: bytes, magic: bytes) -> None:
    """Any bytes behind the signature give some kind and no error."""
    assert find_package(magic + data)
