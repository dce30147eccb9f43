"""What MkDocs calls: compile before each build, watch what people edit, finish the built files.

MkDocs loads this file by its path (`hooks:` in mkdocs.yml), so that plain `mkdocs build` and
`mkdocs serve` know our content. Each function is an event of MkDocs, in the order of its calls.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # `mkdocs` is started from anywhere, also where we are not installed
    sys.path.insert(0, str(ROOT))

import generator.compile  # noqa: E402
from generator.config import Project  # noqa: E402
from generator.errors import GeneratorError, Severity  # noqa: E402
from generator.publish.csp import content_policy  # noqa: E402
from generator.publish.edition import edition_epoch, read_edition  # noqa: E402
from generator.publish.search import part_cells, segment_index  # noqa: E402
from generator.text.files import write_atomic  # noqa: E402

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from generator.errors import Finding

log = logging.getLogger("mkdocs.plugins.notice_atlas")
"""Below `mkdocs`: strict mode counts only what is logged there."""

WATCHED = ("content", "overrides", "generator/compile/templates")
_EPOCH = "SOURCE_DATE_EPOCH"
_command = "build"
_is_epoch_given = _EPOCH in os.environ


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are built once or served while they are edited."""
    global _command, _is_epoch_given
    _command, _is_epoch_given = command, _EPOCH in os.environ


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compile `content/` and point MkDocs at the result.

    Raises:
        PluginError: The content has errors, and no earlier tree can be served instead.
    """
    project = Project(Path(config.config_file_path).parent)
    try:
        findings = _compile(project, has_history=bool(config.extra.get("history")))
    except GeneratorError as error:
        raise PluginError(str(error)) from error
    for finding in findings:
        if finding.severity is Severity.WARNING:
            # The site can be published as it is: a strict build must not fail on these.
            log.info("%s", finding)
    edition = read_edition(project.docs)
    if not _is_epoch_given:
        # Dates in the sitemap and in archives are those of the content, not of the build.
        os.environ[_EPOCH] = str(edition_epoch(edition))
    config.extra["atlas"] = {"edition": edition, "version": generator.__version__}
    config.docs_dir = str(project.docs)
    return config


def _compile(project: Project, *, has_history: bool) -> tuple[Finding, ...]:
    """Make `build/docs` anew; while serving, content with errors leaves the last good tree."""
    atlas = generator.compile.read_atlas(project, has_history=has_history)
    errors = [finding for finding in atlas.findings if finding.severity is Severity.ERROR]
    if not errors:
        generator.compile.write_atlas(atlas, project)
        return atlas.findings
    if _command == "serve" and project.docs.is_dir():
        for finding in errors:
            log.error("%s", finding)
        log.warning("the pages shown are those of the last content without errors")
        return ()
    lines = "\n".join(str(finding) for finding in errors)
    count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    raise PluginError(f"{count} in the content, nothing was built:\n{lines}")


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Put a page that is not in the navigation under the section of its folder."""
    if page.parent is None and "/" in page.file.src_uri:
        index = files.get_file_from_path(page.file.src_uri.rsplit("/", 1)[0] + "/index.md")
        if index and index.page and index.page is not page:
            page.parent = index.page.parent
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep words of neighbouring cells apart, before the page is indexed."""
    return part_cells(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates our filters."""
    env.filters["content_policy"] = partial(content_policy, is_preview=_command == "serve")
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Cut the search index for Chinese: after it is written, before it is copied for file://."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    write_atomic(path, segment_index(path.read_text(encoding="utf-8")), durable=False)


def on_shutdown() -> None:
    """Leave the environment as it was."""
    if not _is_epoch_given:
        os.environ.pop(_EPOCH, None)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Follow what people edit; watching what compile writes would rebuild for ever."""
    server.unwatch(config.docs_dir)
    root = Path(config.config_file_path).parent
    for name in WATCHED:
        if (root / name).is_dir():
            server.watch(str(root / name))
    return server
