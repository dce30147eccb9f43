"""Data: the atlas as files that other programs read. What they hold is fixed by JSON Schemas.

Addresses in the data are relative to the root of the site, so that they hold offline too.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from generator import __version__
from generator.atlas import Atlas, Event, Evidence, Mention
from generator.compile.feeds import write_feeds
from generator.compile.icalendar import write_calendar
from generator.config import Project, read_site
from generator.models import Notice, RoleDate, Source, Term
from generator.reviewed import page_key
from generator.standing import Dispute
from generator.text.escape import fold_space, strip_controls
from generator.vocabulary import Review

SCHEMA_VERSION = "1.1"
"""Raised in the first part when a field is taken away or changes its meaning."""
SCHEMAS = ("events", "manifest", "mention", "notices", "terms")
_COLUMNS = (
    "id edtf first_day last_day role label subjects basis notice block quote"
    " source publisher source_url url disputed found"
).split()
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def export_data(atlas: Atlas, project: Project) -> dict[str, str | bytes]:
    """Everything under `data/`: site address -> content.

    JSON is UTF-8 with sorted keys and no clock in it; `manifest.json` holds the sha256 of each
    of the other files.
    """
    site = read_site(project)
    named = _terms_by_notice(atlas.mentions)
    notices = [_notice(notice, atlas, named.get(notice.id, [])) for notice in atlas.corpus.notices]
    files: dict[str, str | bytes] = {
        "data/notices.json": _json(notices),
        "data/terms.json": _json([_term(term, atlas) for term in atlas.corpus.terms]),
        "data/events.json": _json([_event(event, atlas) for event in atlas.events]),
        "data/mentions.jsonl": _mentions(atlas.mentions),
        "data/timeline.csv": _timeline_csv(atlas),
        "data/timeline.ics": write_calendar(atlas, site),
        **write_feeds(atlas, site),
    }
    for name in SCHEMAS:
        files[f"data/schema/{name}.schema.json"] = _schema(name)
    files = dict(sorted(files.items()))
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "generator": {"name": "notice-atlas", "version": __version__},
        "edition": atlas.edition,
        "site_name": site.name,
        "site_url": site.url,
        "counts": _counts(atlas),
        "files": [_described(uri, content) for uri, content in files.items()],
    }
    return {"data/manifest.json": _json(manifest), **files}


def page_address(uri: str, block: str = "") -> str:
    """Where a page lies on the site, with the paragraph in it."""
    return f"{uri}.html#{block}" if block else f"{uri}.html"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _schema(name: str) -> str:
    folder = resources.files("generator") / "schema" / "data"
    return (folder / f"{name}.schema.json").read_text("utf-8")


def _counts(atlas: Atlas) -> dict[str, int]:
    notices = atlas.corpus.notices
    return {
        "works": len({notice.work for notice in notices}),
        "notices": len(notices),
        "terms": len(atlas.corpus.terms),
        "events": len(atlas.events),
        "mentions": len(atlas.mentions),
        "links": sum(mention.is_linked for mention in atlas.mentions),
        "timelines": len(atlas.timelines),
    }


def _described(uri: str, content: str | bytes) -> dict[str, Any]:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return {"path": uri, "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


# --- records ----------------------------------------------------------------------------------


def _notice(notice: Notice, atlas: Atlas, terms: list[str]) -> dict[str, Any]:
    provenance = atlas.corpus.provenance.get(notice.id)
    return {
        "id": notice.id,
        "work": notice.work,
        "title": notice.title,
        "title_zh": notice.title_zh,
        "url": page_address(f"notices/{notice.id}"),
        "lang": notice.language,
        "kind": str(notice.kind),
        "subtitle": notice.subtitle,
        "issuer": notice.issuer,
        "joint_issuers": list(notice.joint_issuers),
        "addressees": notice.addressees,
        "number": notice.number,
        "republisher": notice.republisher,
        "translator": notice.translator,
        "translation": str(notice.translation),
        "signature": list(notice.signature),
        "attachments": [{"title": entry.title, "url": entry.url} for entry in notice.attachments],
        "evidence": [
            {"of": entry.of, "quote": entry.quote, "how": entry.how} for entry in notice.evidence
        ],
        **_review(notice, atlas),
        "dates": [_date(entry, atlas) for entry in notice.dates],
        "corrections": [
            {key: value for key, value in vars(entry).items() if value or key == "now"}
            for entry in notice.corrections
        ],
        "raw": {"sha256": provenance.sha256} if provenance else None,
        "subjects": list(notice.subjects),
        "blocks": [
            {"id": block.id, "kind": str(block.kind), "by": str(block.by), "text": block.text}
            for block in notice.blocks
        ],
        "terms": terms,
    }


def _review(page: Notice | Term, atlas: Atlas) -> dict[str, Any]:
    """State of a page, who gave it, and what has changed since it was reviewed."""
    note = page.review_note
    fields = {"by": note.by, "on": note.on, "of": note.of, "reason": note.reason}
    data: dict[str, Any] = {key: value for key, value in fields.items() if value}
    if note.sources:
        data["sources"] = [_source(id_, atlas) for id_ in note.sources]
    if page.review is Review.CHANGED:
        data["changes"] = [
            {"part": change.part, "reviewed": change.before, "now": change.after}
            for change in atlas.changes.get(page_key(page), ())
        ]
    return {"review": str(page.review), "review_note": data}


def _dispute(dispute: Dispute | None, atlas: Atlas) -> dict[str, Any]:
    """The key `disputed` of a fact; nothing where it is not."""
    if dispute is None:
        return {}
    fields = {"reason": dispute.reason, "by": dispute.by, "on": dispute.on}
    data: dict[str, Any] = {key: value for key, value in fields.items() if value}
    if dispute.sources:
        data["sources"] = [_source(id_, atlas) for id_ in dispute.sources]
    return {"disputed": data}


def _date(entry: RoleDate, atlas: Atlas) -> dict[str, Any]:
    data: dict[str, Any] = {
        "role": str(entry.role),
        "edtf": str(entry.edtf),
        "basis": str(entry.basis),
    }
    if entry.note:
        data["note"] = entry.note
    return data | _dispute(entry.disputed, atlas)


def _terms_by_notice(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """Notice id -> ids of the terms it names, sorted."""
    named: dict[str, set[str]] = {}
    for mention in mentions:
        named.setdefault(mention.notice, set()).add(mention.term)
    return {notice: sorted(ids) for notice, ids in named.items()}


def _term(term: Term, atlas: Atlas) -> dict[str, Any]:
    usage = atlas.usage.get(term.id)
    return {
        "id": term.id,
        "label": term.label,
        "label_zh": term.label_zh,
        "pinyin": term.pinyin,
        "kind": str(term.kind),
        "number": term.number,
        "url": page_address(f"glossary/{term.id}"),
        "definition": term.short,
        "aliases": [name.text for name in term.aliases],
        "renderings": [{"text": name.text, "seen": name.seen} for name in term.renderings],
        "dates": [_date(entry, atlas) for entry in term.dates],
        "related": list(term.related),
        "replaced_by": term.replaced_by,
        "sources": [_source(id_, atlas) for id_ in term.sources],
        "confidence": str(term.confidence),
        **_review(term, atlas),
        **_dispute(term.disputed, atlas),
        "mentions": usage.mentions if usage else 0,
        "works": usage.works if usage else 0,
        "first_seen": usage.first if usage else "",
    }


def _source(id_: str, atlas: Atlas) -> dict[str, str]:
    source = atlas.corpus.sources.get(id_) or Source(id_, id_, "")
    data = {"id": id_, "title": source.title, "publisher": source.publisher}
    return data | ({"url": source.url} if source.url else {})


def _event(event: Event, atlas: Atlas) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": event.id,
        "edtf": str(event.edtf),
        "role": str(event.role),
        "label": event.label,
        "note": event.note,
        "subjects": list(event.subjects),
        "lane": event.lane,
        "basis": str(event.basis),
        "confidence": str(event.confidence),
        "conflicts": event.conflicts,
        "url": page_address(event.uri, _block_on_page(event)),
    }
    if event.is_found:
        data["found"] = True
    if event.evidence:
        data["evidence"] = _evidence(event.evidence)
    if event.also:
        data["also"] = [_evidence(evidence) for evidence in event.also]
    if event.sources:
        data["source"] = _source(event.sources[0], atlas)
        data["sources"] = [_source(id_, atlas) for id_ in event.sources]
    return data | _dispute(event.disputed, atlas)


def _evidence(evidence: Evidence) -> dict[str, str]:
    return {"notice": evidence.notice, "block": evidence.block, "quote": evidence.quote}


def _block_on_page(event: Event) -> str:
    """The block an event's address points to: only on the page of the notice itself."""
    evidence = event.evidence
    return evidence.block if evidence and event.uri == f"notices/{evidence.notice}" else ""


