"""Addresses that readers may have kept, and those of them that lead nowhere after a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.atlas import Atlas
from generator.models import Corpus, Notice
from generator.review.report.records import Broken
from generator.text.slug import slugify
from generator.vocabulary import TermKind

_OWN_ANCHOR_RE = re.compile(r"\{:? *#([\w-]+)[^}]*\}")
_LINK_RE = re.compile(r"\]\((?:notice:([a-z0-9-]+))?#([\w-]+)(?=\)|\s)")

_TOMBSTONE = "; in its place stands that it was taken out"


def find_broken(old: Atlas, new: Atlas) -> tuple[Broken, ...]:
    """Pages that are gone without a redirect, and anchors that are gone from pages that stay.

    Looked at are the pages of notices, terms, campaigns and timelines and those written by hand;
    anchors are paragraphs, headings of ours, rounds, and events of the timeline.
    """
    before, after = _addresses(old), _addresses(new)
    moved = {_stem(address) for address in new.corpus.redirects}
    stones = {f"notices/{id_}": _TOMBSTONE for id_ in new.corpus.tombstones}
    citing = _citing_files(new.corpus)
    broken = []
    for page, anchors in before.items():
        if page not in after:
            if page not in moved:
                broken.append(Broken(f"{page}.html", "the page" + stones.get(page, "")))
            continue
        for anchor, what in anchors.items():
            if anchor not in after[page]:
                files = citing.get((page, anchor), ())
                broken.append(Broken(f"{page}.html#{anchor}", what, files))
    return tuple(sorted(broken, key=lambda entry: (not entry.cited_by, entry.address)))


def _stem(address: str) -> str:
    stem = address.partition("#")[0].removesuffix(".html").removesuffix(".md")
    return f"{stem}index" if stem.endswith("/") else stem.lstrip("/")


def _addresses(atlas: Atlas) -> Mapping[str, Mapping[str, str]]:
    """Page -> its anchors, each with what stands there."""
    return dict(_pages(atlas))


def _pages(atlas: Atlas) -> Iterator[tuple[str, dict[str, str]]]:
    corpus = atlas.corpus
    for notice in corpus.notices:
        yield f"notices/{notice.id}", _notice_anchors(notice)
    kinds = {term.id: term.kind for term in corpus.terms}
    for term in corpus.terms:
        yield f"glossary/{term.id}", {}
    for subject in corpus.subjects:
        if subject.rounds and kinds.get(subject.subject) is TermKind.CAMPAIGN:
            yield (
                f"campaigns/{subject.subject}",
                {entry.id: f"round: {entry.title}" for entry in subject.rounds},
            )
    for timeline in atlas.timelines:
        events = {} if timeline.subject else {event.id: event.label for event in timeline.events}
        yield timeline.uri, {id_: f"event: {label}" for id_, label in events.items()}
    for page in corpus.pages:
        yield page.uri, dict.fromkeys(_OWN_ANCHOR_RE.findall(page.markdown), "a heading")


def _notice_anchors(notice: Notice) -> dict[str, str]:
    anchors = {slugify(part.heading): f"part: {part.heading}" for part in notice.editorial}
    return anchors | {block.id: block.text for block in notice.blocks}


def _citing_files(corpus: Corpus) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(Page, anchor) -> the files that lead there, by what people wrote."""
    found: dict[tuple[str, str], set[str]] = {}

    def note(text: str, path: str, own: str) -> None:
        for id_, anchor in _LINK_RE.findall(text):
            page = f"notices/{id_}" if id_ else own
            found.setdefault((page, anchor), set()).add(path)

    for notice in corpus.notices:
        for part in notice.editorial:
            note(part.markdown, notice.path, f"notices/{notice.id}")
    for term in corpus.terms:
        note(term.definition, term.path, f"glossary/{term.id}")
    for page in corpus.pages:
        note(page.markdown, page.path, page.uri)
    return {key: tuple(sorted(paths)) for key, paths in found.items()}
