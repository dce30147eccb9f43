"""Find: where terms and named periods are printed in the notices, nothing decided yet."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.atlas import Found, Mention
from generator.compile.shortforms import Seen, ShortForms
from generator.errors import Finding, Severity
from generator.models import Block, Corpus, Name, Notice, Period, Term
from generator.text.names import Named, NameIndex, cut_words, take_longest
from generator.text.neighbours import is_in_longer_body, is_in_longer_word, is_of_elsewhere
from generator.text.script import to_simplified
from generator.vocabulary import BlockKind, TermKind

_TITLED = frozenset({TermKind.INSTRUMENT, TermKind.AGREEMENT})
_NATIONAL = frozenset({TermKind.INSTRUMENT, TermKind.INSTITUTION})
# The next word of a title; not of the next sentence, nor "Patent Law Article 26".
_NEXT_TITLE_WORD_RE = re.compile(
    r"[ -](?!(?:The|This|These|Those|It|Its|In|All|Any|Each|If|Article|Chapter|Section|Art)\b)"
    r"([A-Z][a-z]+)"
)
_LAST_WORD_RE = re.compile(r"([A-Z][a-z]+|\d+)\W*\Z")
_OPENING = frozenset("\"'“‘「『«‹〝")
_CLOSING = frozenset("\"'”’」』»›〞")
_CHINESE_BEFORE = ("《", "《中华人民共和国", "〈", "〈中华人民共和国")
# "Patent Law (2020 Amendment)" is the law, "Patent Law (Draft)" is not.
_DRAFT = "草案|意见稿|意見稿|[Dd]raft"
_CHINESE_TAIL_RE = re.compile(rf"(?:[（(](?![^（()）》]*(?:{_DRAFT}))[^（()）》]*[)）])?[》〉]")
_DRAFT_RE = re.compile(rf"\s?[（(][^（()）]*(?:{_DRAFT})[^（()）]*[)）]")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A name of a term."""

    term: Term
    name: Name


@dataclass(frozen=True, slots=True)
class _Place:
    """A block with what is known of its surroundings."""

    notice: Notice
    block: Block
    section: str


@dataclass(frozen=True, eq=False)  # one object for one state of the glossary
class _Names:
    """Every name to look for."""

    terms: NameIndex[_Claim]
    periods: NameIndex[str]
    issuers: frozenset[str]
    """Ids of the terms, one of which the issuer of a notice may be."""
    findings: tuple[Finding, ...]
    """Names that can never be found or linked."""


@dataclass(frozen=True)
class _Read:
    """What is named in one notice."""

    mentions: tuple[Mention, ...]
    periods: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    longer: tuple[tuple[tuple[str, str], Finding], ...]
    """Longer titles, each with the term it begins with; told once in a corpus."""


def find_mentions(corpus: Corpus) -> Found:
    """All places in the text as published where a term or a named period is printed.

    The longest name at a place wins. A name that two terms claim, or that is marked
    `link: false`, names nothing for sure: it yields no mention, and keeps shorter names inside it
    from being found. So does the title of an instrument that goes on as another, longer title
    ("Patent Law Treaty" when only the Patent Law is known), a law or body of another country, and
    a Chinese word that only holds a name. A short form that a notice defines counts in that notice
    from there on.
    """
    lines = tuple(name.line for term in corpus.terms for name in term.names)
    names = _index_names(corpus.terms, corpus.periods, lines)
    read = [_read_notice(names, notice) for notice in corpus.notices]
    longer: dict[tuple[str, str], Finding] = {}
    for notice in read:
        for key, finding in notice.longer:
            longer.setdefault(key, finding)
    return Found(
        tuple(mention for notice in read for mention in notice.mentions),
        tuple(period for notice in read for period in notice.periods),
        (*names.findings, *(told for notice in read for told in notice.findings), *longer.values()),
    )


