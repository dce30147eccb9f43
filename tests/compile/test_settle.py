"""Settling: references and quotes that lead nowhere are taken out and told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.compile.load import load_corpus
from generator.compile.settle import settle_references
from generator.models import Corpus
from generator.text.quoting import count_overlapping
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

BODY = "The Patent Law enters into force.\n{#b0000001}\n\nThe law, the law.\n{#b0000002}"
EVENT = {"edtf": "2021", "role": "effective", "label": "In force", "block": "b0000001"}


def settle(tmp_path: Path, build: BuildProject, files: dict[str, str]) -> Corpus:
    return settle_references(
        load_corpus(build(tmp_path, {"content/sources.yml": SOURCES, **files}))
    )


QUOTES: list[Any] = [
    pytest.param({"quote": "Patent Law"}, "", id="once"),
    pytest.param({"quote": "Patent Rule"}, "does not stand in block b0000001", id="missing"),
    pytest.param({"quote": "the law", "block": "b0000002"}, "", id="capitals count"),
    pytest.param({"quote": "law", "block": "b0000002"}, "stands 2 times", id="twice"),
    pytest.param({"quote": "the law."}, "It stands in block b0000002", id="elsewhere"),
    pytest.param({"quote": "x", "block": "b9999999"}, "does not have", id="no such block"),
]


@pytest.mark.parametrize(("change", "message"), QUOTES)
def test_quotes(
    change: dict[str, str], message: str, tmp_path: Path, build_project: BuildProject
) -> None:
    """An event whose quote does not stand exactly once in its block is told and left out."""
    page = notice_file("n", BODY, events=[EVENT | change])
    corpus = settle(tmp_path, build_project, {"content/notices/n.md": page})
    told = [finding for finding in corpus.findings if finding.code == "quote"]
    assert len(corpus.notices[0].events) == (0 if message else 1)
    assert len(told) == (1 if message else 0)
    if message:
        assert message in told[0].message
        assert page.split("\n")[told[0].line - 1].strip().startswith("quote:")


def test_later_and_corrections_need_their_quotes_too(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """A later status and a correction whose quote is not found are left out."""
    later = {
        "block": "b0000001",
        "quote": "nothing",
        "edtf": "2024",
        "text": "T",
        "sources": ["paper"],
    }
    correction = {"block": "b0000001", "quote": "nothing", "now": "a", "reason": "b"}
    page = notice_file("n", BODY, later=[later], corrections=[correction])
    corpus = settle(tmp_path, build_project, {"content/notices/n.md": page})
    assert (corpus.notices[0].later, corpus.notices[0].corrections) == ((), ())
    assert [finding.code for finding in corpus.findings] == ["quote", "quote"]


REFERENCES = [
    pytest.param("content/notices/n.md", notice_file("n", BODY, subjects=["lew"]), id="subject"),
    pytest.param(
        "content/notices/n.md",
        notice_file("n", BODY, events=[EVENT | {"quote": "Patent Law", "subjects": ["lew"]}]),
        id="subject of an event",
    ),
    pytest.param("content/glossary/t.md", term_file("t", related=["lew"]), id="related"),
    pytest.param("content/glossary/t.md", term_file("t", replaced_by="lew"), id="replaced by"),
    pytest.param(
        "content/timelines/lew.yml", "subject: lew\ntitle: T\n", id="subject of a timeline"
    ),
    pytest.param(
        "content/periods.yml",
        "periods:\n- {id: p, label: P, edtf: '2021', names: [P], term: lew, sources: [paper]}\n",
        id="term of a period",
    ),
    pytest.param(
        "content/about.md", "---\ntitle: A\n---\n\nSee [it](term:lew).\n", id="link in prose"
    ),
]


@pytest.mark.parametrize(("path", "text"), REFERENCES)
def test_unknown_terms(path: str, text: str, tmp_path: Path, build_project: BuildProject) -> None:
    """An id that no term has is told on its line, with the nearest id there is."""
    files = {path: text, "content/glossary/law.md": term_file("law")}
    corpus = settle(tmp_path, build_project, files)
    (told,) = corpus.findings
    assert told.code == "link"
    assert "no term 'lew'" in told.message
    assert told.line > 0
    assert "lew" in text.split("\n")[told.line - 1]


def test_facts_without_a_source_are_left_out(tmp_path: Path, build_project: BuildProject) -> None:
    """A fact from outside that has lost its last source is not published."""
    known = {"role": "issued", "edtf": "2020", "sources": ["paper", "none"]}
    lost = {"role": "issued", "edtf": "2021", "sources": ["none"]}
    timeline = """\
