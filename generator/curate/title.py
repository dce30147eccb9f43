"""Which line is the title of the notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from generator.curate.institutions import is_organisation
from generator.curate.numbering import read_marker, starts_attachment
from generator.curate.parts import Core, Hit, Label, Mark, Segment, Title
from generator.curate.scripts import compile_both
from generator.curate.wrapping import is_broken, is_closed
from generator.docnumbers import read_number
from generator.text.han import has_han, join_lines
from generator.text.sentences import count_words, is_prose, is_sentence, split_sentences
from generator.text.timex import DATE_PATTERN, DATE_RE

KIND_WORDS = compile_both(
    r"通知|公告|办法|要点|方案|意见|解读|规定|条例|计划|规划|纲要|通告|通报|决定|细则|指南|函\Z|公报"
    r"|答记者问|批复|规则|典型案例"
    r"|\b(?:notice|announcement|circular|measures|key points|work(?:ing)? (?:plan|points)|plan"
    r"|opinions?"
    r"|typical cases?|interpretation|regulations?|rules|provisions|outline|guidelines|decision"
    r"|campaign|action|report)\b",
    re.IGNORECASE,
)
_ABOUT_RE = compile_both("关于")
_TORN_RE = compile_both(
    r"(?:[的和与及、，]|关于|\b(?:of|on|the|for|and|to|in|by|with|a|an|concerning|regarding)"
    r"|[,:])\s*\Z",
    re.IGNORECASE,
)
_LATE_WORD_RE = compile_both(
    r"(?:的?(?:通知|公告|意见|函|办法|决定|通告|方案)){1,2}(?:[（(].{1,12}[）)])?\Z"
)
_DAY_RE = re.compile(rf"{DATE_PATTERN}\s*\d{{1,2}}[:：]\d\d")
_BRACKET_RE = re.compile(r"[（(][^（(]{1,20}[）)]\Z")
_SUBTITLE_RE = compile_both(
    r"(?:——|—|--|–)\s?[^。；;]{4,80}"
    r"|[（(](?:征求意见稿|草案|试行|暂行|修订|送审|公开征求|节选|摘编|全文|[^（）()，。]{0,16}(?:稿|版|本))"
    r"[^（）()]{0,20}[）)]|\((?:draft|for trial|trial|interim|revised|excerpt)[^()]{0,60}\)",
    re.IGNORECASE,
)
"""What a line below a title is that belongs to it."""
_DECREE_RE = compile_both(
    r"(?:修正|訂定|订定|增訂|制定|廢止|預告|公告)[「『《][^，。]{2,60}(?:[，,]\s?[並并]?自.{4,30})?\Z"
)
"""The title of a decree in Taiwan tells what it does, and from when on."""
_ENCLOSED_RE = compile_both(r"附(?:修正|訂定|增訂)?[「『《]")
_NOTE_RE = re.compile(rf"[（(].*{DATE_PATTERN}.*[）)]\Z")
"""The note that tells how a document came to be stands below its title."""
_OPEN_VERSION_RE = re.compile(r"\s?[（(][^（()）]{2,24}[)）]?\Z")
"""What a list of laws adds to a title: (2002 Revision)."""
_MOST_BETWEEN = 8
"""Labels and blank lines between a title and the note below it."""
_MOST_LINES = 4
"""Lines a title is torn into, above or below its best one."""
_MOST_WORDS = 45
_FALLBACK = 80
_SITE_TAIL_RE = re.compile(r"\s*[-_|–—]\s*[^-_|–—]{2,40}\Z")
_SITE_HEAD_RE = re.compile(r"\A[^-_|–—]{2,40}?\s*[-_|–—]\s*")


def find_title(
    segments: Sequence[Segment],
    hits: Mapping[int, Hit],
    labels: Mapping[int, Label],
    core: Core,
    declared: Sequence[str] = (),
) -> Title:
    """The title and where it stands; made from the first words where there is no title line.

    Args:
        segments: All segments of the notice.
        hits: Those that are chrome.
        labels: Those that are labels.
        core: Range of the body.
        declared: Titles the file itself declares, which may have the site's name around them.
    """
    edges = {*hits, *labels}
    first_prose = _first_text(segments, edges, core)
    printed = _count_titles(segments[: first_prose + 1])
    printed.update(form for text in declared for form in _forms(text))
    scored = [
        (score, index)
        for index in range(first_prose + 1)
        if index not in hits
        and index not in labels
        and not _runs_on(segments, index, edges)
        and (score := _score(segments, index, first_prose, printed)) > 0
    ]
    if not scored:
        for index in range(first_prose + 1):
            if index in labels and labels[index].field == "number" and _is_named(segments[index]):
                text = segments[index].text
                again = _printed_again(segments, text, (index,), first_prose)
                return Title(text, (index,), again)
        return Title(_first_words(segments, hits, labels, core))
    best = max(scored, key=lambda entry: (entry[0], -entry[1]))[1]
    indexes = _whole_title(segments, best, hits, labels)
    text = join_lines(segments[index].text for index in indexes)
    again = _printed_again(segments, text, indexes, first_prose)
    edges = {*hits, *labels, *again}
    below = _subtitle(segments, indexes[-1] + 1, edges)
    note = _note(segments, indexes[-1] + 1, edges)
    if below is None:
        return Title(text, indexes, again, note=note)
    return Title(text, (*indexes, below), again, segments[below].text, note)


def _note(segments: Sequence[Segment], start: int, edges: Container[int]) -> int:
    """The note below the title that tells how the document came to be; -1 where there is none."""
    for index in range(start, min(start + _MOST_BETWEEN, len(segments))):
        text = segments[index].text
        if text and index not in edges and segments[index].is_main is not False:
            return index if _NOTE_RE.match(text) else -1
    return -1


def _subtitle(segments: Sequence[Segment], start: int, edges: Container[int]) -> int | None:
    """The line below the title that is part of it: set off by a dash, or all in brackets."""
    for index in range(start, min(start + 2, len(segments))):
        text = segments[index].text
        if index in edges:
            return None
        if text:
            is_one = _SUBTITLE_RE.fullmatch(text) and not DATE_RE.search(text)
            return index if is_one and not read_number(text) else None
    return None


def _first_text(segments: Sequence[Segment], edges: Container[int], core: Core) -> int:
    """Where the running text starts; the first line of a sentence that is broken over lines."""
    first = next(
        (
            i
            for i in range(core.start, core.end)
            if i not in edges and (_is_text(segments[i].text) or _runs_on(segments, i, edges))
        ),
        core.start,
    )
    while first > 0 and first - 1 not in edges and segments[first - 1].text:
        lines = segments[first - 1].text, segments[first].text
        if not is_broken(*lines, is_next=True, width=0, uses_blanks=False):
            break
        first -= 1
    return first


def _is_text(text: str) -> bool:
    """Whether a line is running text, and not a title that is as long as one."""
    is_title = count_words(text) <= _MOST_WORDS and _names_kind(text) and not is_closed(text)
    return is_prose(text) and not is_title


def _is_named(segment: Segment) -> bool:
    """Whether a number names its document: 某局公告（第四六二号）, Announcement No. 411."""
    return KIND_WORDS.search(segment.text) is not None


def _names_kind(text: str) -> bool:
    """Whether the words of a title say what kind of document it is; in Chinese its last word."""
    return bool(KIND_WORDS.search(_BRACKET_RE.sub("", text)[-6:] if has_han(text) else text))


def _count_titles(segments: Sequence[Segment]) -> Counter[str]:
    """How often each line stands here, also with the site's name behind it."""
    return Counter(form for segment in segments for form in _forms(segment.text))


