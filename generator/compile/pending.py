"""Pending: what a notice treats as still to come, and a cited later fact shows as done.

Surest before most: what a person must decide is only proposed, with what speaks against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.atlas import Evidence, LaterFact, Mention, Pending
from generator.models import (
    Block,
    Corpus,
    Notice,
    OutsideEvent,
    RoleDate,
    Term,
)
from generator.text.edtf import Edtf, format_edtf
from generator.text.han import has_han
from generator.text.plans import Deed, Plan, find_plans
from generator.vocabulary import (
    Basis,
    BlockKind,
    Confidence,
    DateRole,
    NoticeKind,
    Review,
    Speaker,
    TermKind,
)

_ENACTED = frozenset(
    {DateRole.ISSUED, DateRole.RELEASED, DateRole.ADOPTED, DateRole.SIGNED, DateRole.EFFECTIVE}
)
_COMPLETING = {
    Deed.ISSUE: _ENACTED,
    Deed.REVISE: _ENACTED | {DateRole.AMENDED},
    Deed.JOIN: frozenset(
        {DateRole.EFFECTIVE, DateRole.ADOPTED, DateRole.SIGNED, DateRole.APPROVED}
    ),
    Deed.LAUNCH: frozenset({DateRole.LAUNCHED}),
}
"""Roles of dates that show a deed as done."""
_ONCE = {
    Deed.ISSUE: _ENACTED,
    Deed.JOIN: frozenset({DateRole.EFFECTIVE}),
    Deed.LAUNCH: frozenset({DateRole.LAUNCHED}),
}
"""Roles after which the same deed would be one of another version."""
_KINDS = {
    Deed.ISSUE: {TermKind.INSTRUMENT},
    Deed.REVISE: {TermKind.INSTRUMENT},
    Deed.JOIN: {TermKind.AGREEMENT},
    Deed.LAUNCH: {TermKind.CAMPAIGN, TermKind.PROGRAMME},
}
_ACTORS = frozenset({TermKind.INSTITUTION, TermKind.FORUM})
"""Kinds of terms that act and are not acted upon."""
_REPORTING = frozenset({NoticeKind.PRESS_RELEASE, NoticeKind.INTERPRETATION, NoticeKind.CASE_LIST})
_DRAFT_RE = re.compile(
    r"\b(?:drafts?|bill|for comments?|consultation|proposal)\b|征求意见|草案|送审|意见稿", re.I
)
_REVIEW_RE = re.compile(
    r"\b(?:review of|summary of|achievements|progress made|looking back)\b|总结|回顾|成效|进展",
    re.I,
)
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = {DateRole.EFFECTIVE: "in force"}
_FAR = timedelta(days=5 * 366)
"""After so long, something that nobody recorded may lie between."""


def find_pending(corpus: Corpus, mentions: Iterable[Mention]) -> tuple[Pending, ...]:
    """Plans of notices with the later facts that show them as done, in order of the text.

    Only the issuer's own words count, one sentence at a time. What an editor has entered as
    `later`, or keeps out with `not_later`, is not found again.
    """
    facts = _Facts(corpus)
    by_block: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.notice, mention.block].append(mention)
    return tuple(
        pending
        for notice in corpus.notices
        if notice.review is not Review.RETRACTED and (when := _When.of(notice))
        for pending in _in_notice(notice, when, by_block, facts)
    )


@dataclass(frozen=True)
class _When:
    """Between which days a notice was written."""

    earliest: date
    latest: date
    is_known: bool

    @classmethod
    def of(cls, notice: Notice) -> _When | None:
        """The day of issue if it is known; else the year of the copy or plan, up to the copy."""
        own = (DateRole.ISSUED, DateRole.SIGNED, DateRole.RELEASED, DateRole.ADOPTED)
        issued = next(filter(None, map(notice.date, own)), None)
        if issued and not (issued.edtf.is_interval or issued.disputed or _is_vague(issued.edtf)):
            return cls(issued.edtf.first, issued.edtf.last, is_known=True)
        copied = notice.date(DateRole.REPOSTED) or notice.date(DateRole.REPORTED)
        if copied is None:
            return None
        period = notice.date(DateRole.PERIOD)
        year = (period or copied).edtf.first.year
        latest = copied.edtf.last
        return cls(min(date(year, 1, 1), latest), latest, is_known=False)


class _Facts:
    """What the atlas knows of each term: dates of its own, each with a source."""

    def __init__(self, corpus: Corpus) -> None:
        self.terms: Mapping[str, Term] = {term.id: term for term in corpus.terms}
        found: dict[str, dict[tuple[DateRole, str], LaterFact]] = defaultdict(dict)
        for term_id, fact in _list_facts(corpus):
            if fact.edtf.start is None or fact.edtf.is_interval or _DRAFT_RE.search(fact.note):
                continue
            key = (fact.role, str(fact.edtf))
            same = found[term_id].setdefault(key, fact)
            more = tuple(id_ for id_ in fact.sources if id_ not in same.sources)
            doubt = same.doubt or fact.doubt
            found[term_id][key] = replace(same, sources=same.sources + more, doubt=doubt)
        self._by_term = {
            term_id: tuple(sorted(facts.values(), key=lambda fact: (fact.edtf.sort_key, fact.role)))
            for term_id, facts in found.items()
        }

    def is_newer(self, term: str, day: date) -> bool:
        """Whether anything is known of a term after a day."""
        return any(fact.edtf.last > day for fact in self._by_term.get(term, ()))

    def of(self, term: str, roles: frozenset[DateRole]) -> tuple[LaterFact, ...]:
        """Facts of these roles, the oldest first."""
        return tuple(fact for fact in self._by_term.get(term, ()) if fact.role in roles)


def _list_facts(corpus: Corpus) -> Iterator[tuple[str, LaterFact]]:
    for term in corpus.terms:
        for entry in term.dates:
            if entry.sources:
                yield term.id, _of_date(entry, term)
    for file in corpus.subjects:
        for event in file.events:
            yield file.subject, _of_event(event)
    titles = {name.text: term.id for term in corpus.terms for name in term.names if name.link}
    for notice in corpus.notices:
        for title in dict.fromkeys((notice.title, notice.title_zh)):
            for entry in notice.dates if title in titles else ():
                if entry.quote or entry.sources:
                    evidence = Evidence(notice.id, "", entry.quote) if entry.quote else None
                    yield titles[title], _of_date(entry, None, evidence)


def _of_date(entry: RoleDate, term: Term | None, evidence: Evidence | None = None) -> LaterFact:
    doubt = "the date is disputed" if entry.disputed else ""
    if term and term.confidence is Confidence.LOW:
        doubt = "the entry's sources are weak"
    if entry.basis is Basis.INFERRED:
        doubt = "the date is inferred"
    return LaterFact(entry.role, entry.edtf, entry.sources, evidence, entry.note, doubt)


def _of_event(event: OutsideEvent) -> LaterFact:
    doubt = "the event is disputed" if event.disputed else ""
    if event.confidence is not Confidence.HIGH:
        doubt = "the event's sources are not strong"
    if event.conflicts:
        doubt = "sources disagree on it"
    note = "; ".join(filter(None, (event.label, event.text)))
    kept = note if _DRAFT_RE.search(event.label) else ""
    return LaterFact(event.role, event.edtf, event.sources, None, kept, doubt)


def tell_facts(pending: Pending) -> str:
    """What became of it: "issued 27 October 2022, in force 1 December 2022 (third revision)"."""
    words = ", ".join(
        f"{_WORDS.get(fact.role, str(fact.role))} {format_edtf(fact.edtf)}"
        for fact in pending.facts
    )
    return f"{words} ({pending.facts[0].note})" if pending.facts[0].note else words


# --- in a notice --------------------------------------------------------------------------------


def _in_notice(
    notice: Notice,
    when: _When,
    by_block: Mapping[tuple[str, str], list[Mention]],
    facts: _Facts,
) -> Iterator[Pending]:
    is_review = False
    for block in notice.blocks:
        if block.kind is BlockKind.HEADING:
            is_review = _looks_back(block.text, when)
        mentions = by_block.get((notice.id, block.id), [])
        if not mentions or is_review or block.by is not Speaker.ISSUER:
            continue
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            for pending in _in_block(notice, block, when, mentions, facts):
                if not _is_decided(pending, block, notice):
                    yield pending


def _looks_back(heading: str, when: _When) -> bool:
    years = [int(found) for found in _YEAR_RE.findall(heading)]
    return bool(_REVIEW_RE.search(heading)) or any(year < when.earliest.year for year in years)


def _in_block(
    notice: Notice, block: Block, when: _When, mentions: list[Mention], facts: _Facts
) -> Iterator[Pending]:
    text = block.text
    told: set[str] = set()
    for low, high in block.spans:
        here = [mention for mention in mentions if low <= mention.start and mention.end <= high]
        here.sort(key=lambda mention: (mention.start, mention.end))
        names = [(mention.start - low, mention.end - low) for mention in here]
        if not any(facts.is_newer(mention.term, when.earliest) for mention in here):
            continue
        plans = find_plans(text[low:high], names, when.earliest.year)
        for mention, plan in zip(here, plans, strict=True):
            if plan is None or mention.term in told:
                continue
            clause = (low + plan.start, low + plan.end)
            others = [
                other
                for other in here
                if other.term != mention.term
                and clause[0] <= other.start < clause[1]
                and facts.terms[other.term].kind not in _ACTORS
            ]
            pending = _judge(notice, block, mention, plan, others, when, facts)
            if pending:
                told.add(mention.term)
                yield pending


def _judge(
    notice: Notice,
    block: Block,
    mention: Mention,
    plan: Plan,
    others: list[Mention],
    when: _When,
    facts: _Facts,
) -> Pending | None:
    """The plan with what came of it, and what speaks against saying so without a person."""
    term = facts.terms[mention.term]
    if term.kind not in _KINDS[plan.deed]:
        return None
    known = facts.of(term.id, _COMPLETING[plan.deed])
    later = [fact for fact in known if fact.edtf.last > when.earliest]
    sure = [fact for fact in later if fact.edtf.first > when.latest]
    if not later:
        return None
    shown = _one_version(sure if sure == later else later)
    first = shown[0]
    once = _ONCE.get(plan.deed, frozenset())
    doubts = (
        (plan.is_shared or bool(others), "the clause names something else as well"),
        (plan.is_bare, "the bare verb may report what was done"),
        (
            notice.kind in _REPORTING and not plan.is_promised,
            "a text of this kind may report what was done",
        ),
        (sure != later, "it may have been before the notice: the days overlap"),
        (_is_vague(first.edtf), "the day is not certain"),
        (first.edtf.first - when.latest > _FAR, "years lie between; another may have come before"),
        (
            any(fact.edtf.last <= when.latest for fact in facts.of(term.id, once)),
            "it had been done before; another version may be meant",
        ),
        (_is_described(block.text, mention), "the words describe it and do not name it"),
        *((bool(fact.doubt), fact.doubt) for fact in shown),
    )
    said = tuple(dict.fromkeys(doubt for is_so, doubt in doubts if is_so))
    sentence = next(
        block.text[low:high] for low, high in block.spans if low <= mention.start < high
    )
    return Pending(notice.id, block.id, term.id, mention.start, mention.end, sentence, shown, said)


def _is_vague(edtf: Edtf) -> bool:
    return str(edtf)[-1] in "~?%"


def _one_version(facts: list[LaterFact]) -> tuple[LaterFact, ...]:
    """The first fact and those that go on with it, until a role comes again."""
    kept: list[LaterFact] = []
    for fact in facts:
        if kept and fact.role in {other.role for other in kept}:
            break
        if not kept or fact.note == kept[0].note:
            kept.append(fact)
    return tuple(kept)


def _is_described(text: str, mention: Mention) -> bool:
    """Whether the words are ordinary ones: "opinions on promoting the service industry"."""
    if has_han(mention.surface):
        return False
    before = text[mention.start - 1 : mention.start]
    return not (mention.surface[0].isupper() or mention.surface[0].isdigit() or before in "\"“《‘'")


def _is_decided(pending: Pending, block: Block, notice: Notice) -> bool:
    """Whether an editor has said what became of it, or that nothing is to be said."""
    if pending.term in notice.not_later or pending.block in notice.not_later:
        return True
    for entry in notice.later:
        start = block.text.find(entry.quote)
        is_on = start < pending.end and pending.start < start + len(entry.quote)
        if entry.block == block.id and (entry.term == pending.term or is_on):
            return True
    return False
