"""Records from YAML that fits its schema: the glossary, timelines and periods."""

from __future__ import annotations

from typing import Any

from generator.front import read_role_date
from generator.models import (
    Figure,
    Name,
    OutsideEvent,
    Period,
    ReviewRecord,
    Round,
    SubjectFile,
    Term,
)
from generator.standing import read_dispute, read_review
from generator.text.edtf import parse_edtf
from generator.vocabulary import Confidence, DateRole, TermKind


def read_term(data: dict[str, Any], definition: str, path: str, written: str) -> Term:
    """A glossary entry.

    Args:
        data: Its front matter.
        definition: Its body.
        path: Its file, relative to the project.
        written: The front matter as text, on the lines of the file.
    """
    lines = written.split("\n")
    review, review_note = read_review(data["review"])
    return Term(
        id=data["id"],
        label=data["label"],
        kind=TermKind(data["kind"]),
        definition=definition,
        label_zh=data.get("label_zh", ""),
        pinyin=data.get("pinyin", ""),
        number=data.get("number", ""),
        number_note=data.get("number_note", ""),
        issuer=tuple(data.get("issuer", ())),
        aliases=tuple(_name(entry, lines) for entry in data.get("aliases", ())),
        not_names=tuple(data.get("not_names", ())),
        renderings=tuple(_name(entry, lines) for entry in data.get("renderings", ())),
        dates=tuple(read_role_date(entry) for entry in data.get("dates", ())),
        related=tuple(data.get("related", ())),
        replaced_by=data.get("replaced_by", ""),
        sources=tuple(data["sources"]),
        confidence=Confidence(data["confidence"]),
        conflicts=data.get("conflicts", ""),
        nolink=data.get("nolink", False),
        disputed=read_dispute(data),
        review=review,
        review_note=review_note,
        path=path,
    )


def _name(entry: str | dict[str, Any], lines: list[str]) -> Name:
    fields = {"text": entry} if isinstance(entry, str) else entry
    text = fields["text"]
    line = next((number for number, line in enumerate(lines, 1) if _lists(line, text)), 0)
    return Name(**fields, line=line)


def _lists(line: str, text: str) -> bool:
    return text in line and line.lstrip().startswith("-")


def read_subject(data: dict[str, Any], path: str) -> SubjectFile:
    """A timeline file."""
    review, review_note = read_review(data.get("review", "draft"))
    return SubjectFile(
        subject=data["subject"],
        title=data["title"],
        intro=data.get("intro", ""),
        rounds=tuple(_round(entry) for entry in data.get("rounds", ())),
        events=tuple(_event(entry, data["subject"]) for entry in data.get("events", ())),
        review=review,
        review_note=review_note,
        path=path,
    )


def _round(data: dict[str, Any]) -> Round:
    return Round(
        id=data["id"],
        edtf=parse_edtf(data["edtf"]),
        title=data["title"],
        new=data["new"],
        targets=tuple(data.get("targets", ())),
        legal_basis=tuple(data.get("legal_basis", ())),
        figures=tuple(_figure(entry) for entry in data.get("figures", ())),
        sources=tuple(data["sources"]),
        confidence=Confidence(data["confidence"]),
        conflicts=data.get("conflicts", ""),
        notices=tuple(data.get("notices", ())),
        disputed=read_dispute(data),
    )


def _figure(data: dict[str, Any]) -> Figure:
    return Figure(
        label=data["label"],
        value=data["value"],
        period=data["period"],
        count=data["count"],
        sources=tuple(data["sources"]),
    )


def _event(data: dict[str, Any], subject: str) -> OutsideEvent:
    """An event of a timeline file: of the file's subject first, then of those it names."""
    others = tuple(id_ for id_ in data.get("subjects", ()) if id_ != subject)
    return OutsideEvent(
        id=data["id"],
        edtf=parse_edtf(data["edtf"]),
        role=DateRole(data["role"]),
        label=data["label"],
        subjects=(subject, *others),
        sources=tuple(data["sources"]),
        text=data.get("text", ""),
        confidence=Confidence(data["confidence"]),
        conflicts=data.get("conflicts", ""),
        disputed=read_dispute(data),
    )


def read_review_record(data: dict[str, Any], path: str) -> ReviewRecord:
    """What a review covered."""
    parts = {part: tuple(lines) for part, lines in data["parts"].items()}
    return ReviewRecord(data["of"], parts, path)


def read_period(data: dict[str, Any]) -> Period:
    """A named period."""
    return Period(
        id=data["id"],
        label=data["label"],
        edtf=parse_edtf(data["edtf"]),
        names=tuple(data["names"]),
        term=data.get("term", ""),
        sources=tuple(data["sources"]),
    )
