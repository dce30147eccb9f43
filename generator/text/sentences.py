"""Where sentences end, in English and Chinese.

A wrong break costs more than a missed one: it tears a number from its name ("No. | 12"). So a
full stop ends a sentence only where nothing speaks against it. Semicolons and colons never do.
Footnote marks and closing quotes behind the stop belong to the sentence that ends.
"""

from __future__ import annotations

import functools
import re

from generator.text.abbreviations import ends_sentence, is_abbreviation, starts_sentence
from generator.text.han import HAN, HAN_RE

_CLOSERS = "\"'”’»)\\]）】》」』〉］"
_OPENERS = "\"'“‘«(\\[（【《「『〈［"
_NEXT = rf"(?=[{_CLOSERS}]*\s*(?:[A-Z{_OPENERS}]|\Z))"
_MARK_RE = re.compile("[。！？｡!?.．…]")
# One set of marks first, so that the search can skip to the next of them.
_END_RE = re.compile(
    rf"(?P<mark>[。！？｡!?.．…](?:(?<=[。！？｡])[。！？｡]*|(?<=[!?])[!?.]*"
    rf"|(?<=\.)(?:\.\.{_NEXT})?|(?<=．)|(?<=…)(?<!……)…*+{_NEXT}))"
    rf"(?P<close>[{_CLOSERS}]*(?:\s?[”」』）】》]+)*(?:\[\d{{1,3}}\]|[¹²³⁰-⁹]+)*)"
)
_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Za-z]"
# "Table 1." and "Article 5." at the start of a sentence are numbers, as "1." is.
_COUNTED_RE = re.compile(
    r"(?:(?:table|figure|article|chapter|section|part|annex|appendix|case|form|step|item|rule"
    rf"|question)|(?:art|sec|fig|ch|para|no)\.)\s(?:{_NUMBER})\Z",
    re.IGNORECASE,
)
_WORD_BEFORE_RE = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+\Z")
_NUMBER_BEFORE_RE = re.compile(rf"(?:\A|[\s(（]|(?<=[a-z]{{2}}[.;:])|(?<=[。；：]))(?:{_NUMBER})\Z")
_HAN_NUMBER_RE = re.compile(r"(?:\A|[。！？；;.．\s])[一二三四五六七八九十]{1,3}\Z")
_DATE_REST_RE = re.compile(r"\d{1,2}\s?[.．]\s?\d{1,2}(?!\d)")
_DAY_REST_RE = re.compile(r"\d{1,2}(?!\d)")
_DAY_RE = re.compile(r"(?:\A|[^\d.])\d{1,2}\Z")
_SENTENCE_BEFORE_RE = re.compile(rf"(?:\A|[.!?;:。！？；：…][{_CLOSERS}]*)\s*\Z")
_NEXT_ITEM_RE = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[)）]\s?\S")
_NEXT_NUMBER_RE = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.、]\s?[A-Z]|[(（]\d{1,2}[)）]\s?[A-Z]")
_NEXT_HAN_NUMBER_RE = re.compile(rf"\d{{1,2}}[.．、]\s?[{HAN}]")
_NEXT_CAPITAL_RE = re.compile(r"[A-Z][a-z]*[ ,]")
_SMALL_RE = re.compile(r"[a-z)\"”]{3}")
_GOES_ON_RE = re.compile(r"\s*[，、；：,;]")
_LATIN_RE = re.compile(rf"[^\W_{HAN}]+")
_LISTED_RE = re.compile(rf"[.!?…。！？；;:：][{_CLOSERS}]*\s*\Z")
_SENTENCE_RE = re.compile(rf"[.!?。！？｡…][{_CLOSERS}\s]*(?:\[\d{{1,3}}\]|[¹²³⁰-⁹]+)*\s*\Z")
_BRACKET_RE = re.compile(r"[()（）\[\]［］【】〔〕]")
_PAIRS = {")": "(", "）": "（", "]": "[", "］": "［", "】": "【", "〕": "〔"}
_LONGEST_BRACKET = 400
"""Code points of a bracket that stays whole; a longer one is taken for a stray mark."""
_QUOTES = {"”": "“", "」": "「", "』": "『", '"': '"'}
_LONGEST_NAME = 24
"""Code points of a quoted slogan with a mark at its end."""
_NAMED_RE = re.compile(
    rf"(?:(?i:\b(?:the|an?|this|that|its|our|of|called|titled))\s|[{HAN}](?<![说說问問道]))\Z"
)
_SAID_RE = re.compile(rf"[{HAN}]{{0,6}}(?:说|說|表示|指出|强调|強調|介绍|介紹|道)[。，]")
_LONGEST_NUMBER = 14
_LONGEST_ADDRESS = 200
_REMEMBERED = 1000
"""Code points of a text whose length in words is remembered."""
_LOOK = 40
"""Code points around a mark that decide."""


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences, in order, without the white space between them.

    Together they hold every character that is not white space.

    Args:
        text: One paragraph on one line.
    """
    if not _MARK_RE.search(text):
        span = _trim(text, 0, len(text))
        return (span,) if span[0] < span[1] else ()
    brackets = find_brackets(text)
    inside = iter([*brackets, (len(text), len(text))])
    opened, closed = next(inside)
    spans: list[tuple[int, int]] = []
    start, first = 0, _skip_space(text, 0)
    for found in _END_RE.finditer(text):
        while closed < found.start():
            opened, closed = next(inside)
        is_within = first < opened < found.start()
        if is_within and (closed >= found.end() or found["mark"][0] not in "。！？｡"):
            continue
        if _is_end(text, start, found):
            spans.append(_trim(text, start, found.end()))
            start, first = found.end(), _skip_space(text, found.end())
    spans.append(_trim(text, start, len(text)))
    return tuple(span for span in spans if span[0] < span[1])


def find_brackets(text: str) -> list[tuple[int, int]]:
    """Outermost brackets that close, as places of their two marks, in order.

    A bracket of more than 400 code points is taken for a stray mark.
    """
    opened: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    for bracket in _BRACKET_RE.finditer(text):
        mark, place = bracket[0], bracket.start()
        start = opened.pop(_PAIRS.get(mark, ""), -1)
        if mark not in _PAIRS:
            opened.setdefault(mark, place)
        elif start >= 0 and place - start <= _LONGEST_BRACKET:
            while found and found[-1][0] > start:
                found.pop()
            if not found or found[-1][1] < start:
                found.append((start, place))
    return found


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return left, max(left, start + len(part.rstrip()))


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    mark, close, rest = found["mark"], found["close"], text[found.end() : found.end() + _LOOK]
    if not rest.strip():
        return True
    if "》" in close or "〉" in close:
        return False  # 《何以中国？》 is a title
    if mark[0] in "!?！？" and close and _is_name_within(text, start, found):
        return False
    if mark[0] in "。！？｡":
        return not (_GOES_ON_RE.match(rest) or (close and _SAID_RE.match(rest)))
    if rest[0] in ",;:，；：、)）":
        return False
    if mark == "．" or (mark == "." and HAN_RE.match(rest.lstrip())):
        return _is_end_before_han(text, found, rest)
    if not rest[0].isspace():
        return _is_end_without_space(text, found, rest)
    following = rest.lstrip()
    if following[0].islower() and not _NEXT_ITEM_RE.match(following):
        return False
    if mark == "." and not close:
        return _is_full_stop(text, found.start(), following)
    return True


def _is_name_within(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a quoted name with a mark of its own stands in a sentence: 推出“必过！”服务."""
    opener = _QUOTES.get(found["close"][-1])
    if opener is None:
        return False
    place = text.rfind(opener, max(start, found.start() - _LONGEST_NAME), found.start())
    return place > start and _NAMED_RE.search(text, max(0, place - 10), place) is not None


