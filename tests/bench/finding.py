"""Finding and linking terms: seconds and memory for a corpus that is made in memory.

`python -m tests.bench.finding 10000 5000` is one measurement, of that many notices of about 600
words against that many names. Processor time counts, so that other work on the machine does not.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from generator.compile.find import find_mentions
from generator.compile.link import link_mentions
from generator.models import Block, Corpus, Name, Notice, Term
from generator.vocabulary import BlockKind, NoticeKind, TermKind, Translation

NOTICES, NAMES = 10_000, 5_000
"""What the target is for: under 20 seconds on two cores, under 1 GB."""
_WORDS_A_NOTICE, _HAN_A_NOTICE, _BLOCKS = 600, 1_000, 20
_NAMED = 8
"""Names that stand in a notice."""
_SYLLABLES = "pa te nt la wo fi ce re gu mar ket dis pu tion ser vi cen ter na pro".split()
_HAN = [chr(0x4E00 + number) for number in range(3_000)]


@dataclass(frozen=True)
class Found:
    """One measurement."""

    notices: int
    names: int
    cpu: float
    """Seconds of all processes together."""
    seconds: float
    peak: float
    """MiB of the largest process."""
    mentions: int
    links: int


def measure_finding(notices: int, names: int) -> Found:
    """Find and link in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "tests.bench.finding", str(notices), str(names)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return Found(**json.loads(done.stdout))


def print_finding(sizes: list[tuple[int, int]]) -> None:
    """Rows for some numbers of notices and names."""
    print(f"{'notices':>8} {'names':>7} {'cpu s':>7} {'wall s':>7} {'peak MiB':>9} {'links':>8}")
    for size in sizes:
        row = measure_finding(*size)
        print(
            f"{row.notices:8} {row.names:7} {row.cpu:7.1f} {row.seconds:7.1f} {row.peak:9.0f}"
            f" {row.links:8}"
        )


def make_corpus(notices: int, names: int, seed: int = 1) -> Corpus:
    """Made-up terms, two in three English, and notices that name some of them."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(8_000)]
    common = [1 / (rank + 5) for rank in range(len(words))]  # as frequent as words are
    called = [_name(number, words, chance) for number in range(names)]
    terms = tuple(
        Term(f"t{number}", name, TermKind.CONCEPT, "It.", aliases=(Name(name),))
        for number, name in enumerate(called)
    )

    def blocks(number: int) -> Iterator[Block]:
        is_chinese = number % 3 == 2
        if is_chinese:
            text = chance.choices(_HAN, k=_HAN_A_NOTICE)
        else:
            text = chance.choices(words, common, k=_WORDS_A_NOTICE)
        for _ in range(_NAMED):
            text[chance.randrange(len(text))] = chance.choice(
                called[2::3] if is_chinese else called
            )
        size = len(text) // _BLOCKS
        for first in range(_BLOCKS):
            part = text[first * size : (first + 1) * size]
            sentence = "".join(part) + "。" if is_chinese else " ".join(part).capitalize() + "."
            yield Block(f"b{first:07}", BlockKind.PARAGRAPH, (sentence,))

    return Corpus(
        tuple(
            Notice(
                f"n{number}",
                f"n{number}",
                "N",
                NoticeKind.NOTICE,
                "",
                "en",
                Translation.ORIGINAL,
                tuple(blocks(number)),
            )
            for number in range(notices)
        ),
        terms=terms,
    )


def _name(number: int, words: list[str], chance: random.Random) -> str:
    if number % 3 == 2:
        return "".join(chance.choices(_HAN, k=chance.randint(3, 10)))
    return " ".join(chance.choices(words, k=chance.randint(2, 6))).title()


def _run(notices: int, names: int) -> Found:
    import resource  # not on Windows

    corpus = make_corpus(notices, names)
    before, start = _cpu(), time.perf_counter()
    found = find_mentions(corpus)
    mentions = link_mentions(corpus, found)
    cpu, seconds = _cpu() - before, time.perf_counter() - start
    kib = 2**20 if sys.platform == "darwin" else 2**10
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    links = sum(mention.is_linked for mention in mentions)
    return Found(notices, names, cpu, seconds, peak / kib, len(mentions), links)


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    print(json.dumps(vars(_run(*map(int, sys.argv[1:3])))))
