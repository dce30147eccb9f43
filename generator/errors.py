"""Two kinds of trouble: an error stops the run, a finding is something an editor should look at."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class GeneratorError(Exception):
    """The run cannot go on; the message says what is there, why it is wrong and what to do."""


class InputError(GeneratorError):
    """What the caller or an editor handed in is wrong (exit code 2)."""


class Severity(enum.StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Must be mended before a merge: a reader would be misled or a page would break."""
    WARNING = "warning"
    """Should be looked at; the site can be published as it is."""
    INFO = "info"
    """Worth knowing; nothing to mend."""


@dataclass(frozen=True, order=True)
class Finding:
    """Something to tell the editor."""

    path: str
    """File, relative to the project, with `/` between folders."""
    line: int
    """Line counted from 1; 0 when the finding is about the whole file."""
    message: str
    """What is there, why it is wrong, what to do."""
    severity: Severity = Severity.ERROR
    code: str = "content"
    """Short name of the rule, for filtering: `schema`, `quote`, `link`, `alias`, ..."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


def excerpt(text: str, most: int = 60) -> str:
    """The start of a text, on one line, as messages quote it."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
