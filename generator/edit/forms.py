"""Issue forms, and the answers in the Markdown that GitHub makes of them.

The Markdown is a heading and an answer for each field, in the order of the form. People write the
answers, so a heading in the middle of one is text, unless it could be taken for a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import InputError
from generator.text.escape import fold_space, strip_controls
from generator.text.yamlfile import YamlError, load_yaml

FORMS = ".github/ISSUE_TEMPLATE"
"""Where the forms lie, from the root of the project."""
MOST_BYTES = 1_000_000
"""GitHub takes 65,536 characters; more is no issue."""
_NO_ANSWER = "_No response_"
_FENCE_RE = re.compile(r"\A(`{3,})[\w-]*\n(.*?)\n?\1\s*\Z", re.DOTALL)


@dataclass(frozen=True)
class Field:
    """One question of a form."""

    id: str
    label: str
    """Its heading in the issue."""
    is_required: bool
    options: tuple[str, ...] = ()
    """Of a list to choose from; empty where the answer is free."""


@dataclass(frozen=True)
class Form:
    """A form of issues."""

    name: str
    """Of its file, without ending: `correction`, `new-term`, ..."""
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Answers:
    """What somebody wrote into a form."""

    form: str
    values: Mapping[str, str]
    """Id of the field -> the answer as written, line ends plain; empty where there is none."""

    def line(self, id_: str) -> str:
        """The answer on one line, without control and bidi characters."""
        return fold_space(strip_controls(self.values.get(id_, "")))

    def lines(self, id_: str) -> tuple[str, ...]:
        """The lines of a list, without bullets and empty ones."""
        text = strip_controls(self.values.get(id_, ""))
        found = (re.sub(r"\A\s*[-*•]\s+", "", line) for line in text.splitlines())
        return tuple(line for each in found if (line := fold_space(each)))

    def paragraphs(self, id_: str) -> tuple[str, ...]:
        """The answer as paragraphs, each on one line."""
        parts = re.split(r"\n\s*\n", strip_controls(self.values.get(id_, "")))
        return tuple(line for part in parts if (line := fold_space(part)))


def read_forms(root: Path) -> tuple[Form, ...]:
    """The forms of a project, by name.

    Raises:
        InputError: There is none, or one cannot be read.
    """
    paths = sorted((root / FORMS).glob("*.yml"))
    forms = tuple(_read_form(path) for path in paths if path.stem != "config")
    if not forms:
        raise InputError(f"{FORMS}: no issue forms here; 'apply' reads what they ask.")
    return forms


def _read_form(path: Path) -> Form:
    try:
        data: Any = load_yaml(path.read_text("utf-8"))
        fields = tuple(_read_field(entry) for entry in data["body"] if entry["type"] != "markdown")
    except (YamlError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise InputError(f"{FORMS}/{path.name}: no issue form ({error}); restore it.") from error
    return Form(path.stem, fields)


def _read_field(entry: Mapping[str, Any]) -> Field:
    attributes = entry["attributes"]
    return Field(
        id=entry["id"],
        label=attributes["label"],
        is_required=entry.get("validations", {}).get("required", False),
        options=tuple(attributes.get("options", ())) if entry["type"] == "dropdown" else (),
    )


def read_answers(text: str, forms: Sequence[Form], path: str) -> Answers:
    """What an issue answers to the form it was made with.

    Args:
        text: The issue's body.
        forms: All forms.
        path: The file, for messages.

    Raises:
        InputError: It is of none of the forms, or an answer is missing, or not one to choose.
    """
    if len(text) > MOST_BYTES:
        raise InputError(f"{path}: {len(text):,} characters; an issue has at most 65,536.")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    form, places = _recognise(lines, forms, path)
    values = {}
    ends = [*places[1:], len(lines)]
    for field, start, end in zip(form.fields, places, ends, strict=True):
        values[field.id] = _answer("\n".join(lines[start + 1 : end]))
        _check(field, values[field.id], f"{path}:{start + 1}")
    return Answers(form.name, values)


def _recognise(
    lines: Sequence[str], forms: Sequence[Form], path: str
) -> tuple[Form, tuple[int, ...]]:
    """The one form whose headings stand in the text, the first of them on top, and where."""
    headings: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.startswith("### "):
            headings.setdefault(line[4:].strip(), []).append(number)
    top = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fitting = [
        form
        for form in forms
        if all(field.label in headings for field in form.fields)
        and headings[form.fields[0].label][0] == top
    ]
    if len(fitting) != 1:
        found = " and ".join(form.name for form in fitting) or "none"
        names = ", ".join(form.name for form in forms)
        raise InputError(
            f"{path}: the headings of one form are needed ({names}), and these fit {found}. Save"
            " the body of the issue as it is: 'gh issue view NUMBER --json body --jq .body'."
        )
    (form,) = fitting
    return form, _places(form, headings, path)


def _places(form: Form, headings: Mapping[str, Sequence[int]], path: str) -> tuple[int, ...]:
    """Where the fields of a form start."""
    for field in form.fields:
        if len(headings[field.label]) > 1:
            again = headings[field.label][1] + 1
            raise InputError(
                f"{path}:{again}: '### {field.label}' stands twice, so it is not clear which answer"
                " it starts. Take the mark '###' out of the one that is text."
            )
    places = tuple(headings[field.label][0] for field in form.fields)
    if list(places) != sorted(places):
        raise InputError(f"{path}: the headings are not in the order of the form '{form.name}'.")
    return places


def _answer(text: str) -> str:
    text = text.strip("\n")
    if text.strip() == _NO_ANSWER:
        return ""
    fenced = _FENCE_RE.match(text.strip())
    return fenced[2] if fenced else text


def _check(field: Field, answer: str, place: str) -> None:
    if field.options:
        if answer.strip() not in field.options and (field.is_required or answer.strip()):
            options = ", ".join(f"'{option}'" for option in field.options)
            raise InputError(f"{place}: '{answer.strip()[:80]}' is none of {options}; choose one.")
    elif field.is_required and not fold_space(strip_controls(answer)):
        raise InputError(f"{place}: no answer to '{field.label}', and the form asks for one.")
