"""A new event from an outside source, at its place in the timeline of its subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.config import Project
from generator.edit.changes import Edit, read_text
from generator.errors import InputError
from generator.models import Corpus, OutsideEvent
from generator.text.edtf import Edtf
from generator.text.slug import slugify
from generator.text.yamlfile import FlowList, dump_yaml
from generator.text.yamlinsert import InsertError, add_item
from generator.vocabulary import DateRole


def propose_event_id(corpus: Corpus, subject: str, edtf: Edtf, role: DateRole) -> str:
    """An id that no event has: the subject, the month and what happened."""
    start = edtf.start or edtf.end
    when = str(start)[:7].rstrip("~?%") if start else ""
    stem = slugify(f"{subject[:40]} {when} {role}")
    taken = set(list_event_ids(corpus))
    id_, number = stem, 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    return id_


def list_event_ids(corpus: Corpus) -> Iterable[str]:
    """The ids of all rounds and outside events."""
    for subject in corpus.subjects:
        yield from (entry.id for entry in subject.rounds)
        yield from (entry.id for entry in subject.events)


def add_event(corpus: Corpus, project: Project, event: OutsideEvent) -> Edit:
    """The timeline file of the event's first subject, with the event before all later ones.

    Raises:
        InputError: The file cannot be changed by a program, or an event has this id.
    """
    if event.id in set(list_event_ids(corpus)):
        raise InputError(f"an event has the id '{event.id}' already; choose another.")
    name = event.subjects[0]
    file = next((each for each in corpus.subjects if each.subject == name), None)
    path = file.path if file else f"content/timelines/{name}.yml"
    text = read_text(project, path)
    if not text:
        label = next(term.label for term in corpus.terms if term.id == name)
        text = dump_yaml({"subject": name, "title": label})
    known = file.events if file else ()
    later = [at for at, each in enumerate(known) if each.edtf.sort_key > event.edtf.sort_key]
    try:
        new = add_item(text, "events", _entry(event), later[0] if later else None)
    except InsertError as error:
        raise InputError(f"{path}: cannot take the event in: {error}.") from error
    return Edit(path, new, f"the event '{event.id}'")


def _entry(event: OutsideEvent) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": event.id,
        "edtf": str(event.edtf),
        "role": str(event.role),
        "label": event.label,
        "text": event.text,
        "subjects": FlowList(event.subjects[1:]),
        "sources": FlowList(event.sources),
        "confidence": str(event.confidence),
        "conflicts": event.conflicts,
    }
    return {key: value for key, value in data.items() if value}
