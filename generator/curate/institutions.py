"""Names of institutions and the terms they stand for, from the glossary."""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import Project
from generator.page import split_front_matter
from generator.records import read_record
from generator.text.escape import fold_space


def load_institutions(project: Project) -> dict[str, str]:
    """Name as printed, in any language -> id of the term of kind institution.

    A name that two institutions claim is left out: it decides nothing. Entries that cannot be
    read are left to `check`.
    """
    names: dict[str, str] = {}
    claimed_twice: set[str] = set()
    for path in sorted(project.glossary.glob("*.md")):
        front = split_front_matter(path.read_text("utf-8"))
        record = read_record(front.yaml, "term", project.uri(path), 2) if front else None
        data = record.data if record else None
        if not data or data["kind"] != "institution":
            continue
        aliases = [*data.get("aliases", ()), *data.get("renderings", ())]
        written = [data["label"], data.get("label_zh", "")]
        written += [alias["text"] if isinstance(alias, dict) else alias for alias in aliases]
        for name in {fold_name(text) for text in written if text}:
            if names.setdefault(name, data["id"]) != data["id"]:
                claimed_twice.add(name)
    return {name: id_ for name, id_ in names.items() if name not in claimed_twice}


def fold_name(name: str) -> str:
    """A name for comparison: one line, small letters, no leading "the"."""
    return fold_space(name).lower().removeprefix("the ")


def find_institution(text: str, institutions: Mapping[str, str]) -> str:
    """The term a whole text names; empty when it names none that is known."""
    return institutions.get(fold_name(text), "")
