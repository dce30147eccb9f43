"""What a person says, in a form or at the terminal, becomes changes of the files in `content/`.

Every change is a whole new text of a file. All of them are checked before the first is written.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.config import Project
from generator.edit.changes import Edit, write_edits
from generator.edit.correct import correct
from generator.edit.events import add_event, propose_event_id
from generator.edit.forms import Answers, read_answers, read_forms
from generator.edit.notices import Proposed, propose_notice
from generator.edit.places import nearest
from generator.edit.retract import retract
from generator.edit.sources import Cited, add_sources, check_day, free_id, read_cited
from generator.edit.terms import (
    check_new_id,
    find_namesakes,
    guard_definition,
    propose_pinyin,
    propose_term,
    write_term,
)
from generator.errors import InputError
from generator.models import Corpus

__all__ = [
    "Answers",
    "Asked",
    "Cited",
    "Edit",
    "Proposed",
    "add_event",
    "add_sources",
    "check_day",
    "check_new_id",
    "find_namesakes",
    "free_id",
    "guard_definition",
    "nearest",
    "propose_event_id",
    "propose_pinyin",
    "read_cited",
    "read_issue",
    "write_edits",
    "write_term",
]


@dataclass(frozen=True)
class Asked:
    """What an issue asks for."""

    edits: tuple[Edit, ...] = ()
    notice: Proposed | None = None
    """A raw notice to take in; it is read by curate."""


def read_issue(text: str, path: str, corpus: Corpus, project: Project, on: str = "") -> Asked:
    """The changes that an issue asks for; nothing is written.

    Args:
        text: Body of the issue, as GitHub makes it from a form.
        path: The file, for messages.
        corpus: Everything there is.
        project: Where files and forms lie.
        on: Day of a correction or retraction, ISO 8601; empty to leave it out.

    Raises:
        InputError: The issue is of none of the forms, or asks for what cannot be.
    """
    answers = read_answers(text, read_forms(project.root), path)
    if answers.form == "correction":
        return Asked((correct(answers, corpus, project, on),))
    if answers.form == "retraction":
        return Asked((retract(answers, corpus, project, on),))
    if answers.form == "new-term":
        return Asked(propose_term(answers, corpus, project))
    if answers.form == "new-notice":
        return Asked(notice=propose_notice(answers, corpus))
    raise InputError(f"{path}: nothing is known of the form '{answers.form}'; do it by hand.")
