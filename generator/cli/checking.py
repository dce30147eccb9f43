"""The commands that check content, and that put its files into their form."""

from __future__ import annotations

import gc
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from generator import compile as compiler
from generator.cli.app import FINDINGS, app, err, out
from generator.cli.before import check_before
from generator.cli.findings import MOST, Format, print_findings
from generator.cli.scope import Scope, find_scope
from generator.config import Project
from generator.curate import work as curate
from generator.curate.alone import hold_project
from generator.edit.canonical import canonical, has_form
from generator.errors import Finding, InputError, Severity
from generator.models import Corpus
from generator.review.content import check_content
from generator.review.drawn import Base, Drawn, check_drawn
from generator.review.renderings import check_seen, find_unprinted
from generator.text.files import write_atomic
from generator.workers import work_on_all

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@app.command()
def check(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            metavar="REVISION", help="Look at what changed since; default: where main was left."
        ),
    ] = "",
    all_: Annotated[bool, typer.Option("--all", help="Look at every notice again.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
    limit: Annotated[
        int, typer.Option(min=0, help="Findings of a kind that are printed; 0 for all.")
    ] = MOST,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
) -> None:
    """Everything a reviewer should not have to check by eye.

    The content is checked as a whole; curated again, and held against what was there before, is
    only what changed.

    Examples: `notice-atlas check`, `notice-atlas check --all`,
    `notice-atlas check --since HEAD^1 --format github`
    """
    gc.disable()  # all that is read stays to the end, and few records refer to each other
    context.call_on_close(gc.enable)
    project: Project = context.obj
    scope = find_scope(project, since, is_all=all_)
    facts = compiler.read_facts(project)
    corpus = facts.corpus
    chosen = scope.notices(corpus)
    findings = [*facts.findings, *check_content(corpus, project), *curate.check_waiting(project)]
    findings += tuple(_check_drawn(project, corpus, scope, chosen, findings))
    wrong = frozenset(told.path for told in findings if told.severity is Severity.ERROR)
    findings += _check_form(project, scope, wrong)
    findings += check_before(project, corpus, scope)
    ordered = sorted(set(findings), key=lambda told: (_ORDER.index(told.severity), told))
    print_findings(ordered, format_, limit)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(finding.severity in failing for finding in ordered):
        counts = Counter(found.severity for found in ordered)
        told = (f"{counts[each]} {each}{'s' * (counts[each] > 1)}" for each in _ORDER)
        err.print("check: " + ", ".join(words for words in told if not words.startswith("0 ")))
        raise typer.Exit(FINDINGS)
    if format_ is Format.TEXT:
        out.print(
            f"check: {len(corpus.notices)} notices, {len(corpus.terms)} terms,"
            f" {len(facts.mentions)} mentions, {len(facts.events)} events: no errors"
            f" ({_told(scope, len(chosen))})"
        )


def _told(scope: Scope, count: int) -> str:
    if scope.why:
        return f"all {count} curated again, since {scope.why.rstrip('.')}"
    return f"{count} curated again" if scope.is_all else f"{count} that changed curated again"


def _check_drawn(
    project: Project,
    corpus: Corpus,
    scope: Scope,
    chosen: Sequence[str],
    so_far: Sequence[Finding],
) -> Iterator[Finding]:
    """The pages and bases of the chosen notices against what their raw notices give today.

    Read again are also notices in which a rendering was seen that their pages do not print.
    """
    unprinted = find_unprinted(corpus)
    shelf = curate.open_shelf(project)
    told = {finding.path for finding in so_far}  # of raw files and records, which both read
    yield from (finding for finding in shelf.findings if finding.path not in told)
    pages = {notice.id: notice for notice in corpus.notices}
    known = {*chosen, *unprinted} & set(shelf.provenance)
    ids = sorted(id_ for id_ in known if shelf.can_read(id_))
    drawings = work_on_all(_draw, curate.Desk(project, shelf), ids)
    bar = track(drawings, "Curating", len(ids), console=err, disable=not err.is_terminal)
    for drawn in bar:
        if isinstance(drawn, Finding):
            if drawn.path not in told:
                yield drawn
            continue
        yield from check_seen(unprinted.get(drawn.id, ()), drawn.text)
        if drawn.id not in chosen:
            continue
        path = project.base / f"{drawn.id}.md"
        text = path.read_text("utf-8", "replace") if path.is_file() else None
        base = Base(project.uri(path), text, not scope.is_all and scope.has(project.uri(path)))
        yield from check_drawn(pages.get(drawn.id), drawn, base)


def _draw(desk: curate.Desk, id_: str) -> Drawn | Finding:
    """What one raw notice gives; why it cannot be read."""
    try:
        draft = curate.draft_from(desk.project, desk.shelf, id_)
    except InputError as error:
        path = desk.project.uri(desk.project.raw / id_ / desk.shelf.provenance[id_].file)
        return Finding(path, 0, str(error).removeprefix(f"{path}: "), code="raw")
    sentences = tuple(line for block in draft.notice.blocks for line in block.sentences)
    return Drawn(id_, draft.raw.text, sentences, draft.page)


# --- form -------------------------------------------------------------------------------------


@app.command()
def fmt(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="Default: all of content/.")
    ] = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where something would change.")
    ] = False,
) -> None:
    """Put files into the form in which they are kept; what they say stays.

    Raw notices, bases, and what else the program writes are left alone.

    Examples: `notice-atlas fmt`, `notice-atlas fmt content/notices/a.md --check`
    """
    project: Project = context.obj
    findings: list[Finding] = []
    changed = []
    with hold_project(project):
        for path in _chosen_files(project, files or []):
            data, uri = path.read_bytes(), project.uri(path)
            form = canonical(data, uri)
            findings += form.findings
            if form.findings or form.text.encode("utf-8") == data:
                continue
            changed.append(uri)
            if not check_only:
                write_atomic(path, form.text)
    print_findings(sorted(findings))
    for uri in changed:
        out.print(f"{uri}: {'is not in form' if check_only else 'put into form'}")
    if findings or (changed and check_only):
        raise typer.Exit(FINDINGS)


def _chosen_files(project: Project, files: Sequence[Path]) -> list[Path]:
    """The files that have a form, of those named or of all, by path."""
    for path in files:
        if not path.is_file():
            raise InputError(f"{path}: no such file.")
    found = [path.resolve() for path in files] or list(project.content.rglob("*"))
    return sorted(path for path in found if path.is_file() and has_form(project.uri(path)))


def _check_form(project: Project, scope: Scope, wrong: frozenset[str]) -> Iterator[Finding]:
    """What to know of each file that was changed, has no errors, and is not in its form."""
    paths = [project.root / file for file in scope.files if has_form(file)]
    for path in _chosen_files(project, []) if scope.is_all else paths:
        uri = project.uri(path)
        if not path.is_file() or uri in wrong:
            continue
        data = path.read_bytes()
        form = canonical(data, uri)
        if form.findings or form.text.encode("utf-8") == data:
            continue  # what is broken is told elsewhere
        old, new = data.split(b"\n"), form.text.encode("utf-8").split(b"\n")
        pairs = enumerate(zip(old, new, strict=False), 1)
        line = next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))
        message = (
            "from here on not in the form in which files are kept: line breaks, order of keys or"
            f" the like. You need not mind: 'notice-atlas fmt {shlex.quote(uri)}' or the next sync"
            " puts it right and changes nothing it says."
        )
        yield Finding(uri, line, message, Severity.INFO, code="form")
