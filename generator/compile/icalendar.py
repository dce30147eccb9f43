"""The timeline as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.atlas import Atlas, Event
from generator.config import Site
from generator.text.edtf import format_edtf
from generator.text.escape import fold_space, strip_controls

_FOLD = 75
_LAST_YEAR = 9998
_FOUND = "Found by the program; not yet confirmed by an editor"


def write_calendar(atlas: Atlas, site: Site) -> str:
    """All events as whole days (RFC 5545); what is less precise than a day spans what it can mean.

    Of an open interval only the known end is marked. The EDTF form stands in the description.
    """
    stamp = atlas.edition.replace("-", "") + "T000000Z"
    labels = {term.id: term.label for term in atlas.corpus.terms}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Notice Atlas//Timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_ical(site.name)}",
    ]
    for event in atlas.events:
        lines += _calendar_entry(event, atlas, site, labels, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def _calendar_entry(
    event: Event, atlas: Atlas, site: Site, labels: dict[str, str], stamp: str
) -> Iterable[str]:
    first, last = _whole_days(event)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@notice-atlas"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_ical_day(first)}"
    yield f"DTEND;VALUE=DATE:{_ical_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_ical(event.label)}"
    yield f"DESCRIPTION:{_ical(_description(event, atlas))}"
    if event.subjects:
        names = (_ical(labels.get(id_, id_)) for id_ in event.subjects)
        yield f"CATEGORIES:{','.join(names)}"
    if site.url:
        yield f"URL:{site.url}{event.uri}.html"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _whole_days(event: Event) -> tuple[date, date]:
    """First and last day; an open end is not drawn out, and years past 9998 are cut."""
    start, end = event.edtf.start, event.edtf.end
    known = [point for point in (start, end) if point]
    limit = date(_LAST_YEAR, 12, 31)
    return min(known[0].first, limit), min(known[-1].last, limit)


def _description(event: Event, atlas: Atlas) -> str:
    parts = [
        f"Date: {format_edtf(event.edtf)} (EDTF {event.edtf})",
        f"Role: {event.role}",
        f"Known: {event.basis}",
    ]
    if event.is_found:
        parts.append(_FOUND)
    if event.note:
        parts.append(event.note)
    if event.disputed:
        parts.append(f"Disputed: {event.disputed.reason}")
    if event.evidence:
        parts.append(f"Quote: {event.evidence.quote} ({event.evidence.notice})")
    for id_ in event.sources:
        source = atlas.corpus.sources.get(id_)
        if source:
            parts.append(f"Source: {source.title}, {source.publisher}")
    return "\n".join(fold_space(part) for part in parts)


def _ical_day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _ical(text: str) -> str:
    """Text of a property: backslash, semicolon, comma and line ends escaped."""
    plain = strip_controls(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def fold_line(line: str) -> str:
    """A content line in pieces of at most 75 octets, no character torn apart."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > _FOLD:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "\r\n".join([*pieces, piece])
