"""PDF: golden cases drawn as an editor would describe them, laws, and files made to do harm."""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from generator.config import Project
from generator.curate import work as curate
from generator.curate.parts import RawText
from generator.curate.readers.apart import read_apart
from generator.curate.readers.formats import read_raw
from generator.curate.readers.pdf import read_pdf
from generator.curate.readers.pdf.characters import read_character
from generator.curate.readers.pdf.file import is_title
from generator.curate.readers.pdf.findings import name_pages
from generator.curate.readers.pdf.hyphens import count_words, join_words
from generator.errors import InputError, Severity
from generator.text.yamlfile import load_yaml
from tests.curate.pdf_files import (
    Run,
    cut_runs,
    make_page,
    make_pdf,
    make_raw,
    make_stream,
    width_of,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "pdf"
CASES = sorted(GOLDEN.glob("*.yml"))


def draw(case: dict[str, Any]) -> bytes:
    """The file a case describes."""
    return make_pdf(case["pages"], case.get("flows"), **case.get("info", {}))


def show(raw: RawText) -> dict[str, Any]:
    """What was read, as the cases write it."""
    shown: dict[str, Any] = {
        "form": raw.form,
        "lines": "".join(f"{raw.text[line.start : line.end]}\n" for line in raw.lines),
        "declared": [f"{d.field} ({d.name}): {d.value}" for d in raw.declared],
        "findings": [f"{finding.code}: {finding.message}" for finding in raw.findings],
    }
    if raw.links:
        shown["links"] = [f"{raw.text[k.start : k.end]} -> {k.url}" for k in raw.links]
    return shown


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """A file gives the lines, titles, links and findings that its case expects."""
    case = load_yaml(path.read_text("utf-8"))
    data = draw(case)
    expected = case["expected"]
    if "error" in expected:
        with pytest.raises(InputError) as caught:
            read_pdf(data, "raw.pdf")
        assert str(caught.value) == expected["error"]
    else:
        assert show(read_pdf(data, "raw.pdf")) == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_way_back(path: Path) -> None:
    """Each character that was not put in is the one that stands there on the page."""
    case = load_yaml(path.read_text("utf-8"))
    if "error" in case["expected"]:
        return
    data = draw(case)
    raw = read_pdf(data, "raw.pdf")
    assert [line.number for line in raw.lines] == list(range(1, len(raw.lines) + 1))
    assert raw.text.split("\n") == [raw.text[line.start : line.end] for line in raw.lines]
    with pypdfium2.PdfDocument(data) as document:
        texts = {f"page {number}": _characters(page) for number, page in enumerate(document, 1)}
    for stretch in raw.stretches:
        here = raw.text[stretch.start : stretch.end]
        there = texts[stretch.part][stretch.offset : stretch.offset + len(here)]
        assert _plain(here) == _plain(there)
    placed = sum(stretch.end - stretch.start for stretch in raw.stretches)
    put_in = raw.text.count(" ") + raw.text.count("\n")
    assert placed >= len(raw.text) - put_in


def _characters(page: Any) -> str:
    textpage = page.get_textpage()
    codes = [
        pypdfium2.raw.FPDFText_GetUnicode(textpage.raw, index)
        for index in range(textpage.count_chars())
    ]
    return "".join(map(chr, codes))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace("\x02", "-"))


