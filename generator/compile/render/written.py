"""Pages written by hand, with what is computed beside them: home and about."""

from __future__ import annotations

from collections import Counter

from generator.compile.render.addresses import campaign_stem, link_html, split_address
from generator.compile.render.citation import ATLAS
from generator.compile.render.drawing import Figure, draw_timeline
from generator.compile.render.editorial import paragraphs, plain_text, resolve_editorial
from generator.compile.render.events import event_rows
from generator.compile.render.index import Index, label_key
from generator.compile.render.lists import notice_row, term_row
from generator.compile.render.pages import fill_template, front_matter, ready
from generator.compile.render.tally import count_reviews
from generator.compile.render.words import number_of
from generator.models import Page
from generator.vocabulary import Basis

_LATEST = 4
_MOST_NAMED = 16


def render_written(index: Index) -> dict[str, str]:
    """Stem -> Markdown of the pages written by hand; the front page is there in any case."""
    pages = {split_address(page.uri)[0]: page for page in index.atlas.corpus.pages}
    pages.setdefault("index", Page("index", ATLAS, ""))
    return {stem: _render_page(stem, pages[stem], index) for stem in sorted(pages)}


def _render_page(stem: str, page: Page, index: Index) -> str:
    if stem == "index":
        return _render_home(page, index)
    method = _method_numbers(index) if stem == "about" else []
    body = resolve_editorial(page.markdown, index, stem)
    return fill_template(
        "page",
        front=front_matter(
            page.title,
            "page",
            description=_first_words(page),
            source=page.path,
        ),
        title=page.title,
        body=body,
        method=method,
        edition=index.atlas.edition,
    )


def _first_words(page: Page) -> str:
    return plain_text(next(iter(paragraphs(page.markdown)), ""))


def _render_home(page: Page, index: Index) -> str:
    stem = "index"
    usage = index.atlas.usage
    # A stable sort: terms named equally often stay in the order of their labels.
    most_named = sorted(
        (term for term in index.terms.values() if term.id in usage),
        key=lambda term: (-usage[term.id].works, -usage[term.id].mentions),
    )[:_MOST_NAMED]
    most_named.sort(key=label_key)
    parts = paragraphs(page.markdown)
    return fill_template(
        "home",
        front=front_matter(
            page.title,
            "home",
            description=_first_words(page),
            source=page.path,
            json_ld=({"@type": "WebSite", "name": ATLAS, "description": _first_words(page)},),
            hide=("navigation", "toc"),
        ),
        title=page.title,
        lead=resolve_editorial(parts[0], index, stem) if parts else ready(""),
        body=resolve_editorial("\n\n".join(parts[1:]), index, stem),
        notices=[notice_row(notice, index, stem) for notice in index.current_notices[:_LATEST]],
        notice_count=number_of(len(index.current_notices), "notice"),
        campaigns=[_campaign_band(id_, index) for id_ in list(index.campaigns)[:1]],
        terms=[term_row(term, index, stem) for term in most_named],
        term_count=number_of(len(index.terms), "term"),
        event_count=number_of(len(index.atlas.events), "event"),
        reviews=[
            (label, count, link_html(f"coverage#{anchor or 'review'}", stem))
            for label, count, anchor in count_reviews(index)
        ],
        edition=index.atlas.edition,
        addresses={
            name: link_html(target, stem)
            for name, target in (
                ("notices", "notices/index"),
                ("glossary", "glossary/index"),
                ("timeline", "timeline/index"),
                ("coverage", "coverage"),
            )
        },
    )


def _campaign_band(id_: str, index: Index) -> dict[str, object]:
    """The campaign at a glance: its rounds and the notices held, and the rounds as a list."""
    events = index.timelines[id_].events if id_ in index.timelines else ()
    shown = [event for event in events if event.lane in ("campaign", "notice")]
    rounds = [event for event in shown if event.lane == "campaign"]
    title = index.campaigns[id_].title
    return {
        "title": title,
        "label": index.terms[id_].label,
        "address": link_html(campaign_stem(id_), "index"),
        "chart": draw_timeline(Figure(title, shown, index, "index", rows=5)),
        "rows": event_rows(rounds, index, "index"),
    }


def _method_numbers(index: Index) -> list[tuple[str, str]]:
    """The numbers of the about page: what, and how many."""
    atlas = index.atlas
    blocks = sum(len(notice.blocks) for notice in atlas.corpus.notices)
    linked = sum(1 for mention in atlas.mentions if mention.is_linked)
    basis = Counter(event.basis for event in atlas.events)
    works = {notice.work for notice in atlas.corpus.notices}
    return [
        ("Notices", f"{len(atlas.corpus.notices):,} copies of {number_of(len(works), 'work')}"),
        ("Headings, paragraphs and list items as published", f"{blocks:,}"),
        ("Glossary entries", f"{len(atlas.corpus.terms):,}"),
        ("Mentions of terms found in the notices", f"{len(atlas.mentions):,}"),
        ("of these linked (the first in each section)", f"{linked:,}"),
        ("Events", f"{len(atlas.events):,}"),
        ("stated in a notice", f"{basis[Basis.STATED]:,}"),
        ("inferred from a notice", f"{basis[Basis.INFERRED]:,}"),
        ("from an outside source", f"{basis[Basis.OUTSIDE]:,}"),
        ("Outside sources cited", f"{len(atlas.corpus.sources):,}"),
    ]
