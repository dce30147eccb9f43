"""Where things lie, and what the site is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Site, read_site
from generator.errors import InputError
from tests.conftest import BuildProject

SITES = [
    pytest.param("site_name: A\nsite_url: https://a.org", Site("A", "https://a.org/"), id="both"),
    pytest.param(
        "site_name: A\nsite_url: https://a.org/b/\n", Site("A", "https://a.org/b/"), id="/"
    ),
    pytest.param("site_name: A\nsite_url: ''\n", Site("A", ""), id="empty address"),
    pytest.param(
        "site_name: A\nsite_url: !ENV X\nx: !!python/name:a.b\n", Site("A", ""), id="tags"
    ),
    pytest.param("", Site("Notice Atlas", ""), id="nothing"),
]


@pytest.mark.parametrize(("text", "site"), SITES)
def test_read_site(text: str, site: Site, tmp_path: Path, build_project: BuildProject) -> None:
    """Name and address come from mkdocs.yml, whatever tags of its own the file uses."""
    assert read_site(build_project(tmp_path, {"mkdocs.yml": text})) == site


def test_broken_settings(tmp_path: Path, build_project: BuildProject) -> None:
    """A file that is not YAML stops the run with a sentence."""
    project = build_project(tmp_path, {"mkdocs.yml": "a: ["})
    with pytest.raises(InputError, match="not valid YAML"):
        read_site(project)
