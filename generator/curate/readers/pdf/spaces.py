"""The characters of a line -> its words: where a space is, and where only a gap.

A space can be drawn, or be nothing but a gap between two boxes. A word whose characters are set
apart, as on a red head, is one word; a character drawn twice to look bold is one character.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.curate.readers.pdf.characters import raise_digits
from generator.curate.readers.pdf.parts import WIDE_RE, Cell, Glyph
from generator.text.han import has_han

_TWICE = 0.12
"""Ems within which the same character is one that was drawn twice, to look bold."""
_CELL_GAP = 1.0
"""Ems from which a gap parts two cells."""
_WORD_GAP, _HAN_GAP, _WIDE_GAP = 0.17, 0.2, 0.5
"""Ems from which a gap is a space: between letters, between Chinese characters, and between others
of which one is Chinese: programs set these a little apart."""
_TOLD_GAP = 0.12
"""The same between letters where pdfium, which knows the font, takes the gap for a space."""
_NO_GAP = 0.05
"""Ems up to which a space that was drawn takes no room and is none."""
_SPREAD_GAP, _SPREAD_MORE = 3.0, 1.6
"""Ems between single characters of a word that is set wide, and how many times the narrowest of
these gaps a gap may be."""
_SPREAD, _LEAST_SPREAD = 0.15, 3
"""Ems between all characters of a word that is set wide, and how many it has."""
_PAIR_GAP = 3.5
"""Ems between two characters that are all of a line."""
_SMALL, _RAISED = 0.8, 0.15
"""Share of a line's size, and ems above the line, of a number that is a mark at a word."""
_CLOSERS = "，。、；：？！）》”’〉】〕,.;:?!)"


@dataclass
class _Token:
    """Characters without a space between them."""

    glyphs: list[Glyph]
    right: float
    space: int = -1
    """Place of the space before it, where there is just one."""
    is_spread: bool = False

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    def add(self, glyphs: Iterable[Glyph]) -> None:
        """Put characters behind it."""
        for glyph in glyphs:
            self.glyphs.append(glyph)
            self.right = max(self.right, glyph.right)


def cut_cells(glyphs: Iterable[Glyph], base: float, size: float) -> tuple[Cell, ...]:
    """The words of a line, parted into cells where a gap is wide.

    Args:
        glyphs: All that stand on the line, in any order.
        base: Of most of them.
        size: Of most of them.
    """
    in_order = sorted(glyphs, key=lambda glyph: glyph.left)
    tokens = _join_spread(_find_tokens(list(_drop_twice(in_order)), size), size)
    cells: list[list[_Token]] = []
    for token in tokens:
        if cells and token.left - cells[-1][-1].right < _CELL_GAP * size:
            cells[-1].append(token)
        else:
            cells.append([token])
    return tuple(_make_cell(cell, base, size) for cell in cells)


