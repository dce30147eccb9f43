"""Where each page lies, and how one page points to another.

A *stem* is a site address without its ending: `glossary/blue-sky-campaign`. Markdown links end
in `.md` (the site builder turns them round), links in raw HTML in `.html`.
"""

from __future__ import annotations

import functools
import re

CORRECTIONS = "corrections"
"""Stem of the page that lists all corrections."""
_ENDING_RE = re.compile(r"\.(?:md|html)\Z")
_ID_RE = re.compile(r"[^A-Za-z0-9_.:-]+")


@functools.lru_cache(maxsize=16384)
def split_address(uri: str) -> tuple[str, str]:
    """The stem of a site address and its `#fragment`, which may be empty."""
    path, mark, fragment = uri.partition("#")
    path = path.lstrip("/")
    if not path or path.endswith("/"):
        path += "index"
    return _ENDING_RE.sub("", path), mark + fragment


def link_markdown(target: str, page: str) -> str:
    """The address of *target* for a Markdown link on the page with stem *page*."""
    return _relative(target, page, ".md")


def link_html(target: str, page: str) -> str:
    """The address of *target* for raw HTML on the page with stem *page*."""
    return _relative(target, page, ".html")


def link_file(target: str, page: str) -> str:
    """The address of a file that is no page: `data/timeline.csv`."""
    return _way(page.rpartition("/")[0]) + target


def _relative(target: str, page: str, ending: str) -> str:
    stem, fragment = split_address(target)
    if stem == page and fragment:
        return fragment
    here, there = page.rpartition("/")[0], stem.rpartition("/")[0]
    if here == there:
        return stem[len(there) + 1 if there else 0 :] + ending + fragment
    return _way(here) + stem + ending + fragment


def _way(folder: str) -> str:
    """The way from a folder up to the front page."""
    return "../" * (folder.count("/") + 1) if folder else ""


def notice_stem(id_: str) -> str:
    """Where the page of a notice lies."""
    return f"notices/{id_}"


def term_stem(id_: str) -> str:
    """Where the page of a term lies."""
    return f"glossary/{id_}"


def campaign_stem(id_: str) -> str:
    """Where the rounds of a campaign are told."""
    return f"campaigns/{id_}"


def anchor(id_: str) -> str:
    """An id as it may stand in HTML."""
    return _ID_RE.sub("-", id_)
