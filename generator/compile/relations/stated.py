"""Stated: what a notice says itself that it does with other papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.atlas import Evidence, Mention
from generator.compile.relations.held import Paper, Register, carried_titles, fold_title
from generator.compile.relations.printed import Citation, find_citations
from generator.compile.relations.wording import (
    Deed,
    announces_enclosures,
    announces_repeals,
    counting_of,
    is_list,
    keeps_in_force,
    read_deed,
)
from generator.models import Block, Notice
from generator.text.shortnames import find_shortenings
from generator.vocabulary import BlockKind, NoticeKind, RelationType, Speaker

_MARK = "\ue000"
"""Stands for another paper in the words around one."""
_REACH = 300
"""Code points on each side of a paper that are read for what is done with it."""
_LONGEST_QUOTE = 240
_REPORTS = frozenset({NoticeKind.CASE_LIST, NoticeKind.PRESS_RELEASE, NoticeKind.INTERPRETATION})
"""They tell what others do: a decision in a case, the rules that are explained."""
_DONE_BY_RULES = frozenset({RelationType.AMENDS, RelationType.REPLACES})
"""A plan of work can only announce these."""


@dataclass(frozen=True)
class Statement:
    """One place where a notice says what it does with a paper."""

    type: RelationType
    paper: Paper
    evidence: Evidence


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a block, or a title, where the block is empty."""

    block: str
    text: str
    """Of the whole block; places count its code points."""
    start: int
    end: int


@dataclass
class _Reader:
    """One notice as it is read."""

    notice: Notice
    register: Register
    found: list[Statement] = field(default_factory=list)
    brought: set[tuple[str, str]] = field(default_factory=set)
    """Papers that the notice brings: keys."""
    encloses: bool = False
    """Whether the papers of this list are enclosed."""
    repeals_below: bool = False
    """Whether the last paragraph said that the papers below it are repealed."""
    counting: str = ""
    """How that paragraph is counted: the next of its kind ends the list."""
    shorts: set[str] = field(default_factory=set)
    """What the notice calls papers for short, from there on."""

    def read_block(self, block: Block, named: Sequence[Mention]) -> None:
        """Take in the statements of a paragraph."""
        text = block.text
        counting = counting_of(text)
        if not _is_listed(block) or (counting and counting == self.counting):
            self.encloses = self.repeals_below = False
        self.encloses |= announces_enclosures(text)
        self.shorts |= {fold_title(one.short) for one in find_shortenings(text)}
        citations = [one for one in find_citations(text, named) if not self._is_short(one)]
        if len(citations) == 1 and self._is_headline(block, citations[0]):
            self._bring(citations[0])
            return
        for start, end in block.spans if citations else ():
            self.read(_Sentence(block.id, text, start, end), citations)
        if announces_repeals(text):
            self.repeals_below, self.counting = True, counting

    def read(self, sentence: _Sentence, citations: Iterable[Citation]) -> None:
        """Take in the statements of a sentence."""
        inside = [
            one for one in citations if sentence.start <= one.start <= one.end <= sentence.end
        ]
        for group in _lists(sentence.text, inside):
            deed = self._deed(sentence, group, inside)
            for citation in group:
                if deed.type:
                    self._tell(sentence, deed, citation, group)
                elif deed.is_brought:
                    self._bring(citation)

    def _is_short(self, citation: Citation) -> bool:
        """Whether a title is only what the notice calls a paper that the glossary lacks."""
        title = re.sub(r"\Athe\s", "", citation.title, flags=re.IGNORECASE)
        is_known = citation.terms or citation.number
        return not is_known and fold_title(title) in self.shorts

    def _is_headline(self, block: Block, citation: Citation) -> bool:
        """Whether a title stands alone on its line: then the paper itself follows."""
        is_listed = self.repeals_below or block.kind in (BlockKind.ITEM, BlockKind.ROW)
        return not is_listed and len(block.text) - (citation.end - citation.start) < 2

    def _bring(self, citation: Citation) -> None:
        if paper := self.register.find(citation, self.notice, is_sure=True):
            self.brought.add(paper.key)

    def _deed(
        self, sentence: _Sentence, group: Sequence[Citation], all_: Sequence[Citation]
    ) -> Deed:
        """What the words around a list of papers say of them, as far as this notice can do it."""
        if self.encloses:
            return Deed(None, is_brought=True)
        before = _masked(sentence.text, sentence.start, group[0].start, all_)[-_REACH:]
        after = _masked(sentence.text, group[-1].end, sentence.end, all_)[:_REACH]
        deed = read_deed(before, after)
        if self.repeals_below and group[0] is all_[0] and not keeps_in_force(before, after):
            deed = Deed(RelationType.REPLACES)
        is_plan = self.notice.kind is NoticeKind.WORK_PLAN
        is_reported = self.notice.kind in _REPORTS or (is_plan and deed.type in _DONE_BY_RULES)
        return Deed(RelationType.CITES) if deed.type and is_reported else deed

    def _tell(
        self, sentence: _Sentence, deed: Deed, citation: Citation, group: Sequence[Citation]
    ) -> None:
        is_sure = deed.type is not RelationType.CITES
        paper = self.register.find(citation, self.notice, is_sure=is_sure)
        if deed.type is None or paper is None:
            return
        if not citation.title and self.notice.kind is NoticeKind.CASE_LIST:
            return  # the numbers in a list of cases are those of decisions
        start = group[0].start - deed.before if deed.before else citation.start
        end = group[-1].end + deed.after if deed.after else citation.end
        if end - start > _LONGEST_QUOTE:
            start, end = citation.start, citation.end
        quote = _once(sentence, start, end)
        evidence = Evidence(self.notice.id, sentence.block, quote)
        self.found.append(Statement(deed.type, paper, evidence))


