"""The command that turns an issue into a change."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from generator import compile as compiler
from generator import edit
from generator.cli.app import app, out
from generator.config import Project
from generator.curate import intake as curate
from generator.curate.alone import hold_project
from generator.errors import InputError


@app.command()
def apply(
    context: typer.Context,
    issue: Annotated[
        Path,
        typer.Argument(metavar="ISSUE.md", help="Body of an issue made from a form; - reads it."),
    ],
    file: Annotated[
        Path | None, typer.Option("--file", help="The notice that was attached to the issue.")
    ] = None,
    on: Annotated[
        str, typer.Option(help="Day of a correction or withdrawal; default: left out.")
    ] = "",
) -> None:
    """Turn an issue into a change: a correction, a new term, a new notice, a retraction.

    Example: `gh issue view 12 --json body --jq .body | notice-atlas apply -`
    """
    project: Project = context.obj
    text, name = _read_issue(issue)
    with hold_project(project):
        corpus = compiler.read_atlas(project).corpus
        asked = edit.read_issue(text, name, corpus, project, on=_check_day(on))
        edit.write_edits(project, asked.edits)
    if asked.notice is not None:
        _take_in(project, asked.notice, file)
        return
    for each in asked.edits:
        out.print(f"{each.path}: {each.what}")
    out.print("Next: read the change, then run notice-atlas check")


def _read_issue(issue: Path) -> tuple[str, str]:
    if str(issue) == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace"), "the issue"
    try:
        return issue.read_bytes().decode("utf-8", "replace"), issue.name
    except OSError as error:
        raise InputError(
            f"{issue}: cannot be read ({error.strerror}); name the saved issue."
        ) from error


def _check_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise InputError(f"'--on {text}' is no day; write it as '2026-11-22'.") from None


def _take_in(project: Project, notice: edit.Proposed, file: Path | None) -> None:
    """Take in the pasted text or the file; without one, say what to fetch and how to go on."""
    if file is None and notice.attached:
        out.print("The notice is attached to the issue, and attachments are not fetched. Save")
        for address in notice.attached:
            out.print(f"  {address}")
        out.print("look at it, and run this with its name in place of FILE:")
        out.print(f"  {notice.command}")
        return
    with tempfile.TemporaryDirectory(prefix="notice-atlas-issue-") as folder:
        if file is None:
            file = Path(folder) / "notice.txt"
            file.write_bytes(notice.text.encode("utf-8"))
        added = curate.add(
            project,
            file,
            url=notice.url,
            publisher=notice.publisher,
            retrieved=notice.retrieved,
            issuer=notice.issuer,
            language=notice.language,
        )
    out.print(f"{added.path}: {added.message}")
    out.print(f"Next: notice-atlas explain {added.id}")
