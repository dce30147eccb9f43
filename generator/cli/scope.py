"""What a check looks at: everything, or the files that a change touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.cli import revisions
from generator.config import Project
from generator.curate.sites import host_of
from generator.errors import InputError
from generator.models import Corpus


@dataclass(frozen=True)
class Scope:
    """The files that changed since a commit."""

    commit: str
    """Empty where everything is looked at."""
    files: frozenset[str] = frozenset()
    """Relative to the project; those that are gone, too."""
    why: str = ""
    """Why everything is looked at though nobody asked for it."""

    @property
    def is_all(self) -> bool:
        """Whether everything is looked at."""
        return not self.commit

    def has(self, path: str) -> bool:
        """Whether a file is looked at."""
        return self.is_all or path in self.files

    def notices(self, corpus: Corpus) -> list[str]:
        """Ids of the notices that are curated again, of those that have a raw notice, sorted.

        That are those whose raw file, provenance, site profile, base or page changed.
        """
        known = corpus.provenance
        if self.is_all:
            return sorted(known)
        pages = {notice.path: notice.id for notice in corpus.notices}
        hosts: dict[str, list[str]] = {}
        for id_, record in known.items():
            hosts.setdefault(host_of(record.url), []).append(id_)
        return sorted(set(_touched(self.files, pages, hosts)) & set(known))


def _touched(
    files: Iterable[str], pages: Mapping[str, str], hosts: Mapping[str, list[str]]
) -> Iterator[str]:
    for file in files:
        _, _, rest = file.partition("content/")
        folder, _, name = rest.partition("/")
        stem = name.rpartition("/")[2].rpartition(".")[0]
        if folder == "raw":
            yield name.partition("/")[0]
        elif folder == "base":
            yield stem
        elif folder == "notices":
            yield pages.get(file, stem)
        elif folder == "sites":
            yield from hosts.get(stem, ())


def find_scope(project: Project, since: str, *, is_all: bool) -> Scope:
    """What to look at.

    Args:
        project: The checkout.
        since: A revision; by default the commit where the work at hand left main.
        is_all: Whether to look at everything.

    Raises:
        InputError: There is no such revision, or *since* is given and this is no repository.
    """
    if is_all:
        return Scope("")
    root = project.root
    try:
        commit = revisions.find_commit(root, since) if since else revisions.default_base(root)
    except InputError as error:
        if since:
            raise
        return Scope("", why=str(error))
    return Scope(commit, frozenset(revisions.changed_files(root, commit)))
