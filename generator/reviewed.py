"""What a review vouches for: the parts of a page and their digest; and what on it is disputed.

A part is a list of lines: its dates, the paragraphs of a summary, the paragraphs of the text as
published. What people dispute, and what only says how a page is linked, is no part of it. A part
without lines is left out, so that a new kind of part changes no digest until a page has it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.models import (
    Block,
    Corpus,
    Figure,
    Later,
    Notice,
    OutsideEvent,
    RoleDate,
    Round,
    StatedEvent,
    SubjectFile,
    Term,
)
from generator.standing import Dispute
from generator.text.escape import fold_space
from generator.vocabulary import Speaker

Parts = Mapping[str, tuple[str, ...]]
Page = Notice | Term | SubjectFile

TEXT = "text"
"""The part that holds the text as published."""
OURS = "## "
"""Stands before the heading of a part in our own words."""
MARKDOWN = frozenset({"definition", "intro"})
"""Further parts in our own words."""
_BREAK_RE = re.compile(r"\n\s*\n|\n(?=[-*+] |\d+[.)] |#)")


# --- pages ------------------------------------------------------------------------------------


def page_key(page: Page) -> str:
    """The name of a page among the reviewed: `notices/<id>`, `glossary/<id>`, `timelines/<id>`."""
    if isinstance(page, Notice):
        return f"notices/{page.id}"
    return f"glossary/{page.id}" if isinstance(page, Term) else f"timelines/{page.subject}"


def all_pages(corpus: Corpus) -> Iterator[Page]:
    """Every page that can be reviewed."""
    yield from corpus.notices
    yield from corpus.terms
    yield from corpus.subjects


def page_parts(page: Page, corpus: Corpus) -> Parts:
    """What a review of a page covers: part -> lines, in the order of the page."""
    if isinstance(page, Notice):
        provenance = corpus.provenance.get(page.id)
        parts = _notice_parts(page, provenance.sha256 if provenance else "")
    else:
        parts = _term_parts(page) if isinstance(page, Term) else _subject_parts(page)
    found: dict[str, list[str]] = {}
    for name, lines in parts:
        folded = [line for line in map(fold_space, lines) if line]
        if folded:  # two parts of one name, as two headings "Notes", count as one
            found.setdefault(name, []).extend(folded)
    return {name: tuple(lines) for name, lines in found.items()}


def digest(parts: Parts) -> str:
    """`r` and twelve hex digits: the letter keeps YAML from reading it as a number."""
    written = json.dumps({name: list(lines) for name, lines in parts.items()}, sort_keys=True)
    return "r" + hashlib.sha256(written.encode("utf-8")).hexdigest()[:12]


def _notice_parts(notice: Notice, sha256: str) -> Iterator[tuple[str, Iterable[str]]]:
    yield from (
        (name, (str(getattr(notice, name)),))
        for name in (
            *("title", "title_zh", "subtitle", "work", "kind", "issuer"),
            *("number", "number_note", "addressees", "language"),
            *("republisher", "translation", "translator"),
        )
    )
    yield "joint_issuers", notice.joint_issuers
    yield "signature", notice.signature
    yield "attachments", (_line(entry.title, entry.url) for entry in notice.attachments)
    yield "evidence", (_line(entry.of, entry.how, entry.quote) for entry in notice.evidence)
    yield "dates", map(_date, notice.dates)
    yield "raw file", (sha256,)
    for part in notice.editorial:
        yield OURS + part.heading, _BREAK_RE.split(part.markdown)
    yield (
        "events",
        (
            _line(e.edtf, e.role, e.label, e.basis, e.quote, " ".join(e.subjects))
            for e in notice.events
        ),
    )
    yield (
        "relations",
        (_line(e.type, e.to, e.quote, e.note, " ".join(e.sources)) for e in notice.relations),
    )
    yield (
        "later",
        (_line(e.edtf, e.text, e.quote, " ".join(e.sources)) for e in notice.later),
    )
    yield (
        "corrections",
        (
            _line(f"for “{e.quote}” read “{e.now}”", e.reason, e.by, e.on)
            for e in notice.corrections
        ),
    )
    yield TEXT, map(block_line, notice.blocks)


def block_line(block: Block) -> str:
    """A paragraph as a review covers it: its words, and whose they are where not the issuer's."""
    whose = "" if block.by is Speaker.ISSUER else f"[{block.by}] "
    return fold_space(whose + block.text)


def _term_parts(term: Term) -> Iterator[tuple[str, Iterable[str]]]:
    yield from (
        (name, (str(getattr(term, name)),))
        for name in (
            *("label", "label_zh", "pinyin", "kind", "number", "number_note"),
            *("replaced_by", "confidence", "conflicts"),
        )
    )
    yield "definition", _BREAK_RE.split(term.definition)
    yield "issuer", term.issuer
    yield "aliases", (_line(name.text, name.note) for name in term.aliases)
    yield "renderings", (_line(name.text, name.seen, name.note) for name in term.renderings)
    yield "dates", map(_date, term.dates)
    yield "sources", term.sources


def _subject_parts(subject: SubjectFile) -> Iterator[tuple[str, Iterable[str]]]:
    yield "title", (subject.title,)
    yield "intro", _BREAK_RE.split(subject.intro)
    for entry in subject.rounds:
        yield f"round {entry.id}", _round(entry)
    yield "events", map(_outside, subject.events)


def _round(entry: Round) -> Iterator[str]:
    yield _line(entry.edtf, entry.title)
    yield entry.new
    yield from (f"target: {target}" for target in entry.targets)
    yield from (f"legal basis: {name}" for name in entry.legal_basis)
    yield from (f"figure: {_figure(figure)}" for figure in entry.figures)
    yield from (f"notice: {id_}" for id_ in entry.notices)
    yield _line(f"confidence: {entry.confidence}", " ".join(entry.sources), entry.conflicts)


def _figure(figure: Figure) -> str:
    return _line(figure.label, figure.value, figure.period, figure.count, " ".join(figure.sources))


def _outside(event: OutsideEvent) -> str:
    return _line(
        *(event.edtf, event.role, event.label, event.text, " ".join(event.subjects)),
        *(event.confidence, " ".join(event.sources), event.conflicts),
    )


def _date(date: RoleDate) -> str:
    return _line(date.role, date.edtf, date.basis, date.quote, " ".join(date.sources), date.note)


def _line(*values: object) -> str:
    return "; ".join(filter(None, map(str, values)))


# --- what is disputed -------------------------------------------------------------------------

Fact = RoleDate | StatedEvent | Later | Round | OutsideEvent | Term
"""What can be disputed by itself; of a term it is the definition."""


@dataclass(frozen=True)
class DisputedFact:
    """A single fact that somebody holds to be wrong."""

    fact: Fact
    dispute: Dispute


def disputed_facts(page: Page) -> Iterator[DisputedFact]:
    """The disputed facts of a page, in the order of its file."""
    facts: tuple[Fact, ...]
    if isinstance(page, Notice):
        facts = (*page.dates, *page.events, *page.later)
    elif isinstance(page, Term):
        facts = (page, *page.dates)
    else:
        facts = (*page.rounds, *page.events)
    yield from (DisputedFact(fact, fact.disputed) for fact in facts if fact.disputed)
