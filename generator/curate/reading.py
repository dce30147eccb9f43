"""Files -> notices, in the order of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import Project
from generator.curate.draft import Draft, draft_notice
from generator.curate.parts import Fact, Site
from generator.curate.readers.formats import sniff_format
from generator.curate.received import find_frames, read_bytes
from generator.curate.sites import host_of
from generator.errors import Finding, InputError
from generator.models import Notice, Provenance
from generator.text.escape import fold_space, strip_controls
from generator.workers import work_on_all


@dataclass(frozen=True)
class Reader:
    """What reading needs; sent once to each process."""

    project: Project
    sites: Mapping[str, Site]
    institutions: Mapping[str, str]
    said: Provenance
    """What the person who adds the files said of them; its other fields do not count."""


@dataclass(frozen=True)
class Reading:
    """What a file turned out to hold; an error where it cannot be taken in."""

    name: str
    provenance: Provenance | None = None
    file: Path | None = None
    """Where the bytes lie: a frame of a saved page may hold the text."""
    notice: Notice | None = None
    facts: tuple[Fact, ...] = ()
    form: str = ""
    findings: tuple[Finding, ...] = ()
    error: str = ""


def read_all(reader: Reader, files: Sequence[Path], workers: int = 0) -> Iterator[Reading]:
    """What each file holds, in order.

    Args:
        reader: What reading needs.
        files: The files.
        workers: Processes; 0 for one a processor, 1 for none but this one.

    Raises:
        GeneratorError: A process has died, as it does when the system is out of memory.
    """
    return work_on_all(read_file, reader, files, workers)


def read_file(reader: Reader, file: Path) -> Reading:
    """What a file holds; of a saved page without text of its own, what its frame holds."""
    reading = _read(reader, file)
    if reading.error:
        for frame in find_frames(file):
            inner = _read(reader, frame)
            if not inner.error:
                return replace(inner, name=reading.name)
    return reading


def _read(reader: Reader, file: Path) -> Reading:
    name = fold_space(strip_controls(reader.project.uri(file)))
    try:
        data = read_bytes(file, name)
        provenance, draft = draft_received(reader, data, name)
    except InputError as error:
        return Reading(name, error=str(error))
    return Reading(
        name, provenance, file, draft.notice, draft.facts, draft.raw.form, draft.findings
    )


def draft_received(reader: Reader, data: bytes, name: str) -> tuple[Provenance, Draft]:
    """The provenance and the draft of bytes that have no id yet.

    The address that a saved page names is its url where nobody said another.

    Raises:
        InputError: The bytes cannot be read.
    """
    kind = sniff_format(data)
    provenance = replace(
        reader.said,
        file=f"received.{kind.extension if kind else 'bin'}",
        media_type=kind.media_type if kind else "application/octet-stream",
        sha256=hashlib.sha256(data).hexdigest(),
    )
    draft = _draft(reader, data, provenance, name)
    if not provenance.url and draft.address:
        provenance = replace(provenance, url=draft.address)
        draft = _draft(reader, data, provenance, name)
    site = reader.sites.get(host_of(provenance.url), Site())
    encoding = "" if draft.raw.encoding == "utf-8" else draft.raw.encoding
    return replace(provenance, encoding=encoding, publish_raw=site.is_official), draft


def _draft(reader: Reader, data: bytes, provenance: Provenance, name: str) -> Draft:
    site = reader.sites.get(host_of(provenance.url), Site())
    return draft_notice(data, provenance, site, reader.institutions, name)
