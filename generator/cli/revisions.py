"""States of the content in git: which commit is meant, what lies in it, what differs.

`git` is called as a program and the working tree is not touched.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import InputError

_MAIN = ("main", "origin/main")
_REGULAR = frozenset({"100644", "100755"})
"""Modes of ordinary files: links and submodules are not content."""
_PAGES, _BASES = "content/notices/", "content/base/"


def default_base(root: Path) -> str:
    """The commit where the work at hand left main; HEAD where there is no main.

    Raises:
        InputError: As `find_commit`.
    """
    for name in _MAIN:
        if _ask(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"):
            base = _ask(root, "merge-base", name, "HEAD").strip()
            if base:
                return base
            raise InputError(f"'{name}' and HEAD have no common commit here{_shallow(root)}")
    return find_commit(root, "HEAD")


def find_commit(root: Path, name: str) -> str:
    """The hash of the commit that a revision names.

    Args:
        root: Folder of the project.
        name: Anything git understands: a branch, a tag, `HEAD~2`.

    Raises:
        InputError: git is not there, this is no repository, or there is no such commit.
    """
    asked = _call(root, ("rev-parse", "--git-dir"))
    if asked.returncode:
        why = asked.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise InputError(f"{root}: no git repository to read older states from ({why}).")
    found = _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not found:
        raise InputError(f"'{name}': no such revision here{_shallow(root)}")
    return found.strip()


def _shallow(root: Path) -> str:
    if _ask(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        return (
            ". This clone is shallow and lacks older commits: run 'git fetch --unshallow',"
            " or check out with 'fetch-depth: 0'."
        )
    return "; 'git branch --all' lists branches, 'git log --oneline' lists commits."


def short_name(root: Path, commit: str) -> str:
    """The hash of a commit, as short as it can be told apart."""
    return _ask(root, "rev-parse", "--short", commit).strip() or commit[:12]


@dataclass(frozen=True)
class Tree:
    """What compile reads of one commit: `content/` without raw files."""

    root: Path
    objects: Mapping[str, str]
    """Path, relative to the project -> git's id of what is in it."""

    def read(self, paths: Sequence[str]) -> list[bytes]:
        """The contents of files, in order, from one run of git."""
        wanted = "".join(f"{self.objects[path]}\n" for path in paths)
        answer = _run(self.root, "cat-file", "--batch", input_=wanted.encode("ascii"))
        contents, start = [], 0
        while start < len(answer):
            end = answer.index(b"\n", start)
            size = int(answer[start:end].rsplit(b" ", 1)[1])
            contents.append(answer[end + 1 : end + 1 + size])
            start = end + size + 2
        return contents

    def write(self, folder: Path) -> None:
        """Put the files into a folder; of bases only those whose page is not there."""
        pages = {path.rpartition("/")[2] for path in self.objects if path.startswith(_PAGES)}
        paths = [
            path
            for path in self.objects
            if not (path.startswith(_BASES) and path.rpartition("/")[2] in pages)
        ]
        (folder / "content").mkdir(parents=True)
        made = set()
        for path, data in zip(paths, self.read(paths), strict=True):
            file = folder / path
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            file.write_bytes(data)


def list_tree(root: Path, commit: str) -> Tree:
    """The files of a commit that compile reads.

    Raises:
        InputError: git cannot read the commit.
    """
    listed = _run(root, "ls-tree", "-r", "-z", commit, "--", "content").decode("utf-8", "replace")
    objects: dict[str, str] = {}
    for line in filter(None, listed.split("\0")):
        facts, _, path = line.partition("\t")
        mode, _, object_id = facts.split(" ")
        if mode in _REGULAR and _is_read(PurePosixPath(path)):
            objects[path] = object_id
    return Tree(root, objects)


def _is_read(path: PurePosixPath) -> bool:
    """Whether compile reads a file; a name that leads out of the folder is none of ours."""
    if ".." in path.parts or path.is_absolute():
        return False
    is_raw = path.parts[:2] == ("content", "raw")
    return path.name == "source.yml" if is_raw else path.suffix in (".md", ".yml")


def changed_files(root: Path, base: str, head: str = "") -> tuple[str, ...]:
    """Files that differ between two commits, or a commit and the working tree, by path."""
    both = (base, head) if head else (base,)
    found = _run(root, "diff", "--name-only", "-z", "--no-renames", "--relative", *both, "--")
    if not head:
        found += _run(root, "ls-files", "--others", "--exclude-standard", "-z")
    return tuple(sorted(set(filter(None, found.decode("utf-8", "replace").split("\0")))))


def _ask(root: Path, *arguments: str) -> str:
    """What git answers, empty where it fails."""
    return _call(root, arguments).stdout.decode("utf-8", "replace")


def _run(root: Path, *arguments: str, input_: bytes | None = None) -> bytes:
    result = _call(root, arguments, input_)
    if result.returncode:
        why = result.stderr.decode("utf-8", "replace").strip()
        raise InputError(f"git {arguments[0]} failed: {why}{_shallow(root)}")
    return result.stdout


def _call(
    root: Path, arguments: tuple[str, ...], input_: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607 - as the path has it
            cwd=root,
            input=input_,
            stdin=subprocess.DEVNULL if input_ is None else None,
            capture_output=True,
        )
    except FileNotFoundError as error:
        raise InputError(
            "git is not installed, or not on the path; 'report' reads the older state with it."
        ) from error
