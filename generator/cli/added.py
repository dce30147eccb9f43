"""What `add` shows: what was recognised, how surely, and what a person should look at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table

from generator.curate.work import Added, Fact
from generator.errors import Severity
from generator.text.edtf import format_edtf
from generator.vocabulary import Confidence

FEW = 5
"""Notices that are shown fact by fact; more are a line each."""
MOST = 40
"""Lines that are shown; of more notices, those that need a look most."""
_WEIGHT = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 4}
_REASONS = {
    "issuer": "who issued it is not known",
    "title": "no title was found",
    "date": "the day of its page is not used",
    "encoding": "its characters are damaged",
    "text-layer": "pages of it have no text",
}
"""Code of a finding -> a few words."""


@dataclass(frozen=True)
class Row:
    """A notice that was taken in, as it is shown; the notice itself need not be kept."""

    id: str
    title: str
    date: str
    form: str
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]
    """Why a person should look at it; empty where nothing is unsure."""

    @property
    def weight(self) -> int:
        """How much it needs a look."""
        return 5 * len(self.reasons) + sum(_WEIGHT[fact.confidence] for fact in self.facts)


def row_of(added: Added) -> Row:
    """What is shown of a notice that was taken in."""
    notice = added.notice
    assert notice is not None  # it is new
    best = notice.best_date
    return Row(
        id=added.id,
        title=notice.title,
        date=f"{best.role} {format_edtf(best.edtf)}" if best else "no date",
        form=f"{added.form}, {notice.language}",
        facts=added.facts,
        reasons=tuple(dict.fromkeys(_find_reasons(added, has_date=best is not None))),
    )


def _find_reasons(added: Added, *, has_date: bool) -> Iterator[str]:
    for finding in added.findings:
        if finding.severity is not Severity.INFO:
            yield _REASONS.get(finding.code, finding.message)
    if not has_date:
        yield "no date was found"
    for fact in added.facts:
        if fact.confidence is Confidence.LOW and fact.of not in _REASONS:
            yield f"its {fact.of} is not sure"


def draw_facts(row: Row) -> Table:
    """One notice: each fact with how sure it is and what it is read from."""
    table = Table(title=f"{row.id} ({row.form})", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("what", "recognised", "sure", "read from"):
        table.add_column(name, overflow="fold")
    for fact in row.facts:
        table.add_row(fact.of, fact.value, fact.confidence, fact.how)
    return table


def draw_rows(rows: Sequence[Row]) -> Table:
    """Many notices, a line each; of very many, those that need a look most."""
    worst = sorted(rows, key=lambda row: -row.weight)[:MOST]
    shown = [row for row in rows if row in worst] if len(rows) > MOST else rows
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("id", overflow="fold")
    table.add_column("title", overflow="fold", min_width=24)
    table.add_column("date", overflow="fold", min_width=12)
    table.add_column("unsure", justify="right", min_width=6)
    for row in shown:
        table.add_row(row.id, row.title, row.date, str(len(row.reasons) or ""))
    return table


def list_doubts(rows: Sequence[Row], most: int = 10) -> list[str]:
    """One line a notice that needs a look, the one that needs it most first."""
    doubtful = sorted((row for row in rows if row.reasons), key=lambda row: -row.weight)
    lines = [f"  {row.id}: {'; '.join(row.reasons)}" for row in doubtful[:most]]
    if len(doubtful) > most:
        lines.append(f"  and {len(doubtful) - most} more")
    return lines
