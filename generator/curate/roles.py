"""Dates of a notice by their role: what happened to the document itself on each day.

A date counts where something is meant to say it: a label, the signature, the note below the title
that tells how a law came to be, the clause on entry into force. Dates of other documents, and
days without a year, are no dates of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.curate.labels import read_day
from generator.curate.parts import DraftBlock, Label, Site
from generator.curate.scripts import compile_both
from generator.curate.signature import Signature
from generator.errors import Finding, Severity
from generator.models import RoleDate
from generator.text.han import join_lines
from generator.text.timex import DATE_PATTERN, DATE_RE, parse_date
from generator.vocabulary import Basis, DateRole, Speaker

_DATE = DATE_PATTERN
_ITSELF = (
    "(?:通知|办法|规定|公告|意见|条例|细则|指南|规则|标准|方案|决定|解释|规范|措施|批复|命令|令|法)"
)
_FORCE = "(?:施行|实施|生效|执行|试行|适用)"
_NO_END = r"[^。；;]"
# Each pattern has the date as group "date" and, where the words differ, a group "words" to quote.
_CLAUSES: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    (
        DateRole.EFFECTIVE,
        compile_both(
            rf"(?:本{_ITSELF}|现予?(?:以)?(?:公布|发布|印发)|予以(?:公布|发布)|现将.{{0,60}}?(?:公布|发布))"
            rf"{_NO_END}{{0,24}}?(?P<words>(?:自|由)\s?(?P<date>{_DATE})\s?(?:零时)?\s?起?(?:正式)?{_FORCE})"
        ),
    ),
    (
        # A decision of its own, at the end of a sentence that names no document.
        DateRole.EFFECTIVE,
        compile_both(
            rf"\A[^《》「」]*?(?<![法例定则])[，,]\s?[并並]?(?P<words>(?:自|由)\s?(?P<date>{_DATE})\s?(?:起)?"
            rf"{_FORCE})[。；;）)]?\Z"
        ),
    ),
    (
        DateRole.EFFECTIVE,
        compile_both(
            rf"(?:修正|修訂|订定|訂定|增订)「[^」]{{2,60}}」{_NO_END}{{0,12}}?[，,]"
            rf"(?P<words>(?:自|由)\s?(?P<date>{_DATE})\s?(?:起)?{_FORCE})"
        ),
    ),
    (
        DateRole.SIGNED,
        re.compile(
            rf"\A(?P<words>(?:Done|Signed) (?:at|in) [A-Z][^.;]{{0,60}}?\son (?P<date>{_DATE}))"
        ),
    ),
    (
        DateRole.EFFECTIVE,
        re.compile(rf"\A(?P<words>Effective date:\s?(?P<date>{_DATE}))\.?\Z", re.IGNORECASE),
    ),
    (
        DateRole.REPEALED,
        compile_both(
            rf"本{_ITSELF}{_NO_END}{{0,12}}?(?P<words>自\s?(?P<date>{_DATE})\s?起"
            r"(?:予以)?(?:废止|停止执行|失效))"
        ),
    ),
    (
        DateRole.ADOPTED,
        compile_both(
            rf"已(?:经|于)?\s?(?P<words>(?P<date>{_DATE}){_NO_END}{{2,60}}?(?:审议)?通过)"
        ),
    ),
    (
        DateRole.EFFECTIVE,
        re.compile(
            r"\b(?:this|these|the present|the attached)\s(?:\w+\s){0,6}?"
            r"(?P<words>(?:shall|will|should|is to|are to|must)?\s?(?:be\s)?(?:come|enter|go|put"
            r"|take|implemented|effective|enforced)[^.;]{0,40}?\b(?:on|from|of|since|starting)"
            rf"\s(?:and\sfrom\s)?(?P<date>{_DATE}))",
            re.IGNORECASE,
        ),
    ),
    (
        DateRole.EFFECTIVE,
        re.compile(
            r"\b(?:hereby|is|are)\s(?:\w+\s){0,3}?(?:promulgated|issued|published|announced|released)"
            r"[^.;]{0,80}?\b(?P<words>(?:and|which)\s(?:shall|will)\s(?:\w+\s){1,4}?"
            rf"(?:force|effect|effective|implemented)\s(?:on|from|as\sof)\s(?P<date>{_DATE}))",
            re.IGNORECASE,
        ),
    ),
    (
        DateRole.REPEALED,
        re.compile(
            r"\b(?:this|these)\s(?:\w+\s){1,5}?(?P<words>(?:shall|will)\s(?:be|cease)\s[^.;]{0,30}?"
            rf"(?:repealed|abolished|effective)\s(?:on|from|as\sof)\s(?P<date>{_DATE}))",
            re.IGNORECASE,
        ),
    ),
)
# In the note below the title; there the document itself is the subject.
_NOTE_ROLES: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    (DateRole.EFFECTIVE, compile_both(rf"(?:自|由)\s?(?P<date>{_DATE})\s?起?{_FORCE}")),
    (DateRole.REPEALED, compile_both(rf"自\s?(?P<date>{_DATE})\s?起废止")),
    (
        DateRole.AMENDED,
        compile_both(rf"(?:根据|依据)?\s?(?P<date>{_DATE})[^（）()；;]{{0,90}}(?:修正|修订|修改)"),
    ),
    (
        DateRole.ADOPTED,
        compile_both(rf"(?P<date>{_DATE})[^（）()；;，,]{{0,60}}?(?:会议)?(?:审议)?通过"),
    ),
    (DateRole.APPROVED, compile_both(rf"(?P<date>{_DATE})[^（）()；;，,]{{0,40}}?批准")),
    (DateRole.SIGNED, compile_both(rf"(?P<date>{_DATE})[^（）()；;，,]{{0,40}}?签署")),
    (
        DateRole.RELEASED,
        compile_both(rf"(?P<date>{_DATE})[^（）()；;，,]{{0,60}}?(?:公布|发布|印发)"),
    ),
)
_NOTE_WORDS_EN = (
    (DateRole.EFFECTIVE, "effective|in force|into force|implemented|take effect"),
    (DateRole.AMENDED, "amended|revised|amendment"),
    (DateRole.ADOPTED, "adopted|passed|deliberated"),
    (DateRole.APPROVED, "approved"),
    (DateRole.SIGNED, "signed"),
    (DateRole.REPEALED, "repealed"),
    (DateRole.ISSUED, "promulgated|issued"),
    (DateRole.RELEASED, "published|released"),
)
_NOTE_RE = re.compile(r"[（(\[].{8,}[）)\]]\Z", re.DOTALL)
_NOTE_PART_RE = re.compile(
    r"[;；]|,\s(?=(?:and\s)?(?:amended|revised|effective|adopted)\b)|[ \u3000，,]+(?=根据|自|由)"
    r"|[ \u3000，,、]+(?=(?:19|20)\d\d年)|(?<=[布发過过正訂订改准])(?=(?:19|20)\d\d年)"
)
_PUBLISHED = (DateRole.RELEASED, DateRole.ISSUED)
_LOOK_AT = 6
"""Blocks from the top among which the note below the title stands."""


def find_dates(
    labels: Sequence[Label],
    blocks: Sequence[DraftBlock],
    signature: Signature,
    site: Site,
    is_own: bool | None,
    path: str,
) -> tuple[tuple[RoleDate, ...], tuple[Finding, ...]]:
    """The dates of a notice, each with the words that say it.

    Args:
        labels: Labels of the page, in order.
        blocks: The text as published.
        signature: Its signature block.
        site: Profile of the site the copy comes from.
        is_own: Whether the publisher of the copy is its issuer; None when nothing says.
        path: The raw file, for messages.
    """
    found, findings = _from_labels(labels, site, is_own, path)
    if signature.date and not any(date.role is DateRole.ISSUED for date in found):
        edtf = parse_date(signature.date)
        if edtf:
            found.append(RoleDate(DateRole.ISSUED, edtf, Basis.STATED, signature.date))
    found += [*_from_note(blocks), *_from_clauses(blocks)]
    return tuple(_once(found)), findings


def _once(dates: Iterable[RoleDate]) -> Iterator[RoleDate]:
    seen = set()
    for date in dates:
        key = date.role, str(date.edtf)
        if key not in seen:
            seen.add(key)
            yield date


def _from_labels(
    labels: Sequence[Label], site: Site, is_own: bool | None, path: str
) -> tuple[list[RoleDate], tuple[Finding, ...]]:
    dates: list[RoleDate] = []
    findings: list[Finding] = []
    for label in labels:
        edtf = read_day(label.value)
        if not edtf or label.field == "updated":
            continue
        role = _label_role(label, site, is_own)
        if role:
            dates.append(RoleDate(role, edtf, Basis.STATED, label.quote))
            continue
        message = (
            f"'{label.quote}' is the date of a page, but nothing says whether its publisher is"
            " the issuer, so the date is not used. Say in source.yml who issued the notice"
            " ('issuer') and who published this copy ('publisher', or 'url')."
        )
        findings.append(Finding(path, 0, message, Severity.WARNING, "date"))
    return dates, tuple(findings)


def _label_role(label: Label, site: Site, is_own: bool | None) -> DateRole | None:
    """What the date behind a label is: the issuer's own act, or the posting of a copy."""
    role = site.labels.get(label.name.lower())
    if role and role != "page":
        return DateRole(role)
    if label.field == "issued":
        return DateRole.ISSUED
    if label.field in ("effective", "repealed"):
        return DateRole(label.field)
    if is_own is None:
        return None
    return DateRole.RELEASED if is_own else DateRole.REPOSTED


