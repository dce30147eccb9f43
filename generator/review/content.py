"""Checks of the content that need the whole corpus: words, evidence, and our own prose.

The form of each file is checked where it is read; links and quotes where they are used.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from generator.config import Project
from generator.errors import Finding, Severity, excerpt
from generator.models import Corpus, Notice, Source, Term
from generator.review.plausible import check_plausible
from generator.reviewed import all_pages, disputed_facts
from generator.vocabulary import Review

SHORT_LIMIT = 350
"""Characters of a definition's first paragraph: what fits on a card."""
SUMMARY_LIMIT = 4
"""Sentences of a summary."""


_PARAGRAPH_LINK_RE = re.compile(r"\(#([A-Za-z0-9-]+)(?=\)|\s+[\"'])")
_SENTENCE_END_RE = re.compile(r"[.!?](?=\s|\Z)|[。！？]")
_ABBREVIATION_RE = re.compile(r"\b(?:No|Art|Nos|vs|e\.g|i\.e|U\.S)\.")


def check_content(corpus: Corpus, project: Project) -> tuple[Finding, ...]:
    """What an editor should mend, in order of file and line.

    Args:
        corpus: Everything people own.
        project: Where it lies.
    """
    findings: list[Finding] = []
    for provenance in corpus.provenance.values():
        path = project.raw / provenance.id / provenance.file
        findings += _check_bytes(
            path.read_bytes() if path.is_file() else None, provenance.sha256, project.uri(path)
        )
    for notice in corpus.notices:
        if notice.id not in corpus.provenance and f"raw:{notice.id}" not in corpus.unread:
            message = (
                f"no raw notice content/raw/{notice.id}/. If the id was changed, put the old one"
                " back: raw notice and base bear it. If the notice is new, take it in with"
                f" 'notice-atlas add FILE --id {notice.id}'."
            )
            findings.append(Finding(notice.path, 1, message, code="raw"))
        findings += check_editorial(notice)
    has_sources = "source:" not in corpus.unread
    for term in corpus.terms:
        findings += check_term(term, has_sources=has_sources)
    findings += check_plausible(corpus)
    findings += _check_redirects(corpus)
    if not corpus.unread:  # what cannot be read may cite every source
        findings += _check_unused(corpus)
    return tuple(sorted(set(findings)))


def _check_bytes(data: bytes | None, expected: str, uri: str) -> list[Finding]:
    if data is None:
        return [
            Finding(uri, 0, "the raw file is missing; restore it from the history.", code="raw")
        ]
    found = hashlib.sha256(data).hexdigest()
    if found == expected:
        return []
    message = (
        f"sha256 is {found[:12]}..., its record says {expected[:12]}...: the bytes were changed."
        " Restore the file; raw notices are never edited."
    )
    return [Finding(uri, 0, message, code="raw")]


def check_editorial(notice: Notice) -> list[Finding]:
    """What is missing from, or too long in, the parts of a page that we write."""
    findings = []
    ids = {block.id for block in notice.blocks}
    for part in notice.editorial:
        if not part.markdown and notice.review is not Review.RETRACTED:
            message = f"'## {part.heading}' is empty; write it, or remove the heading."
            findings.append(
                Finding(notice.path, part.line, message, Severity.WARNING, code="editorial")
            )
        for offset, line in enumerate(part.markdown.splitlines()):
            for target in _PARAGRAPH_LINK_RE.findall(line):
                if target not in ids:
                    message = f"'#{target}' is no paragraph of this page; copy the id below it."
                    findings.append(
                        Finding(notice.path, part.line + 2 + offset, message, code="link")
                    )
        if part.heading == "Summary" and _count_sentences(part.markdown) > SUMMARY_LIMIT:
            message = (
                f"the summary has {_count_sentences(part.markdown)} sentences;"
                f" keep it to {SUMMARY_LIMIT}."
            )
            findings.append(
                Finding(notice.path, part.line, message, Severity.WARNING, code="editorial")
            )
        if part.heading == "What it does":
            findings += _unlinked_points(notice, part.markdown, part.line + 2)
    return findings


