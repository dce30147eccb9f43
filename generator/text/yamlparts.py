"""A YAML mapping taken apart by key, so that what is not touched can be written as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.text.merging import simplify, weave
from generator.text.yamlfile import Flow, dump_yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT_RE = re.compile(r"(?:(?<=\s)|(?<=^))#.*")


@dataclass(frozen=True)
class Entry:
    """One key of a mapping with its value, as lines."""

    key: str
    head: str
    """Blank lines and comments above it."""
    text: str
    """The key and its value, up to the next key; every line ends."""


@dataclass(frozen=True)
class Entries:
    """A mapping as written."""

    entries: tuple[Entry, ...]
    tail: str = ""
    """Comments below the last key."""

    def find(self, key: str) -> Entry | None:
        """The entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


def split_mapping(text: str) -> Entries:
    """The entries of a block mapping; none where it is indented or on one line (`{a: 1}`).

    Args:
        text: YAML that `load_yaml` reads as a mapping.
    """
    node = yaml.compose(text, Loader=_Loader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or node.start_mark.column:
        return Entries(())
    lines = text.split("\n")
    lines = lines[:-1] if lines[-1] == "" else lines
    starts = [text.count("\n", 0, key.start_mark.index) for key, _ in node.value]
    heads = [_head_start(lines, start) for start in starts]
    ends = [*heads[1:], _head_start(lines, len(lines))]
    entries = tuple(
        Entry(str(key.value), _join(lines[head:start]), _join(lines[start:end]))
        for (key, _), head, start, end in zip(node.value, heads, starts, ends, strict=True)
    )
    return Entries(entries, _join(lines[ends[-1] :]) if entries else text)


def _head_start(lines: list[str], start: int) -> int:
    """Where the blank lines and unindented comments above a line start."""
    while start and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start


def _join(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def find_comments(text: str) -> tuple[str, ...]:
    """The comments of a YAML text, in order, `#` included."""
    if "#" not in text:
        return ()
    masked = list(text)
    for token in yaml.scan(text, Loader=_Loader):
        for place in range(token.start_mark.index, token.end_mark.index):
            if masked[place] != "\n":
                masked[place] = "x" if place + 1 < token.end_mark.index else "\0"
    lines = "".join(masked).split("\n")
    return tuple(
        found[0].rstrip() for line in lines if (found := _COMMENT_RE.search(line)) is not None
    )


@dataclass(frozen=True)
class Mapped:
    """A mapping as YAML, and what it says."""

    yaml: str
    data: Mapping[str, Any]

    def says(self, key: str, value: Any) -> bool:
        """Whether it gives a key this value."""
        return key in self.data and simplify(self.data[key]) == simplify(value)


def compose_mapping(edited: Mapped, new: Mapped, value: Mapping[str, Any]) -> str:
    """A mapping as YAML, each entry as it stands in the one or other text where it does.

    No comment of *edited* is lost: those of an entry that is written anew stand above it.

    Args:
        edited: Its order and entries go first.
        new: For what is not as in *edited*.
        value: What the result says.
    """
    theirs, ours = split_mapping(edited.yaml), split_mapping(new.yaml)
    text, orphans = "", ""
    for entry in theirs.entries:
        if entry.key not in value:
            orphans += _join([*find_comments(entry.head), *find_comments(entry.text)])
    for key in weave([key for key in edited.data if key in value], list(value)):
        at, other = theirs.find(key), ours.find(key)
        if at is not None and edited.says(key, value[key]):
            text += at.head + at.text
            continue
        if at is not None:
            text += at.head + _join([*find_comments(at.text)])
        is_new = other is not None and new.says(key, value[key])
        text += other.text if other is not None and is_new else write_entry(key, value[key])
    tail = theirs.tail if theirs.entries else _join([*find_comments(edited.yaml)])
    return text + orphans + tail


def write_entry(key: str, value: Any) -> str:
    """One entry as the house writes it: a record on one line."""
    if isinstance(value, dict):
        value = Flow(value)
    elif isinstance(value, list):
        value = [Flow(entry) if isinstance(entry, dict) else entry for entry in value]
    return dump_yaml({key: value})