WORDS = st.text(st.sampled_from("abcdefgh国家知识产权局年月0123456789"), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from([9, 12, 16]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost(lines: list[str], size: int, is_upside_down: bool) -> None:
    """Every character that is printed is read, whatever order it was drawn in."""
    entries = [
        {"text": line, "at": [72 + 7 * number, 90 + 40 * number], "size": size}
        for number, line in enumerate(lines)
    ]
    raw = read_pdf(make_pdf([entries[::-1] if is_upside_down else entries]), "raw.pdf")
    told = " ".join(finding.message for finding in raw.findings)
    assert "".join(raw.text.split()) == "".join(lines) or told


@given(st.binary(max_size=300), st.integers(0, 1500), st.integers(0, 1500))
@settings(max_examples=150, deadline=None)
def test_damage(junk: bytes, start: int, length: int) -> None:
    """A damaged file gives a text or a sentence that says why not."""
    data = bytearray(SOUND)
    data[start : start + length] = junk
    try:
        raw = read_pdf(b"%PDF-" + bytes(data[5:]), "raw.pdf")
    except InputError as error:
        assert str(error).startswith("raw.pdf: ")
        return
    assert raw.text.strip()


SOUND = make_pdf([[{"text": "A notice of one line, no more.", "at": [72, 100]}]])
HELLO = make_stream(b"BT /F1 12 Tf 72 700 Td (A notice of one line) Tj ET")
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
MANY = b" ".join(b"%d 0 R" % number for number in range(3, 5003))
UNNAMED = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Foo/Encoding/Identity-H%s/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Foo/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
CODES = make_stream(b"BT /F1 12 Tf 72 700 Td <00240025002600274E00> Tj ET")
PRIVATE = make_stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    b"2 beginbfrange <0024> <0027> <E024> <4E00> <4E00> <FFFD> endbfrange endcmap end end"
)
REFUSED = {
    "cut off": (SOUND[:700], "the file starts as a PDF and cannot be read"),
    "nothing behind the head": (b"%PDF-1.7\n" + b"junk " * 40, "cannot be read"),
    "password": (
        make_pdf([[]], encrypt=StandardEncryption("user", "owner")),
        "the file is locked with a password.",
    ),
    "no pages": (make_raw([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]), "cannot be read"),
    "5,000 pages": (
        make_raw(
            [CATALOG, b"<</Type/Pages/Kids[%s]/Count 5000>>" % MANY]
            + [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>"] * 5000
        ),
        "5,000 pages, and a notice has at most 500.",
    ),
    "pages that hold themselves": (
        make_raw([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
        "cannot open pages 1 and 2 of 2 (damaged). Get the file from its source again.",
    ),
    "empty page": (make_pdf([[]]), "nothing is printed on page 1 that could be read."),
    "font without meaning": (
        make_raw(make_page(CODES, UNNAMED % b"")),
        "the text layer cannot be read on page 1 of 1 (its fonts do not tell which characters",
    ),
    "private characters": (
        make_raw([*make_page(CODES, UNNAMED % b"/ToUnicode 6 0 R"), PRIVATE]),
        "the text layer cannot be read on page 1 of 1 (its fonts do not tell which characters",
    ),
    "form made while it is shown": (
        make_raw(
            [
                b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true"
                b"/AcroForm<</Fields[]/XFA 6 0 R>>>>",
                *make_page(HELLO)[1:],
                make_stream(b"<xdp/>"),
            ]
        ),
        "a form (XFA) whose pages are only made while Adobe Reader shows it",
    ),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, message: str) -> None:
    """A file of which nothing can be read is refused, with the reason and what to do."""
    with pytest.raises(InputError) as caught:
        read_pdf(data, "raw.pdf")
    assert str(caught.value).startswith("raw.pdf: ")
    assert message in str(caught.value)


READ = {
    "owner password": make_pdf(
        [[{"text": "A notice of one line", "at": [72, 100]}]],
        encrypt=StandardEncryption("", "owner", canPrint=0, canCopy=0),
    ),
    "box of the size of a country": make_raw(
        make_page(HELLO, more=b"/MediaBox[0 0 1000000000 1e30]")
    ),
    "box upside down": make_raw(make_page(HELLO, more=b"/CropBox[595 842 0 0]")),
    "objects nested deeply": make_raw(
        [
            b"<</Type/Catalog/Pages 2 0 R/X %s%s>>" % (b"[" * 90_000, b"]" * 90_000),
            *make_page(HELLO)[1:],
        ]
    ),
    "script": make_raw(
        [
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
            *make_page(HELLO)[1:],
        ]
    ),
    "text outside of the page": make_raw(
        make_page(
            make_stream(b"BT /F1 12 Tf 72 700 Td (A notice of one line) Tj 900 0 Td (no) Tj ET")
        )
    ),
    "text that is not painted, over a scan": make_raw(
        make_page(make_stream(b"BT 3 Tr /F1 12 Tf 72 700 Td (A notice of one line) Tj ET"))
    ),
    "text too small to see": make_raw(
        make_page(
            make_stream(
                b"BT /F1 12 Tf 72 700 Td (A notice of one line) Tj"
                b" /F1 0.01 Tf 0 -20 Td (not this) Tj ET"
            )
        )
    ),
    "text at the end of the world": make_raw(
        make_page(
            make_stream(
                b"BT /F1 12 Tf 72 700 Td (A notice of one line) Tj 999999 -999999 Td (far) Tj ET"
            )
        )
    ),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_read_all_the_same(data: bytes) -> None:
    """Odd files are read like others, and only what is shown on the page."""
    raw = read_pdf(data, "raw.pdf")
    assert raw.text == "A notice of one line"
    assert raw.findings == ()


def test_attachments_fields_and_notes_are_told() -> None:
    """What a file holds beside its pages is named, and not read."""
    objects = make_page(
        HELLO,
        more=b"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Zhang San)/Rect[0 0 9 9]>>"
        b"<</Type/Annot/Subtype/FreeText/Contents(a note)/DA(/F1 9 Tf)/Rect[0 0 9 9]>>]",
    )
    objects[0] = (
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)"
        b"<</Type/Filespec/F(form.xlsx)/EF<</F 6 0 R>>>>]>>>>>>"
    )
    raw = read_pdf(make_raw([*objects, make_stream(b"PK")]), "raw.pdf")
    assert raw.text == "A notice of one line"
    assert [(finding.code, finding.severity) for finding in raw.findings] == [
        ("form", Severity.WARNING),
        ("attachment", Severity.INFO),
    ]
    assert "hold 'Zhang San' on page 1; 'a note' on page 1" in raw.findings[0].message
    assert "'form.xlsx'" in raw.findings[1].message


def test_some_characters_without_meaning() -> None:
    """A few characters that no font explains stand as U+FFFD, and are told."""
    content = make_stream(
        b"BT /F1 12 Tf 72 700 Td <0041> Tj /F2 12 Tf (lpha is the name of the agency) Tj ET"
    )
    objects = make_page(content, UNNAMED % b"")
    objects[2] = objects[2].replace(
        b"/F1 5 0 R", b"/F1 5 0 R/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    )
    raw = read_pdf(make_raw(objects), "raw.pdf")
    assert raw.text == "\ufffdlpha is the name of the agency"
    (finding,) = raw.findings
    assert finding.severity is Severity.WARNING
    assert "1 character on page 1 cannot be read" in finding.message


def test_end_is_missing() -> None:
    """A file without its end mark is read, with a warning that pages may be missing."""
    data = SOUND.replace(b"%%EOF", b"")
    raw = read_pdf(data, "raw.pdf")
    assert raw.text == "A notice of one line, no more."
    assert [finding.code for finding in raw.findings] == ["cut-off"]


@pytest.mark.parametrize("font", ["STSong-Light", "SimSun", "ABCDEF+FZXBSJW--GB1-0"])
def test_fonts_that_are_not_in_the_file(font: str) -> None:
    """A lone Chinese character is read though neither file nor system has its font."""
    data = UNNAMED.replace(b"BaseFont/Foo", b"BaseFont/" + font.encode()) % b"/ToUnicode 6 0 R"
    names = PRIVATE.replace(b"<4E00> <4E00> <FFFD>", b"<4E00> <4E00> <5E74>")
    content = make_stream(b"BT /F1 12 Tf 72 700 Td <4E00> Tj ET")
    raw = read_pdf(make_raw([*make_page(content, data), names]), "raw.pdf")
    assert raw.text == "年"


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("⼈⺠政府⾏政⻅⻓", "人民政府行政见长"),
        ("\uf0b7", "•"),
        ("\xad", "-"),
        ("ﬃ", "ffi"),
        ("\u2011", "\u2011"),
        ("，（２０２１）", "，（２０２１）"),
        ("\x07", "\ufffd"),
        ("\ue000", "\ufffd"),
    ],
)
def test_read_character(drawn: str, read: str) -> None:
    """A character is the one that is meant, and no other is touched."""
    assert "".join(map(read_character, drawn)) == read


@pytest.mark.parametrize(
    ("text", "above", "below", "joint"),
    [
        ("a regulation", "the regu-", "lation of", ""),
        ("nothing of it", "the regu-", "lation of", ""),
        ("patent-related matters", "a patent-", "related matter", "-"),
        ("a patent is related", "a patent-", "related matter", "-"),
        ("nothing of it", "a patent-", "related matter", "-"),
        ("nothing of it", "infor-", "mation", ""),
        ("nothing of it", "noti-", "fy them", ""),
        ("nothing of it", "anti-", "competitive", "-"),
        ("nothing of it", "Sino-", "British", "-"),
        ("nothing of it", "WTO-", "related", "-"),
        ("nothing of it", "short-", "and long-term", None),
        ("nothing of it", "2021-", "2025", None),
        ("nothing of it", "the plan -", "as it is", None),
        ("state-of-the-art", "state-of-the-", "art", "-"),
        ("a trademark and a trade-mark, a trademark", "trade-", "mark", ""),
    ],
)
def test_join_words(text: str, above: str, below: str, joint: str | None) -> None:
    """A hyphen goes only where the document, or a half that is no word, says so."""
    assert join_words(above, below, count_words([text])) == joint


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("关于公布名单的公告", True),
        ("Notice on Patent Agencies", True),
        ("Microsoft Word - 关于公布名单的公告.doc", False),
        ("untitled", False),
        ("文档1", False),
        ("公告.docx", False),
        ("2021_final_v2", False),
        ("P020210312345678", False),
        ("raw", False),
        ("¹ú¼ÒÖªÊ¶²úÈ¨¾Ö", False),
        ("(anonymous)", False),
    ],
)
def test_title_of_the_document(title: str, is_one: bool) -> None:
    """A title that a program gave, or the name of a file, is none."""
    assert is_title(title, "content/raw/x/raw.pdf") is is_one


@pytest.mark.parametrize(
    ("pages", "total", "named"),
    [
        ([3], 0, "page 3"),
        ([1, 2], 2, "pages 1 and 2 of 2"),
        ([2, 3, 5], 5, "pages 2, 3 and 5 of 5"),
        ([3, 1, 2, 2, 7], 0, "pages 1-3 and 7"),
        (range(1, 100, 2), 0, "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 39 more"),
    ],
)
def test_name_pages(pages: list[int], total: int, named: str) -> None:
    """Pages are named so that a person finds them."""
    assert name_pages(pages, total) == named


def pack(chunk: bytes, times: int) -> bytes:
    """A stream that is many times the chunk, packed three times over."""
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(chunk) for _ in range(times)) + packer.flush()
    data = zlib.compress(zlib.compress(data, 9), 9)
    head = b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>" % len(data)
    return head + b"stream\n" + data + b"\nendstream"


