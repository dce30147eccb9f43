"""The command that checks content."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.progress import track

from generator import compile as compiler
from generator.cli.app import FINDINGS, app, err, out
from generator.cli.findings import Format, print_findings
from generator.config import Project
from generator.curate import work as curate
from generator.errors import Finding, InputError, Severity
from generator.review.content import RawWords, check_content


@app.command()
def check(
    context: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
) -> None:
    """Everything a reviewer should not have to check by eye.

    Example: `notice-atlas check --format github`
    """
    project: Project = context.obj
    atlas = compiler.read_atlas(project)
    raw, findings = _read_raw(project)
    findings += [*atlas.findings, *check_content(atlas.corpus, project, raw)]
    findings += curate.check_waiting(project)
    ordered = sorted(set(findings))
    print_findings(ordered, format_)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(finding.severity in failing for finding in ordered):
        raise typer.Exit(FINDINGS)
    if format_ is Format.TEXT:
        corpus = atlas.corpus
        out.print(
            f"check: {len(corpus.notices)} notices, {len(corpus.terms)} terms,"
            f" {len(atlas.mentions)} mentions, {len(atlas.events)} events: no errors"
        )


def _read_raw(project: Project) -> tuple[dict[str, RawWords], list[Finding]]:
    """The words of every raw notice, and what is wrong with those that cannot be read."""
    shelf = curate.open_shelf(project)
    words, findings = {}, list(shelf.findings)
    for id_ in track(sorted(shelf.provenance), "Reading", console=err, disable=not err.is_terminal):
        try:
            draft = curate.draft_from(project, shelf, id_)
        except InputError as error:
            path = project.uri(project.raw / id_ / shelf.provenance[id_].file)
            findings.append(Finding(path, 0, str(error).removeprefix(f"{path}: "), code="raw"))
            continue
        sentences = tuple(line for block in draft.notice.blocks for line in block.sentences)
        words[id_] = RawWords(draft.raw.text, sentences)
    return words, findings
