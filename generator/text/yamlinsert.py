"""Small changes to a YAML text: one entry goes in, everything else stays as people wrote it.

Each change is read back: the text says what it said before, and the new entry, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from generator.text.yamlentry import set_entry
from generator.text.yamlfile import Flow, YamlError, dump_yaml, load_yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class InsertError(ValueError):
    """The text is written in a way that a program cannot change safely."""


def add_item(
    text: str, key: str, item: Any, at: int | None = None, before: Sequence[str] = ()
) -> str:
    """The text of a mapping with one more item in the list under *key*.

    Args:
        text: A block mapping.
        key: Of the list; it is added where it is missing.
        item: What goes in; a `Flow` on one line.
        at: How many items stand before it; by default all.
        before: Keys before the first of which a list that is missing goes; else to the end.

    Raises:
        InsertError: The text would not read as it should.
    """
    data = _read(text)
    items = list(data.get(key) or [])
    at = len(items) if at is None else at
    wanted = {**data, key: [*items[:at], item, *items[at:]]}
    node = _value_node(text, key)
    if isinstance(node, yaml.SequenceNode) and items and not node.flow_style:
        return _checked(_with_item(text, node, item, at), wanted)
    whole = [*map(_on_one_line, items[:at]), item, *map(_on_one_line, items[at:])]
    return set_value(text, key, whole, before)


def _on_one_line(item: Any) -> Any:
    return Flow(item) if isinstance(item, dict) else item


def _with_item(text: str, node: yaml.SequenceNode, item: Any, at: int) -> str:
    lines = text.splitlines()
    starts = [_head(lines, each.start_mark.line) for each in node.value]
    end = _end(lines, node)
    place = starts[at] if at < len(starts) else end
    indent = node.start_mark.column
    written = [f"{' ' * indent}{line}" for line in dump_yaml([item]).splitlines()]
    is_spaced = len(starts) > 1 and not lines[starts[1] - 1].strip()
    if is_spaced:
        written = [*written, ""] if at < len(starts) else ["", *written]
    return "\n".join([*lines[:place], *written, *lines[place:]]) + "\n"


def add_key(text: str, key: str, value: Any) -> str:
    """The text of a mapping whose keys are sorted, with one more key at its place.

    Raises:
        InsertError: The key is there already, or the text would not read as it should.
    """
    data = _read(text)
    if key in data:
        raise InsertError(f"'{key}' is there already")
    lines = _lines(text, data)
    node = yaml.compose(text, Loader=_Loader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    starts = [_head(lines, each.start_mark.line) for each, _ in pairs]
    later = [start for start, (each, _) in zip(starts, pairs, strict=True) if each.value > key]
    place = later[0] if later else len(lines)
    written = dump_yaml({key: value}).splitlines()
    is_spaced = len(starts) > 1 and not lines[starts[1] - 1].strip()
    if is_spaced:
        written = [*written, ""] if later else ["", *written]
    return _checked(
        "\n".join([*lines[:place], *written, *lines[place:]]) + "\n", {**data, key: value}
    )


def set_value(text: str, key: str, value: Any, before: Sequence[str] = ()) -> str:
    """The text of a mapping with this value under *key*.

    Args:
        text: A block mapping.
        key: What is set; where it is there, it keeps its place.
        value: What it says.
        before: Keys before the first of which a new one goes; else to the end.

    Raises:
        InsertError: The text would not read as it should.
    """
    data = _read(text)
    kept = "".join(f"{line}\n" for line in _lines(text, data))
    return _checked(set_entry(kept, key, value, before), {**data, key: value})


def _read(text: str) -> dict[str, Any]:
    try:
        data = load_yaml(text)
    except YamlError as error:
        raise InsertError(str(error)) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise InsertError("it is not a mapping")
    return data


def _lines(text: str, data: dict[str, Any]) -> list[str]:
    """The lines to add to; of an empty mapping (`{}`) only what is said above it."""
    lines = text.splitlines()
    return lines if data else [line for line in lines if not line.strip() or line.startswith("#")]


def _value_node(text: str, key: str) -> yaml.Node | None:
    node = yaml.compose(text, Loader=_Loader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _head(lines: list[str], line: int) -> int:
    """The first line of an entry: comments right above it belong to it."""
    while line and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _end(lines: list[str], node: yaml.Node) -> int:
    """The line after a value; blank lines and comments below it belong to what follows."""
    end = node.end_mark.line + (node.end_mark.column > 0)
    end = min(end, len(lines))
    while end > node.start_mark.line + 1 and (
        not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")
    ):
        end -= 1
    return end


def _checked(text: str, wanted: dict[str, Any]) -> str:
    try:
        data = load_yaml(text)
    except YamlError as error:
        raise InsertError(str(error)) from error
    if data != wanted or (isinstance(data, dict) and sorted(data) != sorted(wanted)):
        raise InsertError("it is written in a way that a program cannot add to")
    return text
