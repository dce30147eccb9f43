"""Link: which mentions carry the link, one for each term in each section."""

from __future__ import annotations

from dataclasses import replace

from generator.atlas import Found, Mention
from generator.models import Corpus, Notice
from generator.text.escape import fold_space
from generator.vocabulary import BlockKind


def link_mentions(corpus: Corpus, found: Found) -> tuple[Mention, ...]:
    """The same mentions in the same order; the first of a term in a section is linked.

    The text before the first heading is a section, and so are, within each section, the words of
    a republisher or translator. Nothing is linked in headings, in words that an editor corrected,
    or where the notice or the term says `nolink`.
    """
    notices = {notice.id: _Rules(notice) for notice in corpus.notices}
    never = {term.id for term in corpus.terms if term.nolink}
    taken: set[tuple[str, str, str, str]] = set()
    linked = []
    for mention in found.mentions:
        rules = notices[mention.notice]
        spot = (mention.notice, mention.section, rules.speakers[mention.block], mention.term)
        if mention.term in never or spot in taken or not rules.allows(mention):
            linked.append(mention)
            continue
        taken.add(spot)
        linked.append(replace(mention, is_linked=True))
    return tuple(linked)


class _Rules:
    """What one notice says about links in it."""

    def __init__(self, notice: Notice) -> None:
        self.speakers = {block.id: str(block.by) for block in notice.blocks}
        self._headings = {block.id for block in notice.blocks if block.kind is BlockKind.HEADING}
        self._nolink = {fold_space(entry).casefold() for entry in notice.nolink}
        self._corrected = _corrected_spans(notice)

    def allows(self, mention: Mention) -> bool:
        """Whether a mention may carry a link at all."""
        if mention.block in self._headings:
            return False
        if self._nolink and not self._nolink.isdisjoint(
            (mention.term, fold_space(mention.surface).casefold())
        ):
            return False
        return not any(
            start < mention.end and mention.start < end
            for start, end in self._corrected.get(mention.block, ())
        )


def _corrected_spans(notice: Notice) -> dict[str, list[tuple[int, int]]]:
    if not notice.corrections:
        return {}
    texts = {block.id: block.text for block in notice.blocks}
    spans: dict[str, list[tuple[int, int]]] = {}
    for correction in notice.corrections:
        start = texts.get(correction.block, "").find(correction.quote)
        if start >= 0:
            spans.setdefault(correction.block, []).append((start, start + len(correction.quote)))
    return spans
