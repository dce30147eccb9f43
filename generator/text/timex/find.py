"""Finding date expressions: the order of work."""

from __future__ import annotations

from collections.abc import Iterator

from generator.text.timex.borrow import lend_years
from generator.text.timex.bounds import bound
from generator.text.timex.chinese import find_chinese
from generator.text.timex.digits import find_digits
from generator.text.timex.documents import find_documents
from generator.text.timex.english import find_english
from generator.text.timex.guards import drop_guarded
from generator.text.timex.merge import choose_longest, merge_counted, merge_recurrences
from generator.text.timex.narrow import narrow
from generator.text.timex.numerals import fold
from generator.text.timex.ranges import join_ranges
from generator.text.timex.record import Draft, Timex
from generator.text.timex.settle import settle


def find_timexes(text: str, language: str = "") -> tuple[Timex, ...]:
    """Every date expression of a text, in order, none overlapping; the longest at each place.

    Args:
        text: Any text, one or many paragraphs. Spans count its code points.
        language: `en` or `zh...` leaves out the words of the other language; both by default.
            Numbers such as 2021-03-30 are found in any.
    """
    folded = fold(text)
    drafts = choose_longest(_see(folded, language))
    drafts = merge_counted(folded, choose_longest(narrow(folded, drafts)))
    drafts = drop_guarded(folded, join_ranges(folded, drafts))
    drafts = merge_recurrences(folded, choose_longest(bound(folded, drafts)))
    drafts = lend_years(folded, drafts)
    return tuple(settle(text, draft) for draft in drafts)


def _see(text: str, language: str) -> Iterator[Draft]:
    """Every form that is printed anywhere; they may overlap."""
    yield from find_documents(text)
    yield from find_digits(text)
    if not language.startswith("zh"):
        yield from find_english(text)
    if not language.startswith("en"):
        yield from find_chinese(text)
