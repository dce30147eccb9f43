"""Dates that can be written and still can hardly be: outside our centuries, or in no order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from generator.errors import Finding, Severity
from generator.models import Corpus, Notice, RoleDate
from generator.text.edtf import Edtf
from generator.vocabulary import DateRole

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Years that a notice can name: treaties in force go back to 1883."""

# (earlier, later, why)
ORDER: tuple[tuple[DateRole, DateRole, str], ...] = (
    (DateRole.ADOPTED, DateRole.ISSUED, "what is issued was adopted before"),
    (DateRole.ADOPTED, DateRole.RELEASED, "what is released was adopted before"),
    (DateRole.SIGNED, DateRole.RELEASED, "what is released was signed before"),
    (DateRole.ISSUED, DateRole.REPOSTED, "a copy is posted after the issue"),
    (DateRole.RELEASED, DateRole.REPOSTED, "a copy is posted after the release"),
    (DateRole.ISSUED, DateRole.AMENDED, "what is amended was issued before"),
    (DateRole.ISSUED, DateRole.REPEALED, "what is repealed was issued before"),
    (DateRole.ADOPTED, DateRole.REPEALED, "what is repealed was adopted before"),
    (DateRole.EFFECTIVE, DateRole.REPEALED, "what is repealed was in force before"),
)
"""What comes first on the page of a notice. Adopted and effective are not here: rules may reach
back.
"""
_ALWAYS = frozenset({DateRole.REPEALED})
"""What comes last also in a glossary entry, which tells of every amendment of an instrument."""


_DONE = frozenset({DateRole.ISSUED, DateRole.SIGNED, DateRole.RELEASED, DateRole.REPOSTED})


def check_plausible(corpus: Corpus) -> tuple[Finding, ...]:
    """A warning for each date that an editor should look at again, in no order."""
    findings: list[Finding] = []
    for notice in corpus.notices:
        findings += _check_page(notice.dates, notice.path, is_notice=True)
        findings += _check_retrieved(notice, corpus)
        findings += _check_years((entry.edtf for entry in notice.events), notice.path)
        findings += _check_years((entry.edtf for entry in notice.later), notice.path)
    for term in corpus.terms:
        findings += _check_page(term.dates, term.path)
    for subject in corpus.subjects:
        findings += _check_years((entry.edtf for entry in subject.rounds), subject.path)
        findings += _check_years((entry.edtf for entry in subject.events), subject.path)
    return tuple(findings)


def _check_page(dates: Sequence[RoleDate], path: str, is_notice: bool = False) -> Iterator[Finding]:
    yield from _check_years((entry.edtf for entry in dates), path)
    for earlier, later, why in ORDER:
        if not is_notice and later not in _ALWAYS:
            continue
        first = _earliest(dates, earlier)
        second = _earliest(dates, later)
        if first and second and second.edtf.last < first.edtf.first:
            yield _tell(
                path,
                f"{later} on {second.edtf}, but {earlier} on {first.edtf}: {why}."
                " Look both up again, and correct the date or its role.",
            )
    if is_notice:
        yield from _check_issue(dates, path)


def _check_issue(dates: Sequence[RoleDate], path: str) -> Iterator[Finding]:
    issued = [entry.edtf for entry in dates if entry.role is DateRole.ISSUED]
    for other in issued[1:]:
        first = issued[0]
        if other.first > first.last or other.last < first.first:
            yield _tell(
                path,
                f"issued on {first} and on {other}: a notice is issued once. Give one of them the"
                " role it has ('signed', 'released', 'reposted'), or take it out.",
            )


def _earliest(dates: Iterable[RoleDate], role: DateRole) -> RoleDate | None:
    known = [entry for entry in dates if entry.role is role and entry.edtf.start and entry.edtf.end]
    return min(known, key=lambda entry: entry.edtf.sort_key, default=None)


def _check_years(dates: Iterable[Edtf], path: str) -> Iterator[Finding]:
    for edtf in dates:
        ends = [end.year for end in (edtf.start, edtf.end) if end]
        wrong = next((year for year in ends if not FIRST_YEAR <= year <= LAST_YEAR), None)
        if wrong is not None:
            yield _tell(
                path,
                f"{edtf} names the year {wrong}, outside {FIRST_YEAR} to {LAST_YEAR}."
                " Look for a slip of the keyboard.",
            )


def _check_retrieved(notice: Notice, corpus: Corpus) -> Iterator[Finding]:
    """A copy cannot be older than what it says was done already."""
    record = corpus.provenance.get(notice.id)
    if record is None or not record.retrieved:
        return
    day = date.fromisoformat(record.retrieved[:10])
    for entry in notice.dates:
        # A day's grace: `retrieved` is UTC, a printed day is the issuer's.
        if entry.role in _DONE and entry.edtf.start and entry.edtf.first - day > timedelta(days=1):
            yield _tell(
                notice.path,
                f"{entry.role} on {entry.edtf}, but the raw notice was retrieved on {day}."
                " Look both up again.",
            )


def _tell(path: str, message: str) -> Finding:
    return Finding(path, 1, message, Severity.WARNING, code="date")
