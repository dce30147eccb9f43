"""Site profiles: what people know of a site's chrome, dates and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.config import Project
from generator.curate.parts import Site
from generator.errors import Finding
from generator.records import read_record_file
from generator.text.escape import fold_space
from generator.text.files import list_files
from generator.vocabulary import Translation


@dataclass(frozen=True)
class Sites:
    """The site profiles."""

    known: Mapping[str, Site]
    """By host."""
    unread: Mapping[str, Finding]
    """Host -> why its profile cannot be used."""
    findings: tuple[Finding, ...]
    """All that is wrong with profiles."""


def load_sites(project: Project) -> Sites:
    """The profiles by host, and what is wrong with those that cannot be used."""
    sites: dict[str, Site] = {}
    unread: dict[str, Finding] = {}
    findings: list[Finding] = []
    for path in list_files(project.sites, "*.yml"):
        record = read_record_file(path, "site", project.uri(path))
        findings += record.findings
        if record.data is None:
            unread[path.stem] = record.findings[0]
            continue
        host = record.data["host"]
        if path.stem != host:
            message = f"'host' is '{host}', but the file is named for '{path.stem}'; rename one."
            findings.append(Finding(project.uri(path), 1, message, code="site"))
        translation = record.data.get("translation")
        sites[host] = Site(
            host=host,
            name=record.data["name"],
            is_official=record.data.get("is_official", False),
            institution=record.data.get("institution", ""),
            chrome=frozenset(fold_space(line) for line in record.data.get("chrome", ())),
            labels={
                label.rstrip(" :：").lower(): role
                for label, role in record.data.get("labels", {}).items()
            },
            translation=Translation(translation) if translation else None,
            republisher=record.data.get("republisher", ""),
        )
    return Sites(sites, unread, tuple(findings))


def host_of(url: str) -> str:
    """The host of an address, without a port; empty for an empty address."""
    return urlsplit(url).hostname or ""
