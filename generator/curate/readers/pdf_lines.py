"""Characters with boxes -> lines: what stands on one line, in order, with the spaces it needs."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.curate.readers.pdf_characters import raise_digits
from generator.curate.readers.pdf_parts import WIDE_RE, Cell, Glyph, Line
from generator.text.han import has_han

_SAME_LINE = 0.35
"""Ems of the smaller of two by which characters of one line may stand higher or lower."""
_SAME_SIZE = 0.6
"""Share of the larger size from which two sizes can stand on one line."""
_SMALL = 0.8
"""Share of a line's size up to which a raised or lowered character is a mark at a word."""
_MARK_GAP = 0.5
"""Ems between a word and the mark at it."""
_RAISED = 0.15
"""Ems above the line from which a small number is a mark and not a part of the number before."""
_TWICE = 0.12
"""Ems within which the same character is one that was drawn twice, to look bold."""
_CELL_GAP = 1.0
"""Ems from which a gap parts two cells."""
_WORD_GAP, _HAN_GAP, _WIDE_GAP = 0.17, 0.2, 0.5
"""Ems from which a gap is a space: between letters, between Chinese characters, and between others
of which one is Chinese: programs set these a little apart."""
_NO_GAP = 0.05
"""Ems up to which a space that was drawn takes no room and is none."""
_SPREAD_GAP, _SPREAD_MORE = 2.5, 1.6
"""Ems between single characters of a word that is set wide, and how many times the narrowest of
these gaps a gap may be."""
_PAIR_GAP = 3.5
_CLOSERS = "，。、；：？！）》”’〉】〕,.;:?!)"


@dataclass
class _Row:
    """Characters on one line, while it is put together."""

    base: float
    size: float
    runs: list[list[Glyph]] = field(default_factory=list)


@dataclass
class _Token:
    """Characters without a space between them."""

    glyphs: list[Glyph]
    is_spread: bool = False
    space: int = -1
    """Index of the space before it, where just one was drawn."""

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs[-2:])


def read_lines(glyphs: Sequence[Glyph], page: int) -> tuple[Line, ...]:
    """The lines of a page, from top to bottom, each over the whole width.

    Args:
        glyphs: In any order; white space among them only tells that there is a space.
        page: Number of the page.
    """
    rows = _find_rows(_find_runs(glyphs))
    _move_marks(rows)
    lines = (_make_line(row, page) for row in sorted(rows, key=lambda row: -row.base) if row.runs)
    return tuple(line for line in lines if line is not None)


def _find_runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that were drawn one after the other on one line."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if (
            last is not None
            and abs(glyph.base - last.base) <= 0.1 * last.size
            and abs(glyph.size - last.size) <= 0.2 * last.size
            and -0.5 * last.size <= glyph.left - last.right <= last.size
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = glyph
    return [run for run in runs if any(not glyph.text.isspace() for glyph in run)]


def _find_rows(runs: Iterable[list[Glyph]]) -> list[_Row]:
    rows: list[_Row] = []
    for run in sorted(runs, key=lambda run: -run[0].base):
        base, size = run[0].base, max(glyph.size for glyph in run)
        for row in reversed(rows[-4:]):
            smaller, larger = sorted((size, row.size))
            if smaller >= _SAME_SIZE * larger and abs(base - row.base) <= _SAME_LINE * smaller:
                row.runs.append(run)
                row.size = max(row.size, size)
                break
        else:
            rows.append(_Row(base, size, [run]))
    return rows


def _move_marks(rows: Sequence[_Row]) -> None:
    """Small raised characters stand on the line of the word they are set at."""
    for index, row in enumerate(rows):
        near = [other for other in rows[max(0, index - 3) : index + 4] if other is not row]
        for run in list(row.runs):
            home = next((other for other in near if _is_mark(run, row, other)), None)
            if home is not None:
                row.runs.remove(run)
                home.runs.append(run)


def _is_mark(run: Sequence[Glyph], row: _Row, home: _Row) -> bool:
    size = max(glyph.size for glyph in run)
    rise = (row.base - home.base) / home.size
    if size > _SMALL * home.size or not -0.35 <= rise <= 0.7:
        return False
    left, right, gap = run[0].left, run[-1].right, _MARK_GAP * home.size
    is_beside = False
    for other in home.runs:
        start, end = other[0].left, max(glyph.right for glyph in other)
        if min(right, end) - max(left, start) > 0.2 * home.size:
            # A word may have been drawn without a stop where the mark stands in it.
            inside = [
                g for g in other if g.left < right - 0.1 * size and g.right > left + 0.1 * size
            ]
            if any(not glyph.text.isspace() for glyph in inside):
                return False
        is_beside = is_beside or -gap <= left - end <= gap or -gap <= start - right <= gap
        is_beside = is_beside or start <= left <= right <= end
    return is_beside