def _is_end_before_han(text: str, found: re.Match[str], rest: str) -> bool:
    """A Western full stop in Chinese: "1.加强" is a number, "保护.加强" a sentence end."""
    window = text[max(0, found.start() - _LOOK) : found.start()]
    before = window[-1:]
    if before.isdigit() or rest[0].isdigit():
        return False
    if before.isascii() and before.isalpha():
        word = _WORD_BEFORE_RE.search(window)
        is_short = word is not None and is_abbreviation(word[0])
        return not is_short and not _NUMBER_BEFORE_RE.search(window)
    if HAN_RE.match(before):
        return not _HAN_NUMBER_RE.search(window)
    return before in "%％”）》" and before != ""


def _is_end_without_space(text: str, found: re.Match[str], rest: str) -> bool:
    """The space was lost in "…of rights.Strengthen the…"; "cnipa.gov.cn" and "U.S.A" are whole."""
    if found["mark"][0] in "!?":
        is_start = rest[0].isupper() or HAN_RE.match(rest) is not None
        return is_start and not _is_in_address(text, found.start())
    before = text[max(0, found.start() - 4) : found.start()]
    if _SMALL_RE.match(before[-3:]):
        return bool(_NEXT_CAPITAL_RE.match(rest) or _NEXT_NUMBER_RE.match(rest))
    if HAN_RE.match(before[-1:]):
        return _NEXT_HAN_NUMBER_RE.match(rest) is not None
    return (before.isdecimal() or before[-1:] in ("%", ")")) and starts_sentence(rest)


