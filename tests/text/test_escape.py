"""Whatever a notice contains reaches the reader as the characters it is."""

from __future__ import annotations

import html

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.escape import (
    escape_html,
    escape_inline,
    escape_line,
    fold_space,
    name_of_character,
    strip_controls,
)

EXTENSIONS = ["attr_list", "tables", "def_list", "toc"]

HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "{{ config.secret }} {% raw %}",
    "{: #id .class onclick=alert(1) }",
    "# not a heading",
    "2022. Text",
    "2022) Text",
    "- not a list",
    "+ not a list",
    "* * *",
    "***bold***",
    "__init__ and _x_",
    "> not a quote",
    "| a | b |",
    ": not a definition",
    "=== not a heading",
    "`code` and ~~~ fence",
    "```",
    "&lt;b&gt; &#42; &amp;",
    "a\\*b \\",
    "[TOC]",
    "[^1] and [a]: http://example.com",
    "\"quotes\" and 'apostrophes'",
    "<http://example.com>",
    '--8<-- "file"',
    "---",
    "*[HTML]: abbreviation",
    "!!! note",
    "%%",
]


def visible(source: str) -> str:
    """What a reader sees of Markdown, tags removed."""
    rendered = markdown.markdown(source, extensions=EXTENSIONS)
    assert rendered.startswith("<p>") and rendered.endswith("</p>"), rendered
    inner = rendered[3:-4]
    assert "<" not in inner, rendered
    return html.unescape(inner)


@pytest.mark.parametrize("text", HOSTILE, ids=HOSTILE)
def test_markup_in_a_notice_is_shown_and_not_obeyed(text: str) -> None:
    assert visible(escape_line(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_markdown(text: str) -> None:
    expected = fold_space(strip_controls(text))
    if expected:
        assert visible(escape_line(text)) == expected


@given(st.text("*_[](){}<>#`\\|~^&;:.-+=! \t0a\"'中", min_size=1, max_size=12))
def test_any_run_of_punctuation_survives_markdown(text: str) -> None:
    expected = fold_space(text)
    if expected:
        assert visible("x " + escape_inline(text)) == "x " + expected
        assert visible(escape_line(text)) == expected


def test_control_and_bidi_characters_are_removed() -> None:
    assert strip_controls("a\x00b\u202ec\u2066d\ufeffe\tf\ng") == "abcde\tf\ng"


def test_a_removed_character_has_a_readable_name() -> None:
    assert name_of_character("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name_of_character("\x00") == "U+0000 CONTROL CHARACTER"


def test_html_is_safe_in_an_attribute() -> None:
    assert escape_html("\"><b onx='1'>&") == "&quot;&gt;&lt;b onx=&#x27;1&#x27;&gt;&amp;"
