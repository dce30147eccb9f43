"""What a reader sees of review and corrections, opened from the disk."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from typer.testing import CliRunner

from generator.cli import app
from generator.config import Project
from generator.publish.build import build_site
from tests.browser.conftest import ROOT, Visit, _visit

NOTICE = "notices/cnipa-2021-blue-sky.html"
TERM = "glossary/wipo.html"
PAGES = (NOTICE, TERM, "corrections.html", "coverage.html", "index.html", "notices/index.html")
_CORRECTION = (
    "corrections:\n  - {block: bf1d228e, quote: unqualified, now: unlicensed,"
    " reason: A slip., by: Ann Lee, on: '2026-11-22'}\n"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The real content with a notice reviewed and then corrected, and an entry disputed."""
    root = tmp_path_factory.mktemp("reviewed") / "a site 离线"
    for name in ("content", "overrides", "generator/publish"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    by = ("--by", "Ann Lee", "--on", "2026-11-20")
    for arguments in (
        ("cnipa-2021-blue-sky", *by),
        ("glossary/wipo", *by, "--dispute", "The agency is older."),
    ):
        result = CliRunner().invoke(app, ["--project", str(root), "review", *arguments])
        assert result.exit_code == 0, result.output
    path = root / "content/notices/cnipa-2021-blue-sky.md"
    page = path.read_text("utf-8").replace("\nreview:", f"\n{_CORRECTION}review:")
    path.write_text(page.replace("without a licence.", "without any licence."), "utf-8")
    build_site(Project(root))
    return Path(root, "site").as_uri() + "/"


@pytest.fixture
def visit(browser: Browser, address: str, context_options: dict[str, Any]) -> Iterator[Visit]:
    context = browser.new_context(**context_options)
    visit = _visit(context, address)
    yield visit
    context.close()
    assert visit.problems == []
    assert visit.outside == []


def test_badge_leads_to_what_has_changed(visit: Visit) -> None:
    """A reader sees at the head that the page has changed, and one click later what."""
    page = visit.open(NOTICE)
    status = page.locator(".na-status")
    expect(status).to_contain_text("Changed since review")
    expect(status).to_contain_text("Reviewed by Ann Lee, 20 November 2026")
    status.get_by_role("link", name="2 passages have changed since").click()
    assert page.url.endswith("#changed-since-review")
    table = page.locator(".na-change-table")
    expect(table).to_be_in_viewport()
    expect(table.locator("tbody tr")).to_have_count(2)
    assert table.locator("ins").first.inner_text().strip() == "any"


def test_objection_stands_above_the_entry(visit: Visit) -> None:
    """Who reads the definition has passed the objection."""
    page = visit.open(TERM)
    note = page.get_by_role("note")
    expect(note).to_contain_text("Disputed. The agency is older.")
    above = note.bounding_box()
    lead = page.locator(".na-lead").bounding_box()
    assert above is not None and lead is not None
    assert above["y"] < lead["y"]


def test_front_page_leads_to_the_lists(visit: Visit) -> None:
    page = visit.open("index.html")
    page.locator(".na-review-counts").get_by_role("link", name="1 page", exact=True).first.click()
    assert page.url.endswith("coverage.html#changed")
    page.get_by_role("link", name="2 passages have changed since").click()
    assert re.search(r"blue-sky\.html#changed-since-review$", page.url)


def test_corrections_are_two_clicks_from_anywhere(visit: Visit) -> None:
    """The footer leads to all corrections, and each leads to its words."""
    page = visit.open("glossary/cnipa.html")
    page.locator("footer").get_by_role("link", name="Corrections").click()
    assert page.locator("h1").inner_text() == "Corrections"
    entry = page.locator("ol.na-corrections > li")
    expect(entry).to_contain_text("For unqualified read unlicensed.")
    entry.locator("a.na-para").click()
    assert re.search(r"blue-sky\.html#bf1d228e-q[0-9a-f]{7}\Z", page.url)
    expect(page.locator("#bf1d228e .na-sic")).to_have_text("unqualified")


class TestOnAPhone:
    """The same in 390 pixels."""

    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}

    def test_nothing_is_wider_than_a_phone(self, visit: Visit) -> None:
        wide = {}
        for uri in PAGES:
            page = visit.open(uri)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 390:
                wide[uri] = width
        assert wide == {}

    def test_columns_are_named_where_their_heads_are_gone(self, visit: Visit) -> None:
        page = visit.open(NOTICE)
        names = page.locator(".na-change-table tbody tr").first.locator(".na-cell-name")
        expect(names.nth(0)).to_be_visible()
        assert names.all_inner_texts() == ["As reviewed", "Now"]
