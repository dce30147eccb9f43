"""Commands that turn raw notices into pages: add, sync, explain, copies, sites."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from generator import compile as compiler
from generator.cli.added import FEW, MOST, Row, draw_facts, draw_rows, list_doubts, row_of
from generator.cli.app import FINDINGS, PENDING, WRONG_INPUT, app, err, out
from generator.cli.findings import print_findings
from generator.config import Project
from generator.curate import work as curate
from generator.errors import InputError, Severity

_MOST_COMPARED = 2000
"""Notices among which copies of new ones are looked for at once; in more it takes its own time."""


@app.command()
def add(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(help="Raw notices, as received, or folders.", metavar="FILE…")
    ],
    id_: Annotated[str, typer.Option("--id", help="Id of the notice; default: proposed.")] = "",
    url: Annotated[str, typer.Option(help="Address of the page it was taken from.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published that page.")] = "",
    retrieved: Annotated[str, typer.Option(help="When it was taken, UTC, ISO 8601.")] = "",
    issuer: Annotated[str, typer.Option(help="Term id of the issuing institution.")] = "",
    lang: Annotated[str, typer.Option(help="en, zh-Hans or zh-Hant; default: recognised.")] = "",
) -> None:
    """Take raw notices in, byte for byte, and write their first pages.

    Plain text, HTML, MHTML, PDF and Word are told by their content. Of a folder all files are
    taken in.

    Examples: `notice-atlas add notice.html --issuer cnipa --url https://example.org/page`,
    `notice-atlas add downloads/`
    """
    project: Project = context.obj
    paths = list(curate.find_files(files))
    if not paths:
        raise InputError(f"{files[0]}: no file is in this folder; name the files of the notices.")
    if id_ and len(paths) > 1:
        raise InputError("'--id' names one notice, but several files are given; add them singly.")
    said = curate.Said(url, publisher, retrieved, issuer, lang)
    rows: list[Row] = []
    known = failed = 0
    outcomes = curate.add_all(project, paths, said, id_=id_)
    for added in track(
        outcomes, "Reading", len(paths), console=err, disable=not err.is_terminal, transient=True
    ):
        if added.is_new:
            rows.append(row_of(added))
            continue
        known += not added.error
        failed += bool(added.error)
        if added.error:
            err.print(f"notice-atlas: {added.error}")
        else:
            out.print(f"{added.file}: {added.message}")
    _show_added(project, rows)
    out.print(f"add: {len(rows)} taken in, {known} already here, {failed} failed")
    if failed:
        raise typer.Exit(WRONG_INPUT)


def _show_added(project: Project, rows: list[Row]) -> None:
    """The table of what is new, the doubts, possible copies, and the next command."""
    if not rows:
        return
    for table in [draw_facts(row) for row in rows] if len(rows) <= FEW else [draw_rows(rows)]:
        out.print(table)
    if len(rows) > MOST:
        out.print(f"The {MOST} that need a look most, of {len(rows)}.")
    if doubts := list_doubts(rows):
        out.print("Look at first:")
        out.print("\n".join(doubts))
    new = {row.id for row in rows}
    proposals = compiler.propose_copies(project, only=new, most=_MOST_COMPARED)
    for proposal in proposals[:5]:
        out.print(format_copy(proposal))
    if proposals[5:]:
        out.print(f"and {len(proposals) - 5} more: notice-atlas copies")
    worst = max(rows, key=lambda row: row.weight).id
    out.print(f"Next: read content/notices/{worst}.md beside its source, then run")
    out.print(f"  notice-atlas explain {worst}")


def format_copy(proposal: compiler.CopyProposal) -> str:
    """A proposal in words, with what to write where."""
    reasons = "; ".join(proposal.reasons)
    return (
        f"{proposal.path}: may be a copy of {proposal.original} ({proposal.score:.2f}: {reasons})."
        f" If it is, write 'work: {proposal.work}'; if not, 'not_copy_of: [{proposal.original}]'."
    )


@app.command()
def copies(context: typer.Context) -> None:
    """Notices that may be copies or translations of one work, for a person to decide.

    Example: `notice-atlas copies`
    """
    proposals = compiler.propose_copies(context.obj)
    for proposal in proposals:
        out.print(format_copy(proposal))
    out.print(f"copies: {len(proposals)} pairs to decide")


@app.command()
def sites(
    context: typer.Context,
    host: Annotated[str, typer.Argument(metavar="HOST", help="One site; default: all.")] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Put the lines into the profiles, as proposed.")
    ] = False,
) -> None:
    """Lines that the notices of a site share and that may be the site's own, for its profile.

    Example: `notice-atlas sites www.example.org`
    """
    project: Project = context.obj
    proposals = curate.propose_profiles(project, curate.open_shelf(project), host)
    for proposal in proposals:
        out.print(f"# {proposal.host}: {proposal.count} notices")
        for line in proposal.lines:
            out.print(f"#   {len(line.notices)}x, as in {line.notices[0]}: {line.text}")
        if write:
            out.print(f"written: {curate.write_proposal(project, proposal)}")
        else:
            out.print(proposal.yaml.rstrip())
    out.print(f"sites: {len(proposals)} with lines to look at")


@app.command()
def sync(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(help="Notices; default: all.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
) -> None:
    """Curate again, and bring what is new into the pages; what people wrote stands.

    Example: `notice-atlas sync --dry-run`
    """
    report = curate.run(context.obj, ids or (), dry_run)
    _print_sync(report)
    if any(finding.severity is Severity.ERROR for finding in report.findings):
        raise typer.Exit(FINDINGS)
    if report.pending:
        raise typer.Exit(PENDING)


@app.command()
def resolve(
    context: typer.Context,
    where: Annotated[
        str, typer.Argument(metavar="ID#SECTION", help="What to decide; default: list all.")
    ] = "",
    keep: Annotated[
        bool, typer.Option("--keep", help="The page stays as people wrote it.")
    ] = False,
    take: Annotated[bool, typer.Option("--take", help="The generator's version goes in.")] = False,
) -> None:
    """Close decisions that wait in content/pending, or list them.

    Example: `notice-atlas resolve cnipa-2021-blue-sky#summary --keep`
    """
    if not where and not (keep or take):
        _list_waiting(context.obj)
        return
    if not where or keep == take:
        raise InputError("say what to decide and how: 'resolve ID#SECTION' with --keep or --take.")
    for entry in curate.resolve(context.obj, where, take=take):
        out.print(f"{'taken' if take else 'kept'}: {where.partition('#')[0]}#{entry.section}")


def _list_waiting(project: Project) -> None:
    waiting = curate.list_waiting(project)
    out.print(curate.format_waiting(waiting).rstrip())
    print_findings(waiting.findings)
    if waiting.findings or waiting.entries:
        raise typer.Exit(FINDINGS if waiting.findings else PENDING)


@app.command()
def explain(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of a notice.")],
) -> None:
    """What became of each line of a raw notice, and why.

    Example: `notice-atlas explain cnipa-2021-blue-sky`
    """
    out.print(curate.format_explanation(curate.explain(context.obj, id_)).rstrip())


def _print_sync(report: curate.SyncReport) -> None:
    for entry in report.entries:
        if entry.action is not curate.Action.UNCHANGED:
            out.print(f"{entry.action}: {entry.path}")
    print_findings(report.findings)
    counts = [(action, report.count(action)) for action in curate.Action]
    out.print("sync: " + ", ".join(f"{count} {action}" for action, count in counts if count))
