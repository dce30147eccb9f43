"""Events in the text: what sentences say happened when, from golden cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.atlas import Found, Mention
from generator.compile.deeds import TextDate, read_dates
from generator.compile.find import find_mentions
from generator.compile.load import load_corpus
from generator.compile.settle import settle_references
from generator.config import Project
from generator.models import Block, Corpus, Notice, RoleDate, Term
from generator.text.edtf import parse_edtf
from generator.text.yamlfile import load_yaml
from generator.vocabulary import (
    Basis,
    BlockKind,
    DateRole,
    NoticeKind,
    Speaker,
    TermKind,
    Translation,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "events"
MARK_RE = re.compile(r"\[\[(.+?)\|([a-z-]+)\]\]")
KINDS = {
    "office": "institution",
    "samr": "institution",
    "council": "institution",
    "sky": "campaign",
    "pilot": "programme",
    "conference": "forum",
    "hague": "agreement",
    "rcep": "agreement",
    "hoarding": "concept",
}


def read_cases() -> list[Any]:
    return [
        pytest.param(case, path.stem, id=f"{path.stem}: {case['case']}")
        for path in sorted(GOLDEN.glob("*.yml"))
        if path.stem != "notices"
        for case in load_yaml(path.read_text("utf-8"))
    ]


def make_term(id_: str) -> Term:
    return Term(id_, id_.title(), TermKind(KINDS.get(id_, "instrument")), "What it is.")


def read_marked(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The text without its marks, and the mentions that they say are there."""
    text, mentions, at = "", [], 0
    for found in MARK_RE.finditer(marked):
        text += marked[at : found.start()]
        start = len(text)
        text += found[1]
        mentions.append(Mention(found[2], "n", "b0000001", start, len(text), found[1], ""))
        at = found.end()
    return text + marked[at:], tuple(mentions)


def make_corpus(case: dict[str, Any], language: str) -> tuple[Corpus, Found]:
    text, mentions = read_marked(case["text"])
    dates = tuple(
        RoleDate(role, parse_edtf(case[role]), Basis.OUTSIDE, sources=("s",))
        for role in (DateRole.ISSUED, DateRole.REPOSTED)
        if role in case
    )
    notice = Notice(
        "n",
        "n",
        case.get("title", "Notice on patent agencies"),
        NoticeKind(case.get("kind", "notice")),
        "",
        language,
        Translation.ORIGINAL,
        (Block("b0000001", BlockKind.PARAGRAPH, (text,)),),
        dates=dates,
        path="n.md",
    )
    terms = tuple(make_term(id_) for id_ in sorted({mention.term for mention in mentions}))
    return Corpus(notices=(notice,), terms=terms), Found(mentions)


def as_rows(dates: tuple[TextDate, ...]) -> list[dict[str, Any]]:
    """The events in the words of a golden case."""
    rows = []
    for date in dates:
        for deed in date.deeds:
            row: dict[str, Any] = {
                "role": str(deed.role),
                "edtf": str(deed.edtf),
                "of": list(deed.subjects) or ["this"],
            }
            if deed.basis is Basis.INFERRED:
                row["inferred"] = date.anchor
            if deed.act and deed.act != "figures":
                row["act"] = deed.act
            rows.append(row)
    return rows


@pytest.mark.parametrize(("case", "language"), read_cases())
def test_golden(case: dict[str, Any], language: str) -> None:
    """Exactly the listed events are found, each with a quote that stands once."""
    corpus, found = make_corpus(case, {"english": "en", "chinese": "zh-Hans"}[language])
    dates = read_dates(corpus, found)
    assert as_rows(dates) == case["events"]
    text = corpus.notices[0].blocks[0].text
    for date in dates:
        assert text[date.start : date.end] == date.surface
        assert bool(date.deeds) != bool(date.reason), date
        for deed in date.deeds:
            assert text.count(deed.quote) == 1 and text[deed.start : deed.end] == deed.quote
    if "quotes" in case:
        assert [deed.quote for date in dates for deed in date.deeds] == case["quotes"]
    if "why" in case:
        assert any(case["why"] in date.reason for date in dates), [d.reason for d in dates]


