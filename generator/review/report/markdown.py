"""The report as Markdown for a job summary: short first, then details to unfold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.errors import Finding, Severity
from generator.review.report.folds import Fold, fit
from generator.review.report.github import show, show_place
from generator.review.report.records import (
    Author,
    Broken,
    Difference,
    FactChange,
    Fate,
    Item,
    ItemChange,
    LinkChange,
    Report,
    SentenceChange,
)
from generator.review.report.worded import show_change
from generator.text.plurals import number_of

_TITLE = "## What this change means\n"
_VERBS = ("gained", "lost", "changed")
_FEW = 4
"""Things of one sort that are listed before anything is unfolded."""
_NAMED = 12
"""Files that are named one by one."""
_PAGES = ("notices", "terms", "pages")
"""Kinds that people read one by one."""
_LOST = ("notices", "raw", "terms")
_DATED = frozenset({"edtf", "dates", "value", "number"})
"""Values that readers rely on, wherever they stand."""
_GRAVE = frozenset({"block", "dates", "issuer", "number", "review", "work", "translation", "kind"})
"""Facts of a notice that readers act on: they are told first."""


def write_report(report: Report, limit: int = 0, command: str = "") -> str:
    """The report in Markdown.

    Text of the content is shown as the characters it is. A change of nothing but punctuation, and
    one that changes nothing, is told in one line.

    Args:
        report: What changed.
        limit: Most bytes of UTF-8; 0 for all of it. What is cut is told.
        command: Prints all of it.
    """
    states = f"{show_place(report.base)} → {show_place(report.head)}"
    if report.is_empty and not report.findings:
        return f"{_TITLE}\nNothing that readers see changes ({states}).\n" + _others(report)
    if report.is_punctuation:
        return f"{_TITLE}\n{_only_punctuation(report)} ({states}).\n" + _others(report)
    head = "\n\n".join((_TITLE.strip(), *_head(report, states))) + "\n" + _others(report)
    return fit(head, tuple(_folds(report)), limit, f"All of it: {show(command)}" * bool(command))


def _only_punctuation(report: Report) -> str:
    edits = [
        change.item.uri or change.item.path
        for change in report.changes
        for part in change.parts
        if part.by is not Author.CONSEQUENCE
    ]
    places, pages = len(edits), set(edits)
    named = ", ".join(show_place(page) for page in sorted(pages)[:3])
    more = f" and {len(pages) - 3} more" if len(pages) > 3 else ""
    own = len(list(_changed_words(report)))
    published = f" ({own} in a notice's own words, which should be the source's)" if own else ""
    return (
        f"Nothing but punctuation changes: {number_of(places, 'place')}{published} on"
        f" {named}{more}; no word, fact, link, event or address does"
    )


def _others(report: Report) -> str:
    if not report.others:
        return ""
    named = ", ".join(show_place(path) for path in report.others[:_NAMED])
    more = len(report.others) - _NAMED
    rest = f" and {more} more" if more > 0 else ""
    return f"\nAlso changed, and not looked at here: {named}{rest}.\n"


# --- what is shown first ----------------------------------------------------------------------


def _head(report: Report, states: str) -> Iterator[str]:
    """Paragraphs: what changed in a sentence, a table of counts, and what to look at first."""
    yield f"{states}: {_summary(report)}"
    if any(finding.severity is Severity.ERROR for finding in report.findings):
        yield "The content has errors: what cannot be read is missing from all that follows."
    rows = [
        f"| {name} | " + " | ".join(str(number or "") for number in numbers) + " |"
        for name, *numbers in _rows(report)
    ]
    if rows:
        yield "\n".join(("| | gained | lost | changed |", "| --- | ---: | ---: | ---: |", *rows))
    alarms = [f"- {alarm}" for alarm in _alarms(report)]
    if alarms:
        yield "**Look at first**"
        yield "\n".join(alarms)


def _summary(report: Report) -> str:
    """One sentence: what breaks, what is new or gone, and how many pages are edited by whom."""
    pages = [change for kind in _PAGES for change in getattr(report, kind).changed]
    edited = sum(any(part.by is Author.PERSON for part in change.parts) for change in pages)
    made = sum(any(part.by is Author.GENERATOR for part in change.parts) for change in pages)
    counts = [
        (len(report.unreadable), "page cannot be read", "pages cannot be read"),
        (len(report.broken), "address would break", "addresses would break"),
    ]
    for kind in _PAGES:
        one = kind.removesuffix("s")
        counts.append((len(getattr(report, kind).gained), f"{one} gained", f"{kind} gained"))
        counts.append((len(getattr(report, kind).lost), f"{one} lost", f"{kind} lost"))
    counts.append((edited, "page edited by a person", "pages edited by a person"))
    counts.append((made, "page changed by the generator", "pages changed by the generator"))
    said = [number_of(number, one, several) for number, one, several in counts if number]
    return ", ".join(said) or "no page is edited, but what stands on them changes"


def _rows(report: Report) -> Iterator[tuple[str, int, int, int]]:
    for name, each in report.differences:
        if each:
            yield name, len(each.gained), len(each.lost), len(each.changed)
    if report.links:
        gained = sum(not link.old for link in report.links)
        lost = sum(not link.new for link in report.links)
        yield ("links", gained, lost, len(report.links) - gained - lost)


def _alarms(report: Report) -> Iterator[str]:
    """What a reader could be misled by, worst first; of each sort a few."""
    for sort in (
        (f"cannot be read now: {_item(item)}" for item in report.unreadable),
        (f"new {_finding(finding)}" for finding in report.findings),
        _changed_bytes(report),
        (_broken(entry) for entry in report.broken if entry.cited_by or not entry.is_anchor),
        (f"lost: {_item(i)}" for kind in _LOST for i in getattr(report, kind).lost),
        _changed_words(report),
        _grave_facts(report),
        (_link(link) for link in report.links if link.old and link.new),
    ):
        alarms = list(sort)
        yield from alarms[:_FEW]
        if len(alarms) > _FEW:
            yield f"and {len(alarms) - _FEW} more like this below"


def _changed_bytes(report: Report) -> Iterator[str]:
    for change in report.raw.changed:
        if any(fact.name == "sha256" for fact in change.facts):
            yield f"bytes of a raw notice changed: {show_place(change.item.path)}"


def _changed_words(report: Report) -> Iterator[str]:
    """Published words that a person changed: they should be the source's."""
    for change in report.notices.changed:
        for sentence in change.sentences:
            if sentence.is_published and sentence.by is Author.PERSON:
                place = show_place(f"{change.item.uri}.html")
                yield f"published words edited: {place}, {_sentence(sentence)}"


