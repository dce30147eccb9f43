"""Files as they are handed in: which of a folder are notices, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import InputError

MOST_BYTES = 20_000_000
"""Size of the largest raw file: a notice of 20 MB of text is no notice."""
_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_COMPANIONS = ("_files", ".files", "_file", "_文件", "_檔案", "-Dateien")
"""What browsers call the folder they put beside a saved page, in their languages."""


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to take in: those named, and all in the folders named, by path.

    Hidden files, what systems leave in folders, and the folder a browser saves beside a page are
    passed over.
    """
    for path in paths:
        if path.is_dir():
            yield from _find_in(path)
        else:
            yield path


def _find_in(folder: Path) -> Iterator[Path]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _JUNK:
            continue
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink() and not _is_companion(entry):
            yield from _find_in(entry)


def _is_companion(folder: Path) -> bool:
    """Whether a folder holds what a page saved beside it shows."""
    for ending in _COMPANIONS:
        if folder.name.endswith(ending):
            page = folder.name.removesuffix(ending)
            return any(folder.with_name(page + suffix).is_file() for suffix in _PAGES)
    return False


def find_frames(page: Path) -> tuple[Path, ...]:
    """The pages in the folder that a browser saved beside a page, the largest first."""
    if page.suffix.lower() not in _PAGES:
        return ()
    found = [
        file
        for ending in _COMPANIONS
        if (folder := page.with_name(page.stem + ending)).is_dir()
        for file in folder.iterdir()
        if file.suffix.lower() in _PAGES and file.is_file()
    ]
    return tuple(sorted(found, key=lambda file: (-file.stat().st_size, file.name)))


def read_bytes(file: Path, name: str) -> bytes:
    """The bytes of a file.

    Args:
        file: Where it lies.
        name: What to call it in messages.

    Raises:
        InputError: There is no such file, it is no file, too large, or cannot be read.
    """
    try:
        if not file.is_file():
            reason = "is a folder" if file.is_dir() else "does not exist"
            raise InputError(f"{name}: {reason}; name the file that holds the notice.")
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise InputError(
                f"{name}: {size:,} bytes, and a raw notice has at most {MOST_BYTES:,}."
                " Keep the notice itself and leave out what it does not need."
            )
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({error}). Check its name and rights.") from error
