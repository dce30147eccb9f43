"""`nox -s quality -- DIR`: how well reading and finding do, against the levels to beat.

Our own golden notices always; public gold where DIR holds it. A set that is not there is skipped
with a line that says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.quality.acronyms import measure_acronyms
from tests.quality.dates import measure_dates
from tests.quality.golden import by_form, measure_golden, share
from tests.quality.lines import measure_lines
from tests.quality.mentions import NOTICES, PRECISION, RECALL, measure_mentions
from tests.quality.relations import measure_relations

LINES_LEVEL = 0.92
RELATION_LEVELS = {"precision": 1.0, "recall": 0.97}
ACRONYMS_LEVEL = 0.88
DATE_LEVELS = {
    "zh": {"F1": 0.98, "values": 0.92},
    "en": {"precision": 0.98, "F1": 0.98, "values": 0.95},
}


def main(arguments: list[str]) -> None:
    """Print one table: task, set, metric, level to beat, ours."""
    print(f"{'task':22} {'set':30} {'metric':10} {'level':>6} {'ours':>6}")
    _print_golden()
    for notice in NOTICES:
        measured = measure_mentions(notice)
        _print_row("mentions", notice, "precision", PRECISION, measured.precision)
        _print_row("mentions", notice, "recall", RECALL, measured.recall)
    for name, figures in measure_relations().items():
        for metric, value in figures.items():
            _print_row("relations", name, metric, RELATION_LEVELS[metric], value)
    if not arguments:
        print("public gold: none named; nox -s quality -- DIR")
        return
    folder = Path(arguments[0])
    every = int(arguments[1]) if len(arguments) > 1 else 1
    if gold := _find(folder / "lines" / "pages.jsonl.gz", "boilerplate lines"):
        result = measure_lines(gold, every)
        name = f"lines ({result['pages']} pages)"
        _print_row("all lines kept", name, "word F1", None, result["all lines"])
        _print_row("boilerplate lines", name, "word F1", LINES_LEVEL, result["ours"])
    for language, levels in DATE_LEVELS.items():
        if gold := _find(folder / "dates" / f"{language}.json", f"dates, {language}"):
            figures = measure_dates(gold)
            for metric, value in figures.items():
                if metric in ("precision", "recall", "F1", "values", "claimed"):
                    _print_row(f"dates, {language}", gold.name, metric, levels.get(metric), value)
    if gold := _find(folder / "acronyms" / "MED1250_labeled.txt", "acronym definitions"):
        for part, found in measure_acronyms(gold).items():
            name = f"MED1250, {part}"
            _print_row("acronym definitions", name, "F1", ACRONYMS_LEVEL, found["F1"])


def _print_golden() -> None:
    scores = measure_golden()
    for form, group in {"all": list(scores), **by_form(scores)}.items():
        name = f"{form} ({len(group)})"
        for metric, pairs in (
            ("blocks", [score.blocks for score in group]),
            ("fields", [score.fields for score in group]),
            ("left out", [score.dropped for score in group]),
        ):
            _print_row("golden notices", name, metric, None, share(pairs))


def _find(path: Path, task: str) -> Path | None:
    if path.is_file():
        return path
    print(f"{task:22} {path} is not there: skipped")
    return None


def _print_row(task: str, name: str, metric: str, level: float | None, ours: float) -> None:
    shown = "" if level is None else f"{level:.3f}"
    print(f"{task:22} {name:30} {metric:10} {shown:>6} {ours:6.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
