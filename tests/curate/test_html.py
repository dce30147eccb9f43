"""Web pages as lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.parts import Mark, RawText
from generator.curate.readers.formats import read_raw
from generator.curate.readers.html import read_html
from generator.errors import InputError
from generator.text.places import locate


def read(body: str, head: str = "") -> RawText:
    page = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "page.html")


def shape(raw: RawText) -> list[str]:
    """Lines as short strings: their mark where they have one, then their text."""
    marks = {Mark.HEADING: "# ", Mark.ITEM: "- ", Mark.HIDDEN: "? "}
    shown = []
    for line in raw.lines:
        mark = f"{line.row}| " if line.mark is Mark.CELL else marks.get(line.mark, "")
        shown.append(mark + raw.text[line.start : line.end])
    return shown


CASES = {
    "paragraphs": ("<p>One.<p>Two.", ["One.", "", "Two."]),
    "white space is folded": ("<p> One \n\t two </p>", ["One two"]),
    "inline elements": ("<p>O<b>ne</b> <i>t</i>wo", ["One two"]),
    "line breaks": ("<p>One<br>two<br><br>three", ["One", "two", "", "three"]),
    "chinese torn in the source": ("<p>知识\n  产权 局", ["知识产权 局"]),
    "entities": ("<p>A&amp;B &lt;c&gt; &#20013;&nbsp;x &nope;", ["A&B <c> 中\xa0x &nope;"]),
    "headings": ("<h2>Scope</h2>Text.", ["# Scope", "", "Text."]),
    "list": ("<ul><li>One<li>Two</ul>", ["- One", "- Two"]),
    "numbers that a browser counts": ("<ol><li>One<li>Two</ol>", ["- 1. One", "- 2. Two"]),
    "counting starts elsewhere": ("<ol start=3><li>One<li value=7>Two", ["- 3. One", "- 7. Two"]),
    "numbers that stand there": ("<ol><li>1. One<li>（二）二", ["- 1. One", "- （二）二"]),
    "links are not counted": ("<ol><li><a href=x>One</a></ol>", ["- One"]),
    "numbers switched off": ("<ol style='list-style:none'><li>One", ["- One"]),
    "paragraphs in an item": ("<ul><li><p>One<p>Two</ul>", ["- One", "", "Two"]),
    "scripts and styles": ("<script>x='<p>no'</script><style>p{}</style><p>Yes", ["Yes"]),
    "comments": ("<p>One<!-- no --> two", ["One two"]),
    "hidden": ("<p style='display: none'>Spam<p hidden>B<p>Yes", ["? Spam", "? B", "", "Yes"]),
    "hidden inside a line": (
        "<p>One <span style='display:none'>spam <b>bonus</b></span>two.<p>Three",
        ["One two.", "? spam bonus", "", "Three"],
    ),
    "preformatted": ("<pre>One\n  two</pre>", ["One", "two"]),
    "ruby": ("<p><ruby>专<rt>zhuān</rt></ruby>利", ["专利"]),
    "table of data": (
        "<table><tr><th>No.<th>Fee<tr><td>1<td><p>900</p><p>yuan</p><tr><td><td>2</table>",
        ["1| No.", "1| Fee", "2| 1", "2| 900 yuan", "3| ", "3| 2"],
    ),
    "two rows without a frame": (
        "<table><tr><td>Office<td>Ministry<tr><td>1 May 2023<td>1 May 2023</table>",
        ["Office", "Ministry", "1 May 2023", "1 May 2023"],
    ),
    "table of layout": (
        "<table><tr><td><ul><li>Home</ul><td><h1>Title</h1><p>Text.</table>",
        ["- Home", "", "# Title", "", "Text."],
    ),
    "table of one column": ("<table><tr><td>One<tr><td>Two</table>", ["One", "Two"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), CASES.values(), ids=list(CASES))
def test_lines_of_a_page(body: str, lines: list[str]) -> None:
    """A page becomes the lines a reader sees."""
    assert shape(read(body)) == lines


def test_places() -> None:
    """Each character leads back to its place in the source, entities included."""
    page = "<!doctype html>\n<html><body><p>One\n&amp; <b>two</b>\n<p>三&nbsp;four</body></html>"
    raw = read_html(page.encode(), "page.html")
    source = page.split("\n")
    found = []
    for index, character in enumerate(raw.text):
        place = locate(raw.stretches, index)
        if place:
            number = int(place.part.removeprefix("line "))
            found.append((character, source[number - 1][place.offset]))
    assert "".join(left for left, _ in found) == "One&two三\xa0four"
    assert all(left == right or right == "&" for left, right in found)


def test_links() -> None:
    """A link is words and an address; one within the page, or to a script, is none."""
    raw = read(
        "<p>See <a href=' a.doc '> the <b>form</b> </a>, <a href='#x'>top</a>"
        " <a href='javascript:x'>y</a>"
    )
    assert [(raw.text[link.start : link.end], link.url) for link in raw.links] == [
        ("the form", "a.doc")
    ]


def test_declared() -> None:
    """What the head says is read, once each; addresses must be such."""
    head = (
        "<title>Notice - Office</title><meta name=PubDate content='2021-03-18 10:00'>"
        "<meta property='og:title' content='Notice'><link rel=canonical href='https://a.example/b'>"
        "<meta property='og:url' content='/b'><meta name=keywords content=x>"
    )
    declared = [(entry.field, entry.value) for entry in read("<p>Text", head).declared]
    assert declared == [
        ("language", "en"),
        ("title", "Notice - Office"),
        ("page-date", "2021-03-18 10:00"),
        ("title", "Notice"),
        ("url", "https://a.example/b"),
    ]


def test_saved_page() -> None:
    """A browser leaves the address of a saved page in a comment."""
    page = "<!-- saved from url=(0021)http://www.a.example/b --><html><p>Text</html>"
    assert read_html(page.encode(), "x").declared[0].value == "http://www.a.example/b"


ARTICLE = "".join(
    f"<p>Article {n}. The Office handles each application within {n} days and tells the applicant"
    " in writing what it has decided, and why, and where the decision can be contested.</p>"
    for n in range(1, 9)
)


def test_main_text() -> None:
    """The lines of the article are main text, those of the menu and the foot are not."""
    raw = read(
        "<ul class=nav><li><a href=/>Home</a><li><a href=/a>About the Office</a></ul>"
        f"<div class=article><h1>Measures</h1>{ARTICLE}</div>"
        "<div class=footer><p>Copyright the Office. All rights reserved.</p></div>"
    )
    main = {
        raw.text[line.start : line.end]: line.is_main for line in raw.lines if line.end > line.start
    }
    assert all(is_main for text, is_main in main.items() if text.startswith("Article"))
    assert not any(
        is_main for text, is_main in main.items() if "Home" in text or "Copyright" in text
    )


def test_main_text_does_not_depend_on_pages_before() -> None:
    """The same page gives the same verdict, whatever was read before it."""
    first = read(f"<div>{ARTICLE}</div>")
    for n in range(3):
        read(f"<div>{ARTICLE}<p>Different {n}</div>")
    assert read(f"<div>{ARTICLE}</div>") == first


@pytest.mark.parametrize(
    ("charset", "encoding"), [("gb2312", "gb18030"), ("gbk", "gb18030"), ("big5", "big5")]
)
def test_declared_charset(charset: str, encoding: str) -> None:
    """A page is decoded as it declares."""
    text = "專利商標" if charset == "big5" else "专利商标"
    page = f"<html><meta charset='{charset}'><p>{text}".encode(encoding)
    raw = read_html(page, "page.html")
    assert (raw.text, raw.encoding) == (f"{text}\n", encoding)


@given(st.text(st.sampled_from("<>/&;=\"' \n-!pbrtdliohx中\0\r\u202e"), max_size=200))
def test_any_page(body: str) -> None:
    """Any page gives lines that hold together, or a sentence that says why not."""
    try:
        raw = read_html(f"<html><p>{body}".encode(), "page.html")
    except InputError as error:
        assert str(error).startswith("page.html: ")
        return
    assert raw.text == "".join(raw.text[line.start : line.end] + "\n" for line in raw.lines)
    for stretch in raw.stretches:
        assert "\n" not in raw.text[stretch.start : stretch.end]
    ends = [stretch.end for stretch in raw.stretches]
    assert all(end <= after.start for end, after in zip(ends, raw.stretches[1:], strict=False))


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.a.example/notice.html
Subject: Notice
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.a.example/notice.html

<html><head><meta charset=3D"utf-8"></head><body><p>=E4=B8=93=E5=88=A9 notice=
 text</p></body></html>
------B
Content-Type: text/css

p { }
------B--
"""


def test_web_archive() -> None:
    """The page in a web archive is read, with the address it was saved from."""
    raw = read_raw(MHTML.replace("\n", "\r\n").encode(), "page.mhtml")
    assert (raw.text, raw.form) == ("专利 notice text\n", "MHTML")
    assert raw.declared[0].value == "https://www.a.example/notice.html"
    assert raw.stretches[0].part == "line 1 of the page saved in it"


def test_web_archive_of_a_frame() -> None:
    """Where the page only holds a frame, the text of the frame is read."""
    archive = MHTML.replace("=E4=B8=93=E5=88=A9 notice=\n text", "").replace(
        "------B\nContent-Type: text/css\n\np { }\n",
        "------B\nContent-Type: text/html\n\n<p>In the frame\n",
    )
    assert read_raw(archive.encode(), "page.mhtml").text == "In the frame\n"
