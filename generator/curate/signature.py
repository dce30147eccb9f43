"""The signature block: who signed at the end of the text, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.institutions import find_body, is_organisation
from generator.curate.parts import DraftBlock
from generator.curate.wrapping import is_closed
from generator.text.han import has_han, join_lines
from generator.text.sentences import is_sentence
from generator.text.timex import DATE_PATTERN
from generator.vocabulary import BlockKind, Speaker

_CLOSING_DATE_RE = re.compile(rf"{DATE_PATTERN}\Z")
_MOST_NAMES = 24
"""Names that sign one notice; seventeen have been seen."""
_LONGEST_NAME = 90
_GAP_RE = re.compile(r"\s+|[、；;]\s*")


@dataclass(frozen=True)
class Signature:
    """Names and the date at the end of the text."""

    names: tuple[str, ...] = ()
    """As printed, in order."""
    date: str = ""
    """As printed; empty where none stands there."""
    start: int = -1
    """Index of the first block of it; -1 where there is none."""


def find_signature(blocks: Sequence[DraftBlock], institutions: Mapping[str, str]) -> Signature:
    """The first line that is a date, alone or behind a name, with the names above it.

    What follows a signature are attachments, which may carry dates and names of their own. A
    text without a dated line is signed where it ends with names that are known.
    """
    lines = [join_lines(sentence.text for sentence in block.sentences) for block in blocks]
    has_text = False  # above the text stands the date of a page
    for index, block in enumerate(blocks):
        has_text = has_text or (index > 0 and is_closed(lines[index - 1]))
        found = _CLOSING_DATE_RE.search(lines[index])
        if not has_text or not found or not _can_sign(block):
            continue
        before = lines[index][: found.start()].strip(" ,，")
        if not before:
            names, start = _names_above(lines, blocks, index, institutions)
            return Signature(names, found[0], start)
        if names := _names_in(before, institutions):
            above, start = _names_above(lines, blocks, index, institutions)
            return Signature(above + names, found[0], start)
    names, start = _names_above(lines, blocks, len(blocks), institutions)
    if names and all(find_body(name, institutions) for name in names) and start > 0:
        return Signature(names, "", start)
    return Signature()


def _can_sign(block: DraftBlock) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.by is Speaker.ISSUER


def _names_above(
    lines: Sequence[str], blocks: Sequence[DraftBlock], end: int, institutions: Mapping[str, str]
) -> tuple[tuple[str, ...], int]:
    """The names on the lines above, and the index of the first of these lines."""
    names: tuple[str, ...] = ()
    start = end
    while start > 0 and len(names) < _MOST_NAMES and _can_sign(blocks[start - 1]):
        above = _names_in(lines[start - 1], institutions)
        if not above:
            break
        names, start = above + names, start - 1
    return names, start


def _names_in(line: str, institutions: Mapping[str, str]) -> tuple[str, ...]:
    """The names a line consists of; nothing where anything else is in it."""
    if len(line) > _LONGEST_NAME or (is_sentence(line) and not line.endswith(".")):
        return ()
    if find_body(line, institutions):
        return (line,)
    if has_han(line):
        parts = tuple(part for part in _GAP_RE.split(line) if part)
        if len(parts) > 1 and all(find_body(p, institutions) or is_organisation(p) for p in parts):
            return parts
    return (line,) if is_organisation(line) and not is_sentence(line) else ()
