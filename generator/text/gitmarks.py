"""The marks that git leaves in a file where two versions could not be merged."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIRST_RE = re.compile(r"^<{7} .*$", re.MULTILINE)
_LAST_RE = re.compile(r"^>{7} ", re.MULTILINE)


@dataclass(frozen=True)
class GitMark:
    """Where two versions stand one below the other."""

    line: int
    """Of the first mark, from 1."""
    message: str
    """What is there, and what to do."""


def find_git_mark(text: str) -> GitMark | None:
    """The first place of a text with marks of git; None where there are none."""
    first = _FIRST_RE.search(text)
    if not first or not _LAST_RE.search(text, first.end()):
        return None
    message = (
        f"'{first[0].strip()}' is a mark of git: two versions stand here, one below the other."
        " Keep the right lines and remove the marks '<<<<<<<', '=======', '>>>>>>>'."
    )
    return GitMark(text.count("\n", 0, first.start()) + 1, message)
