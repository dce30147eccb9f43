"""Tables of the atlas as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from generator.atlas import Atlas, Event, UnheldPaper
from generator.compile.data.records import block_on_page, page_address, source_record
from generator.text.escape import fold_space, strip_controls

_COLUMNS = (
    "id edtf first_day last_day role label subjects basis notice block quote"
    " source publisher source_url url disputed found"
).split()
_UNHELD_COLUMNS = "title number term works notice block url".split()
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def timeline_table(atlas: Atlas) -> str:
    """All events as a table."""
    return _csv(_COLUMNS, (_row(event, atlas) for event in atlas.events))


def unheld_table(atlas: Atlas) -> str:
    """Documents that notices speak of and the atlas does not hold, the most cited first."""
    return _csv(_UNHELD_COLUMNS, (_unheld(entry) for entry in atlas.unheld))


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as RFC 4180, with a byte order mark so that Excel reads Chinese."""
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return "\ufeff" + table.getvalue()


def _unheld(paper: UnheldPaper) -> Mapping[str, str]:
    """A paper that is not held, with the oldest notice that cites it."""
    first = paper.citing[0]
    block = first.evidence[0].block if first.evidence else ""
    return {
        "title": paper.title,
        "number": paper.number,
        "term": paper.term,
        "works": str(len(paper.citing)),
        "notice": first.notice,
        "block": block,
        "url": page_address(f"notices/{first.notice}", block),
    }


def _row(event: Event, atlas: Atlas) -> Mapping[str, str]:
    source = source_record(event.sources[0], atlas) if event.sources else {}
    evidence = event.evidence
    return {
        "id": event.id,
        "edtf": str(event.edtf),
        "first_day": event.edtf.first.isoformat() if event.edtf.start else "",
        "last_day": event.edtf.last.isoformat() if event.edtf.end else "",
        "role": str(event.role),
        "label": event.label,
        "subjects": " ".join(event.subjects),
        "basis": str(event.basis),
        "notice": evidence.notice if evidence else "",
        "block": evidence.block if evidence else "",
        "quote": evidence.quote if evidence else "",
        "source": source.get("title", ""),
        "publisher": source.get("publisher", ""),
        "source_url": source.get("url", ""),
        "url": page_address(event.uri, block_on_page(event)),
        "disputed": event.disputed.reason if event.disputed else "",
        "found": "not yet confirmed" if event.is_found else "",
    }


def safe_cell(text: str) -> str:
    """One line of text that a spreadsheet does not take for a formula."""
    folded = fold_space(strip_controls(text))
    return f"'{folded}" if folded.startswith(_FORMULA_MARKS) else folded
