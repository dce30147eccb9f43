"""What the reading of a Word file leaves out or cannot show, counted, and told once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.errors import Finding, Severity

_LONGEST = 60


@dataclass
class Tally:
    """Counts that grow while a file is read."""

    revisions: int = 0
    comments: int = 0
    pictures: int = 0
    formulas: int = 0
    embedded: int = 0
    """Documents and fields whose text Word makes when it opens the file."""
    symbols: int = 0
    dates: list[str] = field(default_factory=list)
    """Printed by fields that give the day a file is opened, saved or printed."""
    hidden: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)


def report_tally(
    tally: Tally, formats: set[str], *, has_macros: bool, path: str
) -> tuple[Finding, ...]:
    """One finding for each kind of thing that an editor should know of.

    Args:
        tally: What was counted.
        formats: Formats of automatic numbers that are not known here.
        has_macros: Whether programs are in the file.
        path: Of the file, for messages.
    """
    told = (*_left_out(tally), *_doubtful(tally, formats))
    if has_macros:
        told += (("macros", Severity.INFO, "macros are in this file; they were not looked at."),)
    return tuple(Finding(path, 0, message, severity, code) for code, severity, message in told)


def _left_out(tally: Tally) -> Iterator[tuple[str, Severity, str]]:
    if tally.revisions:
        yield (
            "tracked-changes",
            Severity.WARNING,
            f"{_count(tally.revisions, 'tracked change')} in this file: what was inserted is in"
            " the text, what was deleted is not. Make sure that this is the text as issued.",
        )
    if tally.hidden:
        yield (
            "hidden-text",
            Severity.WARNING,
            f"hidden text is left out in {_count(len(tally.hidden), 'place')},"
            f" first '{_short(tally.hidden[0])}'. Nothing to do if it does not belong to the"
            " notice.",
        )
    if tally.comments:
        yield (
            "comments",
            Severity.INFO,
            f"{_count(tally.comments, 'comment')} in the margin left out. Make sure that this is"
            " the text as issued.",
        )
    if tally.heads:
        shown = "', '".join(_short(head) for head in tally.heads[:3])
        yield (
            "running-heads",
            Severity.INFO,
            f"the head or foot of the pages says '{shown}', which stands nowhere in the text and"
            " is left out. Add it to the page by hand if it is part of the notice.",
        )
    if tally.pictures:
        yield (
            "pictures",
            Severity.INFO,
            f"{_count(tally.pictures, 'picture')} left out. If one shows text of the notice,"
            " add a file that holds this text.",
        )


def _doubtful(tally: Tally, formats: set[str]) -> Iterator[tuple[str, Severity, str]]:
    if tally.dates:
        yield (
            "computed-date",
            Severity.WARNING,
            f"the date '{_short(tally.dates[0])}' is computed by Word from the day the file is"
            " opened, saved or printed; it says nothing of the notice. Find out the real date.",
        )
    if tally.embedded:
        yield (
            "embedded",
            Severity.WARNING,
            f"{_count(tally.embedded, 'place')} whose text Word makes only when it opens the file"
            " (an inserted document, or a number inside a line). Open it in Word, save it as PDF,"
            " and compare.",
        )
    if tally.formulas:
        yield (
            "formula",
            Severity.WARNING,
            f"{_count(tally.formulas, 'formula')} read as a plain row of characters."
            " Compare with the original.",
        )
    if tally.symbols:
        yield (
            "symbol",
            Severity.WARNING,
            f"{_count(tally.symbols, 'sign')} of a symbol font shown as '\ufffd', because the file"
            " does not say which character it is. Compare with the original.",
        )
    if formats:
        yield (
            "numbering",
            Severity.WARNING,
            f"automatic numbers in the form '{sorted(formats)[0]}' are shown as 1, 2, 3, which is"
            " not how Word prints them. Correct them by hand.",
        )


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'s' * (number != 1)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
