"""Review: which reviewed pages are no longer what was reviewed, and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from generator.errors import Finding, Severity
from generator.models import Corpus
from generator.reviewed import Page, all_pages, digest, page_key, page_parts
from generator.text.linediff import Change, compare_parts
from generator.text.yamlfile import line_of
from generator.vocabulary import Review

P = TypeVar("P", bound=Page)


def follow_reviews(corpus: Corpus) -> tuple[Corpus, Mapping[str, tuple[Change, ...]]]:
    """The corpus with the state of each page as it is today, and what has changed since reviews.

    A reviewed page whose parts do not give the digest of its review any more is `changed`. What
    changed is told from the record of the review; where that is not there, nothing can be told.

    Args:
        corpus: As loaded: references that lead nowhere are still part of the pages.
    """
    changes: dict[str, tuple[Change, ...]] = {}
    findings: list[Finding] = []
    for page in all_pages(corpus):
        if page.review is not Review.REVIEWED:
            continue
        key = page_key(page)
        parts = page_parts(page, corpus)
        is_same = digest(parts) == page.review_note.of
        record = corpus.reviewed.get(key)
        has_record = record is not None and digest(record.parts) == page.review_note.of
        if not is_same and page.review_note.of:
            known = record.parts if record is not None and has_record else None
            changes[key] = compare_parts(known, parts) if known is not None else ()
        findings += (
            replace(finding, line=_review_line(corpus, page))
            for finding in _tell(page, key, is_changed=key in changes, has_record=has_record)
        )
    findings += _stray_records(corpus)
    return _mark_changed(corpus, changes, findings), changes


def _tell(page: Page, key: str, *, is_changed: bool, has_record: bool) -> Iterator[Finding]:
    note, again = page.review_note, f"'notice-atlas review {key} --by NAME'"
    if not note.of:
        message = (
            "marked as reviewed, but not what was reviewed, so nobody would see a later change;"
            f" run {again}."
        )
        yield Finding(page.path, 0, message, Severity.WARNING, "review")
        return
    if is_changed:
        message = (
            f"changed since {note.by} reviewed it on {note.on}; the page says so."
            f" To review it again, run {again}."
        )
        yield Finding(page.path, 0, message, Severity.INFO, "review")
    if not has_record:
        message = (
            f"content/reviewed/{key}.yml does not hold what 'of: {note.of}' names, so the page"
            f" cannot show what changes. Restore the file, or run {again}."
        )
        yield Finding(page.path, 0, message, Severity.WARNING, "review")


def _review_line(corpus: Corpus, page: Page) -> int:
    written = corpus.written.get(page.path, "")
    return line_of(written, ("review",)) if written else 0


def _stray_records(corpus: Corpus) -> Iterator[Finding]:
    known = {page_key(page) for page in all_pages(corpus)}
    for key, record in corpus.reviewed.items():
        if key not in known:
            message = "the review of no page that can be read; remove it if the page is gone."
            yield Finding(record.path, 0, message, Severity.INFO, "review")


def _mark_changed(
    corpus: Corpus, changes: Mapping[str, tuple[Change, ...]], findings: list[Finding]
) -> Corpus:
    def mark(page: P) -> P:
        return replace(page, review=Review.CHANGED) if page_key(page) in changes else page

    return replace(
        corpus,
        notices=tuple(map(mark, corpus.notices)),
        terms=tuple(map(mark, corpus.terms)),
        subjects=tuple(map(mark, corpus.subjects)),
        findings=tuple(sorted({*corpus.findings, *findings})),
    )
