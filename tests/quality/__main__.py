"""`nox -s quality -- DIR`: how well reading does, against the level to beat.

Reads public gold from DIR; a set that is not there is skipped with a line that says so. The
golden cases of the project are tests and run with them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.quality.acronyms import measure_acronyms
from tests.quality.lines import measure_lines

LINES_LEVEL = 0.885
ACRONYMS_LEVEL = 0.88


def main(arguments: list[str]) -> None:
    """Print one table: task, set, metric, level to beat, ours."""
    if not arguments:
        sys.exit("quality: name the folder with public gold: nox -s quality -- DIR")
    folder = Path(arguments[0])
    every = int(arguments[1]) if len(arguments) > 1 else 1
    print(f"{'task':22} {'set':24} {'metric':10} {'level':>6} {'ours':>6}")
    _print_acronyms(folder / "acronyms" / "MED1250_labeled.txt")
    gold = folder / "lines" / "pages.jsonl.gz"
    if not gold.is_file():
        print(f"{'boilerplate lines':22} {gold} is not there: skipped")
        return
    result = measure_lines(gold, every)
    name = f"{gold.stem.split('.')[0]} ({result['pages']} pages)"
    print(f"{'all lines kept':22} {name:24} {'word F1':10} {'':6} {result['all lines']:6.3f}")
    row = f"{'boilerplate lines':22} {name:24} {'word F1':10} {LINES_LEVEL:6.3f}"
    print(f"{row} {result['ours']:6.3f}")


def _print_acronyms(gold: Path) -> None:
    if not gold.is_file():
        print(f"{'acronym definitions':22} {gold} is not there: skipped")
        return
    for part, figures in measure_acronyms(gold).items():
        name = f"MED1250, {part}"
        row = f"{'acronym definitions':22} {name:24} {'F1':10} {ACRONYMS_LEVEL:6.3f}"
        print(f"{row} {figures['F1']:6.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
