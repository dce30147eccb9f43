"""Mentions in the real notices and in sentences of our own, against the real glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.compile.find import find_mentions
from generator.models import Block, Corpus, Notice
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, NoticeKind, Translation
from tests.quality.mentions import (
    GOLDEN,
    NOTICES,
    PRECISION,
    RECALL,
    list_found,
    list_wanted,
    measure_mentions,
    read_corpus,
    read_gold,
)

MARK_RE = re.compile(r"\[\[(.+?)\|([a-z0-9-]+)\]\]", re.DOTALL)


@pytest.mark.parametrize("notice", NOTICES)
def test_levels(notice: str) -> None:
    """No mention is wrong, and few are missed."""
    measured = measure_mentions(notice)
    assert measured.precision >= PRECISION, measured.wrong
    assert measured.recall >= RECALL, measured.missed


@pytest.mark.parametrize("notice", NOTICES)
def test_mentions_are_in_order(notice: str) -> None:
    """What is found stands in the order in which a reader meets it."""
    missed = list(measure_mentions(notice).missed)
    gold = []
    for block, surface, term in list_wanted(notice):
        place = block, surface.strip('"“”'), term
        if place in missed:
            missed.remove(place)
        else:
            gold.append(place)
    assert tuple(gold) == list_found(notice)


@pytest.mark.parametrize("notice", NOTICES)
def test_what_is_no_mention_stays_plain(notice: str) -> None:
    """What the gold calls plain is printed there, and is no mention of the term it looks like."""
    texts = {
        block.id: block.text
        for held in read_corpus().notices
        if held.id == notice
        for block in held.blocks
    }
    for entry in read_gold(notice)["plain"]:
        assert entry["surface"] in texts[entry["block"]], entry
        taken = [(s, t) for b, s, t in list_found(notice) if b == entry["block"]]
        assert (entry["surface"], entry["term"]) not in taken


def read_sentences() -> Iterator[Any]:
    for path in sorted(GOLDEN.glob("sentences-*.yml")):
        for case in load_yaml(path.read_text("utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['case']}")


@pytest.mark.parametrize("case", read_sentences())
def test_sentences(case: Any) -> None:
    """In a notice of these words exactly the marked places are mentions."""
    text, issuer = case["text"].strip(), case.get("issuer", "cnipa")
    parts = [part.split("\n") for part in text.split("\n\n")]
    plain = [part.split("\n") for part in MARK_RE.sub(r"\1", text).split("\n\n")]
    blocks = tuple(
        Block(f"b{number:07}", BlockKind.PARAGRAPH, tuple(lines))
        for number, lines in enumerate(plain)
    )
    notice = Notice("n", "n", "N", NoticeKind.NOTICE, issuer, "en", Translation.ORIGINAL, blocks)
    mentions = find_mentions(Corpus(notices=(notice,), terms=read_corpus().terms)).mentions
    for block, part in zip(blocks, parts, strict=True):
        marked = block.text
        for mention in sorted(mentions, key=lambda mention: -mention.start):
            if mention.block == block.id:
                link = f"[[{mention.surface}|{mention.term}]]"
                marked = marked[: mention.start] + link + marked[mention.end :]
        assert marked == Block("b", BlockKind.PARAGRAPH, tuple(part)).text
