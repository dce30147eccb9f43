"""Feeds of the newest notices and of the newest corrections: Atom (RFC 4287), JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from generator.atlas import Atlas
from generator.compile.corrections import Corrected, list_corrections
from generator.config import Site
from generator.models import Notice
from generator.text.edtf import parse_edtf
from generator.text.escape import fold_space, strip_controls
from generator.vocabulary import Review

NEWEST = 50
"""Entries that stand in a feed."""
_NOT_XML_RE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINK_RE = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS_RE = re.compile(r"(?<!\w)([*_]{1,3})(\S(?:.*?\S)?)\1(?!\w)")


@dataclass(frozen=True)
class _Entry:
    id: str
    title: str
    uri: str
    """Site address, with the fragment."""
    day: date
    text: str
    """Plain text."""
    language: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Feed:
    name: str
    """Of its files below `data/`, without the ending."""
    title: str
    home: str
    """Site address of the page that tells the same."""
    updated: date
    entries: tuple[_Entry, ...]


def write_feeds(atlas: Atlas, site: Site) -> dict[str, str]:
    """Both feeds in both forms: site address -> content."""
    files = {}
    for feed in (_notices_feed(atlas, site), _corrections_feed(atlas, site)):
        files[f"data/{feed.name}.xml"] = _write_atom(feed, site)
        files[f"data/{feed.name}.json"] = _write_json(feed, site)
    return files


# --- what stands in them ----------------------------------------------------------------------


def _notices_feed(atlas: Atlas, site: Site) -> _Feed:
    """The newest notices first, then by id."""
    edition = date.fromisoformat(atlas.edition)
    current = [n for n in atlas.corpus.notices if n.review is not Review.RETRACTED]
    newest = sorted(current, key=lambda n: (-_day_of(n, edition).toordinal(), n.id))[:NEWEST]
    entries = tuple(_notice_entry(notice, edition, site) for notice in newest)
    return _Feed("feed", site.name, "", edition, entries)


def _notice_entry(notice: Notice, edition: date, site: Site) -> _Entry:
    uri = f"notices/{notice.id}.html"
    return _Entry(
        id=f"{site.url}{uri}" if site.url else f"urn:notice-atlas:notice:{notice.id}",
        title=_plain(notice.title),
        uri=uri,
        day=_day_of(notice, edition),
        text=_summary(notice) or _plain(notice.title),
        language=notice.language,
        tags=notice.subjects,
    )


def _day_of(notice: Notice, edition: date) -> date:
    """The day a feed gives a notice: the first it can mean; the edition where none is known."""
    best = notice.best_date
    return best.edtf.first if best and best.edtf.start else edition


def _summary(notice: Notice) -> str:
    """The first paragraph of our own part of a page, without markup."""
    if not notice.editorial:
        return ""
    paragraph = notice.editorial[0].markdown.split("\n\n", 1)[0]
    plain = _EMPHASIS_RE.sub(r"\2", _LINK_RE.sub(r"\1", paragraph))
    return fold_space(strip_controls(plain))


def _corrections_feed(atlas: Atlas, site: Site) -> _Feed:
    edition = date.fromisoformat(atlas.edition)
    newest = list_corrections(atlas.corpus.notices)[:NEWEST]
    entries = tuple(_correction_entry(entry, edition, site) for entry in newest)
    days = [entry.day for entry in entries]
    title = f"{site.name}: corrections"
    return _Feed("corrections", title, "corrections.html", max(days, default=edition), entries)


def _correction_entry(entry: Corrected, edition: date, site: Site) -> _Entry:
    notice, correction = entry.notice, entry.correction
    date_ = parse_edtf(correction.on) if correction.on else None
    uri = f"corrections.html#{entry.id}"
    now = f"read “{correction.now}”" if correction.now else "read nothing"
    signed = f" ({correction.by})" if correction.by else ""
    return _Entry(
        id=f"{site.url}{uri}" if site.url else f"urn:notice-atlas:correction:{entry.id}",
        title=_plain(f"Correction: {notice.title}"),
        uri=f"notices/{notice.id}.html#{correction.block}",
        day=date_.first if date_ and date_.start else edition,
        text=_plain(f"For “{correction.quote}” {now}. {correction.reason}{signed}"),
        language="en",
    )


# --- Atom and JSON Feed -----------------------------------------------------------------------


def _write_atom(feed: _Feed, site: Site) -> str:
    address = f"{site.url}data/{feed.name}.xml"
    feed_id = address if site.url else f"urn:notice-atlas:{feed.name}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_xml(feed_id)}</id>",
        f"  <title>{_xml(feed.title)}</title>",
        f"  <updated>{_moment(feed.updated)}</updated>",
        f"  <author><name>{_xml(site.name)}</name></author>",
    ]
    if site.url:
        lines.append(f'  <link rel="self" href={_attribute(feed_id)}/>')
        lines.append(f"  <link href={_attribute(site.url + feed.home)}/>")
    for entry in feed.entries:
        lines += _atom_entry(entry, site)
    return "\n".join([*lines, "</feed>", ""])


def _atom_entry(entry: _Entry, site: Site) -> Iterable[str]:
    moment = _moment(entry.day)
    # Without a site address the link is relative to the feed, which lies in `data/`.
    address = f"{site.url or '../'}{entry.uri}"
    yield "  <entry>"
    yield f"    <id>{_xml(entry.id)}</id>"
    yield f"    <title>{_xml(entry.title)}</title>"
    yield f"    <updated>{moment}</updated>"
    yield f"    <published>{moment}</published>"
    yield f'    <link rel="alternate" type="text/html" href={_attribute(address)}/>'
    yield f"    <summary>{_xml(entry.text)}</summary>"
    yield "  </entry>"


def _write_json(feed: _Feed, site: Site) -> str:
    data: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(feed.title),
        "items": [_json_item(entry, site) for entry in feed.entries],
    }
    if site.url:
        data |= {
            "home_page_url": f"{site.url}{feed.home}",
            "feed_url": f"{site.url}data/{feed.name}.json",
        }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _json_item(entry: _Entry, site: Site) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": _moment(entry.day),
        "language": entry.language,
    }
    if site.url:
        item["url"] = f"{site.url}{entry.uri}"
    if entry.tags:
        item["tags"] = list(entry.tags)
    return item


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _plain(text: str) -> str:
    return fold_space(_NOT_XML_RE.sub("", strip_controls(text)))


def _xml(text: str) -> str:
    return escape(_plain(text))


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))
