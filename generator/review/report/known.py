"""What is dated, related or cited, before and after: events, relations, sources, and others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.atlas import Event, Relation
from generator.models import Period, Provenance, Source, SubjectFile
from generator.review.report.differ import by_id, differ
from generator.review.report.facts import compare_facts
from generator.review.report.records import Author, Difference, FactChange, Item, ItemChange
from generator.review.report.sentences import compare_lines
from generator.review.report.texts import subject_lines
from generator.text.edtf import format_edtf
from generator.text.plurals import number_of

# --- events -----------------------------------------------------------------------------------


def differ_events(old: Sequence[Event], new: Sequence[Event]) -> Difference:
    """Events; one whose id changed with its date is the same event, if only one is like it."""
    before, after = by_id(old), by_id(new)
    for key in (_event_key, _event_home):
        lost = [event for id_, event in before.items() if id_ not in after]
        gained = [event for id_, event in after.items() if id_ not in before]
        for was, now in _only_pairs(lost, gained, key):
            before[now.id] = before.pop(was.id)

    def compare(was: Event, now: Event) -> ItemChange:
        facts = compare_facts(was, now, {"id", "lane", "uri"})
        told = tuple(replace(fact, by=Author.CONSEQUENCE) for fact in facts)
        return ItemChange(_describe_event(now), told)

    return differ(before, after, _describe_event, compare)


def _event_key(event: Event) -> tuple[str, ...]:
    return (*_event_home(event), event.label)


def _event_home(event: Event) -> tuple[str, ...]:
    return (event.lane, event.role, event.uri, *event.subjects[:1])


def _only_pairs(
    lost: Sequence[Event], gained: Sequence[Event], key: Callable[[Event], tuple[str, ...]]
) -> Iterator[tuple[Event, Event]]:
    """Pairs of which each side is the only one with its key."""
    sides: dict[tuple[str, ...], tuple[list[Event], list[Event]]] = defaultdict(lambda: ([], []))
    for number, events in enumerate((lost, gained)):
        for event in events:
            sides[key(event)][number].append(event)
    for was, now in sides.values():
        if len(was) == len(now) == 1:
            yield was[0], now[0]


def _describe_event(event: Event) -> Item:
    words = f"{event.role} {format_edtf(event.edtf)}, {event.basis}"
    return Item(event.id, event.label, event.uri, "", words)


# --- relations --------------------------------------------------------------------------------


def differ_relations(old: Sequence[Relation], new: Sequence[Relation]) -> Difference:
    """What notices have to do with other documents; another type is another relation."""

    def compare(was: Relation, now: Relation) -> ItemChange:
        facts = compare_facts(was, now, {"evidence", "notice"})
        told = tuple(replace(fact, by=Author.CONSEQUENCE) for fact in facts)
        return ItemChange(_describe_relation(now), told)

    return differ(_by_ends(old), _by_ends(new), _describe_relation, compare)


def _by_ends(relations: Sequence[Relation]) -> dict[str, Relation]:
    return {_describe_relation(relation).id: relation for relation in relations}


def _describe_relation(relation: Relation) -> Item:
    target = relation.to_notice or relation.to_term or relation.title or relation.number
    title = f"{relation.notice} {relation.type} {target}"
    return Item(title, title, f"notices/{relation.notice}", "", str(relation.basis))


# --- what is known from outside ---------------------------------------------------------------


def differ_timelines(old: Sequence[SubjectFile], new: Sequence[SubjectFile]) -> Difference:
    """Files of rounds and outside events, by their subject."""

    def compare(before: SubjectFile, after: SubjectFile) -> ItemChange:
        facts = compare_facts(before, after, skip={"intro"})
        sentences = compare_lines(subject_lines(before), subject_lines(after))
        return ItemChange(_describe_subject(after), facts, sentences)

    return differ(
        {subject.subject: subject for subject in old},
        {subject.subject: subject for subject in new},
        _describe_subject,
        compare,
    )


def _describe_subject(subject: SubjectFile) -> Item:
    rounds, events = len(subject.rounds), len(subject.events)
    counts = f"{number_of(rounds, 'round')}, {number_of(events, 'event')}"
    return Item(subject.subject, subject.title, f"timeline/{subject.subject}", subject.path, counts)


def differ_periods(old: Sequence[Period], new: Sequence[Period]) -> Difference:
    """Named periods."""

    def describe(period: Period) -> Item:
        uri = f"glossary/{period.term}" if period.term else ""
        date = format_edtf(period.edtf)
        return Item(period.id, period.label, uri, "content/periods.yml", date)

    def compare(before: Period, after: Period) -> ItemChange:
        return ItemChange(describe(after), compare_facts(before, after))

    return differ(by_id(old), by_id(new), describe, compare)


def differ_sources(old: Mapping[str, Source], new: Mapping[str, Source]) -> Difference:
    """Outside works."""

    def describe(source: Source) -> Item:
        return Item(source.id, source.title, "", "content/sources.yml", source.publisher)

    def compare(before: Source, after: Source) -> ItemChange:
        return ItemChange(describe(after), compare_facts(before, after))

    return differ(old, new, describe, compare)


def differ_raw(old: Mapping[str, Provenance], new: Mapping[str, Provenance]) -> Difference:
    """Raw notices, by what their provenance records say."""

    def describe(record: Provenance) -> Item:
        said = (record.media_type, record.publisher, record.url)
        path = f"content/raw/{record.id}/{record.file}"
        words = ", ".join(filter(None, said))
        return Item(record.id, record.id, f"notices/{record.id}", path, words)

    def compare(before: Provenance, after: Provenance) -> ItemChange:
        return ItemChange(describe(after), compare_facts(before, after))

    return differ(old, new, describe, compare)


def differ_redirects(old: Mapping[str, str], new: Mapping[str, str]) -> Difference:
    """Old addresses and where they lead."""

    def pairs(redirects: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        return {source: (source, target) for source, target in redirects.items()}

    def describe(pair: tuple[str, str]) -> Item:
        return Item(pair[0], pair[0], pair[1], "content/redirects.yml", f"leads to {pair[1]}")

    def compare(before: tuple[str, str], after: tuple[str, str]) -> ItemChange:
        return ItemChange(describe(after), (FactChange("leads to", before[1], after[1]),))

    return differ(pairs(old), pairs(new), describe, compare)
