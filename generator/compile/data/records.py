"""Records of the atlas as JSON: what each field holds is fixed by the schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from generator.atlas import Atlas, Event, Evidence, Mention, Pending, Relation
from generator.compile.evidence import (
    Place,
    editorial_places,
    find_in_text,
    find_rendering,
    grounds_place,
    place_in,
)
from generator.compile.pending import tell_facts
from generator.compile.selectors import Blocks, located, placed, select
from generator.models import Correction, Later, Name, Notice, RoleDate, Source, Term
from generator.reviewed import page_key
from generator.standing import Dispute
from generator.vocabulary import Review


def page_address(uri: str, block: str = "") -> str:
    """Where a page lies on the site, with the paragraph in it."""
    return f"{uri}.html#{block}" if block else f"{uri}.html"


def notice_record(notice: Notice, atlas: Atlas, blocks: Blocks, terms: list[str]) -> dict[str, Any]:
    """A notice with its text, as `notices.json` has it."""
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
        "sources": [source_record(id_, atlas) for id_ in entry.sources],
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
        "sources": [source_record(id_, atlas) for id_ in ids],
        "by": "program",
        **located(place, blocks),
    }


def _review(page: Notice | Term, atlas: Atlas) -> dict[str, Any]:
    """State of a page, who gave it, and what has changed since it was reviewed."""
    note = page.review_note
    fields = {"by": note.by, "on": note.on, "of": note.of, "reason": note.reason}
    data: dict[str, Any] = {key: value for key, value in fields.items() if value}
    if note.sources:
        data["sources"] = [source_record(id_, atlas) for id_ in note.sources]
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
        data["sources"] = [source_record(id_, atlas) for id_ in dispute.sources]
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


def terms_by_notice(mentions: Iterable[Mention]) -> dict[str, list[str]]:
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


def term_record(term: Term, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
    """A glossary entry, as `terms.json` has it."""
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
        "sources": [source_record(id_, atlas) for id_ in term.sources],
        "confidence": str(term.confidence),
        **_review(term, atlas),
        **_dispute(term.disputed, atlas),
        "mentions": usage.mentions if usage else 0,
        "works": usage.works if usage else 0,
        "first_seen": usage.first if usage else "",
    }


def source_record(id_: str, atlas: Atlas) -> dict[str, str]:
    """A source, as it stands beside what it is cited for."""
    source = atlas.corpus.sources.get(id_) or Source(id_, id_, "")
    data = {"id": id_, "title": source.title, "publisher": source.publisher}
    return data | ({"url": source.url} if source.url else {})


def event_record(event: Event, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
    """An event, as `events.json` has it."""
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
        "url": page_address(event.uri, block_on_page(event)),
    }
    if event.is_found:
        data["found"] = True
    if event.evidence:
        data["evidence"] = _evidence(event.evidence, blocks)
    if event.also:
        data["also"] = [_evidence(evidence, blocks) for evidence in event.also]
    if event.sources:
        data["source"] = source_record(event.sources[0], atlas)
        data["sources"] = [source_record(id_, atlas) for id_ in event.sources]
    return data | _dispute(event.disputed, atlas)


def _evidence(evidence: Evidence, blocks: Blocks) -> dict[str, Any]:
    notice, block, quote = astuple(evidence)
    place = place_in(notice, blocks.get((notice, block)), quote)
    return {"notice": notice, "block": block, "quote": quote} | located(place, blocks)


def block_on_page(event: Event) -> str:
    """The block an event's address points to: only on the page of the notice itself."""
    evidence = event.evidence
    return evidence.block if evidence and event.uri == f"notices/{evidence.notice}" else ""


def relation_record(relation: Relation, atlas: Atlas, blocks: Blocks) -> dict[str, Any]:
    """A relation, as `relations.json` has it."""
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
        data["sources"] = [source_record(id_, atlas) for id_ in relation.sources]
    return data | ({"note": relation.note} if relation.note else {})


def mention_lines(mentions: Iterable[Mention], blocks: Blocks) -> str:
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