def _read_notice(names: _Names, notice: Notice) -> _Read:
    mentions: list[Mention] = []
    periods: list[Mention] = []
    findings: list[Finding] = []
    longer: list[tuple[tuple[str, str], Finding]] = []
    forms = ShortForms(notice)
    is_known = notice.issuer in names.issuers
    for place in _places(notice):
        block = place.block
        text = block.text
        named = []
        terms, stretches = _scan(names, text)
        for spot in terms:
            term = _sure_term(text, spot)
            title = _longer_title(term, text, spot, block) if term else ""
            if term and title:
                key = (term.id, names.terms.fold(title))
                longer.append((key, _tell_longer(term, title, place)))
            if title or _is_another(text, spot, is_known=is_known):
                term = None
            named.append(Named(spot.start, spot.end, (Seen(term),)))
        findings += forms.define(block, named)
        for seen in take_longest((*forms.scan(block, named), *named)):
            term = seen.values[0].term
            if term:
                mentions.append(_mention(term.id, place, seen, seen.values[0].defined_in))
        for stretch in stretches:
            is_sure = len(set(stretch.values)) == 1
            if is_sure and not is_in_longer_word(text, stretch.start, stretch.end):
                periods.append(_mention(stretch.values[0], place, stretch))
    return _Read(tuple(mentions), tuple(periods), tuple(findings), tuple(longer))


def _places(notice: Notice) -> Iterator[_Place]:
    section = ""
    for block in notice.blocks:
        if block.kind is BlockKind.HEADING:
            section = block.id
        yield _Place(notice, block, section)


def _mention(id_: str, place: _Place, spot: Named[Any], defined_in: str = "") -> Mention:
    return Mention(
        term=id_,
        notice=place.notice.id,
        block=place.block.id,
        start=spot.start,
        end=spot.end,
        surface=place.block.text[spot.start : spot.end],
        section=place.section,
        defined_in=defined_in,
    )


def _sure_term(text: str, spot: Named[_Claim]) -> Term | None:
    """The one term that a name stands for and may be linked to by it, printed as it is."""
    claims = spot.values
    first = claims[0].term
    if not all(claim.term is first and claim.name.link for claim in claims):
        return None
    is_quoted = _is_quoted(text, spot.start, spot.end)
    return first if is_quoted or not all(claim.name.quoted for claim in claims) else None


def _is_another(text: str, spot: Named[_Claim], *, is_known: bool) -> bool:
    """Whether what stands beside a name, or its script, makes it the name of something else.

    Args:
        text: The block.
        spot: The place.
        is_known: Whether the glossary has the issuer of the notice.
    """
    kind, place = spot.values[0].term.kind, (text, spot.start, spot.end)
    return (
        is_in_longer_word(*place)
        or (kind in _NATIONAL and is_of_elsewhere(*place))
        or (kind is TermKind.INSTITUTION and is_in_longer_body(*place))
        or (kind is TermKind.INSTRUMENT and not is_known and _may_be_foreign(text, spot))
    )


