"""Renderings: how each term is printed, and surfaces that may be another rendering of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.atlas import Found, Mention
from generator.compile.works import date_order
from generator.models import Block, Corpus, Notice, Term
from generator.proposals import Proposal, Rendering, TermReview, Veto
from generator.text.capitals import count_capitals, find_capitalised
from generator.text.han import has_han
from generator.text.likeness import find_alike, fold_name
from generator.text.names import NameIndex
from generator.text.ownwords import find_namings
from generator.text.vetoes import why_not_same
from generator.vocabulary import Review

CUTOFF = 82.0
"""Likeness from which a surface is proposed; on the names of this glossary, left out one at a
time, 98 of 100 proposals at this level name the right term."""
_MOST_TERMS = 3
"""Terms that one surface is proposed for."""
_SHORTEST = 4
"""Letters of a name that is compared; shorter ones are like everything."""


@dataclass
class _Printed:
    """Where one surface is printed, so far."""

    surface: str
    sentence: str
    places: int = 0
    notices: dict[str, None] = field(default_factory=dict)

    def add(self, notice: str) -> None:
        """One more place."""
        self.places += 1
        self.notices[notice] = None

    def freeze(self) -> Rendering:
        """As a record."""
        return Rendering(self.surface, self.places, tuple(self.notices), self.sentence)


def review_renderings(corpus: Corpus, found: Found) -> tuple[TermReview, ...]:
    """For each term: surfaces by which it is found, and surfaces that look like one of its names.

    Surfaces are what the text says are names, and names in capitals. Those that a mention covers
    are known. What looks alike and has a veto is listed with its reason. In order of term id.
    """
    notices = sorted(
        (notice for notice in corpus.notices if notice.review is not Review.RETRACTED),
        key=date_order,
    )
    seen = _list_seen(notices, found.mentions)
    proposals, vetoes = _compare(_list_unknown(corpus, notices, found.mentions), corpus.terms)
    return tuple(
        TermReview(
            term=term.id,
            label=term.label,
            label_zh=term.label_zh,
            path=term.path,
            seen=seen.get(term.id, ()),
            proposals=tuple(proposals[term.id]),
            vetoes=tuple(vetoes[term.id]),
        )
        for term in corpus.terms
    )


# --- what is printed --------------------------------------------------------------------------


def _list_seen(
    notices: Iterable[Notice], mentions: Iterable[Mention]
) -> Mapping[str, tuple[Rendering, ...]]:
    """Term id -> surfaces of its mentions, the most frequent first; without short forms."""
    by_block = _by_block(mentions)
    printed: dict[str, dict[str, _Printed]] = defaultdict(dict)
    for notice in notices:
        for block in notice.blocks:
            for mention in by_block.get((notice.id, block.id), ()):
                if mention.defined_in:  # a name in this notice only
                    continue
                _print(printed[mention.term], mention.surface, notice, block, mention.start)
    return {term: _freeze(surfaces.values()) for term, surfaces in printed.items()}


def _list_unknown(
    corpus: Corpus, notices: Iterable[Notice], mentions: Iterable[Mention]
) -> tuple[Rendering, ...]:
    """Surfaces that say they are names and that no mention covers and no entry lists."""
    fold = NameIndex[None]().fold
    listed = {
        fold(text)
        for term in corpus.terms
        for text in (*(name.text for name in term.names), *term.not_names)
    }
    by_block = _by_block(mentions)
    printed: dict[str, _Printed] = {}
    for notice in notices:
        for block in notice.blocks:
            covered = by_block.get((notice.id, block.id), ())
            for surface, start, end in sorted(set(_surfaces(block.text))):
                is_known = any(m.start <= start + 1 and end - 1 <= m.end for m in covered)
                if not is_known and fold(surface) not in listed:
                    _print(printed, surface, notice, block, start)
    return _freeze(printed.values())


def _surfaces(text: str) -> Iterator[tuple[str, int, int]]:
    """Names and their spans: those the text says are names, and those in capitals.

    Of a quoted name with its type noun, the span is that of the words in quotes: an entry that
    has them has the name.
    """
    for naming in find_namings(text):
        end = naming.start + len(naming.core) + 2 if naming.core else naming.end
        yield naming.name, naming.start, end
    for start, end in find_capitalised(text):
        if count_capitals(text[start:end]) > 1:
            yield text[start:end], start, end


def _print(
    printed: dict[str, _Printed], surface: str, notice: Notice, block: Block, start: int
) -> None:
    surface = " ".join(surface.split())
    if surface not in printed:
        inside = [span for span in block.spans if span[0] <= start < span[1]]
        sentence = block.text[slice(*inside[0])] if inside else block.text
        printed[surface] = _Printed(surface, sentence)
    printed[surface].add(notice.id)


def _by_block(mentions: Iterable[Mention]) -> Mapping[tuple[str, str], list[Mention]]:
    blocks: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        blocks[mention.notice, mention.block].append(mention)
    return blocks


def _freeze(printed: Iterable[_Printed]) -> tuple[Rendering, ...]:
    renderings = (entry.freeze() for entry in printed)
    return tuple(sorted(renderings, key=lambda entry: (-entry.places, entry.surface)))


# --- what looks alike -------------------------------------------------------------------------


@dataclass(frozen=True)
class _Names:
    """Names of all terms in one script, and as they are compared."""

    names: list[tuple[str, str]]
    """Term id and name."""
    folded: list[str]


def _gather_names(terms: Iterable[Term], *, chinese: bool) -> _Names:
    names = sorted(
        {
            (term.id, name.text)
            for term in terms
            for name in term.names
            if len(name.text) >= _SHORTEST and has_han(name.text) is chinese
        }
    )
    return _Names(names, [fold_name(text) for _, text in names])


def _compare(
    surfaces: Iterable[Rendering], terms: tuple[Term, ...]
) -> tuple[dict[str, list[Proposal]], dict[str, list[Veto]]]:
    """Term id -> proposals and vetoes, in order of the surfaces."""
    known = {chinese: _gather_names(terms, chinese=chinese) for chinese in (False, True)}
    proposals: dict[str, list[Proposal]] = defaultdict(list)
    vetoes: dict[str, list[Veto]] = defaultdict(list)
    for rendering in surfaces:
        if len(rendering.surface) < _SHORTEST:
            continue
        names = known[has_han(rendering.surface)]
        for term, name, score, reason in _most_alike(rendering.surface, names):
            if reason:
                vetoes[term].append(Veto(rendering, name, score, reason))
            else:
                proposals[term].append(Proposal(rendering, name, score))
    return proposals, vetoes


def _most_alike(surface: str, known: _Names) -> list[tuple[str, str, float, str]]:
    """Terms most like a surface: id, the name it is like, how much, and why it is none."""
    best: dict[str, tuple[str, str, float, str]] = {}
    for index, score in find_alike(fold_name(surface), known.folded, CUTOFF):
        term, name = known.names[index]
        reason = why_not_same(surface, name)
        if term not in best or (best[term][3] and not reason):
            best[term] = term, name, score, reason
    ranked = sorted(best.values(), key=lambda row: (bool(row[3]), -row[2], row[0]))
    return ranked[:_MOST_TERMS]
