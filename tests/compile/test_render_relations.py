"""Relations on pages: both ends, what is not held, and long lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup

from generator.atlas import Atlas, Backlink, Evidence, Relation, UnheldPaper
from generator.compile.render.coverage import render_coverage
from generator.compile.render.index import Index
from generator.compile.render.notice import render_notice
from generator.compile.render.term import render_term
from generator.models import RoleDate, Term
from generator.text.edtf import parse_edtf
from generator.vocabulary import Basis, DateRole, RelationBasis, RelationType, TermKind
from tests.compile.atlases import atlas, notice, paragraph, to_html

LAW = Term("lamp-law", "Lamp Law", TermKind.INSTRUMENT, "On lamps.", number="令第1号")
FIRST = notice(paragraph("Hang lamps."), id="first", work="first", title="Order on lamps")
SECOND = notice(
    paragraph("To implement the “Lamp Law”, the “Order on lamps” is hereby repealed."),
    id="second",
    work="second",
    title="Second order",
)
COPY = replace(SECOND, id="second-copy", title="Second order, again")


def relate(notice_: str, type_: str, quote: str, **fields: Any) -> Relation:
    evidence = (Evidence(notice_, "b0000001", quote),)
    given = {"basis": RelationBasis.STATED, "evidence": evidence} | fields
    return Relation(notice_, RelationType(type_), **given)


RELATIONS = (
    relate("second", "implements", "implement the “Lamp Law”", to_term="lamp-law"),
    relate("second", "replaces", "“Order on lamps” is hereby repealed", to_notice="first"),
    relate("second", "cites", "x", title="Fee <Rules>", number="〔2021〕2号"),
    relate("second-copy", "replaces", "“Order on lamps” is hereby repealed", to_notice="first"),
)


def make(*relations: Relation, **fields: Any) -> Atlas:
    return replace(atlas(FIRST, SECOND, COPY, terms=(LAW,)), relations=relations, **fields)


def shown(html: BeautifulSoup) -> dict[str, list[str]]:
    """Label -> the papers under it, as a reader sees them."""
    groups = html.select(".na-relations > div")
    return {
        group.dt.get_text(): [" ".join(row.get_text(" ").split()) for row in group.select("li")]
        for group in groups
        if group.dt
    }


def notice_page(id_: str, made: Atlas) -> BeautifulSoup:
    index = Index(made)
    return to_html(render_notice(index.notices[id_], (), index))


def test_a_notice_says_what_it_does_with_other_papers() -> None:
    html = notice_page("second", make(*RELATIONS))
    assert shown(html) == {
        "Replaces": ["Order on lamps date not known ¶1 “Order on lamps” is hereby repealed"],
        "Implements": ["Lamp Law 令第1号 ¶1 implement the “Lamp Law”"],
        "Cites": ["Fee <Rules> 〔2021〕2号, not held ¶1"],
    }
    links = {str(link["href"]) for link in html.select(".na-relations a")}
    paragraphs = {link for link in links if link.startswith("#b0000001")}
    assert links - paragraphs == {"first.html", "../glossary/lamp-law.html"}
    cited = [html.select_one(link) for link in sorted(paragraphs - {"#b0000001"})]
    words = {span.text for span in cited if span}
    assert words == {"“Order on lamps” is hereby repealed", "implement the “Lamp Law”"}


def test_the_number_of_a_later_text_is_not_that_of_the_one_cited() -> None:
    adopted = RoleDate(DateRole.ADOPTED, parse_edtf("2023-12-11"), Basis.OUTSIDE)
    issued = RoleDate(DateRole.ISSUED, parse_edtf("2022-06-21"), Basis.STATED)
    citing = relate("second", "cites", "x", to_term="lamp-law")
    unheld = (UnheldPaper("Lamp Law", "", "lamp-law", (citing,)),)
    for law, words in (
        (LAW, "Lamp Law 令第1号 ¶1"),
        (replace(LAW, dates=(adopted,)), "Lamp Law ¶1"),
    ):
        made = atlas(replace(SECOND, dates=(issued,)), terms=(law,))
        made = replace(made, relations=(citing,), unheld=unheld)
        assert shown(notice_page("second", made))["Cites"] == [words]
        assert ("令第1号" in render_coverage(Index(made))[1]) == ("令第1号" in words)


def test_the_other_end_names_each_work_once() -> None:
    html = notice_page("first", make(*RELATIONS))
    (row,) = shown(html)["Replaced by"]
    assert row.startswith("Second order date not known ¶1")
    (place,) = html.select(".na-places a")
    assert str(place["href"]).startswith("second.html#b0000001-q")


def test_an_entry_names_the_notices_that_implement_its_paper() -> None:
    index = Index(make(*RELATIONS))
    pages = dict(render_term(LAW, index))
    assert list(shown(to_html(pages["glossary/lamp-law"]))) == ["Implemented by"]


def test_an_entry_leaves_bare_citations_to_the_sentences_that_name_it() -> None:
    citing = [relate(id_, "cites", "Lamp Law", to_term="lamp-law") for id_ in ("first", "second")]
    naming = Backlink("second", "b0000001", "The Lamp Law.", 4, 12)
    made = make(*citing, backlinks={"lamp-law": (naming,)})
    html = to_html(dict(render_term(LAW, Index(made)))["glossary/lamp-law"])
    assert shown(html)["Cited by"] == ["Order on lamps date not known ¶1"]
    assert [title.get_text() for title in html.select(".na-mention-title a")] == ["Second order"]


def test_copies_are_related_to_the_one_they_are_made_from() -> None:
    copied = Relation(
        "second-copy", RelationType.REPOST_OF, RelationBasis.CURATED, to_notice="second"
    )
    made = make(copied)
    assert shown(notice_page("second", made)) == {"Reposts": ["Second order, again date not known"]}
    assert shown(notice_page("second-copy", made)) == {"Repost of": ["Second order date not known"]}
    assert shown(notice_page("first", made)) == {}


def test_what_an_editor_says_is_shown_as_such() -> None:
    said = relate("second", "cites", "", to_notice="first", evidence=(), note="By telephone.")
    made = make(replace(said, basis=RelationBasis.CURATED))
    (row,) = shown(notice_page("second", made))["Cites"]
    assert row.endswith("Said by an editor: By telephone.")


def test_a_law_that_thousands_cite_is_not_followed_by_all_of_them() -> None:
    many = [
        replace(FIRST, id=f"n-{number:03}", work=f"n-{number:03}", title=f"N {number}")
        for number in range(60)
    ]
    cited = tuple(relate(one.id, "cites", "x", to_term="lamp-law") for one in many)
    index = Index(replace(atlas(*many, terms=(LAW,)), relations=cited))
    html = to_html(dict(render_term(LAW, index))["glossary/lamp-law"])
    rows = shown(html)["Cited by"]
    assert len(rows) == 51 and rows[-1] == "and 10 more"
    assert html.select_one(".na-relations details")


def test_coverage_shows_the_most_cited_and_links_the_rest() -> None:
    citing = relate("second", "cites", "x", title="Fee Rules")
    papers = tuple(UnheldPaper(f"Rules {n}", "", "", (citing,)) for n in range(250))
    _, page = render_coverage(Index(make(unheld=papers)))
    html = to_html(page)
    rows = html.select(".na-unheld-table tbody tr")
    assert len(rows) == 200
    assert "The first 200 of 250 documents" in html.get_text()
    assert html.find("a", href="data/not-held.csv")
    assert rows[0].find("a", href="notices/second.html#b0000001")


def test_coverage_leads_to_the_entry_of_a_paper_and_lists_it_once() -> None:
    citing = relate("second", "implements", "x", to_term="lamp-law")
    made = make(citing, unheld=(UnheldPaper("Lamp Law", "", "lamp-law", (citing,)),))
    html = to_html(render_coverage(Index(made))[1])
    (row,) = html.select(".na-unheld-table tbody tr")
    assert row.find("a", href="glossary/lamp-law.html")
    assert "令第1号" in row.get_text()
    assert html.find(id="not-held") is None
