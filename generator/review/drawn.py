"""Checks of a page against what is curated anew from its raw notice: the words, and the base."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.errors import Finding, Severity, excerpt
from generator.models import Notice
from generator.page import PUBLISHED
from generator.review.differing import excerpt_difference
from generator.text.escape import STRIPPED_RE
from generator.text.linediff import find_alike
from generator.vocabulary import Basis

_NOTHING: Mapping[str, str] = MappingProxyType({})
_SPACE_RE = re.compile(r"\s+")


@dataclass(frozen=True)
class Drawn:
    """What a raw notice gives when it is curated today."""

    id: str
    text: str
    """The decoded file."""
    sentences: tuple[str, ...]
    """What belongs to the notice and must stand in its page."""
    page: str
    """The page as the generator writes it."""


@dataclass(frozen=True)
class Base:
    """A page as last generated, as it lies in `content/base/`."""

    path: str
    text: str | None
    """None where there is none."""
    is_changed: bool = False
    """Whether it is part of the change that is checked."""


def check_drawn(notice: Notice | None, drawn: Drawn, base: Base) -> list[Finding]:
    """What is wrong with a page, or its base, when held against the raw notice.

    Args:
        notice: The page; None where it is deleted or cannot be read.
        drawn: What its raw notice gives.
        base: What the generator says it wrote.
    """
    findings = check_base(drawn, base, has_page=notice is not None)
    if notice is not None:
        lost = find_lost(notice, drawn.sentences)
        changed = _pair_changed(notice, drawn.text, lost)
        findings += check_verbatim(notice, drawn.text, changed)
        gone = set(changed.values())
        findings += check_complete(notice, [text for text in lost if text not in gone])
    return findings


def _pair_changed(notice: Notice, raw: str, lost: Sequence[str]) -> dict[str, str]:
    """Sentences of the page that the raw notice does not have -> what they were there."""
    folded = _folded(raw)
    written = (line for block in notice.blocks for line in block.sentences)
    changed: dict[str, str] = {}
    for sentence in written:
        if _folded(sentence) not in folded:
            left = [text for text in lost if text not in changed.values()]
            if found := find_alike(sentence, left):
                changed[sentence] = found
    return changed


def check_base(drawn: Drawn, base: Base, *, has_page: bool = False) -> list[Finding]:
    """A finding where the base is not what the generator writes today."""
    if base.text is None and has_page:
        message = (
            "this base is gone, though its page is there: without it 'sync' leaves the page alone."
            " Bring it back from the history of the repository."
        )
        severity = Severity.ERROR if base.is_changed else Severity.WARNING
        return [Finding(base.path, 0, message, severity, code="base")]
    if base.text is None:
        message = (
            f"there is a raw notice '{drawn.id}' but no base, so its page was never written; run"
            f" 'notice-atlas sync {drawn.id}'."
        )
        return [Finding(base.path, 0, message, Severity.WARNING, code="base")]
    if base.text == drawn.page:
        return []
    line, found, expected = _first_difference(base.text, drawn.page)
    shown, wanted = excerpt_difference(found, expected)
    message = (
        f"'{shown}' stands where the generator writes '{wanted}' today."
        f" 'notice-atlas sync {drawn.id}', or the sync that follows a merge, brings the difference"
        " into the page."
    )
    if base.is_changed:
        message += " Bases are written by the program alone: take other changes of this file back."
    severity = Severity.ERROR if base.is_changed else Severity.WARNING
    return [Finding(base.path, line, message, severity, code="base")]


def _first_difference(old: str, new: str) -> tuple[int, str, str]:
    """The first line, from 1, in which two texts differ, as it stands in both."""
    left, right = [*old.split("\n"), ""], [*new.split("\n"), ""]
    for number, (found, expected) in enumerate(zip(left, right, strict=False), 1):
        if found != expected:
            return number, found, expected
    return min(len(left), len(right)), "", ""


def check_verbatim(
    notice: Notice, raw: str, changed: Mapping[str, str] = _NOTHING
) -> list[Finding]:
    """A finding for each block, or stated date, whose words do not stand in the raw notice.

    Args:
        notice: The page.
        raw: The text of the raw notice.
        changed: Sentences of the page -> what the raw notice has in their place, where known.
    """
    findings = []
    folded = _folded(raw)
    for block in notice.blocks:
        for offset, sentence in enumerate(block.sentences):
            if _folded(sentence) not in folded:
                shown, wanted = excerpt_difference(sentence, changed.get(sentence, ""))
                there = f": there it is '{wanted}'" if wanted else ""
                message = (
                    f"'{shown}' does not stand in the raw notice{there}. The text under"
                    f" '## {PUBLISHED}' is verbatim: restore it, and put a change under"
                    " 'corrections' in the front matter."
                )
                findings.append(Finding(notice.path, block.line + offset, message, code="verbatim"))
    for date in notice.dates:
        if date.basis is Basis.STATED and _folded(date.quote) not in folded:
            message = f"the quote '{excerpt(date.quote)}' of a date does not stand in the notice."
            findings.append(Finding(notice.path, 1, message, code="quote"))
    for grounds in notice.evidence:
        if _folded(grounds.quote) not in folded:
            message = (
                f"the quote '{excerpt(grounds.quote)}' for '{grounds.of}' does not stand in the"
                " notice; copy it from there, or take the entry out of 'evidence'."
            )
            findings.append(Finding(notice.path, 1, message, code="quote"))
    return findings


def find_lost(notice: Notice, sentences: Iterable[str]) -> list[str]:
    """The sentences of the raw notice that its page does not have."""
    page = _folded("".join(block.text for block in notice.blocks)) + _folded(notice.title)
    return [sentence for sentence in sentences if _folded(sentence) not in page]


def check_complete(notice: Notice, sentences: Iterable[str]) -> list[Finding]:
    """A finding for each sentence of the raw notice that its page does not have."""
    findings = []
    for sentence in find_lost(notice, sentences):
        message = (
            f"'{excerpt(sentence)}' stands in the raw notice but not in the page. Put it back"
            f" under '## {PUBLISHED}', or let a site profile say that it is the site's own."
        )
        findings.append(Finding(notice.path, 1, message, Severity.WARNING, code="missing"))
    return findings


def _folded(text: str) -> str:
    return _SPACE_RE.sub("", STRIPPED_RE.sub("", text))
