"""The signature block: who signed at the end of the text, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.institutions import HELD, find_body, hold_names, is_organisation
from generator.curate.numbering import starts_attachment
from generator.curate.parts import DraftBlock
from generator.curate.scripts import compile_both
from generator.curate.wrapping import is_closed
from generator.text.han import has_han, join_lines
from generator.text.sentences import is_sentence
from generator.text.timex import DATE_PATTERN
from generator.vocabulary import BlockKind, Speaker

_CLOSING_DATE_RE = re.compile(rf"(?P<day>{DATE_PATTERN})(?:\s?[（(]星期[一二三四五六日天][)）])?\Z")
_MOST_NAMES = 24
"""Names that sign one notice; seventeen have been seen."""
_LONGEST_NAME = 90
_LONGEST_LINE = 300
"""Code points of a line of names with their date."""
_GAP_RE = re.compile(r"\s+|[、；;]\s*")
_AND_RE = re.compile(r",\s(?=(?:the\s)?[A-Z][\w’']+\s)")
_FOR_RE = re.compile(r"\AFor (?:and on behalf of )?(?:the )?(?=[A-Z])")
_PERSON_RE = compile_both(
    r"[\u4e00-\u9fff]{0,12}(?:局长|部长|署长|处长|主任|院长|检察长|市长|省长|总干事|主任委员)"
    r"[\s\u3000]?[\u4e00-\u9fff·]{2,8}"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, (?:(?:Acting|Deputy|Vice|Assistant) )?(?:Director"
    r"|Commissioner|Minister|Controller|Comptroller|Registrar|Secretary|President|Chair)\b"
    r"[\w ,]{0,50}"
)
"""A person with a post, who signs for a body."""


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
        if not has_text or not _can_sign(block) or len(lines[index]) > _LONGEST_LINE:
            continue
        found = _CLOSING_DATE_RE.search(lines[index])
        if not found:
            continue
        before = lines[index][: found.start()].strip(" ,，")
        if not before:
            names, start = _names_above(lines, blocks, index, institutions)
            return Signature(names, found["day"], start)
        if names := _names_in(before, institutions):
            above, start = _names_above(lines, blocks, index, institutions)
            return Signature(above + names, found["day"], start)
    end = next((i for i, line in enumerate(lines) if i and starts_attachment(line)), len(blocks))
    names, start = _names_above(lines, blocks, end, institutions)
    is_signed = any(find_body(name, institutions) or is_person(name) for name in names)
    return Signature(names, "", start) if is_signed and start > 0 else Signature()


def is_person(name: str) -> bool:
    """Whether a name that signed is that of a person with a post."""
    return _PERSON_RE.fullmatch(name) is not None


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
    line = _FOR_RE.sub("", line)
    if len(line) > _LONGEST_NAME or (is_sentence(line) and not line.endswith(".")):
        return ()
    if find_body(line, institutions) or is_person(line):
        return (line,)
    gap, held = (_GAP_RE, hold_names(line)) if has_han(line) else (_AND_RE, line)
    parts = tuple(part.replace(HELD, " ") for part in gap.split(held) if part)
    if len(parts) > 1 and all(find_body(p, institutions) or is_organisation(p) for p in parts):
        return parts
    return (line,) if is_organisation(line) and not is_sentence(line) else ()