def _may_be_foreign(text: str, spot: Named[_Claim]) -> bool:
    """Whether a law is printed in traditional characters that no name of it has.

    Taiwan's 專利法 is not 专利法; an issuer that the glossary has tells which is meant.
    """
    surface = text[spot.start : spot.end]
    plain = to_simplified(surface)
    if surface == plain:
        return False
    traditional = {one for one, other in zip(surface, plain, strict=True) if one != other}
    is_listed = any(traditional <= set(claim.name.text) for claim in spot.values)
    return not is_listed and "中华人民共和国" not in plain


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the span stands in quotation marks, or takes them in itself."""
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return bool(set(before) & _OPENING and set(after) & _CLOSING)


# --- names and who claims them ----------------------------------------------------------------


@functools.lru_cache(1 << 18)
def _scan(names: _Names, text: str) -> tuple[tuple[Named[_Claim], ...], tuple[Named[str], ...]]:
    """Terms and periods of a block: with the same names, each text is scanned once in a process."""
    cut = cut_words(text)
    return tuple(names.terms.scan(cut)), tuple(names.periods.scan(cut))


@functools.lru_cache(2)
def _index_names(
    terms: tuple[Term, ...], periods: tuple[Period, ...], lines: tuple[int, ...]
) -> _Names:
    """All names of the glossary; *lines* is where they stand, which does not make terms differ."""
    index, findings = _index_terms(terms)
    named: NameIndex[str] = NameIndex()
    for period in periods:
        for name in period.names:
            named.add(name, period.id)
    return _Names(index, named, frozenset(term.id for term in terms), findings)


def _index_terms(terms: tuple[Term, ...]) -> tuple[NameIndex[_Claim], tuple[Finding, ...]]:
    index: NameIndex[_Claim] = NameIndex()
    claims: dict[str, list[_Claim]] = defaultdict(list)
    findings = []
    for term in terms:
        guards = tuple(Name(text, link=False) for text in term.not_names)
        for name in term.names + guards:
            claim = _Claim(term, name)
            if index.add(name.text, claim, exact=name.exact):
                claims[index.fold(name.text)].append(claim)
            else:
                message = f"'{name.text}' has no letters or digits and is never found; remove it."
                findings.append(
                    Finding(term.path, name.line, message, Severity.WARNING, code="alias")
                )
    for key in sorted(claims):
        findings += _tell_shared(claims[key])
    return index, tuple(findings)


def _tell_shared(claims: list[_Claim]) -> list[Finding]:
    """One finding where several terms claim a name and at least one would link it."""
    if not any(claim.name.link for claim in claims):
        return []
    if all(claim.name.exact for claim in claims):  # told apart by their capitals
        spellings: dict[str, list[_Claim]] = defaultdict(list)
        for claim in claims:
            spellings[claim.name.text].append(claim)
        groups = [spellings[spelling] for spelling in sorted(spellings)]
    else:
        groups = [claims]
    findings = []
    for group in groups:
        by_term = {claim.term.id: claim for claim in reversed(group)}
        if len(by_term) < 2:
            continue
        first, *others = (by_term[id_] for id_ in sorted(by_term))
        rest = ", ".join(f"'{claim.term.label}' ({claim.term.path})" for claim in others)
        message = (
            f"the name '{first.name.text}' belongs to '{first.term.label}' and to {rest}, so it is"
            " never linked. Remove it from all but one, or set 'link: false' on each."
        )
        place = (first.term.path, first.name.line)
        findings.append(Finding(*place, message, Severity.WARNING, code="alias"))
    return findings


# --- titles that go on ------------------------------------------------------------------------


def _longer_title(term: Term, text: str, spot: Named[_Claim], block: Block) -> str:
    """The longer title a name is only the beginning or the inside of; empty if it is not."""
    if term.kind not in _TITLED:
        return ""
    draft = _DRAFT_RE.match(text, spot.end)
    if draft:
        return text[spot.start : draft.end()]
    return _goes_on(text, spot, block) or _inside_title_marks(text, spot)


def _goes_on(text: str, spot: Named[_Claim], block: Block) -> str:
    """The title where the next word is part of it: "Patent Law Treaty" for the Patent Law."""
    following = _NEXT_TITLE_WORD_RE.match(text, spot.end)
    surface = text[spot.start : spot.end]
    if not following or not _LAST_WORD_RE.search(surface):
        return ""
    if any(start <= spot.end <= end < following.start(1) for start, end in block.spans):
        return ""  # the next word starts a sentence
    return text[spot.start : following.end()]


def _inside_title_marks(text: str, spot: Named[_Claim]) -> str:
    """The title where its marks hold more than the name: 《专利法条约》 for 专利法."""
    if "》" not in text and "〉" not in text:
        return ""
    opening = max(text.rfind("《", 0, spot.start), text.rfind("〈", 0, spot.start))
    closing = max(text.rfind("》", 0, spot.start), text.rfind("〉", 0, spot.start))
    if opening == -1 or closing > opening:
        return ""
    before = text[opening : spot.start]
    if before in _CHINESE_BEFORE and _CHINESE_TAIL_RE.match(text, spot.end):
        return ""
    end = next((i for i in range(spot.end, len(text)) if text[i] in "》〉"), -1)
    return "" if end == -1 else text[opening : end + 1]


def _tell_longer(term: Term, title: str, place: _Place) -> Finding:
    message = (
        f"'{title}' goes on beyond '{term.label}', so it is not linked to it. If it is the same,"
        f" add it to the aliases in {term.path}; if not, it may deserve an entry of its own."
    )
    return Finding(place.notice.path, place.block.line, message, Severity.INFO, code="longer-title")
