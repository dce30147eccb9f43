"""Candidates: names the corpus uses as names and the glossary does not have, by their evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.compile.works import chosen_copies, date_order
from generator.models import Block, Corpus, Notice
from generator.proposals import Candidate, Sighting
from generator.text.names import NameIndex
from generator.text.naming import Naming, Sign
from generator.text.nouns import is_bare_head, sort_of
from generator.text.ownwords import find_namings
from generator.vocabulary import Review, TermKind

POINTS = {
    Sign.SHORT_NAME: 5,
    Sign.ACRONYM: 4,
    Sign.TITLE: 3,
    Sign.QUOTED: 3,
    Sign.SLOGAN: 3,
    Sign.PERIOD: 2,
}
"""What each sign is worth; a name has the sum of its signs."""
DOUBLED = 2
"""Points more for every doubling of the works that name it."""
_FORUM_ENDS = ("Congress", "Committee", "大", "会", "會")


@dataclass(frozen=True, slots=True)
class _Known:
    """A name that the glossary or the list of periods has."""

    term: str
    """Id of its entry; empty for a period without one."""
    link: bool


@dataclass
class _Gathered:
    """What the corpus says of one name so far."""

    signs: set[Sign] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    cores: set[str] = field(default_factory=set)
    shorts: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    issuers: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    sightings: dict[str, Sighting] = field(default_factory=dict)
    places: set[tuple[str, str, int]] = field(default_factory=set)
    works: set[str] = field(default_factory=set)

    def add(self, naming: Naming) -> None:
        """Take in what one place says."""
        self.signs.add(naming.sign)
        self.names[naming.name] += 1
        if naming.core:
            self.cores.add(naming.core)
        for counter, value in (
            (self.shorts, naming.short),
            (self.years, naming.year),
            (self.issuers, naming.issuer),
            (self.numbers, naming.number),
        ):
            if value:
                counter[value] += 1


def gather_candidates(corpus: Corpus) -> tuple[Candidate, ...]:
    """Names that the text as published says are names, and that no entry or period has.

    Ranked by the points of their evidence, then by name. A name that an entry has comes up again
    only where the text gives it a short name that the entry lacks. Retracted notices are passed
    over.
    """
    known = _index_known(corpus)
    chosen = {notice.id for notice in chosen_copies(corpus.notices).values()}
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for notice in sorted(corpus.notices, key=date_order):
        if notice.review is not Review.RETRACTED:
            _gather_notice(notice, gathered, known, is_chosen=notice.id in chosen)
    short_names = {known.fold(short) for entry in gathered.values() for short in entry.shorts}
    candidates = []
    for key, entry in gathered.items():
        candidate = _judge(entry, known)
        if candidate and (entry.shorts or key not in short_names):
            candidates.append(candidate)
    return tuple(sorted(candidates, key=lambda candidate: (-candidate.points, candidate.name)))


def _gather_notice(
    notice: Notice,
    gathered: dict[str, _Gathered],
    known: NameIndex[_Known],
    *,
    is_chosen: bool,
) -> None:
    for block in notice.blocks:
        text = block.text
        for naming in find_namings(text):
            entry = gathered[known.fold(naming.name)]
            entry.add(naming)
            entry.works.add(notice.work)
            if is_chosen:
                entry.places.add((notice.id, block.id, naming.start))
            if notice.id not in entry.sightings:
                entry.sightings[notice.id] = _sight(notice, block, text, naming)


def _sight(notice: Notice, block: Block, text: str, naming: Naming) -> Sighting:
    """The place, with the sentence it stands in, or the sentences if it runs over an end."""
    start, end = naming.start, naming.end
    around = [span for span in block.spans if span[0] < end and start < span[1]]
    sentence = text[around[0][0] : around[-1][1]] if around else text
    surface = text[start:end]
    return Sighting(notice.id, block.id, start, end, surface, sentence, notice.path, block.line)


# --- what is known ----------------------------------------------------------------------------


def _index_known(corpus: Corpus) -> NameIndex[_Known]:
    index: NameIndex[_Known] = NameIndex()
    for term in corpus.terms:
        for name in term.names:
            index.add(name.text, _Known(term.id, name.link), exact=name.exact)
        for text in term.not_names:
            index.add(text, _Known(term.id, link=False))
    for period in corpus.periods:
        for text in period.names:
            index.add(text, _Known(period.term, link=False))
    return index


def _who_has(name: str, known: NameIndex[_Known]) -> tuple[_Known, ...]:
    """Entries of which the whole name is one."""
    letters = [index for index, letter in enumerate(name) if letter.isalnum()]
    for spot in known.scan(name) if letters else ():
        if spot.start <= letters[0] and spot.end > letters[-1]:
            return spot.values
    return ()


def _judge(entry: _Gathered, known: NameIndex[_Known]) -> Candidate | None:
    """The candidate, None if there is nothing in it that the glossary does not have."""
    name = _most(entry.names)
    owners = _who_has(name, known)
    if not owners:
        owners = tuple(
            owner for core in sorted(entry.cores) for owner in _who_has(core, known) if owner.link
        )
    shorts = tuple(_ranked(entry.shorts))
    if owners:
        shorts = tuple(
            short for short in shorts if not is_bare_head(short) and not _who_has(short, known)
        )
        if not shorts:
            return None
    return Candidate(
        name=name,
        signs=tuple(sign for sign in Sign if sign in entry.signs),
        kind=_guess_kind(name, entry.signs),
        points=_weigh(entry.signs, len(entry.works)),
        works=len(entry.works),
        places=len(entry.places),
        sightings=tuple(entry.sightings.values()),
        surfaces=tuple(_ranked(entry.names)),
        shorts=shorts,
        year=_most(entry.years),
        issuer=_most(entry.issuers),
        number=_most(entry.numbers),
        term=owners[0].term if owners else "",
    )


def _weigh(signs: Iterable[Sign], works: int) -> int:
    return sum(POINTS[sign] for sign in signs) + DOUBLED * (works.bit_length() - 1)


def _guess_kind(name: str, signs: set[Sign]) -> TermKind:
    if Sign.SLOGAN in signs:
        return TermKind.SLOGAN
    if Sign.PERIOD in signs:
        return TermKind.FORUM if name.endswith(_FORUM_ENDS) else TermKind.PROGRAMME
    sort = sort_of(name, is_title=Sign.TITLE in signs)
    return TermKind(sort) if sort else TermKind.CONCEPT


def _ranked(counter: Counter[str]) -> list[str]:
    """The most frequent first, then by spelling."""
    return sorted(counter, key=lambda text: (-counter[text], text))


def _most(counter: Counter[str]) -> str:
    return next(iter(_ranked(counter)), "")
