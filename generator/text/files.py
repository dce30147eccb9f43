"""Files as text, and the one place that writes them: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def list_files(folder: Path, pattern: str) -> list[Path]:
    """The files below a folder that fit, by path; hidden ones, folders and dead links are none."""
    found = (path for path in folder.rglob(pattern) if not path.name.startswith("."))
    return sorted(path for path in found if path.is_file())


class EncodingError(ValueError):
    """Bytes that are no text we can read; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def decode_text(data: bytes) -> str:
    """The text of a file, with line feeds only and without a byte order mark.

    Raises:
        EncodingError: It is not UTF-8; the message says where and what to do.
    """
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = (
            f"byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8"
            " (most editors offer it under 'Save with encoding')."
        )
        raise EncodingError(message, data.count(b"\n", 0, error.start) + 1) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_atomic(path: Path, data: str | bytes, *, durable: bool = True) -> bool:
    """Put *data* in place of the file, or leave the old file as it was.

    A file that already holds these bytes is not touched, so watchers and time stamps stay
    quiet. Text is written as UTF-8 with the line ends it has. What can be built again need not
    be *durable*, which waits for the disk.

    Returns:
        Whether the file changed.

    Raises:
        OSError: The disk is full or the folder cannot be written; the old file is unharmed.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    try:
        if path.read_bytes() == content:
            return False
    except (FileNotFoundError, NotADirectoryError):
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException as error:
        if isinstance(error, OSError) and not error.filename:
            error.filename = str(path)  # "no space left" does not say for what
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    return True
