"""Reading in a process of its own: a small file can ask for more memory than there is.

A document of 226 KB and a PDF of 1 KB have each taken over 400 MB. What is read here can at worst
end its own process. The answer comes back as JSON, never as code or pickled objects.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.curate.parts import Declared, Link, Mark, RawLine, RawText
from generator.errors import Finding, InputError, Severity
from generator.text.places import Stretch

MEGABYTES = 768
"""Address space of the process that reads; where the system knows no such limit, time counts."""
SECONDS = 30
"""Processor time; twice as much may pass on the clock."""
_READERS = {"pdf": "read_pdf", "docx": "read_docx"}
_TOO_MUCH = (
    f"reading it takes more than {MEGABYTES} MB or {SECONDS} seconds, which no honest notice does;"
    " the file is damaged or was made to do harm. Save the notice as plain text and add that file."
)
_ROOT = Path(__file__).parents[3]


def read_apart(reader: str, data: bytes, path: str) -> RawText:
    """What `read_<reader>` of `readers/<reader>.py` gives back, run with limits.

    Args:
        reader: `pdf` or `docx`.
        data: The file.
        path: Its name, for messages.

    Raises:
        InputError: The file cannot be read, or not within the limits.
    """
    search = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, reader, path],
            input=data,
            capture_output=True,
            timeout=2 * SECONDS,
            env={**os.environ, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(f"{path}: {_TOO_MUCH}") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise InputError(f"{path}: {_TOO_MUCH}") from error
    if "error" in answer:
        raise InputError(answer["error"])
    return _from_json(answer)


def main(reader: str, path: str) -> None:
    """Read standard input and print the text, or the error, as JSON."""
    _limit()
    module = importlib.import_module(f"generator.curate.readers.{reader}")
    try:
        answer = asdict(getattr(module, _READERS[reader])(sys.stdin.buffer.read(), path))
    except InputError as error:
        answer = {"error": str(error)}
    except (MemoryError, RecursionError):
        answer = {"error": f"{path}: {_TOO_MUCH}"}
    print(json.dumps(answer))  # noqa: T201 - this is how the answer goes back


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _from_json(answer: dict[str, Any]) -> RawText:
    return RawText(
        text=answer["text"],
        lines=tuple(RawLine(**{**line, "mark": Mark(line["mark"])}) for line in answer["lines"]),
        form=answer["form"],
        encoding=answer["encoding"],
        stretches=tuple(Stretch(**stretch) for stretch in answer["stretches"]),
        declared=tuple(Declared(**entry) for entry in answer["declared"]),
        links=tuple(Link(**link) for link in answer["links"]),
        findings=tuple(
            Finding(**{**finding, "severity": Severity(finding["severity"])})
            for finding in answer["findings"]
        ),
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
