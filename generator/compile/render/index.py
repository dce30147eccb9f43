"""The atlas as a page looks things up in it: by id, by notice, by block."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.atlas import Atlas, Event, Mention, Pending, Relation, Timeline
from generator.compile.evidence import blocks_of
from generator.compile.render.addresses import split_address
from generator.compile.render.passages import Passage, name_passages
from generator.models import Block, Notice, Period, Source, SubjectFile, Term
from generator.text.quoting import find_once
from generator.vocabulary import BlockKind, DateRole, Review, TermKind

_SAFE_URL_RE = re.compile(r"https?://[^\s\"'<>`\\]+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Index:
    """An atlas and the ways into it, each built when it is first asked for."""

    atlas: Atlas

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Terms by id, in order of their labels."""
        by_label = sorted(self.atlas.corpus.terms, key=label_key)
        return {term.id: term for term in by_label}

    @cached_property
    def notices(self) -> Mapping[str, Notice]:
        """Notices by id, the newest first."""
        by_id = sorted(self.atlas.corpus.notices, key=lambda notice: notice.id)
        return {notice.id: notice for notice in sorted(by_id, key=newest_key, reverse=True)}

    @cached_property
    def current_notices(self) -> tuple[Notice, ...]:
        """Notices that are not retracted, the newest first."""
        return tuple(n for n in self.notices.values() if n.review is not Review.RETRACTED)

    @cached_property
    def numbers(self) -> Mapping[tuple[str, str], str]:
        """(Notice id, block id) -> the number shown beside it: `¶3`, or `§2` for a heading."""
        numbers = {}
        for notice in self.atlas.corpus.notices:
            paragraphs = headings = 0
            for block in notice.blocks:
                if block.kind is BlockKind.HEADING:
                    headings += 1
                    numbers[notice.id, block.id] = f"§{headings}"
                else:
                    paragraphs += 1
                    numbers[notice.id, block.id] = f"¶{paragraphs}"
        return numbers

    @cached_property
    def passages(self) -> Mapping[tuple[str, str], Mapping[tuple[int, int], Passage]]:
        """(Notice id, block id) -> span -> the passage that has an address there."""
        return name_passages(self.atlas)

    @cached_property
    def sure_pending(self) -> Mapping[tuple[str, str], tuple[Pending, ...]]:
        """(Notice id, block id) -> what the page says became of things it treats as to come."""
        found = defaultdict(list)
        for pending in self.atlas.pending:
            if not pending.doubts and pending.term in self.terms:
                found[pending.notice, pending.block].append(pending)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def blocks(self) -> Mapping[tuple[str, str], Block]:
        """(Notice id, block id) -> block."""
        return blocks_of(self.atlas.corpus)

    @cached_property
    def mentions_by_block(self) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
        """(Notice id, block id) -> its mentions from left to right."""
        found = defaultdict(list)
        for mention in self.atlas.mentions:
            found[mention.notice, mention.block].append(mention)
        return {
            key: tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
            for key, mentions in found.items()
        }

    @cached_property
    def mentions_by_notice(self) -> Mapping[str, tuple[Mention, ...]]:
        """Notice id -> mentions of terms that have a page."""
        found = defaultdict(list)
        for mention in self.atlas.mentions:
            if mention.term in self.terms:
                found[mention.notice].append(mention)
        return {key: tuple(mentions) for key, mentions in found.items()}

    @cached_property
    def timelines(self) -> Mapping[str, Timeline]:
        """Subject id -> timeline; the whole corpus under the empty id."""
        return {timeline.subject: timeline for timeline in self.atlas.timelines}

    @cached_property
    def campaigns(self) -> Mapping[str, SubjectFile]:
        """Term id -> subject file, for the campaigns that have a page of their own."""
        return {
            subject.subject: subject
            for subject in sorted(self.atlas.corpus.subjects, key=lambda file: file.subject)
            if subject.rounds
            and subject.subject in self.terms
            and self.terms[subject.subject].kind is TermKind.CAMPAIGN
        }

    @cached_property
    def subject_files(self) -> Mapping[str, SubjectFile]:
        """Term id -> its timeline file, if people have written one."""
        return {file.subject: file for file in self.atlas.corpus.subjects}

    @cached_property
    def events_by_notice(self) -> Mapping[str, tuple[Event, ...]]:
        """Notice id -> events that its text states, in date order."""
        found = defaultdict(list)
        for event in self.atlas.events:
            if event.lane == "events":
                places = (event.evidence, *event.also)
                for id_ in dict.fromkeys(place.notice for place in places if place):
                    found[id_].append(event)
        return {key: tuple(events) for key, events in found.items()}

    @cached_property
    def notice_events(self) -> Mapping[str, tuple[Event, ...]]:
        """Stem of a notice's page -> the events that are that notice."""
        return _group(
            (split_address(event.uri)[0], event)
            for event in self.atlas.events
            if event.lane == "notice"
        )

    @cached_property
    def outside_by_subject(self) -> Mapping[str, tuple[Event, ...]]:
        """Subject id -> its events that are known from outside the notices."""
        return _group(
            (subject, event)
            for event in self.atlas.events
            if event.evidence is None and event.lane in ("campaign", "events")
            for subject in event.subjects
        )

    @cached_property
    def period_events(self) -> Mapping[str, tuple[Event, ...]]:
        """Label of a named period -> its event."""
        return _group((event.label, event) for event in self.atlas.events if event.lane == "period")

    @cached_property
    def copies_by_work(self) -> Mapping[str, tuple[Notice, ...]]:
        """Work id -> its copies."""
        found = defaultdict(list)
        for notice in self.notices.values():
            found[notice.work].append(notice)
        return {key: tuple(notices) for key, notices in found.items()}

    @cached_property
    def relations_from(self) -> Mapping[str, tuple[Relation, ...]]:
        """Notice id -> what it has to do with other papers, in order of its text."""
        return _group_relations((entry.notice, entry) for entry in self.atlas.relations)

    @cached_property
    def relations_to(self) -> Mapping[str, tuple[Relation, ...]]:
        """Work id -> what notices of other works, or other copies of it, have to do with it."""
        return _group_relations(
            (self.notices[entry.to_notice].work, entry)
            for entry in self.atlas.relations
            if entry.to_notice in self.notices
        )

    @cached_property
    def relations_to_term(self) -> Mapping[str, tuple[Relation, ...]]:
        """Term id -> what notices have to do with the paper that the entry is about."""
        return _group_relations((e.to_term, e) for e in self.atlas.relations if e.to_term)

    @cached_property
    def terms_of_work(self) -> Mapping[str, tuple[str, ...]]:
        """Work id -> the glossary entries that are about it."""
        found = defaultdict(list)
        for term, notice in self.atlas.held_terms.items():
            found[self.notices[notice].work].append(term)
        return {work: tuple(terms) for work, terms in found.items()}

    @cached_property
    def replaces(self) -> Mapping[str, tuple[str, ...]]:
        """Term id -> terms that it has replaced."""
        found = defaultdict(list)
        for term in self.terms.values():
            if term.replaced_by:
                found[term.replaced_by].append(term.id)
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def period_names(self) -> tuple[re.Pattern[str], Mapping[str, Period]] | None:
        """A pattern that finds the names of periods in a text, and what each stands for."""
        names = {
            name.casefold(): period
            for period in sorted(self.atlas.corpus.periods, key=lambda period: period.id)
            for name in (period.label, *period.names)
        }
        if not names:
            return None
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        pattern = "|".join(re.escape(name) for name in longest_first)
        return re.compile(f"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])"), names

    @cached_property
    def round_ids(self) -> frozenset[str]:
        """Ids of the rounds that have a place on a campaign's page."""
        return frozenset(
            entry.id for campaign in self.campaigns.values() for entry in campaign.rounds
        )

    def fragment_of(self, notice: str, block: str, quote: str) -> str:
        """The id on the notice's page where the quote stands, or that of its block."""
        found = self.blocks.get((notice, block))
        start = find_once(found.text, quote) if found else -1
        return self.fragment_at(notice, block, start, start + len(quote))

    def fragment_at(self, notice: str, block: str, start: int, end: int) -> str:
        """The id on the notice's page of a span of a block, or of the block."""
        passage = self.passages.get((notice, block), {}).get((start, end))
        return passage.id if passage else block

    def address_of(self, event: Event) -> str:
        """Where an event is told of, down to the words or the round."""
        stem, fragment = split_address(event.uri)
        if event.evidence and event.evidence.block and stem == f"notices/{event.evidence.notice}":
            evidence = event.evidence
            words = self.fragment_of(evidence.notice, evidence.block, evidence.quote)
            fragment = f"#{words}"
        elif event.lane == "campaign" and event.id in self.round_ids:
            fragment = f"#{event.id}"
        return stem + fragment

    def label(self, term_or_name: str) -> str:
        """The label of a term id, or the name as it is."""
        term = self.terms.get(term_or_name)
        return term.label if term else term_or_name

    def source(self, id_: str) -> Source:
        """A cited work; one without a record is shown by its id rather than left out."""
        return self.atlas.corpus.sources.get(id_) or Source(id_, id_, "")


