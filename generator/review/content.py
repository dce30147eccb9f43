"""Checks of the content that need the whole corpus: words, evidence, and our own prose.

The form of each file is checked where it is read; links and quotes where they are used.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.config import Project
from generator.errors import Finding, Severity
from generator.models import Corpus, Notice, Source, Term
from generator.page import PUBLISHED
from generator.reviewed import all_pages, disputed_facts
from generator.text.escape import STRIPPED_RE
from generator.vocabulary import Basis, Review

SHORT_LIMIT = 350
"""Characters of a definition's first paragraph: what fits on a card."""
SUMMARY_LIMIT = 4
"""Sentences of a summary."""


@dataclass(frozen=True)
class RawWords:
    """What a raw notice says, as curate reads it."""

    text: str
    """The decoded file."""
    sentences: tuple[str, ...]
    """What belongs to the notice and must stand in its page."""


_PARAGRAPH_LINK_RE = re.compile(r"\(#([A-Za-z0-9-]+)(?=\)|[ \t]+[\"'])")
_SENTENCE_END_RE = re.compile(r"[.!?](?=\s|\Z)|[。！？]")
_ABBREVIATION_RE = re.compile(r"\b(?:No|Art|Nos|vs|e\.g|i\.e|U\.S)\.")
_SPACE_RE = re.compile(r"\s+")


def check_content(
    corpus: Corpus, project: Project, raw: Mapping[str, RawWords]
) -> tuple[Finding, ...]:
    """What an editor should mend, in order of file and line.

    Args:
        corpus: Everything people own.
        project: Where it lies.
        raw: Notice id -> the words of its raw file.
    """
    findings: list[Finding] = []
    for provenance in corpus.provenance.values():
        path = project.raw / provenance.id / provenance.file
        findings += _check_bytes(
            path.read_bytes() if path.is_file() else None, provenance.sha256, project.uri(path)
        )
    for notice in corpus.notices:
        words = raw.get(notice.id)
        if words is None:
            message = (
                f"no raw notice content/raw/{notice.id}/; take it in with"
                f" 'notice-atlas add FILE --id {notice.id}'."
            )
            findings.append(Finding(notice.path, 1, message, code="raw"))
        else:
            findings += check_verbatim(notice, words.text)
            findings += check_complete(notice, words.sentences)
        findings += check_editorial(notice)
    for term in corpus.terms:
        findings += check_term(term)
    findings += check_renderings(corpus.terms, {id_: words.text for id_, words in raw.items()})
    findings += _check_unused(corpus)
    return tuple(sorted(set(findings)))


def _check_bytes(data: bytes | None, expected: str, uri: str) -> list[Finding]:
    if data is None:
        return [Finding(uri, 0, "the raw file is missing; restore it from the history.")]
    found = hashlib.sha256(data).hexdigest()
    if found == expected:
        return []
    message = (
        f"sha256 is {found[:12]}..., its record says {expected[:12]}...: the bytes were changed."
        " Restore the file; raw notices are never edited."
    )
    return [Finding(uri, 0, message, code="raw")]


def _folded(text: str) -> str:
    return _SPACE_RE.sub("", STRIPPED_RE.sub("", text))


def check_verbatim(notice: Notice, raw: str) -> list[Finding]:
    """A finding for each block, or stated date, whose words do not stand in the raw notice."""
    findings = []
    folded = _folded(raw)
    for block in notice.blocks:
        for offset, sentence in enumerate(block.sentences):
            if _folded(sentence) not in folded:
                message = (
                    f"'{_shorten(sentence)}' does not stand in the raw notice. The text under"
                    f" '## {PUBLISHED}' is verbatim: restore it, and put a change under"
                    " 'corrections' in the front matter."
                )
                findings.append(Finding(notice.path, block.line + offset, message, code="verbatim"))
    for date in notice.dates:
        if date.basis is Basis.STATED and _folded(date.quote) not in folded:
            message = f"the quote '{_shorten(date.quote)}' of a date does not stand in the notice."
            findings.append(Finding(notice.path, 1, message, code="quote"))
    for grounds in notice.evidence:
        if _folded(grounds.quote) not in folded:
            message = (
                f"the quote '{_shorten(grounds.quote)}' for '{grounds.of}' does not stand in the"
                " notice; copy it from there, or take the entry out of 'evidence'."
            )
            findings.append(Finding(notice.path, 1, message, code="quote"))
    return findings


def check_complete(notice: Notice, sentences: Iterable[str]) -> list[Finding]:
    """A finding for each sentence of the raw notice that its page does not have."""
    page = _folded("".join(block.text for block in notice.blocks)) + _folded(notice.title)
    findings = []
    for sentence in sentences:
        if _folded(sentence) not in page:
            message = (
                f"'{_shorten(sentence)}' stands in the raw notice but not in the page. Put it back"
                f" under '## {PUBLISHED}', or let a site profile say that it is the site's own."
            )
            findings.append(Finding(notice.path, 1, message, Severity.WARNING, code="missing"))
    return findings


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
            message = f"'{_shorten(point)}' names no paragraph; end it with '[¶](#id)'."
            findings.append(Finding(notice.path, start, message, code="editorial"))
        point, start = line[2:].strip(), number
    return findings


def check_term(term: Term) -> list[Finding]:
    """What an editor of a glossary entry should mend."""
    findings = []
    if not term.definition.strip():
        findings.append(Finding(term.path, 1, "no definition below the front matter; write one."))
    if len(term.short) > SHORT_LIMIT:
        message = (
            f"the first paragraph has {len(term.short)} characters; it stands on cards, keep it"
            f" to {SHORT_LIMIT} and put the rest into a second paragraph."
        )
        findings.append(Finding(term.path, 1, message, Severity.WARNING, code="editorial"))
    if not term.sources and term.confidence != "low":
        message = f"confidence is '{term.confidence}' but no source is named; add one."
        findings.append(Finding(term.path, 1, message, Severity.WARNING, code="source"))
    return findings


def check_renderings(terms: Iterable[Term], raw: Mapping[str, str]) -> list[Finding]:
    """A finding for each rendering that the notice in which it was seen does not print."""
    folded: dict[str, str] = {}
    findings = []
    for term in terms:
        for name in term.renderings:
            if name.seen not in raw:
                continue  # a source, or a notice whose file is missing
            if name.seen not in folded:
                folded[name.seen] = _folded(raw[name.seen]).casefold()
            if _folded(name.text).casefold() not in folded[name.seen]:
                message = (
                    f"the rendering '{_shorten(name.text)}' is said to be seen in '{name.seen}',"
                    " which does not print it; correct the words or the place."
                )
                findings.append(Finding(term.path, name.line, message, code="quote"))
    return findings


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


def _shorten(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 60 else text[:57] + "..."
