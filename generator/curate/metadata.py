"""What the notice and its page say about it: who, to whom, when, under which number.

Each fact is read from a place that is meant to say it: a label, the title, the signature block,
the head of a page, provenance. What none of them says stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.attachments import find_attachments
from generator.curate.institutions import find_institution
from generator.curate.issuers import Issuers, find_issuers
from generator.curate.notice_kind import find_kind, names_kind, tells_of_document
from generator.curate.parties import (
    find_addressees,
    find_printed_source,
    find_translation,
    find_translator,
)
from generator.curate.parts import DraftBlock, Fact, Label, RawText, Site, Title
from generator.curate.roles import find_dates
from generator.curate.scripts import compile_both
from generator.curate.signature import find_signature
from generator.docnumbers import Series, find_numbers, read_number
from generator.errors import Finding, Severity
from generator.models import Attachment, Grounds, Provenance, RoleDate
from generator.text.han import guess_language, join_lines
from generator.text.timex import DATE_RE
from generator.vocabulary import BlockKind, Confidence, NoticeKind, Translation

_NOTE_RE = re.compile(r"[（(].{8,}[）)]\Z", re.DOTALL)
_PASSED_RE = compile_both("公布|发布|promulgated by|issued by", re.IGNORECASE)
_NOTE_WITHIN = 6
"""Blocks from the top among which the note stands: a decree may stand above it."""
_NEAR = 40
"""Code points behind "promulgated by" in which the number of the decree stands."""
_PAGE_WORDS = frozenset({"title", "label", "signature", "text", "head"})
"""Places of a fact whose words stand in the raw notice."""


@dataclass(frozen=True)
class Metadata:
    """Front matter the program can vouch for."""

    language: str
    kind: NoticeKind
    issuer: str
    joint_issuers: tuple[str, ...]
    addressees: str
    number: str
    translation: Translation
    translator: str
    republisher: str
    signature: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    dates: tuple[RoleDate, ...]
    facts: tuple[Fact, ...]
    """What was recognised, with how sure it is; also what is no field of the front matter."""
    findings: tuple[Finding, ...] = ()

    @property
    def evidence(self) -> tuple[Grounds, ...]:
        """The words from which fields are read that are not themselves those words."""
        return tuple(
            Grounds(fact.of, fact.quote, fact.how)
            for fact in self.facts
            if fact.quote and fact.how in _PAGE_WORDS and fact.of in _EXPLAINED
        )


_EXPLAINED = frozenset({"issuer", "joint_issuers", "number", "translation", "translator"})


@dataclass(frozen=True)
class Surroundings:
    """What is known beside the text: provenance, the site, names, the page."""

    provenance: Provenance
    site: Site
    institutions: Mapping[str, str]
    raw: RawText
    lines: tuple[str, ...]
    """Lines of the raw text that are short or chrome, where a page speaks of itself."""
    path: str
    """The raw file, for messages."""


def find_metadata(
    title: Title, labels: Sequence[Label], blocks: Sequence[DraftBlock], around: Surroundings
) -> Metadata:
    """What is known of the notice.

    Args:
        title: Its title.
        labels: Labels of the page, in order.
        blocks: The text as published.
        around: What is known beside the text.
    """
    provenance, site = around.provenance, around.site
    labels = (*labels, *_labels_of_head(around.raw, labels))
    language = _language(title, blocks, provenance)
    signature = find_signature(blocks, around.institutions)
    note = _note(blocks)
    issuers = find_issuers(
        title.text, signature, provenance, site, around.institutions, note, labels
    )
    is_own = _is_own_site(provenance, site, issuers, around.institutions)
    dates, date_findings = find_dates(labels, blocks, signature, site, is_own, around.path)
    number = _find_number(title, labels, note)
    translation = _translation(language, site, is_own, around.lines)
    translator = find_translator(labels)
    republisher = _republisher(labels, issuers, is_own, around)
    named = title.text if names_kind(title.text) else f"{title.text}{title.subtitle}"
    kind = find_kind(named, is_report=_is_report(title.text, blocks))
    facts = (
        _title_fact(title, around.raw),
        Fact("kind", kind, "", "title", _sure(kind is not NoticeKind.OTHER)),
        *issuers.facts,
        *(fact for fact in (number, translation, translator, republisher) if fact),
        *(Fact("dates", f"{d.role} {d.edtf}", d.quote, "text", Confidence.HIGH) for d in dates),
    )
    return Metadata(
        language=language,
        kind=kind,
        issuer=issuers.first,
        joint_issuers=issuers.others,
        addressees=find_addressees(blocks),
        number=number.value if number else "",
        translation=Translation(translation.value),
        translator=translator.value if translator else "",
        republisher=republisher.value if republisher else "",
        signature=signature.names,
        attachments=find_attachments(blocks, around.raw, provenance.url),
        dates=dates,
        facts=facts,
        findings=date_findings + _missing(title, issuers, around.path),
    )


def _sure(is_sure: bool) -> Confidence:
    return Confidence.HIGH if is_sure else Confidence.LOW


def _language(title: Title, blocks: Sequence[DraftBlock], provenance: Provenance) -> str:
    text = "\n".join(sentence.text for block in blocks for sentence in block.sentences)
    return provenance.language or guess_language(f"{title.text}\n{text}")


def _labels_of_head(raw: RawText, labels: Sequence[Label]) -> list[Label]:
    """What the head of a page declares, where no label of the page says it."""
    fields = {label.field for label in labels}
    has_date = any(label.field in ("page-date", "issued") and label.value for label in labels)
    found: list[Label] = []
    for entry in raw.declared:
        if entry.field == "page-date" and (has_date or not DATE_RE.match(entry.value)):
            continue
        if entry.field in ("page-date", "source", "number") and entry.field not in fields:
            fields.add(entry.field)
            found.append(Label(entry.field, entry.name, entry.value, entry.value))
    return found


def _is_report(title: str, blocks: Sequence[DraftBlock]) -> bool:
    """Whether the page tells of a document and does not bring its sections."""
    sections = sum(block.kind is BlockKind.HEADING for block in blocks)
    return sections < 2 and tells_of_document(title)


def _title_fact(title: Title, raw: RawText) -> Fact:
    if not title.segments:
        return Fact("title", title.text, "", "text", Confidence.LOW)
    is_declared = any(title.text in entry.value for entry in raw.declared)
    is_sure = bool(title.again) or is_declared
    sure = Confidence.HIGH if is_sure else Confidence.MEDIUM
    return Fact("title", title.text, title.text, "title", sure)


def _note(blocks: Sequence[DraftBlock]) -> str:
    """The note below the title that tells how the document came to be; empty without one."""
    for block in blocks[:_NOTE_WITHIN]:
        text = join_lines(sentence.text for sentence in block.sentences)
        if _NOTE_RE.match(text):
            return text
    return ""


def _find_number(title: Title, labels: Sequence[Label], note: str) -> Fact | None:
    """The number on a line of its own or behind a label, at the end of a title, or in the note."""
    printed = next((label for label in labels if label.field == "number" and label.value), None)
    if printed:
        number = read_number(printed.value)
        value = number.normal if number else printed.value
        return Fact("number", value, printed.value, "label", Confidence.HIGH)
    found = find_numbers(title.text)
    if found and found[-1].end >= len(title.text.rstrip("）)")):
        number = found[-1]
        return Fact("number", number.normal, number.printed, "title", Confidence.HIGH)
    passed = _PASSED_RE.search(note)
    found = find_numbers(note[: passed.end() + _NEAR]) if passed else ()
    if len(found) == 1 and found[0].series is not Series.CODE:
        number = found[0]
        return Fact("number", number.normal, number.printed, "text", Confidence.MEDIUM)
    return None


def _is_own_site(
    provenance: Provenance, site: Site, issuers: Issuers, institutions: Mapping[str, str]
) -> bool | None:
    """Whether the publisher of this copy is one of its issuers; None when nothing says."""
    names = {issuers.first, *issuers.others} - {""}
    if site.institution and names:
        return site.institution in names
    if site.host:
        return site.is_official
    if provenance.publisher and names:
        publisher = find_institution(provenance.publisher, institutions)
        return (publisher or provenance.publisher) in names
    return None


def _translation(language: str, site: Site, is_own: bool | None, lines: Sequence[str]) -> Fact:
    if printed := find_translation(lines):
        return printed
    if language != "en":
        return Fact("translation", Translation.ORIGINAL, "", "language", Confidence.HIGH)
    if site.translation:
        return Fact("translation", site.translation, "", "site profile", Confidence.HIGH)
    if is_own:
        return Fact("translation", Translation.OFFICIAL, "", "site profile", Confidence.MEDIUM)
    return Fact("translation", Translation.UNOFFICIAL, "", "language", Confidence.MEDIUM)


def _republisher(
    labels: Sequence[Label], issuers: Issuers, is_own: bool | None, around: Surroundings
) -> Fact | None:
    """Who put this copy up, where that is not the issuer."""
    if is_own:
        return None
    known = around.site.republisher or around.provenance.publisher
    if known:
        return Fact("republisher", known, "", "said when added", Confidence.HIGH)
    names = [fact.quote for fact in issuers.facts if fact.quote]
    return find_printed_source(labels, names, around.institutions)


def _missing(title: Title, issuers: Issuers, path: str) -> tuple[Finding, ...]:
    findings = []
    if not title.segments:
        message = (
            "no title line was found, so the page is named after its first words;"
            " write the title into the page's front matter."
        )
        findings.append(Finding(path, 1, message, Severity.WARNING, "title"))
    if not issuers.first:
        said = "who issued this is not said in a form that is known"
        if issuers.unknown:
            said = (
                f"'{issuers.unknown}' issued this, and no institution of the glossary has that name"
            )
        message = (
            f"{said}; add 'issuer: <term id>' to source.yml, or the printed name to the"
            " institution's aliases in the glossary."
        )
        findings.append(Finding(path, 0, message, Severity.WARNING, "issuer"))
    return tuple(findings)
