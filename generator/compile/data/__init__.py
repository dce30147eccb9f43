"""Data: the atlas as files that other programs read. What they hold is fixed by JSON Schemas.

Addresses in the data are relative to the root of the site, so that they hold offline too.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from typing import Any

from generator import __version__
from generator.atlas import Atlas
from generator.compile.data.records import (
    event_record,
    mention_lines,
    notice_record,
    relation_record,
    term_record,
    terms_by_notice,
)
from generator.compile.data.tables import timeline_table, unheld_table
from generator.compile.evidence import blocks_of
from generator.compile.feeds import write_feeds
from generator.compile.icalendar import write_calendar
from generator.config import Project, read_site

SCHEMA_VERSION = "1.2"
"""Raised in the first part when a field is taken away or changes its meaning."""
CONTENT_SCHEMAS = tuple(
    sorted(
        entry.name.removesuffix(".schema.json")
        for entry in (resources.files("generator") / "schema").iterdir()
        if entry.name.endswith(".json")
    )
)
"""Of the files that people write, for programs that help them."""
SCHEMAS = ("events", "manifest", "mention", "notices", "relations", "terms")


def export_data(atlas: Atlas, project: Project) -> dict[str, str | bytes]:
    """Everything under `data/`: site address -> content.

    JSON is UTF-8 with sorted keys and no clock in it; `manifest.json` holds the sha256 of each
    of the other files.
    """
    site = read_site(project)
    named = terms_by_notice(atlas.mentions)
    blocks = blocks_of(atlas.corpus)
    notices = [
        notice_record(notice, atlas, blocks, named.get(notice.id, []))
        for notice in atlas.corpus.notices
    ]
    files: dict[str, str | bytes] = {
        "data/notices.json": _json(notices),
        "data/terms.json": _json([term_record(term, atlas, blocks) for term in atlas.corpus.terms]),
        "data/events.json": _json([event_record(event, atlas, blocks) for event in atlas.events]),
        "data/mentions.jsonl": mention_lines(atlas.mentions, blocks),
        "data/relations.json": _json(
            [relation_record(entry, atlas, blocks) for entry in atlas.relations]
        ),
        "data/not-held.csv": unheld_table(atlas),
        "data/timeline.csv": timeline_table(atlas),
        "data/timeline.ics": write_calendar(atlas, site),
        **write_feeds(atlas, site),
    }
    for name in SCHEMAS:
        files[f"data/schema/{name}.schema.json"] = _schema(f"data/{name}")
    for name in CONTENT_SCHEMAS:
        files[f"data/schema/content/{name}.schema.json"] = _schema(name)
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


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _schema(name: str) -> str:
    return (resources.files("generator") / "schema" / f"{name}.schema.json").read_text("utf-8")


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
