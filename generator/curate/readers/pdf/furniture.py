"""Running heads, running feet and page numbers: what a page has because it is a page.

A line is left out only for two reasons together: it stands apart at the head or foot of its page,
and it stands there on other pages too, or counts with the pages. What is left out is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.curate.readers.pdf.numbers import BARE, FRAMED, STRONG, PageNumber, cut_number
from generator.curate.readers.pdf.parts import Line, Page

_ZONE = 0.15
"""Share of the page's height, from its edge, in which heads and feet stand."""
_MARGIN = 0.087
"""The same for those in the size of the text: it is one inch of a page, where text may begin."""
_MOST_LINES = 4
"""Lines of a head or foot."""
_APART = 1.35
"""Times the usual distance of lines from which a head stands apart from the text."""
_FAR_APART = 2.0
"""The same, for a lone number."""
_SMALLER, _LARGER = 0.95, 1.1
"""Share of the usual size from which a line is set smaller, and larger, than the text."""
_SHORT = 0.85
"""Share of the widest line of a page up to which a line can be a head in the size of the text."""
_MOST_PAGES = 0.4
"""Share of the pages that such a head stands on: on every other page, or on all but the first."""
_FEW = 4
"""Pages of a document in which a lone number at the foot can be that of its page."""
_SAME_PLACE = 3.0
"""Points by which a head may stand higher or lower from page to page."""
_TAIL_RE = re.compile(r"(.*\S)\s+(\d{1,4})")
_FIGURES_RE = re.compile(r"\d+")


@dataclass(frozen=True)
class Printed:
    """What is printed on a page and left out of the text."""

    kind: str
    """`running-heads`, `running-feet` or `page-numbers`."""
    page: int
    text: str


@dataclass(frozen=True)
class _Edge:
    """A line at the head or foot of a page."""

    page: int
    index: int
    """Of the line on its page."""
    kind: str
    distance: float
    """Points from the edge of the page."""
    size: float
    text: str
    """Without the number."""
    number: PageNumber | None
    rank: int
    """0 for the line next to the edge of the page."""
    is_small: bool
    """Whether it is smaller than the text."""
    is_short: bool
    """Whether it is shorter than other lines of the page."""
    is_last: bool
    """Whether the next line towards the text is larger, or a wide gap away."""
    gap: float
    """The widest one between it and the text, in usual distances of lines."""

    @property
    def key(self) -> str:
        """Equal for lines that say the same."""
        return "".join(unicodedata.normalize("NFKC", self.text).casefold().split())


def leave_out_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Printed, ...]]:
    """The pages without heads, feet and numbers, and what these were, page by page."""
    size, step = _measure(pages)
    edges = [edge for page in pages for edge in _find_edges(page, size, step)]
    edges = _cut_tails(edges)
    edges = _find_furniture(edges, len(pages))
    out: dict[int, set[int]] = defaultdict(set)
    printed: list[Printed] = []
    for edge in edges:
        out[edge.page].add(edge.index)
        if edge.text:
            printed.append(Printed(edge.kind, edge.page, edge.text))
        if edge.number:
            printed.append(Printed("page-numbers", edge.page, edge.number.text))
    margins = Counter(text for page in pages for text in {line.text for line in page.asides})
    return tuple(_cut_page(page, out[page.number], margins) for page in pages), tuple(printed)


def _cut_page(page: Page, out: Container[int], margins: Mapping[str, int]) -> Page:
    """The page without those lines; what stands at its side on other pages too is turned text."""
    again = [line.text for line in page.asides if margins[line.text] > 1]
    return replace(
        page,
        lines=tuple(line for index, line in enumerate(page.lines) if index not in out),
        asides=tuple(line for line in page.asides if margins[line.text] == 1),
        turned=" ".join(filter(None, [page.turned, *again])),
    )


def _measure(pages: Sequence[Page]) -> tuple[float, float]:
    """Size of most characters, and the usual distance between lines, in points."""
    sizes: dict[float, float] = defaultdict(float)
    steps: Counter[int] = Counter()
    forms = Counter(_form(line) for page in pages for line in page.lines)
    for page in pages:
        for above, line in zip(page.lines, page.lines[1:], strict=False):
            steps[round(above.base - line.base)] += 1
        for line in page.lines:
            weight = 1.0 / forms[_form(line)] ** 2  # heads are printed again and again
            sizes[round(line.size * 2) / 2] += weight * sum(len(cell.text) for cell in line.cells)
    size = max(sizes, key=lambda size: (sizes[size], size), default=12.0)
    near = {step: count for step, count in steps.items() if 0.8 * size <= step <= 3 * size}
    step = max(near, key=lambda step: (near[step], -step), default=1.5 * size)
    return size, float(step)


def _cut_tails(edges: Sequence[_Edge]) -> list[_Edge]:
    """Numbers that stand right behind small words, where both words and count are those of a head.

    "Guidelines 3" is a head of page 3 if page 4 has "Guidelines 4" at the same place; "Annex 3" in
    the size of the text is never cut.
    """
    tails = {
        (edge.page, edge.index): (found[1], PageNumber(found[2], BARE, int(found[2]), "arabic"))
        for edge in edges
        if edge.is_small and edge.number is None and (found := _TAIL_RE.fullmatch(edge.text))
    }
    steps: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for edge in edges:
        if (edge.page, edge.index) in tails:
            words, number = tails[edge.page, edge.index]
            steps[edge.kind, words, number.value - edge.page].add(edge.page)
    cut = []
    for edge in edges:
        if (edge.page, edge.index) in tails:
            words, number = tails[edge.page, edge.index]
            if len(steps[edge.kind, words, number.value - edge.page]) > 1:
                cut.append(replace(edge, text=words, number=number))
                continue
        cut.append(edge)
    return cut


