"""The notices of this project, from raw bytes to the pages people read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator.config import Project
from generator.curate import work as curate
from generator.curate.parts import Verdict
from generator.curate.readers.formats import read_raw
from generator.models import Notice
from generator.page import parse_page
from generator.text.escape import fold_space
from generator.text.sentences import count_words, split_sentences
from generator.vocabulary import BlockKind, Speaker

PROJECT = Project(Path(__file__).parents[2])
IDS = sorted(curate.open_shelf(PROJECT).provenance)


def read_notice(id_: str) -> Notice:
    paths = {path.stem: path for path in PROJECT.notices.rglob("*.md")}
    notice = parse_page(paths[id_].read_text("utf-8"), id_).notice
    assert notice is not None
    return notice


@pytest.mark.parametrize("id_", IDS)
def test_every_sentence_is_in_the_page(id_: str) -> None:
    """Each sentence of each running line of the raw file stands in the page, or is a repeat.

    The sentences come from the raw lines and not from the draft, so that what cleaning or
    structure lost would be missed here.
    """
    explanation = curate.explain(PROJECT, id_)
    raw = read_raw((PROJECT.root / explanation.path).read_bytes(), id_).text
    page = {
        fold_space(sentence) for block in read_notice(id_).blocks for sentence in block.sentences
    }
    joined = " ".join(page)
    apart = {row.line: row.verdict for row in explanation.rows if row.verdict is not Verdict.KEPT}
    running = 0
    for number, line in enumerate(raw.splitlines(), 1):
        if count_words(line) < 15 or apart.get(number) is Verdict.REPEAT:
            continue
        if apart.get(number) is Verdict.DROPPED:
            assert not fold_space(line).endswith("."), line
            continue
        running += 1
        for start, end in split_sentences(fold_space(line)):
            sentence = fold_space(line)[start:end]
            assert all(part in joined for part in sentence.split(": ")[-1].split("; ")), sentence
    assert running >= 3


@pytest.mark.parametrize("id_", IDS)
def test_raw_bytes(id_: str) -> None:
    """The raw file is what was taken in, and a sync has nothing to write."""
    source = curate.open_shelf(PROJECT).provenance[id_]
    data = (PROJECT.raw / id_ / source.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == source.sha256
    entry = curate.run(PROJECT, [id_], dry_run=True).entries[0]
    assert entry.action in (curate.Action.UNCHANGED, curate.Action.EDITED)
    assert (PROJECT.base / f"{id_}.md").read_text("utf-8") == curate.preview(PROJECT, id_)


def test_goals_of_2021() -> None:
    """The notice of 2021 has three paragraphs and its eight goals as a list of eight."""
    blocks = read_notice("cnipa-2021-blue-sky").blocks
    assert [block.kind for block in blocks] == [
        *[BlockKind.PARAGRAPH] * 2,
        *[BlockKind.ITEM] * 8,
        BlockKind.PARAGRAPH,
    ]


def test_sections_of_2022() -> None:
    """The work points have eight sections, each headed by its own first sentence."""
    blocks = read_notice("cnipa-2022-work-points").blocks
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert [heading[:3] for heading in headings] == [f"{number}. " for number in range(1, 9)]
    assert all(heading.endswith(".") for heading in headings)
    told = [block.text for block in blocks if block.by is Speaker.REPUBLISHER]
    assert told[0].startswith("Recently, ")
    assert len(told) == 6
    assert blocks[6].text.startswith("The overall thinking of the State Intellectual Property")
