"""Relations between papers, from golden cases and as laws."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.atlas import Evidence, Relation
from generator.compile.find import find_mentions
from generator.compile.load import load_corpus
from generator.compile.relations import gather_relations, list_unheld
from generator.compile.settle import settle_references
from generator.config import Project
from generator.models import Block, Corpus, CuratedRelation, Name, Notice, RoleDate, Term
from generator.text.edtf import parse_edtf
from generator.text.yamlfile import load_yaml
from generator.vocabulary import (
    Basis,
    BlockKind,
    DateRole,
    NoticeKind,
    RelationBasis,
    RelationType,
    Review,
    Speaker,
    TermKind,
    Translation,
)

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "relations"
CITING = "citing"


def read_golden(name: str) -> Any:
    return load_yaml((GOLDEN / f"{name}.yml").read_text("utf-8"))


def cases(*names: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{name}: {case['case']}")
        for name in names
        for case in read_golden(name)
    ]


class Called(Term):
    """A term without its label among its names."""

    @property
    def names(self) -> tuple[Name, ...]:
        return self.aliases


def make_term(
    id_: str, names: list[str], kind: str = "instrument", number: str = "", issued: str = ""
) -> Term:
    return Called(
        id_,
        id_,
        TermKind(kind),
        "What it is.",
        number=number,
        aliases=tuple(Name(name) for name in names),
        dates=made_on(issued),
    )


def made_on(issued: str) -> tuple[RoleDate, ...]:
    return (RoleDate(DateRole.ISSUED, parse_edtf(issued), Basis.STATED, "x"),) if issued else ()


def make_notice(id_: str, blocks: tuple[Block, ...] = (), **record: Any) -> Notice:
    dates = made_on(record.pop("issued", ""))
    entries = tuple(
        CuratedRelation(**entry | {"type": RelationType(entry["type"])})
        for entry in record.pop("relations", ())
    )
    fields: dict[str, Any] = {
        "work": id_,
        "title": f"Paper {id_}",
        "issuer": "",
        "language": "en",
        "title_zh": "",
        "number": "",
        "republisher": "",
    } | record
    fields["kind"] = NoticeKind(fields.get("kind", "notice"))
    fields["translation"] = Translation(fields.get("translation", "original"))
    fields["review"] = Review(fields.get("review", "draft"))
    for key in ("subjects", "not_relations"):
        fields[key] = tuple(fields.get(key, ()))
    return Notice(id=id_, blocks=blocks, dates=dates, relations=entries, path=f"{id_}.md", **fields)


def named_notice(entry: dict[str, Any]) -> Notice:
    return make_notice(entry["id"], **{key: entry[key] for key in entry if key != "id"})


def make_blocks(text: str, by: str = "issuer") -> tuple[Block, ...]:
    blocks = []
    for number, part in enumerate(text.strip().split("\n\n")):
        kind = BlockKind.ITEM if part.startswith("- ") else BlockKind.PARAGRAPH
        kind = BlockKind.HEADING if part.startswith("# ") else kind
        lines = tuple(part.removeprefix("- ").removeprefix("# ").split("\n"))
        blocks.append(Block(f"b{number:07}", kind, lines, by=Speaker(by)))
    return tuple(blocks)


def relate(case: dict[str, Any]) -> tuple[Corpus, tuple[Relation, ...]]:
    blocks = make_blocks(case["text"], case.get("by", "issuer"))
    citing = make_notice(CITING, blocks, **case.get("self", {}))
    held = tuple(named_notice(entry) for entry in case.get("held", ()))
    terms = tuple(make_term(id_, **entry) for id_, entry in case.get("terms", {}).items())
    notices = tuple(sorted((citing, *held), key=lambda notice: notice.id))
    corpus = Corpus(notices=notices, terms=terms)
    found = gather_relations(corpus, find_mentions(corpus)).relations
    return corpus, tuple(relation for relation in found if relation.notice == CITING)


def shown(relation: Relation) -> tuple[str, tuple[str, ...]]:
    """Type and target, as the golden cases name it."""
    known = tuple(filter(None, (relation.to_notice, relation.to_term)))
    return str(relation.type), known or (relation.title,)


def wanted(entry: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    type_ = next(key for key in entry if key in set(RelationType))
    target = entry[type_]
    return type_, tuple(target) if isinstance(target, list) else (target,)


@pytest.mark.parametrize("case", cases("chinese", "english"))
def test_golden(case: dict[str, Any]) -> None:
    """Exactly the relations that the case names are found, with its words as evidence."""
    corpus, found = relate(case)
    assert sorted(map(shown, found)) == sorted(map(wanted, case["relations"]))
    by_target = {shown(relation): relation for relation in found}
    citing = next(notice for notice in corpus.notices if notice.id == CITING)
    texts = {block.id: block.text for block in citing.blocks} | {"": citing.title}
    for entry in case["relations"]:
        relation = by_target[wanted(entry)]
        assert relation.basis == entry.get("basis", "stated")
        if "number" in entry:
            assert relation.number == entry["number"]
        if "block" in entry:
            assert relation.evidence[0].block == entry["block"]
        if "quote" in entry:
            assert entry["quote"] in relation.evidence[0].quote
        assert relation.evidence or relation.basis == "curated"
        for evidence in relation.evidence:
            assert texts[evidence.block].count(evidence.quote) == 1


def read_real(root: Path) -> list[tuple[list[dict[str, Any]], list[Relation]]]:
    """What is expected of each real notice, and what is found."""
    corpus = settle_references(load_corpus(Project(root)))
    found = gather_relations(corpus, find_mentions(corpus)).relations
    golden = read_golden("real-notices")
    return [
        (golden[notice.id], [relation for relation in found if relation.notice == notice.id])
        for notice in corpus.notices
        if notice.id in golden
    ]


def test_both_real_notices() -> None:
    """Every relation of the notices in content/, and none that is not there."""
    for golden, found in read_real(ROOT):
        assert [(str(r.type), r.to_notice or r.to_term or r.title) for r in found] == [
            (type_, target[0]) for type_, target in map(wanted, golden)
        ]
        for relation, entry in zip(found, golden, strict=True):
            first = relation.evidence[0]
            assert first.block == entry["block"]
            assert entry["quote"] in first.quote


@pytest.mark.parametrize("case", cases("copies"))
def test_copies(case: dict[str, Any]) -> None:
    """A copy leads to the copy it was made from, where that is beyond doubt."""
    notices = tuple(named_notice(entry) for entry in case["notices"])
    corpus = Corpus(notices=notices)
    found = gather_relations(corpus, find_mentions(corpus)).relations
    assert sorted(f"{r.notice} {r.type} {r.to_notice}" for r in found) == case["relations"]


def test_an_entry_leads_to_the_notice_that_is_its_paper() -> None:
    """By number or title; not where two notices could be it."""
    number = "国知发保字〔2021〕1号"
    by_number = make_term("by-number", ["灯笼通知"], number=number)
    by_title = make_term("by-title", ["Order on Lamps"])
    unsure = make_term("unsure", ["Lamp Plan"])
    notices = (
        make_notice("a", title="A title of its own", number=number),
        make_notice("b", title="Order on lamps"),
        make_notice("c", title="Lamp plan"),
        make_notice("d", title="Lamp plan"),
    )
    corpus = Corpus(notices=notices, terms=(by_number, by_title, unsure))
    held = gather_relations(corpus, find_mentions(corpus)).held_terms
    assert held == {"by-number": "a", "by-title": "b"}


def test_a_title_that_could_be_two_papers_is_told() -> None:
    """Which papers, on which line, and what to do; silent once an editor has said so."""
    case = next(c for c in read_golden("chinese") if c["case"].startswith("one title of two years"))
    corpus, _ = relate(case)
    (told,) = gather_relations(corpus, find_mentions(corpus)).findings
    assert "could be one or two, so it is related to none" in told.message
    settled = case | {"self": {"relations": [{"type": "cites", "to": "two", "note": "x"}]}}
    corpus, found = relate(settled)
    assert [relation.to_notice for relation in found] == ["two"]
    assert not gather_relations(corpus, find_mentions(corpus)).findings


# --- laws -------------------------------------------------------------------------------------

PIECES = (
    "根据《灯笼条例》，制定本办法。",
    "《灯笼规定》（国知发〔2020〕7号）同时废止。",
    "国知发〔2021〕1号",
    "《",
    "》",
    '"',
    "Implement the “Lantern Rules”.",
    'The "Lantern Rules" are hereby repealed',
    "本办法和《灯笼办法》不一致的，",
    "Guo Zhi Fa [2020] No. 7",
    "将《灯笼条例》第三条修改为：",
    "废止下列文件：",
    "\n\n- ",
    "\n\n",
    " ",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_every_relation_shows_its_words_and_leads_elsewhere(text: str) -> None:
    """Evidence stands in its block, one relation a paper, never one to the notice itself."""
    case = {
        "text": text.strip() or "x",
        "self": {"title": "灯笼办法", "number": "国知发〔2021〕1号"},
        "held": [{"id": "old", "title": "灯笼规定", "number": "国知发〔2020〕7号"}],
        "terms": {"rules": {"names": ["Lantern Rules"]}, "law": {"names": ["灯笼条例"]}},
    }
    corpus, found = relate(case)
    texts = {block.id: block.text for n in corpus.notices for block in n.blocks}
    for relation in found:
        assert CITING not in (relation.to_notice, relation.to_term)
        assert relation.title != "灯笼办法" and relation.number != "国知发〔2021〕1号"
        assert relation.evidence
        assert all(one.quote and one.quote in texts[one.block] for one in relation.evidence)
    targets = [(r.to_notice, r.to_term, r.title if not r.is_known else "") for r in found]
    assert len(set(targets)) == len(targets)


@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(chance: random.Random) -> None:
    """The same relations come of the same notices and terms in any order of the terms."""
    case = next(c for c in read_golden("chinese") if c["case"].startswith("two bases"))
    names = list(case["terms"].items())
    chance.shuffle(names)
    assert relate(case | {"terms": dict(names)})[1] == relate(case)[1]


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000,
        "《" * 50_000,
        "《灯笼条例》" * 3_000,
        "《灯笼条例》" + " " * 50_000 + "《灯笼规定》",
        ", if" * 20_000 + ' the "Lantern Rules" are repealed',
        "如" * 50_000 + "《灯笼条例》" + "第" * 50_000,
        "国知发〔2020〕7号" * 3_000,
        "the following " * 10_000,
        "in accordance with the " * 5_000 + '"Lantern Rules"',
        '"Lantern Rules"' + " is hereby" * 10_000,
        '"' * 20_000 + "Lantern Rules",
        "Aa bb Cc " * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    """No paragraph of 100 KB takes long, however its marks and words are piled up."""
    start = time.perf_counter()
    relate({"text": text, "terms": {"rules": {"names": ["Lantern Rules"]}}})
    assert time.perf_counter() - start < 10


# --- what is not held -------------------------------------------------------------------------


def cite(notice: str, title: str = "", number: str = "", term: str = "") -> Relation:
    evidence = (Evidence(notice, "b0000001", title or number or "x"),)
    return Relation(
        notice,
        RelationType.CITES,
        RelationBasis.STATED,
        to_term=term,
        title=title,
        number=number,
        evidence=evidence,
    )


def unheld(*relations: Relation, works: dict[str, str] | None = None) -> list[tuple[str, str, int]]:
    ids = sorted({relation.notice for relation in relations})
    notices = [make_notice(id_, work=(works or {}).get(id_, id_)) for id_ in ids]
    papers = list_unheld(relations, notices)
    return [(paper.term or paper.title, paper.number, len(paper.citing)) for paper in papers]


def test_papers_are_counted_by_works_the_most_cited_first() -> None:
    found = unheld(
        cite("a", "Fee Rules"),
        cite("a", "Lamp Rules"),
        cite("b", "lamp rules"),
        cite("c", "Lamp Rules"),
        works={"b": "w", "c": "w"},
    )
    assert found == [("Lamp Rules", "", 2), ("Fee Rules", "", 1)]


def test_a_title_and_a_number_join_the_one_paper_that_has_both() -> None:
    both = cite("a", "Lamp Rules", "令第1号")
    assert unheld(both, cite("b", "Lamp Rules"), cite("c", number="令第1号")) == [
        ("Lamp Rules", "令第1号", 3)
    ]


def test_a_title_that_two_papers_have_joins_neither() -> None:
    found = unheld(
        cite("a", "Lamp Rules", "令第1号"),
        cite("b", "Lamp Rules", "令第2号"),
        cite("c", "Lamp Rules"),
    )
    assert [count for *_, count in found] == [1, 1, 1]


def test_what_is_held_is_not_listed() -> None:
    held = Relation("a", RelationType.CITES, RelationBasis.STATED, to_notice="b")
    assert list_unheld([held], [make_notice("a"), make_notice("b")]) == ()
