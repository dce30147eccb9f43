"""Words that are written with a full stop, and whether that full stop also ends a sentence."""

from __future__ import annotations

import re

# Followed by a name, an example or a figure, never by a new sentence.
_NEVER = frozenset(
    "mr mrs ms dr prof hon rev gen col sen rep gov capt lt maj sgt messrs mt ft pres amb atty "
    "cf vs v viz approx ca resp incl excl e.g i.e eg ie tel ext".split()
)
# Followed by a number: "No. 12", "Art. V", "Fig. A". Without one, "prior art." is a word.
_NUMBERED = frozenset(
    "no nos art arts sec secs subsec para paras subpara ch chap chs chaps fig figs vol vols "
    "p pp ed eds cl cls reg regs sch sched app appl pat ser al".split()
)
# May end a sentence: only a word that opens one decides.
_MAYBE = frozenset(
    "co ltd inc corp llc bros dept univ assoc assn admin intl natl inst tech rd ave blvd bldg "
    "jr sr est st ref trans min max u.s u.k u.n e.u p.r p.r.c u.s.a ph.d ll.m ll.b "
    "mon tue wed thu fri sat sun".split()
)
# Ends a sentence before any word that looks like the start of one.
_OFTEN = frozenset(
    "etc a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec ibid seq cit".split()
)
_ALL = _NEVER | _NUMBERED | _MAYBE | _OFTEN
_STARTERS = frozenset(
    "a all although an and any as at because both but by during each for from furthermore he her "
    "his how however if in it its many meanwhile moreover most no on once other our she since some "
    "such that the their then there therefore these they this those thus to under we what when "
    "where which while who why with you".split()
)
_NUMBER_RE = re.compile(r"\d|[IVXLC]{1,5}\b|[A-Z]\b(?![ .][a-z])|Nos?\.")
_NEXT_WORD_RE = re.compile(r"[\"'“‘«(\[（【《「『〈［\s]*([A-Za-z]+)(?!\.\s?\d)")
_OPENING_RE = re.compile(r"[\"“‘(]*[A-Z][a-z]+,? (?!time\b)(?:[a-z]|\d)")
"""A capital and then a small letter or a figure: "Strengthen the", not "Patent Office"."""


def ends_sentence(word: str, following: str) -> bool:
    """Whether the full stop behind a word ends a sentence.

    Args:
        word: As printed, inner full stops included: "U.S", "no", "Ltd".
        following: What comes next, without the space before it.
    """
    name = word.lower()
    if name in _NEVER:
        # "MS" is an illness, "Ms" a person.
        return len(word) > 1 and word.isupper() and starts_sentence(following)
    if len(word) == 1 and following[0].isdigit():
        return False
    if name in _NUMBERED:
        if _NUMBER_RE.match(following):
            return False
        is_word = word.islower() and name not in {"p", "pp", "ch", "cl"}
        is_opened = starts_sentence(following)
        return (is_opened and (is_word or name == "no")) or (is_word and _looks_opened(following))
    if name in _OFTEN:
        return starts_sentence(following) or _looks_opened(following)
    if name in _MAYBE or "." in word or _is_initial(word):
        return starts_sentence(following)
    return True


def is_abbreviation(word: str) -> bool:
    """Whether a word is usually written with a full stop."""
    return "." in word or _is_initial(word) or word.lower() in _ALL


def starts_sentence(following: str) -> bool:
    """Whether a text opens with a word that stands at the start of sentences: "The", "However"."""
    word = _NEXT_WORD_RE.match(following)
    return word is not None and word[1].lower() in _STARTERS and word[1][0].isupper()


def _looks_opened(following: str) -> bool:
    return _OPENING_RE.match(following) is not None


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"
