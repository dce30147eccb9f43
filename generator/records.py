"""YAML records checked against their schema: one place where outside data enters."""

from __future__ import annotations

import difflib
import functools
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema

from generator.errors import Finding
from generator.text.files import EncodingError, decode_text
from generator.text.gitmarks import find_git_mark
from generator.text.yamlfile import YamlError, line_of, load_yaml

_KEPT = 1 << 14
"""Records that are remembered: what two steps read, or a preview again, is parsed once."""


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


@functools.lru_cache(_KEPT)
def read_record(text: str, schema: str, path: str, first_line: int = 1) -> Record:
    """Read YAML and hold it against `generator/schema/<schema>.schema.json`.

    Who reads the same again gets the same record, which nobody changes.

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
    data = {} if data is None else data
    if not isinstance(data, dict):
        message = "not a mapping; write 'key: value' lines, see CONTRIBUTING.md."
        return Record(None, (Finding(path, first_line, message, code="schema"),))
    findings = sorted(
        Finding(
            path,
            line_of(text, _place(error)) + first_line - 1,
            _explain(error),
            code="schema",
        )
        for error in _validator(schema).iter_errors(data)
    )
    return Record(None if findings else data, tuple(findings))


def read_record_file(path: Path, schema: str, uri: str) -> Record:
    """As `read_record`, of a file; one that is not UTF-8 is told as such."""
    try:
        text = decode_text(path.read_bytes())
    except EncodingError as error:
        return Record(None, (Finding(uri, error.line, str(error), code="encoding"),))
    if mark := find_git_mark(text):
        return Record(None, (Finding(uri, mark.line, mark.message, code="conflict"),))
    return read_record(text, schema, uri)


def _place(error: jsonschema.ValidationError) -> list[str | int]:
    keys = list(error.absolute_path)
    rule: Any = error.schema
    key: Any = error.instance
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = rule.get("properties", {})
        keys += [key for key in error.instance if key not in known][:1]
    elif _is_key(error):
        keys.append(key)
    return keys


def _is_key(error: jsonschema.ValidationError) -> bool:
    """Whether the error is about a key and not about what stands behind it."""
    return "propertyNames" in error.absolute_schema_path


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id: small letters, digits and hyphens, as in 'patent-law'",
    r"^https?://": "an address that starts with 'https://' or 'http://'",
    r"^[bs][0-9a-f]{7}(-[0-9]+)?$": "the id of a paragraph, as in 'b91d22e0'",
}
"""What patterns mean that stand in several schemas and are described in none."""
_TYPES = {
    "string": "a text",
    "array": "a list, as in '[one, two]'",
    "object": "a record, as in '{key: value}'",
    "boolean": "'true' or 'false'",
    "integer": "a number",
}


def _explain(error: jsonschema.ValidationError) -> str:
    """One sentence in an editor's words for what the schema library found."""
    rule: Any = error.schema
    expected: Any = error.validator_value
    instance: Any = error.instance
    name = _name(error)
    found = json.dumps(instance, ensure_ascii=False)
    found = found if len(found) <= 80 else found[:77] + "..."
    if error.validator == "additionalProperties":
        known = sorted(rule.get("properties", {}))
        unknown = [key for key in instance if key not in known]
        if instance[unknown[0]] is None:
            return (
                f"'{unknown[0]}' stands where a key is expected; if it is the end of a text with a"
                f" comma, put the text in quotation marks. Keys are {', '.join(known)}."
            )
        close = difflib.get_close_matches(unknown[0], known, 1)
        hint = f" Did you mean '{close[0]}'?" if close else ""
        return f"unknown key '{unknown[0]}'.{hint} Keys are {', '.join(known)}."
    if error.validator == "required":
        missing = next(key for key in expected if error.message.startswith(repr(key)))
        return f"{name} has no '{missing}'; add it."
    if error.validator == "enum":
        return f"{name} is {found}; use one of {', '.join(map(str, expected))}."
    if error.validator == "pattern":
        form = _FORMS.get(str(expected), f"the form {expected}")
        hint = rule.get("description", form)
        return f"{name} is {found}, which has not the expected form; expected {hint}."
    if error.validator == "type":
        return f"{name} {_explain_type(instance, expected, found)}."
    if error.validator in ("minLength", "minItems"):
        return f"{name} is empty; write something, or take it out."
    if error.validator == "maxLength":
        return f"{name} has {len(instance)} characters; at most {expected} fit, so shorten it."
    if error.validator == "uniqueItems":
        return f"{name} has one value twice; keep it once."
    if error.validator == "anyOf":
        return _explain_choice(error, name)
    return f"{name}: {error.message[:200]}."


def _name(error: jsonschema.ValidationError) -> str:
    """What an error is about, as people count: "entry 3 of 'events', 'edtf'"."""
    if _is_key(error):
        return "the key"
    words: list[str] = []
    for step in error.absolute_path:
        if isinstance(step, int):
            words[-1:] = [f"entry {step + 1} of {' '.join(words[-1:]) or 'the list'}"]
        else:
            words.append(f"'{step}'")
    return ", ".join(words) or "the record"


def _explain_type(instance: Any, expected: Any, found: str) -> str:
    wanted = _TYPES.get(expected if isinstance(expected, str) else "", f"of the type {expected}")
    if instance is None:
        return f"has nothing behind it; write {wanted}, or take the key out"
    if expected == "string" and isinstance(instance, dict):
        return (
            "is read as a key and a value because of the colon in it; put the text in quotation"
            " marks"
        )
    if expected == "string" and not isinstance(instance, list):
        return f"is {found}, which is read as a number or as yes and no; write it as '{found}'"
    return f"is {found}; write {wanted}"


def _explain_choice(error: jsonschema.ValidationError, name: str) -> str:
    """What is wrong with a value that may have several forms."""
    rules: Any = error.validator_value
    if all(set(rule) == {"required"} for rule in rules):
        needed = " or ".join(f"'{key}'" for rule in rules for key in rule["required"])
        return f"{name} needs {needed}; add one of them."
    instance: Any = error.instance
    record: Any = next((rule for rule in rules if rule.get("type") == "object"), None)
    is_record = isinstance(instance, dict) and record is not None
    if is_record and len(instance) == 1 and not set(instance) & set(record["properties"]):
        return f"{name} {_explain_type(instance, 'string', '')}."
    chosen = rules.index(record) if is_record else 0
    told = [branch for branch in error.context or () if branch.schema_path[0] == chosen]
    return _explain(told[0]) if told else f"{name}: {error.message[:200]}."
