"""Which state of the content a site shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.publish.edition import edition_epoch, read_edition


@pytest.mark.parametrize(
    ("edition", "epoch"),
    [
        pytest.param("1970-01-02", 86_400, id="day"),
        pytest.param("2026-11", 1_793_491_200, id="month-is-its-first-day"),
        pytest.param("2026-11-22", 1_795_305_600, id="utc"),
    ],
)
def test_epoch_is_midnight_utc(edition: str, epoch: int) -> None:
    """An edition stands for the first moment of its first day, in any time zone."""
    assert edition_epoch(edition) == epoch


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json"])
def test_a_tree_without_edition_is_refused(tmp_path: Path, text: str) -> None:
    """The message names the file and what to do."""
    path = tmp_path / "data" / "manifest.json"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(GeneratorError, match=r"manifest\.json: .*Run 'notice-atlas build'"):
        read_edition(tmp_path)
