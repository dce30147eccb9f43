"""Write: the compiled tree on disk, and nothing else in its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import GeneratorError
from generator.text.files import write_atomic

_RESERVED_RE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_FORBIDDEN_RE = re.compile('[\x00-\x1f\x7f<>:"|?*\\\\]')


@dataclass(frozen=True)
class WriteReport:
    """What changed on disk; addresses relative to the folder, sorted."""

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: int = 0


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> WriteReport:
    """Make the folder hold exactly these files.

    Files that already hold the right bytes are not touched; files that are no longer made and
    folders that are left empty are removed. Symbolic links in the folder are removed, not followed.

    Args:
        folder: Belongs to this function alone.
        files: Address within the folder, with `/` -> content.

    Raises:
        GeneratorError: An address leaves the folder, could not exist on Windows, or differs from
            another only in capital letters. Nothing has been written then.
    """
    _check_addresses(files)
    deleted = _remove_others(folder, set(files))
    written = [
        uri for uri in sorted(files) if write_atomic(folder / uri, files[uri], durable=False)
    ]
    return WriteReport(tuple(written), tuple(sorted(deleted)), len(files) - len(written))


def _check_addresses(uris: Iterable[str]) -> None:
    taken: dict[str, str] = {}
    for uri in sorted(uris):
        problem = next(filter(None, map(_problem, uri.split("/"))), "")
        if problem:
            raise GeneratorError(
                f"'{uri}' cannot be written: {problem}. Change the id it is made from."
            )
        # Every folder on the way counts as well: 'A/x' and 'a/y' are one folder on some disks.
        parts = uri.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            other = taken.setdefault(path.casefold(), path)
            if other != path:
                raise GeneratorError(
                    f"'{uri}' and '{other}' are one file on disks that ignore capital letters;"
                    " rename one of them."
                )


def _problem(part: str) -> str:
    """Why one part of an address could not be a file name everywhere; empty if it could."""
    if part in ("", ".", ".."):
        return f"'{part}' is no name of a file or folder"
    if _FORBIDDEN_RE.search(part):
        return f"'{part}' holds a character that no file name may have on Windows"
    if part.endswith((".", " ")):
        return f"'{part}' ends in a full stop or space, which Windows drops"
    if _RESERVED_RE.match(part):
        return f"'{part}' is a device name on Windows"
    return ""


def _remove_others(folder: Path, kept: set[str]) -> list[str]:
    """Remove what is not kept; gives back the addresses of the files removed."""
    deleted = []
    for place, folders, names in os.walk(folder, topdown=False):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *links):
            path = here / name
            uri = path.relative_to(folder).as_posix()
            if uri not in kept or path.is_symlink():
                path.unlink()
                deleted.append(uri)
        if here != folder and not any(here.iterdir()):
            here.rmdir()
    return deleted
