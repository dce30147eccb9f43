"""Ids are for ever: a page, or a paragraph, that has another after a change is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.errors import Finding, Severity, excerpt
from generator.models import Corpus, Notice
from generator.text.escape import fold_space

FOLDERS = {"content/notices/": "notices", "content/glossary/": "glossary"}
"""Where pages lie that have an id, and the folder of their addresses."""


@dataclass(frozen=True)
class Known:
    """A page with an id as it was before the change."""

    path: str
    id: str
    notice: Notice | None = None
    """Of a notice that could be read: with its paragraphs."""
    is_redrawn: bool = False
    """Whether its base is part of the change, so that the generator may have given new ids."""


def check_gone(before: Iterable[Known], corpus: Corpus) -> tuple[Finding, ...]:
    """A finding for each id of a page, or of a paragraph, that a change lost.

    Args:
        before: The pages that the change touches, as they were.
        corpus: Everything as it is now.
    """
    now = {
        "notices": {notice.id: notice.path for notice in corpus.notices},
        "glossary": {term.id: term.path for term in corpus.terms},
    }
    notices = {notice.id: notice for notice in corpus.notices}
    redirected = {address.removesuffix(".html").strip("/") for address in corpus.redirects}
    findings: list[Finding] = []
    for known in before:
        folder = next(name for start, name in FOLDERS.items() if known.path.startswith(start))
        if known.id not in now[folder]:
            is_led_on = f"{folder}/{known.id}" in redirected or "redirect:" in corpus.unread
            if not is_led_on:
                findings.append(_tell_page(known, folder, now[folder]))
        elif known.notice is not None and known.id in notices:
            findings += _check_blocks(known, notices[known.id])
    return tuple(findings)


def _tell_page(known: Known, folder: str, now: dict[str, str]) -> Finding:
    other = next((id_ for id_, path in now.items() if path == known.path), "")
    old = f"{folder}/{known.id}"
    if other:
        message = (
            f"the id was '{known.id}' and is now '{other}': links and citations of the old address"
            f" lead nowhere. Put the old id back, or add '{old}: {folder}/{other}' to"
            " content/redirects.yml."
        )
        return Finding(known.path, 1, message, code="id")
    message = (
        f"'{known.id}' is gone: links and citations of its address lead nowhere. If another page"
        f" took its place, add '{old}: {folder}/...' to content/redirects.yml."
    )
    if folder == "notices":
        message += " A notice that was withdrawn keeps its page, with the review state 'retracted'."
    return Finding(known.path, 0, message, Severity.WARNING, code="id")


def _check_blocks(known: Known, now: Notice) -> Iterator[Finding]:
    """A finding for each paragraph that still stands there, under another id."""
    assert known.notice is not None  # the caller has looked
    ids = {block.id for block in now.blocks}
    others: dict[str, list[tuple[str, int]]] = {}
    old_ids = {block.id for block in known.notice.blocks}
    for block in now.blocks:
        if block.id not in old_ids:
            others.setdefault(fold_space(block.text), []).append((block.id, block.line))
    for block in known.notice.blocks:
        same: Sequence[tuple[str, int]] = others.get(fold_space(block.text), ())
        if block.id in ids or not same:
            continue
        id_, line = same[0]
        message = (
            f"the paragraph '{excerpt(block.text)}' was '{{#{block.id}}}' and is now '{{#{id_}}}':"
            " links and citations of it lead nowhere. Put the old id back."
        )
        severity = Severity.WARNING if known.is_redrawn else Severity.ERROR
        yield Finding(now.path, line, message, severity, code="id")
