"""How well acronym definitions are found, measured on public gold.

    python -m tests.quality.acronyms PATH

PATH is `MED1250_labeled.txt` of Ab3P: abstracts with their pairs of short and long form. It is
only read. The measure is F1 over the pairs of all abstracts; a pair counts once in an abstract,
small letters and single spaces make no difference, and synonyms that the gold marks count as
neither right nor wrong. The costs of `generator/text/align.py` were tuned on one half, the
abstracts after the first, third, fifth ... id line; the others only confirm.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.text.acronyms import find_definitions

Pair = tuple[str, str]
_PAIR_RE = re.compile(r"(?P<mark>//\*)?  (?P<short>[^|]+)\|(?P<long>[^|]+)")


@dataclass(frozen=True)
class Abstract:
    """A text with the pairs that people found in it."""

    id: str
    place: int
    """Which id line of the file it follows, from 0; two ids are repeated within their abstract."""
    paragraphs: tuple[str, ...]
    pairs: frozenset[Pair]
    neutral: frozenset[Pair]
    """Synonyms, in either order."""


def measure_acronyms(path: Path) -> dict[str, dict[str, float]]:
    """Number of abstracts, precision, recall and F1: of all, the tuned half and the other half."""
    abstracts = read_abstracts(path)
    halves = [[entry for entry in abstracts if entry.place % 2 == half] for half in (0, 1)]
    parts = {"all": abstracts, "tuned": halves[0], "confirmed": halves[1]}
    return {name: measure(part) for name, part in parts.items()}


def measure(abstracts: Sequence[Abstract]) -> dict[str, float]:
    """Precision, recall and F1 over the pairs of some abstracts."""
    right = given = wanted = 0
    for abstract in abstracts:
        ours = find_pairs(abstract.paragraphs) - (abstract.neutral - abstract.pairs)
        right += len(ours & abstract.pairs)
        given += len(ours)
        wanted += len(abstract.pairs)
    return {
        "abstracts": len(abstracts),
        "precision": right / given,
        "recall": right / wanted,
        "F1": 2 * right / (given + wanted),
    }


def find_pairs(paragraphs: Iterable[str]) -> frozenset[Pair]:
    """The pairs we find, as they are compared."""
    return frozenset(
        _fold(found.short, found.long)
        for paragraph in paragraphs
        for found in find_definitions(paragraph)
    )


def read_abstracts(path: Path) -> list[Abstract]:
    """The abstracts of the file: an id, lines of text, lines with pairs, a blank line."""
    abstracts: list[Abstract] = []
    # The remarks have curly quotes of Windows; line ends within a text are bare carriage returns.
    lines = path.read_bytes().decode("cp1252").replace("\r\n", "\n").split("\n")
    starts = [
        number
        for number, line in enumerate(lines)
        if line.strip().isdigit() and (number == 0 or not lines[number - 1].strip())
    ]
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        id_ = lines[start].strip()
        read = _read_abstract(id_, place, lines[start + 1 : end])
        if abstracts and abstracts[-1].id == id_:  # its text goes on after its pairs
            abstracts[-1] = replace(
                abstracts[-1], paragraphs=abstracts[-1].paragraphs + read.paragraphs
            )
        else:
            abstracts.append(read)
    return abstracts


def _read_abstract(id_: str, place: int, lines: Sequence[str]) -> Abstract:
    paragraphs, pairs, neutral = [], set(), set()
    for line in lines:
        found = _PAIR_RE.fullmatch(line)
        if found and found["mark"]:
            neutral |= {_fold(found["short"], found["long"]), _fold(found["long"], found["short"])}
        elif found:
            pairs.add(_fold(found["short"], found["long"]))
        elif not line.startswith("//"):
            paragraphs.append(line.replace("\r", " "))
    return Abstract(id_, place, tuple(paragraphs), frozenset(pairs), frozenset(neutral))


def _fold(short: str, long: str) -> Pair:
    return " ".join(short.lower().split()), " ".join(long.lower().split())


if __name__ == "__main__":
    for part, figures in measure_acronyms(Path(sys.argv[1])).items():
        row = "  ".join(f"{name} {value:.3f}" for name, value in list(figures.items())[1:])
        print(f"{part:10} {figures['abstracts']:5} abstracts  {row}")
