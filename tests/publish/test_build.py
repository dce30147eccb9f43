"""The built site, from a small compiled tree."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.config import Project
from generator.errors import Finding, Severity
from generator.publish.build import BuildError, build_site
from tests.publish.conftest import EDITION, TREE, MakeProject


def _read(project: Project, uri: str) -> BeautifulSoup:
    return BeautifulSoup((project.site / uri).read_text(encoding="utf-8"), "lxml")


def _sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_report_counts_what_was_built(make_project: MakeProject) -> None:
    """Every page of the tree becomes one HTML file, and one more tells of a missing page."""
    project = make_project()
    report = build_site(project)
    pages = sum(uri.endswith(".md") for uri in TREE)
    assert (report.pages, report.edition, report.warnings) == (pages + 1, EDITION, ())
    assert report.site == project.site


def test_two_builds_give_the_same_bytes(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build differs in no byte, and leaves the environment as it was."""
    project = make_project()
    build_site(project)
    first = _sums(project.site)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    build_site(project)
    assert _sums(project.site) == first
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize(
    ("epoch", "day"),
    [pytest.param("", EDITION, id="edition"), pytest.param("86400", "1970-01-02", id="given")],
)
def test_sitemap_has_the_date_of_the_content(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, epoch: str, day: str
) -> None:
    """The sitemap shows the content edition, or SOURCE_DATE_EPOCH where that is set."""
    project = make_project()
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    build_site(project)
    sitemap = (project.site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {day}


def test_content_with_errors_is_not_built(make_project: MakeProject) -> None:
    """The findings are the message; nothing is built."""
    findings = (Finding("content/a.md", 3, "wrong. Mend it."), Finding("content/b.md", 0, "bad."))
    project = make_project(findings=findings)
    with pytest.raises(BuildError) as caught:
        build_site(project)
    assert "2 errors in the content" in str(caught.value)
    assert "content/a.md:3: wrong. Mend it.\ncontent/b.md: bad." in str(caught.value)
    assert not project.site.exists()


def test_warnings_about_content_do_not_stop_a_strict_build(make_project: MakeProject) -> None:
    """What can be published is published: two merged pull requests never break a deploy."""
    finding = Finding("content/a.md", 3, "claimed twice.", Severity.WARNING)
    assert build_site(make_project(findings=(finding,))).warnings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("# A\n\n[x](missing.md)\n", "missing.md", id="link"),
        pytest.param("# A\n\n[x](index.md#nowhere)\n", "nowhere", id="anchor"),
    ],
)
def test_strict_build_fails_on_broken_links(
    make_project: MakeProject, text: str, message: str
) -> None:
    """A link or an anchor that leads nowhere fails the build, and the message names it."""
    project = make_project({"coverage.md": text})
    with pytest.raises(BuildError, match=message):
        build_site(project)
    assert any(message in warning for warning in build_site(project, strict=False).warnings)


def test_search_index_is_cut_for_both_protocols(make_project: MakeProject) -> None:
    """The index a server sends and the one loaded from a file are one, with Chinese cut."""
    project = make_project()
    build_site(project)
    folder = project.site / "search"
    index = (folder / "search_index.json").read_text(encoding="utf-8")
    assert (folder / "search_index.js").read_text(encoding="utf-8") == f"var __index = {index}"
    texts = " ".join(entry["text"] for entry in json.loads(index)["docs"])
    assert "整\u200b治\u200b行\u200b动" in texts


def test_search_leaves_out_what_is_excluded(make_project: MakeProject) -> None:
    """A page that is excluded is neither in the index nor offered to search engines."""
    project = make_project()
    build_site(project)
    index = json.loads((project.site / "search/search_index.json").read_text(encoding="utf-8"))
    locations = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert "notices/index.html" not in locations
    assert "notices/one-2021.html" in locations
    robots = {
        uri: [tag["content"] for tag in _read(project, uri).select("meta[name=robots]")]
        for uri in ("notices/index.html", "404.html", "notices/one-2021.html")
    }
    assert list(robots.values()) == [["noindex"], ["noindex"], []]


def test_titles_reach_the_reader_as_they_are(make_project: MakeProject) -> None:
    """Escaped once in the compiled tree, a title is neither markup nor doubly escaped."""
    project = make_project()
    build_site(project)
    page = _read(project, "notices/one-2021.html")
    assert page.title and page.title.get_text() == 'The "Sky" <b> notice · Notice Atlas'
    assert page.select_one("meta[name=description]")["content"] == "A notice & more"  # type: ignore[index]


