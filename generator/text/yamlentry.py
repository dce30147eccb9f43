"""One key of a YAML mapping written anew; what stands above, below and between others stays."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import yaml

from generator.text.yamlfile import dump_yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def set_entry(text: str, key: str, value: Any, before: Collection[str] = ()) -> str:
    """The mapping with this value under the key, at the place of the old one.

    Args:
        text: A block mapping that `load_yaml` reads, with line feeds only.
        key: Of the outermost mapping.
        value: A record is best a `Flow`: it stands on one line.
        before: A new key goes above the first of these that is there, else to the end.
    """
    entry = dump_yaml({key: value})
    node = yaml.compose(text, Loader=_Loader)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for place, (name, written) in enumerate(pairs):
        if name.value != key:
            continue
        start = name.start_mark.line
        following = pairs[place + 1][0].start_mark.line if pairs[place + 1 :] else len(lines)
        return "".join([*lines[:start], entry, *lines[_end(lines, written, following) :]])
    starts = [name.start_mark.line for name, _ in pairs if name.value in before]
    place = min(starts, default=len(lines))
    while place < len(lines) and place and lines[place - 1].lstrip().startswith("#"):
        place -= 1  # what is said above a key stays above it
    return "".join([*lines[:place], entry, *lines[place:]])


def _end(lines: list[str], written: yaml.Node, following: int) -> int:
    """The line after a value: comments and empty lines below it belong to what comes next."""
    last = written.end_mark.line + (written.end_mark.column > 0)
    last = min(last, following)
    while last > written.start_mark.line + 1 and _is_aside(lines[last - 1]):
        last -= 1
    return last


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
