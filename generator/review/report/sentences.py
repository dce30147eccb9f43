"""Two states of a text, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.review.report.records import Fate, SentenceChange
from generator.text.escape import fold_space
from generator.text.worddiff import is_punctuation_change, shared_ends, word_set

_MOST = 4_000_000
"""Pairs of sentences that are compared; of longer texts only what is in one and not in the other
is told.
"""
_MOST_ALIKE = 250_000
"""As above, within one stretch of sentences that are all new."""
_ALIKE = 0.4
"""Share of common words above which a sentence is another's new form."""


@dataclass(frozen=True)
class Line:
    """A sentence with the place it stands in."""

    section: str
    anchor: str
    text: str


def compare_lines(old: Sequence[Line], new: Sequence[Line]) -> tuple[SentenceChange, ...]:
    """What changed between two texts, in the order of the new one."""
    old, new = _folded(old), _folded(new)
    left, right = [line.text for line in old], [line.text for line in new]
    start, end = shared_ends(left, right)
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle_old) * len(middle_new) > _MOST:
        changes = list(_only_in_one(middle_old, middle_new))
    else:
        changes = list(_compare(middle_old, middle_new))
    return tuple(_with_moves(changes))


def _folded(lines: Sequence[Line]) -> list[Line]:
    return [replace(line, text=fold_space(line.text)) for line in lines if line.text.strip()]


def _compare(old: Sequence[Line], new: Sequence[Line]) -> Iterator[SentenceChange]:
    left, right = [line.text for line in old], [line.text for line in new]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _compare_stretch(old[i1:i2], new[j1:j2])


def _compare_stretch(old: Sequence[Line], new: Sequence[Line]) -> Iterator[SentenceChange]:
    """Sentences that replace each other: those alike are one that changed, in their order."""
    if len(old) * len(new) > _MOST_ALIKE:
        yield from _only_in_one(old, new)
        return
    words = [word_set(line.text) for line in old]
    done = 0
    for after in new:
        at = _most_alike(word_set(after.text), words, done)
        if at is None:
            yield SentenceChange(after.section, after.anchor, Fate.GAINED, "", after.text)
            continue
        yield from map(_lost, old[done:at])
        yield _changed(old[at], after)
        done = at + 1
    yield from map(_lost, old[done:])


def _most_alike(wanted: frozenset[str], others: Sequence[frozenset[str]], start: int) -> int | None:
    """Place of the set that shares most with the one wanted, from *start* on; None if little."""
    best, place = _ALIKE, None
    for at in range(start, len(others)):
        share = 2 * len(wanted & others[at]) / (len(wanted) + len(others[at]) or 1)
        if share > best:
            best, place = share, at
    return place


def _changed(before: Line, after: Line) -> SentenceChange:
    return SentenceChange(
        after.section,
        after.anchor,
        Fate.CHANGED,
        before.text,
        after.text,
        is_punctuation=is_punctuation_change(before.text, after.text),
    )


def _lost(line: Line) -> SentenceChange:
    return SentenceChange(line.section, line.anchor, Fate.LOST, line.text, "")


def _only_in_one(old: Sequence[Line], new: Sequence[Line]) -> Iterator[SentenceChange]:
    gone = Counter(line.text for line in old)
    gone.subtract(Counter(line.text for line in new))
    for line in old:
        if gone[line.text] > 0:
            gone[line.text] -= 1
            yield _lost(line)
    for line in new:
        if gone[line.text] < 0:
            gone[line.text] += 1
            yield SentenceChange(line.section, line.anchor, Fate.GAINED, "", line.text)


def _with_moves(changes: Sequence[SentenceChange]) -> Iterator[SentenceChange]:
    """The changes; a sentence that is lost here and gained there has moved."""
    lost = Counter(change.old for change in changes if change.fate is Fate.LOST)
    gained = Counter(change.new for change in changes if change.fate is Fate.GAINED)
    moved = lost & gained
    arrived = Counter(moved)
    for change in changes:
        if change.fate is Fate.LOST and moved[change.old]:
            moved[change.old] -= 1
        elif change.fate is Fate.GAINED and arrived[change.new]:
            arrived[change.new] -= 1
            yield replace(change, fate=Fate.MOVED, old=change.new)
        else:
            yield change