subject: t
title: T
rounds:
- {id: r1, edtf: '2020', title: R, new: N, sources: [none], confidence: high}
- id: r2
  edtf: '2021'
  title: R
  new: N
  sources: [paper]
  confidence: high
  notices: [nobody]
  figures:
  - {label: F, value: '1', period: '2020', count: yearly, sources: [none]}
events:
- {id: e, edtf: '2020', role: issued, label: E, sources: [none], confidence: high}
"""
    files = {
        "content/glossary/t.md": term_file("t", dates=[known, lost]),
        "content/timelines/t.yml": timeline,
    }
    corpus = settle(tmp_path, build_project, files)
    assert [(str(date.edtf), date.sources) for date in corpus.terms[0].dates] == [
        ("2020", ("paper",))
    ]
    (subject,) = corpus.subjects
    assert [(entry.id, entry.figures, entry.notices) for entry in subject.rounds] == [
        ("r2", (), ())
    ]
    assert subject.events == ()
    assert [finding.line for finding in corpus.findings if "timelines" in finding.path] == [
        4,
        11,
        13,
        15,
    ]


def test_issuers_may_be_plain_names(tmp_path: Path, build_project: BuildProject) -> None:
    """An issuer that is no term is a name, and nothing to mend."""
    files = {"content/glossary/t.md": term_file("t", issuer=["some-office", "An Office"])}
    assert settle(tmp_path, build_project, files).findings == ()


def test_nolink_that_names_nothing(tmp_path: Path, build_project: BuildProject) -> None:
    """A nolink entry is a term id or stands in the text; else it is told."""
    page = notice_file("n", BODY, nolink=["patent law", "lew"])
    corpus = settle(tmp_path, build_project, {"content/notices/n.md": page})
    assert [finding.message[:18] for finding in corpus.findings] == ["nolink names 'lew'"]


@pytest.mark.parametrize(
    ("text", "quote", "count"), [("aaa", "aa", 2), ("", "a", 0), ("ab", "ab", 1)]
)
def test_count_overlapping(text: str, quote: str, count: int) -> None:
    """Overlapping places count each."""
    assert count_overlapping(text, quote) == count


def test_what_leads_to_a_page_that_cannot_be_read_is_told_there_and_only_there(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """One broken page is one error, not one for each entry that names it."""
    files = {
        "content/sources.yml": SOURCES,
        "content/glossary/lamp.md": "---\nid: lamp\nlabel: [\n---\n\nOurs.\n",
        "content/notices/order.md": "---\nid: order\n---\n",
        "content/glossary/law.md": term_file(
            "law",
            sources=["paper"],
            related=["lamp", "lamb"],
            renderings=[{"text": "rule", "seen": "order"}],
        ),
    }
    corpus = settle_references(load_corpus(build_project(tmp_path, files)))
    told = [str(finding) for finding in corpus.findings if finding.code == "link"]
    assert len(told) == 1 and "no term 'lamb'" in told[0]
    assert {"term:lamp", "notice:order"} <= corpus.unread
    assert corpus.terms[0].related == ()


PROSE = {
    "a quote of a link": ('- It does. [¶](#b0000001 "enters into force")', []),
    "a quote in single marks": ("- It does. [¶](#b0000001 'Patent Law enters')", []),
    "a quote that is not there": (
        '- It does. [¶](#b0000001 "leaves")',
        ["the quote 'leaves' of a link does not stand in block b0000001."],
    ),
    "a quote that is there twice": (
        '- It does. [¶](#b0000002 "law")',
        ["the quote 'law' of a link stands 2 times in block b0000002."],
    ),
    "words in quotation marks": ("- The “patent law” is it. [¶](#b0000001)", []),
    "words of the second paragraph": ("- “The law,” it says. [¶](#b0000001) [¶](#b0000002)", []),
    "words of no paragraph": (
        '- The "utility model" is it. [¶](#b0000001)',
        ["'utility model' is in quotation marks beside a link to block b0000001,"],
    ),
    "words of another item": ('- The "utility model".\n- It does. [¶](#b0000001)', []),
    "no link": ('- The "utility model".', []),
}


@pytest.mark.parametrize(("prose", "told"), PROSE.values(), ids=PROSE)
def test_quotes_in_our_prose(
    prose: str, told: list[str], tmp_path: Path, build_project: BuildProject
) -> None:
    """What a part of ours quotes beside a link to a paragraph stands in the paragraph."""
    page = notice_file("n", BODY).replace("What it says.", prose)
    corpus = settle(tmp_path, build_project, {"content/notices/n.md": page})
    assert len(corpus.findings) == len(told)
    for finding, start in zip(corpus.findings, told, strict=True):
        assert finding.message.startswith(start)
        assert finding.line == page[: page.index(prose)].count("\n") + 1


def test_not_later_that_names_nothing(tmp_path: Path, build_project: BuildProject) -> None:
    """An entry of not_later is a term or a block of the page; else it is told."""
    page = notice_file("n", BODY, not_later=["t", "b0000001", "b9999999"])
    files = {"content/notices/n.md": page, "content/glossary/t.md": term_file("t")}
    (finding,) = settle(tmp_path, build_project, files).findings
    assert finding.message.startswith("not_later names 'b9999999'")


RELATIONS: list[Any] = [
    pytest.param({"to": "law"}, "", id="a term"),
    pytest.param({"to": "old"}, "", id="a notice"),
    pytest.param({"to": "Rules on lamps"}, "", id="a title of what is not held"),
    pytest.param({"to": "国知发〔2021〕1号"}, "", id="a number of what is not held"),
    pytest.param({"to": "lawn"}, "no notice and no term has the id 'lawn'", id="no such id"),
    pytest.param({"to": "n"}, "is the notice itself", id="itself"),
    pytest.param({"to": "law", "block": "b0000001", "quote": "Patent Law"}, "", id="a quote"),
    pytest.param(
        {"to": "law", "block": "b0000001", "quote": "Patent Rule"}, "does not stand", id="no quote"
    ),
    pytest.param({"to": "law", "sources": ["papers"]}, "no source 'papers'", id="no such source"),
]


@pytest.mark.parametrize(("change", "message"), RELATIONS)
def test_relations_lead_somewhere(
    change: dict[str, Any], message: str, tmp_path: Path, build_project: BuildProject
) -> None:
    """A relation to a paper that no id names, or without its grounds, is told and left out."""
    grounds = {} if {"quote", "sources"} & set(change) else {"note": "Said by telephone."}
    page = notice_file("n", BODY, relations=[{"type": "cites"} | grounds | change])
    files = {
        "content/notices/n.md": page,
        "content/notices/old.md": notice_file("old", "Nothing.\n{#b0000001}"),
        "content/glossary/law.md": term_file("law"),
    }
    corpus = settle(tmp_path, build_project, files)
    assert len(corpus.notices[0].relations) == (0 if message else 1)
    told = [finding.message for finding in corpus.findings if finding.path.endswith("n.md")]
    assert bool(told) == bool(message)
    assert all(message in line for line in told)


def test_a_denied_paper_that_no_id_names_is_told(
    tmp_path: Path, build_project: BuildProject
) -> None:
    page = notice_file("n", BODY, not_relations=["lawn", "Rules on lamps"])
    corpus = settle(tmp_path, build_project, {"content/notices/n.md": page})
    assert corpus.notices[0].not_relations == ("Rules on lamps",)
    (told,) = [finding for finding in corpus.findings if finding.code == "link"]
    assert page.split("\n")[told.line - 1].strip() == "- lawn"
