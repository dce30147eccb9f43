"""Three texts of a page into one: base (as last generated), edited (as people left it), new.

Front matter is merged by key, the parts that people write by heading and sentence, the text as
published by block and sentence. What people wrote stands; what the generator changed elsewhere is
taken over; what both changed is an entry that waits for a decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.curate.pagetext import LINK_RE, BlockText, PageText, Part, read_page
from generator.curate.pending import Entry, Place
from generator.page import PUBLISHED, literal, unique_id
from generator.text.chunks import read_chunks
from generator.text.merging import (
    Change,
    Conflict,
    Document,
    Item,
    MergedDocument,
    MergedItem,
    merge_documents,
    merge_mappings,
)
from generator.text.rechunk import Versions, number_sentences, write_sentences
from generator.text.yamlparts import compose_mapping

RECORDS = {
    "attachments": (("url",), ("title",)),
    "dates": (("role", "edtf"), ("role",)),
    "events": (("block", "quote"), ("role", "edtf")),
    "evidence": (("of", "quote"), ("of",)),
    "not_events": (("block", "quote"),),
    "later": (("block", "quote"),),
    "corrections": (("block", "quote"),),
    "relations": (("type", "to"), ("to",)),
}
"""What tells the records of a list apart."""
CLAIM = ("role", "edtf", "basis", "block", "quote", "sources")
"""Fields of a record that only hold together: a date is read from its quote."""

_REPEAT_RE = re.compile(r"-\d+\Z")
_REFERENCE_RE = re.compile(r"(?<=\bblock: )[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class PageChange:
    """A change of the generator and the section of the page it is about."""

    section: str
    change: Change


@dataclass(frozen=True)
class MergedPage:
    """What comes of three texts of a page."""

    text: str
    changes: tuple[PageChange, ...] = ()
    """Every change between base and new, once."""
    conflicts: tuple[Entry, ...] = ()
    """What waits for a decision from now on."""


def merge_pages(base: str, edited: str, new: str, path: str) -> MergedPage:
    """Bring what the generator changed since *base* into what people made of it.

    Args:
        base: The page as last generated.
        edited: The page as people left it.
        new: The page as generated now.
        path: The page, for messages.

    Raises:
        PageTextError: One of the texts is no page.
    """
    if base == new:
        return MergedPage(edited)
    before = read_page(base, f"{path}, as last generated")
    now = read_page(new, f"{path}, as generated now")
    marks = {block.id: block.mark for block in (*before.blocks, *now.blocks)}
    people = read_page(edited, path, marks)
    merged = merge_read(before, people, now)
    if people.content == before.content:
        return replace(merged, text=new)
    if people.content == now.content or now.content == before.content:
        return replace(merged, text=edited)
    return merged


def merge_read(base: PageText, edited: PageText, new: PageText) -> MergedPage:
    """The same of pages that are taken apart already; always written anew."""
    blocks = merge_documents(_blocks(base), _blocks(edited), _blocks(new))
    ids = _choose_ids(blocks, base, edited, new)
    base, new = _with_ids(base, ids.base), _with_ids(new, ids.new)
    parts = merge_documents(_parts(base), _parts(edited), _parts(new))
    front = merge_mappings(base.data, edited.data, new.data, RECORDS, CLAIM)
    written = [
        f"---\n{compose_mapping(edited.front, new.front, front.value)}---\n",
        *_write_parts(parts, base, edited, new),
        f"## {PUBLISHED}\n",
        *_write_blocks(blocks, ids.merged, base, edited, new),
    ]
    part_names = [[part.section for part in page.parts] for page in (edited, base, new)]
    block_names = [[block.id for block in page.blocks] for page in (edited, base, new)]
    return MergedPage(
        "\n".join(written),
        (
            *(PageChange(change.key, change) for change in front.changes),
            *(PageChange(_name(change, part_names), change) for change in parts.changes),
            *(PageChange(_name(change, block_names), change) for change in blocks.changes),
        ),
        (
            *(_entry(conflict.key, Place.FRONT, conflict) for conflict in front.conflicts),
            *(
                _entry(_name(found, part_names), _PART_PLACES[found.is_form], found)
                for found in parts.conflicts
            ),
            *(
                _entry(_name(found, block_names), _BLOCK_PLACES[found.is_form], found)
                for found in blocks.conflicts
            ),
        ),
    )


_PART_PLACES = {False: Place.EDITORIAL, True: Place.HEADING}
_BLOCK_PLACES = {False: Place.PUBLISHED, True: Place.KIND}


def _entry(section: str, place: Place, conflict: Conflict) -> Entry:
    return Entry(section, place, conflict.base, conflict.edited, conflict.new)


def _name(told: Change | Conflict, names: Sequence[Sequence[str]]) -> str:
    """What the item is called in the page, or was in the base, or is in the new page."""
    places = (told.item.edited, told.item.base, told.item.new)
    found = (known[place] for place, known in zip(places, names, strict=True) if place is not None)
    return next((name for name in found if name), "")


# --- the text as published --------------------------------------------------------------------


@dataclass(frozen=True)
class _Ids:
    """Ids of blocks in the merged page."""

    merged: tuple[str, ...]
    """One an item of the merged document; empty where people gave none."""
    base: Mapping[str, str]
    """Id in the base -> in the merged page, where they differ."""
    new: Mapping[str, str]
    """The same for the new page."""


def _blocks(page: PageText) -> Document:
    """Blocks as items; ids of repeats lose their number, position tells them apart."""
    return tuple(
        Item(
            _REPEAT_RE.sub("", block.id) if block.sentences else "",
            block.sentences,
            block.form,
            block.mark == "### ",
        )
        for block in page.blocks
    )


def _choose_ids(merged: MergedDocument, base: PageText, edited: PageText, new: PageText) -> _Ids:
    """A block keeps the id people know it by; a new one gets another if its own is taken."""
    taken = {block.id for block in edited.blocks}
    ids: list[str] = []
    renamed: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for item in merged.items:
        own, first, now = (
            "" if place is None else page.blocks[place].id
            for page, place in (
                (edited, item.trace.edited),
                (base, item.trace.base),
                (new, item.trace.new),
            )
        )
        other = first or now
        id_ = own or (unique_id(other, taken) if other else "")
        taken.add(id_)
        ids.append(id_)
        for known, was in zip(renamed, (first, now), strict=True):
            if was and was != id_:
                known[was] = id_
    return _Ids(tuple(ids), *renamed)


def _with_ids(page: PageText, renamed: Mapping[str, str]) -> PageText:
    """The page with its references to blocks as the merged page has them."""
    if not renamed:
        return page

    def rename(found: re.Match[str]) -> str:
        return renamed.get(found[0], found[0])

    yaml = _REFERENCE_RE.sub(rename, page.yaml)
    bodies = [LINK_RE.sub(rename, part.body) for part in page.parts]
    parts = tuple(
        replace(part, body=body, chunks=read_chunks(body))
        for part, body in zip(page.parts, bodies, strict=True)
    )
    data = {
        key: [_with_id(record, renamed) for record in value] if isinstance(value, list) else value
        for key, value in page.data.items()
    }
    return replace(page, yaml=yaml, data=data, parts=parts)


def _with_id(record: Any, renamed: Mapping[str, str]) -> Any:
    if not isinstance(record, dict) or "block" not in record:
        return record
    return record | {"block": renamed.get(record["block"], record["block"])}


def _write_blocks(
    merged: MergedDocument, ids: Sequence[str], base: PageText, edited: PageText, new: PageText
) -> Iterator[str]:
    for item, id_ in zip(merged.items, ids, strict=True):
        versions = [
            None if place is None else page.blocks[place]
            for page, place in (
                (base, item.trace.base),
                (edited, item.trace.edited),
                (new, item.trace.new),
            )
        ]
        if item.item.sentences:
            yield _write_block(item.item, id_, versions)
        elif versions[1] is not None and not versions[1].sentences:
            yield _id_line(id_, versions[1].by) + "\n"


def _write_block(item: Item, id_: str, versions: Sequence[BlockText | None]) -> str:
    """A block, its lines as they stand in a version that says the same."""
    base, edited, new = versions
    is_untouched = edited is not None and base is not None and edited.content == base.content
    order = (new, base, edited) if is_untouched else (edited, new, base)
    known = [block for block in order if block is not None]
    content = (item.form, item.sentences)
    lines = next((block.lines for block in known if block.content == content), item.sentences)
    like = next(block for block in known if block.form == item.form)
    rows = [literal(line) for line in lines]
    id_line = [_id_line(id_, like.by)] if id_ else []
    return "\n".join([like.mark + rows[0], *rows[1:], *id_line]) + "\n"


def _id_line(id_: str, by: str) -> str:
    return f"{{#{id_} by={by}}}" if by else f"{{#{id_}}}"


# --- the parts that people write --------------------------------------------------------------


def _parts(page: PageText) -> Document:
    return tuple(Item(part.section, part.sentences, part.heading) for part in page.parts)


def _write_parts(
    merged: MergedDocument, base: PageText, edited: PageText, new: PageText
) -> Iterator[str]:
    versions = Versions(
        *(
            number_sentences(chunk for part in page.parts for chunk in part.chunks)
            for page in (base, edited, new)
        )
    )
    for item in merged.items:
        known = [
            None if place is None else page.parts[place]
            for page, place in (
                (base, item.trace.base),
                (edited, item.trace.edited),
                (new, item.trace.new),
            )
        ]
        body = _write_body(item, known, versions)
        heading = f"## {item.item.form}\n" if item.item.form else ""
        yield "\n".join(filter(None, (heading, body and f"{body}\n")))


def _write_body(item: MergedItem, known: Sequence[Part | None], versions: Versions) -> str:
    """The body of a part as it stands in a version that says the same, else written anew."""
    base, edited, new = known
    is_untouched = edited is None or (base is not None and edited.content == base.content)
    if new is not None and is_untouched and new.sentences == item.item.sentences:
        return new.body
    body = write_sentences(versions, item.sentences, item.item.sentences)
    if edited is not None and replace(edited, chunks=read_chunks(body)).content == edited.content:
        return edited.body
    return body