def _is_in_address(text: str, at: int) -> bool:
    """Whether a mark stands within "http://example.org/a?Id=5"."""
    words = text[max(0, at - _LONGEST_ADDRESS) : at].rsplit(None, 1)
    return bool(words) and "://" in words[-1]


def _is_full_stop(text: str, at: int, following: str) -> bool:
    """Whether the full stop at *at*, with a space after it, ends a sentence."""
    if text[at - 1 : at] == " ":  # "No . 12"
        at -= 1
    if not text[at - 1 : at].isalnum():
        return True
    window = text[max(0, at - _LOOK) : at]
    if _is_numbering(text, at, window):
        return False
    if following[0].isdigit():
        if window[-1].isdigit() and _DATE_REST_RE.match(following):
            return False  # "2022. 9. 20"
        if _DAY_RE.search(window) and not _COUNTED_RE.search(window):
            return _DAY_REST_RE.match(following) is None  # "the 3. 15 rights day"
    word = _WORD_BEFORE_RE.search(window)
    if word is None or window[word.start() - 1 : word.start()] == "/":
        return True  # "mg/l"
    return ends_sentence(word[0], following)


def _is_numbering(text: str, at: int, window: str) -> bool:
    """A number as "1.", "IV." or "Table 1." at the start, or right after another sentence."""
    number = _NUMBER_BEFORE_RE.search(window, max(0, len(window) - _LONGEST_NUMBER))
    if not number:
        return False
    number = _COUNTED_RE.search(window) or number
    start = at - len(number[0].lstrip(" \t(（\u3000"))
    before = text[max(0, start - 30) : start].rstrip(" \t(（\u3000")
    word = _WORD_BEFORE_RE.search(before[:-1]) if before.endswith(".") else None
    if word and is_abbreviation(word[0]):
        return False  # "until Dec. 31. It"
    return bool(_SENTENCE_BEFORE_RE.search(before))


def is_sentence(text: str) -> bool:
    """Whether the text ends as a sentence ends: with a mark, quotes and brackets after it."""
    return _SENTENCE_RE.search(text, max(0, len(text) - _LOOK)) is not None


def count_words(text: str) -> int:
    """Words of the text; a Chinese word is taken as two characters, rounded up."""
    return _count_words(text) if len(text) > _REMEMBERED else _recall_words(text)


def _count_words(text: str) -> int:
    han = 0 if text.isascii() else len(HAN_RE.findall(text))
    return len(_LATIN_RE.findall(text)) + (han + 1) // 2


_recall_words = functools.lru_cache(maxsize=2048)(_count_words)
"""Many rules ask for the length of the same line."""


def is_prose(text: str) -> bool:
    """Whether a line reads as running text and not as a link, a label or a heading."""
    words = count_words(text)
    return words > 20 or (words >= 8 and _LISTED_RE.search(text) is not None)
