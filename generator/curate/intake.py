"""Taking raw notices in: their bytes as received, beside them where they come from, a first page.

What is read by many is written by one, in the order of the files: the same folder always gives
the same ids.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from generator.config import Project
from generator.curate.alone import hold_project
from generator.curate.identify import free_id
from generator.curate.parts import Fact
from generator.curate.reading import Reader, Reading, read_all
from generator.curate.shelf import RECORD, find_pages, open_shelf
from generator.curate.sync import carry_out, plan_notice
from generator.errors import Finding, InputError
from generator.models import Notice, Provenance
from generator.page import format_page
from generator.records import read_record
from generator.text.files import write_atomic
from generator.text.yamlfile import dump_yaml

_RETRIEVED_RE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?\Z")


@dataclass(frozen=True)
class Said:
    """What the person who adds notices says of them; empty where nothing."""

    url: str = ""
    """Address of the page it was taken from; by default the one a saved page names."""
    publisher: str = ""
    """Who put it there."""
    retrieved: str = ""
    """When it was taken from there, UTC: "2026-11-22" or "2026-11-22T09:30Z"."""
    issuer: str = ""
    """Who issued it, a glossary id."""
    language: str = ""
    """en, zh-Hans or zh-Hant; by default told from the text."""


@dataclass(frozen=True)
class Added:
    """What became of a file that was handed in."""

    file: str
    """As it was named."""
    id: str = ""
    path: str = ""
    """The raw file, relative to the project."""
    is_new: bool = False
    """False where nothing was written: these bytes were here before, or there is an error."""
    notice: Notice | None = None
    facts: tuple[Fact, ...] = ()
    form: str = ""
    """What was read, in words."""
    findings: tuple[Finding, ...] = ()
    error: str = ""
    """Why the file could not be taken in."""

    @property
    def message(self) -> str:
        """What to tell the person who added it."""
        if self.error:
            return self.error
        if self.is_new and self.notice:
            return f"taken in as '{self.id}': {self.notice.title}"
        return f"these bytes are already here as '{self.id}'; nothing was written."


@dataclass
class _Desk:
    """What is there already, kept up to date while files are written."""

    project: Project
    taken: set[str]
    """Ids that cannot be given."""
    known: dict[str, Provenance]
    """sha256 -> the notice with these bytes."""
    pages: Mapping[str, tuple[Path, ...]]
    """Id -> the pages that carry it, as they were at the start."""
    bases: set[str]
    """Ids whose page was written, also where a person has deleted it since."""
    unfinished: dict[str, str] = field(default_factory=dict)
    """sha256 -> folder in which a run that was killed left these bytes without a record."""


def add_all(
    project: Project, files: Sequence[Path], said: Said, *, id_: str = "", workers: int = 0
) -> Iterator[Added]:
    """Take raw notices in, byte for byte, and write their first pages; an outcome a file, in order.

    A file that cannot be read is reported and the others go on. Bytes that are here already are
    not taken in again, so a run that was stopped can be started again.

    Args:
        project: Where to.
        files: The notices; their names do not matter.
        said: What is known of all of them.
        id_: Id of the one notice; by default `<issuer>-<year>-<few words>` from what it says.
        workers: Processes that read; 0 for one a processor.

    Raises:
        InputError: What was said cannot be used, or another run is writing; nothing was written.
        OSError: Something cannot be written; all before it is whole.
        GeneratorError: A process that reads has died.
    """
    if said.retrieved and not _RETRIEVED_RE.match(said.retrieved):
        raise InputError(
            f"'{said.retrieved}' is no date of retrieval;"
            " write '2026-11-22' or '2026-11-22T09:30Z' (UTC)."
        )
    spoken = Provenance(
        id=id_ or "unnamed",
        file="received.txt",
        media_type="text/plain",
        sha256="0" * 64,
        url=said.url,
        publisher=said.publisher,
        retrieved=said.retrieved,
        language=said.language,
        issuer=said.issuer,
    )
    _format_record(spoken)
    with hold_project(project):
        shelf = open_shelf(project)
        desk = _open_desk(project, shelf.provenance.values())
        reader = Reader(project, shelf.sites, shelf.institutions, spoken)
        for reading in read_all(reader, files, workers):
            yield _take_in(desk, reading, id_)


def add(
    project: Project,
    file: Path,
    *,
    id_: str = "",
    url: str = "",
    publisher: str = "",
    retrieved: str = "",
    issuer: str = "",
    language: str = "",
) -> Added:
    """As `add_all`, for one file.

    Raises:
        InputError: The file, or what was said of it, cannot be used; nothing was written.
    """
    said = Said(url, publisher, retrieved, issuer, language)
    (added,) = add_all(project, [file], said, id_=id_, workers=1)
    if added.error:
        raise InputError(added.error)
    return added


def _open_desk(project: Project, provenance: Iterable[Provenance]) -> _Desk:
    known = {entry.sha256: entry for entry in provenance}
    pages = find_pages(project)
    bases = {path.stem for path in project.base.glob("*.md")}
    taken = {entry.id for entry in known.values()} | set(pages) | bases
    unfinished = {}
    for path in sorted(project.raw.glob("*/received.*")):
        taken.add(path.parent.name)
        if not (path.parent / RECORD).exists():
            unfinished[hashlib.sha256(path.read_bytes()).hexdigest()] = path.parent.name
    return _Desk(project, taken, known, pages, bases, unfinished)


def _take_in(desk: _Desk, reading: Reading, wanted: str) -> Added:
    if reading.error or not (reading.provenance and reading.notice and reading.file):
        return Added(reading.name, error=reading.error)
    digest = reading.provenance.sha256
    if same := desk.known.get(digest):
        path = desk.project.uri(desk.project.raw / same.id / same.file)
        if same.id in desk.bases:
            return Added(reading.name, same.id, path)
        # A run was killed before it had written page and base.
        notice = replace(reading.notice, id=same.id, work=same.id)
        _write_page(desk, notice)
        return Added(
            reading.name, same.id, path, True, notice, reading.facts, reading.form, reading.findings
        )
    taken = desk.taken - {desk.unfinished.get(digest, "")}
    if wanted and wanted in taken:
        message = f"the id '{wanted}' is taken by another notice; choose a different one."
        return Added(reading.name, error=message)
    id_ = wanted or free_id(reading.notice, digest, taken)
    data = reading.file.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        message = f"{reading.name}: the file changed while it was read; add it again."
        return Added(reading.name, error=message)
    provenance = replace(reading.provenance, id=id_)
    notice = replace(reading.notice, id=id_, work=id_)
    path = _write_raw(desk.project, provenance, data)
    _write_page(desk, notice)
    desk.taken.add(id_)
    desk.known[digest] = provenance
    return Added(
        reading.name, id_, path, True, notice, reading.facts, reading.form, reading.findings
    )


def _write_page(desk: _Desk, notice: Notice) -> None:
    page = format_page(notice)
    carry_out(desk.project, plan_notice(desk.project, notice.id, page, desk.pages))
    desk.bases.add(notice.id)


def _write_raw(project: Project, provenance: Provenance, data: bytes) -> str:
    """Bytes, then record: a folder without a record was never taken in."""
    record = _format_record(provenance)
    raw = project.raw / provenance.id / provenance.file
    write_atomic(raw, data)
    write_atomic(raw.parent / RECORD, record)
    return project.uri(raw)


def _format_record(provenance: Provenance) -> str:
    """The record as YAML, held against its schema."""
    data = {
        key: value for key, value in asdict(provenance).items() if value or key == "publish_raw"
    }
    text = dump_yaml(data)
    findings = read_record(text, "provenance", RECORD).findings
    if findings:
        raise InputError(f"what was said of the notice cannot be used: {findings[0].message}")
    return text
