"""The levels that reading must not fall below, over all golden notices together."""

from __future__ import annotations

import pytest

from tests.quality.golden import FORMATS, by_form, measure_golden, share


@pytest.fixture(scope="module")
def scores() -> dict[str, tuple[float, float, float]]:
    """Format -> shares of blocks, fields and left-out pieces that come out as expected."""
    return {
        form: (
            share(score.blocks for score in group),
            share(score.fields for score in group),
            share(score.dropped for score in group),
        )
        for form, group in by_form(measure_golden()).items()
    }


@pytest.mark.parametrize("form", FORMATS.values())
def test_levels(scores: dict[str, tuple[float, float, float]], form: str) -> None:
    """In each format nearly all blocks, fields and left-out pieces are right."""
    blocks, fields, dropped = scores[form]
    assert blocks >= 0.985
    assert fields >= 0.995
    assert dropped >= 0.99


def test_enough_cases() -> None:
    """There are golden notices in each format, and in English, Chinese and traditional Chinese."""
    scores = measure_golden()
    assert len(scores) >= 100
    assert {score.form for score in scores} == set(FORMATS.values())
    names = [score.name for score in scores]
    assert sum(name.startswith("zh-hant") for name in names) >= 6
