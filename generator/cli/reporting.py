"""The command that says what a change means."""

from __future__ import annotations

import enum
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from generator import compile as compiler
from generator.atlas import Atlas
from generator.cli import revisions
from generator.cli.app import app
from generator.config import Project
from generator.models import Notice
from generator.page import parse_page
from generator.review.report import Report, State, changed_notices, compare, write_report

SUMMARY_LIMIT = 1_000_000
"""Bytes; a job summary of GitHub takes 1 MiB."""
_WORKING_TREE = "the working tree"
_SHOWN = tuple(
    f"content/{folder}/" for folder in ("notices", "base", "glossary", "timelines", "reviewed")
)


class Form(enum.StrEnum):
    """How the report is written."""

    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def report(
    context: typer.Context,
    base: Annotated[
        str, typer.Argument(metavar="BASE", help="Revision before; default: where main was left.")
    ] = "",
    head: Annotated[
        str, typer.Argument(metavar="HEAD", help="Revision after; default: the working tree.")
    ] = "",
    form: Annotated[Form, typer.Option("--format", help="How to write it.")] = Form.MARKDOWN,
    limit: Annotated[
        int,
        typer.Option(min=0, help="Most bytes of Markdown; 0 for all of it."),
    ] = SUMMARY_LIMIT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; default: print it.")
    ] = None,
) -> None:
    """What a change means: facts, links, events and terms gained, lost and changed.

    Examples: `notice-atlas report`, `notice-atlas report HEAD^1 HEAD -o summary.md`
    """
    found = _report(context.obj, base, head)
    command = " ".join(filter(None, ("notice-atlas report", base or found.base, head, "--limit 0")))
    text = write_report(found, limit, command) if form is Form.MARKDOWN else _to_json(found)
    if output is None:
        typer.echo(text.encode("utf-8"), nl=False)  # as a file would be, on any system
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


def _report(project: Project, base: str, head: str) -> Report:
    root = project.root
    before = revisions.find_commit(root, base) if base else revisions.default_base(root)
    after = revisions.find_commit(root, head) if head else ""
    with tempfile.TemporaryDirectory(prefix="notice-atlas-report-") as name:
        old, old_bases = _read_commit(root, before, Path(name) / "old")
        if after:
            new, new_bases = _read_commit(root, after, Path(name) / "new")
        else:
            new, new_bases = compiler.read_atlas(project), partial(_read_bases, project)
    changed = changed_notices(old, new)
    return compare(
        State(_name(root, base, before), old, _parse_bases(old_bases(changed))),
        State(_name(root, head, after), new, _parse_bases(new_bases(changed))),
        filter(_is_beside, revisions.changed_files(root, before, after)),
    )


ReadBases = Callable[[Iterable[str]], Mapping[str, bytes]]
"""Ids of notices -> their pages as last generated, of those that have one."""


def _read_commit(root: Path, commit: str, folder: Path) -> tuple[Atlas, ReadBases]:
    tree = revisions.list_tree(root, commit)
    tree.write(folder)

    def read_bases(ids: Iterable[str]) -> Mapping[str, bytes]:
        known = [id_ for id_ in ids if _base_path(id_) in tree.objects]
        return dict(zip(known, tree.read([_base_path(id_) for id_ in known]), strict=True))

    return compiler.read_atlas(Project(folder)), read_bases


def _read_bases(project: Project, ids: Iterable[str]) -> Mapping[str, bytes]:
    paths = {id_: project.root / _base_path(id_) for id_ in ids}
    return {id_: path.read_bytes() for id_, path in paths.items() if path.is_file()}


def _base_path(id_: str) -> str:
    return f"content/base/{id_}.md"


def _parse_bases(texts: Mapping[str, bytes]) -> Mapping[str, Notice]:
    """The bases that can be read, as notices."""
    parsed = {
        id_: parse_page(text.decode("utf-8", "replace"), _base_path(id_)).notice
        for id_, text in texts.items()
    }
    return {id_: notice for id_, notice in parsed.items() if notice is not None}


def _name(root: Path, name: str, commit: str) -> str:
    return name or (revisions.short_name(root, commit) if commit else _WORKING_TREE)


def _is_beside(path: str) -> bool:
    """Whether a file shows in neither atlas."""
    if path.startswith("content/raw/"):
        return False  # its record is compared, and `check` holds its bytes against that
    in_content = path.startswith("content/") and path.count("/") == 1
    return not (in_content or path.startswith(_SHOWN))


def _to_json(found: Report) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"
