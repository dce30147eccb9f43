"""Text put together from stretches of a longer text, with the way back to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.text.escape import STRIPPED_RE
from generator.text.han import join_lines

Span = tuple[int, int]
"""Half-open range of code points, start and end."""

_HYPHENATED_RE = re.compile(r"[A-Za-z\d]-\Z")
_WORD_REST_RE = re.compile(r"(?!(?:and|or|to)\b)[A-Za-z\d]")
_GAP_RE = re.compile(rf"(?:\s|{STRIPPED_RE.pattern})+")


@dataclass(frozen=True)
class Traced:
    """A text on one line and where each of its characters comes from."""

    text: str
    origin: tuple[int, ...]
    """As long as the text: the place in the longer text, -1 for a space that was put in."""

    def cut(self, start: int, end: int) -> Traced:
        """The part from *start* to *end*, without white space at its ends."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
        return Traced(self.text[start:end], self.origin[start:end])


def gather(text: str, spans: Iterable[Span]) -> Traced:
    """The stretches as one line.

    White space is folded, control and bidi characters are left out, and stretches are joined
    with a space, or with nothing between Chinese.
    """
    parts: list[str] = []
    origin: list[int] = []
    for span in spans:
        words = list(_words(text, span))
        for number, (start, end) in enumerate(words):
            word = text[start:end]
            if parts and _needs_space(text, parts[-1], word, origin[-1], start, number == 0):
                parts.append(" ")
                origin.append(-1)
            parts.append(word)
            origin.extend(range(start, end))
    return Traced("".join(parts), tuple(origin))


def join_traced(parts: Sequence[Traced], between: str) -> Traced:
    """The parts as one text, with something put in between them."""
    texts: list[str] = []
    origin: list[int] = []
    for part in parts:
        if texts:
            texts.append(between)
            origin.extend([-1] * len(between))
        texts.append(part.text)
        origin.extend(part.origin)
    return Traced("".join(texts), tuple(origin))


def _needs_space(text: str, left: str, right: str, left_end: int, start: int, joins: bool) -> bool:
    if joins:
        if _HYPHENATED_RE.search(left) and _WORD_REST_RE.match(right):
            return False  # a word that was broken at the end of a line
        return len(join_lines((left[-1], right[0]))) > 2
    # Controls alone between two words leave no gap: they are not white space.
    return any(character.isspace() for character in text[left_end + 1 : start])


def _words(text: str, span: Span) -> Iterable[Span]:
    start, end = span
    for gap in _GAP_RE.finditer(text, start, end):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end
