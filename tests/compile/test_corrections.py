"""All corrections in one list: their order, their page and their feeds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.compile.corrections import list_corrections
from generator.compile.feeds import write_feeds
from generator.compile.render import render_pages
from generator.config import Project, Site
from generator.models import Correction, Notice
from tests.compile.atlases import atlas, notice, paragraph, to_html

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = "The Office applies the law in 2021 <b>fully</b>."
SITE = Site("Atlas", "https://example.org/")


def corrected(id_: str, *entries: tuple[str, str, str]) -> Notice:
    """A notice with corrections: the words, what to read, the day."""
    return notice(
        paragraph(TEXT),
        id=id_,
        work=id_,
        title=f"Order {id_}",
        corrections=tuple(
            Correction("b0000001", quote, now, "a slip", "Ann Lee", on)
            for quote, now, on in entries
        ),
    )


ORDERED = {
    "the newest first": (["2021-03-30", "2026-11-22", "2024-01-01"], [1, 2, 0]),
    "without a day last": (["2026-11", "", "2020-01-01", "2026"], [2, 3, 0, 1]),
    "an interval by its end": (["2026-11-01/2026-11-03", "2026-11-02"], [0, 1]),
    "of one day in the order of the file": (["2026-11-22", "2026-11-22"], [0, 1]),
}


@pytest.mark.parametrize(("days", "order"), ORDERED.values(), ids=list(ORDERED))
def test_corrections_are_ordered(days: list[str], order: list[int]) -> None:
    entries = [("Office", f"Ministry {number}", day) for number, day in enumerate(days)]
    found = list_corrections([corrected("a", *entries)])
    assert [entry.correction.now for entry in found] == [f"Ministry {n}" for n in order]


def test_ids_come_from_what_is_corrected() -> None:
    """Another correction changes no address; the same words in two notices have two."""
    entry = ("Office", "Ministry", "2026-11-22")
    one = list_corrections([corrected("a", entry), corrected("b", entry)])
    more = list_corrections([corrected("a", ("law", "Law", "2026-11-23"), entry)])
    assert len({item.id for item in one}) == 2
    assert one[0].id in {item.id for item in more}


def page_of(*notices: Notice) -> str:
    return render_pages(atlas(*notices), Project(Path("/nowhere")))["corrections.md"]


def test_page_lists_words_reason_and_person() -> None:
    """Each entry leads to its paragraph; hostile words are words."""
    hostile = "<script>alert('1')</script> [x](y) {{ z }}"
    html = to_html(page_of(corrected("a", ("<b>fully</b>", hostile, "2026-11-22"))))
    (entry,) = html.select("ol.na-corrections > li")
    text = entry.get_text(" ", strip=True)
    assert text.startswith("22 November 2026 Order a ¶1 For <b>fully</b> read")
    assert hostile in text
    assert text.endswith("a slip. Ann Lee")
    first, second = (str(link["href"]) for link in entry.select("a"))
    assert first == second
    assert re.fullmatch(r"notices/a\.html#b0000001-q[0-9a-f]{7}", first)
    assert html.script is None


def test_words_that_are_to_go_are_not_replaced_by_nothing() -> None:
    html = to_html(page_of(corrected("a", ("Office", "", ""))))
    text = html.get_text(" ", strip=True)
    assert "read nothing: the words are to be left out." in text
    assert "day not recorded" in text


def test_page_is_there_before_the_first_correction() -> None:
    html = to_html(page_of(corrected("a")))
    assert "No correction has been made yet." in html.get_text()
    assert [link["href"] for link in html.select("p.na-more a")] == [
        "data/corrections.xml",
        "data/corrections.json",
    ]


def test_notice_leads_to_its_corrections_and_to_all() -> None:
    pages = render_pages(
        atlas(corrected("a", ("Office", "Ministry", "")), corrected("b")),
        Project(Path("/nowhere")),
    )
    facts = {}
    for id_ in "ab":
        rows = to_html(pages[f"notices/{id_}.md"]).select("aside.na-record dl > div")
        (facts[id_],) = [row.get_text(" ", strip=True) for row in rows if "Corrections" in str(row)]
    assert facts == {"a": "Corrections ¶1 All corrections", "b": "Corrections none All corrections"}


def test_feeds_tell_the_same() -> None:
    """Atom and JSON Feed: an id that lasts, the paragraph's address, the day, plain words."""
    entry = ("<b>fully</b>", "partly & \u202eslowly", "2026-11-22")
    files = write_feeds(atlas(corrected("a", entry, ("law", "Law", ""))), SITE)
    feed = ElementTree.fromstring(files["data/corrections.xml"])
    first, undated = feed.findall(f"{ATOM}entry")
    id_ = first.findtext(f"{ATOM}id") or ""
    assert id_.startswith("https://example.org/corrections.html#a-c")
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://example.org/notices/a.html#b0000001"
    assert first.findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"
    words = "For “<b>fully</b>” read “partly & slowly”. a slip (Ann Lee)"
    assert first.findtext(f"{ATOM}summary") == words
    assert undated.findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"  # the edition
    data = json.loads(files["data/corrections.json"])
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["title"] == "Atlas: corrections"
    assert data["items"][0]["id"] == id_
    assert data["items"][0]["content_text"] == words


def test_feeds_without_corrections_are_well_formed() -> None:
    files = write_feeds(atlas(corrected("a")), Site("Atlas", ""))
    feed = ElementTree.fromstring(files["data/corrections.xml"])
    assert feed.findtext(f"{ATOM}id") == "urn:notice-atlas:corrections"
    assert feed.findall(f"{ATOM}entry") == []
    assert json.loads(files["data/corrections.json"])["items"] == []
