"""The command that marks a page as reviewed, or as disputed."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import typer

from generator import compile as compiler
from generator.atlas import Atlas
from generator.cli.app import app, err, out
from generator.config import Project
from generator.curate.alone import hold_project
from generator.errors import InputError, Severity
from generator.page import split_front_matter
from generator.reviewed import Page, Parts, all_pages, digest, page_key, page_parts
from generator.standing import ReviewNote, write_review
from generator.text.escape import fold_space
from generator.text.files import decode_text, write_atomic
from generator.text.yamlentry import set_entry
from generator.text.yamlfile import dump_yaml
from generator.vocabulary import Review

_SHOWN = 10


@dataclass(frozen=True)
class _Mark:
    """What a page is to be marked as."""

    state: Review
    note: ReviewNote
    parts: Parts


@app.command()
def review(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…", help="Pages: an id, or glossary/ID, notices/ID, timelines/SUBJECT."
        ),
    ],
    by: Annotated[str, typer.Option("--by", help="Who reviewed it, or disputes it.")],
    on: Annotated[str, typer.Option("--on", help="The day, ISO 8601; default: today.")] = "",
    dispute: Annotated[
        str, typer.Option("--dispute", help="Mark as disputed instead, for this reason.")
    ] = "",
    source: Annotated[
        list[str] | None,
        typer.Option("--source", help="Key of sources.yml that says otherwise; repeatable."),
    ] = None,
) -> None:
    """Mark pages as reviewed by a person, and record what was reviewed; or as disputed.

    Examples: `notice-atlas review cnipa-2021-blue-sky --by "Ann Lee"`,
    `notice-atlas review glossary/patent-law --by "Ann Lee" --dispute "Amended in 2020, not 2021."`
    """
    project: Project = context.obj
    with hold_project(project):
        _review(project, ids, _Said(by, on, dispute, tuple(source or ())))


@dataclass(frozen=True)
class _Said:
    """What the options say."""

    by: str
    on: str
    dispute: str
    sources: tuple[str, ...]


def _review(project: Project, ids: Sequence[str], said: _Said) -> None:
    by, on, dispute, source = said.by, said.on, said.dispute, said.sources
    atlas = compiler.read_atlas(project)
    name, reason = fold_space(by), fold_space(dispute)
    if not name:
        raise InputError("'--by' is empty; say who reviewed the page.")
    if source and not reason:
        raise InputError("'--source' goes with '--dispute'; say what is disputed.")
    for id_ in source:
        if id_ not in atlas.corpus.sources:
            raise InputError(f"no source '{id_}' in content/sources.yml; add it there first.")
    day = _read_day(on)
    pages = [_find_page(id_, atlas) for id_ in ids]
    for page in pages:
        _refuse(page, atlas)
    for page in pages:
        parts = page_parts(page, atlas.corpus)
        note = ReviewNote(name, day, "" if reason else digest(parts), reason, source)
        state = Review.DISPUTED if reason else Review.REVIEWED
        _tell_changes(page, atlas)
        _write(project, page, _Mark(state, note, parts))
        out.print(f"{state}: {page.path}, by {name}, {day}")


def _read_day(text: str) -> str:
    """The day, or today where none is given: the one place where the clock counts."""
    if not text:
        return date.today().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(f"'--on {text}' is no day; write it as '2026-11-22'.") from None


def _find_page(id_: str, atlas: Atlas) -> Page:
    """The page of an id, with or without its folder."""
    pages = {page_key(page): page for page in all_pages(atlas.corpus)}
    found = [key for key in pages if key == id_]
    found = found or [key for key in pages if key.split("/", 1)[1] == id_]
    # A timeline bears the id of its term: only its folder tells it apart.
    found = [key for key in found if not key.startswith("timelines/")] or found
    if len(found) == 1:
        return pages[found[0]]
    if found:
        raise InputError(f"'{id_}' is both {' and '.join(found)}; name one of them.")
    known = [*pages, *(key.split("/", 1)[1] for key in pages)]
    close = difflib.get_close_matches(id_, known, 1, 0.75)
    hint = f"Did you mean '{close[0]}'?" if close else "See content/notices and content/glossary."
    raise InputError(f"'{id_}' is the id of no notice, glossary entry or timeline. {hint}")


def _refuse(page: Page, atlas: Atlas) -> None:
    """Raise where a page cannot be vouched for."""
    if page.review is Review.RETRACTED:
        raise InputError(
            f"{page.path}: this page is retracted; write 'review: draft' first if it is to return."
        )
    errors = [
        finding
        for finding in atlas.findings
        if finding.path == page.path and finding.severity is Severity.ERROR
    ]
    if errors:
        raise InputError(f"{errors[0]} Mend the page before it is reviewed.")


def _tell_changes(page: Page, atlas: Atlas) -> None:
    """Print what has changed since the last review, for the person who reviews again."""
    changes = atlas.changes.get(page_key(page), ())
    for change in changes[:_SHOWN]:
        err.print(f"  {change.part}: was '{change.before}', is '{change.after}'")
    if len(changes) > _SHOWN:
        err.print(f"  and {len(changes) - _SHOWN} more changes since the last review")


def _write(project: Project, page: Page, mark: _Mark) -> None:
    """Write the record of a review, then the page: a run killed between leaves the old state."""
    if mark.state is Review.REVIEWED:
        lines = {name: list(lines) for name, lines in mark.parts.items()}
        record: dict[str, Any] = {"of": mark.note.of, "parts": lines}
        write_atomic(project.reviewed / f"{page_key(page)}.yml", dump_yaml(record))
    path = project.root / page.path
    write_atomic(
        path, _mark_text(decode_text(path.read_bytes()), write_review(mark.state, mark.note))
    )


def _mark_text(text: str, value: Any) -> str:
    """The file with this `review`; nothing else in it changes."""
    front = split_front_matter(text)
    if front is None:  # a timeline is YAML from end to end
        return set_entry(text, "review", value, before=("rounds", "events"))
    return f"---\n{set_entry(front.yaml, 'review', value)}---\n{front.body}"
