"""Search in English and Chinese, on a server and from a file."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit

QUERIES = [
    ("行动", {"glossary/blue-sky-campaign.html"}),
    ("代理", {"glossary/unlicensed-patent-agency.html"}),
    ("蓝天行动", {"glossary/blue-sky-campaign.html"}),
    ("囤积", {"glossary/trademark-hoarding.html"}),
    ("整治行动", {"glossary/blue-sky-campaign.html"}),
    ("知识产权局", {"glossary/cnipa.html"}),
    ("2021年", {"glossary/ip-powerhouse-outline.html"}),
    ("Blue Sky 代理", {"glossary/blue-sky-campaign.html"}),
    ("two safeguards", {"glossary/two-safeguards.html"}),
    ("hoarding", {"glossary/trademark-hoarding.html"}),
]
"""What is asked, and pages that must be found."""

FIRST = {
    "蓝天行动": "blue-sky-campaign",
    "囤积": "trademark-hoarding",
    "知识产权局": "cnipa",
    "Blue Sky 代理": "blue-sky-campaign",
    "two safeguards": "two-safeguards",
    "hoarding": "trademark-hoarding",
    "CNIPA": "cnipa",
}
"""What a reader who asks this wants to see at the top."""


def test_queries_find_their_pages(visit: Visit) -> None:
    """Each query finds the pages that are about it."""
    visit.open("index.html")
    missing = {}
    for query, expected in QUERIES:
        found = visit.search(query)
        if not found or not expected <= set(found):
            missing[query] = found[:5]
    assert missing == {}


def test_best_page_comes_first(visit: Visit) -> None:
    """A name leads to the page of that name before the pages that mention it."""
    visit.open("notices/index.html")
    first = {query: (visit.search(query) or [""])[0] for query in FIRST}
    assert {query: uri.rsplit("/", 1)[-1] for query, uri in first.items()} == {
        query: f"{name}.html" for query, name in FIRST.items()
    }


@pytest.mark.parametrize("query", ["行蓝动", "囤动权", "zzzyyyxxx"])
def test_characters_alone_are_no_answer(visit: Visit, query: str) -> None:
    """Characters that stand nowhere side by side find nothing."""
    visit.open("index.html")
    assert visit.search(query) == []
    assert visit.page.get_by_text("No matching documents").is_visible()


def test_what_was_asked_is_marked(visit: Visit) -> None:
    """Chinese is marked as the words that were asked, not character by character."""
    visit.open("index.html")
    visit.search("整治行动")
    marks = visit.page.locator(".md-search-result__item").first.locator("mark").all_text_contents()
    assert "整治行动" in marks
    assert not [mark for mark in marks if len(mark) < 2]
    assert "\u200b" not in visit.page.locator(".md-search-result").inner_text()


def test_input_methods_search_when_they_finish(visit: Visit) -> None:
    """Text that arrives without key presses, as from a Chinese input method, is searched."""
    page = visit.open("index.html")
    visit.search("hoarding")
    page.locator(".md-search__input").evaluate(
        """field => {
          field.dispatchEvent(new CompositionEvent("compositionstart"))
          field.value = "囤积"
          field.dispatchEvent(new CompositionEvent("compositionend", { data: "囤积" }))
        }"""
    )
    page.locator(".md-search-result__item mark", has_text="囤积").first.wait_for()


def test_a_result_opens_its_page(visit: Visit) -> None:
    """Enter goes to the best result."""
    page = visit.open("about.html")
    visit.search("two safeguards")
    with page.expect_navigation(url="**/glossary/two-safeguards.html*"):
        page.keyboard.press("Enter")
    assert page.locator("h1").count() == 1
