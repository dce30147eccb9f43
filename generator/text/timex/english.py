"""English expressions, each read from the word that gives it away: March, year, annually, No.

One search finds these words; only where one stands are the words around it looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.timex import adverbs, documents, months, units
from generator.text.timex.record import Draft
from generator.text.timex.triggers import any_of

_READERS = {
    form: reader
    for words, reader in (
        (months.WORDS, months.read_month),
        (units.WORDS, units.read_unit),
        (adverbs.WORDS, adverbs.read_word),
        (documents.WORDS, documents.read_document),
    )
    for word in words
    for form in (word, word.capitalize(), word.upper())
}


_WORD_RE = re.compile(rf"(?<![A-Za-z_]){any_of(_READERS)}(?![A-Za-z_])")


def find_english(text: str) -> Iterator[Draft]:
    """Every English expression; they may overlap."""
    for found in _WORD_RE.finditer(text):
        yield from _READERS[found[0]](text, *found.span())
