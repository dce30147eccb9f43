"""Date expressions: golden cases an editor can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.text.edtf import Point, parse_edtf
from generator.text.timex import Timex, TimexKind, find_timexes, resolve

GOLDEN = Path(__file__).parents[1] / "golden" / "timex"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['case']}")
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KEYS = {"surface", "edtf", "kind", "mod", "reason", "inferred"}


def as_row(found: Timex, expected: dict[str, Any]) -> dict[str, Any]:
    """What was found in the words of a golden case; the reason only as far as it is asked for."""
    row: dict[str, Any] = {"surface": found.surface, "kind": str(found.kind)}
    if found.value is not None:
        row["edtf"] = str(found.value)
    if found.mod:
        row["mod"] = str(found.mod)
    if "reason" in expected:
        row["reason"] = expected["reason"] if expected["reason"] in found.reason else found.reason
    return row


def point(text: str) -> Point:
    anchor = parse_edtf(text).start
    assert anchor
    return anchor


@pytest.mark.parametrize("case", CASES)
def test_golden(case: dict[str, Any]) -> None:
    """What a case lists is found, with its meaning, and nothing else is."""
    text, expected = case["text"], case["found"]
    assert all(set(row) <= KEYS and row["kind"] in set(TimexKind) for row in expected)
    found = find_timexes(text)
    shown = [row | {"inferred": None, "reason": None} for row in expected]
    if "anchor" not in case:
        padded = [*expected, *[{}] * len(found)]
        assert [as_row(*pair) for pair in zip(found, padded, strict=False)] == expected
        return
    assert [timex.surface for timex in found] == [row["surface"] for row in expected], shown
    for before, after, row in zip(
        found, resolve(found, point(case["anchor"])), expected, strict=True
    ):
        inferred = row.get("inferred")
        plain = {key: value for key, value in row.items() if key not in ("inferred", "reason")}
        assert as_row(before, plain) == plain
        if inferred or "edtf" not in row:
            assert (str(after.value) if after.value else None) == inferred
        assert row.get("reason", "") in after.reason
