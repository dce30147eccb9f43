"""The laws of a three-text merge, each as a function that names what breaks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.text.merging import (
    Conflict,
    Document,
    MergedDocument,
    Outcome,
    merge_documents,
)
from tests.soak.documents import Case


def words(document: Document) -> Counter[str]:
    """Sentences of a document and how often each stands in it."""
    return Counter(sentence for item in document for sentence in item.sentences)


def pending(conflicts: Iterable[Conflict]) -> set[str]:
    """Sentences that conflicts say the generator would write."""
    return {line for conflict in conflicts for line in (conflict.new or "").split("\n")}


def broken_laws(case: Case, merged: MergedDocument) -> list[str]:
    """Names of the laws that a merge breaks; none if all is well."""
    laws = {
        "nothing people typed disappears": _keeps_typed(case, merged),
        "nothing people deleted returns": _keeps_deleted(case, merged),
        "every change is accounted for": _accounts(case, merged),
        "what is taken stands, what is pending is told": _tells(case, merged),
        "unedited text gives the new text": _is(case.base, case.base, case.new, case.new),
        "unchanged generation keeps the edited text": _is(
            case.base, case.edited, case.base, case.edited
        ),
        "twice changes nothing": _is(case.new, merged.document, case.new, merged.document),
    }
    return [name for name, holds in laws.items() if not holds]


def _keeps_typed(case: Case, merged: MergedDocument) -> bool:
    """As often as people have it, but for those of the base that the generator dropped."""
    dropped = words(case.base) - words(case.new)
    return not (words(case.edited) - dropped) - words(merged.document)


def _keeps_deleted(case: Case, merged: MergedDocument) -> bool:
    """No more often than people have it, but for those that the generator added."""
    added = words(case.new) - words(case.base)
    return not words(merged.document) - (words(case.edited) + added)


def _accounts(case: Case, merged: MergedDocument) -> bool:
    """Base and the changes make new, exactly."""
    changes = [change for change in merged.changes if not change.is_form]
    before = Counter(change.before for change in changes if change.before is not None)
    after = Counter(change.after for change in changes if change.after is not None)
    return words(case.base) + after == words(case.new) + before


def _tells(case: Case, merged: MergedDocument) -> bool:
    told, result = pending(merged.conflicts), words(merged.document)
    for change in merged.changes:
        if change.is_form or change.after in (None, change.before):
            continue
        if change.outcome is Outcome.PENDING and change.after not in told:
            return False
        if change.outcome in (Outcome.TAKEN, Outcome.AGREED) and change.after not in result:
            return False
    return True


def _is(base: Document, edited: Document, new: Document, expected: Document) -> bool:
    """Whether a merge reads as expected; keys are the people's, so they may differ."""
    result = merge_documents(base, edited, new).document
    return [item.sentences for item in result] == [item.sentences for item in expected]
