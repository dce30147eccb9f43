"""What the notice and its page say about it: kind, issuer, number, dates, translation.

Each fact is read from a place that is meant to say it: a label, the title, the signature block,
provenance. What none of them says stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.dates import DATE_PATTERN, DATE_RE, parse_date
from generator.curate.institutions import find_institution, fold_name, is_organisation
from generator.curate.parts import DraftBlock, Label, Site, Title
from generator.curate.scripts import compile_both
from generator.curate.wrapping import is_closed
from generator.errors import Finding, Severity
from generator.models import Provenance, RoleDate
from generator.text.han import HAN, guess_language, join_lines
from generator.vocabulary import Basis, BlockKind, DateRole, NoticeKind, Translation

# The first kind whose words stand in the title; in Chinese the last word of a title decides.
_KINDS: tuple[tuple[NoticeKind, str, str], ...] = (
    (
        NoticeKind.INTERPRETATION,
        r"解读|答记者问|问答",
        r"interpretation|explained|questions and answers|q ?& ?a",
    ),
    (
        NoticeKind.CASE_LIST,
        r"典型案例|案例汇编|十大案例",
        r"typical cases|model cases|top ten cases",
    ),
    (
        NoticeKind.WORK_PLAN,
        r"工作要点|(?:工作|行动|实施|推进|整治)?(?:方案|计划)|规划|工作安排|纲要",
        r"key points|(?:priorities|points) (?:of|for) work|work(?:ing)? (?:plan|points|priorities)"
        r"|(?:action|implementation|promotion) plan|work arrangements?|outline",
    ),
    (
        NoticeKind.MEASURES,
        r"办法|规定|条例|细则|指南|规则|准则|意见",
        r"measures|provisions|regulations|rules|guidelines|opinions",
    ),
    (NoticeKind.ANNOUNCEMENT, r"公告|通告|公示|公报", r"announcement|bulletin|public notice"),
    (NoticeKind.NOTICE, r"通知|通报|的函", r"notice|circular|notification"),
    (NoticeKind.PRESS_RELEASE, r"新闻发布会|新闻稿|发布会", r"press (?:release|conference)"),
)
_KIND_RES = tuple(
    (kind, compile_both(rf"(?:{chinese})|\b(?:{english})\b", re.IGNORECASE))
    for kind, chinese, english in _KINDS
)
_ISSUED_AS_RE = compile_both(r"的(?P<form>通知|通报|函|公告|通告)(?:[（(].{1,20}[）)])?\Z")
_FORMS = ("notice", "announcement", "circular", "decree", "order", "opinions", "decision")
_OWN_NUMBER_RE = re.compile(
    r"[\w&' ]{2,60}? (?P<number>(?:Announcement|Order|Decree),? \(?No\.?\s?\d+\)?)", re.IGNORECASE
)
"""A title that is the name of the issuer and a number."""
_REPORT_RE = compile_both(
    r"(?:印发|发布|公布|出台)《[^》]+》\Z"
    r"|\b(?:releases?d?|issue[sd]|publish(?:es|ed)|announce[sd]|launch(?:es|ed)|unveil(?:s|ed))\b",
    re.IGNORECASE,
)
"""A title that tells what an institution did: the page reports a document, or brings it."""
_OPENING_RE = compile_both(
    rf"(?:办公室)?(?:(?:等.{{1,6}})?关于|公告|令|印发|发布|公布|出台|\s+(?=[{HAN}])|[、:：]|\Z)"
    r"|(?:['’]s)?:?\s(?=notice|announce|circular|order|decree|on\b|and\b|to\b|has\b|will\b"
    r"|joint|continu|issue|releas|publish|launch|unveil|\w+(?:s|ed)\s)",
    re.IGNORECASE,
)
"""What can stand behind the name of the issuer where a title opens with it."""
_ISSUED_AS_EN_RE = re.compile(r"(?P<form>notice|circular|announcement)\b", re.IGNORECASE)
_CLOSING_DATE_RE = re.compile(rf"{DATE_PATTERN}\Z")


@dataclass(frozen=True)
class Metadata:
    """Front matter the program can vouch for."""

    language: str
    kind: NoticeKind
    issuer: str
    number: str
    translation: Translation
    republisher: str
    dates: tuple[RoleDate, ...]
    findings: tuple[Finding, ...] = ()


def find_metadata(
    title: Title,
    labels: Sequence[Label],
    blocks: Sequence[DraftBlock],
    provenance: Provenance,
    site: Site,
    institutions: Mapping[str, str],
    path: str,
) -> Metadata:
    """What is known of the notice.

    Args:
        title: Its title.
        labels: Labels of the page, in order.
        blocks: The text as published.
        provenance: What was said when it was taken in.
        site: Profile of the site it comes from.
        institutions: Name -> term id.
        path: The raw file, for messages.
    """
    text = "\n".join(sentence.text for block in blocks for sentence in block.sentences)
    language = provenance.language or guess_language(f"{title.text}\n{text}")
    signature = _find_signature(blocks, institutions)
    issuer = (
        provenance.issuer
        or _issuer_of(title, signature, institutions)
        or (site.institution if site.is_official else "")
    )
    is_own = _is_own_site(provenance, site, issuer, institutions)
    dates, findings = _find_dates(labels, signature, site, is_own, path)
    if not title.segments:
        message = (
            "no title line was found, so the page is named after its first words;"
            " write the title into the page's front matter."
        )
        findings = (*findings, Finding(path, 1, message, Severity.WARNING, "title"))
    if not issuer:
        message = (
            "who issued this is not said in a form that is known; add 'issuer: <term id>' to"
            " source.yml, or the printed name to the institution's aliases in the glossary."
        )
        findings = (*findings, Finding(path, 0, message, Severity.WARNING, "issuer"))
    return Metadata(
        language=language,
        kind=find_kind(title.text, is_report=_is_report(title.text, blocks)),
        issuer=issuer,
        number=_find_number(title, labels),
        translation=_translation(language, site, is_own),
        republisher="" if is_own else site.republisher or provenance.publisher,
        dates=dates,
        findings=findings,
    )


def _is_report(title: str, blocks: Sequence[DraftBlock]) -> bool:
    """Whether the page tells of a document and does not bring its sections."""
    sections = sum(block.kind is BlockKind.HEADING for block in blocks)
    return sections < 2 and _REPORT_RE.search(title) is not None


def find_kind(title: str, *, is_report: bool = False) -> NoticeKind:
    """What sort of document the words of its title name.

    In Chinese the last word says what a document is ("关于印发《…办法》的通知" is a notice). An
    English title starts with it ("Notice on Issuing the Measures…"). A report of a document is
    none itself.
    """
    if found := _ISSUED_AS_RE.search(title):
        return NoticeKind.ANNOUNCEMENT if found["form"][-1] == "告" else NoticeKind.NOTICE
    if found := _ISSUED_AS_EN_RE.match(title):
        is_public = found["form"].lower() == "announcement"
        return NoticeKind.ANNOUNCEMENT if is_public else NoticeKind.NOTICE
    if is_report:
        return NoticeKind.OTHER
    return next((kind for kind, regex in _KIND_RES if regex.search(title)), NoticeKind.OTHER)


# --- the signature block ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Signature:
    """Names and the date at the end of the text."""

    issuer: str = ""
    date: RoleDate | None = None


def _find_signature(blocks: Sequence[DraftBlock], institutions: Mapping[str, str]) -> _Signature:
    """The first line that is a date, alone or behind a name, with the names above it.

    What follows the signature are attachments, which may carry dates of their own.
    """
    lines = [join_lines(sentence.text for sentence in block.sentences) for block in blocks]
    has_text = False  # above the text stands the date of a page
    for index, block in enumerate(blocks):
        has_text = has_text or (index > 0 and is_closed(lines[index - 1]))
        found = _CLOSING_DATE_RE.search(lines[index])
        if block.kind is not BlockKind.PARAGRAPH or not found or not has_text:
            continue
        before = lines[index][: found.start()].strip(" ,，")
        if before and not (find_institution(before, institutions) or is_organisation(before)):
            continue
        names = [before] if before else list(reversed(lines[max(0, index - 3) : index]))
        known = (find_institution(name, institutions) for name in names)
        edtf = parse_date(found[0])
        date = RoleDate(DateRole.ISSUED, edtf, Basis.STATED, found[0]) if edtf else None
        return _Signature(next((id_ for id_ in known if id_), ""), date)
    return _Signature()


# --- issuer, site, translation ------------------------------------------------------------------


def _issuer_of(title: Title, signature: _Signature, institutions: Mapping[str, str]) -> str:
    """The institution that signed, or whose name opens the title ("国家知识产权局关于…")."""
    if signature.issuer:
        return signature.issuer
    opening = title.text.removeprefix("The ")
    for name in sorted(institutions, key=len, reverse=True):
        if opening.lower().startswith(name) and _OPENING_RE.match(opening, len(name)):
            return institutions[name]
    folded = fold_name(title.text)
    named = {id_ for name, id_ in institutions.items() if f" of the {name} " in f" {folded} "}
    return named.pop() if len(named) == 1 and folded.startswith(_FORMS) else ""


def _find_number(title: Title, labels: Sequence[Label]) -> str:
    """The number as printed on a line of its own, else in a title that is nothing else."""
    printed = next((label.value for label in labels if label.field == "number"), "")
    found = _OWN_NUMBER_RE.fullmatch(title.text)
    return printed or (found["number"] if found else "")


def _is_own_site(
    provenance: Provenance, site: Site, issuer: str, institutions: Mapping[str, str]
) -> bool | None:
    """Whether the publisher of this copy is its issuer; None when nothing says."""
    if site.institution and issuer:
        return site.institution == issuer
    if site.host:
        return site.is_official
    if provenance.publisher and issuer:
        return find_institution(provenance.publisher, institutions) == issuer
    return None


def _translation(language: str, site: Site, is_own: bool | None) -> Translation:
    if site.translation:
        return site.translation
    if language != "en":
        return Translation.ORIGINAL
    return Translation.OFFICIAL if is_own else Translation.UNOFFICIAL


# --- dates --------------------------------------------------------------------------------------


def _find_dates(
    labels: Sequence[Label], signature: _Signature, site: Site, is_own: bool | None, path: str
) -> tuple[tuple[RoleDate, ...], tuple[Finding, ...]]:
    dates: list[RoleDate] = []
    findings: list[Finding] = []
    for label in labels:
        found = DATE_RE.match(label.value)
        edtf = parse_date(found[0]) if found else None
        if not edtf or label.field == "updated":
            continue
        role = _label_role(label, site, is_own)
        if role is None:
            message = (
                f"'{label.quote}' is the date of a page, but nothing says whether its publisher is"
                " the issuer, so the date is not used. Say in source.yml who issued the notice"
                " ('issuer') and who published this copy ('publisher', or 'url')."
            )
            findings.append(Finding(path, 0, message, Severity.WARNING, "date"))
        elif not any(date.role is role and str(date.edtf) == str(edtf) for date in dates):
            dates.append(RoleDate(role, edtf, Basis.STATED, label.quote))
    if signature.date and not any(date.role is DateRole.ISSUED for date in dates):
        dates.append(signature.date)
    return tuple(dates), tuple(findings)


def _label_role(label: Label, site: Site, is_own: bool | None) -> DateRole | None:
    """What the date behind a label is: the issuer's own act, or the posting of a copy."""
    role = site.labels.get(label.name.lower())
    if role and role != "page":
        return DateRole(role)
    if label.field == "issued":
        return DateRole.ISSUED
    if is_own is None:
        return None
    return DateRole.RELEASED if is_own else DateRole.REPOSTED
