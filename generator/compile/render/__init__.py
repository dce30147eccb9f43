"""Render: the atlas as a tree of plain Markdown pages."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.compile.render.asides import render_moved, render_raw, render_tombstones
from generator.compile.render.campaign import render_campaign
from generator.compile.render.corrections import render_corrections
from generator.compile.render.coverage import render_coverage
from generator.compile.render.index import Index
from generator.compile.render.lists import (
    render_campaigns,
    render_glossary,
    render_kinds,
    render_notice_lists,
)
from generator.compile.render.notice import collect_backlinks, render_notice
from generator.compile.render.term import render_term
from generator.compile.render.timelines import render_timeline
from generator.compile.render.written import render_written
from generator.config import Project

__all__ = ["render_pages"]


def render_pages(atlas: Atlas, project: Project) -> dict[str, str]:
    """Every page of the site: uri in build/docs -> Markdown, in order of the uris.

    An address that is taken by a page is never taken over by a redirect.
    """
    index = Index(atlas)
    backlinks = collect_backlinks(index)
    pages: dict[str, str] = {}
    pages.update(render_moved(index))
    pages.update(render_tombstones(index))
    pages.update(render_raw(index, project))
    pages.update(render_written(index))
    pages.update([render_coverage(index), render_campaigns(index), render_corrections(index)])
    pages.update(render_kinds(index))
    pages.update(render_notice_lists(index))
    pages.update(render_glossary(index))
    for timeline in atlas.timelines:
        pages.update(render_timeline(timeline, index))
    for term in index.terms.values():
        pages.update(render_term(term, index))
    for id_, campaign in index.campaigns.items():
        pages[f"campaigns/{id_}"] = render_campaign(campaign, index)
    for notice in index.notices.values():
        pages[f"notices/{notice.id}"] = render_notice(notice, backlinks.get(notice.id, ()), index)
    return {f"{stem}.md": pages[stem] for stem in sorted(pages)}