def _grave_facts(report: Report) -> Iterator[str]:
    """Dates, numbers and figures that changed, and what a notice is."""
    for kind in ("notices", "terms", "timelines", "periods"):
        for change in getattr(report, kind).changed:
            for fact in change.facts:
                first, last = fact.name.split(" ")[0], fact.name.split(" ")[-1]
                if last in _DATED or (kind == "notices" and first in _GRAVE):
                    yield f"{show_place(change.item.uri or change.item.path)}: {_fact(fact)}"


# --- what is folded ---------------------------------------------------------------------------


def _folds(report: Report) -> Iterator[Fold]:
    if report.looks:
        rows = [
            f"| {show(look.title)} | {show_place(f'site/{look.uri}')} | {show(why)} |"
            for look in report.looks
            for why in ("; ".join(look.why),)
        ]
        yield _table(f"Pages to look at: {len(rows)}", ("page", "preview", "why"), rows)
    for name, difference in report.differences:
        if difference:
            counts = {verb: len(getattr(difference, verb)) for verb in _VERBS}
            said = ", ".join(f"{count} {verb}" for verb, count in counts.items() if count)
            yield Fold(f"{name.capitalize()}: {said}", tuple(_difference(difference)))
    if report.links:
        lines = tuple(f"- {_link(link)}" for link in report.links)
        yield Fold(f"Links: {len(lines)}", lines)
    for name, changes in (
        ("Backlinks", report.backlinks),
        ("Events on timelines", report.events_shown),
    ):
        rows = [f"| {show(each.title)} | {each.old:,} | {each.new:,} |" for each in changes]
        if rows:
            title = f"{name}: {number_of(len(rows), 'count')} changed"
            yield _table(title, ("page", "before", "now"), rows)
    if report.broken:
        lines = tuple(f"- {_broken(entry)}" for entry in report.broken)
        yield Fold(f"Addresses that would break: {len(lines)}", lines)
    if report.findings or report.mended:
        lines = tuple(f"- {_finding(finding)}" for finding in report.findings)
        title = f"Findings: {len(report.findings)} new, {report.mended} gone"
        yield Fold(title, lines or ("None is new.",))


def _table(title: str, columns: tuple[str, ...], rows: list[str]) -> Fold:
    head = (f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}")
    return Fold(title, (*head, *rows))


def _difference(difference: Difference) -> Iterator[str]:
    yield from (f"- gained: {_item(item)}" for item in difference.gained)
    yield from (f"- lost: {_item(item)}" for item in difference.lost)
    for change in difference.changed:
        yield from _change(change)


def _item(item: Item) -> str:
    note = f" ({show(item.note)})" if item.note else ""
    place = item.path or (f"{item.uri}.html" if item.uri else "")
    return f"{show(item.title)}{note} {show_place(place)}".rstrip()


def _change(change: ItemChange) -> Iterator[str]:
    yield f"- {_item(replace(change.item, note=''))}"
    for fact in change.facts:
        yield f"  - {fact.by}, {_fact(fact)}"
    for sentence in change.sentences:
        yield f"  - {sentence.by}, {_sentence(sentence)}"


def _fact(fact: FactChange) -> str:
    mark = " (punctuation)" if fact.is_punctuation else ""
    return f"{show(fact.name)}{mark}: {show_change(fact.old, fact.new)}"


def _sentence(change: SentenceChange) -> str:
    place = f" {show_place('#' + change.anchor)}" if change.anchor else ""
    fate = "" if change.fate is Fate.CHANGED else f", {change.fate}"
    mark = " (punctuation)" if change.is_punctuation else ""
    words = show_change(change.old, change.new)
    return f"{show(_cut(change.section, 60))}{place}{fate}{mark}: {words}"


def _link(link: LinkChange) -> str:
    place = show_place(f"notices/{link.notice}.html#{link.block}")
    words = f"“{show(link.surface)}”"
    if link.old and link.new:
        return f"{words} leads to {show(link.new)} instead of {show(link.old)}, {place}"
    return f"{'gained' if link.new else 'lost'}: {words} to {show(link.new or link.old)}, {place}"


def _finding(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return f"{finding.severity}: {show_place(place)}: {show(_cut(finding.message, 400))}"


def _broken(entry: Broken) -> str:
    files = ", ".join(show_place(path) for path in entry.cited_by)
    cited = f"; still cited by {files}" if files else ""
    return f"would break: {show_place(entry.address)}, {show(_cut(entry.what))}{cited}"


def _cut(text: str, most: int = 200) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
