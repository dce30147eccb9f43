"""Who speaks: news about the notice is the republisher's, notes on the text the translator's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.curate.numbering import read_marker, read_markers
from generator.curate.parts import Mark, Paragraph
from generator.curate.scripts import compile_both
from generator.curate.translator import cut_notes
from generator.text.han import HAN, has_han
from generator.vocabulary import Speaker

_NEWS_RE = compile_both(
    r"(?:recently|a few days ago|the other day|on (?:\w+ \d{1,2}|\d{1,2} \w+)(?:,? \d{4})?"
    r"|yesterday|today)\b.{0,160}?"
    r"\b(?:released|issued|published|announced|unveiled|made public|printed and distributed"
    r"|promulgated)\b"
    r"|.{0,12}(?:近日|日前|近期|最近|[\d]{1,2}月[\d]{1,2}日|[\d]{1,2}日)[，,]?.{0,80}?(?:发布"
    r"|印发|公布|下发|出台|发出|对外发布)",
    re.IGNORECASE,
)
_LEAD_RE = compile_both(
    r"(?:导读|导语|摘要|编者按|编者注|小编)[:：]|(?:guide|abstract|summary|editor['’]s note)[:：]",
    re.IGNORECASE,
)
"""A lead that says itself that it is one."""
_COMMENTS_RE = compile_both(
    r"(?:our|editor['’]s|author['’]s|key|brief) (?:comments?|commentary|observations?|views?"
    r"|analysis|insights?|takeaways?|take)|(?:comments?|commentary|takeaways?|our advice"
    r"|what this means(?: for .{2,40})?)|(?:律师|专家|小编|本所|作者)?(?:点评|评析|评论|简评|短评)",
    re.IGNORECASE,
)
"""The heading below which whoever printed the text again speaks of it."""
_TOKEN_RE = re.compile(rf"[{HAN}]{{2}}|[^\W_{HAN}]{{3,}}")
_FEW_WORDS = frozenset("the and for with from that this was were has have its".split())
_LOOK_AT = 3
"""Paragraphs from the top in which a republisher introduces the text."""
_SHARE_OF_TITLE = 0.5
_FULL_TEXT_RE = compile_both(
    r"全文如下|全文(?:公布|刊发|转发)|full text (?:is|of|follows)", re.IGNORECASE
)


_TEXT_BELOW_RE = compile_both(
    r"\b(?:translation|text)\b[^.]{0,60}?\b(?:is|are) (?:set out|given|provided|reproduced)"
    r"(?: \w+)? (?:below|as follows)|\btranslation of\b[^.]{0,60}? follows\.?\Z"
    r"|(?:全文转载|转载如下|译文如下|全文如下[:：]?\Z)",
    re.IGNORECASE,
)
"""Whoever says that the text follows speaks of it."""


_OPENS_RE = compile_both(
    r"\b(?:interpreted|explained|notified|announced|introduced) as follows\b"
    r"|(?:解读|说明|通知|公告|通告|介绍|解释)如下[:：。]?\Z",
    re.IGNORECASE,
)
"""A paragraph that leads over to the text is its first."""


def tell_voices(
    paragraphs: Sequence[Paragraph], title: str, *, is_official: bool
) -> tuple[tuple[Paragraph, ...], tuple[Speaker, ...]]:
    """The text with each paragraph in one voice, and whose it is.

    Args:
        paragraphs: The text, in order.
        title: Title of the notice.
        is_official: Whether the copy stands on its issuer's own site, which republishes nothing.

    Returns:
        The paragraphs, cut where the translator takes the word, and as many speakers.
    """
    parts = [part for paragraph in paragraphs for part in _cut_notes(paragraph)]
    texts = [paragraph.text.text for paragraph, _ in parts]
    republished = frozenset() if is_official else find_republished(texts, title)
    commented = len(texts) if is_official else _find_comments(texts)
    speakers = (
        Speaker.TRANSLATOR
        if is_note
        else Speaker.REPUBLISHER
        if index in republished or index >= commented
        else Speaker.ISSUER
        for index, (_, is_note) in enumerate(parts)
    )
    return tuple(paragraph for paragraph, _ in parts), tuple(speakers)


def _cut_notes(paragraph: Paragraph) -> list[tuple[Paragraph, bool]]:
    """The paragraph in parts, each with whether the translator speaks in it."""
    if paragraph.mark is Mark.CELL:
        return [(paragraph, False)]
    whole = paragraph.text
    marker = read_marker(whole.text) if paragraph.mark is Mark.ITEM else None
    if marker:  # the number of an item says nothing of who speaks in it
        behind = whole.cut(marker.length, len(whole.text))
        return [(paragraph, all(is_note for _, is_note in cut_notes(behind)))]
    return [(Paragraph(text, paragraph.mark), is_note) for text, is_note in cut_notes(whole)]


def find_republished(paragraphs: Sequence[str], title: str) -> frozenset[int]:
    """Indexes of paragraphs that speak about the document, before or among its own text.

    "Recently, the Office released the key points…" above the key points themselves is the
    abstract of whoever printed them again.

    Args:
        paragraphs: The text, in order.
        title: Title of the notice: the report must name the document.
    """
    has_own_text = _has_own_text(paragraphs)
    return frozenset(
        index
        for index, text in enumerate(paragraphs[:_LOOK_AT])
        if (_LEAD_RE.match(text) and index + 1 < len(paragraphs))
        or (has_own_text and _TEXT_BELOW_RE.search(text))
        or (
            has_own_text
            and _NEWS_RE.match(text)
            and not _OPENS_RE.search(text)
            and _names(text[:400], title)
        )
    )


def _find_comments(paragraphs: Sequence[str]) -> int:
    """Where the comments of whoever put the copy up begin, at its end; behind all without any."""
    places = (
        index
        for index, text in enumerate(paragraphs)
        if index and _COMMENTS_RE.fullmatch(text) and read_marker(text) is None
    )
    return next(places, len(paragraphs))


def _has_own_text(paragraphs: Sequence[str]) -> bool:
    """Whether the document itself is there, and not a report alone.

    It has numbered sections, or the page says that the full text follows.
    """
    markers = read_markers(paragraphs[1:])
    numbered = sum(marker is not None and marker.can_head for marker in markers)
    return numbered >= 2 or any(_FULL_TEXT_RE.search(text) for text in paragraphs[:_LOOK_AT])


def _names(text: str, title: str) -> bool:
    wanted = _words(title)
    return bool(wanted) and len(wanted & _words(text)) >= _SHARE_OF_TITLE * len(wanted)


def _words(text: str) -> set[str]:
    """Words of the text; of Chinese all pairs of characters."""
    if has_han(text):
        han = re.sub(rf"[^{HAN}\d]", "", text)
        return {han[i : i + 2] for i in range(len(han) - 1)}
    return {word.lower() for word in _TOKEN_RE.findall(text)} - _FEW_WORDS
