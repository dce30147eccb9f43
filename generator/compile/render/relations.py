"""Relations on a page: what a notice does with other papers, and others with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.atlas import Relation
from generator.compile.render.addresses import link_html, notice_stem, term_stem
from generator.compile.render.index import Index
from generator.compile.render.pages import ready, write_text
from generator.compile.render.sources import list_sources, write_quote_link
from generator.compile.render.words import RELATION, ROLE, human_date
from generator.models import Notice, Term
from generator.vocabulary import DateRole, RelationBasis, RelationType

_MOST = 50
"""Papers that are shown under one heading; a law is cited by thousands."""
_SAYS_MORE = frozenset(RELATION) - {RelationType.CITES}
"""The words are shown where they say more than the title."""
_LONGEST_QUOTE = 160
_MAKES = frozenset(
    {
        DateRole.ISSUED,
        DateRole.SIGNED,
        DateRole.ADOPTED,
        DateRole.APPROVED,
        DateRole.RELEASED,
        DateRole.AMENDED,
    }
)
"""What gives a document its number."""


@dataclass(frozen=True)
class RelationRow:
    """One other paper."""

    title: Markup
    address: str
    """Empty where it has no page."""
    note: str
    places: Markup
    """The paragraphs that say so, linked."""
    quote: Markup
    origin: Markup
    """Who says so, where it is not the notice itself."""


@dataclass(frozen=True)
class RelationGroup:
    """The papers that stand in one relation."""

    label: str
    rows: tuple[RelationRow, ...]
    left_out: int


def notice_relations(notice: Notice, index: Index, page: str) -> tuple[RelationGroup, ...]:
    """What a notice does with other papers, then what is done with it."""
    own = index.relations_from.get(notice.id, ())
    done = [
        one
        for one in index.relations_to.get(notice.work, ())
        if one.notice != notice.id and _is_about(one, notice, index)
    ]
    return (
        *_groups(own, 0, lambda one: _target_row(one, index, page)),
        *_groups(_one_a_work(done, notice, index), 1, lambda one: _citing_row(one, index, page)),
    )


def term_relations(term: Term, index: Index, page: str) -> tuple[RelationGroup, ...]:
    """What notices do with the paper that an entry is about.

    A notice that only cites it is left to the sentences that name it, where it has one.
    """
    naming = {link.notice for link in index.atlas.backlinks.get(term.id, ())}
    found = _one_a_work(
        (
            one
            for one in index.relations_to_term.get(term.id, ())
            if one.type is not RelationType.CITES or one.notice not in naming
        ),
        None,
        index,
    )
    return tuple(_groups(found, 1, lambda one: _citing_row(one, index, page)))


def _is_about(relation: Relation, notice: Notice, index: Index) -> bool:
    """Whether a relation to a work is one to this copy: a translation is made from one of them."""
    if relation.type in (RelationType.TRANSLATION_OF, RelationType.REPOST_OF):
        return relation.to_notice == notice.id
    return index.notices[relation.notice].work != notice.work


def _one_a_work(
    relations: Iterable[Relation], notice: Notice | None, index: Index
) -> list[Relation]:
    """The oldest first, copies of one work once: the one in the language of the page."""
    language = notice.language if notice else ""
    chosen: dict[tuple[str, RelationType], Relation] = {}
    ranked = sorted(
        relations, key=lambda one: (index.notices[one.notice].language != language, one.notice)
    )
    for one in ranked:
        is_copy = one.type in (RelationType.TRANSLATION_OF, RelationType.REPOST_OF)
        work = one.notice if is_copy else index.notices[one.notice].work
        chosen.setdefault((work, one.type), one)
    place = {id_: number for number, id_ in enumerate(index.notices)}
    return sorted(chosen.values(), key=lambda one: -place[one.notice])


def _groups(
    relations: Iterable[Relation], side: int, row: Callable[[Relation], RelationRow]
) -> Iterator[RelationGroup]:
    """The relations by type, with the label of one of their two ends."""
    relations = tuple(relations)
    for type_, labels in RELATION.items():
        members = [one for one in relations if one.type is type_]
        if members:
            rows = tuple(row(one) for one in members[:_MOST])
            yield RelationGroup(labels[side], rows, max(0, len(members) - _MOST))


def _target_row(relation: Relation, index: Index, page: str) -> RelationRow:
    """The paper that a notice speaks of: held, explained, or only named."""
    notice, term = index.notices.get(relation.to_notice), index.terms.get(relation.to_term)
    if notice is not None:
        title, address, note = notice.title, notice_stem(notice.id), _dated(notice)
    elif term is not None:
        title, address = term.label, term_stem(term.id)
        note = relation.number or number_when_cited(term, (index.notices[relation.notice],))
    else:
        title, address = relation.title or relation.number, ""
        note = f"{relation.number}, not held" if relation.title and relation.number else "not held"
    return _row(relation, title, address, note, index, page)


def number_when_cited(term: Term, notices: Iterable[Notice]) -> str:
    """The number of the document an entry is about, or nothing if it may be that of a later text.

    Laws are revised, and an entry has the number of the newest text: a notice of 2022 does not cite
    an order of 2023.
    """
    latest = max((date.edtf.last for date in term.dates if date.role in _MAKES), default=None)
    if latest is None:
        return term.number
    cited = [notice.best_date for notice in notices]
    return term.number if all(date and latest <= date.edtf.last for date in cited) else ""


def _citing_row(relation: Relation, index: Index, page: str) -> RelationRow:
    notice = index.notices[relation.notice]
    return _row(relation, notice.title, notice_stem(notice.id), _dated(notice), index, page)


def _row(
    relation: Relation, title: str, stem: str, note: str, index: Index, page: str
) -> RelationRow:
    quotes = [one.quote for one in relation.evidence]
    is_shown = quotes and relation.type in _SAYS_MORE and len(quotes[0]) <= _LONGEST_QUOTE
    return RelationRow(
        title=write_text(title),
        address=link_html(stem, page) if stem else "",
        note=note,
        places=write_places(relation, index, page),
        quote=write_text(quotes[0]) if is_shown else ready(""),
        origin=_origin(relation, index),
    )


def write_places(relation: Relation, index: Index, page: str) -> Markup:
    """The paragraphs that say so, each once, linked to the words; "title" where it says it."""
    first = {one.block: one.quote for one in reversed(relation.evidence) if one.block}
    links = (
        write_quote_link(relation.notice, block, first[block], index, page)
        for block in dict.fromkeys(one.block for one in relation.evidence if one.block)
    )
    shown = list(filter(None, links))[:_MOST]
    if not shown and relation.evidence:
        return ready("title")
    return ready(" ".join(shown))


def _origin(relation: Relation, index: Index) -> Markup:
    """Nothing for what a notice states; else that an editor says it, and on what grounds."""
    if relation.basis is RelationBasis.STATED:
        return ready("")
    parts = [write_text(relation.note)] if relation.note else []
    if relation.sources:
        parts.append(list_sources(relation.sources, index))
    who = "Said by an editor" if parts or relation.evidence else ""
    return ready(": ".join(filter(None, (who, "; ".join(parts)))))


def _dated(notice: Notice) -> str:
    best = notice.best_date
    return f"{ROLE[best.role].lower()} {human_date(best.edtf)}" if best else "date not known"
