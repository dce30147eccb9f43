"""Traditional and simplified Chinese as one: every character in its simplified form."""

from __future__ import annotations

from pathlib import Path

_TABLE = Path(__file__).with_name("traditional.txt")


def _read_table() -> dict[int, int]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    pairs = " ".join(line for line in lines if not line.startswith("#")).split()
    return {ord(pair[0]): ord(pair[1]) for pair in pairs}


_SIMPLIFIED = _read_table()


def to_simplified(text: str) -> str:
    """The text with each traditional character in its simplified form: as long as before.

    One character at a time, so that names can be compared; it is no translation.
    """
    return text.translate(_SIMPLIFIED)
