"""How well the body of a page is told from its chrome, measured on public gold.

    python -m tests.quality.lines PATH [STEP]

PATH is a gzipped file with one JSON object a line: `lines` (the page as text lines) and `main`
(its main text). It is only read. The measure is the word F1 of the lines that are kept against
the main text (bags of words; a word is a run of letters and digits, or one Han character), as a
mean over pages.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.curate.draft import read_verdicts
from generator.curate.parts import Verdict

_WORD_RE = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def measure_lines(path: Path, step: int = 1) -> dict[str, float]:
    """Mean word F1 of our lines and of all lines, and the number of pages.

    Args:
        path: The gold file.
        step: Measure every n-th page only.
    """
    pages = read_pages(path)[::step]
    ours, everything = [], []
    for page in pages:
        main = bag_words(page["main"])
        ours.append(f1(bag_words("\n".join(keep_lines(page["lines"]))), main))
        everything.append(f1(bag_words("\n".join(page["lines"])), main))
    return {
        "pages": len(pages),
        "all lines": sum(everything) / len(pages),
        "ours": sum(ours) / len(pages),
    }


def keep_lines(lines: Sequence[str]) -> list[str]:
    """The lines that go into the page as text of the notice."""
    data = join_page(lines)
    if not data.strip():
        return []
    return [judged.segment.text for judged in read_verdicts(data) if judged.verdict is Verdict.KEPT]


def join_page(lines: Sequence[str]) -> bytes:
    """The lines as a text file."""
    return "\n".join(" ".join(line.split()) for line in lines).encode("utf-8")


def read_pages(path: Path) -> list[dict[str, Any]]:
    """The pages of a gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def bag_words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(_WORD_RE.findall(text.lower()))


def f1(ours: Counter[str], gold: Counter[str]) -> float:
    """The word F1 of ours against the gold."""
    if not ours or not gold:
        return float(ours == gold)
    shared = (ours & gold).total()
    return 2 * shared / (ours.total() + gold.total())


if __name__ == "__main__":
    gold = Path(sys.argv[1])
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for name, value in measure_lines(gold, every).items():
        print(f"{name:10} {value:.3f}")
