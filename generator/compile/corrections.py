"""Corrections: every correction of published words in the corpus, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.models import Correction, Notice
from generator.text.edtf import parse_edtf
from generator.text.slug import content_id


@dataclass(frozen=True)
class Corrected:
    """A correction and the notice whose words it is about."""

    id: str
    """Comes from what it says, so that it stays the same when others are added."""
    notice: Notice
    correction: Correction


def list_corrections(notices: Iterable[Notice]) -> tuple[Corrected, ...]:
    """All corrections by their day, the newest first; those without a day come last.

    Corrections of one day stand in order of notice and of its file.
    """
    found = [
        Corrected(f"{notice.id}-{_content_id(entry)}", notice, entry)
        for notice in sorted(notices, key=lambda notice: notice.id)
        for entry in notice.corrections
    ]
    return tuple(sorted(_unique(found), key=lambda entry: _newest_first(entry.correction.on)))


def _content_id(entry: Correction) -> str:
    return content_id(f"{entry.block} {entry.quote} {entry.now}", "c")


def _unique(entries: Iterable[Corrected]) -> Iterable[Corrected]:
    """The same correction made twice in a notice is one."""
    return {entry.id: entry for entry in entries}.values()


def _newest_first(on: str) -> tuple[bool, bool, int]:
    if not on:
        return (True, True, 0)
    date = parse_edtf(on)
    has_day = bool(date.end and date.end.day)
    return (not has_day, False, -date.last.toordinal())
