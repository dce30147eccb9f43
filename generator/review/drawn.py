"""Checks of a page against what is curated anew from its raw notice: the words, and the base."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.errors import Finding, Severity, excerpt
from generator.models import Notice
from generator.page import PUBLISHED
from generator.text.escape import STRIPPED_RE
from generator.vocabulary import Basis

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
    findings = check_base(drawn, base)
    if notice is not None:
        findings += check_verbatim(notice, drawn.text)
        findings += check_complete(notice, drawn.sentences)
    return findings


def check_base(drawn: Drawn, base: Base) -> list[Finding]:
    """A finding where the base is not what the generator writes today."""
    if base.text is None:
        message = (
            f"there is a raw notice '{drawn.id}' but no base, so its page was never written; run"
            f" 'notice-atlas sync {drawn.id}'."
        )
        return [Finding(base.path, 0, message, Severity.WARNING, code="base")]
    if base.text == drawn.page:
        return []
    line, found, expected = _first_difference(base.text, drawn.page)
    message = (
        f"'{excerpt(found)}' stands where the generator writes '{excerpt(expected)}' today."
        f" Run 'notice-atlas sync {drawn.id}', which brings the difference into the page."
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


def check_verbatim(notice: Notice, raw: str) -> list[Finding]:
    """A finding for each block, or stated date, whose words do not stand in the raw notice."""
    findings = []
    folded = _folded(raw)
    for block in notice.blocks:
        for offset, sentence in enumerate(block.sentences):
            if _folded(sentence) not in folded:
                message = (
                    f"'{excerpt(sentence)}' does not stand in the raw notice. The text under"
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


def check_complete(notice: Notice, sentences: Iterable[str]) -> list[Finding]:
    """A finding for each sentence of the raw notice that its page does not have."""
    page = _folded("".join(block.text for block in notice.blocks)) + _folded(notice.title)
    findings = []
    for sentence in sentences:
        if _folded(sentence) not in page:
            message = (
                f"'{excerpt(sentence)}' stands in the raw notice but not in the page. Put it back"
                f" under '## {PUBLISHED}', or let a site profile say that it is the site's own."
            )
            findings.append(Finding(notice.path, 1, message, Severity.WARNING, code="missing"))
    return findings


def _folded(text: str) -> str:
    return _SPACE_RE.sub("", STRIPPED_RE.sub("", text))
