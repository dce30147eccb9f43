"""What became of each line of a raw notice, for the editor who asks."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from generator.config import Project
from generator.curate.parts import Fact, Piece, RawText, Verdict
from generator.curate.shelf import draft_from, open_shelf
from generator.errors import Finding
from generator.text.escape import fold_space, strip_controls
from generator.text.places import locate

_SHOWN = 60
"""Columns of the text that a row of the table shows."""


@dataclass(frozen=True)
class Row:
    """A stretch of a raw line and what became of it."""

    line: int
    verdict: Verdict
    where: str
    """Id of the block, field of the front matter, name of the rule, or of the character."""
    reason: str
    text: str
    """As it stands in the raw text."""
    place: str = ""
    """Where it starts in a file that is no plain text: "page 3", "paragraph 7"."""


@dataclass(frozen=True)
class Explanation:
    """The account of one raw notice: its rows together are its whole text."""

    id: str
    path: str
    form: str
    """What was read: "plain text, utf-8", "PDF of 3 pages"."""
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...] = ()
    """What was recognised."""
    findings: tuple[Finding, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Rows with that verdict."""
        return sum(row.verdict is verdict for row in self.rows)


def explain(project: Project, id_: str) -> Explanation:
    """What the generator makes of each line of a raw notice.

    Raises:
        InputError: No such notice, or it cannot be read.
    """
    shelf = open_shelf(project)
    draft = draft_from(project, shelf, id_)
    rows = tuple(
        Row(
            piece.line,
            piece.verdict,
            piece.rule,
            piece.reason,
            draft.raw.text[piece.start : piece.end],
            _place(draft.raw, piece),
        )
        for piece in draft.pieces
    )
    path = project.uri(project.raw / id_ / shelf.provenance[id_].file)
    form = ", ".join(filter(None, (draft.raw.form, draft.raw.encoding)))
    return Explanation(id_, path, form, rows, draft.facts, draft.findings)


def _place(raw: RawText, piece: Piece) -> str:
    """Where the first character of a piece that is not white space stands in the file."""
    if raw.form == "plain text":
        return ""  # the number of the line says it
    words = raw.text[piece.start : piece.end]
    found = locate(raw.stretches, piece.start + len(words) - len(words.lstrip()))
    return found.part if found else ""


def format_explanation(explanation: Explanation) -> str:
    """The account as a table in plain text, a row a stretch; sentences of a block share a row."""
    lines = [f"{explanation.path} ({explanation.form})", ""]
    for row in explanation.rows:
        if row.verdict is Verdict.BLANK:
            continue
        place = f"  ({row.place})" if row.place else ""
        lines.append(f"{row.line:>5}  {_fate(row):<34}  {_shorten(row.text)}{place}")
        if row.reason and row.verdict in (Verdict.DROPPED, Verdict.REPEAT):
            lines.append(f"{'':>5}  {'':<34}  because it {row.reason}")
    counts = Counter(row.verdict for row in explanation.rows)
    total = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    recognised = [
        f"       {fact.of:<14}  {fact.value}  ({fact.confidence}, from: {fact.how})"
        for fact in explanation.facts
    ]
    lines += ["", "Recognised:", *recognised, *map(str, explanation.findings)]
    return "\n".join(
        [*lines, "", f"{max((row.line for row in explanation.rows), default=0)} lines: {total}", ""]
    )


def _fate(row: Row) -> str:
    if row.verdict is Verdict.KEPT:
        return f"kept      {row.reason} #{row.where}"
    if row.verdict is Verdict.REPEAT:
        return "repeat"
    return f"{row.verdict:<9} {row.where}"


def _shorten(text: str) -> str:
    """The start of the text, at most so many columns: a Chinese character takes two."""
    line = fold_space(strip_controls(text))
    columns, shown = 0, ""
    for character in line:
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if columns > _SHOWN:
            return shown + "…"
        shown += character
    return shown