def _make_line(row: _Row, page: int) -> Line | None:
    size = _main_size(row)
    base = _main_base(row, size)
    glyphs = sorted((glyph for run in row.runs for glyph in run), key=lambda glyph: glyph.left)
    tokens = _join_spread(_find_tokens(_drop_twice(glyphs), size), size)
    if not tokens:
        return None
    cells: list[list[_Token]] = []
    for token in tokens:
        if cells and token.left - cells[-1][-1].right < _CELL_GAP * size:
            cells[-1].append(token)
        else:
            cells.append([token])
    return Line(page, base, size, tuple(_make_cell(cell, base, size) for cell in cells))


def _main_size(row: _Row) -> float:
    sizes = Counter(
        round(glyph.size, 1) for run in row.runs for glyph in run if not glyph.text.isspace()
    )
    return max(sizes, key=lambda size: (sizes[size], size))


def _main_base(row: _Row, size: float) -> float:
    bases = Counter(
        round(glyph.base, 1)
        for run in row.runs
        for glyph in run
        if abs(glyph.size - size) <= 0.1 * size
    )
    return max(bases, key=lambda base: (bases[base], base)) if bases else row.base


def _drop_twice(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Each character once; letters of one ligature share a box and are two."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = min(_TWICE * glyph.size, 0.5 * max(glyph.right - glyph.left, 0.01))
        if not glyph.text.isspace() and any(
            other.text == glyph.text
            and glyph.left - other.left < near
            and not (other.left == glyph.left and abs(other.place - glyph.place) == 1)
            for other in kept[-3:]
        ):
            continue
        kept.append(glyph)
        yield glyph


def _find_tokens(glyphs: Iterable[Glyph], size: float) -> list[_Token]:
    """Characters with no space between them; a space is drawn, or a gap that is wide enough."""
    tokens: list[_Token] = []
    glyphs = list(glyphs)
    word_gap = _usual_gap(glyphs, str.isalpha) + _WORD_GAP * size
    han_gap = _usual_gap(glyphs, has_han) + _HAN_GAP * size
    spaces: list[int] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces.append(glyph.place)
            continue
        last = tokens[-1].glyphs[-1] if tokens else None
        if last is not None:
            limit = _space_between(last.text, glyph.text, word_gap, han_gap, size)
            if glyph.left - tokens[-1].right < (_NO_GAP * size if spaces else limit):
                tokens[-1].glyphs.append(glyph)
                spaces = []
                continue
        tokens.append(_Token([glyph], space=spaces[0] if len(spaces) == 1 else -1))
        spaces = []
    return tokens


def _space_between(left: str, right: str, word_gap: float, han_gap: float, size: float) -> float:
    """Points from which a gap between two characters is a space."""
    if has_han(left) and has_han(right):
        return han_gap
    return _WIDE_GAP * size if WIDE_RE.match(left + right) or WIDE_RE.match(right) else word_gap


def _usual_gap(glyphs: Sequence[Glyph], is_kind: Callable[[str], bool]) -> float:
    """Points between characters of a kind: more than nothing where a line is set wide."""
    gaps = sorted(
        right.left - left.right
        for left, right in itertools.pairwise(glyphs)
        if is_kind(left.text) and is_kind(right.text)
    )
    return max(0.0, gaps[len(gaps) // 2]) if len(gaps) >= 4 else 0.0


def _join_spread(tokens: list[_Token], size: float) -> list[_Token]:
    """A word whose characters are set apart is one token: 国 家 知 识 产 权 局, N O T I C E."""
    singles = [len(token.glyphs) == 1 for token in tokens]
    if len(tokens) == 2 and all(singles) and all(_is_han(token) for token in tokens):
        if tokens[1].left - tokens[0].right <= _PAIR_GAP * size:
            return [_Token(tokens[0].glyphs + tokens[1].glyphs, is_spread=True)]
        return tokens
    joined: list[_Token] = []
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and singles[end] and _is_han(tokens[end]):
            end += 1
        if end - start >= 3:
            joined += _join_even(tokens[start:end], size)
        elif end == start:
            joined.append(tokens[start])
            end += 1
        else:
            joined += tokens[start:end]
        start = end
    if len(tokens) >= 4 and all(singles) and all(t.glyphs[0].text.isalpha() for t in tokens):
        return _join_even(joined, size)
    return joined


def _is_han(token: _Token) -> bool:
    return WIDE_RE.match(token.glyphs[0].text) is not None


def _join_even(tokens: Sequence[_Token], size: float) -> list[_Token]:
    """Tokens joined where the gap between them is one of the narrow ones."""
    if len(tokens) < 2:
        return list(tokens)
    gaps = [right.left - left.right for left, right in itertools.pairwise(tokens)]
    limit = min(_SPREAD_MORE * max(min(gaps), 0.1 * size), _SPREAD_GAP * size)
    joined = [_Token(list(tokens[0].glyphs), space=tokens[0].space)]
    for gap, token in zip(gaps, tokens[1:], strict=True):
        if gap <= limit:
            joined[-1].glyphs += token.glyphs
            joined[-1].is_spread = True
        else:
            joined.append(_Token(list(token.glyphs), space=token.space))
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
        size,
        _head_width(tokens[0]),
        any(token.is_spread for token in tokens),
    )


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
        if text == "-":
            break
    return glyphs[end - 1].right - glyphs[0].left
