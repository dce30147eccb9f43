"""Fixtures for all tests: small projects, built from a mapping of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from generator.config import Project

# A law holds or not; how long a busy machine takes to try it says nothing.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

BuildProject = Callable[[Path, dict[str, str]], Project]


@pytest.fixture
def build_project() -> BuildProject:
    """A function that writes files (path in the project -> text) and gives back the project."""
    return write_project


def write_project(root: Path, files: dict[str, str]) -> Project:
    """A project with these files; `mkdocs.yml` and `content/` are always there."""
    for path, text in {"mkdocs.yml": "site_name: Test Atlas\n", **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    project = Project(root)
    project.content.mkdir(exist_ok=True)
    return project
