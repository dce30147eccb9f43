"""Renderings that editors saw in a notice: each stands on its page or in its raw file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.errors import Finding, excerpt
from generator.models import Corpus, Name, Notice, Term
from generator.text.escape import STRIPPED_RE


@dataclass(frozen=True)
class SeenName:
    """A rendering of a term, with the notice where an editor saw it."""

    term: Term
    name: Name


def find_unprinted(corpus: Corpus) -> Mapping[str, tuple[SeenName, ...]]:
    """Notice id -> the renderings said to be seen in it that its page does not print.

    They may stand in its raw file, among what was left out: `check_seen` tells.
    """
    notices = {notice.id: notice for notice in corpus.notices}
    pages: dict[str, str] = {}
    missing: dict[str, list[SeenName]] = defaultdict(list)
    for term in corpus.terms:
        for name in term.renderings:
            if name.seen not in notices:
                continue  # a source
            if name.seen not in pages:
                pages[name.seen] = _folded(_printed(notices[name.seen]))
            if _folded(name.text) not in pages[name.seen]:
                missing[name.seen].append(SeenName(term, name))
    return {id_: tuple(names) for id_, names in sorted(missing.items())}


def check_seen(names: Iterable[SeenName], raw: str) -> list[Finding]:
    """A finding for each rendering that the raw notice in which it was seen does not print.

    Args:
        names: Seen in one notice.
        raw: The text of its raw file.
    """
    text = _folded(raw)
    findings = []
    for seen in names:
        if _folded(seen.name.text) not in text:
            message = (
                f"the rendering '{excerpt(seen.name.text)}' is said to be seen in"
                f" '{seen.name.seen}', which does not print it; correct the words or the place."
            )
            findings.append(Finding(seen.term.path, seen.name.line, message, code="quote"))
    return findings


def _printed(notice: Notice) -> str:
    """Everything on the page of a notice that is printed in it."""
    fields = (notice.title, notice.subtitle, notice.addressees, *notice.signature)
    quotes = (*(date.quote for date in notice.dates), *(entry.quote for entry in notice.evidence))
    attachments = (entry.title for entry in notice.attachments)
    return "\n".join((*fields, *quotes, *attachments, *(block.text for block in notice.blocks)))


def _folded(text: str) -> str:
    return "".join(STRIPPED_RE.sub("", text).split()).casefold()
