"""YAML records checked against their schema: one place where outside data enters."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

import jsonschema

from generator.errors import Finding
from generator.text.yamlfile import YamlError, line_of, load_yaml


@dataclass(frozen=True)
class Record:
    """Data that fits its schema, or None and the findings that say why not."""

    data: dict[str, Any] | None
    findings: tuple[Finding, ...] = ()


@functools.cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    text = (resources.files("generator") / "schema" / f"{name}.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def key_order(schema: str) -> tuple[str, ...]:
    """The keys of a record in the order people read them: that of its schema."""
    rule: Any = _validator(schema).schema
    return tuple(rule["properties"])


def read_record(text: str, schema: str, path: str, first_line: int = 1) -> Record:
    """Read YAML and hold it against `generator/schema/<schema>.schema.json`.

    Args:
        text: The YAML, for a page its front matter without the `---` lines.
        schema: Name of the schema: `notice`, `term`, `timeline`, ...
        path: File the text stands in, for messages.
        first_line: Line of the file on which *text* starts.
    """
    try:
        data = load_yaml(text)
    except YamlError as error:
        line = error.line + first_line - 1
        return Record(None, (Finding(path, line, f"{error}.", code="yaml"),))
    if not isinstance(data, dict):
        message = "not a mapping; write 'key: value' lines, see CONTRIBUTING.md."
        return Record(None, (Finding(path, first_line, message, code="schema"),))
    findings = tuple(
        Finding(
            path,
            line_of(text, _place(error)) + first_line - 1,
            _explain(error),
            code="schema",
        )
        for error in sorted(_validator(schema).iter_errors(data), key=lambda e: str(e.path))
    )
    return Record(None if findings else data, findings)


def _place(error: jsonschema.ValidationError) -> list[str | int]:
    keys = list(error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        rule: Any = error.schema
        known = rule.get("properties", {})
        keys += [key for key in error.instance if key not in known][:1]
    return keys


def _explain(error: jsonschema.ValidationError) -> str:
    """One sentence in an editor's words for what the schema library found."""
    rule: Any = error.schema
    expected: Any = error.validator_value
    instance: Any = error.instance
    key = ".".join(str(part) for part in error.absolute_path) or "the record"
    found = json.dumps(error.instance, ensure_ascii=False)
    found = found if len(found) <= 80 else found[:77] + "..."
    if error.validator == "additionalProperties":
        known = sorted(rule.get("properties", {}))
        unknown = [name for name in instance if name not in known]
        return f"unknown key '{unknown[0]}'; keys are {', '.join(known)}."
    if error.validator == "required":
        missing = [name for name in expected if name not in instance]
        return f"{key} has no '{missing[0]}'; add it."
    if error.validator == "enum":
        return f"{key} is {found}; use one of {', '.join(map(str, expected))}."
    if error.validator == "pattern":
        hint = rule.get("description", f"the form {expected}")
        return f"{key} is {found}, which has not the expected form; expected {hint}."
    return f"{key}: {error.message[:200]}."
