"""Closing decisions that wait: keep what people wrote, or take what the generator would write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from generator.config import Project
from generator.curate.merge import merge_read
from generator.curate.pagetext import BlockText, PageText, PageTextError, Part, read_page
from generator.curate.pending import (
    Entry,
    Place,
    bare_words,
    describe,
    format_pending,
    is_said,
    read_pending_file,
    show,
    split_lines,
)
from generator.curate.sync import read_file
from generator.errors import Finding, InputError, Severity
from generator.text.chunks import fold_lines, write_chunks
from generator.text.files import list_files, write_atomic
from generator.text.merging import simplify
from generator.text.yamlparts import compose_mapping

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Waiting:
    """All decisions that wait in a project."""

    entries: tuple[tuple[str, Entry], ...]
    """Notice id and decision, in order of id."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with pending files."""


def list_waiting(project: Project) -> Waiting:
    """Every decision that waits."""
    entries: list[tuple[str, Entry]] = []
    findings: tuple[Finding, ...] = ()
    for path in list_files(project.pending, "*.yml"):
        waiting = read_pending_file(path, project.uri(path))
        entries += [(path.stem, entry) for entry in waiting.entries]
        findings += waiting.findings
    return Waiting(tuple(entries), findings)


def check_waiting(project: Project) -> tuple[Finding, ...]:
    """A warning for each decision that waits, and what is wrong with pending files."""
    waiting = list_waiting(project)
    return waiting.findings + tuple(
        Finding(
            f"content/pending/{id_}.yml",
            0,
            f"{describe(entry)}; decide with 'notice-atlas resolve {id_}#{entry.section} --keep'"
            " or '--take'.",
            Severity.WARNING,
            "pending",
        )
        for id_, entry in waiting.entries
    )


def format_waiting(waiting: Waiting) -> str:
    """The decisions that wait, for reading, each with the commands that close it."""
    if not waiting.entries:
        return "Nothing waits for a decision.\n"
    paragraphs = []
    for id_, entry in waiting.entries:
        rows = [f"{id_}#{entry.section} ({entry.place}): {describe(entry)}."]
        for name, value in (("base", entry.base), ("theirs", entry.theirs), ("ours", entry.ours)):
            text = "nothing" if value is None else fold_lines(show(value))
            rows.append(f"  {name + ':':8}{text}")
        rows.append(f"  notice-atlas resolve {id_}#{entry.section} --keep   # theirs stays")
        rows.append(f"  notice-atlas resolve {id_}#{entry.section} --take   # ours goes in")
        paragraphs.append("\n".join(rows))
    return "\n\n".join(paragraphs) + "\n"


def resolve_waiting(
    project: Project, where: str, pages: Sequence[Path], *, take: bool
) -> tuple[Entry, ...]:
    """Close the decisions of a section, or of a whole notice; give back what was closed.

    The page is written before the pending file: what a run that is killed in between leaves
    there is closed by the next `sync`, because the page says it.

    Args:
        project: Where the notice lies.
        where: `id#section`, or `id` for all of its sections.
        pages: The files that carry the id.
        take: Whether the generator's version goes into the page; else the page stays.

    Raises:
        InputError: Nothing waits there, or the generator's version finds no place in the page.
    """
    id_, _, section = where.partition("#")
    waiting = list_waiting(project).entries
    own = [entry for name, entry in waiting if name == id_]
    closed = [entry for entry in own if section in ("", entry.section)]
    if not closed:
        known = ", ".join(f"{name}#{entry.section}" for name, entry in waiting)
        raise InputError(f"nothing waits at '{where}'; what waits: {known or 'nothing at all'}.")
    if take:
        _take_all(project, id_, pages, closed)
    path = project.pending / f"{id_}.yml"
    text = format_pending(id_, [entry for entry in own if entry not in closed])
    if text:
        write_atomic(path, text)
    else:
        path.unlink()
    return tuple(closed)


def _take_all(project: Project, id_: str, pages: Sequence[Path], entries: Sequence[Entry]) -> None:
    if len(pages) != 1:
        raise InputError(
            f"'{id_}' has {len(pages)} pages, so nothing can be taken into its page; it needs one."
            " A decision about a page that is gone is closed with '--keep'."
        )
    base, uri = project.base / f"{id_}.md", project.uri(pages[0])
    try:
        new = read_page(read_file(project, base) or "", project.uri(base))
        marks = {block.id: block.mark for block in new.blocks}
        text = read_file(project, pages[0]) or ""
        for entry in entries:
            page = read_page(text, uri, marks)
            text = _take(page, new, entry, f"{id_}#{entry.section}")
    except PageTextError as error:
        raise InputError(f"{error.finding}") from error
    write_atomic(pages[0], text)


