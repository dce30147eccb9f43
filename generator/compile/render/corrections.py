"""The page of all corrections of published words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.compile.corrections import Corrected, list_corrections
from generator.compile.render.addresses import CORRECTIONS, link_file, link_html, notice_stem
from generator.compile.render.citation import breadcrumbs
from generator.compile.render.index import Index
from generator.compile.render.pages import escape_any, fill_template, front_matter, write_text
from generator.compile.render.sources import write_day, write_paragraph_link
from generator.compile.render.words import number_of

_SHOWN = 500
_ENDED_RE = re.compile(r"[.!?。]\Z")
_FEEDS = (("Atom", "data/corrections.xml"), ("JSON Feed", "data/corrections.json"))


@dataclass(frozen=True)
class _Row:
    id: str
    date: Markup
    title: str
    address: str
    """Of the paragraph."""
    place: Markup
    quote: Markup
    now: Markup
    reason: str
    by: str


def render_corrections(index: Index) -> tuple[str, str]:
    """Stem and Markdown of the page; it is there before the first correction is made."""
    corrections = list_corrections(index.notices.values())
    count = number_of(len(corrections), "correction")
    markdown = fill_template(
        "corrections",
        front=front_matter(
            "Corrections",
            "page",
            description="Every correction of published words, the newest first.",
            json_ld=(breadcrumbs(CORRECTIONS, (("Corrections", CORRECTIONS),)),),
            is_searched=False,
        ),
        count=count,
        rows=[_row(entry, index) for entry in corrections[:_SHOWN]],
        left_out=max(0, len(corrections) - _SHOWN),
        feeds=[(name, link_file(path, CORRECTIONS)) for name, path in _FEEDS],
        about=link_html("about#corrections-and-takedown", CORRECTIONS),
    )
    return CORRECTIONS, markdown


def _row(entry: Corrected, index: Index) -> _Row:
    notice, correction = entry.notice, entry.correction
    words = index.fragment_of(notice.id, correction.block, correction.quote)
    return _Row(
        id=entry.id,
        date=write_day(correction.on) if correction.on else escape_any("day not recorded"),
        title=notice.title,
        address=link_html(f"{notice_stem(notice.id)}#{words}", CORRECTIONS),
        place=write_paragraph_link(notice.id, correction.block, index, CORRECTIONS, words),
        quote=write_text(correction.quote),
        now=write_text(correction.now),
        reason=correction.reason + ("" if _ENDED_RE.search(correction.reason) else "."),
        by=correction.by,
    )
