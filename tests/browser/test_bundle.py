"""The unpacked bundle, from its start page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser


def test_start_page_opens_the_atlas(browser: Browser, unpacked: Path) -> None:
    """A double-click on START-HERE.html leads to the home page."""
    page = browser.new_page()
    page.goto((unpacked / "START-HERE.html").as_uri())
    page.wait_for_url("**/site/index.html")
    page.close()


def test_start_page_alone_says_what_to_do(browser: Browser, unpacked: Path, tmp_path: Path) -> None:
    """Opened inside Windows' view of the ZIP, where it stands alone, it says "Extract all"."""
    shutil.copy(unpacked / "START-HERE.html", tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "START-HERE.html").as_uri())
    page.locator("body.packed").wait_for()
    assert page.get_by_text("Extract all").is_visible()
    assert not page.get_by_text("Open the atlas").is_visible()
    page.close()


def test_start_page_without_script_says_both(browser: Browser, unpacked: Path) -> None:
    """Without script the link and the hint are both there to be read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((unpacked / "START-HERE.html").as_uri())
    assert page.get_by_text("Extract all").is_visible()
    assert page.get_by_text("Open the atlas").is_visible()
    context.close()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_sums_can_be_checked(unpacked: Path) -> None:
    """The command of VERIFY.txt finds every file as it was published."""
    command = ["sha256sum", "--quiet", "-c", "MANIFEST.sha256"]
    done = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
