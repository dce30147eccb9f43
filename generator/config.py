"""Where things lie: the folders of one project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import InputError


@dataclass(frozen=True)
class Project:
    """A checkout with `mkdocs.yml` and `content/`; every path of the program comes from here."""

    root: Path

    @property
    def content(self) -> Path:
        """What people own."""
        return self.root / "content"

    @property
    def raw(self) -> Path:
        """Raw notices: bytes as received, with their provenance."""
        return self.content / "raw"

    @property
    def base(self) -> Path:
        """Pages as last generated, the merge base."""
        return self.content / "base"

    @property
    def notices(self) -> Path:
        """Curated pages."""
        return self.content / "notices"

    @property
    def glossary(self) -> Path:
        """One file a term."""
        return self.content / "glossary"

    @property
    def timelines(self) -> Path:
        """Events from outside the notices, one file a subject."""
        return self.content / "timelines"

    @property
    def sites(self) -> Path:
        """Site profiles, one file a host."""
        return self.content / "sites"

    @property
    def pending(self) -> Path:
        """Merge conflicts that wait for a decision."""
        return self.content / "pending"

    @property
    def reviewed(self) -> Path:
        """What each review covered, one file a page; written by the program."""
        return self.content / "reviewed"

    @property
    def docs(self) -> Path:
        """The compiled Markdown tree; never committed."""
        return self.root / "build" / "docs"

    @property
    def site(self) -> Path:
        """The rendered site."""
        return self.root / "site"

    @property
    def dist(self) -> Path:
        """Finished bundles."""
        return self.root / "dist"

    def uri(self, path: Path) -> str:
        """A path as messages and pages name it: relative to the project, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def find_project(start: Path) -> Project:
    """The project that *start* lies in.

    Raises:
        InputError: No folder from *start* upwards holds `mkdocs.yml` and `content/`.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return Project(folder)
    raise InputError(
        f"{start}: no 'mkdocs.yml' with a 'content' folder here or above."
        " Go to the folder of the project, or name it with '--project'."
    )


@dataclass(frozen=True)
class Site:
    """What feeds and downloads say of the site they belong to."""

    name: str
    url: str
    """Ends in `/`; empty where the site has no address of its own."""


class _PlainLoader(yaml.SafeLoader):
    """YAML whose own tags (`!ENV`, `!!python/name:...`) are read as nothing."""


_PlainLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_site(project: Project) -> Site:
    """`site_name` and `site_url` of `mkdocs.yml`; a site without the file is called Notice Atlas.

    Raises:
        InputError: The file is not YAML.
    """
    path = project.root / "mkdocs.yml"
    if not path.is_file():
        return Site("Notice Atlas", "")
    try:
        data: Any = yaml.load(path.read_text("utf-8"), Loader=_PlainLoader)  # noqa: S506 - safe
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"mkdocs.yml: not valid YAML ({error}). Mend it first.") from error
    settings = data if isinstance(data, dict) else {}
    url = settings.get("site_url")
    address = f"{url.rstrip('/')}/" if isinstance(url, str) and url.strip("/") else ""
    return Site(str(settings.get("site_name") or "Notice Atlas"), address)
