"""Printed: where a paragraph gives the title or the number of a paper."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.atlas import Mention
from generator.docnumbers import DocNumber, Series, find_numbers
from generator.text.capitals import count_capitals, find_capitalised
from generator.text.han import HAN, has_han
from generator.text.marks import find_quoted, find_title_marks
from generator.text.nouns import is_bare_head, sort_of
from generator.text.titles import find_titles, is_english_title, is_title

_DRAFT_RE = re.compile(
    r"草案|征求意见|徵求意見|送审稿|送審稿|讨论稿|修订稿|意见稿"
    r"|\b(?:draft|consultation paper|exposure)\b",
    re.IGNORECASE,
)
_VERSION = r"(?:\s?[（(][^（()）》]*[)）])?"
_STATE = "中华人民共和国|中華人民共和國|PRC |(?:the )?People s Republic of China "
_OF_STATE = " of the People s Republic of China| of China| of the PRC"
_LAW_BEFORE_RE = re.compile(r"(?:根据|依据|依照|按照|违反|遵守|根據|依據|違反)\Z")
_ARTICLE_AFTER_RE = re.compile(r"第[0-9一二三四五六七八九十百]+[条條]")
_NUMBER_AFTER_RE = re.compile(
    r"[\s\"”’」》〉]*[（(\[〔]\s?(?:以下[^，,；;]{2,20}[，,；;]\s?)?"
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日)?\Z"
)
_NUMBER_BEFORE_RE = re.compile(
    r"(?:公布|发布|印发|公佈|發布|印發|颁布)?的?\Z"
    r"|\s(?:to\s(?:issue|release|promulgate|publish)|(?:issu|releas|promulgat|publish)ing)"
    r"\s(?:the\s)?[\"“]?\Z"
)
_LABEL_RE = re.compile(
    r"(?:文号|字号|文號|字號|编号|編號|案号|索引号|\b(?:document|doc|file|case|ref)\w*\.?"
    r"(?:\s(?:no|number))?\.?)\s?[:：]\s?\Z",
    re.IGNORECASE,
)
_DECISION_RE = re.compile("[裁罚罰判诉訴执執案审審惩懲]")
_DECISION_AFTER_RE = re.compile("(?:行政)?(?:处罚|處罰|裁决|裁決|判决|判決|复议|裁定|决定书)")
_BODY_RE = re.compile(
    "[局院部委会會府办辦厅廳署]$|^[A-Z]{3,}$|Office|Administration|Council|Ministry|Commission|Bureau"
)
_YEAR_AT_END_RE = re.compile(r"\s(?:for\s|of\s|in\s)?((?:19|20)\d\d)\Z")
_WORD_BEFORE_RE = re.compile(
    r"(?:(?:The|This|See|In|Under|By|Per|With|Notice|Circular|Document|File|Letter|Opinions?|Order"
    r"|Announcement|Measures|Rules|Decision|Reply|Official|Joint)\s)+(?=[A-Z])"
)
_MADE_BEFORE_RE = re.compile(
    r"((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；、年]{0,24}"
    r"(?:公布|公佈|发布|發布|印发|印發|颁布|頒布|制定)的\Z"
)
_WHOSE_RE = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s")
"""Before words that name a paper only by what was named before: its Implementing Rules."""
_BROKEN_RE = re.compile(f"[{HAN}]\\s\\Z")
_OFFICE_RE = re.compile(f"(?![本我该此原])[{HAN}]{{2}}")
_MAY_BE_TITLED_RE = re.compile(r"[《〈「\"“]|(?<!\w)[A-Z][\w’'&-]*\s(?:[a-z]+\s){0,3}[A-Z]")
_NEAR = 60
"""Code points between a title and its number at most."""
_CLOSERS = '"”’」》〉'


@dataclass(frozen=True, slots=True)
class Citation:
    """One place that gives a paper's title, its number, or both."""

    start: int
    end: int
    """Half-open span of code points, with title marks and the number in brackets."""
    title: str = ""
    """Without marks."""
    number: DocNumber | None = None
    terms: tuple[str, ...] = ()
    """Ids of the glossary entries that the title names."""
    year: str = ""
    """Year or years of the paper, EDTF, where the text tells."""
    is_marked: bool = True
    """Whether marks say that it is a title; words in capitals alone may end too early."""
    is_draft: bool = False
    is_dated: bool = False
    """Whether the text says right before it in which year it was made."""
    words: str = ""
    """What stands in title marks, where it does not sound like a title: a number proves it one."""


