"""Compile: `content/` becomes `build/docs`, a plain Markdown tree with all that was computed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from generator.atlas import Atlas, Event, Mention
from generator.compile.copies import CopyProposal, find_copies
from generator.compile.data import export_data
from generator.compile.deeds import (
    FoundEvent,
    TextDate,
    join_deeds,
    propose_found,
    read_dates,
)
from generator.compile.events import gather_events
from generator.compile.find import find_mentions
from generator.compile.history import read_history, require_history
from generator.compile.later import list_later
from generator.compile.link import link_mentions
from generator.compile.load import load_corpus
from generator.compile.organize import organize
from generator.compile.pending import find_pending
from generator.compile.relations import Related, gather_relations, list_unheld
from generator.compile.review import follow_reviews
from generator.compile.settle import settle_references
from generator.compile.timelines import draw_timelines
from generator.compile.write import WriteReport, write_tree
from generator.config import Project
from generator.errors import Finding
from generator.models import Corpus
from generator.proposals import Candidate, LaterProposal, TermReview
from generator.text.linediff import Change

__all__ = [
    "CompileResult",
    "CopyProposal",
    "Facts",
    "FoundEvent",
    "TextDate",
    "propose_copies",
    "propose_events",
    "propose_later",
    "propose_renderings",
    "propose_terms",
    "read_atlas",
    "read_facts",
    "require_history",
    "run",
    "write_atlas",
]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CompileResult:
    """What one run has made."""

    atlas: Atlas
    report: WriteReport

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What editors should look at, in order of file and line."""
        return self.atlas.findings


@dataclass(frozen=True)
class Facts:
    """What is read from `content/` before anything is arranged for pages."""

    corpus: Corpus
    changes: Mapping[str, tuple[Change, ...]]
    """Reviewed page -> what has changed since."""
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    related: Related
    findings: tuple[Finding, ...]
    """What editors should look at, in order of file and line."""


def run(project: Project, *, has_history: bool = False) -> CompileResult:
    """Read `content/` and make `build/docs` hold the tree compiled from it.

    Args:
        project: Where both lie.
        has_history: Whether pages tell of their changes in git.

    Raises:
        GeneratorError: The tree cannot be written; the last good one stays. Or git cannot tell.
    """
    return write_atlas(read_atlas(project, has_history=has_history), project)


def read_facts(project: Project) -> Facts:
    """What `content/` says and names, all that `check` looks at; nothing is written."""
    loaded, changes = follow_reviews(load_corpus(project))
    corpus = settle_references(loaded)
    _log.info("load: %d notices, %d terms", len(corpus.notices), len(corpus.terms))
    found = find_mentions(corpus)
    mentions = link_mentions(corpus, found)
    _log.info("link: %d mentions, %d links", len(mentions), sum(m.is_linked for m in mentions))
    joined = join_deeds(gather_events(corpus, found), read_dates(corpus, found), corpus)
    related = gather_relations(corpus, found)
    relations = related.relations
    _log.info("relations: %d, %d of them held", len(relations), sum(r.is_held for r in relations))
    findings = (corpus.findings, found.findings, joined.findings, related.findings)
    return Facts(
        corpus, changes, mentions, joined.events, related, tuple(sorted(set(chain(*findings))))
    )


def read_atlas(project: Project, *, has_history: bool = False) -> Atlas:
    """Everything that is computed from `content/`; nothing is written.

    Args:
        project: Where it lies.
        has_history: Whether to ask git for the changes of each page.

    Raises:
        InputError: The history is asked for, and there is none or a part of it is missing.
    """
    facts = read_facts(project)
    corpus, mentions, events = facts.corpus, facts.mentions, facts.events
    timelines = draw_timelines(corpus, events)
    _log.info("organize: %d events, %d timelines", len(events), len(timelines))
    return replace(
        organize(corpus, mentions, events, timelines),
        relations=facts.related.relations,
        held_terms=facts.related.held_terms,
        unheld=list_unheld(facts.related.relations, corpus.notices),
        pending=find_pending(corpus, mentions),
        findings=facts.findings,
        changes=facts.changes,
        history=read_history(project) if has_history else {},
    )


def propose_copies(
    project: Project, only: Iterable[str] = (), most: int = 0
) -> tuple[CopyProposal, ...]:
    """Notices that may be copies of one work, the surest first; nothing is written.

    Args:
        project: Where the notices lie.
        only: Ids; if any are given, only pairs with one of them.
        most: Look only where there are no more notices than this; 0 for any number.
    """
    if most and sum(1 for _ in project.notices.rglob("*.md")) > most:
        return ()
    return find_copies(load_corpus(project).notices, only)


def propose_events(
    project: Project,
) -> tuple[tuple[FoundEvent, ...], tuple[TextDate, ...], frozenset[str]]:
    """Events found in the text with what became of them, every date, and the ids of the notices."""
    corpus = settle_references(load_corpus(project))
    found = find_mentions(corpus)
    dates = read_dates(corpus, found)
    joined = join_deeds(gather_events(corpus, found), dates, corpus)
    _log.info("deeds: %d dates, %d events", len(dates), sum(len(date.deeds) for date in dates))
    ids = frozenset(notice.id for notice in corpus.notices)
    return propose_found(dates, joined, corpus), dates, ids


def write_atlas(atlas: Atlas, project: Project) -> CompileResult:
    """Make `build/docs` hold the pages and data files of an atlas; only what changed is written.

    Raises:
        GeneratorError: The tree cannot be written; the last good one stays.
    """
    from generator.compile.render import render_pages  # templates load only when pages are made

    files: dict[str, str | bytes] = {**render_pages(atlas, project)}
    _log.info("render: %d pages", len(files))
    files |= export_data(atlas, project)
    report = write_tree(project.docs, files)
    _log.info("write: %d changed, %d removed", len(report.written), len(report.deleted))
    return CompileResult(atlas, report)


def propose_terms(project: Project) -> tuple[Candidate, ...]:
    """Names that the corpus uses and the glossary does not have, with stubs; nothing is written."""
    from generator.compile.candidates import gather_candidates  # patterns load only when asked for
    from generator.compile.stubs import write_stub

    corpus = load_corpus(project)
    candidates = gather_candidates(corpus)
    _log.info("candidates: %d in %d notices", len(candidates), len(corpus.notices))
    return tuple(replace(entry, stub=write_stub(entry, corpus)) for entry in candidates)


def propose_later(project: Project) -> tuple[LaterProposal, ...]:
    """What notices treat as pending and a later fact shows as done; nothing is written."""
    return list_later(read_atlas(project))


def propose_renderings(project: Project) -> tuple[TermReview, ...]:
    """How each term is printed, and what may be another rendering of it; nothing is written."""
    from generator.compile.renderings import review_renderings  # as above

    corpus = load_corpus(project)
    reviews = review_renderings(corpus, find_mentions(corpus))
    _log.info("renderings: %d proposals", sum(len(review.proposals) for review in reviews))
    return reviews
