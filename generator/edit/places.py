"""Finding what somebody means: a page by its address or id, and words on it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from generator.errors import InputError
from generator.models import Corpus, Notice, Term
from generator.text.han import HAN_RE

_SHOWN = 80


@dataclass(frozen=True)
class Target:
    """A page that somebody named, and the paragraph if the address had one."""

    page: Notice | Term
    paragraph: str = ""


def find_page(corpus: Corpus, named: str) -> Target:
    """The notice or term that an address, a path or an id names.

    Args:
        corpus: Everything there is.
        named: "notices/x", "https://atlas.example/glossary/x.html#top", "content/notices/x.md" or
            "x".

    Raises:
        InputError: There is no such page, or it is made from a file without a text of its own.
    """
    parts = urlsplit(named.strip())
    steps = [step for step in unquote(parts.path).split("/") if step]
    notices = {notice.id: notice for notice in corpus.notices}
    terms = {term.id: term for term in corpus.terms}
    pages: tuple[Notice | Term, ...] = (*corpus.notices, *corpus.terms)
    by_path = {page.path: page for page in pages}
    if found := by_path.get("/".join(steps)):
        return Target(found, parts.fragment)
    id_ = re.sub(r"\.(?:html|md)\Z", "", steps[-1]) if steps else ""
    folder = next((step for step in reversed(steps[:-1]) if step in _FOLDERS), "")
    if folder in _DERIVED:
        raise InputError(
            f"'{_cut(named)}' is made from other files; correct content/timelines/{id_}.yml or the"
            " page that it draws on, by hand."
        )
    known: dict[str, Notice | Term] = {}
    if folder != "notices":
        known |= terms
    if folder != "glossary":
        known |= notices
    if id_ in known:
        return Target(known[id_], parts.fragment)
    raise InputError(f"no page '{_cut(named)}' in the content.{nearest(id_, known)}")


_DERIVED = frozenset({"campaigns", "timeline", "timelines", "kinds", "data", "raw"})
_FOLDERS = _DERIVED | {"notices", "glossary"}


def find_words(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Every place where words stand in a text, overlaps included.

    How wide a space is never counts, nor whether a quotation mark is curly, which telephones make
    it. Between Chinese a space or line end may be missing on one side.
    """
    pieces = words.split()
    if not pieces:
        return
    pattern = _pattern(pieces[0])
    for before, after in pairwise(pieces):
        is_chinese = HAN_RE.match(before[-1]) or HAN_RE.match(after[0])
        pattern += (r"\s*" if is_chinese else r"\s+") + _pattern(after)
    for found in re.finditer(f"(?=({pattern}))", text):
        yield found.start(1), found.end(1)


def _pattern(piece: str) -> str:
    for marks in ('"“”„‟', "'‘’‚‛"):
        piece = re.sub(f"[{marks}]", marks[0], piece)
    escaped = re.escape(piece)
    return escaped.replace('"', '["“”„‟]').replace("'", "['‘’‚‛]")


def nearest(wanted: str, known: Iterable[str]) -> str:
    """A hint for something that is not known: " Did you mean 'x'?", or nothing."""
    close = difflib.get_close_matches(wanted, sorted(known), 1, 0.6)
    return f" Did you mean '{_cut(close[0])}'?" if close else ""


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
