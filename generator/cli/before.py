"""What a check compares with the state before the change: ids, and the lines of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.cli import revisions
from generator.cli.scope import Scope
from generator.config import Project
from generator.edit.canonical import has_form
from generator.errors import Finding, Severity
from generator.models import Corpus
from generator.page import parse_page
from generator.review.gone import FOLDERS, Known, check_gone
from generator.review.taken import Before, list_taken

_ID_RE = re.compile(r"^id:[ \t]*['\"]?([a-z0-9-]+)", re.MULTILINE)


def check_before(project: Project, corpus: Corpus, scope: Scope) -> tuple[Finding, ...]:
    """What a change takes away that readers, or those who wrote it, will miss.

    Nothing where everything is looked at: there is no before.
    """
    if scope.is_all:
        return ()
    old = _read_old(project, scope)
    known = list(_known_pages(old, corpus, scope))
    findings = list(check_gone(known, corpus))
    now = {notice.id: notice.path for notice in corpus.notices}
    now |= {term.id: term.path for term in corpus.terms}
    ids = {page.path: page.id for page in known}
    broken = _unread_files(corpus)
    for path, text in old.items():
        if not has_form(path):
            continue
        place = path if (project.root / path).is_file() else now.get(ids.get(path, ""), path)
        if place in broken:
            continue  # which is told as such
        file = project.root / place
        new = _decode(file.read_bytes()) if file.is_file() else None
        base = old.get(f"content/base/{ids.get(path, '')}.md", "")
        findings += list_taken(Before(path, text, base), new, place)
    return tuple(findings)


_UNREAD = frozenset({"file", "encoding", "conflict", "yaml", "schema", "date"})
"""Codes of findings that tell of a file, or a record of it, that cannot be used."""


def _unread_files(corpus: Corpus) -> frozenset[str]:
    """The files that cannot be read, or not as a whole."""
    errors = (found for found in corpus.findings if found.severity is Severity.ERROR)
    return frozenset(found.path for found in errors if found.code in _UNREAD)


def _read_old(project: Project, scope: Scope) -> Mapping[str, str]:
    """Path -> text of what changed, as it was; with the bases of pages that did."""
    tree = revisions.list_tree(project.root, scope.commit)
    changed = [path for path in sorted(scope.files) if path in tree.objects]
    paths = [path for path in changed if path.startswith("content/")]
    texts = dict(zip(paths, map(_decode, tree.read(paths)), strict=True)) if paths else {}
    pages = [text for path, text in texts.items() if path.startswith("content/notices/")]
    ids = [found[1] for text in pages if (found := _ID_RE.search(text))]
    bases = [f"content/base/{id_}.md" for id_ in ids]
    more = [path for path in bases if path in tree.objects and path not in texts]
    if more:
        texts |= dict(zip(more, map(_decode, tree.read(more)), strict=True))
    return texts


def _decode(data: bytes) -> str:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_unread(id_: str, is_notice: bool, corpus: Corpus) -> bool:
    return f"{'notice' if is_notice else 'term'}:{id_}" in corpus.unread


def _known_pages(old: Mapping[str, str], corpus: Corpus, scope: Scope) -> Iterator[Known]:
    for path, text in old.items():
        found = _ID_RE.search(text)
        if not found or not path.startswith(tuple(FOLDERS)):
            continue
        is_notice = path.startswith("content/notices/")
        if _is_unread(found[1], is_notice, corpus):
            continue  # its page is there; that it cannot be used is told elsewhere
        notice = parse_page(text, path).notice if is_notice else None
        yield Known(path, found[1], notice, scope.has(f"content/base/{found[1]}.md"))
