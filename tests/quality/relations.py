"""How well relations are read: our golden sentences and small notices, and the two real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.compile.test_relations import (
    ROOT,
    read_golden,
    read_real,
    relate,
    shown,
    wanted,
)

_Told = Counter[tuple[str, ...]]


def measure_relations() -> dict[str, dict[str, float]]:
    """Set of cases -> precision and recall of type and paper together."""
    figures = {}
    for name in ("chinese", "english"):
        cases = read_golden(name)
        pairs = [
            (_count(map(wanted, case["relations"])), _count(map(shown, relate(case)[1])))
            for case in cases
        ]
        figures[f"{name} ({len(cases)})"] = _score(pairs)
    real = read_real(ROOT)
    figures[f"real notices ({len(real)})"] = _score(
        (_count(map(wanted, golden)), _count(map(shown, found))) for golden, found in real
    )
    return figures


def _count(told: Iterable[tuple[str, tuple[str, ...]]]) -> _Told:
    return Counter((type_, *target) for type_, target in told)


def _score(pairs: Iterable[tuple[_Told, _Told]]) -> dict[str, float]:
    right = expected = found = 0
    for golden, ours in pairs:
        right += (golden & ours).total()
        expected += golden.total()
        found += ours.total()
    return {"precision": right / found if found else 1.0, "recall": right / max(expected, 1)}