# --- the notices of this project ----------------------------------------------------------------


def read_project() -> tuple[Corpus, Found, tuple[TextDate, ...]]:
    corpus = settle_references(load_corpus(Project(Path(__file__).parents[2])))
    found = find_mentions(corpus)
    return corpus, found, read_dates(corpus, found)


def as_date(date: TextDate, row: dict[str, Any], text: str) -> dict[str, Any]:
    """A date in the words of the golden case, with as much before it as the case gives."""
    start = max(0, date.start - len(row.get("before", "")))
    shown: dict[str, Any] = {
        "surface": date.surface,
        "before": text[start : date.start],
        "edtf": str(date.edtf),
        "role": str(date.role),
        "basis": "named" if date.period else "printed",
    }
    if date.basis is Basis.INFERRED:
        shown |= {"basis": "inferred", "anchor": date.anchor}
    return shown | ({} if date.by is Speaker.ISSUER else {"by": str(date.by)})


@pytest.mark.parametrize("case", load_yaml((GOLDEN / "notices.yml").read_text("utf-8")))
def test_every_date_of_the_first_notices(case: dict[str, Any]) -> None:
    """Value, role and basis of each date are as a person reads them, and there are no others."""
    corpus, _, dates = read_project()
    (notice,) = [notice for notice in corpus.notices if notice.id == case["notice"]]
    texts = {block.id: block.text for block in notice.blocks}
    mine = [date for date in dates if date.notice == notice.id and date.edtf]
    padded = case["dates"] + [{}] * (len(mine) - len(case["dates"]))
    shown = [as_date(date, row, texts[date.block]) for date, row in zip(mine, padded, strict=True)]
    assert shown == case["dates"]
    printed = [date for date in notice.dates if date.basis is Basis.STATED]
    assert [
        {"quote": date.quote, "edtf": str(date.edtf), "role": str(date.role)} for date in printed
    ] == case["record"]


@pytest.mark.parametrize("case", load_yaml((GOLDEN / "notices.yml").read_text("utf-8")))
def test_every_event_of_the_first_notices(case: dict[str, Any]) -> None:
    """Nothing is found in them that is not so."""
    *_, dates = read_project()
    rows = [
        {
            "role": str(deed.role),
            "edtf": str(deed.edtf),
            "of": list(deed.subjects) or ["this"],
            "basis": str(deed.basis),
        }
        for date in dates
        for deed in date.deeds
        if date.notice == case["notice"]
    ]
    assert rows == [{k: v for k, v in row.items() if k != "same"} for row in case["events"]]


QUOTES = [
    pytest.param(
        "Please submit the summary before November 30, 2023 (by e-mail: a@b.org).",
        "Please submit the summary before November 30, 2023",
        id="stops before a bracket",
    ),
    pytest.param(
        "请于2022年6月30日前报送核查表，逾期不候。",
        "请于2022年6月30日前报送核查表",
        id="goes to the comma",
    ),
    pytest.param(
        "The [[Measures|measures]] (issued on 4 April 2019) apply.",
        "Measures (issued on 4 April 2019)",
        id="a bracket is closed",
    ),
    pytest.param(
        "After the [[Law|law]] was amended in 2019, it was quiet.",
        "the Law was amended in 2019",
        id="without what joins it to the clause before",
    ),
]


@pytest.mark.parametrize(("text", "quote"), QUOTES)
def test_quotes_are_the_words_that_say_it(text: str, quote: str) -> None:
    dates = read_dates(*make_corpus({"text": text}, "en" if text.isascii() else "zh-Hans"))
    assert [deed.quote for date in dates for deed in date.deeds] == [quote]