def _score(
    segments: Sequence[Segment], index: int, first_prose: int, printed: Mapping[str, int]
) -> float:
    text = segments[index].text
    words = count_words(text)
    if (
        not 3 <= words <= _MOST_WORDS
        or (is_sentence(text) and text[-1] not in "?？!！")
        or text.endswith((":", "：", "；", ";", ",", "，"))
    ):
        return 0.0
    if (
        read_marker(text)
        or starts_attachment(text)
        or _ENCLOSED_RE.match(text)
        or _DAY_RE.search(text)
    ):
        return 0.0
    above = next((s.text for s in reversed(segments[max(0, index - 2) : index]) if s.text), "")
    if (case := read_marker(above)) and case.scheme.startswith("case"):
        return 0.0  # it names the case
    if _NOTE_RE.match(text) or _SUBTITLE_RE.fullmatch(text):
        return 0.0
    is_decree = _DECREE_RE.match(text) is not None
    score = min(words, 12) / 2 + 4 * is_decree
    if _names_kind(text):
        score += 4
    nearness = first_prose - sum(not s.text for s in segments[index:first_prose]) - index
    score -= min(nearness, 12) / 2
    if re.search(r"[，。]", text) and not is_decree:
        score -= 3
    if printed[_fold(text)] > 1:
        score += 2
    if segments[index].mark is Mark.HEADING:
        score += 2
    below = next((s.text for s in segments[index + 1 : index + 3] if s.text), "")
    if below and _SUBTITLE_RE.fullmatch(below):
        score += 3
    return score


