"""Rendering: whole pages of a small atlas, from golden files and as a reader would check them."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import Tag

from generator.atlas import Atlas, Backlink, Event, Timeline
from generator.compile.render import render_pages
from generator.config import Project
from generator.models import Editorial
from generator.text.edtf import parse_edtf
from generator.vocabulary import Basis, DateRole
from tests.compile.atlases import EVENTS, LAW, atlas, front_of, full_atlas, notice, to_html

GOLDEN = Path(__file__).parents[1] / "golden" / "render"
RAW = "raw/office-2021-order.md"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("project")
    raw = root / "content" / "raw" / "office-2021-order"
    raw.mkdir(parents=True)
    (raw / "received.txt").write_text("<script>alert(1)</script>\n\n* &amp; {{ x }}\n", "utf-8")
    return render_pages(full_atlas(), Project(root))


def render(atlas: Atlas) -> dict[str, str]:
    return render_pages(atlas, Project(Path("/nowhere")))


@pytest.mark.parametrize(
    ("uri", "file"),
    [
        pytest.param("notices/office-2021-order.md", "notice.md", id="notice"),
        pytest.param("glossary/lantern-law.md", "term.md", id="term"),
        pytest.param("campaigns/lantern-drive.md", "campaign.md", id="campaign"),
    ],
)
def test_golden(pages: dict[str, str], uri: str, file: str) -> None:
    """The page is what the reviewed file holds; UPDATE_GOLDEN=1 writes it anew."""
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(pages[uri], encoding="utf-8")
    assert pages[uri] == path.read_text(encoding="utf-8")


def test_every_address_has_its_page(pages: dict[str, str]) -> None:
    """The tree holds a page for each address that the site promises."""
    assert set(pages) == {
        "campaigns/index.md",
        "campaigns/lantern-drive.md",
        "corrections.md",
        "coverage.md",
        "glossary/by-chinese-name.md",
        "glossary/by-kind.md",
        "glossary/index.md",
        "glossary/lantern-drive.md",
        "glossary/lantern-law.md",
        "glossary/office.md",
        "index.md",
        "kinds/agreements.md",
        "kinds/institutions.md",
        "kinds/instruments.md",
        "notices/index.md",
        "notices/office-2020-gone.md",
        "notices/office-2021-order.md",
        "notices/old-order.md",
        RAW,
        "timeline/index.md",
        "timeline/lantern-drive.md",
    }
    assert list(pages) == sorted(pages)


def test_each_page_is_sound(pages: dict[str, str]) -> None:
    """Each page has one H1, ids that are unique, no script and no style attribute."""
    for uri, page in pages.items():
        html = to_html(page)
        ids = [str(tag["id"]) for tag in html.find_all(id=True)]
        assert len(html.find_all("h1")) == 1, uri
        assert len(ids) == len(set(ids)), uri
        assert not html.find_all(["script", "style", "iframe", "img"]), uri
        assert not html.find_all(style=True), uri
        assert front_of(page)["title"], uri


def test_links_lead_somewhere(pages: dict[str, str]) -> None:
    """Each relative link of Markdown or HTML leads to a page, each fragment to an id on it."""
    ids = {
        uri: {str(tag["id"]) for tag in to_html(page).find_all(id=True)}
        for uri, page in pages.items()
    }
    for uri, page in pages.items():
        for link in to_html(page).find_all("a", href=True):
            path, _, fragment = str(link["href"]).partition("#")
            if path.startswith("http") or "data/" in path:
                continue
            target = (
                posixpath.normpath(f"{posixpath.dirname(uri)}/{path}").lstrip("/") if path else uri
            )
            target = re.sub(r"\.html$", ".md", target)
            assert target in pages, (uri, link)
            assert not fragment or fragment in ids[target], (uri, link)


def test_drawings_are_well_formed(pages: dict[str, str]) -> None:
    """Each SVG is XML with a title, a description and a name for each mark."""
    drawn = 0
    for page in pages.values():
        for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
            root = ElementTree.fromstring(svg)
            space = "{http://www.w3.org/2000/svg}"
            assert root.get("role") == "group"
            assert root.find(f"{space}title") is not None
            assert root.find(f"{space}desc") is not None
            marks = [g for g in root.iter(f"{space}g") if g.get("data-event")]
            assert marks
            assert all(mark.find(f"{space}a/{space}title") is not None for mark in marks)
            drawn += 1
    assert drawn == 6


def test_table_holds_what_is_drawn(pages: dict[str, str]) -> None:
    """The rows below a timeline carry the same data attributes as its marks."""
    html = to_html(pages["timeline/index.md"])

    def facts(tag: Tag) -> dict[str, str]:
        return {key: str(value) for key, value in tag.attrs.items() if key.startswith("data-")}

    marks = [facts(tag) for tag in html.select(".na-timeline .na-event")]
    rows = [facts(tag) for tag in html.select("table.na-events tbody tr")]
    assert sorted(marks, key=str) == sorted(rows, key=str)
    assert len(rows) == len(EVENTS)


def test_front_matter_is_escaped(pages: dict[str, str]) -> None:
    """Titles and descriptions are escaped, because the site builder passes them on as they are."""
    front = front_of(pages["notices/office-2021-order.md"])
    assert front["title"] == "Order on &quot;lanterns&quot; &lt;2021&gt;"
    assert front["description"] == "Orders lanterns. See the law."
    assert front["source"] == "content/notices/office-2021-order.md"
    assert front["na_kind"] == "notice"


def test_json_ld_names_only_dates_of_the_act(pages: dict[str, str]) -> None:
    """The date of legislation is that of issue, never that of a repost."""
    graph = front_of(pages["notices/office-2021-order.md"])["json_ld"]["@graph"]
    act = next(node for node in graph if node["@type"] == "Legislation")
    assert act["legislationDate"] == "2021-03"
    assert act["name"] == 'Order on "lanterns" <2021>'
    reposted = replace(
        full_atlas().corpus.notices[0], dates=full_atlas().corpus.notices[0].dates[:1]
    )
    atlas = full_atlas()
    page = render(replace(atlas, corpus=replace(atlas.corpus, notices=(reposted,))))
    front = front_of(page["notices/office-2021-order.md"])
    assert "legislationDate" not in front["json_ld"]["@graph"][0]


def test_record_keeps_parties_and_dates_apart(pages: dict[str, str]) -> None:
    """The record names issuer and republisher apart, and each date with what happened on it."""
    html = to_html(pages["notices/office-2021-order.md"])
    record = {
        row.dt.get_text(): row.dd.get_text(" ", strip=True)
        for row in html.select("aside.na-record dl > div")
        if row.dt and row.dd
    }
    assert record["Issuer"] == "Office of Light"
    assert "not the issuer" in record["Republished by"]
    assert record["Issued"].startswith("March 2021 day not known outside source : A paper")
    assert "Time: 2021-03-30" in record["Reposted"]
    assert record["SHA-256 of the raw file"].startswith("0123456789…abcdef")


def test_raw_text_is_shown_as_the_characters_it_is(pages: dict[str, str]) -> None:
    """The raw file is text on our page, whatever it contains."""
    raw = to_html(pages[RAW]).select_one("pre.na-raw")
    assert raw is not None
    assert raw.get_text() == "<script>alert(1)</script>\n\n* &amp; {{ x }}\n"
    assert front_of(pages[RAW])["search"] == {"exclude": True}


def test_raw_text_needs_leave(pages: dict[str, str]) -> None:
    """Where the provenance does not allow it, there is neither a raw page nor a link to it."""
    atlas = full_atlas()
    kept = {
        id_: replace(entry, publish_raw=False) for id_, entry in atlas.corpus.provenance.items()
    }
    shown = render(replace(atlas, corpus=replace(atlas.corpus, provenance=kept)))
    assert RAW not in shown
    assert "raw/office-2021-order" not in shown["notices/office-2021-order.md"]


def test_figures_of_different_counts_stand_apart(pages: dict[str, str]) -> None:
    """Yearly figures and running totals are never in one list."""
    html = to_html(pages["campaigns/lantern-drive.md"])
    lists = {
        str(tag["class"][-1]): [value.get_text() for value in tag.select(".na-value")]
        for tag in html.select(".na-figure-list")
    }
    assert lists == {
        "na-figure-list--yearly": ["120"],
        "na-figure-list--cumulative": ["500"],
    }


def test_many_mentions_have_further_pages() -> None:
    """A hundred and twenty mentions stand on three pages, each once."""
    atlas = full_atlas()
    links = tuple(
        Backlink("office-2021-order", "b0000004", f"Sentence {number} on it.", 0, 8)
        for number in range(120)
    )
    shown = render(replace(atlas, backlinks={"lantern-law": links}))
    uris = ["glossary/lantern-law.md"] + [f"glossary/lantern-law-mentions-{n}.md" for n in (2, 3)]
    found = [
        line.get_text(" ", strip=True).removeprefix("¶4 ")
        for uri in uris
        for line in to_html(shown[uri]).select("ul.na-mentions li")
    ]
    assert found == [link.sentence for link in links]
    assert "glossary/lantern-law-mentions-4.md" not in shown
    assert front_of(shown[uris[1]])["search"] == {"exclude": True}


def test_many_events_have_further_pages() -> None:
    """A long table is cut into pages; the drawing stays on the first."""
    events = tuple(
        Event(
            f"event-{number}",
            parse_edtf(f"20{10 + number % 10}-01-{number % 28 + 1:02d}"),
            DateRole.HELD,
            f"Event {number}",
            (),
            Basis.OUTSIDE,
            "timeline/index",
        )
        for number in range(620)
    )
    shown = render(
        replace(
            full_atlas(), events=events, timelines=(Timeline("", "T", "timeline/index", events),)
        )
    )
    first, second = (
        to_html(shown[uri]) for uri in ("timeline/index.md", "timeline/index-page-2.md")
    )
    assert len(first.select("table.na-events tbody tr")) == 500
    assert len(second.select("table.na-events tbody tr")) == 120
    assert first.svg is not None
    assert second.svg is None


def test_redirect_and_tombstone_lead_on(pages: dict[str, str]) -> None:
    """An old address leads to the new one; a notice that was taken out says so."""
    moved = to_html(pages["notices/old-order.md"])
    meta = moved.find("meta")
    assert isinstance(meta, Tag)
    assert meta["content"] == "0; url=office-2021-order.html"
    gone = to_html(pages["notices/office-2020-gone.md"])
    assert "was taken out by its editors" in gone.get_text()


def test_a_page_is_never_replaced_by_a_redirect() -> None:
    """A redirect from an address that has a page again is without effect."""
    atlas = full_atlas()
    corpus = replace(atlas.corpus, redirects={"glossary/lantern-law": "glossary/office"})
    shown = render(replace(atlas, corpus=corpus))
    assert front_of(shown["glossary/lantern-law.md"])["title"] == LAW.label


def test_order_of_records_does_not_matter(pages: dict[str, str]) -> None:
    """Terms, notices and sources in another order give the same bytes."""
    atlas = full_atlas()
    corpus = replace(
        atlas.corpus,
        terms=atlas.corpus.terms[::-1],
        sources=dict(reversed(list(atlas.corpus.sources.items()))),
    )
    turned = render(replace(atlas, corpus=corpus))
    assert turned == {uri: page for uri, page in pages.items() if uri != RAW}


def test_an_empty_corpus_has_its_index_pages() -> None:
    """A project without content still gives a site."""
    empty = replace(
        full_atlas(), corpus=replace(full_atlas().corpus, notices=(), terms=(), subjects=())
    )
    empty = replace(
        empty,
        mentions=(),
        backlinks={},
        events=(),
        usage={},
        timelines=(Timeline("", "Timeline", "timeline/index", ()),),
    )
    shown = render(empty)
    assert {"index.md", "notices/index.md", "glossary/index.md", "timeline/index.md"} <= set(shown)


def test_what_is_not_written_yet_has_no_heading() -> None:
    """A page fresh from the generator shows none of the parts that people have still to write."""
    empty = (Editorial("Summary", ""), Editorial("What it does", ""))
    page = render_pages(atlas(notice(editorial=empty)), Project(Path("/nowhere")))
    text = page["notices/office-2021-order.md"]
    assert "What it does" not in text
    assert "## Text as published" in text
