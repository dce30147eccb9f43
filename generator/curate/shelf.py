"""What lies in content/ and is needed to curate: provenance, site profiles, institutions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.config import Project
from generator.curate.draft import Draft, draft_notice
from generator.curate.institutions import load_institutions
from generator.curate.parts import Site
from generator.curate.sites import host_of, load_sites
from generator.errors import Finding, InputError
from generator.models import Provenance
from generator.records import read_record_file
from generator.text.files import list_files

_ID_RE = re.compile(r"\A\ufeff?---\r?\n(?:.*\r?\n)*?id:[ \t]*['\"]?([a-z0-9-]+)")
RECORD = "source.yml"
"""Name of a provenance record, beside its raw file."""


@dataclass(frozen=True)
class Shelf:
    """The raw notices with their records, and what is known of sites and institutions."""

    provenance: Mapping[str, Provenance]
    sites: Mapping[str, Site]
    institutions: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    unread_sites: Mapping[str, Finding] = field(default_factory=dict)
    """Host -> why its profile cannot be used: its notices would be read without it."""
    unread_terms: tuple[Finding, ...] = ()
    """Why entries of the glossary cannot be read: their institutions would not be known."""

    def site(self, url: str) -> Site:
        """The profile of the site an address is on; an empty one where there is none."""
        return self.sites.get(host_of(url), Site())

    def can_read(self, id_: str) -> bool:
        """Whether all is there that the page of a notice depends on, beside its raw file."""
        url = self.provenance[id_].url if id_ in self.provenance else ""
        return not self.unread_terms and host_of(url) not in self.unread_sites


def open_shelf(project: Project) -> Shelf:
    """Everything that curating reads beside the raw files themselves."""
    records: dict[str, Provenance] = {}
    sites, institutions = load_sites(project), load_institutions(project)
    findings = sites.findings
    for path in sorted(project.raw.glob(f"*/{RECORD}")):
        uri = project.uri(path)
        record = read_record_file(path, "provenance", uri)
        findings += record.findings
        if record.data is None:
            continue
        provenance = Provenance(**record.data)
        if provenance.id != path.parent.name:
            message = (
                f"'id' is '{provenance.id}', but the folder is '{path.parent.name}';"
                " an id never changes: give the folder its name back."
            )
            findings += (Finding(uri, 1, message, code="id"),)
            continue
        records[provenance.id] = provenance
    return Shelf(
        records, sites.known, institutions.names, findings, sites.unread, institutions.unread
    )


def draft_from(project: Project, shelf: Shelf, id_: str) -> Draft:
    """The draft of one raw notice.

    Raises:
        InputError: No such notice, its file is missing, is not what was taken in, or cannot be
            read.
    """
    provenance = shelf.provenance.get(id_)
    if provenance is None:
        known = ", ".join(sorted(shelf.provenance)) or "none yet"
        raise InputError(
            f"no raw notice has the id '{id_}'; known are: {known}. Take one in with 'add'."
        )
    path = project.raw / id_ / provenance.file
    uri = project.uri(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{uri}: the raw file cannot be read ({error.strerror}), but {RECORD} names it."
            " Bring it back from the history of the repository."
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    if digest != provenance.sha256:
        raise InputError(
            f"{uri}: the sha256 is {digest[:12]}…, but {RECORD} says {provenance.sha256[:12]}…:"
            " the raw file was changed after it was taken in. Bring it back from the history of"
            " the repository; raw bytes are never corrected."
        )
    return draft_notice(data, provenance, shelf.site(provenance.url), shelf.institutions, uri)


def find_pages(project: Project) -> dict[str, tuple[Path, ...]]:
    """Id -> the pages that carry it in their front matter; more than one is a mistake.

    A page whose front matter cannot be read counts for the id its file is named after.
    """
    pages: dict[str, tuple[Path, ...]] = {}
    for path in list_files(project.notices, "*.md"):
        found = _ID_RE.match(path.read_text("utf-8", "replace"))
        id_ = found[1] if found else path.stem
        pages[id_] = (*pages.get(id_, ()), path)
    return pages
