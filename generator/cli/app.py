"""The application all commands hang on: options of every command, errors, exit codes."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from generator import __version__
from generator.config import find_project
from generator.errors import GeneratorError, InputError

FINDINGS, WRONG_INPUT, PENDING = 1, 2, 3

_COLLECT = (100_000, 20, 100)
"""A run makes many small records that stay; looking through them for cycles again and again costs a
tenth of its time.
"""

app = typer.Typer(
    name="notice-atlas",
    help="Turns raw government notices into a knowledge site people can trust.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def main() -> None:
    """Run the command line; errors end as one sentence and an exit code."""
    try:
        app()
    except InputError as error:
        err.print(f"notice-atlas: {error}")
        sys.exit(WRONG_INPUT)
    except GeneratorError as error:
        err.print(f"notice-atlas: {error}")
        sys.exit(FINDINGS)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        err.print(
            f"notice-atlas: {place}{error.strerror or error}. Nothing was half-written: mend that"
            " and run it again, it goes on from there."
        )
        sys.exit(WRONG_INPUT)


def _show_version(wanted: bool) -> None:
    if wanted:
        out.print(f"notice-atlas {__version__}")
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
    gc.freeze()  # what was imported stays
    gc.set_threshold(*_COLLECT)
    context.obj = find_project((project or Path.cwd()).resolve())