def _group_relations(
    pairs: Iterable[tuple[str, Relation]],
) -> Mapping[str, tuple[Relation, ...]]:
    found = defaultdict(list)
    for key, relation in pairs:
        found[key].append(relation)
    return {key: tuple(relations) for key, relations in found.items()}


def _group(pairs: Iterable[tuple[str, Event]]) -> Mapping[str, tuple[Event, ...]]:
    found = defaultdict(list)
    for key, event in pairs:
        found[key].append(event)
    return {key: tuple(events) for key, events in found.items()}


def safe_url(url: str) -> str:
    """The address if a page may link it, else nothing."""
    return url if _SAFE_URL_RE.match(url) else ""


def label_key(term: Term) -> tuple[str, str]:
    """Alphabetical order of labels, quotes and capitals folded."""
    return (re.sub(r"[^\w ]+", "", term.label).casefold().strip(), term.id)


def newest_key(notice: Notice) -> tuple[date, date]:
    """Order of notices by the date a list shows; undated ones count as oldest."""
    best = notice.best_date
    return (best.edtf.first, best.edtf.last) if best else (date.min, date.min)


def year_of(notice: Notice) -> int | None:
    """The year of the date a list shows."""
    best = notice.best_date
    return best.edtf.first.year if best and best.edtf.start else None


def issue_date_is_known(notice: Notice) -> bool:
    """Whether a date of the act itself is known, not only one of a copy."""
    own = (DateRole.ISSUED, DateRole.SIGNED, DateRole.RELEASED, DateRole.ADOPTED)
    return any(notice.date(role) for role in own)
