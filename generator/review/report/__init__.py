"""What a change of the content means for the site: two atlases in, a report out.

The order of work stands in `compare`; `markdown` writes the report for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.atlas import Atlas
from generator.errors import Finding, Severity
from generator.models import Notice
from generator.review.report.addresses import find_broken
from generator.review.report.known import (
    differ_events,
    differ_periods,
    differ_raw,
    differ_redirects,
    differ_relations,
    differ_sources,
    differ_timelines,
)
from generator.review.report.links import count_backlinks, count_timelines, differ_links
from generator.review.report.looks import list_looks
from generator.review.report.markdown import write_report
from generator.review.report.pages import (
    Bases,
    differ_notices,
    differ_pages,
    differ_renderings,
    differ_terms,
)
from generator.review.report.records import Author, Difference, Item, ItemChange, Report

__all__ = ["Report", "State", "changed_notices", "compare", "write_report"]


@dataclass(frozen=True)
class State:
    """The content at one time."""

    name: str
    """As a person would name it: "main", "the working tree"."""
    atlas: Atlas
    bases: Mapping[str, Notice] = field(default_factory=dict)
    """Id -> page as last generated; at least of the notices that `changed_notices` names."""


def changed_notices(old: Atlas, new: Atlas) -> tuple[str, ...]:
    """Ids of the notices that are not the same before and after, or are new."""
    before = {notice.id: notice for notice in old.corpus.notices}
    return tuple(notice.id for notice in new.corpus.notices if before.get(notice.id) != notice)


def compare(old: State, new: State, others: Iterable[str] = ()) -> Report:
    """What the change from one state to another means.

    Args:
        old: Before.
        new: After.
        others: Changed files that neither atlas shows.
    """
    a, b = old.atlas, new.atlas
    findings, mended = _differ_findings(a, b)
    unreadable = _unreadable(a, b)
    paths = {item.path for item in unreadable}
    findings = sorted(
        findings, key=lambda f: (f.path not in paths, f.severity is not Severity.ERROR)
    )
    bases = Bases(old.bases, new.bases)
    report = Report(
        base=old.name,
        head=new.name,
        notices=differ_notices(a.corpus.notices, b.corpus.notices, bases),
        terms=differ_terms(a.corpus.terms, b.corpus.terms),
        renderings=differ_renderings(a.corpus.terms, b.corpus.terms),
        events=differ_events(a.events, b.events),
        relations=differ_relations(a.relations, b.relations),
        timelines=differ_timelines(a.corpus.subjects, b.corpus.subjects),
        periods=differ_periods(a.corpus.periods, b.corpus.periods),
        sources=differ_sources(a.corpus.sources, b.corpus.sources),
        raw=differ_raw(a.corpus.provenance, b.corpus.provenance),
        pages=differ_pages(a.corpus.pages, b.corpus.pages),
        redirects=differ_redirects(a.corpus.redirects, b.corpus.redirects),
        links=differ_links(a, b),
        backlinks=count_backlinks(a, b),
        events_shown=count_timelines(a, b),
        broken=find_broken(a, b),
        unreadable=unreadable,
        findings=tuple(findings),
        mended=mended,
        others=tuple(sorted(others)),
    )
    report = _with_consequences(_without_unreadable(report), a.corpus.written, b.corpus.written)
    return replace(report, looks=list_looks(report, _titles(b)))


def _without_unreadable(report: Report) -> Report:
    """The report without the loss of what only cannot be read."""
    paths = {item.path for item in report.unreadable}
    pages = {f"{item.uri}.html" for item in report.unreadable}

    def kept(difference: Difference) -> Difference:
        lost = tuple(item for item in difference.lost if item.path not in paths)
        return replace(difference, lost=lost)

    return replace(
        report,
        notices=kept(report.notices),
        terms=kept(report.terms),
        renderings=kept(report.renderings),
        timelines=kept(report.timelines),
        pages=kept(report.pages),
        broken=tuple(entry for entry in report.broken if entry.address not in pages),
    )


def _with_consequences(report: Report, old: Mapping[str, str], new: Mapping[str, str]) -> Report:
    """The report with nobody's name on what changed in a record that is written as before."""

    def told(difference: Difference) -> Difference:
        return replace(difference, changed=tuple(map(owned, difference.changed)))

    def owned(change: ItemChange) -> ItemChange:
        path = change.item.path
        if path not in old or old[path].strip() != new.get(path, "").strip():
            return change
        facts = (
            fact if fact.is_in_text else replace(fact, by=Author.CONSEQUENCE)
            for fact in change.facts
        )
        return replace(change, facts=tuple(facts))

    return replace(
        report,
        notices=told(report.notices),
        terms=told(report.terms),
        renderings=told(report.renderings),
        timelines=told(report.timelines),
        periods=told(report.periods),
    )


def _titles(atlas: Atlas) -> dict[str, str]:
    """Site address -> title of every page that things stand on."""
    corpus = atlas.corpus
    titles = {page.uri: page.title for page in corpus.pages}
    titles |= {f"notices/{notice.id}": notice.title for notice in corpus.notices}
    titles |= {f"glossary/{term.id}": term.label for term in corpus.terms}
    titles |= {f"campaigns/{file.subject}": file.title for file in corpus.subjects if file.rounds}
    return titles | {timeline.uri: timeline.title for timeline in atlas.timelines}


def _unreadable(old: Atlas, new: Atlas) -> tuple[Item, ...]:
    """Pages and timelines whose files have an error now and yield nothing."""
    wrong = {found.path for found in new.findings if found.severity is Severity.ERROR}
    read = {item.path for item in _filed(new)}
    return tuple(item for item in _filed(old) if item.path in wrong and item.path not in read)


def _filed(atlas: Atlas) -> Iterator[Item]:
    """Everything that has a file of its own."""
    corpus = atlas.corpus
    for notice in corpus.notices:
        yield Item(notice.id, notice.title, f"notices/{notice.id}", notice.path)
    for term in corpus.terms:
        yield Item(term.id, term.label, f"glossary/{term.id}", term.path)
    for subject in corpus.subjects:
        yield Item(subject.subject, subject.title, f"campaigns/{subject.subject}", subject.path)
    for page in corpus.pages:
        yield Item(page.uri, page.title, page.uri, page.path)


def _differ_findings(old: Atlas, new: Atlas) -> tuple[list[Finding], int]:
    """Errors and warnings that are new, and the number of those that are gone."""
    before, after = _told(old), _told(new)
    fresh = [finding for key, finding in after.items() if key not in before]
    return fresh, len(before.keys() - after.keys())


def _told(atlas: Atlas) -> dict[tuple[str, str], Finding]:
    """Errors and warnings by what they say, wherever in the file it stands."""
    return {
        (finding.path, finding.message): finding
        for finding in atlas.findings
        if finding.severity is not Severity.INFO
    }
