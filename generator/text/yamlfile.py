"""YAML as editors write it: no surprises, and errors that say the line.

Dates stay text, only `true`/`false` are booleans, and a key may stand once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import Any

import yaml

from generator.text.yamlhints import explain_character, explain_yaml

_DEPTH = 20
"""Levels of nesting that any file of ours could need."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """The text is not YAML we accept; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML without implicit dates, octal numbers or yes/no booleans; no duplicate keys."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key.value, str):
                line = key.start_mark.line + 1
                raise YamlError("a key that is no text; write 'key: value'", line)
            if key.value in seen:
                line = key.start_mark.line + 1
                raise YamlError(f"'{key.value}' stands twice; keep one of the two", line)
            seen.add(str(key.value))
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"true|false", "tf"),
    ("tag:yaml.org,2002:null", r"null|~|", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"0|-?[1-9][0-9]*", "-0123456789"),
    ("tag:yaml.org,2002:float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(f"(?:{_pattern})\\Z"), list(_first))


def load_yaml(text: str) -> Any:
    """The data in a YAML text.

    Raises:
        YamlError: Not YAML, a key that stands twice, an alias bomb or an unknown tag.
    """
    try:
        if "&" in text and any(
            isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Base)
        ):
            raise YamlError("YAML aliases (*name) are not used here; write the value out", 1)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader of our own
    except yaml.MarkedYAMLError as error:
        line, message = _explain(text, error)
        raise YamlError(message, line) from error
    except yaml.reader.ReaderError as error:
        line, message = explain_character(text)
        raise YamlError(message, line) from error
    except yaml.YAMLError as error:
        raise YamlError(f"not valid YAML: {error}", 1) from error
    except RecursionError as error:
        raise YamlError("not valid YAML: nested too deeply", 1) from error
    if _is_deeper(data, _DEPTH):
        raise YamlError(f"nested more than {_DEPTH} levels deep; write it flat", 1)
    return data


def _explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The line and the message of what the parser refuses."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    problem = error.problem or error.context or ""
    if mark is None or not problem or "node content" in problem:
        return (mark.line + 1 if mark else 1), f"not valid YAML: {problem}"
    since = (context.line, context.column) if context else None
    return explain_yaml(text, problem, (mark.line, mark.column), since)


def _is_deeper(data: Any, levels: int) -> bool:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(levels == 0 or _is_deeper(value, levels - 1) for value in inner)


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """The line, from 1, where the value at a path of keys and indexes starts.

    Where the path leaves the document, the line of the last step that exists.
    """
    node = yaml.compose(text, Loader=_Base)
    line = 1
    for key in keys:
        found = None
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            found = next(((v, v) for v in node.value[key : key + 1]), None)
        if not found:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


class Flow(dict[str, Any]):
    """A mapping written on one line: `- {role: issued, edtf: '2021-03-12'}`."""


class FlowList(list[Any]):
    """A list written on one line: `[a, b]`."""


class _Dumper(yaml.SafeDumper):
    """Block style, but `Flow` mappings and `FlowList`s on one line; everything that could be read
    as something else than text is quoted.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    Flow,
    lambda dumper, value: dumper.represent_mapping(
        "tag:yaml.org,2002:map", value.items(), flow_style=True
    ),
)
_Dumper.add_representer(
    FlowList,
    lambda dumper, value: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", value, flow_style=True
    ),
)


def dump_yaml(data: Any) -> str:
    """Data as YAML, keys in the given order, Unicode as it is, long lines unbroken."""
    return str(
        yaml.dump(
            data,
            Dumper=_Dumper,
            allow_unicode=True,
            sort_keys=False,
            default_flow_style=False,
            width=10**6,
        )
    )