def _runs_on(segments: Sequence[Segment], index: int, edges: Container[int]) -> bool:
    """Whether the line is the first of a sentence that goes on over the next lines."""
    text = segments[index].text
    for below, segment in enumerate(segments[index + 1 : index + 8], index + 1):
        if below in edges or not segment.text:
            return False
        if not (segment.text[0].islower() or _TORN_RE.search(text)):
            return False
        text = f"{text} {segment.text}"
        if is_sentence(text) or len(split_sentences(text)) > 1:
            return True
    return False


def _whole_title(
    segments: Sequence[Segment], best: int, hits: Mapping[int, Hit], labels: Mapping[int, Label]
) -> tuple[int, ...]:
    """The title line with the lines it was torn into."""
    indexes = [best]
    edges = {*hits, *labels}
    lowest, highest = best - _MOST_LINES + 1, best + _MOST_LINES - 1
    while indexes[0] > max(lowest, 0):
        place = indexes[0] - 1
        if not segments[place].text and segments[place].is_main is not None:
            place -= 1  # a page sets paragraphs apart
        above = segments[place].text if place >= 0 and place not in edges else ""
        if not above or not _continues(above, segments[indexes[0]].text):
            break
        indexes.insert(0, place)
    while indexes[-1] < min(highest, len(segments) - 1) and (indexes[-1] + 1) not in hits:
        below = segments[indexes[-1] + 1].text
        if indexes[-1] + 1 in labels or not below:
            break
        if not _continues(segments[indexes[-1]].text, below):
            break
        indexes.append(indexes[-1] + 1)
    return tuple(indexes)


def _continues(above: str, below: str) -> bool:
    if is_sentence(above) or is_sentence(below) or count_words(above + below) > 60:
        return False
    if has_han(below) and _LATE_WORD_RE.fullmatch(below):
        return not KIND_WORDS.search(above)
    if (
        _ABOUT_RE.match(below)
        and all(map(is_organisation, above.replace("\u3000", " ").split()))
        and below
    ):
        return True  # the bodies that issue it together stand on a line of their own
    if _ABOUT_RE.search(above) and not KIND_WORDS.search(above[-4:]):
        return KIND_WORDS.search(below[-4:]) is not None and not _ABOUT_RE.search(below)
    return _TORN_RE.search(above) is not None or (below[:1].islower() and not has_han(below))


def _printed_again(
    segments: Sequence[Segment], title: str, own: tuple[int, ...], first_prose: int
) -> tuple[int, ...]:
    """Other lines above the body that print the title, whole or torn, also with the site's name."""
    wanted = _fold(title)
    versions = {wanted, _fold(_OPEN_VERSION_RE.sub("", title))}
    folded = [_fold(segment.text) for segment in segments[: first_prose + 1]]
    again: set[int] = set()
    for start, line in enumerate(folded):
        if segments[start].text and wanted in _forms(segments[start].text):
            again.add(start)
        if not wanted.startswith(line):
            continue
        below = [i for i in range(start, first_prose + 1) if segments[i].text][:_MOST_LINES]
        for count in range(2, len(below) + 1):
            if "".join(folded[i] for i in below[:count]) in versions:
                again.update(below[:count])
    return tuple(sorted(again.difference(own)))


def _forms(text: str) -> set[str]:
    """The titles a line can print: all of it, or all but the site's name around it."""
    if len(text) > 300:
        return set()
    tailless = _SITE_TAIL_RE.sub("", text)
    return {_fold(form) for form in (text, tailless, _SITE_HEAD_RE.sub("", tailless))}


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _first_words(
    segments: Sequence[Segment],
    hits: Mapping[int, Hit],
    labels: Mapping[int, Label],
    core: Core,
) -> str:
    text = next(
        (
            segments[i].text
            for i in range(core.start, core.end)
            if i not in hits and i not in labels and segments[i].text
        ),
        next((segment.text for segment in segments if segment.text), ""),
    )
    if len(text) <= _FALLBACK:
        return text
    cut = text[: _FALLBACK + 1]
    return cut[:_FALLBACK] if has_han(cut) else cut.rsplit(" ", 1)[0]
