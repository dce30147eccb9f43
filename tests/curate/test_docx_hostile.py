"""Word files that are damaged, odd, or made to do harm."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.readers.docx import read_docx
from generator.errors import InputError
from tests.curate.docx_files import NAMESPACES, build_docx, document, paragraph, relationships
from tests.curate.docx_xml import lines_of, numbered, numbering, one_list


def zip_of(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def with_document(content: str | bytes | None) -> bytes:
    return build_docx({"body": []}, {"word/document.xml": content})


def lying(size: int) -> bytes:
    """A file whose table of contents gives another size for its text than is there."""
    data = with_document(document(paragraph("a" * 500)))
    at = data.rindex(b"word/document.xml") - 46 + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def locked() -> bytes:
    """A file whose members are marked as locked with a password."""
    data = bytearray(with_document(document(paragraph("a"))))
    for found in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    return bytes(data)


ENTITY = (
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
)
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 20}'>" for n in range(1, 12))
    + f"]><w:document {NAMESPACES}><w:body>&a11;</w:body></w:document>"
)
HOSTILE = {
    "cut off": (build_docx({"body": ["text"]})[:-30], "missing or damaged"),
    "no zip": (b"PK\x03\x04" + bytes(100), "missing or damaged"),
    "no text part": (with_document(None), "word/document.xml is missing"),
    "zip in a zip": (zip_of({"a.docx": build_docx({"body": ["text"]})}), "is missing in it"),
    "no body": (with_document(f"<w:document {NAMESPACES}/>"), "no body"),
    "other xml": (with_document("<html/>"), "no body"),
    "broken xml": (with_document("<w:document"), "cannot be read"),
    "no xml": (with_document(b"\x00\x01\x02"), "cannot be read"),
    "outside entity": (with_document(ENTITY), "document type"),
    "document type only": (with_document(f"<!DOCTYPE x>{document('')}"), "document type"),
    "document type in utf-16": (
        with_document(f"<!DOCTYPE x>{document('')}".encode("utf-16")),
        "document type",
    ),
    "entity bomb": (with_document(LAUGHS), "cannot be read"),
    "document type in the styles": (
        build_docx({"body": ["a"]}, {"word/styles.xml": f"<!DOCTYPE x><w:styles {NAMESPACES}/>"}),
        "word/styles.xml inside it has a document type",
    ),
    "broken relationships": (
        build_docx({"body": ["a"]}, {"word/_rels/document.xml.rels": "<x"}),
        "document.xml.rels inside it cannot be read",
    ),
    "shrinks too well": (with_document(b" " * (9 << 20)), "unpacks to 9,437,184 bytes"),
    "too large": (
        zip_of(
            {"word/document.xml": b"<a>" + bytes(range(32, 127)) * (360 << 10)},
            method=zipfile.ZIP_STORED,
        ),
        "more than a notice can have",
    ),
    "lies about its size": (lying(100), "is damaged"),
    "claims to be huge": (lying(2_000_000_000), "unpacks to 2,000,000,000 bytes"),
    "locked members": (locked(), "locked with a password"),
    "ten thousand members": (
        zip_of({f"word/media/{n}.png": b"" for n in range(10_001)}),
        "10,001 files are packed in it",
    ),
    "deep tables": (
        with_document(document("<w:tbl><w:tr><w:tc>" * 90 + "</w:tc></w:tr></w:tbl>" * 90)),
        "nests too deeply",
    ),
    "deep content controls": (
        with_document(document("<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200)),
        "nests too deeply",
    ),
    "absurd start": (
        build_docx(
            {"body": []},
            {
                "word/document.xml": document(numbered("a")),
                **numbering(
                    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
                    '<w:start w:val="1000000000"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
                    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
                ),
            },
        ),
        "starts at 1,000,000,000",
    ),
    "nothing": (with_document(document("")), "no text is in this Word document"),
    "white space": (with_document(document(paragraph(" \u3000\u200b"))), "no text is in this"),
    "pictures only": (
        with_document(document("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>")),
        "only pictures",
    ),
    "a log": (
        with_document(document("<w:p/>" * 200_001)),
        "200,001 paragraphs",
    ),
}


@pytest.mark.parametrize(("data", "message"), HOSTILE.values(), ids=HOSTILE)
def test_refused(data: bytes, message: str) -> None:
    """A file that is damaged, or made to do harm, is refused with a sentence."""
    with pytest.raises(InputError) as caught:
        read_docx(data, "notice.docx")
    assert str(caught.value).startswith("notice.docx: ")
    assert message in str(caught.value)
    assert str(caught.value).endswith(".")


END_OF_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def chain(*pairs: tuple[str, str]) -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{id_}"/>'
        f'<w:basedOn w:val="{base}"/></w:style>'
        for id_, base in pairs
    )
    return f"<w:styles {NAMESPACES}>{made}</w:styles>"


LOOP = numbering(
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LOOP_STYLE = (
    f'<w:styles {NAMESPACES}><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)
ODD: dict[str, dict[str, str | bytes | None]] = {
    "styles based on each other": {"word/styles.xml": chain(("A", "B"), ("B", "A"))},
    "a style based on itself": {"word/styles.xml": chain(("A", "A"))},
    "a thousand bases": {
        "word/styles.xml": chain(("A", "1"), *((str(n), str(n + 1)) for n in range(1000)))
    },
    "a definition that stands for itself": {**LOOP, "word/styles.xml": LOOP_STYLE},
    "no styles": {"word/styles.xml": None},
    "no relationships": {"word/_rels/document.xml.rels": None, "_rels/.rels": None},
    "no types": {"[Content_Types].xml": None, "docProps/core.xml": None},
    "relationships that lead nowhere": {
        "word/_rels/document.xml.rels": relationships(
            {
                "a": ("x/image", "NULL", ""),
                "b": ("x/header", "../../../../etc/passwd", ""),
                "c": ("x/styles", "http://example.org/styles.xml", "External"),
                "d": ("x/attachedTemplate", "http://example.org/evil.dotm", "External"),
            }
        )
    },
    "names that lead upwards": {"../../../tmp/evil": "x", "/etc/passwd": "x"},
    "numbers that are none": one_list(
        '<w:lvl w:ilvl="0"><w:start w:val="one"/><w:numFmt w:val="none"/><w:lvlText w:val=""/>'
        '</w:lvl><w:lvl w:ilvl="x"/><w:lvl/>',
        '<w:lvlOverride w:ilvl="77"><w:startOverride w:val="-1"/></w:lvlOverride>',
    ),
}


@pytest.mark.parametrize("parts", ODD.values(), ids=ODD)
def test_odd_files_are_read(parts: dict[str, str | bytes | None]) -> None:
    """What does no harm does not keep the text from being read."""
    body = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    assert lines_of(paragraph("a", body), parts) == "text| a"


def test_deepest_nesting() -> None:
    """As deep as a parser goes, each layer is still read."""
    tables = "<w:tbl><w:tr><w:tc>" * 80 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 80
    assert lines_of(tables) == "text| deep"
    controls = "<w:sdt><w:sdtContent>" * 120 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 120
    assert lines_of(controls) == "text| deep"
    inserted = (
        "<w:p>" + "<w:ins>" * 240 + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins>" * 240 + "</w:p>"
    )
    assert lines_of(inserted) == "text| deep"


@pytest.mark.parametrize(
    "end",
    ["", f"<w:del>{END_OF_FIELD}</w:del>", f"{END_OF_FIELD}{END_OF_FIELD}"],
    ids=["no end", "end deleted", "two ends"],
)
def test_a_field_that_never_ends_swallows_nothing(end: str) -> None:
    """Where a field does not end as it should, all text is text, and main."""
    toc = '<w:fldChar w:fldCharType="begin"/><w:instrText> TOC </w:instrText>'
    body = f"<w:p><w:r>{toc}</w:r></w:p>{paragraph('a')}<w:p>{end}</w:p>{paragraph('b')}"
    assert lines_of(body).replace("text| / ", "") == "text| a / text| b"


def test_macros_are_not_looked_at() -> None:
    """A document with macros is read, and they are told."""
    raw = read_docx(build_docx({"body": ["a"]}, {"word/vbaProject.bin": b"evil"}), "a.docm")
    assert raw.text == "a\n"
    assert [finding.code for finding in raw.findings] == ["macros"]


@given(st.binary(max_size=200), st.integers(0, 400))
def test_damage_anywhere(junk: bytes, at: int) -> None:
    """Junk anywhere in a file gives a text or a sentence."""
    data = build_docx({"body": ["text"]})
    with contextlib.suppress(InputError):
        read_docx(data[:at] + junk + data[at + len(junk) :], "a.docx")
