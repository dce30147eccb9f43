"""The text as published: every character reaches the reader, and nothing of it acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.compile.render import render_pages
from generator.compile.render.index import Index
from generator.compile.render.published import write_published
from generator.config import Project
from generator.models import Block, Correction, Term
from generator.text.escape import fold_space, strip_controls
from generator.vocabulary import BlockKind, Speaker, TermKind
from tests.compile.atlases import (
    LAW,
    atlas,
    full_atlas,
    heading,
    item,
    mention,
    notice,
    paragraph,
    to_html,
)

HOSTILE = {
    "html": "<b>bold</b> & <i>",
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "comment": "a <!-- b --> c",
    "cdata": "<![CDATA[ x ]]>",
    "processing": "<?php echo 1 ?>",
    "entity": "&lt; &amp; &#60;b&#62; &nbsp;",
    "jinja": "{{ config.site_name }} {% raw %} {# x #}",
    "attribute list": "Text {: onclick=alert(1) } {#id .x}",
    "attribute list alone": "{: .na-retracted }",
    "link": "[x](javascript:alert(1))",
    "reference": "[x]: javascript:alert(1)",
    "autolink": "<javascript:alert(1)> <a@b.org>",
    "picture": "![x](https://example.org/x.png)",
    "heading": "# Heading",
    "heading with tail": "C# and F#",
    "setext": "===",
    "rule": "***",
    "dashes": "---",
    "list": "- item",
    "plus": "+ item",
    "ordered": "2022. Text",
    "ordered bracket": "1) Text",
    "definition": ": definition",
    "quote": "> quote",
    "code": "`code` ``more`` ~~~",
    "indent": "    code",
    "table": "| a | b |",
    "emphasis": "*a* _b_ **c** __d__",
    "backslash": r"\* \[ \< C:\x",
    "placeholder": "wzxhzdk:0 klzzwxh:0000 amp",
    "quotes": "\"double\" 'single' “curly” ‘one’",
    "exclamation": "Attention![x](y)!",
    "tilde": "~x~ ^y^ ==z== ++a++",
    "abbreviation": "*[HTML]: x",
    "footnote": "[^1] [^1]: x",
    "admonition": "!!! note",
    "url": "https://example.org/?a=1&b=_c_",
    "chinese": "《条例》〔2021〕12号，“蓝天”行动。",
    "front matter": "--- title: x",
    "svg": "<svg onload=alert(1)>",
    "closing": "</p></li></ul></article>",
}


def shown(block: Block, **fields: object) -> str:
    """The visible text of a block, without what is ours."""
    html = render_block(block, **fields)
    element = html.find(id=block.id)
    assert element is not None
    for ours in element.select(".na-pn"):  # type: ignore[union-attr]
        ours.decompose()
    return element.get_text().strip()


def render_block(block: Block, **fields: object) -> BeautifulSoup:
    given_atlas = atlas(notice(block, **fields), terms=(LAW,))
    index = Index(given_atlas)
    text = write_published(given_atlas.corpus.notices[0], index, "notices/office-2021-order")
    return to_html(f"---\ntitle: x\n---\n{text}")


def expected(text: str) -> str:
    return fold_space(strip_controls(text))


@pytest.mark.parametrize("make", [paragraph, item, heading], ids=["paragraph", "item", "heading"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_text(text: str, make: Callable[[str], Block]) -> None:
    """Whatever a block contains, the reader sees those characters and nothing acts."""
    block = make(text)
    html = render_block(block)
    assert fold_space(shown(block)) == expected(text)
    assert not html.find_all(["script", "img", "svg", "code", "table", "em", "strong", "b", "i"])
    assert [tag["href"] for tag in html.find_all("a")] in ([], [f"#{block.id}"])
    assert len(html.find_all(True, attrs={"onclick": True})) == 0


def test_bidi_and_controls_are_removed() -> None:
    """Characters that could turn the text around or hide in it never reach a page."""
    block = paragraph("a\u202eb\u2066c\x00\x02klzzwxh:0000\x03d\ufeff")
    assert shown(block) == "abcklzzwxh:0000d"


@given(st.text(min_size=1).filter(lambda text: bool(expected(text))))
def test_rendered_text_is_the_text(text: str) -> None:
    """The visible text of a rendered block equals the block's text, white space folded."""
    assert fold_space(shown(paragraph(text))) == expected(text)


MARKUP = st.text(alphabet="ab \\`*_{}[]()<>#+-.!|~^=:\"'&;/1\n", min_size=1, max_size=40)


@given(MARKUP.filter(lambda text: bool(expected(text))))
def test_rendered_markup_is_the_text(text: str) -> None:
    """The same holds for texts made of nothing but markup, in items and headings too."""
    for make in (paragraph, item, heading):
        assert fold_space(shown(make(text))) == expected(text)


@given(st.data())
def test_links_and_corrections_leave_the_text_alone(data: st.DataObject) -> None:
    """However links and corrected words overlap, the visible text stays the same."""
    text = "See the *Lantern Law*! and [it](x) & more"
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    start, length = data.draw(spans)
    quote = text[start : start + length]
    block = paragraph(text)
    link = data.draw(spans)
    surface = text[link[0] : link[0] + link[1]]
    named = mention(block, surface, "lantern-law")
    given_atlas = atlas(
        notice(block, corrections=(Correction(block.id, quote, "x", "why"),)),
        terms=(LAW,),
        mentions=(named,),
    )
    page = "notices/office-2021-order"
    written = write_published(given_atlas.corpus.notices[0], Index(given_atlas), page)
    element = to_html(f"---\ntitle: x\n---\n{written}").find(id=block.id)
    assert element is not None
    assert fold_space(re.sub("^¶1 ?", "", element.get_text())) == text


