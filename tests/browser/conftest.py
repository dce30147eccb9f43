"""The real site in a real browser: served over http, and opened from an unpacked bundle."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.config import Project
from generator.publish.build import build_site
from generator.publish.bundle import write_bundle

ROOT = Path(__file__).resolve().parents[2]
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "msedge")
_ARGUMENTS = (
    "--no-sandbox",  # containers; every page opened here is our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the browser: the site is built once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none the tests are skipped, but under CI that is an error."""
    path = os.environ.get("NOTICE_ATLAS_CHROMIUM") or next(
        filter(None, map(shutil.which, _NAMES)), None
    )
    if not path:
        reason = "no Chromium: set NOTICE_ATLAS_CHROMIUM to its path"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with its site built, so that the checkout stays as it is."""
    root = tmp_path_factory.mktemp("site")
    for name in ("content", "overrides", "generator/publish"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    project = Project(root)
    build_site(project)
    return project


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def http_address(project: Project) -> Iterator[str]:
    """The site on a server of this machine."""
    handler = functools.partial(_Handler, directory=str(project.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def unpacked(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, unpacked into a folder with spaces and Chinese characters in its name."""
    folder = tmp_path_factory.mktemp("home") / "My files 离线 (copy) #1"
    with zipfile.ZipFile(write_bundle(project)) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    """Where the site starts, under each protocol."""
    if request.param == "http":
        return str(request.getfixturevalue("http_address"))
    return Path(request.getfixturevalue("unpacked"), "site").as_uri() + "/"


@dataclass
class Visit:
    """A window of the browser, and everything that went wrong in it."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, uri: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.address + uri)
        return self.page

    def search(self, query: str) -> list[str]:
        """Pages found for a query, as site addresses, best first."""
        field = self.page.locator(".md-search__input")
        field.click()
        field.fill("")
        placeholder = self.page.get_by_text("Type to start searching", exact=True)
        placeholder.wait_for(timeout=20_000)
        field.fill(query)
        placeholder.wait_for(state="detached")
        links: list[str] = self.page.locator(".md-search-result__item").evaluate_all(
            "items => items.map(item => item.querySelector('a').href.split(/[?#]/)[0])"
        )
        return [link.removeprefix(self.address) for link in links]


def _visit(context: BrowserContext, address: str) -> Visit:
    context.set_default_timeout(15_000)
    visit = Visit(context.new_page(), address)
    page = visit.page
    page.on("pageerror", lambda error: visit.problems.append(str(error)))
    page.on(
        "console",
        lambda message: (
            visit.problems.append(message.text) if message.type in {"error", "warning"} else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else visit.outside.append(request.url)
        ),
    )
    return visit


@pytest.fixture
def context_options() -> dict[str, Any]:
    """What a test changes of the window: its size, touch, colours, scripts."""
    return {"viewport": {"width": 1366, "height": 900}}


@pytest.fixture
def visit(browser: Browser, address: str, context_options: dict[str, Any]) -> Iterator[Visit]:
    """A window on the site; afterwards nothing may have gone wrong or been asked of others."""
    context = browser.new_context(**context_options)
    visit = _visit(context, address)
    yield visit
    visit.page.wait_for_load_state()
    context.close()
    assert visit.problems == []
    assert visit.outside == []
