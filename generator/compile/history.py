"""History: who changed each page, when and why, as git tells of it; read only when asked for."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.atlas import Revision
from generator.config import Project
from generator.errors import InputError

MOST = 20
"""Changes that are kept of a page, the newest."""
_FOLDERS = ("content/notices", "content/glossary")
_HEAD = "%H%x00%as%x00%aN%x00%s"
_STATUS_RE = re.compile(r"\n?([A-Z])\d*\Z")
_TWO_PATHS = "RC"


def require_history(project: Project) -> None:
    """Do nothing where git knows every commit.

    Raises:
        InputError: This is no git repository, or a shallow clone, which would tell half of it.
    """
    if _run_git(project.root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise InputError(
            f"{project.root}: '--history' needs every commit, and this is a shallow clone."
            " Run 'git fetch --unshallow', or build without '--history'."
        )


def read_history(project: Project) -> Mapping[str, tuple[Revision, ...]]:
    """File of a page -> its latest changes, the newest first; moves of the file are followed.

    Merges are left out: what they bring together was told by the commits themselves.

    Raises:
        InputError: As `require_history`.
    """
    require_history(project)
    log = _run_git(
        *(project.root, "log", "-z", "--date-order", "--no-merges", "--relative"),
        *("--find-renames", "--name-status", f"--format={_HEAD}", "--", *_FOLDERS),
    )
    found: dict[str, list[Revision]] = defaultdict(list)
    now: dict[str, str] = {}  # path in the past -> the file's path today
    for revision, files in _read_log(log):
        for old, new in files:
            page = now.get(new, new)
            found[page].append(revision)
            now[old] = page
    return {path: tuple(revisions[:MOST]) for path, revisions in sorted(found.items())}


def _read_log(log: str) -> Iterator[tuple[Revision, list[tuple[str, str]]]]:
    """Each commit with its files, as (path before, path after).

    Fields end in NUL, which no subject, name or path can hold; four stand before the files.
    """
    fields = log.split("\0")
    place = 0
    while place + 3 < len(fields):
        _, day, author, subject = fields[place : place + 4]
        place += 4
        files = []
        while place < len(fields) and (status := _STATUS_RE.match(fields[place])):
            count = 2 if status[1] in _TWO_PATHS else 1
            paths = fields[place + 1 : place + 1 + count]
            files.append((paths[0], paths[-1]))
            place += 1 + count
        yield Revision(day, author, subject), files


def _run_git(root: Path, *arguments: str) -> str:
    settings = ("log.showRoot=true", "log.showSignature=false", "i18n.logOutputEncoding=UTF-8")
    options = [part for setting in settings for part in ("-c", setting)]
    try:
        result = subprocess.run(
            ["git", *options, *arguments],  # noqa: S607 - git as the path has it
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InputError(
            "git is not installed, or not on the path; '--history' reads the changes with it."
        ) from error
    if result.returncode:
        why = result.stderr.decode("utf-8", "replace").strip()
        raise InputError(f"{root}: '--history' asks git, which says: {why}")
    return result.stdout.decode("utf-8", "replace")
