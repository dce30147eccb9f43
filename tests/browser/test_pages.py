"""What a reader does on the pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

NOTICE = "notices/cnipa-2022-work-points.html"
PAGES = (
    "index.html",
    "notices/index.html",
    NOTICE,
    "campaigns/blue-sky-campaign.html",
    "glossary/index.html",
    "glossary/by-kind.html",
    "glossary/by-chinese-name.html",
    "glossary/blue-sky-campaign.html",
    "kinds/instruments.html",
    "timeline/index.html",
    "timeline/blue-sky-campaign.html",
    "coverage.html",
    "about.html",
    "corrections.html",
)


def _term_link(page: Page) -> Locator:
    """The first link to a term in the text as published."""
    return page.locator(".md-content p:has(a.na-pn) a[href*='glossary/']").first


def test_every_kind_of_page_is_clean(visit: Visit) -> None:
    """No page complains in the console, asks another host, or has other than one H1."""
    for uri in PAGES:
        page = visit.open(uri)
        assert page.locator("h1").count() == 1, uri
        assert page.locator("nav.md-tabs a").count() >= 5, uri
        page.wait_for_timeout(50)


def test_navigation_leads_through_the_site(visit: Visit) -> None:
    """From the start page a reader clicks to a notice, a term in it, and back to the notice."""
    page = visit.open("index.html")
    page.locator(".md-tabs__link", has_text="Notices").click()
    page.locator(".md-content a[href*='cnipa-2022-work-points']").first.click()
    _term_link(page).click()
    assert "/glossary/" in page.url
    page.locator(".md-content a[href*='notices/cnipa-2022-work-points.html#']").first.click()
    assert re.search(r"notices/cnipa-2022-work-points\.html#[bs][0-9a-f]{7}", page.url)


class TestTermCards:
    """Definition cards on links to terms."""

    def test_mouse(self, visit: Visit) -> None:
        """A card appears under a resting mouse, stays while the mouse is on it, then goes."""
        page = visit.open(NOTICE)
        card = page.locator("#na-term-card")
        link = _term_link(page)
        link.hover()
        expect(card).to_be_visible()
        assert len(card.inner_text()) > 40
        assert link.get_attribute("aria-describedby") == "na-term-card"
        card.hover()
        page.wait_for_timeout(400)
        expect(card).to_be_visible()
        page.mouse.move(5, 5)
        expect(card).to_be_hidden()
        assert link.get_attribute("aria-describedby") is None

    def test_keyboard(self, visit: Visit) -> None:
        """A card appears with the focus, Escape closes it, and Enter follows the link."""
        page = visit.open(NOTICE)
        card = page.locator("#na-term-card")
        link = _term_link(page)
        link.evaluate("link => link.closest('p').querySelector('a.na-pn').focus()")
        for _ in range(20):
            page.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/*.html")

    def test_card_stays_in_the_window(self, visit: Visit) -> None:
        """No card makes the page wider."""
        page = visit.open(NOTICE)
        page.set_viewport_size({"width": 500, "height": 700})
        links = page.locator(".md-content p:has(a.na-pn) a[href*='glossary/']")
        for index in range(min(6, links.count())):
            links.nth(index).hover()
            expect(page.locator("#na-term-card")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 500


class TestTouch:
    """The same on a phone."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

    def test_first_tap_shows_the_card(self, visit: Visit) -> None:
        """The first tap shows the card, its link opens the entry, a tap elsewhere closes it."""
        page = visit.open(NOTICE)
        card = page.locator("#na-term-card")
        link = _term_link(page)
        link.tap()
        expect(card).to_be_visible()
        assert NOTICE in page.url
        page.locator("h1").tap()
        expect(card).to_be_hidden()
        link.tap()
        card.get_by_role("link", name="Open entry").tap()
        page.wait_for_url("**/glossary/*.html")

    def test_second_tap_follows_the_link(self, visit: Visit) -> None:
        """Who taps a link twice wants to go there."""
        page = visit.open(NOTICE)
        link = _term_link(page)
        link.tap()
        expect(page.locator("#na-term-card")).to_be_visible()
        link.tap()
        page.wait_for_url("**/glossary/*.html")

    def test_menu_shows_sections_and_headings(self, visit: Visit) -> None:
        """The menu of a notice leads to every section of the site and every heading of the page."""
        page = visit.open(NOTICE)
        page.locator(".md-header label[for=__drawer]").tap()
        menu = page.locator(".md-nav--primary")
        expect(menu.get_by_role("link", name="Timeline")).to_be_in_viewport()
        menu.get_by_role("link", name="Terms on this page").tap()
        assert "#" in page.url

    def test_nothing_is_wider_than_a_phone(self, visit: Visit) -> None:
        """No page has to be moved sideways to be read."""
        wide = {}
        for uri in PAGES:
            page = visit.open(uri)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 390:
                wide[uri] = width
        assert wide == {}


