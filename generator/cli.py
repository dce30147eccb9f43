"""The command line: it calls the four folders in turn and prints what they return.

Exit codes: 0 done, 1 findings, 2 wrong input or usage, 3 only pending decisions.
"""

from __future__ import annotations

import enum
import json
import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from generator import __version__, curate
from generator import compile as compiler
from generator.config import Project, find_project
from generator.errors import Finding, GeneratorError, InputError, Severity
from generator.publish.build import build_site, serve_site
from generator.publish.bundle import verify_bundle, write_bundle
from generator.review.content import RawWords, check_content
from generator.review.site import check_site

FINDINGS, WRONG_INPUT, PENDING = 1, 2, 3

app = typer.Typer(
    name="notice-atlas",
    help="Turns raw government notices into a knowledge site people can trust.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_out = Console(highlight=False, markup=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


class Format(enum.StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def main() -> None:
    """Run the command line; errors end as one sentence and an exit code."""
    try:
        app()
    except InputError as error:
        _err.print(f"notice-atlas: {error}")
        sys.exit(WRONG_INPUT)
    except GeneratorError as error:
        _err.print(f"notice-atlas: {error}")
        sys.exit(FINDINGS)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _err.print(f"notice-atlas: {place}{error.strerror or error}. Nothing was half-written.")
        sys.exit(WRONG_INPUT)


def _show_version(wanted: bool) -> None:
    if wanted:
        _out.print(f"notice-atlas {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    project: Annotated[
        Path | None, typer.Option(help="Folder of the project; default: found from here upwards.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell each step.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Version.")
    ] = False,
) -> None:
    """Turn raw government notices into a knowledge site people can trust."""
    steps = logging.getLogger("generator")  # not the root: MkDocs prints its own lines
    steps.addHandler(logging.StreamHandler())
    steps.setLevel(logging.INFO if verbose else logging.WARNING)
    context.obj = find_project((project or Path.cwd()).resolve())


# --- raw notices -> pages ---------------------------------------------------------------------


@app.command()
def add(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Raw notices, as received.", metavar="FILE…")],
    id_: Annotated[str, typer.Option("--id", help="Id of the notice; default: proposed.")] = "",
    url: Annotated[str, typer.Option(help="Address of the page it was taken from.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published that page.")] = "",
    retrieved: Annotated[str, typer.Option(help="When it was taken, UTC, ISO 8601.")] = "",
    issuer: Annotated[str, typer.Option(help="Term id of the issuing institution.")] = "",
    lang: Annotated[str, typer.Option(help="en, zh-Hans or zh-Hant; default: recognised.")] = "",
) -> None:
    """Take raw notices in, byte for byte, and write their first pages.

    Example: `notice-atlas add notice.txt --issuer cnipa --url https://example.org/page`
    """
    project: Project = context.obj
    if id_ and len(files) > 1:
        raise InputError("'--id' names one notice, but several files are given; add them singly.")
    added, failed = [], 0
    for file in files:
        try:
            result = curate.add(
                project,
                file,
                id_=id_,
                url=url,
                publisher=publisher,
                retrieved=retrieved,
                issuer=issuer,
                language=lang,
            )
        except InputError as error:
            _err.print(f"notice-atlas: {error}")
            failed += 1
            continue
        _out.print(f"{file}: {result.message}")
        added.append(result.id)
    if added:
        report = curate.run(project, added)
        _print_sync(report)
        _out.print(
            f"Next: read the page beside its source, then 'notice-atlas explain {added[0]}'."
        )
    if failed:
        raise typer.Exit(WRONG_INPUT)


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
        _out.print(f"{'taken' if take else 'kept'}: {where.partition('#')[0]}#{entry.section}")


def _list_waiting(project: Project) -> None:
    waiting = curate.list_waiting(project)
    _out.print(curate.format_waiting(waiting).rstrip())
    _print_findings(waiting.findings)
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
    _out.print(curate.format_explanation(curate.explain(context.obj, id_)).rstrip())


def _print_sync(report: curate.SyncReport) -> None:
    for entry in report.entries:
        if entry.action is not curate.Action.UNCHANGED:
            _out.print(f"{entry.action}: {entry.path}")
    _print_findings(report.findings)
    counts = [(action, report.count(action)) for action in curate.Action]
    _out.print("sync: " + ", ".join(f"{count} {action}" for action, count in counts if count))


# --- checks -----------------------------------------------------------------------------------


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
    _print_findings(ordered, format_)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    if any(finding.severity in failing for finding in ordered):
        raise typer.Exit(FINDINGS)
    if format_ is Format.TEXT:
        corpus = atlas.corpus
        _out.print(
            f"check: {len(corpus.notices)} notices, {len(corpus.terms)} terms,"
            f" {len(atlas.mentions)} mentions, {len(atlas.events)} events: no errors"
        )


def _read_raw(project: Project) -> tuple[dict[str, RawWords], list[Finding]]:
    """The words of every raw notice, and what is wrong with those that cannot be read."""
    shelf = curate.open_shelf(project)
    words, findings = {}, list(shelf.findings)
    for id_ in track(
        sorted(shelf.provenance), "Reading", console=_err, disable=not _err.is_terminal
    ):
        try:
            draft = curate.draft_from(project, shelf, id_)
        except InputError as error:
            path = project.uri(project.raw / id_ / shelf.provenance[id_].file)
            findings.append(Finding(path, 0, str(error).removeprefix(f"{path}: "), code="raw"))
            continue
        sentences = tuple(line for block in draft.notice.blocks for line in block.sentences)
        words[id_] = RawWords(draft.raw.text, sentences)
    return words, findings


def _print_findings(findings: Iterable[Finding], format_: Format = Format.TEXT) -> None:
    if format_ is Format.JSON:
        rows = [
            {
                "path": finding.path,
                "line": finding.line,
                "severity": str(finding.severity),
                "code": finding.code,
                "message": finding.message,
            }
            for finding in findings
        ]
        _out.print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for finding in findings:
        if format_ is Format.GITHUB:
            _out.print(_annotation(finding))
        else:
            _err.print(f"{finding.severity}: {finding}")


def _annotation(finding: Finding) -> str:
    """A line that GitHub shows beside the changed line of a pull request."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    place = f"file={_escape(finding.path)},line={max(1, finding.line)}"
    message = finding.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level[finding.severity]} {place},title={finding.code}::{message}"


def _escape(text: str) -> str:
    for character, code in (("%", "%25"), (":", "%3A"), (",", "%2C"), ("\n", "%0A")):
        text = text.replace(character, code)
    return text


# --- content -> site --------------------------------------------------------------------------


@app.command(name="compile")
def compile_(context: typer.Context) -> None:
    """Turn content/ into build/docs, a plain Markdown tree.

    Example: `notice-atlas compile`
    """
    result = compiler.run(context.obj)
    _print_findings(result.findings)
    _out.print(
        f"compile: {len(result.report.written)} files written,"
        f" {len(result.report.deleted)} deleted in build/docs"
    )
    if any(finding.severity is Severity.ERROR for finding in result.findings):
        raise typer.Exit(FINDINGS)


@app.command()
def build(context: typer.Context) -> None:
    """Compile, render site/ with MkDocs, and walk the result.

    Example: `notice-atlas build`
    """
    project: Project = context.obj
    report = build_site(project)
    broken = check_site(report.site, report.site_url)
    _print_findings(broken)
    if broken:
        raise typer.Exit(FINDINGS)
    _out.print(f"build: {report.pages} pages, edition {report.edition}, no broken link or anchor")
    _out.print(f"Open {(report.site / 'index.html').as_uri()}")


@app.command()
def bundle(context: typer.Context) -> None:
    """Pack site/ as one ZIP that works by double-click.

    Example: `notice-atlas bundle`
    """
    project: Project = context.obj
    path = write_bundle(project)
    wrong = verify_bundle(path)
    _print_findings(wrong)
    if wrong:
        raise typer.Exit(FINDINGS)
    _out.print(f"bundle: {project.uri(path)}, {path.stat().st_size / 2**20:.1f} MiB")
    _out.print(f"Unpack {path.name} anywhere and double-click START-HERE.html")


@app.command()
def serve(
    context: typer.Context,
    address: Annotated[str, typer.Option(help="Host and port.")] = "127.0.0.1:8000",
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Live preview that follows edits in content/.

    Example: `notice-atlas serve --open`
    """
    serve_site(context.obj, address, browse=open_)
