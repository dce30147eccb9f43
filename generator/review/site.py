"""A walk over the built HTML: links, anchors, ids, and requests to other hosts.

MkDocs' strict mode does not see links in raw HTML or made by templates, so the finished files
are read as a browser would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.errors import Finding, Severity

_LOADED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
}
"""Elements whose address the browser fetches by itself."""
_PLAIN_RELATIONS = {"canonical", "alternate", "prev", "next", "edit", "license"}
"""`<link rel>` values that name an address and fetch nothing."""
_CSS_ADDRESS_RE = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s][^)]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_WORTH_A_POOL = 400


@dataclass(frozen=True)
class SitePage:
    """What one HTML file points to and can be pointed at."""

    uri: str
    ids: frozenset[str]
    links: tuple[tuple[int, str], ...]
    """Line and address of each `<a href>`."""
    loads: tuple[tuple[int, str], ...]
    """Line and address of everything the browser fetches by itself."""
    problems: tuple[tuple[int, str], ...]
    """Line and message of what is wrong within the page."""


class _Reader(HTMLParser):
    """Collects ids, links and loads of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: dict[str, int] = {}
        self.links: list[tuple[int, str]] = []
        self.loads: list[tuple[int, str]] = []
        self.problems: list[tuple[int, str]] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        id_ = values.get("id")
        if id_:
            if id_ in self.ids:
                text = f"id '{id_}' stands twice, first in line {self.ids[id_]}"
                self.problems.append((line, f"{text}; a link to it reaches only the first."))
            self.ids.setdefault(id_, line)
        self.headings += tag == "h1"
        if tag == "a" and "href" in values:
            self.links.append((line, values["href"]))
        loaded = _LOADED.get(tag)
        relations = set(values.get("rel", "").split())
        if loaded and values.get(loaded) and not relations & _PLAIN_RELATIONS:
            self.loads.append((line, values[loaded]))
        for name in values:
            if name.startswith("on"):
                self.problems.append((line, f"<{tag} {name}=...> is an inline script."))


def read_page(path: Path, folder: Path) -> SitePage:
    """Everything in one HTML file that the walk needs."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    if reader.headings != 1:
        message = f"{reader.headings} H1 headings; a page has exactly one."
        reader.problems.append((0, message))
    return SitePage(
        uri=path.relative_to(folder).as_posix(),
        ids=frozenset(reader.ids),
        links=tuple(reader.links),
        loads=tuple(reader.loads),
        problems=tuple(reader.problems),
    )


def check_site(folder: Path, own_url: str = "") -> tuple[Finding, ...]:
    """Every broken link or anchor, doubled id and outside request of a built site.

    Args:
        folder: The built site.
        own_url: Address the site is published at; links that start with it are its own.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    known = {path.relative_to(folder).as_posix() for path in files}
    html = [path for path in files if path.suffix == ".html"]
    if not html:
        return (Finding(folder.as_posix(), 0, "no HTML file here; build the site first."),)
    pages = {page.uri: page for page in _read_pages(html, folder)}
    findings: list[Finding] = []
    for uri, page in pages.items():
        name = f"{folder.name}/{uri}"
        findings += [Finding(name, line, text, code="html") for line, text in page.problems]
        findings += [
            Finding(name, line, text, code="link")
            for line, href in page.links
            if (text := _broken(uri, href, known, pages, own_url))
        ]
        findings += [
            Finding(name, line, text, code="offline")
            for line, address in page.loads
            if (text := _outside(address) or _broken(uri, address, known, pages, own_url))
        ]
    for path in files:
        if path.suffix == ".css":
            findings += _check_style(path, folder, known)
    return tuple(sorted(findings))


def _read_pages(files: list[Path], folder: Path) -> Iterable[SitePage]:
    if len(files) < _WORTH_A_POOL:
        return [read_page(path, folder) for path in files]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(read_page, files, [folder] * len(files), chunksize=64))


def _outside(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme == "data" or not (parts.scheme or parts.netloc):
        return ""
    return f"'{address[:100]}' is fetched from another host; every file must come with the site."


def _broken(uri: str, href: str, known: set[str], pages: dict[str, SitePage], own_url: str) -> str:
    """Why a link from page *uri* does not work, or nothing."""
    if own_url and href.startswith(own_url):
        uri, href = "index.html", href.removeprefix(own_url) or "index.html"
    parts = urlsplit(href)
    if parts.scheme not in {"", "http", "https", "mailto", "data"}:
        return f"'{href[:100]}': the scheme '{parts.scheme}:' is not allowed in a link."
    if parts.scheme or parts.netloc:
        return ""
    target = uri
    if parts.path:
        target = _resolve(uri, unquote(parts.path))
        if target not in known:
            return f"'{href[:100]}' leads to '{target}', which is not in the site."
    fragment = unquote(parts.fragment)
    if not fragment or fragment == "__top":
        return ""
    page = pages.get(target)
    if page and fragment not in page.ids:
        return f"'{href[:100]}': no element of '{target}' has the id '{fragment}'."
    return ""


def _resolve(uri: str, path: str) -> str:
    if path.startswith("/"):
        parts: list[str] = []
    else:
        parts = uri.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not parts:
                return path
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    if path.endswith("/") or not parts:
        parts.append("index.html")
    return "/".join(parts)


def _check_style(path: Path, folder: Path, known: set[str]) -> list[Finding]:
    uri = path.relative_to(folder).as_posix()
    findings = []
    text = path.read_text(encoding="utf-8")
    for found in _CSS_ADDRESS_RE.finditer(text):
        address = next((group for group in found.groups() if group), "").strip()
        if address.startswith(("data:", "#")):
            continue
        message = _outside(address)
        target = _resolve(uri, unquote(urlsplit(address).path))
        if not message and target not in known:
            message = f"'{address}' leads to '{target}', which is not in the site."
        if message:
            line = text.count("\n", 0, found.start()) + 1
            severity = Severity.ERROR
            findings.append(Finding(f"{folder.name}/{uri}", line, message, severity, "offline"))
    return findings
