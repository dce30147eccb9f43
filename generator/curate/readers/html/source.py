"""The source of a page: where the characters of a parsed text stand in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from generator.text.places import Stretch

_ENTITY_RE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


class Source:
    """The source of a page, read once from top to bottom.

    A parser gives the text between tags without its place. The source with its entities resolved
    holds each of these texts as it is, in the same order and right behind a `>`; so each is found
    by going on from the one before.
    """

    def __init__(self, text: str) -> None:
        """Args: text: The page as decoded."""
        self._lines = [0, *accumulate(len(line) for line in text.split("\n"))]
        self._lines = [start + number for number, start in enumerate(self._lines)]
        self._plain, self._starts, self._origins = _resolve(text)
        self._at = 0

    def find(self, text: str) -> int | None:
        """Where a text of the parsed page starts in the resolved source; None if not found.

        Texts must be asked for in their order.
        """
        found = self._plain.find(f">{text}", max(0, self._at - 1))
        if found < 0:
            return None
        self._at = found + 1 + len(text)
        return found + 1

    def stretches(self, start: int, length: int, at: int) -> Iterator[Stretch]:
        """The way back for characters that follow each other in the resolved source.

        Args:
            start: Where they start in the text that is being put together.
            length: How many there are; no line end is among them.
            at: Where they start in the resolved source.
        """
        end = at + length
        index = bisect_right(self._starts, at) - 1
        while at < end:
            until = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(end, until)
            origin = self._origins[index] + at - self._starts[index]
            line = bisect_right(self._lines, origin) - 1
            part, offset = f"line {line + 1}", origin - self._lines[line]
            yield Stretch(start, start + stop - at, part, offset)
            start, at, index = start + stop - at, stop, index + 1


def _resolve(text: str) -> tuple[str, list[int], list[int]]:
    """The text with its entities resolved, in runs: where each starts, and where in the source."""
    parts: list[str] = []
    starts, origins = [0], [0]
    length = end = 0
    for found in _ENTITY_RE.finditer(text):
        character = html.unescape(found[0])
        if character == found[0]:
            continue
        parts += (text[end : found.start()], character)
        length += found.start() - end
        starts += (length, length + len(character))
        origins += (found.start(), found.end())
        length, end = length + len(character), found.end()
    return "".join([*parts, text[end:]]), starts, origins
