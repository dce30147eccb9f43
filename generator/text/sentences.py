"""Where sentences end, in English and Chinese.

A wrong break costs more than a missed one: it tears a number from its name ("No. | 12"). So a
full stop ends a sentence only where nothing speaks against it. Semicolons and colons never do.
"""

from __future__ import annotations

import re

from generator.text.han import HAN, HAN_RE

_CLOSERS = "\"'”’»)\\]）】》」』〉］"
_OPENERS = "\"'“‘«(\\[（【《「『〈［"
_END_RE = re.compile(
    rf"(?P<mark>[。！？｡]+|[!?]+[!?.]*|(?:\.{{3}}|…+)(?=[{_CLOSERS}]*\s*(?:[A-Z{_OPENERS}]|\Z))|[.．])"
    rf"(?P<close>[{_CLOSERS}]*)"
)

# Followed by a name or a number, never by a new sentence.
_TITLES = frozenset(
    "mr mrs ms dr prof st hon rev gen col sen rep gov capt messrs mt ft "
    "no nos art arts sec secs para paras ch chap chs fig figs vol vols p pp ed eds cl cls reg regs "
    "cf vs v viz approx ca al e.g i.e eg ie tel ext".split()
)
# May end a sentence: decided by what follows.
_MAYBE = frozenset(
    "co ltd inc corp llc bros etc dept univ jr sr est u.s u.k u.n e.u p.r.c u.s.a a.m p.m ph.d "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
_STARTERS = frozenset(
    "a all although an and as at because both but by each for from he however if in it its many "
    "moreover no on once other our she since some such that the their then there these they this "
    "those to under we when where while with you".split()
)
# "Table 1." and "Article 5." at the start of a sentence are numbers, as "1." is.
_COUNTED_RE = re.compile(
    r"(?:table|figure|fig|article|chapter|section|part|annex|appendix|case|form|step|item|rule)"
    r"\s(?:\d{1,3}|[IVX]{1,5}|[A-Z])\Z",
    re.IGNORECASE,
)
_WORD_BEFORE_RE = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+\Z")
_NUMBER_BEFORE_RE = re.compile(r"(?:\A|[\s(（])(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])\Z")
_NEXT_WORD_RE = re.compile(rf"[{_OPENERS}\s]*([A-Za-z]+)")
_SENTENCE_BEFORE_RE = re.compile(rf"(?:\A|[.!?;:。！？；：…][{_CLOSERS}]*)\s*\Z")
_LATIN_RE = re.compile(rf"[^\W_{HAN}]+")
_LISTED_RE = re.compile(rf"[.!?…。！？；;:：][{_CLOSERS}]*\s*\Z")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences, in order, without the white space between them.

    Together they hold every character that is not white space.

    Args:
        text: One paragraph on one line.
    """
    spans = []
    start = 0
    for found in _END_RE.finditer(text):
        if found.start() >= start and _is_end(text, found):
            spans.append(_trim(text, start, found.end()))
            start = found.end()
    spans.append(_trim(text, start, len(text)))
    return tuple(span for span in spans if span[0] < span[1])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    return left, max(left, start + len(part.rstrip()))


def _is_end(text: str, found: re.Match[str]) -> bool:
    mark, close, rest = found["mark"], found["close"], text[found.end() : found.end() + 40]
    if not rest.strip():
        return True
    if "》" in close or "〉" in close:
        return False  # 《何以中国？》 is a title
    if mark[0] in "。！？｡":
        return not re.match(r"\s*[，、；：,;]", rest)
    if rest[0] in ",;:，；：、)）":
        return False
    if mark == "．" or (mark == "." and HAN_RE.match(rest.lstrip())):
        return _is_end_before_han(text, found, rest)
    if not rest[0].isspace():
        return _is_end_without_space(text, found, rest)
    following = rest.lstrip()
    if following[0].islower():
        return False
    if mark == "." and not close:
        return _is_full_stop(text, found.start(), following)
    return True


def _is_end_before_han(text: str, found: re.Match[str], rest: str) -> bool:
    """A Western full stop in Chinese: "1.加强" is a number, "保护.加强" a sentence end."""
    before = text[found.start() - 1] if found.start() else ""
    if before.isdigit() or rest[0].isdigit():
        return False
    if before.isascii() and before.isalpha():
        return not _NUMBER_BEFORE_RE.search(text, 0, found.start())
    return bool(HAN_RE.match(before)) or before in "”）》"


def _is_end_without_space(text: str, found: re.Match[str], rest: str) -> bool:
    """The space was lost in "…of rights.Strengthen the…"; "cnipa.gov.cn" and "U.S.A" are whole."""
    if found["mark"][0] in "!?":
        return rest[0].isupper() or bool(HAN_RE.match(rest))
    before = text[max(0, found.start() - 4) : found.start()]
    return bool(re.fullmatch(r"[a-z]{3,}|.*[a-z)\"”]{3}", before)) and bool(
        re.match(r"[A-Z][a-z]*[ ,]", rest)
    )


def _is_full_stop(text: str, at: int, following: str) -> bool:
    """Whether the full stop at *at*, with a space after it, ends a sentence."""
    window = text[max(0, at - 30) : at]
    if _is_numbering(text, at, window):
        return False
    word = _WORD_BEFORE_RE.search(window)
    if not word:
        return True
    name = word[0].lower()
    if name in _TITLES:
        # "The answer is no. We…" but "No. 12", "Art. V", "Dr. Wang".
        return name in {"no", "al", "ed"} and _starts_sentence(following)
    is_initial = len(word[0]) == 1 and word[0].isupper() and word[0] != "I"
    if name in _MAYBE or is_initial or "." in word[0]:
        return _starts_sentence(following)
    return True


def _is_numbering(text: str, at: int, window: str) -> bool:
    """A number as "1.", "IV." or "Table 1." at the start, or right after another sentence."""
    number = _COUNTED_RE.search(window) or _NUMBER_BEFORE_RE.search(window)
    if not number:
        return False
    start = at - len(number[0].lstrip(" \t(（\u3000"))
    before = text[max(0, start - 30) : start].rstrip(" \t(（\u3000")
    word = _WORD_BEFORE_RE.search(before[:-1]) if before.endswith(".") else None
    if word and word[0].lower() in _TITLES | _MAYBE:
        return False  # "until Dec. 31. It"
    return bool(_SENTENCE_BEFORE_RE.search(before))


def _starts_sentence(following: str) -> bool:
    word = _NEXT_WORD_RE.match(following)
    return word is not None and word[1].lower() in _STARTERS and word[1][0].isupper()


def is_sentence(text: str) -> bool:
    """Whether the text ends as a sentence ends: with a mark, quotes and brackets after it."""
    return re.search(rf"[.!?。！？｡…][{_CLOSERS}]*\s*\Z", text) is not None


def count_words(text: str) -> int:
    """Words of the text; a Chinese word is taken as two characters, rounded up."""
    han = len(HAN_RE.findall(text))
    return len(_LATIN_RE.findall(text)) + (han + 1) // 2


def is_prose(text: str) -> bool:
    """Whether a line reads as running text and not as a link, a label or a heading."""
    words = count_words(text)
    return words > 20 or (words >= 8 and _LISTED_RE.search(text) is not None)
