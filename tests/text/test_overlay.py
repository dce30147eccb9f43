"""Marks over a text: nested, each word marked as it was, links in one piece."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.overlay import Element, Mark, nest


def write(text: str, elements: Iterable[Element[str]], start: int, end: int) -> str:
    """The text with its marks in brackets; `+` before the rest of a mark."""
    parts, at = "", start
    for element in elements:
        mark = element.mark
        inner = write(text, element.inside, mark.start, mark.end)
        parts += text[at : mark.start] + f"<{'+' * mark.is_rest}{mark.what} {inner}>"
        at = mark.end
    return parts + text[at:end]


CASES = {
    "apart": ([Mark(0, 1, "x"), Mark(2, 3, "y")], "<x a>b<y c>def"),
    "inside": ([Mark(1, 2, "y"), Mark(0, 3, "x")], "<x a<y b>c>def"),
    "the same words": ([Mark(0, 2, "x"), Mark(0, 2, "y")], "<x <y ab>>cdef"),
    "crossing": ([Mark(0, 3, "x"), Mark(2, 5, "y")], "<x ab<y c>><+y de>f"),
    "crossing two": (
        [Mark(0, 2, "x"), Mark(2, 4, "y"), Mark(1, 5, "z")],
        "<x a<z b>><+z <y cd>e>f",
    ),
    "a link that begins inside": ([Mark(0, 3, "x"), Mark(2, 5, "l", True)], "<x ab><l <+x c>de>f"),
    "a link that ends inside": ([Mark(2, 5, "x"), Mark(0, 3, "l", True)], "<l ab<x c>><+x de>f"),
    "a link inside": ([Mark(0, 5, "x"), Mark(1, 3, "l", True)], "<x a<l bc>de>f"),
    "nothing": ([Mark(2, 2, "x")], "abcdef"),
}


@pytest.mark.parametrize(("marks", "written"), CASES.values(), ids=CASES)
def test_marks_are_nested(marks: list[Mark[str]], written: str) -> None:
    assert write("abcdef", nest(marks), 0, 6) == written


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)


@given(st.lists(SPANS, max_size=6), SPANS)
def test_every_place_keeps_its_marks(spans: list[list[int]], link: list[int]) -> None:
    """Each place is inside the pieces of just its marks; each mark begins once; a link is one."""
    marks = [Mark(start, end, number) for number, (start, end) in enumerate(spans)]
    marks.append(Mark(link[0], link[1], len(marks), is_whole=True))
    over: dict[int, list[int]] = {place: [] for place in range(12)}
    begun: list[int] = []

    def walk(elements: list[Element[int]], low: int, high: int) -> None:
        for element in elements:
            mark = element.mark
            assert low <= mark.start < mark.end <= high
            for place in range(mark.start, mark.end):
                over[place].append(mark.what)
            begun.extend([] if mark.is_rest else [mark.what])
            assert not (mark.is_whole and (mark.start, mark.end) != tuple(link))
            walk(element.inside, mark.start, mark.end)
            low = mark.end

    walk(nest(marks), 0, 12)
    for place, found in over.items():
        assert sorted(found) == [m.what for m in marks if m.start <= place < m.end]
    assert sorted(begun) == [mark.what for mark in marks if mark.start < mark.end]
