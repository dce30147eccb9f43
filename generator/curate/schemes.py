"""The numbering schemes of notices: what each looks like, and with which characters it starts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.curate.numerals import HAN_NUMBER, ORDINALS, ROMAN, ROMAN_SMALL, WORDS
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
_YEAR = r"\d{4}年"
_COUNTED_EN = rf"\s({ROMAN}|\d{{1,3}}|(?i:{_WORD}))\b{_EN}"

_HAN_START = "一二三四五六七八九十百零〇"
_DIGITS = "0123456789０１２３４５６７８９"
_OPENING = "(（"
_SMALL = "abcdefghijklmnopqrstuvwxyz"
BULLET_SIGNS = "•●○■□◆◇▪▫◦‣➢►▶✓★☆"
"""Bullets that are nothing else, in a row or alone."""


@dataclass(frozen=True)
class Scheme:
    """A way to number paragraphs."""

    name: str
    regex: re.Pattern[str]
    """Fits the start of a paragraph; its first group is the number."""
    can_head: bool


def _scheme(name: str, pattern: str, *, heads: bool = False) -> Scheme:
    return Scheme(name, compile_both(pattern), heads)


# Characters a paragraph starts with -> the schemes it can have, the likelier first.
_TABLE: tuple[tuple[str, Scheme], ...] = (
    ("第", _scheme("part", rf"第{_H}(?:编|部分|篇){_LONE}", heads=True)),
    ("第", _scheme("chapter", rf"第{_H}章{_LONE}", heads=True)),
    ("第", _scheme("section", rf"第{_H}节{_LONE}", heads=True)),
    (
        "第",
        _scheme("article", rf"第{_H}条(?:之[一二三四五六])?(?:[\s　:：]+|\Z|(?![{_REFERENCE}]))"),
    ),
    ("第", _scheme("ordinal", rf"第({HAN_NUMBER})[，,、：:]")),
    ("其", _scheme("ordinal", r"其([一二三四五六七八九十])[，,、：:]")),
    (_HAN_START, _scheme("is", rf"({HAN_NUMBER})是(?!否)")),
    (_HAN_START, _scheme("must", rf"({HAN_NUMBER})要(?![求素点])")),
    (_HAN_START, _scheme("han", rf"({HAN_NUMBER})\s?(?:、|[．.](?!\d))", heads=True)),
    (_OPENING, _scheme("han-bracket", rf"[（(]\s?({HAN_NUMBER})\s?[）)]、?", heads=True)),
    (
        "案典[【",
        _scheme(
            "case",
            rf"[\[【]?(?:典型)?案例\s?{_H}(?:[\]】]|[\s:：、.．]+|\Z|(?![的中里]))",
            heads=True,
        ),
    ),
    (
        "IVXL",
        _scheme(
            "roman",
            rf"({ROMAN})\s?(?:[.．]\s?(?![A-Z]\.)|、\s?)(?=[A-Z“\"(《\d{HAN}])",
            heads=True,
        ),
    ),
    (_OPENING, _scheme("roman-bracket", rf"[（(]\s?({ROMAN})\s?[）)]", heads=True)),
    ("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", _scheme("roman-sign", r"([Ⅰ-Ⅻ])(?:[.．、]|\s)", heads=True)),
    ("Pp", _scheme("part-en", rf"(?i:part){_COUNTED_EN}", heads=True)),
    ("Cc", _scheme("chapter-en", rf"(?i:chapter){_COUNTED_EN}", heads=True)),
    ("Ss", _scheme("section-en", rf"(?i:section){_COUNTED_EN}", heads=True)),
    ("AaRrCc", _scheme("article-en", rf"(?i:article|art\.|rule|clause){_COUNTED_EN}")),
    (
        "CcTt[(【",
        _scheme(
            "case-en",
            rf"[\[(【]?(?i:(?:typical )?case (?:no\. ?)?)(\d{{1,3}}|(?i:{_WORD}))\b"
            rf"(?:[\])】][.:]?|{_EN})",
            heads=True,
        ),
    ),
    (
        "OTFSEN",
        _scheme("word-en", rf"({'|'.join(map(str.title, WORDS))})[,:、，]\s?(?=\S)", heads=True),
    ),
    (_OPENING, _scheme("word-bracket", rf"[（(]((?i:{_WORD}))[）)]", heads=True)),
    (
        "FSTENfsten",
        _scheme("ordinal-en", rf"((?i:{'|'.join(ORDINALS)}))(?:ly)?[,:，：、]\s?"),
    ),
    (_DIGITS, _scheme("decimal", rf"\d{{1,2}}\.(\d{{1,2}}){_DECIMAL_END}", heads=True)),
    (_DIGITS, _scheme("decimal-3", rf"(?:\d{{1,2}}\.){{2}}(\d{{1,2}}){_DECIMAL_END}", heads=True)),
    (_DIGITS, _scheme("decimal-4", rf"(?:\d{{1,2}}\.){{3}}(\d{{1,2}}){_DECIMAL_END}", heads=True)),
    (
        _DIGITS,
        _scheme(
            "number",
            rf"(\d{{1,2}})\s?[.．、](?={_YEAR}|(?!\d|\s?\d{{1,2}}(?![\d年月日.])))",
            heads=True,
        ),
    ),
    ("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", _scheme("number", r"([⒈-⒛])", heads=True)),
    (_DIGITS, _scheme("number-comma", r"(\d{1,2}),\s?(?=[A-Z][a-z])", heads=True)),
    (_OPENING, _scheme("number-bracket", r"[（(]\s?(\d{1,2})\s?[）)]")),
    ("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", _scheme("number-bracket", r"([⑴-⒇])")),
    (_DIGITS, _scheme("number-half", r"(\d{1,2})[)）]")),
    ("[", _scheme("note", r"\[(\d{1,2})\]")),
    (_OPENING + "ivx", _scheme("roman-small", rf"[（(]?({ROMAN_SMALL})[)）]")),
    (_OPENING + _SMALL, _scheme("letter", r"[（(]?([a-z])[)）]")),
    (
        "ABCDEFGH",
        _scheme(
            "letter-capital",
            r"([A-H])[.．、]\s?(?![A-Z]\.)(?=[A-Z][a-z]|\d|[“\"])",
            heads=True,
        ),
    ),
    (_OPENING, _scheme("letter-capital-bracket", r"[（(]([A-H])[)）]")),
    ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", _scheme("circled", r"([①-⑳])")),
    ("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", _scheme("circled-han", r"([㈠-㈩])", heads=True)),
    (
        BULLET_SIGNS + "—-–*·",
        _scheme("bullet", rf"([{BULLET_SIGNS}](?!\s?[{BULLET_SIGNS}])|——|[-–—*·](?=\s))"),
    ),
)
SCHEMES: dict[str, tuple[Scheme, ...]] = {
    first: tuple(scheme for starts, scheme in _TABLE if first in starts)
    for first in sorted({character for starts, _ in _TABLE for character in starts})
}
"""First character of a paragraph -> the schemes it can have."""

RUNNING = frozenset("is must ordinal ordinal-en letter roman-small letter-capital note".split())
"""Schemes that count inside running text as well: a sentence with one is no new paragraph."""
LISTED = frozenset(
    "number-bracket number-half note roman-small letter letter-capital-bracket circled"
    " bullet".split()
)
"""Schemes whose paragraphs, one below the other, are a list."""
NAMED = frozenset("part chapter section case part-en chapter-en section-en case-en".split())
"""Schemes whose word says what they count: one alone can head a section."""
ARTICLES = frozenset({"article", "article-en"})
"""Schemes of legal paragraphs, which are text and no headings."""
LETTERS = frozenset("letter letter-capital letter-capital-bracket roman-small".split())
"""Schemes that start again below each number of a higher one."""
INITIALS = LETTERS | {"roman"}
"""Schemes whose numbers can be the initials of names: they count without a gap."""