def test_surface_becomes_a_link() -> None:
    """A linked mention leads to its term's page; the link holds exactly the surface."""
    block = paragraph("Stop! The [Lantern] Law.")
    given_atlas = atlas(
        notice(block), terms=(LAW,), mentions=(mention(block, "[Lantern] Law", "lantern-law"),)
    )
    written = write_published(
        given_atlas.corpus.notices[0], Index(given_atlas), "notices/office-2021-order"
    )
    link = to_html(f"---\ntitle: x\n---\n{written}").select("a:not(.na-pn)")[0]
    assert link.get_text() == "[Lantern] Law"
    assert link["href"] == "../glossary/lantern-law.md"


def test_republisher_is_shown_apart() -> None:
    """Words of a republisher are marked, with a line before and after them that says so."""
    blocks = (
        paragraph("A teaser.", "b0000001", by=Speaker.REPUBLISHER),
        paragraph("The order.", "b0000002"),
    )
    given_atlas = atlas(notice(*blocks, republisher="Lantern *shop*"))
    written = write_published(
        given_atlas.corpus.notices[0], Index(given_atlas), "notices/office-2021-order"
    )
    html = to_html(f"---\ntitle: x\n---\n{written}")
    lines = [tag.get_text() for tag in html.find_all("p")]
    assert lines == [
        "Words of the republisher, Lantern *shop*; not of the issuer.",
        "¶1 A teaser.",
        "End of the republisher’s words.",
        "¶2 The order.",
    ]
    assert html.find(id="b0000001")["class"] == ["na-by-republisher"]  # type: ignore[index]
    assert html.find(id="b0000002").get("class") is None  # type: ignore[union-attr]


def test_items_stay_one_list_and_notes_follow_theirs() -> None:
    """Items that follow each other are one tight list; a note stands after the item it is about."""
    html = to_html(
        render_pages(full_atlas(), Project(Path("/nowhere")))["notices/office-2021-order.md"]
    )
    first = html.find(id="b0000003")
    assert first is not None
    note = first.find_parent("ul").find_next_sibling("p")  # type: ignore[union-attr]
    assert note is not None
    assert note["class"] == ["na-later"]  # type: ignore[index]
    assert note.get_text() == (
        "Later, 1 June 2021: The day was put off. On “1 May 2021”. Source: A paper, A press."
    )


@pytest.mark.parametrize(
    ("text", "is_numbered"),
    [
        ("1.信用评价指标", True),
        ("(ii) hang lanterns", True),
        ("（三）挂灯笼", True),
        ("①挂灯笼", True),
        ("b) hang lanterns", True),
        ("Hang lanterns. Then", False),
        ("2021.5 tons of oil", False),
        ("一、挂灯笼", True),
    ],
)
def test_item_with_a_number_of_its_own_has_no_bullet(text: str, is_numbered: bool) -> None:
    element = render_block(item(text, "b0000002")).select_one("li")
    assert element is not None
    assert ("na-own-number" in element.get("class", "")) is is_numbered


def test_correction_shows_both_wordings() -> None:
    """A correction marks the published words and gives ours below, with the reason."""
    html = to_html(
        render_pages(full_atlas(), Project(Path("/nowhere")))["notices/office-2021-order.md"]
    )
    marked = "".join(tag.get_text() for tag in html.select(".na-sic"))
    assert marked == "applies the Lantern"
    note = html.select_one(".na-correction")
    assert note is not None
    assert note.get_text() == (
        "Correction: for “applies the Lantern” read “applied the Lantern”. a slip."
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_are_text_on_every_page(text: str) -> None:
    """Titles, names, labels and notes of records are text, wherever a page shows them."""
    base = full_atlas()
    term = Term("odd", f"x {text}", TermKind.CONCEPT, "It is odd.", label_zh=f"字 {text}")
    corpus = replace(
        base.corpus,
        notices=(replace(base.corpus.notices[0], title=f"x {text}", title_zh=text, number=text),),
        terms=(*base.corpus.terms, term),
    )
    pages = render_pages(replace(base, corpus=corpus), Project(Path("/nowhere")))
    for uri in ("notices/office-2021-order.md", "glossary/odd.md"):
        html = to_html(pages[uri])
        title = html.find("h1")
        assert title is not None
        assert fold_space(title.get_text()) == expected(f"x {text}"), uri
        assert len(html.find_all("h1")) == 1
    for uri, page in pages.items():
        html = to_html(page)
        assert not html.find_all(["script", "img", "b", "i", "em"]), uri
        for link in html.find_all("a", href=True):
            assert not str(link["href"]).lower().startswith("javascript"), uri


def test_chinese_is_marked_as_chinese() -> None:
    """Blocks of a Chinese notice carry its language."""
    html = render_block(
        Block("b0000001", BlockKind.PARAGRAPH, ("第一条", "为了规范。")), language="zh-Hans"
    )
    element = html.find(id="b0000001")
    assert element is not None
    assert element["lang"] == "zh-Hans"  # type: ignore[index]
    assert element.get_text() == "¶1 第一条为了规范。"
