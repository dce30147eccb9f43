"""One run at a time writes the pages of a project."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from generator.config import Project
from generator.errors import InputError
from generator.text.lock import LockedError, hold_lock


@contextlib.contextmanager
def hold_project(project: Project) -> Iterator[None]:
    """Nobody else writes pages of this project meanwhile.

    Raises:
        InputError: Another run is writing.
    """
    path = project.root / "build" / "sync" / "lock"
    try:
        with hold_lock(path):
            yield
    except LockedError as error:
        raise InputError(
            f"{project.uri(path)}: another run is writing the pages of this project. Wait until it"
            " has ended, then run this again; nothing was written."
        ) from error
