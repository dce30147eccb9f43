"""Pages that people edit, before and after: notices, glossary entries, pages written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.models import Block, Name, Notice, Page, Term
from generator.review.report.differ import by_id, differ
from generator.review.report.facts import compare_facts
from generator.review.report.records import (
    Author,
    Difference,
    FactChange,
    Item,
    ItemChange,
    SentenceChange,
)
from generator.review.report.sentences import compare_lines
from generator.review.report.texts import (
    editorial_lines,
    page_lines,
    published_lines,
    term_lines,
)
from generator.text.edtf import format_edtf
from generator.text.plurals import number_of

Change = TypeVar("Change", FactChange, SentenceChange)


@dataclass(frozen=True)
class Bases:
    """Pages as last generated, before and after; id -> notice."""

    old: Mapping[str, Notice]
    new: Mapping[str, Notice]


# --- notices ----------------------------------------------------------------------------------


def differ_notices(old: Sequence[Notice], new: Sequence[Notice], bases: Bases) -> Difference:
    """Notices; what their bases say as well is the generator's change."""

    def describe(notice: Notice) -> Item:
        return describe_notice(notice, bases.new.get(notice.id))

    def compare(before: Notice, after: Notice) -> ItemChange:
        facts, sentences = _notice_changes(before, after)
        was, now = bases.old.get(after.id), bases.new.get(after.id)
        if was is not None and now is not None and was != now:
            made_facts, made_sentences = _notice_changes(was, now)
            facts = _with_author(facts, made_facts)
            sentences = _with_author(sentences, made_sentences)
        return ItemChange(describe_notice(after), facts, sentences)

    return differ(by_id(old), by_id(new), describe, compare)


def describe_notice(notice: Notice, base: Notice | None = None) -> Item:
    """A notice in a few words; with its base, also whether a person has edited its page."""
    best = notice.best_date
    words = [f"{best.role} {format_edtf(best.edtf)}" if best else "no date"]
    words.append(f"issuer {notice.issuer}" if notice.issuer else "issuer not known")
    words.append(number_of(len(notice.blocks), "block"))
    if base is not None:
        facts, sentences = _notice_changes(base, notice)
        count = len(facts) + len(sentences)
        edited = f"generated, then edited in {number_of(count, 'place')}"
        words.append(edited if count else "as generated")
    return Item(notice.id, notice.title, f"notices/{notice.id}", notice.path, ", ".join(words))


def _notice_changes(
    old: Notice, new: Notice
) -> tuple[tuple[FactChange, ...], tuple[SentenceChange, ...]]:
    facts = compare_facts(old, new, skip={"blocks", "editorial"})
    sentences = compare_lines(editorial_lines(old), editorial_lines(new))
    published = compare_lines(published_lines(old), published_lines(new))
    sentences += tuple(replace(change, is_published=True) for change in published)
    return (*facts, *_block_facts(old.blocks, new.blocks)), sentences


def _block_facts(old: Sequence[Block], new: Sequence[Block]) -> tuple[FactChange, ...]:
    """Blocks that are now another's words, or a heading instead of a paragraph."""
    before = {block.id: block for block in old}
    changes = []
    for block in new:
        same = before.get(block.id, block)
        for name, was, now in (("words of", same.by, block.by), ("kind", same.kind, block.kind)):
            if was != now:
                fact = FactChange(f"block ({block.id}) {name}", str(was), str(now))
                changes.append(replace(fact, is_in_text=True))
    return tuple(changes)


def _with_author(changes: Sequence[Change], made: Sequence[Change]) -> tuple[Change, ...]:
    """The changes, those that the generator made as well marked as its own."""
    known = {_essence(change) for change in made}
    return tuple(
        replace(change, by=Author.GENERATOR) if _essence(change) in known else change
        for change in changes
    )


def _essence(change: FactChange | SentenceChange) -> tuple[str, str, str]:
    name = change.name if isinstance(change, FactChange) else ""
    return (name, change.old, change.new)


# --- the glossary -----------------------------------------------------------------------------


def differ_terms(old: Sequence[Term], new: Sequence[Term]) -> Difference:
    """Glossary entries, without their renderings."""

    def compare(before: Term, after: Term) -> ItemChange:
        facts = compare_facts(before, after, skip={"definition", "renderings"})
        sentences = compare_lines(term_lines(before), term_lines(after))
        return ItemChange(_describe_term(after), facts, sentences)

    return differ(by_id(old), by_id(new), _describe_term, compare)


def _describe_term(term: Term) -> Item:
    words = ", ".join(word for word in (term.label_zh, str(term.kind)) if word)
    return Item(term.id, term.label, f"glossary/{term.id}", term.path, words)


@dataclass(frozen=True)
class _Rendering:
    term: str
    label: str
    path: str
    name: Name

    @property
    def id(self) -> str:
        """The term and the words."""
        return f"{self.term}: {self.name.text}"


def differ_renderings(old: Sequence[Term], new: Sequence[Term]) -> Difference:
    """Forms of terms that were seen in a copy."""

    def compare(before: _Rendering, after: _Rendering) -> ItemChange:
        return ItemChange(_describe_rendering(after), compare_facts(before.name, after.name))

    return differ(by_id(_renderings(old)), by_id(_renderings(new)), _describe_rendering, compare)


def _renderings(terms: Sequence[Term]) -> list[_Rendering]:
    return [
        _Rendering(term.id, term.label, term.path, name)
        for term in terms
        for name in term.renderings
    ]


def _describe_rendering(rendering: _Rendering) -> Item:
    seen = f"seen in {rendering.name.seen}" if rendering.name.seen else "not said where seen"
    title = f"{rendering.label}: {rendering.name.text}"
    return Item(rendering.id, title, f"glossary/{rendering.term}", rendering.path, seen)


# --- pages written by hand --------------------------------------------------------------------


def differ_pages(old: Sequence[Page], new: Sequence[Page]) -> Difference:
    """Home, about and their like."""

    def describe(page: Page) -> Item:
        return Item(page.uri, page.title, page.uri, page.path)

    def compare(before: Page, after: Page) -> ItemChange:
        facts = compare_facts(before, after, skip={"markdown", "uri"})
        sentences = compare_lines(page_lines(before), page_lines(after))
        return ItemChange(describe(after), facts, sentences)

    return differ(
        {page.uri: page for page in old}, {page.uri: page for page in new}, describe, compare
    )
