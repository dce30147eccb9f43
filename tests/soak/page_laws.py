"""The laws of merging pages, each as a function that says whether it holds."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import Any

from generator.curate.merge import MergedPage, PageChange, merge_pages, merge_read
from generator.curate.pagetext import PageText, read_page
from generator.curate.pending import Entry, Place, is_said, update_entries
from generator.text.merging import Outcome, Trace, simplify
from tests.soak.pages import PageCase, disturb


def read(text: str) -> PageText:
    """A page taken apart."""
    return read_page(text, "page.md")


def words(page: PageText) -> Counter[tuple[str, str]]:
    """Sentences of a page, ours and those published, and how often each stands in it."""
    ours = Counter(("ours", sentence) for part in page.parts for sentence in part.sentences)
    return ours + Counter(
        ("published", sentence) for block in page.blocks for sentence in block.sentences
    )


def values(page: PageText) -> set[Any]:
    """Values of the front matter; lists are sets, so their elements are told one by one."""
    return {
        (key, simplify(element))
        for key, value in page.data.items()
        for element in (value if isinstance(value, list) else [value])
        if simplify(element) is not None
    }


def broken_page_laws(case: PageCase, merged: MergedPage, rng: random.Random) -> list[str]:
    """Names of the laws that the merge of a page breaks; none if all is well."""
    base, edited, new, page = map(read, (case.base, case.edited, case.new, merged.text))
    dressed = disturb(rng, case.base)
    laws = {
        "nothing people typed disappears": not (
            (words(edited) - (words(base) - words(new))) - words(page)
        ),
        "nothing people deleted returns": not (
            words(page) - (words(edited) + (words(new) - words(base)))
        ),
        "nothing people set in the front matter disappears": not (
            (values(edited) - values(base)) - values(page)
        ),
        "nothing people took out of the front matter returns": not (
            (values(base) - values(edited)) & (values(page) - (values(new) - values(base)))
        ),
        "every change is accounted for": _accounts(merged, base, new),
        "what is taken stands, what is pending is told": _tells(merged, page),
        "unedited gives the new page": merge_pages(case.base, case.base, case.new, "x").text
        == case.new,
        "unchanged generation keeps the page": merge_pages(
            case.base, case.edited, case.base, "x"
        ).text
        == case.edited,
        "the same, without a short cut": _same(merge_read(base, edited, base), edited),
        "twice changes nothing": _same(merge_read(new, page, new), page),
        "formatting is no edit": case.base == case.new
        or _outcome(merge_pages(case.base, dressed, case.new, "x")) == (case.new, ()),
        "what waits goes on waiting": _waits(merged, page, new),
    }
    return [name for name, holds in laws.items() if not holds]


def _outcome(merged: MergedPage) -> tuple[str, tuple[Entry, ...]]:
    return merged.text, merged.conflicts


def _same(merged: MergedPage, page: PageText) -> bool:
    """Whether nothing has changed; lists are sets, and an id that people dropped is put back."""
    one, other = (
        (
            values(each),
            [(part.heading, *part.content) for part in each.parts],
            [block.content for block in each.blocks],
        )
        for each in (read(merged.text), page)
    )
    return one == other and not merged.conflicts


def _accounts(merged: MergedPage, base: PageText, new: PageText) -> bool:
    """Base and the changes make new, exactly."""
    changes = [each.change for each in _sentence_changes(merged)]
    before = Counter(change.before for change in changes if change.before is not None)
    after = Counter(change.after for change in changes if change.after is not None)
    old, now = (_plain(words(page)) for page in (base, new))
    return old + after == now + before


def _plain(counted: Counter[tuple[str, str]]) -> Counter[str]:
    plain: Counter[str] = Counter()
    for (_, sentence), times in counted.items():
        plain[sentence] += times
    return plain


def _sentence_changes(merged: MergedPage) -> list[PageChange]:
    return [
        each for each in merged.changes if each.change.item != Trace() and not each.change.is_form
    ]


def _tells(merged: MergedPage, page: PageText) -> bool:
    told = {
        line
        for entry in merged.conflicts
        if entry.place in (Place.EDITORIAL, Place.PUBLISHED) and entry.ours
        for line in entry.ours.split("\n")
    }
    result = _plain(words(page))
    for change in (each.change for each in _sentence_changes(merged)):
        if change.after in (None, change.before):
            continue
        if change.outcome is Outcome.PENDING and change.after not in told:
            return False
        if change.outcome in (Outcome.TAKEN, Outcome.AGREED) and change.after not in result:
            return False
    return True


def _waits(merged: MergedPage, page: PageText, new: PageText) -> bool:
    """Every conflict waits or is settled, and a second run closes nothing and opens nothing."""
    entries = update_entries((), merged.conflicts, page, new)
    again = update_entries(entries, (), page, new)
    killed = update_entries(entries, merged.conflicts, page, new)
    is_told = all(
        is_said(page, found, new)
        or any(replace(found, base=entry.base) == entry for entry in entries)
        for found in merged.conflicts
    )
    is_open = not any(is_said(page, entry, new) for entry in entries)
    return entries == again == killed and is_told and is_open
