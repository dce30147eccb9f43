"""What MkDocs calls while pages are served."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.config import Project
from generator.errors import Finding
from generator.publish import hook as installed
from tests.publish.conftest import MakeProject


@pytest.fixture
def hook() -> Iterator[ModuleType]:
    """The hook as MkDocs loads it: a module of its own, by its path."""
    spec = importlib.util.spec_from_file_location("hook_under_test", str(installed.__file__))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    module.on_shutdown()


def _config(project: Project) -> MkDocsConfig:
    return load_config(config_file=str(project.root / "mkdocs.yml"))


class Server:
    """Remembers what the preview server is asked to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []
        self.unwatched: list[str] = []

    def watch(self, path: str) -> None:
        self.watched.append(path)

    def unwatch(self, path: str) -> None:
        self.unwatched.append(path)


def test_preview_watches_what_people_edit(hook: ModuleType, make_project: MakeProject) -> None:
    """The compiled tree is not watched, or one edit would cause a chain of builds."""
    project = make_project()
    hook.on_startup(command="serve", dirty=False)
    config = hook.on_config(_config(project))
    server = Server()
    hook.on_serve(server, config=config, builder=None)
    assert server.unwatched == [str(project.docs)]
    names = {Path(path).relative_to(project.root).as_posix() for path in server.watched}
    assert names == {"content", "overrides"}


def test_last_good_tree_stays_while_serving(
    hook: ModuleType, make_project: MakeProject, caplog: pytest.LogCaptureFixture
) -> None:
    """Content with errors is reported, and the pages shown are those before the error."""
    project = make_project()
    hook.on_startup(command="serve", dirty=False)
    hook.on_config(_config(project))
    page = project.docs / "coverage.md"
    good = page.read_bytes()
    make_project({"coverage.md": "# Broken\n"}, (Finding("content/a.md", 3, "wrong."),))
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        config = hook.on_config(_config(project))
    assert page.read_bytes() == good
    assert config.docs_dir == str(project.docs)
    assert [(record.name, record.levelname, record.getMessage()) for record in caplog.records] == [
        ("mkdocs.plugins.notice_atlas", "ERROR", "content/a.md:3: wrong."),
        (
            "mkdocs.plugins.notice_atlas",
            "WARNING",
            "the pages shown are those of the last content without errors",
        ),
    ]


def test_first_preview_needs_content_without_errors(
    hook: ModuleType, make_project: MakeProject
) -> None:
    """Where there is no earlier tree to show, the findings are the error."""
    project = make_project(findings=(Finding("content/a.md", 3, "wrong."),))
    hook.on_startup(command="serve", dirty=False)
    with pytest.raises(PluginError, match=r"1 error in the content.*\ncontent/a\.md:3: wrong\."):
        hook.on_config(_config(project))
