"""Copies: which notices may be reposts or translations of one work. Proposed, never decided.

Two copies are told by their official number, by their words where they are in one language, and
across languages by the figures and dates they print, which a translation leaves as they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import combinations

from rapidfuzz.fuzz import token_sort_ratio

from generator.docnumbers import DocNumber, is_same, read_number
from generator.models import Notice
from generator.text.han import HAN, has_han
from generator.vocabulary import DateRole, Review, Speaker

LEAST_SCORE = 0.6
"""A pair below this is not proposed."""
_SHINGLE = 4
"""Words, or Chinese characters, that are hashed together."""
_SKETCH = 128
"""Smallest hashes of a text that stand for it; what two share says how much of it they share."""
_LEAST_SHARED = 6
"""Hashes that two sketches must share before the texts are compared."""
_LEAST_FIGURES = 6
"""Different figures a text must print to be known by them."""
_WEIGHT, _MOST_WEIGHT = 0.08, 0.8
"""What a shared figure is worth, and all of them together at most."""
_MOST_CLAIMS = 60
"""Notices that print one figure or hash; one that more print says nothing."""
_WORD_RE = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+|\d+")
_FIGURE_RE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNT_RE = re.compile(
    r"(?<![\d.])\d{1,3}(?![\d.])|第[一二三四五六七八九十百]{1,4}"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[IVX]{2,5})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CopyProposal:
    """Two notices that may be copies of one work."""

    notice: str
    """Id of the one whose `work` would change."""
    original: str
    """Id of the other one."""
    work: str
    """What `work` would be."""
    score: float
    """From 0 to 1: how sure the program is."""
    reasons: tuple[str, ...]
    """In words, the strongest first."""
    path: str = ""
    """The page of `notice`."""


class _Print:
    """What a notice is recognised by."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.number: DocNumber | None = read_number(notice.number) if notice.number else None
        issued = notice.date(DateRole.ISSUED) or notice.date(DateRole.SIGNED)
        self.issued = str(issued.edtf) if issued else ""

    @cached_property
    def text(self) -> str:
        """The issuer's words on one line."""
        own = (block.text for block in self.notice.blocks if block.by is Speaker.ISSUER)
        return " ".join(own).lower()

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of all runs of a few words."""
        words = _WORD_RE.findall(self.text)
        runs = zip(*(words[start:] for start in range(_SHINGLE)), strict=False)
        return frozenset(
            int.from_bytes(blake2b(" ".join(run).encode(), digest_size=8).digest()) for run in runs
        )

    @cached_property
    def sketch(self) -> frozenset[int]:
        """The smallest of them."""
        return frozenset(sorted(self.shingles)[:_SKETCH])

    @cached_property
    def figures(self) -> frozenset[str]:
        """Figures of two digits and more: a translation does not change them."""
        found = (figure.replace(",", "") for figure in _FIGURE_RE.findall(self.text))
        return frozenset(figure for figure in found if len(figure.strip(".")) > 1)


def find_copies(notices: Iterable[Notice], only: Iterable[str] = ()) -> tuple[CopyProposal, ...]:
    """Pairs of notices of different works that may be copies of one, the surest first.

    Numbers that differ, years that differ in the titles, and issuers that differ speak against a
    pair; so does an editor who wrote one of them into `not_copy_of` of the other.

    Args:
        notices: The corpus.
        only: Ids; if any are given, only pairs with one of them are looked at.
    """
    prints = [_Print(notice) for notice in notices if notice.review is not Review.RETRACTED]
    chosen = set(only)
    found = []
    for left, right in sorted(_candidates(prints)):
        pair = prints[left], prints[right]
        if chosen and not chosen & {one.notice.id for one in pair}:
            continue
        if not _is_settled(pair[0].notice, pair[1].notice) and (proposal := _compare(*pair)):
            found.append(proposal)
    return tuple(sorted(found, key=lambda entry: (-entry.score, entry.notice, entry.original)))


def _is_settled(left: Notice, right: Notice) -> bool:
    return left.work == right.work or left.id in right.not_copy_of or right.id in left.not_copy_of


def _candidates(prints: Sequence[_Print]) -> set[tuple[int, int]]:
    """Pairs that share a number, a title, enough hashes or enough figures."""
    pairs: set[tuple[int, int]] = set()
    numbers, titles = defaultdict(list), defaultdict(list)
    for index, one in enumerate(prints):
        if one.number:
            numbers[one.number.series, one.number.year, one.number.serial].append(index)
        titles[_fold_title(one.notice.title)].append(index)
        if one.notice.title_zh:
            titles[_fold_title(one.notice.title_zh)].append(index)
    for group in (*numbers.values(), *titles.values()):
        if len(group) <= _MOST_CLAIMS:
            pairs.update(combinations(dict.fromkeys(group), 2))
    pairs.update(_sharing((one.sketch for one in prints), _LEAST_SHARED))
    pairs.update(_sharing((one.figures for one in prints), _LEAST_FIGURES))
    return pairs


def _sharing(
    sets: Iterable[frozenset[int] | frozenset[str]], least: int
) -> Iterator[tuple[int, int]]:
    """Pairs of sets that have so many members in common."""
    holders: dict[int | str, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for index, members in enumerate(sets):
        for member in members:
            holders[member].append(index)
    for indexes in holders.values():
        if 1 < len(indexes) <= _MOST_CLAIMS:
            shared.update(combinations(indexes, 2))
    return (pair for pair, count in shared.items() if count >= least)


def _compare(left: _Print, right: _Print) -> CopyProposal | None:
    """The pair with a score and the reasons for it; None where it is too weak or spoken against."""
    same_number = is_same(left.number, right.number) if left.number and right.number else None
    if same_number is False or _conflicts(left, right):
        return None
    reasons: list[tuple[float, str]] = []
    if same_number and left.number:
        reasons.append((0.9, f"both have the number {left.number.normal}"))
    share = _overlap(left.shingles, right.shingles)
    if share >= 0.3:
        reasons.append((min(0.97, share * 1.1), f"{share:.0%} of the shorter text is in the other"))
    alike = _title_likeness(left.notice, right.notice)
    if alike >= 0.85:
        reasons.append((0.45 * alike, "their titles are alike"))
    figures = _overlap(left.figures, right.figures)
    if len(left.figures & right.figures) >= _LEAST_FIGURES and figures >= 0.7:
        weight = figures * min(_MOST_WEIGHT, _WEIGHT * len(left.figures & right.figures))
        reasons.append((weight, f"{figures:.0%} of the figures are the same"))
    if left.issued and left.issued == right.issued:
        reasons.append((0.3, f"both were issued on {left.issued}"))
    score = 1.0
    for weight, _ in reasons:
        score *= 1 - weight
    score = round(1 - score, 2)
    if score < LEAST_SCORE:
        return None
    return _proposal(left.notice, right.notice, score, sorted(reasons, reverse=True))


def _conflicts(left: _Print, right: _Print) -> bool:
    """Whether title, date or issuer say that these are two works."""
    titles = [one.notice.title for one in (left, right)]
    years = [set(_YEAR_RE.findall(title)) for title in titles]
    if all(years) and years[0].isdisjoint(years[1]):
        return True
    if left.notice.language == right.notice.language:
        counts = [set(_COUNT_RE.findall(title)) for title in titles]
        if all(counts) and counts[0] != counts[1]:
            return True  # the third batch is not the second
    issuers = [set(one.notice.issuers) for one in (left, right)]
    if all(issuers) and issuers[0].isdisjoint(issuers[1]):
        return True
    dates = [one.issued for one in (left, right)]
    return all(dates) and not any(
        first.startswith(second) for first, second in (dates, reversed(dates))
    )


def _overlap(
    left: frozenset[int] | frozenset[str], right: frozenset[int] | frozenset[str]
) -> float:
    """The share of the smaller set that is in the other."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _title_likeness(left: Notice, right: Notice) -> float:
    """From 0 to 1, for titles in one language; an equal Chinese title is enough."""
    zh = [one.title_zh or (one.title if has_han(one.title) else "") for one in (left, right)]
    if all(zh) and _fold_title(zh[0]) == _fold_title(zh[1]):
        return 1.0
    if has_han(left.title) != has_han(right.title):
        return 0.0
    return token_sort_ratio(_spaced(left.title), _spaced(right.title)) / 100


def _spaced(title: str) -> str:
    return " ".join(_WORD_RE.findall(title.lower()))


def _fold_title(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).lower()


def _proposal(
    left: Notice, right: Notice, score: float, reasons: Sequence[tuple[float, str]]
) -> CopyProposal:
    """The pair, the one nearer to the issuer's own words as the original."""
    ranks = list(type(left.translation))
    first, second = sorted(
        (left, right), key=lambda one: (one.work != one.id, ranks.index(one.translation), one.id)
    )
    return CopyProposal(
        notice=second.id,
        original=first.id,
        work=first.work,
        score=score,
        reasons=tuple(reason for _, reason in reasons),
        path=second.path,
    )
