"""The text as published, as plain Markdown: the notice's words, our numbers, links and notes.

Each paragraph and item is one line with its number in front and its id on a line of its own.
What is not the issuer's text is marked: words of a republisher or translator by a class and a
line above, corrections and later developments by a paragraph of their own below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sized
from itertools import groupby

from markupsafe import Markup

from generator.atlas import Pending
from generator.compile.pending import tell_facts
from generator.compile.render.addresses import link_markdown, term_stem
from generator.compile.render.index import Index
from generator.compile.render.marked import mark_text
from generator.compile.render.pages import escape_any, ready
from generator.compile.render.sources import (
    list_sources,
    write_fact_dispute,
    write_notice,
    write_source,
)
from generator.compile.render.words import SPEAKER, human_date
from generator.models import Block, Correction, Later, Notice
from generator.text.edtf import parse_edtf
from generator.text.escape import escape_inline
from generator.vocabulary import BlockKind, Speaker

_NUMBERED_RE = re.compile(
    r"[(（\[]?(?:[A-Za-z]|[ivx]{2,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[.)）\]、．]|[①-⒛㈠-㈩]"
)
"""An item that prints its own number or letter: a bullet before it would be one sign too many."""


def write_published(notice: Notice, index: Index, page: str) -> Markup:
    """The Markdown of all blocks of a notice, for the page with stem *page*."""
    parts: list[str] = []
    for speaker, run in groupby(notice.blocks, key=lambda block: block.by):
        blocks = tuple(run)
        if speaker is not Speaker.ISSUER:
            parts.append(_speaker_line(notice, speaker, index))
        parts += _write_run(blocks, notice, index, page)
        if speaker is not Speaker.ISSUER and blocks[-1] is not notice.blocks[-1]:
            parts.append(f"End of the {SPEAKER[speaker]}’s words.\n{{: .na-by .na-by-end }}\n")
    return ready("\n".join(parts))


def _speaker_line(notice: Notice, speaker: Speaker, index: Index) -> str:
    whose = f"Words of the {SPEAKER[speaker]}"
    if speaker is Speaker.REPUBLISHER and notice.republisher:
        whose += f", {escape_inline(index.label(notice.republisher))}"
    return f"{whose}; not of the issuer.\n{{: .na-by }}\n"


def _write_run(blocks: Iterable[Block], notice: Notice, index: Index, page: str) -> list[str]:
    """Markdown of blocks of one speaker.

    Items that follow each other are one list, and rows are one table, unless a note of ours stands
    between them.
    """
    lines: list[str] = []
    last_is_item = False
    rows: list[Block] = []

    def end_table() -> None:
        if rows:
            lines.append(_write_table(rows, notice, index, page))
            rows.clear()

    for block in blocks:
        if block.kind is BlockKind.ROW:
            if last_is_item:
                lines.append("")
            last_is_item = False
            rows.append(block)
            if notes := _notes(block, notice, index, page):
                end_table()
                lines += notes
            continue
        end_table()
        is_item = block.kind is BlockKind.ITEM
        if last_is_item and not is_item:
            lines.append("")
        lines.append(_write_block(block, notice, index, page))
        notes = _notes(block, notice, index, page)
        if notes or not is_item:
            lines += ["", *notes] if is_item else notes
        last_is_item = is_item and not notes
    end_table()
    if last_is_item:
        lines.append("")
    return lines


def _write_table(rows: Iterable[Block], notice: Notice, index: Index, page: str) -> str:
    """Rows as HTML: a table in Markdown could give none of them an address."""
    language = "" if notice.language == "en" else f' lang="{notice.language}"'
    lines = [f'<div class="na-rows"><table{language}><tbody>']
    for block in rows:
        by = "" if block.by is Speaker.ISSUER else f' class="na-by-{block.by}"'
        anchor = _anchor(block, index.numbers[notice.id, block.id])
        text = mark_text(block, notice, index, page)
        cells = "".join(f"<td>{text.as_html(*span)}</td>" for span in block.spans)
        lines.append(
            f'<tr id="{block.id}"{by}><td class="na-rows-number">{anchor}</td>{cells}</tr>'
        )
    return "\n".join([*lines, "</tbody></table></div>\n"])


def _anchor(block: Block, number: str) -> str:
    """The number of a paragraph, which is the way to its address."""
    return (
        f'<a class="na-pn" href="#{block.id}" aria-label="Paragraph {number[1:]}"'
        f" data-search-exclude>{number}</a>"
    )


def _write_block(block: Block, notice: Notice, index: Index, page: str) -> str:
    language = "" if notice.language == "en" else f" lang={notice.language}"
    by = "" if block.by is Speaker.ISSUER else f" .na-by-{block.by}"
    is_item = block.kind is BlockKind.ITEM
    own = " .na-own-number" if is_item and _NUMBERED_RE.match(block.text) else ""
    marks = f"{{: #{block.id}{by}{own}{language} }}"
    if block.kind is BlockKind.HEADING:
        return f"### {escape_any(block.text)} {marks}\n"
    anchor = _anchor(block, index.numbers[notice.id, block.id])
    text = mark_text(block, notice, index, page).as_markdown()
    if is_item:
        return f"- {anchor} {text}\n    {marks}"
    return f"{anchor} {text}\n{marks}\n"


def _notes(block: Block, notice: Notice, index: Index, page: str) -> list[str]:
    corrections = [
        _correction_note(correction)
        for correction in notice.corrections
        if correction.block == block.id
    ]
    later = [
        _later_note(entry, index, page)
        for entry in sorted(notice.later, key=lambda entry: entry.edtf.sort_key)
        if entry.block == block.id
    ]
    found = [
        _found_note(entry, index, page)
        for entry in index.sure_pending.get((notice.id, block.id), ())
    ]
    return corrections + later + found


def _correction_note(correction: Correction) -> str:
    on = human_date(parse_edtf(correction.on)) if correction.on else ""
    who = ", ".join(filter(None, (correction.by, on)))
    signed = f" ({escape_inline(who)})" if who else ""
    return (
        f"**Correction:** for “{escape_inline(correction.quote)}” read"
        f" “{escape_inline(correction.now)}”. {_sentence(correction.reason)}{signed}\n"
        "{: .na-correction }\n"
    )


def _later_note(entry: Later, index: Index, page: str) -> str:
    about = f"On “{escape_inline(entry.quote)}”"
    if entry.term in index.terms:
        about = f"On [“{escape_inline(entry.quote)}”]({link_markdown(term_stem(entry.term), page)})"
    sources = list_sources(entry.sources, index)
    cited = f" {_source_word(entry.sources)}: {sources}." if entry.sources else ""
    disputed = write_fact_dispute(entry.disputed, index)
    date = human_date(entry.edtf)
    label = "Later" if date in entry.text else f"Later, {escape_any(date)}"
    return (
        f"**{label}:** {_sentence(entry.text)}"
        f" {about}.{cited}{disputed and ' '}{disputed}\n{{: .na-later }}\n"
    )


def _found_note(entry: Pending, index: Index, page: str) -> str:
    """What the program says by itself, and that nobody has confirmed it."""
    term = index.terms[entry.term]
    label = f"[{escape_any(term.label)}]({link_markdown(term_stem(term.id), page)})"
    quote = index.blocks[entry.notice, entry.block].text[entry.start : entry.end]
    ids = dict.fromkeys(id_ for fact in entry.facts for id_ in fact.sources)
    places = [write_source(id_, index) for id_ in ids]
    notices = (fact.evidence.notice for fact in entry.facts if fact.evidence)
    places += [write_notice(id_, index, page) for id_ in dict.fromkeys(notices)]
    return (
        f"**Later:** {label}: {escape_any(tell_facts(entry))}. On “{escape_inline(quote)}”."
        f" {_source_word(places)}: {ready('; ').join(places)}."
        ' <span class="na-note">Put together by the program;'
        " not yet confirmed by an editor.</span>\n"
        "{: .na-later .na-later--found }\n"
    )


def _source_word(sources: Sized) -> str:
    return "Source" if len(sources) == 1 else "Sources"


def _sentence(text: str) -> str:
    text = escape_inline(text)
    return text if not text or text.endswith((".", "!", "?", "。")) else f"{text}."
