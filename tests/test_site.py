"""The real content, rendered by plain `mkdocs build --strict` and walked as a reader would."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.review.site import check_site

ROOT = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "content", "overrides", "generator")


def build(folder: Path, **env: str) -> Path:
    """The project copied to *folder* and built there, warnings counting as errors."""
    folder.mkdir()
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        check=True,
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"} | env,
        capture_output=True,
    )
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site") / "first")


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


def test_no_link_is_broken_and_nothing_comes_from_another_host(site: Path) -> None:
    assert [str(finding) for finding in check_site(site, "https://notice-atlas.example/")] == []


def test_every_notice_and_term_has_its_page_and_is_reached_by_links(site: Path) -> None:
    found = pages(site)
    for name in ("notices", "glossary"):
        listed = found[f"{name}/index.html"]
        for path in (ROOT / "content" / name).rglob("*.md"):
            assert f"{name}/{path.stem}.html" in found
            assert f'href="{path.stem}.html"' in listed


def test_no_navigation_lists_notices(site: Path) -> None:
    html = pages(site)["about.html"]
    assert re.search(r"<nav.*notices/index\.html", html, re.DOTALL)
    assert not re.search(r'href="notices/(?!index)', html)


def test_every_page_can_be_read_without_script(site: Path) -> None:
    for uri, html in pages(site).items():
        main = re.search(r"<main.*</main>", html, re.DOTALL)
        assert main, uri
        assert len(re.sub(r"<[^>]+>|\s+", "", main[0])) > 40, uri


def test_what_is_known_only_from_hosts_that_are_not_linked_is_not_linked(site: Path) -> None:
    """Each address that the site links to outside is a cited source or a source page."""
    sources = (ROOT / "content" / "sources.yml").read_text("utf-8")
    provenance = "".join(
        path.read_text("utf-8") for path in (ROOT / "content" / "raw").rglob("source.yml")
    )
    licences = "https://creativecommons.org/licenses/by/4.0/"
    for uri, html in pages(site).items():
        for address in re.findall(r'<a [^>]*href="(https?://[^"]+)"', html):
            plain = address.replace("&amp;", "&")
            assert plain in sources or plain in provenance or plain == licences, (uri, address)


def test_structured_data_of_each_page_is_json(site: Path) -> None:
    kinds = set()
    for html in pages(site).values():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S):
            kinds |= {item["@type"] for item in json.loads(text)["@graph"]}
    assert {"Legislation", "DefinedTerm", "DefinedTermSet", "Event", "BreadcrumbList"} <= kinds


def test_another_build_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = build(tmp_path / "other", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert sums(other) == sums(site)


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
