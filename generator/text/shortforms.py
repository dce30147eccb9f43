"""Short forms that a notice defines: what the definition is about, and where the form is used.

A short form is a common word: "the Regulations", 《规定》. So it counts only where it is printed as
one, and only if what it was defined for is one name and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.text.acronyms import find_definitions
from generator.text.capitals import find_capitalised
from generator.text.han import HAN_RE, has_han
from generator.text.likeness import fold_name
from generator.text.nouns import is_bare_head, singular, sort_of
from generator.text.ownwords import SURE
from generator.text.script import to_simplified
from generator.text.shortnames import Shortening, find_shortenings
from generator.text.traced import Span

_ACRONYM_RE = re.compile(r"[A-Z][A-Za-z0-9&/-]*[A-Z][A-Za-z0-9]*\Z")
_WORD_RE = re.compile(r"[A-Za-z]+")
_SMALL = frozenset("a an the of for on in to and or by with".split())
_CLOSING = r"[\s”’」』》〉\"]"
_BETWEEN_RE = re.compile(
    rf"{_CLOSING}{{0,4}}(?:[(（〔\[][^()（）]{{0,40}}[)）〕\]]{_CLOSING}{{0,4}})?"
)
REACH = 50
"""Code points before the end of a long form in which its name ends, brackets after it aside."""
_LEAD_RE = re.compile(r"(?:[Tt]he\s|[Cc]hina['’]s\s|PRC\s|[《〈“「\"\s]|中[华華]人民共和[国國])*\Z")
_CLAUSE_RE = re.compile(r"[,;:.()，；：。（）]")
_OPENERS, _CLOSERS = frozenset('《〈“「『"‘'), frozenset('》〉”」』"’')

_WORD_BEFORE_RE = re.compile(r"([\w’'.-]+)[\s-]\Z")
_PLAIN_BEFORE = frozenset(
    "the this these under by in of to for on and with from as since if when while that".split()
)
_GOES_ON_RE = re.compile(
    r"[\s-](?:[A-Z][a-z]"
    r"|(?:of|on|for|to|concerning|governing|regarding|against)\s(?:the\s|an?\s)?[A-Z]"
    r"|(?:of|for)\s\d)"
)
# After these a Chinese name may begin: by, and, to, in, according to, of.
_MAY_PRECEDE = frozenset(
    "的由向和与對对在经經被为為是及或将將把按据據依照从從于於以至并並请請让讓使给給"
)


def find_definitions_of_shorts(text: str) -> Iterator[Shortening]:
    """Where a paragraph says what it calls something for short, in words or by a bracket."""
    for found in find_shortenings(text):
        if found.long or not is_acronym(found.short):  # the letters of an acronym tell more
            yield found
    for definition in find_definitions(text):
        short, (_, end) = definition.short, definition.long_span
        if definition.precision >= SURE and is_acronym(short):
            until = max(definition.short_span[1], end) + 1
            yield Shortening(short, end, until, definition.long_span)


def is_acronym(short: str) -> bool:
    """Whether a short form is letters with at least two capitals."""
    return _ACRONYM_RE.match(short) is not None


def stands_for(found: Shortening, text: str, start: int, end: int, sort: str) -> bool:
    """Whether the name at a span, and nothing more, is what a text calls something for short.

    Args:
        found: The definition.
        text: The paragraph.
        start: Where the name starts.
        end: Where it ends.
        sort: The kind of thing it names.
    """
    is_common = found.short.isascii() and found.short.islower() and " " not in found.short
    if found.is_together or is_common:
        return False
    if found.long and _covers(text, found.long, start, end):
        return True
    if is_acronym(found.short) or end > found.end:
        return False
    if not _BETWEEN_RE.fullmatch(text, end, found.end):
        return False
    surface = text[start:end]
    if has_han(found.short):
        # Where a Chinese name begins is a guess; a name of the glossary may begin before it.
        return (not found.long or start < found.long[0]) and _holds(surface, found.short)
    short = _words(found.short)
    clause = _CLAUSE_RE.split(text[:start])[-1]
    if short & _words(clause):
        return False  # "Implementing Rules of the Patent Law": more of the name stands before it
    if short <= _words(surface):
        return True
    return sort_of(found.short) == sort and any(
        _covers(text, run, start, end) for run in find_capitalised(text) if run[1] == end
    )


def contradicts(long: str, names: Iterable[str]) -> bool:
    """Whether a long form is another thing than any of some names, which have its short form."""
    if has_han(long):
        han = [name for name in names if has_han(name)]
        return bool(han) and not any(_holds(name, long) or _holds(long, name) for name in han)
    mine = set(fold_name(long).split())
    theirs = [set(fold_name(name).split()) for name in names if not has_han(name)]
    return bool(theirs) and not any(mine <= words or words <= mine for words in theirs if words)


def is_used(text: str, start: int, end: int) -> bool:
    """Whether a short form at a span is printed as one, and not as a common word.

    In marks of its own it is. Else a Chinese title needs them, an English word needs its article,
    and neither may be a part of a longer name.
    """
    if text[start - 1 : start] in _OPENERS and text[end : end + 1] in _CLOSERS:
        return True
    short = text[start:end]
    if has_han(short):
        return _is_used_in_chinese(text, start, short)
    if is_acronym(short):
        return True
    if _GOES_ON_RE.match(text, end):
        return False
    before = _WORD_BEFORE_RE.search(text, max(0, start - 40), start)
    word = before[1] if before else ""
    if " " not in short:
        return word.lower() == "the"
    return not word[:1].isupper() or word.lower() in _PLAIN_BEFORE


def _is_used_in_chinese(text: str, start: int, short: str) -> bool:
    if len(short) < 3 or (is_bare_head(short) and sort_of(short) in ("instrument", "agreement")):
        return False
    before = text[start - 1 : start]
    return not HAN_RE.match(before) or to_simplified(before) in _MAY_PRECEDE


def _covers(text: str, long: Span, start: int, end: int) -> bool:
    """Whether a name is all of a long form but for articles, marks and what brackets add."""
    first, second = sorted((start, long[0]))
    if not _LEAD_RE.fullmatch(text, first, second):
        return False
    return end >= long[1] or _BETWEEN_RE.fullmatch(text, end, long[1]) is not None


def _words(text: str) -> set[str]:
    return {singular(word.lower()) for word in _WORD_RE.findall(text)} - _SMALL


def _holds(name: str, short: str) -> bool:
    """Whether the characters of one stand in the other in order."""
    rest = iter(to_simplified(name))
    return all(letter in rest for letter in to_simplified(short))
