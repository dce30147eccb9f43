"""The order of work on all raw notices; what the command line calls.

The order of work on one notice stands in `draft`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import Project
from generator.curate.alone import hold_project
from generator.curate.explain import Explanation, explain, format_explanation
from generator.curate.intake import Added, Said, add, add_all
from generator.curate.merge import merge_pages
from generator.curate.pagetext import PageTextError
from generator.curate.parts import Fact
from generator.curate.pending import Entry
from generator.curate.profiles import SiteProposal, propose_profiles, write_proposal
from generator.curate.received import find_files
from generator.curate.resolve import (
    Waiting,
    check_waiting,
    format_waiting,
    list_waiting,
    resolve_waiting,
)
from generator.curate.shelf import Shelf, draft_from, find_pages, open_shelf
from generator.curate.sites import host_of
from generator.curate.sync import Action, SyncEntry, carry_out, plan_notice
from generator.errors import Finding, InputError
from generator.workers import work_on_all

__all__ = [
    "Action",
    "Added",
    "Entry",
    "Explanation",
    "Fact",
    "Said",
    "Shelf",
    "SiteProposal",
    "SyncEntry",
    "SyncReport",
    "Waiting",
    "add",
    "add_all",
    "check_waiting",
    "draft_from",
    "explain",
    "find_files",
    "format_explanation",
    "format_waiting",
    "list_waiting",
    "merge_versions",
    "open_shelf",
    "preview",
    "propose_profiles",
    "resolve",
    "run",
    "write_proposal",
]


@dataclass(frozen=True)
class SyncReport:
    """What a sync did, or would do in a dry run."""

    entries: tuple[SyncEntry, ...]
    """One a notice, by id."""
    findings: tuple[Finding, ...] = ()
    """All findings, by file and line."""

    @property
    def pending(self) -> int:
        """Decisions that wait for a person."""
        return sum(entry.pending for entry in self.entries)

    def count(self, action: Action) -> int:
        """Notices with that outcome."""
        return sum(entry.action is action for entry in self.entries)


def run(project: Project, ids: Sequence[str] = (), dry_run: bool = False) -> SyncReport:
    """Curate the notices with these ids, or all, and bring what is new into their pages.

    Raises:
        InputError: There is no raw notice with one of the ids, or another run is at work.
    """
    with contextlib.nullcontext() if dry_run else hold_project(project):
        shelf = open_shelf(project)
        if shelf.unread_terms:
            raise InputError(
                f"{shelf.unread_terms[0]} Who issued a notice is known from the glossary, so no"
                " page is written before all of its entries can be read."
            )
        pages = find_pages(project)
        entries = []
        for page in work_on_all(write_page, Desk(project, shelf), _chosen(shelf, ids)):
            entries.append(_bring_in(project, page, pages, dry_run=dry_run))
    findings = {*shelf.findings, *(found for entry in entries for found in entry.findings)}
    return SyncReport(tuple(entries), tuple(sorted(findings)))


def resolve(project: Project, where: str, *, take: bool) -> tuple[Entry, ...]:
    """Close what waits at `id#section`, or at `id`; give back what was closed.

    Raises:
        InputError: Nothing waits there, the page has no place for it, or another run is at work.
    """
    with hold_project(project):
        pages = find_pages(project).get(where.partition("#")[0], ())
        return resolve_waiting(project, where, pages, take=take)


def merge_versions(base: str, ours: str, theirs: str, path: str) -> str | None:
    """Two versions of a page as one; None where both changed the same, or one is no page."""
    try:
        merged = merge_pages(base, ours, theirs, path)
    except PageTextError:
        return None
    return None if merged.conflicts else merged.text


def preview(project: Project, id_: str, shelf: Shelf | None = None) -> str:
    """The page the generator would write now; nothing is written.

    Args:
        project: Where the raw notice lies.
        id_: Its id.
        shelf: What `open_shelf` gave, to read it once for many previews.

    Raises:
        InputError: No such notice, or its raw file is missing, changed or unreadable.
    """
    return draft_from(project, shelf or open_shelf(project), id_).page


def _chosen(shelf: Shelf, ids: Sequence[str]) -> list[str]:
    unknown = sorted(set(ids) - set(shelf.provenance))
    if unknown:
        known = ", ".join(sorted(shelf.provenance)) or "none yet"
        raise InputError(f"no raw notice has the id '{unknown[0]}'; known are: {known}.")
    return sorted(set(ids) or shelf.provenance)


@dataclass(frozen=True)
class Desk:
    """What curating needs; sent once to each process."""

    project: Project
    shelf: Shelf


@dataclass(frozen=True)
class NewPage:
    """The page that the generator would write of a raw notice; None where it cannot be read."""

    id: str
    page: str | None
    findings: tuple[Finding, ...]


def write_page(desk: Desk, id_: str) -> NewPage:
    """The page of one raw notice; what is wrong with its file is a finding."""
    unread = desk.shelf.unread_sites.get(host_of(desk.shelf.provenance[id_].url))
    if unread:
        message = (
            "this profile cannot be read, so pages of its site are not written; mend it first."
        )
        return NewPage(id_, None, (replace(unread, message=message),))
    try:
        draft = draft_from(desk.project, desk.shelf, id_)
    except InputError as error:
        place = desk.project.uri(desk.project.raw / id_ / desk.shelf.provenance[id_].file)
        message = str(error).removeprefix(f"{place}: ")
        return NewPage(id_, None, (Finding(place, 0, message, code="raw"),))
    return NewPage(id_, draft.page, draft.findings)


def _bring_in(
    project: Project, new: NewPage, pages: Mapping[str, tuple[Path, ...]], *, dry_run: bool
) -> SyncEntry:
    if new.page is None:
        return SyncEntry(new.id, Action.FAILED, new.findings[0].path, new.findings)
    plan = plan_notice(project, new.id, new.page, pages)
    if not dry_run:
        carry_out(project, plan)
    return replace(plan.entry, findings=plan.entry.findings + new.findings)
