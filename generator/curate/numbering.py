"""Numbering schemes: 一、 （一） 1. (1) ① 2.1 第一条 Article 1 Chapter I (a) (i), and bullets.

A number counts only where it stands in a sequence: 7. after nothing is a part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.numerals import (
    HAN_NUMBER,
    ORDINALS,
    ROMAN,
    ROMAN_SMALL,
    WORDS,
    read_numeral,
    read_roman,
)
from generator.curate.scripts import compile_both
from generator.text.han import HAN

_H = rf"({HAN_NUMBER}|\d{{1,3}})"
_WORD = "|".join(WORDS)
_REFERENCE = "的规所之中和与及至、，。；明确款项或后"
"""What follows the name of an article in running text: 第五条规定的."""
_LONE = rf"(?:[\s　]+|\Z|(?![{_REFERENCE}])(?=[{HAN}]{{2,16}}(?:\Z|[\s　]*第{_H}[条节])))"
"""Behind the number of a chapter: a space, or its name alone."""
_EN = r"(?:[.:]\s?|\s[-–—]\s|\s(?=[A-Z“\"(（])|\s*\Z)"
"""Behind "Article 5": never a small letter, as in "Article 5 of the Law"."""
_UNITS = "万亿元个件倍年月日米千百分小时吨平公里人次项家名种％"
_DECIMAL_END = rf"[.．、]?(?:\s+(?=[A-Z“\"(])|\s?(?![{_UNITS}])(?=[{HAN}“《]))"
_HAN_DIGITS = frozenset("一二三四五六七八九十")
_BULLETS = "•●○■□◆◇▪▫◦‣➢►▶✓★☆"


@dataclass(frozen=True)
class _Scheme:
    name: str
    regex: re.Pattern[str]
    can_head: bool


def _scheme(name: str, pattern: str, *, heads: bool = False) -> _Scheme:
    return _Scheme(name, compile_both(pattern), heads)


_SCHEMES = (
    _scheme("part", rf"第{_H}(?:编|部分|篇){_LONE}", heads=True),
    _scheme("chapter", rf"第{_H}章{_LONE}", heads=True),
    _scheme("section", rf"第{_H}节{_LONE}", heads=True),
    _scheme("article", rf"第{_H}条(?:之[一二三四五六])?(?:[\s　:：]+|\Z|(?![{_REFERENCE}]))"),
    _scheme("ordinal", rf"第({HAN_NUMBER})[，,、：:]"),
    _scheme("ordinal", r"其([一二三四五六七八九十])[，,、：:]"),
    _scheme("is", rf"({HAN_NUMBER})是(?!否)"),
    _scheme("must", rf"({HAN_NUMBER})要(?![求素点])"),
    _scheme("han", rf"({HAN_NUMBER})\s?[、．.](?!\d)", heads=True),
    _scheme("han-bracket", rf"[（(]\s?({HAN_NUMBER})\s?[）)]、?", heads=True),
    _scheme(
        "case", rf"[\[【]?(?:典型)?案例\s?{_H}(?:[\]】]|[\s:：、.．]+|\Z|(?![的中里]))", heads=True
    ),
    _scheme("roman", rf"({ROMAN})(?:[.．]\s?(?![A-Z]\.)|、\s?)(?=[A-Z“\"(《\d{HAN}])", heads=True),
    _scheme("roman-bracket", rf"[（(]({ROMAN})[）)]", heads=True),
    _scheme("roman-sign", r"([Ⅰ-Ⅻ])(?:[.．、]|\s)", heads=True),
    _scheme("part-en", rf"(?i:part)\s({ROMAN}|\d{{1,3}}|(?i:{_WORD}))\b{_EN}", heads=True),
    _scheme("chapter-en", rf"(?i:chapter)\s({ROMAN}|\d{{1,3}}|(?i:{_WORD}))\b{_EN}", heads=True),
    _scheme("section-en", rf"(?i:section)\s({ROMAN}|\d{{1,3}}|(?i:{_WORD}))\b{_EN}", heads=True),
    _scheme("article-en", rf"(?i:article|art\.)\s({ROMAN}|\d{{1,3}})\b{_EN}"),
    _scheme(
        "case-en",
        rf"[\[(【]?(?i:(?:typical )?case (?:no\. ?)?)(\d{{1,3}}|(?i:{_WORD}))\b"
        rf"(?:[\])】][.:]?|{_EN})",
        heads=True,
    ),
    _scheme("word-en", rf"({'|'.join(map(str.title, WORDS))})[,:、，]\s?(?=\S)", heads=True),
    _scheme("word-bracket", rf"[（(]((?i:{_WORD}))[）)]", heads=True),
    _scheme("ordinal-en", rf"((?i:{'|'.join(ORDINALS)}))(?:ly)?[,:，：、]\s?"),
    _scheme("decimal", rf"\d{{1,2}}\.(\d{{1,2}}){_DECIMAL_END}", heads=True),
    _scheme("decimal-3", rf"\d{{1,2}}\.\d{{1,2}}\.(\d{{1,2}}){_DECIMAL_END}", heads=True),
    _scheme("decimal-4", rf"(?:\d{{1,2}}\.){{3}}(\d{{1,2}}){_DECIMAL_END}", heads=True),
    _scheme("number", r"(\d{1,2})[.．、](?!\d|\s?\d{1,2}(?![\d年月日.]))", heads=True),
    _scheme("number", r"([⒈-⒛])", heads=True),
    _scheme("number-comma", r"(\d{1,2}),\s?(?=[A-Z][a-z])", heads=True),
    _scheme("number-bracket", r"[（(](\d{1,2})[）)]"),
    _scheme("number-bracket", r"([⑴-⒇])"),
    _scheme("number-half", r"(\d{1,2})[)）]"),
    _scheme("note", r"\[(\d{1,2})\]"),
    _scheme("roman-small", rf"[（(]?({ROMAN_SMALL})[)）]"),
    _scheme("letter", r"[（(]?([a-z])[)）]"),
    _scheme("letter-capital", r"([A-H])[.．、]\s?(?=[A-Z][a-z]|\d|[“\"])(?![A-Z]\.)", heads=True),
    _scheme("letter-capital-bracket", r"[（(]([A-H])[)）]"),
    _scheme("circled", r"([①-⑳])"),
    _scheme("circled-han", r"([㈠-㈩])", heads=True),
    _scheme("bullet", rf"([{_BULLETS}]|——|[-–*·](?=\s))"),
)
_ANY_RE = re.compile("|".join(f"(?:{scheme.regex.pattern})" for scheme in _SCHEMES))

RUNNING = frozenset(
    {"is", "must", "ordinal", "ordinal-en", "letter", "roman-small", "letter-capital", "note"}
)
"""Schemes that count inside running text as well: a new sentence with one is no new paragraph."""
LISTED = frozenset(
    "number-bracket number-half note roman-small letter letter-capital-bracket circled"
    " bullet".split()
)
"""Schemes whose paragraphs, one below the other, are a list."""
NAMED = frozenset("part chapter section case part-en chapter-en section-en case-en".split())
"""Schemes whose word says what they count: one alone can head a section."""
ARTICLES = frozenset({"article", "article-en"})
"""Schemes of legal paragraphs, which are text and no headings."""
LETTERS = frozenset({"letter", "letter-capital", "letter-capital-bracket", "roman-small"})
_INITIALS = LETTERS | {"roman"}
"""Schemes whose numbers can be the initials of names: they count without a gap."""
_ATTACHMENT_RE = compile_both(
    r"附件|附表|附录|附[:：]|(?:attachments?|annex(?:es)?|appendix)\b", re.IGNORECASE
)


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

    A scheme starts at one, and may start again; a number may be printed twice, or be missing.
    Letters start again below each number: "C. Li" in a later section is a name.
    """
    last: dict[str, int] = {}
    above: dict[str, str] = {}
    markers: list[Marker | None] = []
    scheme = ""
    for text in texts:
        marker = read_next(text, last)
        if marker:
            if marker.scheme in LETTERS and marker.value == 1:
                above[marker.scheme] = scheme
            for letters in [name for name, parent in above.items() if parent == marker.scheme]:
                last.pop(letters, None)
            last[marker.scheme] = marker.value
            scheme = marker.scheme
        markers.append(marker)
    return tuple(markers)


