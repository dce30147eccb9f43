"""Building and serving with MkDocs, without its command line."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.config import Project
from generator.errors import GeneratorError
from generator.publish.edition import read_edition

_QUIET = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Every line printed is about our pages. Read by the theme when it is first loaded."""


@dataclass(frozen=True)
class BuildReport:
    """What a build made."""

    site: Path
    pages: int
    """HTML files, the one for errors included."""
    edition: str
    """Content edition that the pages show."""
    site_url: str = ""
    """Address it is published at."""
    warnings: tuple[str, ...] = ()
    """What MkDocs warned of; always empty after a strict build."""


class BuildError(GeneratorError):
    """MkDocs could not build the site, or a strict build had warnings."""


def build_site(project: Project, strict: bool = True, *, has_history: bool = False) -> BuildReport:
    """Compile the content and render `site/`, as `mkdocs build --strict` does.

    Args:
        project: What is built.
        strict: Whether a warning of MkDocs fails the build.
        has_history: Whether pages tell of their changes in git.

    Raises:
        BuildError: The content has errors, or MkDocs warned while *strict*.
    """
    os.environ.update(_QUIET)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _collect_log() as messages:
        try:
            config = load_config(config_file=str(project.root / "mkdocs.yml"), strict=strict)
            config.extra["history"] = has_history  # the hook reads it
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise BuildError("\n".join([*messages, str(error)])) from error
    site = Path(config.site_dir)
    return BuildReport(
        site=site,
        pages=sum(1 for _ in site.rglob("*.html")),
        edition=read_edition(site),
        site_url=config.site_url or "",
        warnings=tuple(messages),
    )


def serve_site(project: Project, address: str = "127.0.0.1:8000", *, browse: bool = False) -> None:
    """Show the site at *address* and follow edits until it is interrupted.

    Raises:
        BuildError: The first build failed; later errors are printed, and the last good pages stay.
    """
    os.environ.update(_QUIET)
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    printer = logging.StreamHandler()
    printer.setFormatter(logging.Formatter("%(levelname)-7s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(printer)
    logger.setLevel(logging.INFO)
    try:
        serve(str(project.root / "mkdocs.yml"), dev_addr=address, open_in_browser=browse)
    except MkDocsException as error:
        raise BuildError(str(error)) from error
    finally:
        logger.removeHandler(printer)


@contextmanager
def _collect_log() -> Iterator[list[str]]:
    """Warnings and errors of MkDocs and its plugins while the block runs, in a list."""
    messages: list[str] = []
    collector = logging.Handler(logging.WARNING)
    collector.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    propagates = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagates
