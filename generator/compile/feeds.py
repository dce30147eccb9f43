"""Feeds of the newest notices (Atom, JSON Feed) and the timeline as a calendar (iCalendar)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from generator.atlas import Atlas, Event
from generator.config import Site
from generator.models import Notice
from generator.text.edtf import format_edtf
from generator.text.escape import fold_space, strip_controls
from generator.vocabulary import Review

NEWEST = 50
"""Notices that stand in a feed."""
_FOLD = 75
_NOT_XML_RE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINK_RE = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS_RE = re.compile(r"(?<!\w)([*_]{1,3})(\S(?:.*?\S)?)\1(?!\w)")
_LAST_YEAR = 9998


def _newest(atlas: Atlas) -> list[Notice]:
    """Notices as a feed lists them: the newest first, then by id."""
    current = [n for n in atlas.corpus.notices if n.review is not Review.RETRACTED]
    return sorted(current, key=lambda notice: (-_day(notice, atlas).toordinal(), notice.id))[
        :NEWEST
    ]


def _day(notice: Notice, atlas: Atlas) -> date:
    """The day a feed gives a notice: the first it can mean; the edition where none is known."""
    best = notice.best_date
    if best is None or best.edtf.start is None:
        return date.fromisoformat(atlas.edition)
    return best.edtf.first


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _summary(notice: Notice) -> str:
    """The first paragraph of our own part of a page, without markup."""
    if not notice.editorial:
        return ""
    paragraph = notice.editorial[0].markdown.split("\n\n", 1)[0]
    plain = _EMPHASIS_RE.sub(r"\2", _LINK_RE.sub(r"\1", paragraph))
    return fold_space(strip_controls(plain))


def _entry_id(notice: Notice, site: Site) -> str:
    if site.url:
        return _entry_url(notice, site)
    return f"urn:notice-atlas:notice:{notice.id}"


def _entry_url(notice: Notice, site: Site) -> str:
    return f"{site.url}notices/{notice.id}.html"


# --- Atom and JSON Feed -----------------------------------------------------------------------


def write_atom(atlas: Atlas, site: Site) -> str:
    """The newest notices as Atom (RFC 4287)."""
    feed_id = f"{site.url}data/feed.xml" if site.url else "urn:notice-atlas:feed"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_xml(feed_id)}</id>",
        f"  <title>{_xml(site.name)}</title>",
        f"  <updated>{_moment(date.fromisoformat(atlas.edition))}</updated>",
        f"  <author><name>{_xml(site.name)}</name></author>",
    ]
    if site.url:
        lines.append(f'  <link rel="self" href={_attribute(feed_id)}/>')
        lines.append(f"  <link href={_attribute(site.url)}/>")
    for notice in _newest(atlas):
        lines += _atom_entry(notice, atlas, site)
    return "\n".join([*lines, "</feed>", ""])


def _atom_entry(notice: Notice, atlas: Atlas, site: Site) -> Iterable[str]:
    moment = _moment(_day(notice, atlas))
    # Without a site address the link is relative to the feed, which lies in `data/`.
    address = _entry_url(notice, site) if site.url else f"../notices/{notice.id}.html"
    yield "  <entry>"
    yield f"    <id>{_xml(_entry_id(notice, site))}</id>"
    yield f"    <title>{_xml(notice.title)}</title>"
    yield f"    <updated>{moment}</updated>"
    yield f"    <published>{moment}</published>"
    yield f'    <link rel="alternate" type="text/html" href={_attribute(address)}/>'
    yield f"    <summary>{_xml(_summary(notice) or notice.title)}</summary>"
    yield "  </entry>"


def _plain(text: str) -> str:
    return fold_space(_NOT_XML_RE.sub("", strip_controls(text)))


def _xml(text: str) -> str:
    return escape(_plain(text))


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))


def write_json_feed(atlas: Atlas, site: Site) -> str:
    """The newest notices as JSON Feed 1.1."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(site.name),
        "items": [_json_item(notice, atlas, site) for notice in _newest(atlas)],
    }
    if site.url:
        feed |= {"home_page_url": site.url, "feed_url": f"{site.url}data/feed.json"}
    return json.dumps(feed, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _json_item(notice: Notice, atlas: Atlas, site: Site) -> dict[str, object]:
    item: dict[str, object] = {
        "id": _entry_id(notice, site),
        "title": _plain(notice.title),
        "content_text": _summary(notice) or _plain(notice.title),
        "date_published": _moment(_day(notice, atlas)),
        "language": notice.language,
    }
    if site.url:
        item["url"] = _entry_url(notice, site)
    if notice.subjects:
        item["tags"] = list(notice.subjects)
    return item


# --- iCalendar --------------------------------------------------------------------------------


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
    if event.note:
        parts.append(event.note)
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
