"""Data: the atlas as files that other programs read. What they hold is fixed by JSON Schemas.

Addresses in the data are relative to the root of the site, so that they hold offline too.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from importlib import resources
from typing import Any

from generator import __version__
from generator.atlas import Atlas, Event, Evidence, Mention, Pending, Relation, UnheldPaper
from generator.compile.evidence import (
    Place,
    blocks_of,
    editorial_places,
    find_in_text,
    find_rendering,
    grounds_place,
    place_in,
)
from generator.compile.feeds import write_feeds
from generator.compile.icalendar import write_calendar
from generator.compile.pending import tell_facts
from generator.compile.selectors import Blocks, located, placed, select
from generator.config import Project, read_site
from generator.models import Correction, Later, Name, Notice, RoleDate, Source, Term
from generator.reviewed import page_key
from generator.standing import Dispute
from generator.text.escape import fold_space, strip_controls
from generator.vocabulary import Review

SCHEMA_VERSION = "1.2"
"""Raised in the first part when a field is taken away or changes its meaning."""
SCHEMAS = ("events", "manifest", "mention", "notices", "relations", "terms")
_COLUMNS = (
    "id edtf first_day last_day role label subjects basis notice block quote"
    " source publisher source_url url disputed found"
).split()
_UNHELD_COLUMNS = "title number term works notice block url".split()
_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def export_data(atlas: Atlas, project: Project) -> dict[str, str | bytes]:
    """Everything under `data/`: site address -> content.

    JSON is UTF-8 with sorted keys and no clock in it; `manifest.json` holds the sha256 of each
    of the other files.
    """
    site = read_site(project)
    named = _terms_by_notice(atlas.mentions)
    blocks = blocks_of(atlas.corpus)
    notices = [
        _notice(notice, atlas, blocks, named.get(notice.id, [])) for notice in atlas.corpus.notices
    ]
    files: dict[str, str | bytes] = {
        "data/notices.json": _json(notices),
        "data/terms.json": _json([_term(term, atlas, blocks) for term in atlas.corpus.terms]),
        "data/events.json": _json([_event(event, atlas, blocks) for event in atlas.events]),
        "data/mentions.jsonl": _mentions(atlas.mentions, blocks),
        "data/relations.json": _json(
            [_relation(entry, atlas, blocks) for entry in atlas.relations]
        ),
        "data/not-held.csv": _csv(_UNHELD_COLUMNS, (_unheld(entry) for entry in atlas.unheld)),
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
        "relations": len(atlas.relations),
        "not_held": len(atlas.unheld),
        "links": sum(mention.is_linked for mention in atlas.mentions),
        "timelines": len(atlas.timelines),
    }


def _described(uri: str, content: str | bytes) -> dict[str, Any]:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return {"path": uri, "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


# --- records ----------------------------------------------------------------------------------


def _notice(notice: Notice, atlas: Atlas, blocks: Blocks, terms: list[str]) -> dict[str, Any]:
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
            {"of": entry.of, "quote": entry.quote, "how": entry.how}
            | placed(grounds_place(entry, notice), blocks)
            for entry in notice.evidence
        ],
        **_review(notice, atlas),
        "dates": [_date(entry, atlas) | _printed(entry, notice, blocks) for entry in notice.dates],
        "corrections": [
            {key: value for key, value in vars(entry).items() if value or key == "now"}
            | located(_quoted(entry, notice, blocks), blocks)
            for entry in notice.corrections
        ],
        "later": [
            _later(entry, atlas) | located(_quoted(entry, notice, blocks), blocks)
            for entry in notice.later
        ]
        + [
            _found_later(entry, atlas, blocks)
            for entry in atlas.pending
            if entry.notice == notice.id and not entry.doubts
        ],
        "quotes": [
            {"part": part.heading, "notice": place.notice, **placed(place, blocks)}
            for part, place in editorial_places(notice.editorial, notice.id, blocks)
        ],
        "raw": {"sha256": provenance.sha256} if provenance else None,
        "subjects": list(notice.subjects),
        "blocks": [
            {"id": block.id, "kind": str(block.kind), "by": str(block.by), "text": block.text}
            for block in notice.blocks
        ],
        "terms": terms,
    }


def _printed(date: RoleDate, notice: Notice, blocks: Blocks) -> dict[str, Any]:
    """The key `evidence` of a date that the notice prints."""
    if not date.quote:
        return {}
    place = find_in_text(notice, date.quote)
    return {"evidence": {"quote": date.quote, **placed(place, blocks)}}


def _quoted(entry: Later | Correction, notice: Notice, blocks: Blocks) -> Place | None:
    return place_in(notice.id, blocks.get((notice.id, entry.block)), entry.quote)


def _later(entry: Later, atlas: Atlas) -> dict[str, Any]:
    data = {
        "block": entry.block,
        "quote": entry.quote,
        "edtf": str(entry.edtf),
        "text": entry.text,
        "term": entry.term,
        "sources": [_source(id_, atlas) for id_ in entry.sources],
        "by": "editor",
    }
    return data | _dispute(entry.disputed, atlas)


def _found_later(entry: Pending, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
    """What the page says by itself became of something."""
    label = next(term.label for term in atlas.corpus.terms if term.id == entry.term)
    ids = dict.fromkeys(id_ for fact in entry.facts for id_ in fact.sources)
    place = Place(entry.notice, entry.block, entry.start, entry.end)
    return {
        "block": entry.block,
        "quote": blocks[entry.notice, entry.block].text[entry.start : entry.end],
        "edtf": str(entry.facts[0].edtf),
        "text": f"{label}: {tell_facts(entry)}.",
        "term": entry.term,
        "sources": [_source(id_, atlas) for id_ in ids],
        "by": "program",
        **located(place, blocks),
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


def _rendering(name: Name, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
    """A rendering, with the words of the notice where it was seen."""
    data: dict[str, Any] = {"text": name.text, "seen": name.seen}
    notice = next((copy for copy in atlas.corpus.notices if copy.id == name.seen), None)
    place = find_rendering(notice, name.text) if notice else None
    if place is None:
        return data
    quote = blocks[place.notice, place.block].text[place.start : place.end]
    evidence = {"notice": place.notice, "quote": quote, **placed(place, blocks)}
    return data | {"evidence": evidence}


def _term(term: Term, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
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
        "renderings": [_rendering(name, atlas, blocks) for name in term.renderings],
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


def _event(event: Event, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
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
        data["evidence"] = _evidence(event.evidence, blocks)
    if event.also:
        data["also"] = [_evidence(evidence, blocks) for evidence in event.also]
    if event.sources:
        data["source"] = _source(event.sources[0], atlas)
        data["sources"] = [_source(id_, atlas) for id_ in event.sources]
    return data | _dispute(event.disputed, atlas)


def _evidence(evidence: Evidence, blocks: Blocks) -> dict[str, Any]:
    notice, block, quote = astuple(evidence)
    place = place_in(notice, blocks.get((notice, block)), quote)
    return {"notice": notice, "block": block, "quote": quote} | located(place, blocks)


def _block_on_page(event: Event) -> str:
    """The block an event's address points to: only on the page of the notice itself."""
    evidence = event.evidence
    return evidence.block if evidence and event.uri == f"notices/{evidence.notice}" else ""