def _take(page: PageText, new: PageText, entry: Entry, where: str) -> str:
    """The page with the generator's version of one place.

    Where people have something else there, that is replaced. Where they have nothing, the place
    is found by a merge whose base is the new page without it.
    """
    triples = [(page, page, changed) for changed in _replace(page, new, entry)]
    triples += [(without, page, new) for without in _remove(new, entry)]
    for base, edited, now in triples:
        merged = merge_read(base, edited, now)
        if not merged.conflicts and is_said(read_page(merged.text, where), entry, new):
            return merged.text
    raise InputError(
        f"{where}: the page no longer says what it said when this decision came up, so there is no"
        " one place for the generator's version. Edit the page by hand, then close the decision"
        " with '--keep'."
    )


def _replace(page: PageText, new: PageText, entry: Entry) -> Iterator[PageText]:
    """The page with the generator's version in place of the people's."""
    if entry.place is Place.FRONT:
        data = _with_value(page.data, entry)
        yield replace(page, data=data, yaml=compose_mapping(page.front, page.front, data))
    if entry.theirs is None:
        return
    for at, part in enumerate(page.parts):
        if part.section == entry.section:
            changed = _change_part(part, entry)
            yield from (replace(page, parts=_put(page.parts, at, one)) for one in changed)
    for at, block in enumerate(page.blocks):
        if block.id == entry.section:
            altered = _change_block(block, new, entry)
            yield from (replace(page, blocks=_put(page.blocks, at, one)) for one in altered)


def _change_part(part: Part, entry: Entry) -> Iterator[Part]:
    if entry.place is Place.HEADING and entry.ours is not None:
        yield replace(part, heading=entry.ours)
    elif entry.place is Place.EDITORIAL:
        yield from _swap_in_part(part, split_lines(entry.theirs), split_lines(entry.ours))


def _change_block(block: BlockText, new: PageText, entry: Entry) -> Iterator[BlockText]:
    if entry.place is Place.KIND:
        like = (other for other in new.blocks if other.form == entry.ours)
        yield from (replace(block, mark=other.mark, by=other.by) for other in like)
    elif entry.place is Place.PUBLISHED:
        yield from _swap_in_block(block, split_lines(entry.theirs), split_lines(entry.ours))


def _remove(new: PageText, entry: Entry) -> Iterator[PageText]:
    """The new page without the generator's version, in each place where it may be meant."""
    if entry.theirs is not None or entry.ours is None:
        return
    if entry.place is Place.EDITORIAL:
        ours = split_lines(entry.ours)
        for at, part in enumerate(new.parts):
            for one in _swap_in_part(part, ours, ()):
                yield replace(new, parts=_put(new.parts, at, *([one] if one.chunks else [])))
    elif entry.place is Place.PUBLISHED:
        ours = split_lines(entry.ours)
        for at, block in enumerate(new.blocks):
            for other in _swap_in_block(block, ours, ()):
                kept = [other] if other.sentences else []
                yield replace(new, blocks=_put(new.blocks, at, *kept))


def _with_value(data: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """Front matter with the generator's version of one entry, or of one element of a list."""
    key, value = entry.section, data.get(entry.section)
    if not isinstance(value, list) or isinstance(entry.ours, list):
        changed = {**data, key: entry.ours}
        return {name: each for name, each in changed.items() if each is not None}
    theirs = simplify(entry.theirs)
    elements = [entry.ours if simplify(element) == theirs else element for element in value]
    if entry.theirs is None:
        elements.append(entry.ours)
    return {**data, key: [element for element in elements if element is not None]}


def _swap_in_part(part: Part, old: Sequence[str], put: Sequence[str]) -> Iterator[Part]:
    """The part with some sentences for others; nothing if it has not all of these."""
    left, rest = list(bare_words(old)), list(put)
    chunks = []
    for chunk in part.chunks:
        pairs: list[tuple[str, str]] = []
        for sentence, written in zip(chunk.sentences, chunk.written, strict=True):
            (bare,) = bare_words([sentence])
            if bare in left:
                left.remove(bare)
                pairs += [(words, words) for words in rest]
                rest = []
            else:
                pairs.append((sentence, written))
        if pairs:
            sentences, texts = zip(*pairs, strict=True)
            chunks.append(replace(chunk, sentences=sentences, written=texts))
    if not left:
        yield replace(part, chunks=tuple(chunks), body=write_chunks(chunks))


def _swap_in_block(block: BlockText, old: Sequence[str], put: Sequence[str]) -> Iterator[BlockText]:
    """The same for a block."""
    left, rest = list(old), list(put)
    sentences: list[str] = []
    for sentence in block.sentences:
        if sentence in left:
            left.remove(sentence)
            sentences += rest
            rest = []
        else:
            sentences.append(sentence)
    if not left:
        yield replace(block, sentences=tuple(sentences), lines=tuple(sentences))


def _put(things: tuple[Thing, ...], at: int, *others: Thing) -> tuple[Thing, ...]:
    return (*things[:at], *others, *things[at + 1 :])
