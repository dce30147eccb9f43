"""The long run: the laws of merging on many random pages, and what `git merge-file` does there.

    python -m tests.soak.merge [PAGES] [FIRST]

Page n is made from seed FIRST + n, so a page that breaks a law can be made again. For git the same
three files are merged as they are. *Lost* is a sentence people added that stands nowhere in the
result, conflict markers included; *returned* one they deleted that stands outside of markers.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from generator.curate.merge import merge_pages
from tests.soak.page_laws import broken_page_laws
from tests.soak.pages import PageCase, make_page_case

_STEP = 1000

Rows = Counter[tuple[bool, str]]


def main(pages: int = 20_000, first: int = 0) -> int:
    """Run and print; 1 where a law is broken."""
    ours: Counter[str] = Counter()
    git: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + pages):
            rng = random.Random(seed)
            case = make_page_case(rng)
            for name in judge_ours(case, rng):
                ours[name] += 1
                if name != "conflict":
                    print(f"page {seed}: {name}", flush=True)
            git.update(judge_git(case, Path(folder)))
            if (seed + 1 - first) % _STEP == 0:
                print(f"{seed + 1 - first} pages", flush=True)
    broken = sum(count for name, count in ours.items() if name != "conflict")
    print(f"laws broken: {broken} times on {pages} pages")
    print(f"{'':24}{'this merge':>12}{'git merge-file':>16}")
    for name in ("lost", "returned", "conflict"):
        print(f"pages with {name + ':':13}{ours[name]:>12}{git[name]:>16}")
    share = [100 * count["conflict"] / pages for count in (ours, git)]
    print(f"{'conflicts, percent:':24}{share[0]:>12.1f}{share[1]:>16.1f}")
    return 1 if broken else 0


def judge_ours(case: PageCase, rng: random.Random) -> list[str]:
    """Broken laws, and `conflict`, `lost`, `returned` as for git."""
    merged = merge_pages(case.base, case.edited, case.new, "page.md")
    rows = _rows(merged.text)
    found = broken_page_laws(case, merged, rng) + _judge(case, rows, rows)
    return [*found, *(["conflict"] if merged.conflicts else [])]


def judge_git(case: PageCase, folder: Path) -> list[str]:
    """What plain git makes of the same files."""
    for name, text in (("edited", case.edited), ("base", case.base), ("new", case.new)):
        (folder / name).write_text(text, "utf-8")
    command = ["git", "merge-file", "-p", "edited", "base", "new"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    clean: list[str] = []
    everything: list[str] = []
    is_open = False
    for line in result.stdout.split("\n"):
        if line.startswith(("<<<<<<< ", ">>>>>>> ", "=======")):
            is_open = line.startswith("<<<<<<< ") or (is_open and line.startswith("======="))
            continue
        everything.append(line)
        clean += [] if is_open else [line]
    found = _judge(case, _rows("\n".join(clean)), _rows("\n".join(everything)))
    return [*found, *(["conflict"] if result.returncode else [])]


def _judge(case: PageCase, clean: Rows, everything: Rows) -> list[str]:
    base, edited, new = _rows(case.base), _rows(case.edited), _rows(case.new)
    found = []
    if (edited - (base - new)) - everything:
        found.append("lost")
    if clean - (edited + (new - base)):
        found.append("returned")
    return found


def _rows(text: str) -> Rows:
    """Sentences of a page that is written one a line, and whether they are published ones."""
    rows: Rows = Counter()
    is_published = False
    for line in (text.partition("\n---\n")[2] or text).split("\n"):
        is_published = is_published or line == "## Text as published"
        row = line.strip().removeprefix("- ").removeprefix("### ")
        if row and not row.startswith(("{#", "## ")):
            rows[is_published, row] += 1
    return rows


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