def find_citations(text: str, mentions: Sequence[Mention]) -> tuple[Citation, ...]:
    """The papers that a paragraph names, in order, without overlap.

    Args:
        text: A paragraph.
        mentions: Where it names instruments of the glossary.
    """
    titles = _printed_titles(text)
    found = [_with_terms(title, mentions) for title in titles]
    found += [
        Citation(start, end, text[mention.start : mention.end], terms=(mention.term,))
        for mention in mentions
        if not any(title.start <= mention.start and mention.end <= title.end for title in titles)
        and (span := _as_title(text, mention))
        for start, end in (span,)
    ]
    return tuple(_with_numbers(text, sorted(found, key=lambda one: (one.start, -one.end))))


# --- titles -----------------------------------------------------------------------------------


@functools.lru_cache(1 << 16)
def _printed_titles(text: str) -> tuple[Citation, ...]:
    """Titles in marks and in capitals, the outer of two that are nested."""
    if not any(mark in text for mark in '《〈「"“') and count_capitals(text) < 2:
        return ()
    found = list(_in_title_marks(text))
    for naming in find_titles(text):
        start, end = naming.start, naming.end
        is_marked = text[start - 1 : start] in ("“", '"', "「") and start > 0
        if is_marked:
            start, end = start - 1, end + (text[end : end + 1] in _CLOSERS)
        is_draft = bool(_DRAFT_RE.search(naming.name))
        found.append(
            Citation(
                start, end, naming.name, year=naming.year, is_marked=is_marked, is_draft=is_draft
            )
        )
    found += _in_quotes(text)
    found += _in_capitals(text)
    found = [_dated(text, one) for one in found]
    found.sort(key=lambda one: (one.start, -one.end, not one.is_marked, one.year == ""))
    kept: list[Citation] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.title == kept[-1].title and not kept[-1].year:
                kept[-1] = replace(kept[-1], year=one.year)
            continue
        kept.append(one)
    return tuple(kept)


def _dated(text: str, title: Citation) -> Citation:
    """The title with the year in which it was made, where that is said before it: 2003年公布的."""
    found = _MADE_BEFORE_RE.search(text, max(0, title.start - _NEAR), title.start)
    return replace(title, year=found[1], is_dated=True) if found else title


def _in_title_marks(text: str) -> Iterator[Citation]:
    """What stands in title marks; forms and bare 《办法》 come as titles without words."""
    for pair in find_title_marks(text):
        name = " ".join(text[slice(*pair.inside)].split())
        is_draft = bool(_DRAFT_RE.search(name))
        title = name if is_draft or is_title(name) else ""
        yield Citation(pair.start, pair.end, title, is_draft=is_draft, words=name)


def _in_quotes(text: str) -> Iterator[Citation]:
    """Quoted titles that end with a year, and drafts, which hide the law they would change."""
    for pair in find_quoted(text):
        name = text[slice(*pair.inside)].strip()
        if has_han(name) or count_capitals(name) < 2:
            continue
        is_draft = bool(_DRAFT_RE.search(name))
        dated = _YEAR_AT_END_RE.search(name)
        if is_draft or (dated and is_english_title(name[: dated.start()])):
            year = dated[1] if dated else ""
            yield Citation(pair.start, pair.end, name, year=year, is_draft=is_draft)


def _in_capitals(text: str) -> Iterator[Citation]:
    """Names in capitals that begin with what they are: Measures for Trademark Agencies."""
    for start, end in find_capitalised(text):
        name = text[start:end]
        is_whose = _WHOSE_RE.match(name) or _WHOSE_RE.search(text[max(0, start - 8) : start])
        if (
            sort_of(name) == "instrument"
            and not is_bare_head(name)
            and " " in name
            and not is_whose
        ):
            yield Citation(start, end, name, is_marked=False)


def _with_terms(title: Citation, mentions: Iterable[Mention]) -> Citation:
    """The title with the entries whose name is all of it."""
    if title.is_draft:
        return title
    inside = [one for one in mentions if title.start <= one.start and one.end <= title.end]
    all_of_it = [one for one in inside if _is_all(title, one)]
    if not all_of_it:
        return title
    surface = all_of_it[0].surface
    return replace(
        title,
        title=title.title or surface,
        terms=tuple(dict.fromkeys(one.term for one in all_of_it)),
    )


def _is_all(title: Citation, mention: Mention) -> bool:
    """Whether a name is a whole title, but for the state before it and the version after it."""
    if not title.title:
        return mention.end - mention.start >= title.end - title.start - 2
    surface = _bare(mention.surface)
    pattern = rf"(?:{_STATE})?{re.escape(surface)}(?:{_OF_STATE})?{_VERSION}"
    return re.fullmatch(pattern, _bare(title.title), re.IGNORECASE) is not None


