"""Relations: what each notice has to do with other papers, as it says or as editors say.

The text is read for papers (`printed`), the words around them for what is done (`wording`), and
the papers are looked up among those the atlas knows (`held`). What editors say wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.atlas import Evidence, Found, Mention, Relation
from generator.compile.relations.copied import relate_copies
from generator.compile.relations.held import Paper, Register, fold_title
from generator.compile.relations.numbers import same_number
from generator.compile.relations.rounds import Campaigns
from generator.compile.relations.stated import Statement, read_statements
from generator.compile.relations.unheld import list_unheld
from generator.docnumbers import read_number
from generator.errors import Finding, Severity
from generator.models import Corpus, CuratedRelation, Notice
from generator.text.names import NameIndex
from generator.vocabulary import RelationBasis, RelationType, Review, TermKind

__all__ = ["Related", "gather_relations", "list_unheld"]

_STRENGTH = tuple(RelationType)
"""The later in the list, the more it says: what cites and amends a paper amends it."""


@dataclass(frozen=True)
class Related:
    """What is known of all notices, and what could not be decided."""

    relations: tuple[Relation, ...]
    held_terms: Mapping[str, str]
    """Term id -> id of the notice that is the paper the entry is about."""
    findings: tuple[Finding, ...] = ()


def gather_relations(corpus: Corpus, found: Found) -> Related:
    """One relation for each notice and paper, by notice id, then in order of the text.

    Retracted notices say nothing. Of several things a notice says of one paper the strongest
    counts, with every place that says it. What an editor says of a paper stands instead, and what
    an editor denies is left out.
    """
    register = Register(corpus)
    campaigns = Campaigns(corpus, register)
    named = _by_block(found.mentions)
    titles = _title_mentions(corpus, found)
    copies = {relation.notice: relation for relation in relate_copies(corpus.notices)}
    relations: list[Relation] = []
    for notice in corpus.notices:
        if notice.review is Review.RETRACTED:
            continue
        mentions = _instruments(named.get(notice.id, {}), register)
        stated = [
            *read_statements(notice, mentions, titles.get(notice.id, ()), register),
            *campaigns.read(notice, named.get(notice.id, {})),
        ]
        curated = [_curated(entry, notice, register) for entry in notice.relations]
        if notice.id in copies:
            curated.append(copies[notice.id])
        relations += curated
        relations += _unsaid(_strongest(notice, stated), curated, notice, register)
    return Related(tuple(relations), register.held_terms(), tuple(_tell_unsure(register)))


def _tell_unsure(register: Register) -> Iterator[Finding]:
    """Where a notice cites one of several papers, and its editor has not said which."""
    for (id_, title), papers in sorted(register.unsure.items()):
        notice = register.notices[id_]
        said = {entry.to for entry in notice.relations} | {*notice.not_relations, ""}
        if said & {*papers, title}:
            continue
        line = next((b.line for b in notice.blocks if title in b.text), 0)
        message = (
            f"'{title}' could be {' or '.join(papers)}, so it is related to none. Say which in"
            " 'relations', or add the title to 'not_relations'."
        )
        yield Finding(notice.path, line, message, Severity.INFO, code="relation")


def _by_block(mentions: Iterable[Mention]) -> Mapping[str, Mapping[str, list[Mention]]]:
    """Notice id -> block id -> mentions."""
    named: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        named[mention.notice][mention.block].append(mention)
    return named


def _instruments(
    blocks: Mapping[str, Sequence[Mention]], register: Register
) -> dict[str, list[Mention]]:
    return {
        block: kept
        for block, mentions in blocks.items()
        if (kept := [one for one in mentions if _is_instrument(one.term, register)])
    }


def _is_instrument(term: str, register: Register) -> bool:
    return term in register.terms and register.terms[term].kind is TermKind.INSTRUMENT


# --- what is stated ---------------------------------------------------------------------------


def _strongest(notice: Notice, statements: Iterable[Statement]) -> list[Relation]:
    papers: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        papers.setdefault(statement.paper.key, []).append(statement)
    relations = []
    for said in papers.values():
        type_ = max((one.type for one in said), key=_STRENGTH.index)
        saying = [one for one in said if one.type is type_]
        # The text says it more fully than the title, which stands above it on every page.
        saying = [one for one in saying if one.evidence.block] or saying
        told = [
            *saying,
            *said,
        ]  # an entry can have texts of two titles: that of the deed goes first
        number = next((one.paper.number for one in told if one.paper.number), "")
        title = next((one.paper.title for one in told if one.paper.title), "")
        first = saying[0].paper
        relations.append(
            Relation(
                notice=notice.id,
                type=type_,
                basis=RelationBasis.STATED,
                to_notice=first.notice,
                to_term=first.term,
                title=title,
                number=number,
                evidence=tuple(dict.fromkeys(one.evidence for one in saying)),
            )
        )
    return relations


# --- what editors say -------------------------------------------------------------------------


def _curated(entry: CuratedRelation, notice: Notice, register: Register) -> Relation:
    paper = register.known(entry.to) or _named(entry.to)
    evidence = (Evidence(notice.id, entry.block, entry.quote),) if entry.quote else ()
    return Relation(
        notice=notice.id,
        type=entry.type,
        basis=RelationBasis.CURATED,
        to_notice=paper.notice,
        to_term=paper.term,
        title=paper.title,
        number=paper.number,
        evidence=evidence,
        sources=entry.sources,
        note=entry.note,
    )


def _named(text: str) -> Paper:
    """A paper that is not held, from its number or its title."""
    number = read_number(text)
    return Paper(number=number.normal) if number else Paper(title=text)


def _unsaid(
    stated: Iterable[Relation], curated: Sequence[Relation], notice: Notice, register: Register
) -> Iterator[Relation]:
    """What a notice states, without the papers of which an editor says something else."""
    denied = [register.known(name) or _named(name) for name in notice.not_relations]
    for relation in stated:
        is_told = any(_is_one(relation, _paper_of(other)) for other in curated)
        if not is_told and not any(_is_one(relation, paper) for paper in denied):
            yield relation


def _paper_of(relation: Relation) -> Paper:
    return Paper(relation.to_notice, relation.to_term, relation.title, relation.number)


def _is_one(relation: Relation, paper: Paper) -> bool:
    """Whether a relation leads to that paper."""
    if paper.notice or paper.term:
        return bool(
            (paper.notice and paper.notice == relation.to_notice)
            or (paper.term and paper.term == relation.to_term)
        )
    if paper.title and relation.title and fold_title(paper.title) == fold_title(relation.title):
        return True
    left, right = (
        (read_number(one.number) for one in (paper, relation) if one.number)
        if (paper.number and relation.number)
        else (None, None)
    )
    return bool(left and right and same_number(left, right))


# --- names in titles --------------------------------------------------------------------------


def _title_mentions(corpus: Corpus, found: Found) -> Mapping[str, tuple[Mention, ...]]:
    """Notice id -> the instruments that its titles name in title marks or quotation marks."""
    index: NameIndex[str] = NameIndex()
    for term in corpus.terms:
        if term.kind is TermKind.INSTRUMENT:
            for name in term.names:
                if name.link:
                    index.add(name.text, term.id, exact=name.exact)
    named = {}
    for notice in corpus.notices:
        mentions = [
            Mention(
                spot.values[0],
                notice.id,
                "",
                spot.start,
                spot.end,
                title[spot.start : spot.end],
                "",
            )
            for title in dict.fromkeys(filter(None, (notice.title, notice.title_zh)))
            for spot in index.scan(title)
            if len(set(spot.values)) == 1
        ]
        if mentions:
            named[notice.id] = tuple(mentions)
    return named