def laugh() -> bytes:
    """A page of forms each of which shows the next one ten times."""
    objects = make_page(make_stream(b"/X Do"))
    objects[2] = objects[2].replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<")
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    for number in range(7, 19):
        objects.append(make_stream(b"/X Do " * 10, head % number))
    return make_raw([*objects, HELLO])


BOMBS = {
    "800 megabytes of nothing": lambda: make_raw(make_page(pack(b"\0" * 4_000_000, 200))),
    "a page of a hundred megabytes": lambda: make_raw(
        make_page(pack(b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET\n" * 50_000, 60))
    ),
    "forms in forms": laugh,
}


@pytest.mark.parametrize("make", BOMBS.values(), ids=BOMBS)
def test_bombs(make: Callable[[], bytes]) -> None:
    """A small file that asks for more than there is ends as a sentence."""
    data = make()
    assert len(data) < 5_000
    with pytest.raises(InputError, match=r"^raw\.pdf: reading it takes more than 768 MB"):
        read_apart("pdf", data, "raw.pdf")


def test_read_apart() -> None:
    """What is read in a process of its own is what is read here."""
    case = load_yaml((GOLDEN / "en-links.yml").read_text("utf-8"))
    data = draw(case)
    assert read_raw(data, "raw.pdf") == read_pdf(data, "raw.pdf")


TEXT = (
    "Notice of the Office of 12 March 2021 on the supervision of patent agencies, which takes",
    "effect on the day of its publication and is addressed to all of the provinces.",
    "国家知识产权局决定自2021年3月至12月开展专项整治行动，现将有关事项通知如下：",
    "一、各地要依法查处无资质专利代理行为。",
)


def draw_whole(canvas: Canvas, text: str, size: float) -> None:
    place = 0.0
    for run in _runs(text, size):
        canvas.setFont(run.font, run.size)
        canvas.drawString(place, 0, run.text)
        place += width_of([run])


def draw_words(canvas: Canvas, text: str, size: float) -> None:
    """No space is drawn."""
    for found in re.finditer(r"\S+", text):
        canvas.saveState()
        canvas.translate(width_of(_runs(text[: found.start()], size)), 0)
        draw_whole(canvas, found[0], size)
        canvas.restoreState()


def draw_characters(canvas: Canvas, text: str, size: float) -> None:
    """Each by itself, the last one first."""
    for index in reversed(range(len(text))):
        canvas.saveState()
        canvas.translate(width_of(_runs(text[:index], size)), 0)
        draw_whole(canvas, text[index], size)
        canvas.restoreState()


def draw_scaled(canvas: Canvas, text: str, size: float) -> None:
    """In a font of one point, made larger."""
    canvas.saveState()
    canvas.scale(size, size)
    draw_whole(canvas, text, 1)
    canvas.restoreState()


def draw_twice(canvas: Canvas, text: str, size: float) -> None:
    """A little apart, to look bold."""
    draw_words(canvas, text, size)
    canvas.saveState()
    canvas.translate(0.03 * size, 0.02 * size)
    draw_characters(canvas, text, size)
    canvas.restoreState()


def draw_shaky(canvas: Canvas, text: str, size: float) -> None:
    """A word at a time, a little higher or lower, as a scan is recognised."""
    for number, found in enumerate(re.finditer(r"\S+", text)):
        canvas.saveState()
        canvas.translate(
            width_of(_runs(text[: found.start()], size)), (number % 3 - 1) * 0.08 * size
        )
        draw_whole(canvas, found[0], size)
        canvas.restoreState()


def _runs(text: str, size: float) -> list[Run]:
    return cut_runs(text, size, "STSong-Light", "Times-Roman")


WAYS = {
    "lines": (draw_whole, 0.0),
    "words": (draw_words, 0.0),
    "characters from the last to the first": (draw_characters, 0.0),
    "scaled": (draw_scaled, 0.0),
    "twice": (draw_twice, 0.0),
    "shaky": (draw_shaky, 0.0),
    "turned left": (draw_whole, 90.0),
    "turned right": (draw_words, -90.0),
    "upside down": (draw_characters, 180.0),
    "a scan that leans": (draw_words, 1.2),
    "a scan that leans and is turned": (draw_words, 88.9),
}


@pytest.mark.parametrize(("draw_line", "angle"), WAYS.values(), ids=WAYS)
def test_ways_of_drawing(draw_line: Callable[[Canvas, str, float], None], angle: float) -> None:
    """However a program draws the same lines, they are read the same."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(1000, 1000))
    canvas.translate(500, 500)
    canvas.rotate(angle)
    for number, text in enumerate(TEXT):
        canvas.saveState()
        canvas.translate(-230, -20 * number)
        draw_line(canvas, text, 11)
        canvas.restoreState()
    canvas.save()
    raw = read_pdf(buffer.getvalue(), "raw.pdf")
    assert raw.text.replace("\n", " ") == " ".join(TEXT)
    assert raw.findings == ()


def test_columns_of_characters() -> None:
    """Text that runs from top to bottom is read column by column, from the right."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    columns = ("經濟部智慧財產局公告受理專利申請", "自中華民國一百十年七月一日施行")
    for number, text in enumerate(columns):
        text_object = canvas.beginText(500 - 24 * number, 700)
        for index, character in enumerate(text):
            text_object.setFont("STSong-Light", 14)
            text_object.setTextOrigin(500 - 24 * number, 700 - 16 * index)
            text_object.textOut(character)
        canvas.drawText(text_object)
    canvas.save()
    raw = read_pdf(buffer.getvalue(), "raw.pdf")
    assert raw.text.replace("\n", "") == "".join(columns)


def test_taken_in(project: Project) -> None:
    """A PDF is kept as it is, and its page has the notice without what only paper needs."""
    case = load_yaml((GOLDEN / "zh-notice-three-pages.yml").read_text("utf-8"))
    file = project.root / "a.pdf"
    file.write_bytes(draw(case))
    added = curate.add(project, file, id_="one")
    folder = project.raw / "one"
    assert (folder / "received.pdf").read_bytes() == file.read_bytes()
    record = load_yaml((folder / "source.yml").read_text("utf-8"))
    assert record["media_type"] == "application/pdf"
    page = (project.content / "notices" / "one.md").read_text("utf-8")
    assert "title: 国家知识产权局关于开展专利代理行业专项整治行动的通知" in page
    assert "### 二、工作任务" in page
    assert "汇编" not in page
    assert "— 2 —" not in page
    assert {"running-heads", "page-numbers"} <= {finding.code for finding in added.findings}