def read_statements(
    notice: Notice,
    mentions: Mapping[str, Sequence[Mention]],
    titled: Sequence[Mention],
    register: Register,
) -> tuple[Statement, ...]:
    """What a notice says, in order of its text; its title first, under the block ``.

    Args:
        notice: The notice.
        mentions: Block id -> where it names instruments.
        titled: Where its title names them.
        register: The papers that are known.
    """
    reader = _Reader(notice, register)
    for title in dict.fromkeys(filter(None, (notice.title, notice.title_zh))):
        named = [one for one in titled if one.surface == title[one.start : one.end]]
        _read_title(reader, title, named)
    for block in notice.blocks:
        if block.by is not Speaker.ISSUER:
            continue
        reader.read_block(block, mentions.get(block.id, ()))
    return tuple(one for one in reader.found if one.paper.key not in reader.brought)


def _read_title(reader: _Reader, title: str, named: Sequence[Mention]) -> None:
    """The title of a notice says what it does; what it only names, it does not cite."""
    count = len(reader.found)
    citations = find_citations(title, named)
    reader.read(_Sentence("", title, 0, len(title)), citations)
    carried = {fold_title(name) for name in carried_titles(reader.notice)}
    for citation in citations:
        if fold_title(citation.title) in carried:  # 关于印发《…》的通知: under any name its own
            known = filter(None, map(reader.register.known, citation.terms))
            reader.brought |= {paper.key for paper in known}
    reader.found[count:] = [
        one for one in reader.found[count:] if one.type is not RelationType.CITES
    ]


def _is_listed(block: Block) -> bool:
    """Whether a paragraph can be an entry of the list above it."""
    if block.kind in (BlockKind.ITEM, BlockKind.ROW):
        return True
    text = block.text
    return text[:1] in "0123456789（(" or (text.startswith("《") and not text.endswith("。"))


def _lists(text: str, citations: Iterable[Citation]) -> Iterator[list[Citation]]:
    """Papers that are listed together, as one: what is said is said of all."""
    group: list[Citation] = []
    for citation in citations:
        if group and not is_list(text[group[-1].end : citation.start]):
            yield group
            group = []
        group.append(citation)
    if group:
        yield group


def _masked(text: str, start: int, end: int, citations: Iterable[Citation]) -> str:
    """Part of a text with a mark for each paper in it, so that no word of a title counts."""
    parts, done = [], start
    for one in citations:
        if start <= one.start and one.end <= end:
            parts += [text[done : one.start], _MARK]
            done = one.end
    return "".join([*parts, text[done:end]])


def _once(sentence: _Sentence, start: int, end: int) -> str:
    """The words of a span, or of its sentence where the words stand twice in the paragraph."""
    quote = sentence.text[start:end].strip()
    if sentence.text.count(quote) == 1:
        return quote
    return sentence.text[sentence.start : sentence.end].strip()
