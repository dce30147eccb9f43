"""Addresses: how one page points to another."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile.render.addresses import link_file, link_html, link_markdown, split_address


@pytest.mark.parametrize(
    ("uri", "stem", "fragment"),
    [
        pytest.param("glossary/law", "glossary/law", "", id="stem"),
        pytest.param("/glossary/law.html#x", "glossary/law", "#x", id="html"),
        pytest.param("glossary/law.md", "glossary/law", "", id="markdown"),
        pytest.param("glossary/", "glossary/index", "", id="folder"),
        pytest.param("", "index", "", id="front page"),
    ],
)
def test_addresses_are_split(uri: str, stem: str, fragment: str) -> None:
    """An address in any spelling has one stem."""
    assert split_address(uri) == (stem, fragment)


FOLDERS = st.sampled_from(["", "notices/", "glossary/", "a/b/"])
STEMS = st.builds(lambda folder, name: folder + name, FOLDERS, st.sampled_from(["x", "y", "index"]))


@given(STEMS, STEMS)
def test_links_lead_to_their_target(target: str, page: str) -> None:
    """Followed from its page, a link leads to its target."""
    for link, ending in ((link_html, ".html"), (link_markdown, ".md")):
        there = posixpath.join(posixpath.dirname(page), link(target, page))
        assert posixpath.normpath(there) == target + ending
    there = posixpath.join(posixpath.dirname(page), link_file(target, page))
    assert posixpath.normpath(there) == target


def test_a_paragraph_of_the_same_page_is_a_fragment() -> None:
    """A link within a page is nothing but its fragment."""
    assert link_html("notices/a#b1", "notices/a") == "#b1"
    assert link_html("notices/a#b1", "notices/b") == "a.html#b1"
