"""The command that git calls to merge two versions of a page."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.app import app
from generator.curate import work as curate
from generator.text.files import EncodingError, decode_text, write_atomic


@app.command("merge-driver")
def merge_driver(
    base: Annotated[Path, typer.Argument(metavar="%O", help="The version both come from.")],
    ours: Annotated[Path, typer.Argument(metavar="%A", help="Ours; the result is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="%B", help="Theirs.")],
    path: Annotated[str, typer.Argument(metavar="%P", help="The page, for messages.")],
) -> None:
    """Merge two versions of a page sentence by sentence; git calls this once it is told to.

    Where both changed the same, git's own merge with its marks decides nothing and shows both.

    Set up, once a clone:
    `git config merge.notice-atlas.driver "notice-atlas merge-driver %O %A %B %P"`
    """
    merged = _merge(base, ours, theirs, path)
    if merged is not None:
        write_atomic(ours, merged)
        return
    files = [str(file) for file in (ours, base, theirs)]
    named = ["-L", f"{path} (ours)", "-L", f"{path} (before)", "-L", f"{path} (theirs)"]
    done = subprocess.run(["git", "merge-file", *named, *files])  # noqa: S607 - git calls us
    raise typer.Exit(min(done.returncode, 127))


def _merge(base: Path, ours: Path, theirs: Path, path: str) -> str | None:
    """The two versions as one; None where git has to show both, or one is not UTF-8."""
    try:
        before, here, there = (decode_text(file.read_bytes()) for file in (base, ours, theirs))
    except EncodingError:
        return None
    return curate.merge_versions(before, here, there, path)
