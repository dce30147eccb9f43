"""Footnotes and endnotes: their marks in the text, in the order in which they are met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curate.readers.docx.counts import format_count

_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True)
class Note:
    """A note that the text refers to."""

    kind: str
    """`footnote` or `endnote`."""
    id: str
    mark: str
    """In front of the note: "[1]"; empty where it is typed by hand."""
    number: int
    """Of its kind, from 1."""


class NoteMarks:
    """Counts notes of each kind for itself.

    Word sets the marks high; in plain text they would run into the figure before them, so they
    stand in brackets.
    """

    def __init__(self) -> None:
        """No note is met yet."""
        self._notes: dict[tuple[str, str], Note] = {}
        self._all = dict.fromkeys(_FORMATS, 0)
        self._counted = dict.fromkeys(_FORMATS, 0)

    def mark(self, kind: str, id_: str, is_typed: bool) -> str:
        """The mark of a note, to be put into the text; empty where it is typed by hand."""
        if (kind, id_) not in self._notes:
            self._all[kind] += 1
            self._counted[kind] += not is_typed
            count = format_count(self._counted[kind], _FORMATS[kind])
            mark = "" if is_typed else f"[{count}]"
            self._notes[kind, id_] = Note(kind, id_, mark, self._all[kind])
        return self._notes[kind, id_].mark

    def __iter__(self) -> Iterator[Note]:
        """Footnotes, then endnotes, in order."""
        for kind in _FORMATS:
            yield from (note for note in self._notes.values() if note.kind == kind)