def test_chosen_colours_last(visit: Visit) -> None:
    """The button goes through automatic, light and dark; the choice holds on the next page."""
    page = visit.open("index.html")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "default"
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()
    assert page.evaluate(scheme) == "slate"
    visit.open(NOTICE)
    assert page.evaluate(scheme) == "slate"
    checked = page.locator("[data-md-component=palette] input:checked")
    assert checked.get_attribute("aria-label") == "Dark"


def test_colours_change_by_keyboard(visit: Visit) -> None:
    """The colours are a group of named radio buttons that arrow keys go through."""
    page = visit.open("index.html")
    page.get_by_role("radio", name="Automatic").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


class TestTimelineFilters:
    """Filters made from the data attributes of the events."""

    def test_basis_filters_table_and_drawing(self, visit: Visit) -> None:
        """What is unticked goes from both, the count says so, and the address keeps it."""
        page = visit.open("timeline/index.html")
        rows = page.locator("table.na-events tbody tr")
        before = rows.locator("visible=true").count()
        height = page.locator(".na-timeline svg").bounding_box()
        assert height is not None
        page.get_by_role("checkbox", name="outside source").uncheck()
        after = rows.locator("visible=true").count()
        assert 0 < after < before
        status = page.locator(".na-filter [role=status]")
        assert status.inner_text() == f"{after} of {before} events shown"
        drawn = page.locator(".na-event[data-basis=outside]").locator("visible=true")
        assert drawn.count() == 0
        box = page.locator(".na-timeline svg").bounding_box()
        assert box is not None
        assert 0 < box["height"] < height["height"]
        assert "#timeline:basis=" in page.url
        page.reload()
        assert rows.locator("visible=true").count() == after
        page.get_by_role("button", name="Show all").click()
        expect(status).to_have_text(f"{before} of {before} events shown")
        assert "#" not in page.url

    def test_years_and_subject(self, visit: Visit) -> None:
        """Events of one subject that touch the chosen years remain."""
        page = visit.open("timeline/index.html")
        page.get_by_label("Subject").select_option("blue-sky-campaign")
        page.locator(".na-filter [name=from]").select_option("2021")
        page.locator(".na-filter [name=to]").select_option("2021")
        shown = page.locator("table.na-events tbody tr").locator("visible=true")
        assert shown.count() > 0
        for row in shown.all():
            assert "blue-sky-campaign" in (row.get_attribute("data-subjects") or "").split()
            assert int(row.get_attribute("data-from") or 0) <= 2021
            assert int(row.get_attribute("data-to") or 9999) >= 2021

    def test_own_timeline(self, visit: Visit) -> None:
        """A subject stands under its name in the list, with a link to its own timeline."""
        page = visit.open("timeline/index.html")
        page.get_by_label("Subject").select_option(label="Blue Sky campaign")
        page.get_by_role("link", name="Timeline of Blue Sky campaign alone").click()
        page.wait_for_url("**/timeline/blue-sky-campaign.html")


class TestWithoutScript:
    """The site is text first."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 1366, "height": 900}, "java_script_enabled": False}

    def test_pages_can_be_read(self, visit: Visit) -> None:
        """Text, navigation and tables are there; what needs script is not shown."""
        page = visit.open(NOTICE)
        assert page.locator("h1").is_visible()
        assert _term_link(page).is_visible()
        page.locator("#terms-on-this-page + details summary").click()
        assert page.locator("dl.na-terms").is_visible()
        assert not page.locator(".md-search__input").is_visible()
        page.locator(".md-tabs__link", has_text="Timeline").click()
        assert page.locator("table.na-events").is_visible()
        assert page.locator(".na-filter").count() == 0


def test_print_leaves_out_the_frame(visit: Visit) -> None:
    """On paper there is the text, without header, menus or search."""
    page = visit.open(NOTICE)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("#cited-by").is_hidden(), "a heading of what is not printed"
    assert _term_link(page).is_visible()
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-search"):
        assert not page.locator(part).is_visible(), part


def test_paragraph_numbers_are_addresses(visit: Visit) -> None:
    """A paragraph number leads to its paragraph and says that its address was copied."""
    page = visit.open(NOTICE)
    if visit.address.startswith("http"):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    number = page.locator("a.na-pn").nth(2)
    target = number.get_attribute("href")
    number.click()
    assert page.url.endswith(str(target))
    assert page.locator(str(target)).is_visible()
    colour = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(str(target)).evaluate(colour) == "rgb(253, 240, 192)"
    if visit.address.startswith("http"):
        expect(page.locator(".md-dialog")).to_contain_text("copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.url
