"""How well our own golden notices come out: pages, records, and what is left out.

Each case is a raw notice with the page and the front matter a person expects of it. The levels
are floors: `tests/curate/test_levels.py` holds them, also for cases that still await their code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.page import split_front_matter
from generator.text.yamlfile import load_yaml
from tests.curate.test_draft import GOLDEN, make_draft, show_blocks, show_dropped

FORMATS = {"raw": "plain text", "html": "HTML", "mhtml": "MHTML", "docx": "Word", "pdf": "PDF"}


@dataclass(frozen=True)
class Score:
    """What of one case comes out as expected: right and in all."""

    name: str
    form: str
    language: str
    blocks: tuple[int, int]
    fields: tuple[int, int]
    dropped: tuple[int, int]


def measure_golden(folder: Path = GOLDEN) -> tuple[Score, ...]:
    """A score a case, in order of name."""
    paths = sorted(folder.glob("*.yml"))
    return tuple(_score(path.stem, load_yaml(path.read_text("utf-8"))) for path in paths)


def share(pairs: Iterable[tuple[int, int]]) -> float:
    """The share of all that is right; 1 of nothing."""
    right, total = map(sum, zip(*pairs, (0, 0), strict=True))
    return right / total if total else 1.0


def by_form(scores: Iterable[Score]) -> dict[str, list[Score]]:
    """The scores of each format."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for score in scores:
        groups[score.form].append(score)
    return groups


def _score(name: str, case: dict[str, Any]) -> Score:
    draft = make_draft(case)
    expected = case["expected"]
    front = split_front_matter(draft.page)
    data = load_yaml(front.yaml) if front else {}
    wanted = expected["front"]
    dropped = show_dropped(draft)
    return Score(
        name=name,
        form=next(FORMATS[key] for key in FORMATS if key in case),
        language=name.split("-")[0],
        blocks=_in_common(_blocks(expected["page"]), _blocks(show_blocks(draft))),
        fields=(sum(data.get(key) == wanted[key] for key in wanted), len(wanted)),
        dropped=(
            sum(dropped.get(text) == rule for text, rule in expected["dropped"].items()),
            len(expected["dropped"]),
        ),
    )


def _blocks(page: str) -> list[str]:
    return page.removesuffix("\n").split("\n\n")


def _in_common(wanted: list[str], given: list[str]) -> tuple[int, int]:
    """Blocks that are right, and the larger number of blocks: a block too many counts, too."""
    left = list(given)
    right = 0
    for block in wanted:
        if block in left:
            left.remove(block)
            right += 1
    return right, max(len(wanted), len(given))
