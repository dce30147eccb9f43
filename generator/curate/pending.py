"""Decisions that wait for a person: `content/pending/<id>.yml`, read, kept up to date, written."""

from __future__ import annotations

import enum
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.curate.pagetext import LINK_RE, BlockText, PageText, Part
from generator.errors import Finding
from generator.records import read_record
from generator.text.chunks import fold_lines
from generator.text.files import EncodingError, decode_text
from generator.text.merging import simplify
from generator.text.yamlfile import dump_yaml, line_of

_HEAD = """\
# Places that a person and the generator both changed. `theirs` is what a person wrote and stands in
# the page, `ours` what the generator would write, `base` what it wrote before; null: nothing.
# Decide with 'notice-atlas resolve {id}#SECTION --keep' or '--take', or edit the page.
"""


class Place(enum.StrEnum):
    """What part of a page a decision is about."""

    FRONT = "front matter"
    EDITORIAL = "editorial"
    HEADING = "heading"
    """Of an editorial part."""
    PUBLISHED = "published"
    KIND = "kind"
    """Of a block: heading, list item or paragraph, and who speaks."""


@dataclass(frozen=True)
class Entry:
    """One place that waits for a decision."""

    section: str
    """A key of the front matter, the name of an editorial part, or the id of a block."""
    place: Place
    base: Any
    """As last generated: a text, sentences in a list, or a value of the front matter; None where
    nothing stands.
    """
    theirs: Any
    """As a person left it: it stands in the page."""
    ours: Any
    """As the generator would write it."""


@dataclass(frozen=True)
class Pending:
    """The decisions that wait in one notice."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...] = ()


# --- the file ---------------------------------------------------------------------------------


def read_pending(text: str, path: str) -> Pending:
    """The entries of a pending file.

    Args:
        text: The file's text, empty where there is none.
        path: The file, for messages.
    """
    if not text.strip():
        return Pending(())
    record = read_record(text, "pending", path)
    if record.data is None:
        return Pending((), record.findings)
    return Pending(tuple(_read_entry(entry) for entry in record.data["entries"]))


def read_pending_file(path: Path, uri: str) -> Pending:
    """The same of a file; none where there is none."""
    try:
        return read_pending(decode_text(path.read_bytes()), uri)
    except FileNotFoundError:
        return Pending(())
    except EncodingError as error:
        return Pending((), (Finding(uri, error.line, str(error), code="encoding"),))


def _read_entry(data: dict[str, Any]) -> Entry:
    place = Place(data["in"])
    base, theirs, ours = (
        "\n".join(value) if isinstance(value, list) and place is not Place.FRONT else value
        for value in (data["base"], data["theirs"], data["ours"])
    )
    return Entry(data["section"], place, base, theirs, ours)


def format_pending(id_: str, entries: Sequence[Entry]) -> str:
    """The pending file of a notice; empty, which is no file, when nothing waits."""
    if not entries:
        return ""
    rows = [
        {
            "section": entry.section,
            "in": str(entry.place),
            "base": _as_lines(entry.base),
            "theirs": _as_lines(entry.theirs),
            "ours": _as_lines(entry.ours),
        }
        for entry in entries
    ]
    return _HEAD.format(id=id_) + dump_yaml({"id": id_, "entries": rows})


def _as_lines(value: Any) -> Any:
    """A text of several sentences as a list of them."""
    return value.split("\n") if isinstance(value, str) and "\n" in value else value


# --- what still waits -------------------------------------------------------------------------


def update_entries(
    old: Sequence[Entry], found: Iterable[Entry], page: PageText, new: PageText
) -> tuple[Entry, ...]:
    """What waits after a merge: old entries and new ones, without those that are settled.

    An entry is settled when the page says what the generator would write, or when the generator
    would no longer write it.

    Args:
        old: What waited before.
        found: Conflicts of this merge.
        page: The merged page.
        new: The page as generated now.
    """
    waiting, entries = list(old), list[Entry]()
    for entry in found:
        if any(_is_same(other, entry) for other in entries):
            continue
        before = next((e for e in waiting if _is_same(e, entry)), None)
        before = before or next((e for e in waiting if _is_earlier(e, entry)), None)
        if before:
            waiting.remove(before)
            if _bare(before.base) != _bare(entry.ours):
                entry = replace(entry, base=before.base)
        entries.append(entry)
    kept = [entry for entry in waiting if _is_current(entry, new)]
    return tuple(entry for entry in (*kept, *entries) if not is_said(page, entry, new))


def _is_same(before: Entry, entry: Entry) -> bool:
    """Whether two entries are one decision, whatever was generated before."""
    return (before.place, before.section, _bare(before.theirs), _bare(before.ours)) == (
        entry.place,
        entry.section,
        _bare(entry.theirs),
        _bare(entry.ours),
    )


def _is_earlier(before: Entry, entry: Entry) -> bool:
    """Whether the generator has changed again what it would have written."""
    is_there = (before.place, before.section) == (entry.place, entry.section)
    return is_there and before.ours is not None and _bare(before.ours) == _bare(entry.base)


def _is_current(entry: Entry, new: PageText) -> bool:
    """Whether the generator would still write what an entry says of it."""
    if entry.ours is None or entry.place in (Place.HEADING, Place.KIND):
        return True
    if entry.place is Place.FRONT:
        return is_said(new, entry, new)
    wanted = split_lines(entry.ours)
    return any(_holds(text, wanted) for text in _texts(new, entry))


def is_said(page: PageText, entry: Entry, new: PageText) -> bool:
    """Whether a page says what the generator would write."""
    if entry.place is Place.FRONT:
        return _is_said_in_front(page.data.get(entry.section), entry)
    part = next((part for part in page.parts if part.section == entry.section), None)
    block = next((block for block in page.blocks if block.id == entry.section), None)
    if entry.place is Place.HEADING:
        headings = [part.heading for part in page.parts]
        return part is None if entry.ours is None else entry.ours in headings
    if entry.place is Place.KIND:
        return bool((block.form if block else None) == entry.ours)
    one = part if entry.place is Place.EDITORIAL else block
    if entry.ours is None:
        return one is None or not _holds(one.sentences, split_lines(entry.theirs))
    if one is not None:
        return _holds(one.sentences, split_lines(entry.ours))
    wanted = split_lines(entry.ours)
    here, there = (
        sum(bare_words(text) == bare_words(wanted) for text in _texts(each, entry))
        for each in (page, new)
    )
    return here >= there > 0


def _texts(page: PageText, entry: Entry) -> list[tuple[str, ...]]:
    """The sentences of each part, or of each block."""
    parts: Sequence[Part | BlockText] = (
        page.parts if entry.place is Place.EDITORIAL else page.blocks
    )
    return [one.sentences for one in parts]


def _is_said_in_front(value: Any, entry: Entry) -> bool:
    if not isinstance(value, list) or isinstance(entry.ours, list):
        return _bare(value) == _bare(entry.ours)
    elements = [_bare(element) for element in value]
    if entry.ours is None:
        return _bare(entry.theirs) not in elements
    return _bare(entry.ours) in elements


def split_lines(text: str | None) -> tuple[str, ...]:
    """The sentences of an entry's text; none where nothing stands."""
    return tuple(text.split("\n")) if text else ()


