"""Mentions in the real notices and in sentences of our own, against the real glossary."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.compile.find import find_mentions
from generator.compile.load import load_corpus
from generator.config import Project
from generator.models import Block, Corpus, Notice
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, NoticeKind, Translation

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "mentions"
MARK_RE = re.compile(r"\[\[(.+?)\|([a-z0-9-]+)\]\]", re.DOTALL)
LEAST_RECALL = 0.97

Place = tuple[str, str, str]
"""Block, surface, term."""


@functools.cache
def real_corpus() -> Corpus:
    return load_corpus(Project(ROOT))


def read_gold(notice: str) -> Any:
    return load_yaml((GOLDEN / f"{notice}.yml").read_text("utf-8"))


def wanted(gold: Any) -> list[Place]:
    return [
        (block, surface, term)
        for block, named in gold["blocks"].items()
        for one in named
        for surface, term in one.items()
    ]


@functools.cache
def found(notice: str) -> tuple[Place, ...]:
    mentions = find_mentions(real_corpus()).mentions
    return tuple((m.block, m.surface, m.term) for m in mentions if m.notice == notice)


NOTICES = sorted(path.stem for path in GOLDEN.glob("cnipa-*.yml"))


@pytest.mark.parametrize("notice", NOTICES)
def test_no_mention_is_wrong(notice: str) -> None:
    """Precision is 1.0: every mention found is in the gold, by that surface and for that term."""
    wrong = Counter(bare(place) for place in found(notice)) - Counter(
        bare(place) for place in wanted(read_gold(notice))
    )
    assert not wrong


@pytest.mark.parametrize("notice", NOTICES)
def test_few_mentions_are_missed(notice: str) -> None:
    """Recall is at least .97, and the mentions found stand in the order of the gold."""
    gold = [bare(place) for place in wanted(read_gold(notice))]
    missed = Counter(gold) - Counter(bare(place) for place in found(notice))
    assert 1 - missed.total() / len(gold) >= LEAST_RECALL, sorted(missed)
    for place in missed:
        gold.remove(place)
    assert gold == [bare(place) for place in found(notice)]


def bare(place: Place) -> Place:
    """Quotation marks that stand wrong in the copies are no part of what is compared."""
    block, surface, term = place
    return block, surface.strip('"“”'), term


@pytest.mark.parametrize("notice", NOTICES)
def test_what_is_no_mention_stays_plain(notice: str) -> None:
    """What the gold calls plain is printed there, and is no mention of the term it looks like."""
    texts = {
        block.id: block.text
        for held in real_corpus().notices
        if held.id == notice
        for block in held.blocks
    }
    for entry in read_gold(notice)["plain"]:
        assert entry["surface"] in texts[entry["block"]], entry
        taken = [(s, t) for b, s, t in found(notice) if b == entry["block"]]
        assert (entry["surface"], entry["term"]) not in taken


def read_sentences() -> Iterator[Any]:
    for path in sorted(GOLDEN.glob("sentences-*.yml")):
        for case in load_yaml(path.read_text("utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['case']}")


@pytest.mark.parametrize("case", read_sentences())
def test_sentences(case: Any) -> None:
    """In a notice of these words exactly the marked places are mentions."""
    text, issuer = case["text"], case.get("issuer", "cnipa")
    parts = [part.split("\n") for part in text.strip().split("\n\n")]
    plain = MARK_RE.sub(r"\1", text.strip()).split("\n\n")
    blocks = tuple(
        Block(f"b{number:07}", BlockKind.PARAGRAPH, tuple(part.split("\n")))
        for number, part in enumerate(plain)
    )
    notice = Notice("n", "n", "N", NoticeKind.NOTICE, issuer, "en", Translation.ORIGINAL, blocks)
    mentions = find_mentions(Corpus(notices=(notice,), terms=real_corpus().terms)).mentions
    for block, part in zip(blocks, parts, strict=True):
        marked = block.text
        for mention in sorted(mentions, key=lambda mention: -mention.start):
            if mention.block == block.id:
                link = f"[[{mention.surface}|{mention.term}]]"
                marked = marked[: mention.start] + link + marked[mention.end :]
        assert marked == Block("b", BlockKind.PARAGRAPH, tuple(part)).text
