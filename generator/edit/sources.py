"""Outside works that people cite: named by their key, or told and added to content/sources.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from generator.config import Project
from generator.edit.changes import Edit, read_text
from generator.edit.places import nearest
from generator.errors import InputError
from generator.models import Source
from generator.text.slug import SLUG_RE, slugify
from generator.text.yamlinsert import InsertError, add_key

PATH = "content/sources.yml"
_URL_RE = re.compile(r"https?://[^\s<>\"'`\\|]+\Z")
_PREFIX_RE = re.compile(r"\A(?:www|m|en|english)\.")


@dataclass(frozen=True)
class Cited:
    """Sources that somebody named: their keys, and those of them that are new."""

    ids: tuple[str, ...]
    new: tuple[Source, ...] = ()


def read_cited(lines: Iterable[str], known: Mapping[str, Source], seen: str) -> Cited:
    """The sources of a list: a key, an address the atlas has, or `address | title | publisher`.

    A title that is not given is ours, in square brackets; a publisher is then the host.

    Args:
        lines: One source each.
        known: Key -> source.
        seen: When they were seen.

    Raises:
        InputError: A line is neither a known key nor an address.
    """
    ids: list[str] = []
    new: dict[str, Source] = {}
    by_url = {source.url: source.id for source in known.values() if source.url}
    for line in lines:
        if line in known:
            ids.append(line)
            continue
        url, title, publisher = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
        if not _URL_RE.match(url):
            hint = nearest(line, known) if SLUG_RE.match(line) else ""
            raise InputError(
                f"'{line[:80]}' is neither a source in {PATH} nor an address."
                f"{hint or ' Write: address | title | publisher.'}"
            )
        id_ = by_url.get(url)
        if id_ is None:
            host = urlsplit(url).hostname or ""
            id_ = free_id(url, {*known, *new})
            title = title or f"[Page on {host}]"
            new[id_] = Source(id_, title, publisher or host, url, seen)
            by_url[url] = id_
        ids.append(id_)
    return Cited(tuple(dict.fromkeys(ids)), tuple(new.values()))


def free_id(url: str, taken: Iterable[str]) -> str:
    """The key of a new source: its host and the next number, `mondaq-com-4`."""
    host = _PREFIX_RE.sub("", urlsplit(url).hostname or "") or "source"
    stem, known, number = slugify(host, 50) or "source", set(taken), 1
    while f"{stem}-{number}" in known:
        number += 1
    return f"{stem}-{number}"


def check_day(text: str) -> str:
    """When something was seen: a day, and words after it.

    Raises:
        InputError: It does not start with a day that exists.
    """
    try:
        date.fromisoformat(text[:10])
    except ValueError as error:
        raise InputError(f"'{text[:40]}' is no day; write it as '2026-11-22'.") from error
    return text


def add_sources(project: Project, sources: Iterable[Source]) -> tuple[Edit, ...]:
    """The change of content/sources.yml; none where there is nothing to add.

    Raises:
        InputError: The file cannot be changed by a program, or has one of the keys.
    """
    text = read_text(project, PATH)
    added = []
    for source in sources:
        fields = ("title", "publisher", "url", "seen", "language")
        entry = {name: getattr(source, name) for name in fields if getattr(source, name)}
        try:
            text = add_key(text, source.id, entry)
        except InsertError as error:
            raise InputError(f"{PATH}: cannot take '{source.id}' in: {error}.") from error
        added.append(source.id)
    return (Edit(PATH, text, f"new sources: {', '.join(added)}"),) if added else ()