def _mentions(mentions: Iterable[Mention]) -> str:
    """One JSON object a line."""
    lines = (
        json.dumps(
            {
                "term": mention.term,
                "notice": mention.notice,
                "block": mention.block,
                "start": mention.start,
                "end": mention.end,
                "surface": mention.surface,
                "linked": mention.is_linked,
            },
            ensure_ascii=False,
            sort_keys=True,
        )
        for mention in mentions
    )
    return "".join(f"{line}\n" for line in lines)


# --- tables -----------------------------------------------------------------------------------


def _timeline_csv(atlas: Atlas) -> str:
    """All events as RFC 4180, with a byte order mark so that Excel reads Chinese."""
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for event in atlas.events:
        writer.writerow({key: safe_cell(value) for key, value in _row(event, atlas).items()})
    return "\ufeff" + table.getvalue()


def _row(event: Event, atlas: Atlas) -> Mapping[str, str]:
    source = _source(event.sources[0], atlas) if event.sources else {}
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
        "url": page_address(event.uri, _block_on_page(event)),
        "disputed": event.disputed.reason if event.disputed else "",
        "found": "not yet confirmed" if event.is_found else "",
    }


def safe_cell(text: str) -> str:
    """One line of text that a spreadsheet does not take for a formula."""
    folded = fold_space(strip_controls(text))
    return f"'{folded}" if folded.startswith(_FORMULA_MARKS) else folded
