"""A project in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Project

NOTICE = """Home
Notice on Carrying Out the Inspection of Agencies
Release Time:
2021-03-30
To strengthen supervision, the Office has decided to inspect all agencies this year.
1. Scope. All agencies are inspected. Branches are inspected too.
2. Method. Inspectors are drawn by lot. Results are published.
Copyright Example
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with nothing in it but folders and one raw notice outside of them."""
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "content").mkdir()
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    return Project(tmp_path)
