"""Publish: the rendered site and the offline bundle. Only this folder knows MkDocs."""

from __future__ import annotations

from pathlib import Path

from generator.config import Project
from generator.publish.build import BuildReport, build_site
from generator.publish.bundle import write_bundle


def run(project: Project) -> tuple[BuildReport, Path]:
    """Build `site/`, then the offline bundle; gives back what was built and where the ZIP is."""
    report = build_site(project)
    return report, write_bundle(project)