def _unlinked_points(notice: Notice, markdown: str, first_line: int) -> list[Finding]:
    findings, point, start = [], "", 0
    for number, line in enumerate([*markdown.splitlines(), "- "], first_line):
        if not line.startswith(("- ", "* ")):
            point += " " + line.strip()
            continue
        if point and not _PARAGRAPH_LINK_RE.search(point):
            message = f"'{excerpt(point)}' names no paragraph; end it with '[¶](#id)'."
            findings.append(Finding(notice.path, start, message, code="editorial"))
        point, start = line[2:].strip(), number
    return findings


def check_term(term: Term, *, has_sources: bool = True) -> list[Finding]:
    """What an editor of a glossary entry should mend.

    Args:
        term: The entry.
        has_sources: Whether the file of sources could be read; if not, no entry has any.
    """
    findings = []
    if not term.definition.strip():
        findings.append(Finding(term.path, 1, "no definition below the front matter; write one."))
    if len(term.short) > SHORT_LIMIT:
        message = (
            f"the first paragraph has {len(term.short)} characters; it stands on cards, keep it"
            f" to {SHORT_LIMIT} and put the rest into a second paragraph."
        )
        findings.append(Finding(term.path, 1, message, Severity.WARNING, code="editorial"))
    if has_sources and not term.sources and term.confidence != "low":
        message = f"confidence is '{term.confidence}' but no source is named; add one."
        findings.append(Finding(term.path, 1, message, Severity.WARNING, code="source"))
    return findings


def _check_redirects(corpus: Corpus) -> Iterable[Finding]:
    """A finding for each redirect that leads to no page, or away from one."""
    pages = {f"notices/{notice.id}" for notice in corpus.notices}
    pages |= {f"glossary/{term.id}" for term in corpus.terms}
    unread = {entry.replace(":", "s/", 1) for entry in corpus.unread if entry.startswith("notice")}
    unread |= {f"glossary/{entry[5:]}" for entry in corpus.unread if entry.startswith("term:")}
    path = "content/redirects.yml"
    for old, new in corpus.redirects.items():
        source, target = _page_of(old), _page_of(new)
        if source in pages:
            message = f"'{old}' is the address of a page, so it leads nowhere else; take it out."
            yield Finding(path, 0, message, Severity.WARNING, code="link")
        if target.startswith(("notices/", "glossary/")) and target not in pages | unread:
            message = f"'{old}' leads to '{new}', which is no page; name one that is there."
            yield Finding(path, 0, message, code="link")


def _page_of(address: str) -> str:
    return address.strip("/").partition("#")[0].removesuffix(".html")


def _check_unused(corpus: Corpus) -> Iterable[Finding]:
    used = {id_ for term in corpus.terms for id_ in term.sources}
    used |= {id_ for term in corpus.terms for date in term.dates for id_ in date.sources}
    used |= {id_ for notice in corpus.notices for date in notice.dates for id_ in date.sources}
    used |= {id_ for notice in corpus.notices for entry in notice.later for id_ in entry.sources}
    used |= {id_ for period in corpus.periods for id_ in period.sources}
    for page in all_pages(corpus):
        used |= set(page.review_note.sources)
        used |= {id_ for fact in disputed_facts(page) for id_ in fact.dispute.sources}
    for subject in corpus.subjects:
        used |= {id_ for entry in subject.events for id_ in entry.sources}
        used |= {id_ for entry in subject.rounds for id_ in entry.sources}
        used |= {id_ for entry in subject.rounds for fig in entry.figures for id_ in fig.sources}
    unused: dict[str, Source] = {k: v for k, v in corpus.sources.items() if k not in used}
    for id_ in unused:
        message = f"source '{id_}' is cited nowhere."
        yield Finding("content/sources.yml", 0, message, Severity.INFO, code="source")


def _count_sentences(markdown: str) -> int:
    return len(_SENTENCE_END_RE.findall(_ABBREVIATION_RE.sub("", markdown)))