def _relation(relation: Relation, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
    target = {
        "notice": relation.to_notice,
        "term": relation.to_term,
        "title": relation.title,
        "number": relation.number,
    }
    data: dict[str, Any] = {
        "notice": relation.notice,
        "type": str(relation.type),
        "to": {key: value for key, value in target.items() if value},
        "basis": str(relation.basis),
        "evidence": [_evidence(entry, blocks) for entry in relation.evidence],
        "url": page_address(
            f"notices/{relation.notice}", relation.evidence[0].block if relation.evidence else ""
        ),
    }
    if relation.sources:
        data["sources"] = [_source(id_, atlas) for id_ in relation.sources]
    return data | ({"note": relation.note} if relation.note else {})


def _mentions(mentions: Iterable[Mention], blocks: Blocks) -> str:
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
                "selector": select(
                    Place(mention.notice, mention.block, mention.start, mention.end), blocks
                ),
                **({"defined_in": mention.defined_in} if mention.defined_in else {}),
            },
            ensure_ascii=False,
            sort_keys=True,
        )
        for mention in mentions
    )
    return "".join(f"{line}\n" for line in lines)


# --- tables -----------------------------------------------------------------------------------


def _timeline_csv(atlas: Atlas) -> str:
    """All events as a table."""
    return _csv(_COLUMNS, (_row(event, atlas) for event in atlas.events))


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
