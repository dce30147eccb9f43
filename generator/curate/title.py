"""Which line is the title of the notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.curate.parts import Core, Hit, Label, Segment, Title
from generator.text.han import has_han, join_lines
from generator.text.sentences import count_words, is_prose, is_sentence, split_sentences

KIND_WORDS = re.compile(
    r"通知|公告|办法|要点|方案|意见|解读|规定|条例|计划|纲要|通告|决定|细则|指南|函\Z|公报"
    r"|答记者问|批复|规则"
    r"|\b(?:notice|announcement|circular|measures|key points|work(?:ing)? (?:plan|points)|plan"
    r"|opinions?"
    r"|interpretation|regulations?|rules|provisions|outline|guidelines|decision|campaign|action"
    r"|report)\b",
    re.IGNORECASE,
)
_HEADING_RE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
    r"|附件|第[一二三四五六七八九十百]+[条章节])"
)
_TORN_RE = re.compile(
    r"(?:[的和与及、，]|关于|\b(?:of|on|the|for|and|to|in|by|with|a|an|concerning|regarding)"
    r"|[,:])\s*\Z",
    re.IGNORECASE,
)
_LATE_WORD_RE = re.compile(
    r"(?:的?(?:通知|公告|意见|函|办法|决定|通告|方案)|[（(].{1,12}[）)]){1,2}\Z"
)
_BRACKET_RE = re.compile(r"[（(][^（(]{1,20}[）)]\Z")
_MOST_LINES = 4
"""Lines a title is torn into, above or below its best one."""
_FALLBACK = 80
_SITE_TAIL_RE = re.compile(r"\s*[-_|–—]\s*[^-_|–—]{2,40}\Z")


def find_title(
    segments: Sequence[Segment],
    hits: Mapping[int, Hit],
    labels: Mapping[int, Label],
    core: Core,
) -> Title:
    """The title and where it stands; made from the first words where there is no title line.

    Args:
        segments: All segments of the notice.
        hits: Those that are chrome.
        labels: Those that are labels.
        core: Range of the body.
    """
    first_prose = next(
        (i for i in range(core.start, core.end) if i not in hits and is_prose(segments[i].text)),
        core.start,
    )
    printed = _count_titles(segments[: first_prose + 1])
    scored = [
        (score, index)
        for index in range(first_prose + 1)
        if index not in hits
        and index not in labels
        and not _runs_on(segments, index)
        and (score := _score(segments, index, first_prose, printed)) > 0
    ]
    if not scored:
        return Title(_first_words(segments, hits, labels, core))
    best = max(scored, key=lambda entry: (entry[0], -entry[1]))[1]
    indexes = _whole_title(segments, best, hits, labels)
    text = join_lines(segments[index].text for index in indexes)
    return Title(text, indexes, _printed_again(segments, text, indexes, first_prose))


def _count_titles(segments: Sequence[Segment]) -> Counter[str]:
    """How often each line stands here, also with the site's name behind it."""
    return Counter(form for segment in segments for form in _forms(segment.text))


def _score(
    segments: Sequence[Segment], index: int, first_prose: int, printed: Mapping[str, int]
) -> float:
    text = segments[index].text
    words = count_words(text)
    if (
        not 3 <= words <= 45
        or is_sentence(text)
        or text.endswith((":", "：", "；", ";", ",", "，"))
    ):
        return 0.0
    if _HEADING_RE.match(text):
        return 0.0
    score = min(words, 12) / 2
    if KIND_WORDS.search(_BRACKET_RE.sub("", text)[-6:] if has_han(text) else text):
        score += 4
    nearness = first_prose - sum(not s.text for s in segments[index:first_prose]) - index
    score -= min(nearness, 12) / 2
    if re.search(r"[，。]", text):
        score -= 3
    if printed[_fold(text)] > 1:
        score += 2
    return score


def _runs_on(segments: Sequence[Segment], index: int) -> bool:
    """Whether the line is the first of a sentence that goes on over the next lines."""
    text = segments[index].text
    for segment in segments[index + 1 : index + 4]:
        if not segment.text or not (segment.text[0].islower() or _TORN_RE.search(text)):
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
    while indexes[0] > max(lowest, 0) and indexes[0] - 1 not in edges:
        above = segments[indexes[0] - 1].text
        if not above or not _continues(above, segments[indexes[0]].text):
            break
        indexes.insert(0, indexes[0] - 1)
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
        return not KIND_WORDS.search(above) or below[0] in "（("
    if re.search("关于|關於", above) and not KIND_WORDS.search(above[-4:]):
        return KIND_WORDS.search(below[-4:]) is not None and "关于" not in below
    return _TORN_RE.search(above) is not None or (below[:1].islower() and not has_han(below))


def _printed_again(
    segments: Sequence[Segment], title: str, own: tuple[int, ...], first_prose: int
) -> tuple[int, ...]:
    """Other lines above the body that print the title, also with the site's name behind it."""
    return tuple(
        index
        for index, segment in enumerate(segments[: first_prose + 1])
        if index not in own and segment.text and _fold(title) in _forms(segment.text)
    )


def _forms(text: str) -> set[str]:
    """The titles a line can print: all of it, or all but the site's name behind it."""
    return {_fold(text), _fold(_SITE_TAIL_RE.sub("", text))} if len(text) <= 300 else set()


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