def _bare(title: str) -> str:
    return " ".join(re.sub(r"[\"“”‘’'《》〈〉]", " ", title).split())


def _as_title(text: str, mention: Mention) -> tuple[int, int] | None:
    """The span of a name that is used as a title, its quotation marks included; else None."""
    start, end = mention.start, mention.end
    before, after = text[:start], text[end:]
    is_quoted = before[-1:] in tuple('"“「') and after[:1] in tuple('"”」') and start > 0
    if is_quoted:
        return start - 1, end + 1
    if has_han(mention.surface):
        is_law = _LAW_BEFORE_RE.search(before[-2:]) or _ARTICLE_AFTER_RE.match(after)
        return (start, end) if is_law else None
    words = mention.surface.strip("\"“”'‘’ ")
    is_title_like = words[:1].isupper() and count_capitals(words) > 1
    return (start, end) if is_title_like else None


# --- numbers ----------------------------------------------------------------------------------


def _with_numbers(text: str, titles: Sequence[Citation]) -> list[Citation]:
    """Titles with the numbers that belong to them, and numbers that stand alone."""
    numbers = [_trim(text, number) for number in _numbers(text)]
    found = [title for title in titles if not _is_of_number(title, numbers)]
    for number in numbers:
        place = _owner(text, number, found)
        if place is not None:
            owner = found[place]
            end = max(owner.end, number.end)
            end += end > owner.end and text[end : end + 1] in tuple("）)")
            found[place] = replace(
                owner,
                start=min(owner.start, number.start),
                end=end,
                number=number,
                title=owner.title or owner.words,
            )
        elif _stands_for_paper(text, number) and not any(
            one.start < number.end and number.start < one.end for one in found
        ):
            found.append(Citation(number.start, number.end, number=number))
    return sorted(found, key=lambda one: one.start)


_numbers = functools.lru_cache(1 << 16)(find_numbers)


def _is_of_number(title: Citation, numbers: Iterable[DocNumber]) -> bool:
    """Whether words in capitals are only the first half of a number: CNIPA Announcement No. 411."""
    is_plain = not (title.is_marked or title.terms)
    return is_plain and any(one.start <= title.start and title.end <= one.end for one in numbers)


def _trim(text: str, number: DocNumber) -> DocNumber:
    """The number without the 日 of a date or the English word before it."""
    cut = 0
    if number.printed[:1] == "日" and text[number.start - 1 : number.start].isdigit():
        cut = 1
    elif number.series is Series.CODE and (lead := _WORD_BEFORE_RE.match(number.office)):
        cut = lead.end()
    if not cut:
        return number
    start, office = number.start + cut, number.office[cut:]
    return replace(number, start=start, printed=number.printed[cut:], office=office)


def _owner(text: str, number: DocNumber, titles: Sequence[Citation]) -> int | None:
    """The place in the list of the title that a number belongs to."""
    for place, title in enumerate(titles):
        if title.number is not None:
            continue
        if title.start <= number.start and number.end <= title.end:
            return place if title.terms else None
        if max(number.start - title.end, title.start - number.end) > _NEAR:
            continue
        if title.end <= number.start and _NUMBER_AFTER_RE.fullmatch(text[title.end : number.start]):
            return place
        if number.end <= title.start and _NUMBER_BEFORE_RE.fullmatch(
            text[number.end : title.start]
        ):
            return place
    return None


def _stands_for_paper(text: str, number: DocNumber) -> bool:
    """Whether a number alone names a paper: no label, no single case, and said whose it is."""
    before = text[max(0, number.start - _NEAR) : number.start]
    around = before.strip(" （(") + text[number.end : number.end + _NEAR].strip(" ）)")
    if not around or _LABEL_RE.search(before):
        return False
    if _BROKEN_RE.search(before[-2:]):
        return False  # 国 保发〔2008〕8号: a space has cut the office
    if (
        not _is_whole(number)
        or _DECISION_RE.search(number.office)
        or _DECISION_AFTER_RE.match(text, number.end)
    ):
        return False
    return number.series is Series.CODE or bool(_BODY_RE.search(number.office))


def _is_whole(number: DocNumber) -> bool:
    """Whether the office is said in full: 局令第45号 could be anybody's."""
    return not has_han(number.office) or bool(_OFFICE_RE.match(number.office))
