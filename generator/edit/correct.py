"""A correction: of the published words it is shown beside them, our own words are put right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.config import Project
from generator.edit.changes import Edit, read_text
from generator.edit.forms import Answers
from generator.edit.places import find_page, find_words, nearest
from generator.errors import InputError
from generator.models import Block, Corpus, Notice, Term
from generator.page import PUBLISHED, FrontMatter, parse_page, split_front_matter
from generator.text.escape import fold_space
from generator.text.yamlfile import Flow
from generator.text.yamlinsert import InsertError, add_item

_BLOCK_RE = re.compile(r"[bs][0-9a-f]{7}(?:-\d+)?\Z")
_BELOW_CORRECTIONS = ("nolink", "not_later", "not_copy_of", "not_relations", "review")
"""Keys of a notice that stand below its corrections."""


@dataclass(frozen=True)
class _Spot:
    """One place where the words stand: in a block, or in our own part of the file."""

    start: int
    end: int
    block: Block | None = None
    """Of the published text; the span is one of its text. Else it is one of the file."""


@dataclass(frozen=True)
class _Wish:
    """What somebody wants to read instead of what."""

    quote: str
    now: str
    reason: str
    by: str
    on: str


def correct(answers: Answers, corpus: Corpus, project: Project, on: str = "") -> Edit:
    """The change that a correction asks for.

    Args:
        answers: To the form `correction`.
        corpus: Where the page is looked up.
        project: Where its file lies.
        on: Day of the correction; empty to leave it out.

    Raises:
        InputError: No such page; or the words do not stand on it exactly once.
    """
    target = find_page(corpus, answers.line("page"))
    paragraph = answers.line("paragraph").rpartition("#")[2]
    if not paragraph and _BLOCK_RE.match(target.paragraph):
        paragraph = target.paragraph  # other anchors of an address are headings of ours
    wish = _Wish(
        answers.line("quote"),
        answers.line("now"),
        answers.line("reason"),
        answers.line("name"),
        on,
    )
    if wish.quote == wish.now:
        raise InputError(f"'{_cut(wish.now)}' is what the page says already; nothing to correct.")
    page = target.page
    text = read_text(project, page.path)
    spot = _only_spot(page, text, wish.quote, paragraph)
    if spot.block is not None and isinstance(page, Notice):
        return _mark(page, text, spot.block, spot, wish)
    return _put_right(page, text, spot, wish)


# --- where the words stand --------------------------------------------------------------------


def _only_spot(page: Notice | Term, text: str, quote: str, paragraph: str) -> _Spot:
    blocks = page.blocks if isinstance(page, Notice) else ()
    ids = {block.id for block in blocks}
    if paragraph and paragraph not in ids:
        raise InputError(
            f"no paragraph '{_cut(paragraph)}' on {page.path}.{nearest(paragraph, ids)}"
        )
    spots = [
        _Spot(start, end, block)
        for block in blocks
        if paragraph in ("", block.id)
        for start, end in find_words(block.text, quote)
    ]
    if not paragraph:
        spots += [_Spot(start, end) for start, end in _own_words(text, page, quote)]
    if len(spots) == 1:
        return spots[0]
    if not spots:
        raise InputError(_not_found(page, text, quote, paragraph))
    places = ", ".join(dict.fromkeys(_place(spot) for spot in spots))
    raise InputError(
        f"'{_cut(quote)}' stands {len(spots)} times on {page.path} ({places}). Name the paragraph"
        " under 'Paragraph', or copy more of the words around it."
    )


def _place(spot: _Spot) -> str:
    return spot.block.id if spot.block else "our own words"


def _own_words(text: str, page: Notice | Term, quote: str) -> list[tuple[int, int]]:
    """Spans of the file in which our own words are the quote."""
    front = _front(text, page.path)
    start = len(text) - len(front.body)
    end = len(text)
    if isinstance(page, Notice):
        end = start + front.body.find(f"## {PUBLISHED}")
    return [(start + a, start + b) for a, b in find_words(text[start:end], quote)]


def _front(text: str, path: str) -> FrontMatter:
    front = split_front_matter(text)
    if front is None:
        raise InputError(f"{path}: no front matter; run 'notice-atlas check' first.")
    return front


def _not_found(page: Notice | Term, text: str, quote: str, paragraph: str) -> str:
    front = _front(text, page.path)
    if next(find_words(front.yaml, quote), None):
        return (
            f"'{_cut(quote)}' stands in the record of {page.path}, above its text. Correct it there"
            " by hand: a date or a name needs its source."
        )
    where = f"paragraph {paragraph} of {page.path}" if paragraph else page.path
    sentences = [fold_space(line) for line in front.body.splitlines() if line.strip()]
    hint = nearest(quote, sentences)
    return f"'{_cut(quote)}' does not stand in {where}; copy it from the page.{hint}"


# --- what is written --------------------------------------------------------------------------


def _mark(page: Notice, text: str, block: Block, spot: _Spot, wish: _Wish) -> Edit:
    """The page with a correction in its record; the published words stay."""
    for known in page.corrections:
        if known.block != block.id:
            continue
        start = block.text.find(known.quote)
        if start < spot.end and spot.start < start + len(known.quote):
            raise InputError(
                f"{page.path}: '{_cut(known.quote)}' in block {block.id} is corrected already, to"
                f" '{_cut(known.now)}'. Change that correction by hand."
            )
    entry = Flow(block=block.id, quote=block.text[spot.start : spot.end], now=wish.now)
    entry["reason"] = wish.reason
    entry |= {key: value for key, value in (("by", wish.by), ("on", wish.on)) if value}
    front = _front(text, page.path)
    try:
        yaml = add_item(front.yaml, "corrections", entry, before=_BELOW_CORRECTIONS)
    except InsertError as error:
        raise InputError(f"{page.path}: cannot be changed by a program: {error}.") from error
    new = f"---\n{yaml}---\n{front.body}"
    _check_same(page, new, same_parts=True)
    return Edit(page.path, new, f"a correction of block {block.id}, shown beside it")


def _put_right(page: Notice | Term, text: str, spot: _Spot, wish: _Wish) -> Edit:
    """The file with our own words replaced."""
    new = text[: spot.start] + wish.now + text[spot.end :]
    if isinstance(page, Notice):
        _check_same(page, new, same_parts=False)
    elif _front(new, page.path).yaml != _front(text, page.path).yaml:
        raise InputError(f"{page.path}: the new words would become part of its record.")
    return Edit(page.path, new, "our own words put right")


def _check_same(page: Notice, text: str, *, same_parts: bool) -> None:
    """Stop where new words would become markup of the page: a heading, a block, an id.

    Raises:
        InputError: They would.
    """
    after = parse_page(text, page.path).notice
    if after is None or _form(after, same_parts) != _form(page, same_parts):
        raise InputError(
            f"{page.path}: the new words would change the form of the page, because they look like"
            " markup. Make this change by hand."
        )


def _form(page: Notice, with_words: bool) -> tuple[object, ...]:
    """What must stay: the published blocks, our headings, and our words if asked for."""
    blocks = [(block.id, block.kind, block.sentences, block.by) for block in page.blocks]
    parts = [(part.heading, part.markdown if with_words else "") for part in page.editorial]
    return blocks, parts


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
