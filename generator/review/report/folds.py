"""Markdown in folded parts that together keep within a size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ROOM_TO_TELL = 400
"""Bytes kept for the sentences that say what was cut."""


@dataclass(frozen=True)
class Fold:
    """A part that a reader opens."""

    title: str
    """Shown when it is closed; Markdown."""
    lines: tuple[str, ...]

    def write(self, most: int | None = None) -> str:
        """The part, with its first *most* lines and a sentence on how many are left out."""
        lines = self.lines if most is None else self.lines[:most]
        text = f"\n<details><summary>{self.title}</summary>\n\n" + "\n".join(lines) + "\n"
        if len(lines) < len(self.lines):
            text += f"\n**Cut here:** {len(self.lines) - len(lines):,} more lines.\n"
        return text + "\n</details>\n"


def fit(head: str, folds: Sequence[Fold], limit: int, hint: str) -> str:
    """The head and the folds in at most *limit* bytes of UTF-8; 0 for all of it.

    What is too long is cut at the end of a line; small folds stay whole as long as large ones can
    be cut instead.

    Args:
        head: What is shown unfolded; never cut.
        folds: In the order to show them.
        limit: Bytes.
        hint: How to see all of it.
    """
    whole = head + "".join(fold.write() for fold in folds)
    if not limit or _size(whole) <= limit:
        return whole
    room = limit - _size(head) - _ROOM_TO_TELL - _size(hint)
    sizes = [_size(fold.write()) for fold in folds]
    shares = _share(sizes, max(0, room))
    parts = [_cut(fold, share) for fold, share in zip(folds, shares, strict=True)]
    told = (
        f"\nThis report is cut to {limit:,} of {_size(whole):,} bytes;"
        f" each part says how many of its lines are left out. {hint}\n"
    )
    return head + told + "".join(parts)


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _share(sizes: Sequence[int], room: int) -> list[int]:
    """How many bytes each may have: as many as it needs, the large ones equally little."""
    shares = [0] * len(sizes)
    in_order = sorted(range(len(sizes)), key=lambda place: sizes[place])
    for done, place in enumerate(in_order):
        shares[place] = min(sizes[place], room // (len(sizes) - done))
        room -= shares[place]
    return shares


def _cut(fold: Fold, share: int) -> str:
    """The fold with as many lines as fit; nothing where not even its title does."""
    if _size(fold.write()) <= share:
        return fold.write()
    used, most = _size(fold.write(0)), 0
    while most < len(fold.lines) and used + _size(fold.lines[most]) + 1 <= share:
        used += _size(fold.lines[most]) + 1
        most += 1
    return fold.write(most) if used <= share else ""
