"""What a sync has to say to the editor of a page, as findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.curate.merge import PageChange
from generator.curate.pagetext import PageText
from generator.curate.pending import Entry, describe, find_line
from generator.errors import Finding, Severity
from generator.text.chunks import fold_lines
from generator.text.merging import Outcome

_LISTED = 8
"""Sections that are named one by one."""


def tell_waiting(
    entries: Iterable[Entry], page: PageText, id_: str, uri: str
) -> tuple[Finding, ...]:
    """A warning for each decision that waits."""
    return tuple(
        Finding(
            uri,
            find_line(page, entry),
            f"{describe(entry)}; yours stands, both are in content/pending/{id_}.yml. Decide with"
            f" 'notice-atlas resolve {id_}#{entry.section} --keep' or '--take'.",
            Severity.WARNING,
            "pending",
        )
        for entry in entries
    )


def tell_changes(changes: Sequence[PageChange], uri: str) -> tuple[Finding, ...]:
    """What was brought into an edited page, and which order was not."""
    taken = Counter(each.section for each in changes if each.change.outcome is Outcome.TAKEN)
    findings = []
    if taken:
        named = [f"'{section}' ({count})" for section, count in taken.most_common(_LISTED)]
        rest = len(taken) - len(named)
        message = (
            f"changes of the generator were brought into this page: {', '.join(named)}"
            + (f" and {rest} more sections" if rest else "")
            + ". Look at them in the difference of the file before you commit it."
        )
        findings.append(Finding(uri, 0, message, Severity.INFO, "merged"))
    for each in changes:
        if each.change.outcome is Outcome.SET_ASIDE:
            findings.append(Finding(uri, 0, _set_aside(each), Severity.INFO, "order"))
    return tuple(findings)


def _set_aside(each: PageChange) -> str:
    text = fold_lines(str(each.change.before or each.section))
    text = text if len(text) <= 60 else f"{text[:57]}..."
    if each.change.after is None:
        return (
            f"the generator no longer has '{each.section}', but it holds words of yours; it stays."
        )
    return (
        f"the generator would move '{text}' in '{each.section}', but you have an order of your own"
        " there; yours stands."
    )


def tell_deleted(uri: str) -> Finding:
    """A page that a person deleted stays deleted."""
    message = (
        "a person deleted this page, so it is not written again. To have it back, restore it"
        " from the history of the repository, or delete its file in content/base as well."
    )
    return Finding(uri, 0, message, Severity.INFO, "deleted")


def tell_without_base(uri: str, id_: str) -> Finding:
    """A page that was not generated is left alone."""
    message = (
        f"this page has no base, content/base/{id_}.md, so it was not written by the generator;"
        " it is left alone. To have it generated, move it away and run 'sync' again."
    )
    return Finding(uri, 0, message, Severity.WARNING, "edited")
