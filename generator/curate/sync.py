"""Base, page and new text of a notice: what is to be written, and writing it.

A page that nobody edited follows the generator; an edited one is merged (`merge`), and what cannot
be merged waits in a pending file. Pending, page and base are written in this order, each whole, so
that a run that was killed in between is finished by the next one.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import Project
from generator.curate.merge import MergedPage, merge_pages
from generator.curate.outcome import tell_changes, tell_deleted, tell_waiting, tell_without_base
from generator.curate.pagetext import PageTextError, read_page
from generator.curate.pending import Entry, Pending, format_pending, read_pending, update_entries
from generator.errors import Finding
from generator.text.files import EncodingError, decode_text, write_atomic
from generator.text.gitmarks import find_git_mark


class Action(enum.StrEnum):
    """What was done about a notice."""

    CREATED = "created"
    """Its page is new."""
    UPDATED = "updated"
    """Nobody had edited the page; it is written anew."""
    MERGED = "merged"
    """A person edited the page; what the generator changed is brought into it."""
    UNCHANGED = "unchanged"
    """Page and base are what would be written."""
    EDITED = "edited"
    """A person edited the page, and the generator has nothing new."""
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
    pending: int = 0
    """Decisions that wait for a person."""


@dataclass(frozen=True)
class Plan:
    """What is to be done about one notice; files are whole texts, None where left alone."""

    entry: SyncEntry
    page: str | None = None
    base: str | None = None
    pending: str | None = None
    """Empty where nothing waits any more: the file goes."""


@dataclass(frozen=True)
class _Texts:
    """The files of one notice; None where there is none, line ends are line feeds."""

    base: str | None
    page: str | None
    pending: str


def plan_notice(
    project: Project, id_: str, new: str, pages: Mapping[str, tuple[Path, ...]]
) -> Plan:
    """What to do about a notice whose page would now read *new*."""
    paths = pages.get(id_, ())
    path = paths[0] if paths else project.notices / f"{id_}.md"
    uri = project.uri(path)
    if len(paths) > 1:
        names = " and ".join(project.uri(path) for path in paths)
        message = f"the id '{id_}' stands in {names}; keep it in one of them."
        return _failed(id_, uri, Finding(uri, 2, message, code="id"))
    try:
        base, page = read_file(project, project.base / f"{id_}.md"), read_file(project, path)
        pending = read_file(project, find_pending(project, id_)) or ""
    except PageTextError as error:
        return _failed(id_, uri, error.finding)
    if page is None:
        action = Action.CREATED if base is None else Action.DELETED
        text = new if base is None else None
        findings = () if base is None else (tell_deleted(uri),)
        return Plan(SyncEntry(id_, action, uri, findings), text, text, "" if pending else None)
    if base is None and page != new:
        return Plan(SyncEntry(id_, Action.EDITED, uri, (tell_without_base(uri, id_),)))
    is_half_done = _read_note(project, id_) == _note(page, new)
    return _plan_page(id_, uri, _Texts(new if is_half_done else base, page, pending), new, base)


def _plan_page(id_: str, uri: str, texts: _Texts, new: str, on_disk: str | None) -> Plan:
    """What to do about a page that is there."""
    page, base = texts.page or "", texts.base or new
    waiting = read_pending(texts.pending, f"content/pending/{id_}.yml")
    if waiting.findings:
        return Plan(SyncEntry(id_, Action.FAILED, uri, waiting.findings))
    try:
        if page in (base, new):
            merged = MergedPage(new)
        else:
            _check_base(id_, base)
            merged = merge_pages(base, page, new, uri)
        entries, told = _update(id_, uri, waiting, merged, new)
    except PageTextError as error:
        return _failed(id_, uri, error.finding)
    action = _action(page, base, new, merged, on_disk)
    if action is Action.MERGED:
        told += tell_changes(merged.changes, uri)
    text = format_pending(id_, entries)
    return Plan(
        SyncEntry(id_, action, uri, told, len(entries)),
        None if merged.text == page else merged.text,
        None if on_disk == new else new,
        None if text == texts.pending else text,
    )


def _check_base(id_: str, base: str) -> None:
    """Raise where a base is no page: without it nobody knows what people changed."""
    try:
        read_page(base, f"content/base/{id_}.md")
    except PageTextError as error:
        message = (
            f"{error.finding.message} Bases are written by the program alone: bring the file back"
            " from the history of the repository."
        )
        raise PageTextError(replace(error.finding, message=message)) from error


def _update(
    id_: str, uri: str, waiting: Pending, merged: MergedPage, new: str
) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """What waits from now on, and what is to be said of it."""
    if not waiting.entries and not merged.conflicts:
        return (), ()
    page, now = read_page(merged.text, uri), read_page(new, uri)
    entries = update_entries(waiting.entries, merged.conflicts, page, now)
    return entries, tell_waiting(entries, page, id_, uri)


def _action(page: str, base: str, new: str, merged: MergedPage, on_disk: str | None) -> Action:
    if merged.text == new:
        return Action.UNCHANGED if page == on_disk == new else Action.UPDATED
    return Action.EDITED if base == on_disk == new else Action.MERGED


def _failed(id_: str, uri: str, finding: Finding) -> Plan:
    return Plan(SyncEntry(id_, Action.FAILED, uri, (finding,)))


# --- files ------------------------------------------------------------------------------------


def find_pending(project: Project, id_: str) -> Path:
    """The file of decisions that wait in a notice."""
    return project.pending / f"{id_}.yml"


def _find_note(project: Project, id_: str) -> Path:
    return project.root / "build" / "sync" / f"{id_}.txt"


def carry_out(project: Project, plan: Plan) -> None:
    """Write what the plan says: first what waits, then the page, then the base.

    While page and base do not belong together, a note under `build/` says which page it is: it
    has in it already what the new base will tell of.
    """
    id_ = plan.entry.id
    if plan.pending is not None:
        _write(find_pending(project, id_), plan.pending)
    if plan.page is not None and plan.base is not None:
        _write(_find_note(project, id_), _note(plan.page, plan.base))
    if plan.page is not None:
        _write(project.root / plan.entry.path, plan.page)
    if plan.base is not None:
        _write(project.base / f"{id_}.md", plan.base)
        _write(_find_note(project, id_), "")


def _write(path: Path, text: str) -> None:
    """Put the text in place of the file; no text is no file."""
    if text:
        write_atomic(path, text)
    else:
        path.unlink(missing_ok=True)


def read_file(project: Project, path: Path) -> str | None:
    """The text of a file with plain line ends; None where there is none.

    Raises:
        PageTextError: It is not UTF-8, or git has left two versions in it.
    """
    try:
        text = decode_text(path.read_bytes())
    except FileNotFoundError:
        return None
    except EncodingError as error:
        told = Finding(project.uri(path), error.line, str(error), code="encoding")
        raise PageTextError(told) from error
    if mark := find_git_mark(text):
        raise PageTextError(Finding(project.uri(path), mark.line, mark.message, code="conflict"))
    return text


def _read_note(project: Project, id_: str) -> str:
    try:
        return _find_note(project, id_).read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _note(page: str, new: str) -> str:
    digests = (hashlib.sha256(text.encode()).hexdigest() for text in (page, new))
    return " ".join(digests) + "\n"
