"""From a claim to the words it rests on, and back to the very place."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

NOTICE = "notices/cnipa-2022-work-points.html"
TIMELINE = "timeline/index.html"
ROW = "tr:has-text('Accession to the Hague Agreement to be completed')"
WORDS = "Accelerate the completion of my country's accession"
LIGHT, DARK = "rgb(253, 240, 192)", "rgb(71, 61, 23)"


def colour_of(page: Page, selector: str) -> str:
    """The background of an element as it is shown."""
    found: str = page.locator(selector).first.evaluate("e => getComputedStyle(e).backgroundColor")
    return found


def scroll(page: Page) -> int:
    """How far down the page is."""
    found: int = page.evaluate("Math.round(scrollY)")
    return found


def follow(page: Page, selector: str) -> int:
    """Click a link, and say where the page stood before."""
    link = page.locator(selector).first
    link.scroll_into_view_if_needed()
    before = scroll(page)
    link.click()
    return before


def test_from_a_row_of_the_timeline_and_back(visit: Visit) -> None:
    """The words of a claim are highlighted in their paragraph; the way back ends at its row."""
    page = visit.open(TIMELINE)
    before = follow(page, f"{ROW} a.na-para")
    words = page.locator(".na-q:target")
    expect(words).to_have_text(WORDS)
    expect(words).to_be_in_viewport()
    assert colour_of(page, ".na-q:target") == LIGHT
    back = page.get_by_role("button", name="Back to “Timeline”")
    expect(back).to_be_in_viewport()
    back.click()
    page.wait_for_url(f"**/{TIMELINE}")
    row = page.locator(ROW).first
    expect(row).to_have_class(re.compile("na-returned"))
    expect(row).to_be_in_viewport()
    expect(row.locator("a.na-para")).to_be_focused()
    assert abs(scroll(page) - before) < 5


def test_with_the_keyboard_alone(visit: Visit) -> None:
    """Enter leads to the words, Tab to the way back, Enter to the row, and Tab goes on there."""
    page = visit.open(TIMELINE)
    page.locator(f"{ROW} a.na-para").first.focus()
    page.keyboard.press("Enter")
    back = page.locator(".na-back__button")
    expect(back).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        if back.evaluate("e => e === document.activeElement"):
            break
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{TIMELINE}")
    expect(page.locator(f"{ROW} a.na-para").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".na-returned")).to_have_count(0)


def test_within_a_page(visit: Visit) -> None:
    """A point of "What it does" leads to its words on the same page, and back to the point."""
    page = visit.open(NOTICE)
    before = follow(page, "h2#what-it-does ~ ul a[href^='#b']")
    expect(page.get_by_role("button", name="Back to “What it does”")).to_be_in_viewport()
    page.get_by_role("button", name="Back to “What it does”").click()
    expect(page.locator(".na-back")).to_have_count(0)
    expect(page.locator("li.na-returned")).to_have_count(1)
    assert abs(scroll(page) - before) < 5


def test_a_mention_leads_to_the_name_in_its_paragraph(visit: Visit) -> None:
    """The link beside a citing sentence leads to the name itself; reload keeps the way back."""
    page = visit.open("glossary/hague-agreement.html")
    follow(page, "ul.na-mentions a.na-para[href*='-q']")
    expect(page.locator(".na-q:target")).to_contain_text("Hague Agreement")
    page.reload()
    expect(page.get_by_role("button", name="Back to “Hague Agreement”")).to_be_visible()


def test_two_steps_and_back_again(visit: Visit) -> None:
    """Browser keys and the button work together: each entry keeps its own way back."""
    page = visit.open(TIMELINE)
    follow(page, f"{ROW} a.na-para")
    follow(page, "table.na-event-table a.na-para[href^='#b']")
    expect(page.get_by_role("button", name="Back to “Dates in the text”")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Back to “Timeline”")).to_be_visible()
    page.locator(".na-back__button").click()
    page.wait_for_url(f"**/{TIMELINE}")


def test_words_that_are_cited_no_more(visit: Visit) -> None:
    """An old address still finds the paragraph, and marks all of it; nobody came from anywhere."""
    page = visit.open(f"{NOTICE}#b7319505-q0000000")
    block = page.locator("#b7319505")
    expect(block).to_be_in_viewport()
    expect(block).to_have_class(re.compile("na-q--here"))
    expect(page.locator(".na-back")).to_have_count(0)


class TestDark:
    """With the dark colours."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}

    def test_the_words_can_be_read(self, visit: Visit) -> None:
        """Light words on a dark yellow, on a phone, too; nothing runs over the side."""
        page = visit.open(TIMELINE)
        follow(page, f"{ROW} a.na-para")
        assert colour_of(page, ".na-q:target") == DARK
        expect(page.locator(".na-back__button")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class TestWithoutScript:
    """With JavaScript off."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 1366, "height": 900}, "java_script_enabled": False}

    def test_the_link_still_leads_to_the_words(self, visit: Visit) -> None:
        """The words are highlighted by the address alone; the browser's own Back leads back."""
        page = visit.open(TIMELINE)
        page.locator(f"{ROW} a.na-para").first.click()
        page.wait_for_url("**/*-q*")
        words = page.locator(".na-q:target")
        expect(words).to_have_text(WORDS)
        expect(words).to_be_in_viewport()
        page.go_back()
        expect(page.locator(ROW).first).to_be_in_viewport()
