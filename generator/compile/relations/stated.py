"""Stated: what a notice says itself that it does with other papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.atlas import Evidence, Mention
from generator.compile.relations.held import Paper, Register
from generator.compile.relations.printed import Citation, find_citations
from generator.compile.relations.wording import Deed, announces_repeals, is_list, read_deed
from generator.models import Block, Notice
from generator.vocabulary import BlockKind, NoticeKind, RelationType, Speaker

_MARK = "\ue000"
"""Stands for another paper in the words around one."""
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


@dataclass
class _Reader:
    """One notice as it is read."""

    notice: Notice
    register: Register
    found: list[Statement] = field(default_factory=list)
    repeals_below: bool = False
    """Whether the last paragraph said that the papers below it are repealed."""

    def read(
        self, block: str, text: str, spans: Sequence[tuple[int, int]], named: Sequence[Mention]
    ) -> None:
        """Take in the statements of a text."""
        citations = find_citations(text, named)
        for start, end in spans:
            inside = [one for one in citations if start <= one.start and one.end <= end]
            for group in _lists(text, inside):
                deed = self._deed(text, start, end, group, inside)
                for citation in group:
                    self._tell(deed, citation, group, text, block, (start, end))

    def _deed(
        self, text: str, start: int, end: int, group: Sequence[Citation], all_: Sequence[Citation]
    ) -> Deed:
        if self.repeals_below and group[0] is all_[0]:
            return Deed(RelationType.REPLACES)
        before = _masked(text, start, group[0].start, all_)
        after = _masked(text, group[-1].end, end, all_)
        deed = read_deed(before, after)
        is_reported = self.notice.kind in _REPORTS or (
            self.notice.kind is NoticeKind.WORK_PLAN and deed.type in _DONE_BY_RULES
        )
        return Deed(RelationType.CITES) if deed.type and is_reported else deed

    def _tell(
        self,
        deed: Deed,
        citation: Citation,
        group: Sequence[Citation],
        text: str,
        block: str,
        sentence: tuple[int, int],
    ) -> None:
        if deed.type is None:
            return
        is_sure = deed.type is not RelationType.CITES
        paper = self.register.find(citation, self.notice, is_sure=is_sure)
        if paper is None or (not citation.title and self.notice.kind is NoticeKind.CASE_LIST):
            return  # the numbers in a list of cases are those of decisions
        start = group[0].start - deed.before if deed.before else citation.start
        end = group[-1].end + deed.after if deed.after else citation.end
        if end - start > _LONGEST_QUOTE:
            start, end = citation.start, citation.end
        quote = _once(text, start, end, sentence)
        self.found.append(Statement(deed.type, paper, Evidence(self.notice.id, block, quote)))


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
        if reader.repeals_below and not _is_listed(block):
            reader.repeals_below = False
        text = block.text
        reader.read(block.id, text, block.spans, mentions.get(block.id, ()))
        reader.repeals_below |= announces_repeals(text)
    return tuple(reader.found)


def _read_title(reader: _Reader, title: str, named: Sequence[Mention]) -> None:
    """The title of a notice says what it does; what it only names, it does not cite."""
    count = len(reader.found)
    reader.read("", title, ((0, len(title)),), named)
    reader.found[count:] = [
        one for one in reader.found[count:] if one.type is not RelationType.CITES
    ]


def _is_listed(block: Block) -> bool:
    return block.kind in (BlockKind.ITEM, BlockKind.ROW) or block.text[:1] in "《0123456789（("


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


def _once(text: str, start: int, end: int, sentence: tuple[int, int]) -> str:
    """The words of a span, or of its sentence where the words stand twice in the paragraph."""
    quote = text[start:end].strip()
    return quote if text.count(quote) == 1 else text[slice(*sentence)].strip()