def _form(line: Line) -> str:
    """Equal for lines that differ in numbers only."""
    return _FIGURES_RE.sub("#", line.text)


def _find_edges(page: Page, size: float, step: float) -> list[_Edge]:
    edges: list[_Edge] = []
    width = max((line.right - line.left for line in page.lines), default=0.0)
    for kind, order in (("running-heads", 1), ("running-feet", -1)):
        apart = _find_apart(page, list(range(len(page.lines)))[::order], size, step)
        for rank, (index, _, is_last) in enumerate(apart):
            line = page.lines[index]
            distance = page.box.top - line.base if order > 0 else line.base - page.box.bottom
            is_small = line.size < _SMALLER * size
            zone = _ZONE if is_small else _MARGIN
            if distance > zone * page.height or line.size > _LARGER * size:
                break
            text, number = cut_number(line)
            edges.append(
                _Edge(
                    page=page.number,
                    index=index,
                    kind=kind,
                    distance=distance,
                    size=line.size,
                    text=text,
                    number=number,
                    rank=rank,
                    is_small=is_small,
                    is_short=line.right - line.left < _SHORT * width,
                    is_last=is_last,
                    gap=max(gap for _, gap, _ in apart[rank:]),
                )
            )
    return edges


def _find_apart(
    page: Page, indexes: Sequence[int], size: float, step: float
) -> list[tuple[int, float, bool]]:
    """The outermost lines down to the last that is set off from the text by a gap or its size.

    Returns:
        Index, gap to the next line, and whether it is set off, of each.
    """
    found: list[tuple[int, float, bool]] = []
    last = 0
    for place, index in enumerate(indexes[:_MOST_LINES]):
        line = page.lines[index]
        gap, is_last = page.height / step, True  # of the only line of a page
        if place + 1 < len(indexes):
            other = page.lines[indexes[place + 1]]
            gap = abs(line.base - other.base) / step
            is_smaller = line.size < _SMALLER * min(size, other.size)
            is_last = gap >= _APART or is_smaller
        found.append((index, gap, is_last))
        last = len(found) if is_last else last
    return found[:last]


def _find_furniture(edges: list[_Edge], pages: int) -> list[_Edge]:
    """The lines that are heads, feet or numbers, with no other line outside of them."""
    while True:
        counted = _find_counting(edges, pages)
        found = counted | _find_repeated(edges, counted, pages)
        kept = [edge for edge in edges if (edge.page, edge.index) in found]
        kept = _keep_outermost(kept)
        if len(kept) == len(edges):
            return kept
        edges = kept


def _keep_outermost(edges: Sequence[_Edge]) -> list[_Edge]:
    """Of each head or foot the lines from the edge of the page up to the last wide gap."""
    sides: dict[tuple[int, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.rank == len(sides[edge.page, edge.kind]):
            sides[edge.page, edge.kind].append(edge)
    kept: set[tuple[int, int]] = set()
    for side in sides.values():
        while side and not side[-1].is_last:
            side.pop()
        kept.update((edge.page, edge.index) for edge in side)
    return [edge for edge in edges if (edge.page, edge.index) in kept]


def _find_counting(edges: Sequence[_Edge], pages: int) -> set[tuple[int, int]]:
    """Lines with a number that counts with the pages."""
    steps: dict[tuple[str, int], set[int]] = defaultdict(set)
    for edge in edges:
        if edge.number:
            steps[edge.number.script, edge.number.value - edge.page].add(edge.page)
    found: set[tuple[int, int]] = set()
    for edge in edges:
        if edge.number is None:
            continue
        number = edge.number
        counts = len(steps[number.script, number.value - edge.page]) > 1
        is_own = number.value == edge.page and not edge.text
        is_far = edge.gap >= _FAR_APART
        if (
            (counts and (edge.gap >= (_APART if edge.is_small else _FAR_APART)))
            or (counts and number.kind != BARE)
            or (number.kind == STRONG and not edge.text)
            or (number.kind == FRAMED and is_own)
            or (number.kind == BARE and is_own and is_far and pages < _FEW)
        ):
            found.add((edge.page, edge.index))
    return found


def _find_repeated(
    edges: Sequence[_Edge], counted: set[tuple[int, int]], pages: int
) -> set[tuple[int, int]]:
    """Lines that stand at the same place of more than one page, and others in their place."""
    same: dict[tuple[str, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.text:
            same[edge.kind, edge.key].append(edge)
    found: set[tuple[int, int]] = set()
    slots: dict[tuple[str, int], set[tuple[int, float]]] = defaultdict(set)
    for group in same.values():
        for edge in group:
            twins = {
                other.page: other
                for other in group
                if abs(other.distance - edge.distance) <= _SAME_PLACE
                and abs(other.size - edge.size) <= 0.05 * edge.size
            }
            far = sum(twin.is_short and twin.gap >= _FAR_APART for twin in twins.values())
            is_sure = edge.is_small or (2 * far > len(twins) >= _MOST_PAGES * pages)
            if len(twins) > 1 and is_sure:
                found.add((edge.page, edge.index))
                slots[edge.kind, round(edge.distance)].add((edge.page, edge.size))
    for edge in edges:
        if edge.is_small and edge.text and (edge.page, edge.index) not in counted:
            others = {
                page
                for page, size in slots.get((edge.kind, round(edge.distance)), ())
                if page != edge.page and abs(size - edge.size) <= 0.02 * edge.size
            }
            if len(others) > 1:
                found.add((edge.page, edge.index))
    return found
