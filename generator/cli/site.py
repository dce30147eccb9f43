"""Commands that turn content into a site: compile, build, bundle, serve."""

from __future__ import annotations

from typing import Annotated

import typer

from generator import compile as compiler
from generator.cli.app import FINDINGS, app, out
from generator.cli.findings import print_findings
from generator.config import Project
from generator.errors import Severity
from generator.publish.build import build_site, serve_site
from generator.publish.bundle import verify_bundle, write_bundle
from generator.review.site import check_site

_History = Annotated[
    bool,
    typer.Option("--history", help="Pages tell of their changes in git; needs a full clone."),
]


@app.command(name="compile")
def compile_(context: typer.Context, history: _History = False) -> None:
    """Turn content/ into build/docs, a plain Markdown tree.

    Example: `notice-atlas compile`
    """
    result = compiler.run(context.obj, has_history=history)
    print_findings(result.findings)
    out.print(
        f"compile: {len(result.report.written)} files written,"
        f" {len(result.report.deleted)} deleted in build/docs"
    )
    if any(finding.severity is Severity.ERROR for finding in result.findings):
        raise typer.Exit(FINDINGS)


@app.command()
def build(context: typer.Context, history: _History = False) -> None:
    """Compile, render site/ with MkDocs, and walk the result.

    Examples: `notice-atlas build`, `notice-atlas build --history`
    """
    project: Project = context.obj
    if history:
        compiler.require_history(project)
    report = build_site(project, has_history=history)
    broken = check_site(report.site, report.site_url)
    print_findings(broken)
    if broken:
        raise typer.Exit(FINDINGS)
    out.print(f"build: {report.pages} pages, edition {report.edition}, no broken link or anchor")
    out.print(f"Open {(report.site / 'index.html').as_uri()}")


@app.command()
def bundle(context: typer.Context) -> None:
    """Pack site/ as one ZIP that works by double-click.

    Example: `notice-atlas bundle`
    """
    project: Project = context.obj
    path = write_bundle(project)
    wrong = verify_bundle(path)
    print_findings(wrong)
    if wrong:
        raise typer.Exit(FINDINGS)
    out.print(f"bundle: {project.uri(path)}, {path.stat().st_size / 2**20:.1f} MiB")
    out.print(f"Unpack {path.name} anywhere and double-click START-HERE.html")


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
