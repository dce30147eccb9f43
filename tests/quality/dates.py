"""How well dates are found and read, measured on public gold.

    python -m tests.quality.dates PATH [list]

PATH is a JSON file in the form of Recognizers-Text, English or Chinese. It is only read. Of its
results, dates and ranges of dates that print a year count; ours overlap them or not (relaxed F1).
What overlaps a date of the gold that does not count (a time of a day) is neither right nor wrong.

How values are compared:

* the gold counts the end of a range in several ways ("to June": the first of June, the first of
  July; "to Q1": the first of January): any of them is right where the last date named is;
* an open range is right with the same date named and the same side open;
* "the end of 2000" is right with 2000 and the same mod;
* where the gold knows no value ("fiscal year 2008", 30 February), ours is right without one;
* what needs the day of writing ("to yesterday") is resolved with the gold's.

"Values" counts every other difference as wrong. "Claimed" leaves out those where our record says
why it claims less (10/1/2018 could be two days; weeks are not counted out).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.text.edtf import EdtfError, Point, parse_edtf
from generator.text.timex import Timex, TimexKind, find_timexes, resolve

_YEAR_RE = re.compile(
    r"(?<!\d)(?:1[5-9]|20|21)\d\d(?:\d{4})?(?!\d)|[〇○零一二三四五六七八九]{4}\s?年|民[国國]"
)
_RANGE_RE = re.compile(r"\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),")
_DATED = frozenset({TimexKind.DATE, TimexKind.RANGE})
_OPEN = {"before": "end", "until": "end", "after": "start", "since": "start"}


@dataclass(frozen=True)
class Pair:
    """One result of the gold and what we found there."""

    text: str
    gold: dict[str, Any] | None
    """None where we found a date and the gold has none."""
    ours: Timex | None
    is_right: bool = False
    """Whether the values agree."""


def measure_dates(path: Path) -> dict[str, float]:
    """Precision, recall and F1 of finding, and the share of right values.

    Args:
        path: The gold file.
    """
    pairs = list(compare(path))
    both = [pair for pair in pairs if pair.gold and pair.ours]
    missed = sum(1 for pair in pairs if pair.ours is None)
    wrong = sum(1 for pair in pairs if pair.gold is None)
    right = sum(pair.is_right for pair in both)
    claimed = [pair for pair in both if pair.is_right or not (pair.ours and pair.ours.reason)]
    found = len(both)
    return {
        "results": found + missed,
        "precision": found / (found + wrong),
        "recall": found / (found + missed),
        "f1": 2 * found / (2 * found + wrong + missed),
        "values": right / found,
        "claimed": right / len(claimed),
    }


def compare(path: Path) -> Iterator[Pair]:
    """Each result that counts beside ours, then ours that the gold does not have."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        text = case["Input"]
        ours = [timex for timex in _find(case) if _counts(timex)]
        met: set[int] = set()
        for gold in case["Results"]:
            span = (gold["Start"], gold["End"] + 1) if "Start" in gold else (0, len(text))
            here = [timex for timex in ours if timex.start < span[1] and span[0] < timex.end]
            met |= {timex.start for timex in here}
            kind = str(gold.get("TypeName", "")).rpartition(".")[2]
            if kind in ("date", "daterange") and _YEAR_RE.search(text[slice(*span)]):
                best = next((timex for timex in here if agrees(gold, timex)), None)
                first = best or (here[0] if here else None)
                yield Pair(text, gold, first, best is not None)
        for timex in ours:
            if timex.start not in met:
                yield Pair(text, None, timex)


def _find(case: dict[str, Any]) -> tuple[Timex, ...]:
    reference = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
    found = find_timexes(case["Input"])
    if not reference:
        return found
    day = date.fromisoformat(reference)
    return resolve(found, Point(day.year, day.month, day.day))


def _counts(timex: Timex) -> bool:
    """Whether we claim a date: a printed one, or a range one end of which is printed."""
    if timex.kind in _DATED:
        return True
    return timex.kind is TimexKind.DEICTIC and bool(_YEAR_RE.search(timex.surface))


def agrees(gold: dict[str, Any], ours: Timex) -> bool:
    """Whether our value is one of those that the gold allows."""
    resolution = gold.get("Resolution") or {}
    return any(_agrees(value, ours) for value in resolution.get("values") or [])


def _agrees(value: dict[str, Any], ours: Timex) -> bool:
    if value.get("value") == "not resolved":
        return ours.value is None
    if ours.value is None:
        return False
    timex, mod = str(value["timex"]), str(value.get("Mod", "")).partition("-")[0]
    if pair := _RANGE_RE.match(timex):
        start, end = (date.fromisoformat(day) for day in pair.groups())
        return ours.value.first == start and _is_end(ours, end)
    try:
        named = str(parse_edtf(timex))
    except EdtfError:
        return _spans(value, ours)
    start_named, end_named = str(ours.value.start or ""), str(ours.value.end or "")
    if mod in _OPEN:
        known = (end_named, start_named) if _OPEN[mod] == "end" else (start_named, end_named)
        return known == (named, "")
    if mod in ("start", "mid", "end"):
        return str(ours.value) == named and ours.mod == mod
    return str(ours.value).rstrip("~") == named


def _is_end(ours: Timex, end: date) -> bool:
    assert ours.value is not None
    if ours.value.end is None:
        return False
    last = ours.value.end
    quarter = date(last.year, (last.first.month - 1) // 3 * 3 + 1, 1)
    return end in (last.first, last.last, last.last + timedelta(days=1), quarter)


def _spans(value: dict[str, Any], ours: Timex) -> bool:
    """Weeks and the like: the days from first to last."""
    assert ours.value is not None
    if ours.value.start is None or ours.value.end is None or "start" not in value:
        return False
    after = ours.value.last + timedelta(days=1)
    return [ours.value.first.isoformat(), after.isoformat()] == [value["start"], value.get("end")]


def _show(pair: Pair) -> str:
    values = ((pair.gold or {}).get("Resolution") or {}).get("values") or []
    gold = f"{pair.gold['Text']!r} {[v.get('timex') for v in values]}" if pair.gold else "nothing"
    ours = f"{pair.ours.surface!r} {pair.ours.value} {pair.ours.reason}" if pair.ours else "nothing"
    return f"{pair.text[:90]!r}\n    gold {gold}\n    ours {ours}"


if __name__ == "__main__":
    file = Path(sys.argv[1])
    for name, figure in measure_dates(file).items():
        print(f"{name:10} {figure:.3f}")
    if sys.argv[2:] == ["list"]:
        for each in compare(file):
            if not each.is_right:
                print(_show(each))