def read_next(text: str, last: Mapping[str, int]) -> Marker | None:
    """The number a paragraph starts with, where it continues a sequence or starts one.

    "(i)" is nine after (h), and one elsewhere.

    Args:
        text: The paragraph.
        last: Scheme -> the last number of it.
    """
    found = _read_all(text)
    exact = (m for m in found if m.value > 1 and m.value == last.get(m.scheme, 0) + 1)
    fitting = (
        m
        for m in found
        if m.value == 1 or (m.scheme not in _INITIALS and follows(last.get(m.scheme, 0), m.value))
    )
    return next(exact, None) or next(fitting, None)


def follows(last: int, value: int) -> bool:
    """Whether a number continues a sequence, or starts one."""
    return value == 1 or (0 <= value - last <= 2)


def starts_attachment(text: str) -> bool:
    """Whether a line opens the list of attachments, or an attachment."""
    return _ATTACHMENT_RE.match(text) is not None


def _read_all(text: str) -> tuple[Marker, ...]:
    if not _ANY_RE.match(text):
        return ()
    markers = []
    for scheme in _SCHEMES:
        found = scheme.regex.match(text)
        value = _value(scheme.name, found[1]) if found else 0
        if found and value and not _is_pair(scheme.name, text[found.end() :], value):
            markers.append(Marker(scheme.name, value, found.end(), scheme.can_head))
    return tuple(markers)


def _value(scheme: str, number: str) -> int:
    if scheme == "bullet":
        return 1
    is_roman = scheme.startswith("roman") or (len(number) > 1 and set(number) <= set("IVXL"))
    if scheme.endswith("-en") and number in ("I", "V", "X", "L"):
        is_roman = True
    return read_roman(number) if is_roman and number.isascii() else read_numeral(number)


def _is_pair(scheme: str, rest: str, value: int) -> bool:
    """Whether 一、 is the first of two numbers that belong together: 一、二审法院, 三、四线城市."""
    digit = rest[:1]
    return scheme == "han" and digit in _HAN_DIGITS and read_numeral(digit) == value + 1
