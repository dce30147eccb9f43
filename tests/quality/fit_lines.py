"""Sharpens the weights of `generator.curate.scores` on pages whose body is known.

    python -m tests.quality.fit_lines PATH

PATH is the gold file of `tests.quality.lines`; it is only read, and no file is changed. The weights
were found once as those that make the known bodies most likely among all runs of lines. From there
each weight in turn is moved up and down, and stays where the word F1 gets better: on one half of
the pages, measured before and after on the other, both ways. A gain that the other half does not
share is chance. Last come the weights that do best on all pages.
"""

from __future__ import annotations

import hashlib
import operator
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.curate.labels import find_labels
from generator.curate.parts import Reach, Site
from generator.curate.readers.formats import read_raw
from generator.curate.rules import match_rules
from generator.curate.scores import SCALE, WEIGHTS, Signals, best_run, read_signals, score_lines
from generator.curate.segments import cut_segments
from generator.curate.wrapping import find_width
from tests.quality.lines import bag_words, f1, join_page, read_pages

_STEPS = (0.2, 0.1)
"""How far a weight is moved, round by round."""
_LEAST = 2e-5
"""What a move must gain."""


@dataclass(frozen=True)
class Page:
    """What the scores of a page are made of, and the words that are wanted."""

    half: int
    gold: Counter[str]
    words: tuple[Counter[str], ...]
    """Of each line; none of one that a line rule takes out."""
    signals: tuple[tuple[float, ...], ...]
    """Of each line; zeros where its score is fixed."""
    rest: tuple[float, ...]
    """What the score of each line has beside its weighted signals."""


def read_page(page: dict[str, Any]) -> Page:
    """A page of the gold file."""
    segments = cut_segments(read_raw(join_page(page["lines"]), "text"))
    hits, labels = match_rules(segments, Site()), find_labels(segments)
    width = find_width(segment.text for segment in segments)
    seen = read_signals(segments, hits, labels, width)
    none = (0.0,) * len(WEIGHTS)
    signals = [
        none if line is None or i in hits or i in labels else line for i, line in enumerate(seen)
    ]
    scores = score_lines(segments, hits, labels, width)
    out = {i for i, hit in hits.items() if hit.reach is not Reach.OUTSIDE}
    return Page(
        half=hashlib.md5(page["id"].encode()).digest()[-1] % 2,
        gold=bag_words(page["main"]),
        words=tuple(bag_words("" if i in out else s.text) for i, s in enumerate(segments)),
        signals=tuple(signals),
        rest=tuple(
            score / SCALE - _dot(WEIGHTS, line) for score, line in zip(scores, signals, strict=True)
        ),
    )


def fit(pages: Sequence[Page]) -> tuple[float, ...]:
    """The weights that do best on these pages."""
    weights = list(WEIGHTS)
    best = measure(pages, weights)
    for step in _STEPS:
        for place in range(len(weights)):
            for move in (step, -step):
                tried = [*weights]
                tried[place] += move
                if (value := measure(pages, tried)) > best + _LEAST:
                    best, weights = value, tried
    return tuple(weights)


def measure(pages: Sequence[Page], weights: Sequence[float]) -> float:
    """Mean word F1 of the best runs."""
    return statistics.mean(_measure_page(page, weights) for page in pages)


def _measure_page(page: Page, weights: Sequence[float]) -> float:
    lines = zip(page.signals, page.rest, strict=True)
    core = best_run([_dot(weights, line) + rest for line, rest in lines])
    words: Counter[str] = Counter()
    for line in page.words[core.start : core.end]:
        words.update(line)
    return f1(words, page.gold)


def _dot(weights: Sequence[float], line: Sequence[float]) -> float:
    return float(sum(map(operator.mul, weights, line)))


if __name__ == "__main__":
    read = [read_page(page) for page in read_pages(Path(sys.argv[1])) if any(page["lines"])]
    for half in (0, 1):
        others = [page for page in read if page.half != half]
        own = [page for page in read if page.half == half]
        learned = fit(own)
        for name, group in (("learned from", own), ("not seen", others)):
            before, after = measure(group, WEIGHTS), measure(group, learned)
            print(f"{name:12} {before:.4f} -> {after:.4f}", flush=True)
    for name, weight in zip(Signals._fields, fit(read), strict=True):
        print(f"    {name}={weight:.2f},")
