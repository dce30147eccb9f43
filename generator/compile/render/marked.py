"""A block's words with what is laid over them: links to terms, cited and corrected words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.compile.render.addresses import link_html, link_markdown, term_stem
from generator.compile.render.index import Index
from generator.compile.render.pages import escape_piece
from generator.models import Block, Notice
from generator.text.escape import escape_html
from generator.text.overlay import Element, Mark, nest


@dataclass(frozen=True, slots=True)
class _What:
    """One of the three things a stretch can be."""

    passage: str = ""
    term: str = ""


_CORRECTED = _What()


@dataclass(frozen=True)
class MarkedText:
    """The text of a block and its marks."""

    block: Block
    marks: tuple[Mark[_What], ...]
    page: str
    """Stem of the page it goes to."""

    def as_markdown(self) -> str:
        """The whole text as part of a Markdown line."""
        text = self.block.text
        return _join(nest(self.marks), text, 0, len(text), self.page, is_markdown=True).strip()

    def as_html(self, start: int, end: int) -> str:
        """The words of a span, such as a cell, as HTML."""
        inside = (
            Mark(
                max(mark.start, start),
                min(mark.end, end),
                mark.what,
                mark.is_whole,
                is_rest=mark.start < start,
            )
            for mark in self.marks
            if mark.start < end and start < mark.end
        )
        return _join(nest(inside), self.block.text, start, end, self.page, is_markdown=False)


def mark_text(block: Block, notice: Notice, index: Index, page: str) -> MarkedText:
    """The text of a block of a notice for the page with stem *page*."""
    return MarkedText(block, tuple(_marks(block, notice, index)), page)


def _marks(block: Block, notice: Notice, index: Index) -> Iterator[Mark[_What]]:
    for passage in index.passages.get((notice.id, block.id), {}).values():
        yield Mark(passage.start, passage.end, _What(passage=passage.id))
    for mention in index.mentions_by_block.get((notice.id, block.id), ()):
        if mention.is_linked and mention.term in index.terms:
            yield Mark(mention.start, mention.end, _What(term=mention.term), is_whole=True)
    for correction in notice.corrections:
        start = block.text.find(correction.quote) if correction.block == block.id else -1
        if start >= 0:
            yield Mark(start, start + len(correction.quote), _CORRECTED)


def _join(
    elements: Iterable[Element[_What]],
    text: str,
    start: int,
    end: int,
    page: str,
    *,
    is_markdown: bool,
) -> str:
    escape = escape_piece if is_markdown else escape_html
    parts = ""
    for element in elements:
        mark = element.mark
        parts += escape(text[start : mark.start])
        inner = _join(element.inside, text, mark.start, mark.end, page, is_markdown=is_markdown)
        if is_markdown and mark.what.term and parts.endswith("!"):
            parts = parts[:-1] + "&#33;"  # else it would be an image
        parts += _wrap(inner, mark, page, is_markdown)
        start = mark.end
    return parts + escape(text[start:end])


def _wrap(inner: str, mark: Mark[_What], page: str, is_markdown: bool) -> str:
    what = mark.what
    if what.passage:
        name = "data-q" if mark.is_rest else "id"
        return f'<span class="na-q" {name}="{what.passage}">{inner}</span>'
    if not what.term:
        return f'<span class="na-sic">{inner}</span>'
    if is_markdown:
        return f"[{inner}]({link_markdown(term_stem(what.term), page)})"
    return f'<a href="{escape_html(link_html(term_stem(what.term), page))}">{inner}</a>'