def _holds(text: Sequence[str], wanted: Sequence[str]) -> bool:
    return set(bare_words(wanted)) <= set(bare_words(text))


def bare_words(sentences: Iterable[str]) -> tuple[str, ...]:
    """Sentences without the ids they link to: the page may know a block by another one."""
    return tuple(LINK_RE.sub("", sentence) for sentence in sentences)


def _bare(value: Any) -> Hashable:
    """What counts of a value but for ids of blocks."""
    if isinstance(value, dict):
        value = {key: field for key, field in value.items() if key != "block"}
    return simplify(LINK_RE.sub("", value) if isinstance(value, str) else value)


# --- telling of it ----------------------------------------------------------------------------


def find_line(page: PageText, entry: Entry) -> int:
    """The line of the page an entry is about; 0 where it has none."""
    if entry.place is Place.FRONT:
        return line_of(page.yaml, [entry.section]) + 1 if entry.section in page.data else 0
    named = [(part.section, part.line) for part in page.parts]
    named += [(block.id, block.line) for block in page.blocks]
    return next((line for name, line in named if name == entry.section), 0)


def describe(entry: Entry) -> str:
    """What happened at a place, in words."""
    if entry.theirs is None and entry.base is None:
        return f"the generator adds {_quote(entry.ours)} to what you removed"
    if entry.theirs is None:
        return f"you removed {_quote(entry.base)}, which the generator changed"
    if entry.ours is None:
        return f"the generator drops {_quote(entry.base)}, which you changed"
    if entry.base is None:
        return f"you and the generator both added something here, it {_quote(entry.ours)}"
    return f"you and the generator both changed {_quote(entry.base)}"


def show(value: Any) -> str:
    """A value of an entry as one text."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {show(field)}" for key, field in value.items())
    return ", ".join(map(show, value)) if isinstance(value, list) else str(value)


def _quote(value: Any) -> str:
    text = fold_lines(show(value))
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"
