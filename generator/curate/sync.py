"""Base, page and new text: who wrote last decides what is written.

Three texts of a page are kept apart: the base (as last generated), the page (as people left it)
and the new one (as generated now). A page that people touched is never written. The page is
written before its base, and each file is replaced whole: a run that was killed in between is
finished by the next one.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.config import Project
from generator.errors import Finding, Severity
from generator.text.files import write_atomic


class Action(enum.StrEnum):
    """What was done about a notice."""

    CREATED = "created"
    """Its page is new."""
    UPDATED = "updated"
    """Nobody had edited the page; it is written anew."""
    UNCHANGED = "unchanged"
    """Page and base are what would be written."""
    EDITED = "edited"
    """A person edited the page; it is left alone."""
    DELETED = "deleted"
    """A person deleted the page; it stays deleted."""
    FAILED = "failed"
    """Nothing was written, an error says why."""


@dataclass(frozen=True)
class SyncEntry:
    """What became of one notice."""

    id: str
    action: Action
    path: str
    """The page, relative to the project."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is to be done about one notice; files are whole texts, None where left alone."""

    entry: SyncEntry
    page: str | None = None
    base: str | None = None


def plan_notice(
    project: Project, id_: str, new: str, pages: Mapping[str, tuple[Path, ...]]
) -> Plan:
    """What to do about a notice whose page would now read *new*."""
    paths = pages.get(id_, ())
    if len(paths) > 1:
        names = " and ".join(project.uri(path) for path in paths)
        message = f"the id '{id_}' stands in {names}; keep it in one of them."
        finding = Finding(project.uri(paths[0]), 2, message, code="id")
        return Plan(SyncEntry(id_, Action.FAILED, project.uri(paths[0]), (finding,)))
    path = paths[0] if paths else project.notices / f"{id_}.md"
    base = _read(project.base / f"{id_}.md")
    page = _read(path) if paths else None
    uri = project.uri(path)
    if page is None:
        if base is None:
            return Plan(SyncEntry(id_, Action.CREATED, uri), new, new)
        return Plan(SyncEntry(id_, Action.DELETED, uri, (_deleted(uri),)))
    if page == new:
        action = Action.UNCHANGED if base == new else Action.UPDATED
        return Plan(SyncEntry(id_, action, uri), None, new)
    if page == base:
        return Plan(SyncEntry(id_, Action.UPDATED, uri), new, new)
    return Plan(SyncEntry(id_, Action.EDITED, uri, _edited(uri, id_, base, new)))


def carry_out(project: Project, plan: Plan) -> None:
    """Write what the plan says: first the page, then the base."""
    if plan.page is not None:
        write_atomic(project.root / plan.entry.path, plan.page)
    if plan.base is not None:
        write_atomic(project.base / f"{plan.entry.id}.md", plan.base)


def _read(path: Path) -> str | None:
    """A text whose line ends are line feeds; None when there is no such file."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _deleted(uri: str) -> Finding:
    message = (
        "a person deleted this page, so it is not written again. To have it back, restore it"
        " from the history of the repository, or delete its file in content/base as well."
    )
    return Finding(uri, 0, message, Severity.INFO, "deleted")


def _edited(uri: str, id_: str, base: str | None, new: str) -> tuple[Finding, ...]:
    if base == new:
        return ()
    if base is None:
        message = (
            f"this page has no base, content/base/{id_}.md, so it was not written by the generator;"
            " it is left alone. To have it generated, move it away and run 'sync' again."
        )
        return (Finding(uri, 0, message, Severity.WARNING, "edited"),)
    lines = difflib.ndiff(base.splitlines(), new.splitlines())
    count = sum(line.startswith(("+ ", "- ")) for line in lines)
    message = (
        f"a person edited this page, so it is left alone, and the generator would now write"
        f" {count} {'line' if count == 1 else 'lines'} differently. Edits and new text are not"
        f" merged yet: see what changed with 'notice-atlas explain {id_}' and carry over by hand"
        " what you want; your page stays valid either way."
    )
    return (Finding(uri, 0, message, Severity.WARNING, "edited"),)
