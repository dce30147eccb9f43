"""The numbers that paragraphs start with: 一、 （一） 1. (1) ① 2.1 第一条 Article 1 Chapter I (a).

A number counts only where it stands in a sequence: 7. after nothing is a part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.numerals import read_numeral, read_roman
from generator.curate.schemes import INITIALS, LETTERS, SCHEMES
from generator.curate.scripts import compile_both
from generator.text.han import HAN

_ATTACHMENT_RE = compile_both(
    r"附件|附表|附录|附[:：]|(?:attachments?|annex(?:es)?|appendix)\b",
    re.IGNORECASE,
)
_DECIMAL_RE = re.compile(rf"1\.1\s?[A-Z{HAN}]|\d\.1\s[A-Z{HAN}]")
_BARE_RE = re.compile(rf"(\d{{1,2}})\s(?=[A-Z{HAN}][^.。；;]{{1,80}}\Z)")
_HAN_DIGITS = frozenset("一二三四五六七八九十")


@dataclass(frozen=True)
class Marker:
    """The number at the start of a paragraph."""

    scheme: str
    value: int
    length: int
    can_head: bool
    """Whether paragraphs numbered like this can be headings."""


def read_marker(text: str) -> Marker | None:
    """The number a paragraph starts with; the likelier reading where there are two."""
    return next(iter(_read_all(text)), None)


def read_markers(texts: Sequence[str]) -> tuple[Marker | None, ...]:
    """The markers of all paragraphs; a number out of sequence is part of the text.

    A scheme starts at one, and may start again; a number may be printed twice, or be missing. An
    excerpt may start with any number that the next one of its scheme continues. Letters start
    again below each number: "C. Li" in a later section is a name. A number without a mark counts
    above decimals only: "2 Terms" above "2.1 Agency".
    """
    last: dict[str, int] = {}
    above: dict[str, str] = {}
    markers: list[Marker | None] = []
    scheme = ""
    has_decimals = any(_DECIMAL_RE.match(text) for text in texts)
    readings = [_read_all(text) for text in texts]
    for text, found, opening in zip(texts, readings, _find_openings(readings), strict=True):
        marker = _choose(found, last)
        if not marker and opening and opening.scheme not in last:
            marker = opening
        if not marker and has_decimals:
            marker = _read_bare(text, last)
        if marker:
            if marker.scheme in LETTERS and marker.value == 1:
                above[marker.scheme] = scheme
            for letters, parent in above.items():
                if parent == marker.scheme:
                    last.pop(letters, None)
            last[marker.scheme] = marker.value
            scheme = marker.scheme
        markers.append(marker)
    return tuple(markers)


def _read_bare(text: str, last: Mapping[str, int]) -> Marker | None:
    """The number without a mark of "2 Terms", in a text that has 2.1 as well."""
    found = _BARE_RE.match(text)
    if not found or int(found[1]) != last.get("number-bare", 0) + 1:
        return None
    return Marker("number-bare", int(found[1]), found.end(), can_head=True)


def _find_openings(readings: Sequence[Sequence[Marker]]) -> list[Marker | None]:
    """Each number that the next one of its scheme continues; None for other paragraphs."""
    following: dict[str, int] = {}
    openings: list[Marker | None] = []
    for found in reversed(readings):
        openings.append(None)
        if found:
            marker = found[0]
            if following.get(marker.scheme) == marker.value + 1 and marker.scheme not in INITIALS:
                openings[-1] = marker
            following[marker.scheme] = marker.value
    return openings[::-1]


def read_next(text: str, last: Mapping[str, int]) -> Marker | None:
    """The number a paragraph starts with, where it continues a sequence or starts one.

    "(i)" is nine after (h), and one elsewhere.

    Args:
        text: The paragraph.
        last: Scheme -> the last number of it.
    """
    return _choose(_read_all(text), last)


def _choose(found: Sequence[Marker], last: Mapping[str, int]) -> Marker | None:
    for marker in found:
        if marker.value > 1 and marker.value == last.get(marker.scheme, 0) + 1:
            return marker
    for marker in found:
        is_near = follows(last.get(marker.scheme, 0), marker.value)
        if marker.value == 1 or (is_near and marker.scheme not in INITIALS):
            return marker
    return None


def follows(last: int, value: int) -> bool:
    """Whether a number continues a sequence, or starts one."""
    return value == 1 or (0 <= value - last <= 2)


def starts_attachment(text: str) -> bool:
    """Whether a line opens the list of attachments, or an attachment."""
    return _ATTACHMENT_RE.match(text) is not None


def _read_all(text: str) -> tuple[Marker, ...]:
    markers = []
    for scheme in SCHEMES.get(text[:1], ()):
        found = scheme.regex.match(text)
        value = _value(scheme.name, found[1]) if found else 0
        if found and value and not _is_pair(scheme.name, text[found.end() :][:1], value):
            markers.append(Marker(scheme.name, value, found.end(), scheme.can_head))
    return tuple(markers)


def _value(scheme: str, number: str) -> int:
    if scheme == "bullet":
        return 1
    is_roman = scheme.startswith("roman") or (scheme.endswith("-en") and set(number) <= set("IVXL"))
    return read_roman(number) if is_roman and number.isascii() else read_numeral(number)


def _is_pair(scheme: str, following: str, value: int) -> bool:
    """Whether 一、 is the first of two numbers that belong together: 一、二审法院, 三、四线城市."""
    return scheme == "han" and following in _HAN_DIGITS and read_numeral(following) == value + 1