def test_json_ld_cannot_end_its_script(make_project: MakeProject) -> None:
    """Text of a notice inside JSON-LD stays data."""
    project = make_project()
    build_site(project)
    scripts = _read(project, "notices/one-2021.html").select('script[type="application/ld+json"]')
    assert len(scripts) == 1
    data = json.loads(scripts[0].get_text())
    assert data == {"@type": "Legislation", "name": "</script><script>alert(1)</script>"}


def test_policy_names_the_inline_scripts_of_each_page(make_project: MakeProject) -> None:
    """On every page exactly the theme's inline scripts may run, wherever the page lies."""
    from generator.publish.csp import content_policy

    project = make_project()
    build_site(project)
    for path in sorted(project.site.rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        inline = "".join(
            f"<script>{tag.string}</script>" for tag in page.select("script:not([src]):not([type])")
        )
        meta = page.select_one('meta[http-equiv="Content-Security-Policy"]')
        assert meta is not None, path
        assert set(str(meta["content"]).split()) == set(content_policy(inline).split()), path


def test_edit_link_leads_to_the_source(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page made from one file links to it; derived pages and copies without repository do not."""
    project = make_project()
    build_site(project)
    assert not _read(project, "notices/one-2021.html").select("a[rel=edit]")
    monkeypatch.setenv("REPOSITORY_URL", "https://git.example/o/r/")
    build_site(project)
    links = _read(project, "notices/one-2021.html").select("a[rel=edit]")
    assert [link["href"] for link in links] == [
        "https://git.example/o/r/edit/main/content/notices/one%202021.md"
    ]
    assert not _read(project, "coverage.html").select("a[rel=edit]")


def test_a_correction_is_suggested_with_the_page_filled_in(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below its text a page leads to its form and its file; a derived page leads nowhere."""
    lists = "---\ntitle: More\nna_kind: list\nsource: content/glossary/sky.md\n---\n# More\n\nx\n"
    project = make_project({"glossary/sky-mentions-2.md": lists})
    build_site(project)
    assert not _read(project, "notices/one-2021.html").select(".na-ways")
    monkeypatch.setenv("REPOSITORY_URL", "https://git.example/o/r")
    build_site(project)
    links = _read(project, "notices/one-2021.html").select(".na-ways a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        (
            "Suggest a correction",
            "https://git.example/o/r/issues/new?template=correction.yml"
            "&page=notices/one-2021&title=Correction%3A%20notices/one-2021",
        ),
        ("edit this page", "https://git.example/o/r/edit/main/content/notices/one%202021.md"),
    ]
    for name in ("coverage.html", "glossary/sky-mentions-2.html"):
        assert not _read(project, name).select(".na-ways, a[rel=edit]")


def test_a_notice_stands_under_its_section(make_project: MakeProject) -> None:
    """A page outside the navigation marks the tab of its folder and lists its own headings."""
    project = make_project()
    build_site(project)
    page = _read(project, "notices/one-2021.html")
    active = [tag.get_text(strip=True) for tag in page.select(".md-tabs__item--active")]
    assert active == ["Notices"]
    assert [tag.get_text(strip=True) for tag in page.select(".na-page-toc li")] == ["Text"]


def test_no_notice_stands_in_the_navigation(make_project: MakeProject) -> None:
    """The navigation of a page does not grow with the corpus."""
    project = make_project()
    build_site(project)
    links = {link["href"] for link in _read(project, "coverage.html").select(".md-nav--primary a")}
    assert "notices/one-2021.html" not in links
    assert "glossary/sky.html" not in links
    assert "notices/index.html" in links


def test_footer_names_edition_and_licence(make_project: MakeProject) -> None:
    """What a citation needs stands at the foot of every page."""
    project = make_project()
    build_site(project)
    for uri in ("index.html", "notices/one-2021.html", "404.html"):
        footer = _read(project, uri).select_one("footer")
        assert footer is not None
        assert EDITION in footer.get_text()
        assert "CC BY 4.0" in footer.get_text()
        assert footer.select_one('a[href$="about.html#offline"]')


def test_nothing_is_fetched_from_another_host(make_project: MakeProject) -> None:
    """Scripts, styles, fonts and pictures all come with the site."""
    project = make_project()
    build_site(project)
    for path in sorted(project.site.rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        tags = page.select("script[src], link[rel=stylesheet], link[rel=icon], img[src]")
        addresses = [str(tag.get("src") or tag.get("href")) for tag in tags]
        assert addresses
        assert not [address for address in addresses if "//" in address]
        assert not page.select("[style], style, [onclick]")
