"""The page of one glossary term, and the further pages of its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.atlas import Backlink, Timeline
from generator.compile.evidence import find_rendering
from generator.compile.render.addresses import link_html, link_markdown, notice_stem, term_stem
from generator.compile.render.citation import breadcrumbs, describe_term
from generator.compile.render.drawing import Figure, draw_timeline
from generator.compile.render.editorial import paragraphs, plain_text, resolve_editorial
from generator.compile.render.index import Index
from generator.compile.render.pages import (
    escape_any,
    fill_template,
    front_matter,
    ready,
    write_text,
)
from generator.compile.render.record import term_record
from generator.compile.render.relations import term_relations
from generator.compile.render.sources import (
    date_row,
    list_sources,
    write_dispute,
    write_mention_link,
    write_notice,
    write_place_link,
    write_source,
)
from generator.compile.render.standing import list_history, page_standing
from generator.compile.render.words import ROLE, TERM_KIND, human_date, number_of
from generator.models import Name, Term

_MENTIONS_A_PAGE = 50
_WIDTH = 940


@dataclass(frozen=True)
class MentionGroup:
    """The sentences of one notice that name a term."""

    title: str
    address: str
    date: str
    sentences: tuple[tuple[Markup, Markup], ...]
    """Paragraph link, and the sentence with the name marked."""


@dataclass(frozen=True)
class _NameRow:
    text: Markup
    note: str
    seen: Markup


def render_term(term: Term, index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of a term's page, and of further pages where its mentions are many."""
    groups = _split(index.atlas.backlinks.get(term.id, ()))
    yield term_stem(term.id), _render_page(term, groups, index)
    for number, group in enumerate(groups[1:], 2):
        stem = _mentions_stem(term, number)
        yield stem, _render_further(term, group, number, len(groups), index)


def _render_page(term: Term, groups: Sequence[Sequence[Backlink]], index: Index) -> str:
    page = term_stem(term.id)
    description = plain_text(term.short)
    definition = paragraphs(term.definition)
    heads = (term.label, term.label_zh)  # an alias with these words says how they are linked
    timeline = index.timelines.get(term.id)
    dates = sorted(term.dates, key=lambda date: (*date.edtf.sort_key, date.role))
    related = [index.terms[id_] for id_ in term.related if id_ in index.terms]
    return fill_template(
        "term",
        front=front_matter(
            term.label,
            "term",
            description=description,
            source=term.path,
            json_ld=(describe_term(term, description), _trail(term, page)),
        ),
        term=term,
        kind=TERM_KIND[term.kind][0],
        lead=resolve_editorial(definition[0], index, page) if definition else ready(""),
        rest=resolve_editorial("\n\n".join(definition[1:]), index, page),
        standing=page_standing(term, index),
        disputed=write_dispute(term.disputed, index) if term.disputed else ready(""),
        record=term_record(term, index, page),
        dates=[date_row(date, index) for date in dates],
        aliases=[_name_row(name, index, page) for name in term.aliases if name.text not in heads],
        renderings=[_name_row(name, index, page) for name in term.renderings],
        mentions=_group(groups[0], index, page) if groups else (),
        mention_count=number_of(sum(len(mark_sentences(group)) for group in groups), "sentence"),
        pager=_pager(term, len(groups), 1, page),
        chart=_draw(term, timeline, index, page) if timeline else ready(""),
        timeline=link_html(timeline.uri, page) if timeline else "",
        relations=term_relations(term, index, page),
        related=[
            (other, link_html(term_stem(other.id), page), plain_text(other.short))
            for other in related
        ],
        sources=[(write_source(id_, index), index.source(id_).seen) for id_ in term.sources],
        history=list_history(term.path, index),
    )


def _draw(term: Term, timeline: Timeline, index: Index, page: str) -> Markup:
    title = f"Timeline of {term.label}"
    return draw_timeline(Figure(title, timeline.events, index, page, _WIDTH, rows=8))