def _drop_twice(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Each character once; letters of one ligature share a box and are two."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = min(_TWICE * glyph.size, 0.5 * max(glyph.right - glyph.left, 0.01))
        is_twice = (
            kept
            and glyph.left - kept[-1].left < near
            and not glyph.text.isspace()
            and any(
                other.text == glyph.text
                and glyph.left - other.left < near
                and not (other.left == glyph.left and abs(other.place - glyph.place) == 1)
                for other in kept[-3:]
            )
        )
        if not is_twice:
            kept.append(glyph)
            yield glyph


def _find_tokens(glyphs: Sequence[Glyph], size: float) -> list[_Token]:
    """Characters with no space between them; a space is drawn, or a gap that is wide enough."""
    tokens: list[_Token] = []
    spaces: list[int] = []
    limits: dict[str, float] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces.append(glyph.place)
            continue
        if tokens:
            last = tokens[-1]
            gap = glyph.left - last.right
            # Whether pdfium has a space of its own between the two.
            is_told = glyph.place == last.glyphs[-1].place + 2
            if gap < _NO_GAP * size or (
                not spaces and gap < _limit(last.glyphs[-1], glyph, is_told, limits, glyphs, size)
            ):
                last.glyphs.append(glyph)
                last.right = max(last.right, glyph.right)
                spaces = []
                continue
            if not spaces and is_told:
                spaces.append(glyph.place - 1)
        tokens.append(_Token([glyph], glyph.right, spaces[0] if len(spaces) == 1 else -1))
        spaces = []
    return tokens


def _limit(
    left: Glyph,
    right: Glyph,
    is_told: bool,
    limits: dict[str, float],
    glyphs: Sequence[Glyph],
    size: float,
) -> float:
    """Points from which a gap between two characters is a space; *limits* keeps what was found."""
    if has_han(left.text) and has_han(right.text):
        if "han" not in limits:
            limits["han"] = _usual_gap(glyphs, has_han, size) + _HAN_GAP * size
        return limits["han"]
    if WIDE_RE.match(left.text) or WIDE_RE.match(right.text):
        return _WIDE_GAP * size
    if "word" not in limits:
        limits["word"] = _usual_gap(glyphs, str.isalpha, size)
    return limits["word"] + (_TOLD_GAP if is_told else _WORD_GAP) * size


def _usual_gap(glyphs: Sequence[Glyph], is_kind: Callable[[str], bool], size: float) -> float:
    """Points between characters of a kind: more than nothing where a line is set a little wide."""
    gaps = sorted(
        right.left - left.right
        for left, right in itertools.pairwise(glyphs)
        if is_kind(left.text) and is_kind(right.text)
    )
    usual = gaps[len(gaps) // 2] if len(gaps) >= 4 else 0.0
    return usual if 0 < usual <= _WIDE_GAP * size else 0.0


def _join_spread(tokens: list[_Token], size: float) -> list[_Token]:
    """A word whose characters are set apart is one token: 国 家 知 识 产 权 局, N O T I C E."""
    singles = [len(token.glyphs) == 1 for token in tokens]
    if not any(singles):
        return tokens
    if len(tokens) == 2 and all(singles) and all(_is_wide(token) for token in tokens):
        if tokens[1].left - tokens[0].right <= _PAIR_GAP * size:
            tokens[0].add(tokens[1].glyphs)
            tokens[0].is_spread = True
            return tokens[:1]
        return tokens
    joined: list[_Token] = []
    keys = [is_single and _is_wide(token) for is_single, token in zip(singles, tokens, strict=True)]
    for is_single, run in itertools.groupby(range(len(tokens)), key=lambda index: keys[index]):
        group = [tokens[index] for index in run]
        joined += _join_even(group, size) if is_single and len(group) >= 3 else group
    if len(tokens) >= 4 and all(singles) and all(t.glyphs[0].text.isalpha() for t in tokens):
        return _join_even(joined, size)
    return joined


def _is_wide(token: _Token) -> bool:
    return WIDE_RE.match(token.glyphs[0].text) is not None


def _join_even(tokens: Sequence[_Token], size: float) -> list[_Token]:
    """Tokens joined where the gap between them is one of the narrow ones."""
    if len(tokens) < 2:
        return list(tokens)
    gaps = [right.left - left.right for left, right in itertools.pairwise(tokens)]
    limit = min(_SPREAD_MORE * max(min(gaps), 0.1 * size), _SPREAD_GAP * size)
    joined = [tokens[0]]
    for gap, token in zip(gaps, tokens[1:], strict=True):
        if gap <= limit:
            joined[-1].add(token.glyphs)
            joined[-1].is_spread = True
        else:
            joined.append(token)
    return joined


def _make_cell(tokens: Sequence[_Token], base: float, size: float) -> Cell:
    text: list[str] = []
    offsets: list[int] = []
    for token in tokens:
        if text:
            text.append(" ")
            offsets.append(token.space)
        for glyph in token.glyphs:
            is_raised = glyph.size <= _SMALL * size and glyph.base - base >= _RAISED * size
            printed = raise_digits(glyph.text) if is_raised else glyph.text
            text.append(printed)
            offsets += [glyph.place] * len(printed)
    return Cell(
        "".join(text),
        tuple(offsets),
        tokens[0].left,
        max(token.right for token in tokens),
        _main_size(tokens),
        _head_width(tokens[0]),
        any(token.is_spread for token in tokens) or _is_spread(tokens, size),
    )


def _is_spread(tokens: Sequence[_Token], size: float) -> bool:
    """Whether the characters of a word stand apart, although not far enough to be words."""
    glyphs = tokens[0].glyphs
    if len(tokens) > 1 or len(glyphs) < _LEAST_SPREAD:
        return False
    taken = sum(glyph.right - glyph.left for glyph in glyphs)
    return (tokens[0].right - tokens[0].left - taken) / (len(glyphs) - 1) >= _SPREAD * size


def _main_size(tokens: Sequence[_Token]) -> float:
    sizes = Counter(glyph.size for token in tokens for glyph in token.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size))


def _head_width(token: _Token) -> float:
    """Width of what may not be parted from the start of a line by a line break."""
    glyphs = token.glyphs
    end = 1
    is_wide = WIDE_RE.match(glyphs[0].text)
    while end < len(glyphs):
        text = glyphs[end].text
        if text not in _CLOSERS and (is_wide or WIDE_RE.match(text)):
            break
        end += 1
        if text == "-" and glyphs[end - 2].text.isalpha():
            break
    return glyphs[end - 1].right - glyphs[0].left