def _from_note(blocks: Sequence[DraftBlock]) -> Iterator[RoleDate]:
    """From the note in brackets below the title that tells how the document came to be."""
    for block in [block for block in blocks if block.by is Speaker.ISSUER][:_LOOK_AT]:
        text = join_lines(sentence.text for sentence in block.sentences)
        if not _NOTE_RE.match(text):
            continue
        parts = _NOTE_PART_RE.split(text.strip("（）()[]"))
        found = [date for part in parts for date in _dates_of_part(part)]
        is_later = any(date.role is DateRole.AMENDED for date in found)
        # The day on which the first text was published is no day of the one that is printed.
        yield from (date for date in found if not (is_later and date.role in _PUBLISHED))


def _dates_of_part(part: str) -> Iterator[RoleDate]:
    days = list(DATE_RE.finditer(part))
    if not days:
        return
    if any("\u4e00" <= character <= "\u9fff" for character in part):
        for role, regex in _NOTE_ROLES:
            for found in regex.finditer(part):
                if role is DateRole.RELEASED and "修" in found[0]:
                    continue
                edtf = parse_date(found["date"])
                if edtf:
                    yield RoleDate(role, edtf, Basis.STATED, found[0].strip())
                    return
        return
    for role, words in _NOTE_WORDS_EN:
        if re.search(rf"\b(?:{words})\b", part, re.IGNORECASE) and len(days) == 1:
            edtf = parse_date(days[0][0])
            if edtf:
                yield RoleDate(role, edtf, Basis.STATED, part[: days[0].end()].strip())
            return


def _from_clauses(blocks: Sequence[DraftBlock]) -> Iterator[RoleDate]:
    """From the sentences on entry into force, repeal and adoption."""
    for block in blocks:
        if block.by is not Speaker.ISSUER:
            continue
        for sentence in block.sentences:
            for role, regex in _CLAUSES:
                found = regex.search(sentence.text)
                edtf = parse_date(found["date"]) if found else None
                if found and edtf:
                    yield RoleDate(role, edtf, Basis.STATED, found["words"].strip())
