"""Our own Markdown: what it may do, and what it may not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generator.compile.render.editorial import citing_sentences, plain_text, resolve_editorial
from generator.compile.render.index import Index
from tests.compile.atlases import full_atlas, to_html

INDEX = Index(full_atlas())


def rendered(markdown: str) -> BeautifulSoup:
    text = resolve_editorial(markdown, INDEX, "notices/office-2021-order", "office-2021-order")
    return to_html(f"---\ntitle: x\n---\n{text}")


@pytest.mark.parametrize(
    ("markdown", "text", "address"),
    [
        pytest.param("[law](term:lantern-law)", "law", "../glossary/lantern-law.md", id="term"),
        pytest.param("[it](notice:office-2021-order)", "it", "office-2021-order.md", id="notice"),
        pytest.param(
            "[it](notice:office-2021-order#b0000003)", "it", "#b0000003", id="paragraph of a notice"
        ),
        pytest.param("[¶](#b0000003)", "¶3", "#b0000003", id="number of a paragraph"),
        pytest.param("[¶](#s0000001)", "§1", "#s0000001", id="number of a heading"),
        pytest.param(
            "[¶](#b0000003 'not there')", "¶3", "#b0000003", id="words that are not there"
        ),
        pytest.param("[p](source:paper)", "p", "https://example.org/p?a=1&b=2", id="source"),
        pytest.param("[x](https://example.org/a_(b))", "x", "https://example.org/a_(b)", id="web"),
        pytest.param("[a](about.md#offline)", "a", "about.md#offline", id="page"),
        pytest.param("[`a` *b*](term:office)", "a b", "../glossary/office.md", id="marked text"),
    ],
)
def test_links_are_resolved(markdown: str, text: str, address: str) -> None:
    """A link to something of ours, or to the web, is a link."""
    link = rendered(f"See {markdown} now.").find("a")
    assert link is not None
    assert link.get_text() == text
    assert link["href"] == address  # type: ignore[index]


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("[x](term:nothing)", id="unknown term"),
        pytest.param("[x](source:copy)", id="source that is not linked"),
        pytest.param("[x](javascript:alert(1))", id="script"),
        pytest.param("[x](JaVaScRiPt:alert)", id="script in capitals"),
        pytest.param("[x](java&#115;cript:alert)", id="entity"),
        pytest.param("[x](<javascript:alert(1)>)", id="brackets"),
        pytest.param("[x]( javascript:alert)", id="space"),
        pytest.param('[x](javascript:alert "t")', id="title"),
        pytest.param("[x](data:text/html,y)", id="data"),
        pytest.param("[x](//example.org)", id="protocol relative"),
        pytest.param("[x][y]\n\n[y]: javascript:alert(1)", id="reference"),
        pytest.param("[x]\n\n[x]: javascript:alert(1)", id="short reference"),
        pytest.param("<javascript:alert(1)>", id="autolink"),
        pytest.param("<a href='javascript:alert(1)'>x</a>", id="html"),
        pytest.param("`<b>` ``<script>`` <b onclick=x>", id="html beside code"),
        pytest.param("\\`<script>alert(1)</script>\\`", id="escaped code"),
        pytest.param("![x](https://example.org/x.png)", id="picture"),
        pytest.param("![x](x.png)", id="picture of ours"),
        pytest.param("text {: onclick=alert(1) }", id="attribute list"),
        pytest.param("## H {: #x onclick=alert(1) }", id="attributes of a heading"),
        pytest.param("# Top", id="top heading"),
        pytest.param("Top\n===", id="underlined heading"),
    ],
)
def test_nothing_else_acts(markdown: str) -> None:
    """Raw HTML, attributes, pictures and other addresses come out as text."""
    html = rendered(markdown)
    own = [link for link in html.find_all("a") if not str(link["href"]).startswith(("http", "//"))]
    assert not own
    assert not html.find_all(["img", "script", "b", "h1"])
    assert not [tag for tag in html.find_all(True) if "onclick" in tag.attrs]


def test_markdown_still_works() -> None:
    """Emphasis, code, lists, tables and headings with an id are Markdown."""
    html = rendered(
        "Some **bold** `<code>`.\n\n- a\n- b\n\n"
        "| x | y |\n| --- | --- |\n| 1 | 2 |\n\n## H {: #own }"
    )
    assert html.strong is not None
    assert html.code is not None
    assert html.code.get_text() == "<code>"
    assert len(html.find_all("li")) == 2
    assert html.table is not None
    assert html.find(id="own") is not None


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        pytest.param("A [law](term:x) of *light*. [¶](#b1)", "A law of light.", id="all"),
        pytest.param("A law. [¶](#b1 'of (\"1\")')", "A law.", id="words of a paragraph"),
        pytest.param("It is ([source](source:a-b)).", "It is.", id="source without its address"),
        pytest.param("`code` and **bold**", "code and bold", id="marks"),
        pytest.param("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c", id="not marks"),
        pytest.param("one\nline", "one line", id="lines"),
    ],
)
def test_plain_text(markdown: str, plain: str) -> None:
    """Cards and lists show the words without the marks."""
    assert plain_text(markdown) == plain


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param('- Sets a day. [¶](#b0000003 "by 1 May 2021")', id="title of the link"),
        pytest.param("- Sets a day. [¶](#b0000003 'by 1 May 2021')", id="single marks"),
        pytest.param("- It is “by 1 May 2021”. [¶](#b0000003)", id="in quotation marks"),
        pytest.param(
            "- It is. [¶](notice:office-2021-order#b0000003 'by 1 May 2021')", id="notice"
        ),
    ],
)
def test_links_lead_to_the_words(markdown: str) -> None:
    """A link to a paragraph leads to the words that carry the claim, and prints no title."""
    link = rendered(markdown).find("a")
    assert link is not None
    assert link["href"] == "#b0000003-q48cb60d"  # type: ignore[index]
    assert not link.get("title")  # type: ignore[union-attr]
    assert link.get_text() == "¶3"


def test_citing_sentences() -> None:
    """The sentence that links to a notice is found, once for each notice."""
    text = "First. The [order](notice:a) is *old*. It [again](notice:a).\n\nSee [b](notice:b#b1)."
    assert list(citing_sentences(text)) == [("a", "The order is old."), ("b", "See b.")]
    run_in = "**In the notices.** The [order](notice:a) asks."
    assert list(citing_sentences(run_in)) == [("a", "The order asks.")]
