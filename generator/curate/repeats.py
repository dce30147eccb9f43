"""Repeats inside one document: a teaser that says the lead before the body does."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from generator.curate.parts import Mark, Segment
from generator.curate.scripts import compile_both
from generator.text.han import HAN
from generator.text.sentences import is_prose

_TOKEN_RE = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_CUT_RE = re.compile(r"(?:…|\.{2,}|[,，、])\W*\Z|\w\Z")
_ATTACHED_RE = compile_both(
    r"\A(?:附件|附表|附录)\s?\d{0,2}\s?[:：.．、]?\s?|\.(?:docx?|xlsx?|pdf|wps|zip|rar|od[ts])\Z",
    re.IGNORECASE,
)
_NUMBER_RE = re.compile(r"\A\d{1,2}\s?[.．、]\s?(?!\d{1,3}\b)")
"""What stands around the title of an attachment in a list of links."""
_LEAST_TITLE = 4
_SAME_START = 6
"""Tokens that must be equal before two lines are compared in full."""
_LEAST = 12
"""Tokens of the shortest teaser: shorter lines repeat for other reasons."""
_MOST = 400
"""Tokens of the longest teaser that is compared word by word."""
_ALIKE = 0.9
_HEAD = 3
"""A teaser is one of the first lines of running text."""


def find_repeats(segments: Sequence[Segment], indexes: Sequence[int]) -> Mapping[int, int]:
    """Segments that say only what a longer or equal one near them says.

    Found are a teaser, cut off or whole, above the paragraph it is the start of, and the lead
    printed again right away. The same sentence in two places of the body is no repeat: a notice
    may say a thing twice.

    Args:
        segments: All segments of the notice.
        indexes: Those that would be kept, in order.

    Returns:
        Index of the repeat -> index of the segment that says it in full.
    """
    prose = [index for index in indexes if is_prose(segments[index].text)]
    tokens = {index: _tokens(segments[index].text) for index in prose[: _HEAD + 8]}
    repeats: dict[int, int] = {}
    for place, index in enumerate(prose[:_HEAD]):
        for other in prose[place + 1 : place + 8]:
            is_whole = not _CUT_RE.search(segments[index].text)
            if _is_start_of(tokens[index], tokens[other], is_whole):
                repeats[index] = other
                break
    return repeats


def find_listed_again(segments: Sequence[Segment], indexes: Sequence[int]) -> Mapping[int, int]:
    """Lines below the text that list its attachments again, as links to the files.

    Args:
        segments: All segments of the notice.
        indexes: Those that would be kept, in order.

    Returns:
        Index of the line -> index of the segment that names the attachment in the text.
    """
    named: dict[str, int] = {}
    again: dict[int, int] = {}
    for index in indexes:
        text = segments[index].text
        title = _fold(_ATTACHED_RE.sub("", _NUMBER_RE.sub("", text)))
        if len(title) < _LEAST_TITLE or segments[index].mark is Mark.CELL:
            continue
        is_link = segments[index].is_main is False and _ATTACHED_RE.search(text)
        if is_link and title in named:
            again[index] = named[title]
        else:
            named.setdefault(title, index)
    return again


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN_RE.findall(text.lower()))


def _is_start_of(teaser: tuple[str, ...], full: tuple[str, ...], is_whole: bool) -> bool:
    """Whether the teaser is how the full text starts; one that was cut may differ in a word."""
    if (
        len(teaser) < _LEAST
        or len(full) < len(teaser)
        or teaser[:_SAME_START] != full[:_SAME_START]
    ):
        return False
    start = full[: len(teaser)]
    if is_whole or len(teaser) > _MOST or _numbers(teaser) != _numbers(start):
        return teaser == start
    return difflib.SequenceMatcher(None, teaser, start, autojunk=False).ratio() >= _ALIKE


def _numbers(tokens: tuple[str, ...]) -> list[str]:
    return [token for token in tokens if token.isdigit()]
