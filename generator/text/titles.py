"""Titles of papers: 《…》, titles in quotation marks, and titles in capitals with a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.capitals import count_capitals, find_capitalised
from generator.text.han import HAN, has_han, join_lines
from generator.text.marks import find_quoted, find_title_marks
from generator.text.naming import Naming, Sign
from generator.text.nouns import head_of, is_bare_head, sort_of
from generator.text.periods import is_period

_SORTS = frozenset({"instrument", "agreement"})
_LONGEST, _MOST_WORDS = 120, 25
_NEAR = 120
"""Code points before a title in which its issuer is looked for."""
_NOT_TITLE_RE = re.compile("(?:表|(?:委托|委託|申请|申請|通知|决定|決定)[书書]|证|證)\\Z")
_NOT_AFTER_RE = re.compile("杂志|雜誌|期刊|一书|一書|栏目|欄目|周刊|報道|报道")
_YEARS_RE = re.compile(r"((?:19|20)\d\d)年?\s?[-–—－至到~～]\s?((?:19|20)\d\d)")
_YEAR_RE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AFTER_YEAR_RE = re.compile(r"[(（]((?:19|20)\d\d)年")
_ISSUED_HAN = "印发|印發|发布|發布|公布|公佈|下发|下發|出台|出臺|制定|颁布|頒布|联合印发|联合发布"
_ISSUER_HAN_RE = re.compile(
    rf"(?:((?:19|20)\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[，,]?)?(?:由)?([{HAN}、]{{2,30}}?)"
    rf"(?:等[{HAN}\d]{{0,4}}(?:部门|部門|部委|单位|單位))?"
    rf"(?:近日|日前|联合|聯合|已|正式)?(?:{_ISSUED_HAN})了?\Z"
)
_ISSUED = r"(?:issued|released|promulgated|published|adopted|formulated|printed and distributed)"
_ISSUER_RE = re.compile(
    rf"((?:[A-Z][\w’'-]*|of|for|the|and)(?:\s(?:[A-Z][\w’'-]*|of|for|the|and))*)\s"
    rf"(?:has\s|have\s|jointly\s)*{_ISSUED}(?:\sand\s[a-z]+)?(?:\sthe)?\s?\Z"
)
_AFTER_QUOTE_RE = re.compile(r"[\"”’]\s\Z")  # "Blue Sky" Work Plan
_GOES_ON_RE = re.compile(  # Notice on Issuing the "Plan"; Opinions on Work in this New Year
    r"\s(?:the\s)?[\"“]|\s(?:in|of|for|on|under)\s(?:this|that|these|its|their|our|new)\s[A-Z]"
)
_NO_NAME_RE = re.compile(r"\A(?:(?:of|for|the|and|The)\s)+")
_NUMBERED_RE = re.compile(r"\bNo\b")
_NUMBER_RE = re.compile(
    r"[(（]([^()（）]{2,12}[〔\[［](?:19|20)\d\d[〕\]］][^()（），,]{1,8}?[号號])"
)


def find_titles(text: str) -> Iterator[Naming]:
    """Titles of laws, rules, plans, agreements and other papers."""
    if "《" in text or "〈" in text:
        yield from _in_title_marks(text)
    quoted = tuple(_in_quotes(text))
    yield from quoted
    for naming in _in_capitals(text):
        if not any(other.start <= naming.start and naming.end <= other.end for other in quoted):
            yield naming


def _in_title_marks(text: str) -> Iterator[Naming]:
    for pair in find_title_marks(text):
        start, end = pair.inside
        name = join_lines(text[start:end].split("\n")).strip()
        if not is_title(name) or _NOT_AFTER_RE.match(text, pair.end):
            continue
        dated, issuer = _issued_before(text[max(0, pair.start - _NEAR) : pair.start])
        after = _AFTER_YEAR_RE.match(text, pair.end)
        found = _NUMBER_RE.match(text, pair.end)
        number = found[1] if found else ""
        year = _years(name) or _years(number) or (after[1] if after else dated)
        yield Naming(Sign.TITLE, name, start, end, year=year, issuer=issuer, number=number)


def is_title(name: str) -> bool:
    """Whether words in title marks are the title of a paper, and not a form or a bare 《办法》."""
    if not 3 <= len(name) <= _LONGEST or is_bare_head(name) or _NOT_TITLE_RE.search(name):
        return False
    return sort_of(name, is_title=True) in _SORTS


def _issued_before(before: str) -> tuple[str, str]:
    """Year and issuer in the Chinese before a title; each may be empty."""
    clause = re.split("[。；;！？\n]", before)[-1]
    found = _ISSUER_HAN_RE.search(clause)
    if not found or sort_of(found[2]) != "institution":
        return "", ""
    return found[1] or "", found[2].removeprefix("由")


def _in_quotes(text: str) -> Iterator[Naming]:
    for pair in find_quoted(text):
        start, end = pair.inside
        name = " ".join(text[start:end].split())
        if text[pair.start] == "「" and is_title(name):
            yield Naming(Sign.TITLE, name, start, end, year=_years(name))
        if has_han(name) or not is_english_title(name):
            continue
        dated, issuer = _issued_by(text[max(0, pair.start - _NEAR) : pair.start])
        yield Naming(Sign.TITLE, name, start, end, year=_years(name) or dated, issuer=issuer)


def _issued_by(before: str) -> tuple[str, str]:
    """Year and issuer in the words before a title; each may be empty."""
    found = _ISSUER_RE.search(before)
    if not found:
        return "", ""
    dated = _YEAR_RE.search(before[max(0, found.start() - 40) : found.start()])
    return dated[1] if dated else "", _NO_NAME_RE.sub("", found[1])


def is_english_title(name: str) -> bool:
    """Whether quoted words are the title of a paper: capitals, and a noun that says so."""
    if not 2 <= len(name.split()) <= _MOST_WORDS:
        return False
    if name[-1] in ".,;:!?" or not name[0].isalnum():
        return False
    if is_bare_head(name) or is_period(name):
        return False
    return count_capitals(name) > 1 and sort_of(name, is_title=True) in _SORTS


def _in_capitals(text: str) -> Iterator[Naming]:
    for start, end in find_capitalised(text):
        name = " ".join(text[start:end].split())
        is_part = _AFTER_QUOTE_RE.search(text[max(0, start - 2) : start]) or _GOES_ON_RE.match(
            text, end
        )
        if not is_part and _is_capital_title(name):
            yield Naming(Sign.TITLE, name, start, end, year=_years(name))


def _is_capital_title(name: str) -> bool:
    """Whether words in capitals are a title without marks: with a year, or "Measures for ..."."""
    bare, head = name.split(" (")[0], head_of(name)
    if sort_of(name, is_title=True) not in _SORTS or _NUMBERED_RE.search(name):
        return False
    if is_bare_head(bare) or is_period(bare):
        return False
    words = bare.lower().split()
    first = next((place for place, word in enumerate(words) if word.startswith(head)), len(words))
    goes_on = len(words) > first + 2
    capitals = count_capitals(bare)
    return (bool(_years(name)) and capitals > 1) or (goes_on and capitals > 3)


def _years(name: str) -> str:
    """The year or years printed in a name, as EDTF; empty if there are none."""
    interval = _YEARS_RE.search(name)
    if interval:
        return f"{interval[1]}/{interval[2]}"
    years = _YEAR_RE.findall(name)
    return years[0] if len(years) == 1 else ""
