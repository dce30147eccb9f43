"""Pages beside the main ones: raw texts, moved addresses, and notices that were taken out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compile.render.addresses import link_html, link_markdown, notice_stem, split_address
from generator.compile.render.index import Index
from generator.compile.render.pages import fill_template, front_matter
from generator.compile.render.record import has_raw_page
from generator.config import Project


def render_raw(index: Index, project: Project) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of each raw text that may be shown, as the characters it is."""
    for id_, provenance in sorted(index.atlas.corpus.provenance.items()):
        path = project.raw / id_ / provenance.file
        notice = index.notices.get(id_)
        if notice is None or not has_raw_page(provenance) or not path.is_file():
            continue
        page = f"raw/{id_}"
        title = f"Raw text: {notice.title}"
        yield (
            page,
            fill_template(
                "raw",
                front=front_matter(title, "page", hide=("navigation", "toc"), is_searched=False),
                title=title,
                provenance=provenance,
                address=link_html(notice_stem(id_), page),
                notice=notice,
                text=_decode(path.read_bytes(), provenance.encoding),
            ),
        )


def _decode(data: bytes, encoding: str) -> str:
    """Bytes as text in the encoding they were read in; what does not decode shows as U+FFFD."""
    try:
        return data.decode(encoding or "utf-8", errors="replace").removeprefix("\ufeff")
    except LookupError:  # a name that somebody mistyped
        return _decode(data, "")


def render_moved(index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of pages that lead from an old address to the new one."""
    for old, new in sorted(index.atlas.corpus.redirects.items()):
        page, _ = split_address(old)
        yield (
            page,
            fill_template(
                "moved",
                front=front_matter("Moved", "page", hide=("navigation", "toc"), is_searched=False),
                address=link_html(new, page),
            ),
        )


def render_tombstones(index: Index) -> Iterator[tuple[str, str]]:
    """Stem and Markdown of pages for notices that a person has taken out."""
    for id_ in sorted(index.atlas.corpus.tombstones):
        page = notice_stem(id_)
        title = f"Taken out: {id_}"
        yield (
            page,
            fill_template(
                "tombstone",
                front=front_matter(title, "page", hide=("navigation", "toc"), is_searched=False),
                title=title,
                id=id_,
                address=link_markdown("notices/index", page),
            ),
        )
