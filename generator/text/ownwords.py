"""What a paragraph says about its own words: every finder of namings, in one call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.acronyms import find_definitions
from generator.text.naming import Naming, Sign
from generator.text.periods import find_periods
from generator.text.quoted import find_quoted_names
from generator.text.shortnames import find_short_names
from generator.text.titles import find_titles

_PERSON_RE = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Sir)\.?\s\Z")
SURE = 0.9
"""Acronym definitions of a kind that is right less often on public gold are left out."""


def find_namings(text: str) -> Iterator[Naming]:
    """Every place where one paragraph, English or Chinese, says what something is called."""
    yield from find_short_names(text)
    for definition in find_definitions(text):
        # In notices "(a)" and "(in)" are no acronyms: two capitals are asked for.
        capitals = sum(letter.isupper() for letter in definition.short)
        start, end = definition.long_span
        is_person = _PERSON_RE.search(text[max(0, start - 8) : start])
        if definition.precision >= SURE and capitals > 1 and not is_person:
            name = " ".join(definition.long.split())
            yield Naming(Sign.ACRONYM, name, start, end, short=definition.short)
    yield from find_titles(text)
    yield from find_quoted_names(text)
    yield from find_periods(text)