def _trail(term: Term, page: str) -> dict[str, object]:
    return breadcrumbs(page, (("Glossary", "glossary/index"), (term.label, page)))


def _split(backlinks: Sequence[Backlink]) -> list[tuple[Backlink, ...]]:
    return [
        tuple(backlinks[start : start + _MENTIONS_A_PAGE])
        for start in range(0, len(backlinks), _MENTIONS_A_PAGE)
    ]


def _mentions_stem(term: Term, number: int) -> str:
    return term_stem(term.id) if number == 1 else f"{term_stem(term.id)}-mentions-{number}"


def _pager(term: Term, count: int, current: int, page: str) -> list[tuple[int, str, bool]]:
    """Number, address and whether it is this page, for each page of mentions; none for one page."""
    if count < 2:
        return []
    return [
        (number, link_html(_mentions_stem(term, number), page), number == current)
        for number in range(1, count + 1)
    ]


def _render_further(
    term: Term, group: Sequence[Backlink], number: int, count: int, index: Index
) -> str:
    stem = _mentions_stem(term, number)
    title = f"{term.label}: mentions, page {number} of {count}"
    return fill_template(
        "term-mentions",
        front=front_matter(title, "list", source=term.path, is_searched=False),
        title=title,
        term=term,
        address=link_markdown(term_stem(term.id), stem),
        mentions=_group(group, index, stem),
        pager=_pager(term, count, number, stem),
    )


def _group(backlinks: Sequence[Backlink], index: Index, page: str) -> tuple[MentionGroup, ...]:
    """Sentences by notice, in the order of the backlinks: the oldest notice first."""
    groups = []
    known = [backlink for backlink in backlinks if backlink.notice in index.notices]
    for id_, members in groupby(known, key=lambda backlink: backlink.notice):
        notice = index.notices[id_]
        best = notice.best_date
        sentences = tuple(
            (write_mention_link(link, index, page), sentence)
            for link, sentence in mark_sentences(tuple(members))
        )
        date = f"{ROLE[best.role].lower()} {human_date(best.edtf)}" if best else "date not known"
        address = link_html(notice_stem(id_), page)
        groups.append(MentionGroup(notice.title, address, date, sentences))
    return tuple(groups)


def mark_sentences(links: Sequence[Backlink]) -> list[tuple[Backlink, Markup]]:
    """Each citing sentence once, with every name in it marked, and the first link to it."""
    same = groupby(links, key=lambda link: (link.notice, link.block, link.sentence))
    groups = [tuple(members) for _, members in same]
    return [(members[0], _mark_surfaces(members)) for members in groups]


def _mark_surfaces(links: Sequence[Backlink]) -> Markup:
    """The sentence of the links with their surfaces marked; Chinese is marked as Chinese."""
    sentence = links[0].sentence
    spans = sorted({(link.start, link.end) for link in links if link.start < link.end})
    if not spans:
        return write_text(sentence)
    parts, done = "", 0
    for start, end in spans:
        if start >= done:
            parts += f"{_edge(sentence[done:start])}<mark>{escape_any(sentence[start:end])}</mark>"
            done = end
    return ready(parts + str(_edge(sentence[done:])))


def _edge(text: str) -> str:
    """Part of a sentence with the spaces at its ends kept."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}{escape_any(text)}{right}"


def _name_row(name: Name, index: Index, page: str) -> _NameRow:
    seen = ready("")
    if name.seen in index.notices:
        place = find_rendering(index.notices[name.seen], name.text)
        seen = write_notice(name.seen, index, page)
        if place:
            seen = ready(f"{seen} {write_place_link(place, index, page)}")
    elif name.seen in index.atlas.corpus.sources:
        seen = list_sources((name.seen,), index)
    elif name.seen:
        seen = write_text(name.seen)
    return _NameRow(write_text(name.text), name.note, seen)
