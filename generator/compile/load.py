"""Load: everything people own, read once and checked for form. The one step that reads the disk."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from generator.compile import entries
from generator.config import Project
from generator.errors import Finding, Severity
from generator.models import (
    Corpus,
    Notice,
    Page,
    Period,
    Provenance,
    ReviewRecord,
    Source,
    SubjectFile,
    Term,
)
from generator.page import ParsedPage, check_dates, parse_page, split_front_matter
from generator.records import read_record
from generator.text.files import EncodingError, decode_text, list_files
from generator.text.gitmarks import find_git_mark

R = TypeVar("R")
_KEPT = 1 << 14
"""Files that are remembered: one that has not changed is parsed once in a process, so that a
preview, or the comparison of two states of the content, parses only what differs.
"""
_ID_RE = re.compile(r"^id:[ \t]*['\"]?([a-z0-9-]+)", re.MULTILINE)


@dataclass
class _Reading:
    """What one load has come across so far."""

    project: Project
    findings: list[Finding] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """`notice:<id>`, `term:<id>`, `source:`, ... of what could not be used."""

    def tell(self, path: str, line: int, message: str, **more: Any) -> None:
        """Add a finding."""
        self.findings.append(Finding(path, line, message, **more))

    def text(self, path: Path) -> str | None:
        """The text of a file with plain line ends; None, and a finding, if it is not UTF-8."""
        uri = self.project.uri(path)
        try:
            raw = path.read_bytes()
        except OSError as error:
            self.tell(uri, 0, f"cannot be read: {error.strerror}.", code="file")
            return None
        try:
            text = decode_text(raw)
        except EncodingError as error:
            self.tell(uri, error.line, str(error), code="encoding")
            return None
        mark = find_git_mark(text)
        if mark:
            self.tell(uri, mark.line, mark.message, code="conflict")
            return None
        return text

    def record(self, yaml: str, schema: str, uri: str, first_line: int = 1) -> Any:
        """The data of a YAML text that fits its schema and whose dates exist; else None."""
        self.written[uri] = "\n" * (first_line - 1) + yaml
        record = read_record(yaml, schema, uri, first_line)
        self.findings += record.findings
        if record.data is None:
            return None
        bad_dates = check_dates(record.data, yaml, uri, first_line)
        self.findings += bad_dates
        return None if bad_dates else record.data

    def yaml_file(self, path: Path, schema: str) -> Any:
        """The data of a YAML file; None where it is not there or cannot be used."""
        text = self.text(path) if path.is_file() else None
        return None if text is None else self.record(text, schema, self.project.uri(path))

    def front_matter(self, path: Path, schema: str) -> tuple[Any, str] | None:
        """The data and the body of a page with front matter."""
        text = self.text(path)
        if text is None:
            return None
        uri = self.project.uri(path)
        front = split_front_matter(text)
        if front is None:
            message = "no front matter; the file starts with a line '---', YAML, and a line '---'."
            self.tell(uri, 1, message, code="schema")
            return None
        data = self.record(front.yaml, schema, uri, first_line=2)
        return None if data is None else (data, front.body)


@functools.lru_cache(_KEPT)
def _parsed_page(text: str, uri: str) -> ParsedPage:
    return parse_page(text, uri)


def load_corpus(project: Project) -> Corpus:
    """Everything under `content/` that can be used, in order of id.

    A file that cannot be used is left out, with findings that say why; the rest goes on. Where
    two files claim an id, the first by path has it. The order of files on disk does not matter.
    """
    reading = _Reading(project)
    notices = _unique(reading, _read_all(_files(project.notices, "*.md"), reading, _read_notice))
    terms = _unique(reading, _read_all(_files(project.glossary, "*.md"), reading, _read_term))
    provenance = _unique(
        reading, _read_all(_files(project.raw, "*/source.yml"), reading, _read_provenance)
    )
    subjects = _read_all(_files(project.timelines, "*.yml"), reading, _read_subject)
    _tell_strays(reading)
    return Corpus(
        notices=tuple(notice for _, notice in sorted(notices.items())),
        provenance=dict(sorted(provenance.items())),
        terms=tuple(term for _, term in sorted(terms.items())),
        subjects=_unique_events(reading, tuple(_unique(reading, subjects, "subject").values())),
        periods=_read_periods(reading),
        sources=_read_sources(reading),
        redirects=dict(sorted(_read_redirects(reading).items())),
        reviewed=_read_reviewed(reading),
        pages=tuple(
            page for _, page in _read_all(_files(project.content, "*.md"), reading, _read_page)
        ),
        tombstones=_tombstones(reading, set(notices)),
        unread=frozenset(reading.unread),
        written=reading.written,
        findings=tuple(sorted(reading.findings)),
    )


def _files(folder: Path, pattern: str) -> list[Path]:
    """Files of a folder in order of their path; notices and terms may lie in folders of it."""
    search = folder.glob if "/" in pattern or folder.name == "content" else folder.rglob
    found = [path for path in search(pattern) if not path.name.startswith(".") and path.is_file()]
    return sorted(found, key=lambda path: path.as_posix())


def _tell_strays(reading: _Reading) -> None:
    """A warning for each file that lies among those that are read and is not: for its name."""
    project = reading.project
    folders = {
        project.notices: ".md",
        project.glossary: ".md",
        project.timelines: ".yml",
        project.sites: ".yml",
    }
    for folder, suffix in folders.items():
        for path in list_files(folder, "*"):
            if path.suffix != suffix and not path.name.endswith("~"):
                message = (
                    f"the name does not end in '{suffix}', so this file is not read; rename it to"
                    f" '{path.stem}{suffix}', or move it away."
                )
                reading.tell(project.uri(path), 0, message, severity=Severity.WARNING, code="name")


def _read_all(
    paths: Iterable[Path], reading: _Reading, read: Callable[[Path, _Reading], R | None]
) -> Iterator[tuple[str, R]]:
    """The usable records, each with its file."""
    for path in paths:
        record = read(path, reading)
        if record is not None:
            yield reading.project.uri(path), record


# --- one file ---------------------------------------------------------------------------------


def _read_notice(path: Path, reading: _Reading) -> Notice | None:
    text = reading.text(path)
    if text is None:
        reading.unread.add(f"notice:{path.stem}")
        return None
    uri = reading.project.uri(path)
    parsed = _parsed_page(text, uri)
    reading.findings += parsed.findings
    front = split_front_matter(text)
    if front:
        reading.written[uri] = "\n" + front.yaml
    if parsed.notice is None:
        named = _ID_RE.search(text)
        reading.unread.add(f"notice:{named[1] if named else path.stem}")
    return parsed.notice


def _read_term(path: Path, reading: _Reading) -> Term | None:
    read = reading.front_matter(path, "term")
    if read is None:
        reading.unread.add(f"term:{path.stem}")
        return None
    data, body = read
    uri = reading.project.uri(path)
    if path.stem != data["id"]:
        message = (
            f"the file is named '{path.name}' but its id is '{data['id']}'; rename it to"
            f" '{data['id']}.md' so that others find it. Its address comes from the id."
        )
        reading.tell(uri, 0, message, severity=Severity.INFO, code="name")
    if not body.strip():
        message = "no definition below the front matter; write one or two sentences."
        reading.tell(uri, 0, message, code="schema")
    return entries.read_term(data, body.strip(), uri, reading.written[uri])


def _read_subject(path: Path, reading: _Reading) -> SubjectFile | None:
    data = reading.yaml_file(path, "timeline")
    if data is None:
        reading.unread.add(f"timeline:{path.stem}")
        return None
    return entries.read_subject(data, reading.project.uri(path))


def _read_provenance(path: Path, reading: _Reading) -> Provenance | None:
    data = reading.yaml_file(path, "provenance")
    folder = path.parent.name
    if data is not None and data["id"] != folder:
        message = (
            f"'id' is '{data['id']}', but the folder is '{folder}'; an id never changes: put the"
            " old one back."
        )
        reading.tell(reading.project.uri(path), 1, message, code="id")
    if data is None or data["id"] != folder:
        reading.unread.add(f"raw:{folder}")
        return None
    return Provenance(**data)


def _read_page(path: Path, reading: _Reading) -> Page | None:
    read = reading.front_matter(path, "page")
    if read is None:
        return None
    return Page(path.stem, read[0]["title"], read[1].strip(), reading.project.uri(path))


def _read_periods(reading: _Reading) -> tuple[Period, ...]:
    path = reading.project.content / "periods.yml"
    data = _whole_file(reading, path, "period") or {"periods": []}
    periods: dict[str, Period] = {}
    for entry in data["periods"]:
        period = entries.read_period(entry)
        if period.id in periods:
            message = f"the period '{period.id}' stands twice; keep one."
            reading.tell(reading.project.uri(path), 0, message, code="id")
        periods.setdefault(period.id, period)
    return tuple(periods.values())


def _read_sources(reading: _Reading) -> Mapping[str, Source]:
    path = reading.project.content / "sources.yml"
    data = _whole_file(reading, path, "source") or {}
    return {id_: Source(id=id_, **data[id_]) for id_ in sorted(data)}


def _read_redirects(reading: _Reading) -> dict[str, str]:
    return _whole_file(reading, reading.project.content / "redirects.yml", "redirect") or {}


def _whole_file(reading: _Reading, path: Path, kind: str) -> Any:
    """The data of the file that has all records of a kind; None, and it counts as unread, where
    it is there and cannot be used.
    """
    data = reading.yaml_file(path, f"{kind}s")
    if data is None and path.is_file():
        reading.unread.add(f"{kind}:")
    return data


def _read_reviewed(reading: _Reading) -> Mapping[str, ReviewRecord]:
    """Page -> what its review covered."""
    records = {}
    for path in _files(reading.project.reviewed, "*/*.yml"):
        data = reading.yaml_file(path, "reviewed")
        if data is not None:
            record = entries.read_review_record(data, reading.project.uri(path))
            records[f"{path.parent.name}/{path.stem}"] = record
    return records


# --- ids --------------------------------------------------------------------------------------


def _unique(reading: _Reading, read: Iterable[tuple[str, R]], key: str = "id") -> dict[str, R]:
    """Records by id; the first by path has an id, later ones are told to their editors."""
    kept: dict[str, R] = {}
    owners: dict[str, str] = {}
    for path, record in read:
        id_ = getattr(record, key)
        if id_ in owners:
            message = (
                f"'{id_}' is also the {key} of {owners[id_]}, which comes first and is used;"
                " give this one another, or remove one of the two files."
            )
            reading.tell(path, 0, message, code="id")
            continue
        kept[id_], owners[id_] = record, path
    return kept


def _unique_events(reading: _Reading, subjects: tuple[SubjectFile, ...]) -> tuple[SubjectFile, ...]:
    """Subject files, in order of subject, in which every round and event has an id of its own."""
    owners: dict[str, str] = {}

    def is_new(id_: str, path: str) -> bool:
        if id_ not in owners:
            owners[id_] = path
            return True
        where = "twice in this file" if owners[id_] == path else f"also in {owners[id_]}"
        message = (
            f"the event '{id_}' stands {where}; the first is used. Give the other another id, or"
            " remove it."
        )
        reading.tell(path, _last_line(reading.written[path], id_), message, code="id")
        return False

    kept = [
        replace(
            subject,
            rounds=tuple(entry for entry in subject.rounds if is_new(entry.id, subject.path)),
            events=tuple(entry for entry in subject.events if is_new(entry.id, subject.path)),
        )
        for subject in sorted(subjects, key=lambda entry: entry.path)
    ]
    return tuple(sorted(kept, key=lambda entry: entry.subject))


def _last_line(yaml: str, id_: str) -> int:
    """The last line on which an id is given; 0 if there is none."""
    found = [*re.finditer(rf"\bid: *['\"]?{re.escape(id_)}\b(?!-)", yaml)]
    return yaml.count("\n", 0, found[-1].start()) + 1 if found else 0


def _tombstones(reading: _Reading, notices: set[str]) -> tuple[str, ...]:
    """Ids with a base and neither a page nor a broken page."""
    bases = {path.stem for path in _files(reading.project.base, "*.md")}
    unread = {entry.removeprefix("notice:") for entry in reading.unread}
    return tuple(sorted(bases - notices - unread))
