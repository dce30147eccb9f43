"""Short names that a text gives in words: hereinafter referred to as, the "Measures", 以下简称.

The short name is sure; where the long one begins is not. It is taken only where marks, capitals,
letters or known first words of names tell, and a list that is called something together has no
long name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.text.align import place_letters
from generator.text.capitals import count_capitals, find_capitalised, has_word
from generator.text.han import has_han
from generator.text.hannames import find_name_before
from generator.text.marks import (
    find_brackets,
    find_quoted,
    find_title_marks,
    pair_around,
    pair_before,
)
from generator.text.naming import Naming, Sign
from generator.text.nouns import head_of
from generator.text.traced import Span

_HEREINAFTER = r"(?:here(?:in)?after|hereunder|henceforth|subsequently|below)"
_CALLED = (
    r"(?:(?:is|are|shall be)\s)?(?:referred\sto|known|abbreviated|shortened|cited|called|denoted"
    r"|defined)\b(?:\s(?:to|as|for\sshort))*"
)
_TOGETHER = r"(?:collectively|jointly|together|each|individually|respectively)"
_TOGETHER_RE = re.compile(rf"\b{_TOGETHER}\b")
_SHORT = (
    r"(?:as\s)?(?:or\s)?(?:the\s|an?\s)?(?:[\"“‘'](?P<quoted>[^\"“”]{2,60}?)[\"”’'](?!\w)"
    r"|(?P<bare>[A-Z][\w&/-]*(?:\s(?:(?:of|for|on|the)\s)?[A-Z][\w&/-]*){0,5}))"
)
_ENGLISH_RE = re.compile(
    rf"(?:\A|(?<=[,;]\s))(?P<lead>(?:{_HEREINAFTER}[,:]?\s)?(?:{_TOGETHER}\s)?(?:{_CALLED}:?\s)?"
    rf"(?:{_TOGETHER}\s)?){_SHORT}"
    r"(?P<tail>\sfor\sshort)?\s*(?=\Z|[,;])"
)
_OPEN_RE = re.compile(rf",\s(?P<lead>{_HEREINAFTER}\s(?:{_CALLED}\s)?){_SHORT}(?P<tail>)")
_CALLED_HAN = (
    r"(?:(?:以下|下文|後文|后文)(?:中|均)?[简簡统統合]?[称稱]|下[称稱]|[简簡][称稱])"
    r"[为為作]?[:：]?\s*"
)
_HAN_RE = re.compile(
    rf"[(（，,；;\s]{_CALLED_HAN}(?P<short>《[^《》]+》|[“「\"][^“”「」\"，。；]+[”」\"]"
    r"[^，。；)）“”「」]{0,8}|[^，。；：)）（(《》“”\s]{2,20})\s*(?=[)），,。；;])"
)
_TITLE_IN_BRACKETS_RE = re.compile(r"》\s?(?=[（(]《(?P<short>[^《》]{2,20})》[)）])")
_TOGETHER_HAN = "统統合"
_TOGETHER_HAN_RE = re.compile(f"[{_TOGETHER_HAN}][称稱]")
_NOT_SHORT = frozenset("the same same 同 同上 相同".split())
_LATIN_SHORT_RE = re.compile(r"[（(]([A-Z][A-Za-z-]*[A-Z]\w*)[)）]")
_NUMBER_RE = re.compile(
    r"[^，,；;（）()]*[〔\[［（(](?:19|20)\d\d[〕\]］）)][^，,；;（）()]*\d[^，,；;]*"
)
_ACRONYM_RE = re.compile(r"[A-Z][A-Za-z&/-]*[A-Z][A-Za-z0-9&/-]*\Z")
_ANY_RE = re.compile(rf"[(（]|[下简簡统統合][称稱]|{_HEREINAFTER}")
_ARTICLE_RE = re.compile(r"\A(?:the|an?)\s", re.IGNORECASE)
_YEAR_RE = re.compile(r"[〔\[［（(]((?:19|20)\d\d)[〕\]］）)]")
_QUOTE_ENDS = '"”’」'
_SURE = 0.9
_REACH = 400
"""Code points before a bracket in which a name in capitals is looked for."""


@dataclass(frozen=True, slots=True)
class Shortening:
    """One place where a text says what it calls something from there on."""

    short: str
    """Without article and marks."""
    end: int
    """Where the long name ends, marks around it included."""
    until: int
    """Where the definition ends."""
    long: Span | None = None
    """The long name, if its beginning is sure."""
    number: str = ""
    """Document number that stands between the two."""
    is_marked: bool = False
    """Whether the short name is printed in title marks or quotation marks."""
    is_together: bool = False
    """Whether several things share the short name."""


def find_short_names(text: str) -> Iterator[Naming]:
    """Long names with what the text calls them for short."""
    for found in find_shortenings(text):
        if found.long and not found.is_together:
            name = text[slice(*found.long)]
            name = "".join(name.split("\n")) if has_han(name) else name
            if name.lower() != found.short.lower():
                year = _YEAR_RE.search(found.number)
                yield Naming(
                    Sign.SHORT_NAME,
                    name,
                    *found.long,
                    short=found.short,
                    number=found.number,
                    year=year[1] if year else "",
                )


def find_shortenings(text: str) -> Iterator[Shortening]:
    """Short names that the text gives in words, whether or not their long names are sure."""
    if _ANY_RE.search(text):
        yield from _in_english(text)
        yield from _in_chinese(text)


# --- English ----------------------------------------------------------------------------------


def _in_english(text: str) -> Iterator[Shortening]:
    for bracket in find_brackets(text):
        start, end = bracket.inside
        inside = text[start:end]
        found = _ENGLISH_RE.search(inside)
        if found:
            number = _NUMBER_RE.match(inside[: found.start()])
            yield from _english(
                text,
                (bracket.start, bracket.end),
                found,
                number[0].strip(" ,") if number else "",
                is_together=_TOGETHER_RE.search(inside) is not None,
            )
    for found in _OPEN_RE.finditer(text):
        is_together = _TOGETHER_RE.search(found[0]) is not None
        yield from _english(text, found.span(), found, "", is_together=is_together)


def _english(
    text: str, place: Span, found: re.Match[str], number: str, *, is_together: bool
) -> Iterator[Shortening]:
    short = _ARTICLE_RE.sub("", (found["quoted"] or found["bare"]).strip())
    if not (found["quoted"] or found["lead"] or found["tail"]):
        return
    is_sure = found["lead"] or any(letter.isupper() for letter in short)
    if short.lower() in _NOT_SHORT or not is_sure:
        return
    end, until = place
    long = None if is_together else _long_in_english(text, end, short)
    yield Shortening(
        short, end, until, long, number, is_marked=bool(found["quoted"]), is_together=is_together
    )


def _long_in_english(text: str, end: int, short: str) -> Span | None:
    """The long name that ends before a bracket: quoted, in capitals, or fitted by letters."""
    stop = end - 1 if text[end - 1 : end].isspace() else end
    if text[stop - 1 : stop] in _QUOTE_ENDS:
        quoted = pair_before(find_quoted(text), stop)
        return quoted.inside if quoted else None
    if _ACRONYM_RE.match(short):
        placed = place_letters(short, text, 0, end)
        if placed and placed.is_good and placed.precision >= _SURE:
            return placed.start, stop
    last = short.split()[-1]
    first = max(0, stop - _REACH)
    for start, run_end in find_capitalised(text[first:stop]):
        name = text[first + start : first + run_end]
        is_alike = has_word(name, last) or head_of(short) == head_of(name) != ""
        if first + run_end == stop and count_capitals(name) > 1 and is_alike:
            return first + start, stop
    return None


# --- Chinese ----------------------------------------------------------------------------------


def _in_chinese(text: str) -> Iterator[Shortening]:
    brackets = find_brackets(text)
    for found in _HAN_RE.finditer(text):
        short = found["short"].strip()
        if short in _NOT_SHORT:
            continue
        bracket = pair_around(brackets, found.start())
        end, until = (bracket.start, bracket.end) if bracket else found.span()
        before = text[end + 1 : found.start()] if bracket else ""
        number = _NUMBER_RE.match(before.strip(" ，,；;"))
        bare = _bare(short)
        is_together = bool(_TOGETHER_HAN_RE.search(found[0])) or short[0] in _TOGETHER_HAN
        yield Shortening(
            bare,
            end,
            until,
            None if is_together else _long_in_chinese(text, end, bare),
            number[0].strip() if number else "",
            is_marked=bare != short,
            is_together=is_together,
        )
    yield from _titles_in_brackets(text)
    for found in _LATIN_SHORT_RE.finditer(text):
        long = _long_in_chinese(text, found.start(), found[1])
        yield Shortening(found[1], *found.span(), long)


def _titles_in_brackets(text: str) -> Iterator[Shortening]:
    """《專利（修訂）規則》（《修訂規則》）: all characters of the second stand in the first."""
    titles = find_title_marks(text)
    for found in _TITLE_IN_BRACKETS_RE.finditer(text):
        short, end = found["short"], found.end()
        long = pair_before(titles, found.start() + 1)
        if long and is_in_order(short, text[slice(*long.inside)]):
            until = end + len(short) + 4
            yield Shortening(short, end, until, long.inside, is_marked=True)


def is_in_order(short: str, long: str) -> bool:
    """Whether the characters of a shorter text stand in a longer one, in order."""
    rest = iter(long)
    return len(short) < len(long) and all(letter in rest for letter in short)


def _bare(short: str) -> str:
    """A short name without title marks or quotes, if they hold all of it."""
    return short[1:-1] if short[0] + short[-1] in {"《》", "“”", "「」", '""'} else short


def _long_in_chinese(text: str, end: int, short: str) -> Span | None:
    if text[end - 1 : end] == "》":
        title = pair_before(find_title_marks(text), end)
        return title.inside if title else None
    return find_name_before(text, end, short)
