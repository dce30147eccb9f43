"""A sentence with each date, name and title as one sign, so that patterns see only what is said.

"The Patent Law (2020) was amended on 17 October 2020" becomes "The T was amended on D": no year of
a title is taken for a date, and no verb of a title for what happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.atlas import Mention
from generator.text.timex import Timex

DATE, TERM, SELF, TITLE = "\ue000", "\ue001", "\ue002", "\ue003"
"""The signs: a dated expression, a term, this notice itself, a title no entry is known for."""
NAMES = TERM + SELF + TITLE
_UNSIGNED = str.maketrans(dict.fromkeys(DATE + NAMES, " "))
_AROUND = " ,，、(（;；:："
_PAIRS = {"《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", '"': '"', "‘": "’"}


@dataclass(frozen=True, slots=True)
class Token:
    """What one sign stands for."""

    sign: str
    start: int
    end: int
    """Span in the block's text."""
    timex: Timex | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence as patterns see it."""

    text: str
    tokens: tuple[tuple[int, Token], ...]
    """Each with the index of its sign in the text."""
    places: tuple[int, ...]
    """Where each character, and the end, stands in the block's text."""

    def tokens_in(self, span: tuple[int, int]) -> tuple[Token, ...]:
        """The tokens whose signs stand in a span of the masked text."""
        return tuple(token for index, token in self.tokens if span[0] <= index < span[1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the block's text of a span of the masked text, without marks around it."""
        while start < end and self.text[start] in _AROUND:
            start += 1
        while end > start and self.text[end - 1] in _AROUND:
            end -= 1
        last = self.tokens_in((end - 1, end))
        return self.places[start], last[0].end if last else self.places[end - 1] + 1


def mask(text: str, start: int, end: int, tokens: Iterable[Token]) -> Masked:
    """The stretch of a text with its tokens as signs; of tokens that overlap the longest stands.

    Title marks and quotation marks right around a name are part of it.
    """
    letters: list[str] = []
    places: list[int] = []
    shown: list[tuple[int, Token]] = []
    at = start
    chosen = _choose(tokens, start, end)
    ceilings = [*(token.start for token in chosen[1:]), end]
    for token, ceiling in zip(chosen, ceilings, strict=False):
        left, right = _with_marks(text, token, at, ceiling)
        letters.extend(text[at:left].translate(_UNSIGNED))
        places.extend(range(at, left))
        shown.append((len(letters), replace(token, start=left, end=right)))
        letters.append(token.sign)
        places.append(left)
        at = right
    letters.extend(text[at:end].translate(_UNSIGNED))
    places.extend(range(at, end))
    return Masked("".join(letters), tuple(shown), (*places, end))


def _choose(tokens: Iterable[Token], start: int, end: int) -> Sequence[Token]:
    inside = [token for token in tokens if start <= token.start and token.end <= end]
    inside.sort(key=lambda token: (token.start - token.end, token.start, token.sign))
    kept: list[Token] = []
    for token in inside:
        if all(token.end <= other.start or other.end <= token.start for other in kept):
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)


def _with_marks(text: str, token: Token, floor: int, ceiling: int) -> tuple[int, int]:
    start, end = token.start, token.end
    if token.sign == DATE:
        return start, end
    while (
        start > floor
        and end < ceiling
        and text[start - 1] in _PAIRS
        and text[end] == _PAIRS[text[start - 1]]
    ):
        start, end = start - 1, end + 1
    return start, end
