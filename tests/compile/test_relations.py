"""Relations between papers, from golden cases and as laws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.atlas import Relation
from generator.compile.find import find_mentions
from generator.compile.load import load_corpus
from generator.compile.relations import gather_relations
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


def make_term(id_: str, names: list[str], kind: str = "instrument", number: str = "") -> Term:
    aliases = tuple(Name(name) for name in names)
    return Called(id_, id_, TermKind(kind), "What it is.", number=number, aliases=aliases)


def make_notice(id_: str, blocks: tuple[Block, ...] = (), **record: Any) -> Notice:
    issued = record.pop("issued", "")
    dates = (RoleDate(DateRole.ISSUED, parse_edtf(issued), Basis.STATED, "x"),) if issued else ()
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
    held = tuple(make_notice(**{"id_": entry.pop("id")} | entry) for entry in case.get("held", ()))
    terms = tuple(make_term(id_, **entry) for id_, entry in case.get("terms", {}).items())
    notices = tuple(sorted((citing, *held), key=lambda notice: notice.id))
    corpus = Corpus(notices=notices, terms=terms)
    found = gather_relations(corpus, find_mentions(corpus))
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


def test_both_real_notices() -> None:
    """Every relation of the notices in content/, and none that is not there."""
    corpus = settle_references(load_corpus(Project(ROOT)))
    found = gather_relations(corpus, find_mentions(corpus))
    golden = read_golden("real-notices")
    for notice in corpus.notices:
        if notice.id not in golden:
            continue
        mine = [relation for relation in found if relation.notice == notice.id]
        assert [(str(r.type), r.to_notice or r.to_term or r.title) for r in mine] == [
            (type_, target[0]) for type_, target in map(wanted, golden[notice.id])
        ]
        for relation, entry in zip(mine, golden[notice.id], strict=True):
            first = relation.evidence[0]
            assert first.block == entry["block"]
            assert entry["quote"] in first.quote


@pytest.mark.parametrize("case", cases("copies"))
def test_copies(case: dict[str, Any]) -> None:
    """A copy leads to the copy it was made from, where that is beyond doubt."""
    notices = tuple(make_notice(**{"id_": entry.pop("id")} | entry) for entry in case["notices"])
    corpus = Corpus(notices=notices)
    found = gather_relations(corpus, find_mentions(corpus))
    assert sorted(f"{r.notice} {r.type} {r.to_notice}" for r in found) == case["relations"]
