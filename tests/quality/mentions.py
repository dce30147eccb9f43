"""Mentions found in the real notices, against the gold written by hand."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.compile.find import find_mentions
from generator.compile.load import load_corpus
from generator.config import Project
from generator.models import Corpus
from generator.text.yamlfile import load_yaml

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "mentions"
NOTICES = sorted(path.stem for path in GOLDEN.glob("cnipa-*.yml"))
PRECISION, RECALL = 1.0, 0.97
"""The levels aimed at, and held by tests/compile/test_mentions.py."""

Place = tuple[str, str, str]
"""Block, surface without the quotation marks that stand wrong in the copies, term."""


@dataclass(frozen=True)
class Measured:
    """What of one notice is found."""

    wrong: tuple[Place, ...]
    missed: tuple[Place, ...]
    precision: float
    recall: float


@functools.cache
def read_corpus() -> Corpus:
    """The content of this project."""
    return load_corpus(Project(ROOT))


def read_gold(notice: str) -> Any:
    """What a person found in a notice: `blocks` and `plain`."""
    return load_yaml((GOLDEN / f"{notice}.yml").read_text("utf-8"))


def list_wanted(notice: str) -> list[Place]:
    """The mentions of the gold, in order of the text."""
    return [
        (block, surface, term)
        for block, named in read_gold(notice)["blocks"].items()
        for one in named
        for surface, term in one.items()
    ]


@functools.cache
def list_found(notice: str) -> tuple[Place, ...]:
    """The mentions that are found, in order of the text."""
    mentions = find_mentions(read_corpus()).mentions
    return tuple((m.block, m.surface.strip('"“”'), m.term) for m in mentions if m.notice == notice)


def measure_mentions(notice: str) -> Measured:
    """How the mentions found compare with the gold."""
    wanted = Counter((b, s.strip('"“”'), t) for b, s, t in list_wanted(notice))
    found = Counter(list_found(notice))
    right = (wanted & found).total()
    return Measured(
        wrong=tuple(sorted((found - wanted).elements())),
        missed=tuple(sorted((wanted - found).elements())),
        precision=right / max(1, found.total()),
        recall=right / max(1, wanted.total()),
    )
