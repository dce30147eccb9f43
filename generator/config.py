"""Where things lie: the folders of one project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
