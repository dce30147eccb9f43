"""Our own Markdown: links resolved, and nothing in it that could act as HTML.

Editors are trusted with words, not with scripts: raw HTML, attribute lists (but for the id of a
heading), images and links to anything but pages, paragraphs, terms, notices, sources and http(s)
come out as the characters they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from generator.compile.evidence import POINTER_RE, find_pointers
from generator.compile.render.addresses import link_markdown, notice_stem, split_address, term_stem
from generator.compile.render.index import Index, safe_url
from generator.compile.render.pages import escape_any, ready
from generator.compile.render.passages import block_of
from generator.text.escape import escape_html, strip_controls

_CODE_RE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK_RE = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]\\`]|\\.)*)\]\((?P<target>[^\s()<>\"'`\\]+"
    r"(?:\([^\s()<>\"'`\\]*\)[^\s()<>\"'`\\]*)*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
)
_RELATIVE_RE = re.compile(r"[A-Za-z0-9_./-]+(?:#[A-Za-z0-9_.:-]+)?\Z")
_FRAGMENT_RE = re.compile(r"#[A-Za-z0-9_.:-]+\Z")
_TOP_HEADING_RE = re.compile(r"(?m)^( {0,3})#(?!#)")
_SETEXT_RE = re.compile(r"(?m)^( {0,3})(=+|-+)[ \t]*$")
_HEADING_ID_RE = re.compile(r"(?m)^(#{2,6} .*?)\{: (#[a-z0-9-]+) \}[ \t]*$")
_ENTITIES = str.maketrans({"<": "&lt;", "{": "&#123;", "}": "&#125;"})
_SENTENCE_RE = re.compile(r"(?<=[.!?])\s+(?=[\"“(A-Z0-9])|(?<=[。！？])")
_CITED_RE = re.compile(r"\]\(notice:([a-z0-9-]+)")
_BARE_SOURCE_RE = re.compile(r"\s*\(\[source\]\([^()\s]*\)\)")
"""Says something only as a link."""
_RUN_IN_RE = re.compile(r"^\*\*[^*]+\.\*\*\s+")
"""A heading at the start of a paragraph."""
_EMPHASIS_RE = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


def resolve_editorial(markdown: str, index: Index, page: str, notice: str = "") -> Markup:
    """Markdown of ours for the page with stem *page*.

    Args:
        markdown: As written by an editor.
        index: Where `term:`, `notice:` and `source:` links are looked up.
        page: Stem of the page it goes to.
        notice: Id of the notice whose paragraphs `#b...` links point to.
    """
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\x02{len(kept) - 1}\x03"

    def keep_code(found: re.Match[str]) -> str:
        return keep(f"<code>{escape_any(found[2])}</code>")

    def keep_link(found: re.Match[str]) -> str:
        target = _resolve_target(found["target"], index, page)
        if target is None:
            return found["text"]
        text = found["text"]
        if text == "¶" and target.startswith("#"):
            text = index.numbers.get((notice, block_of(target[1:])), text)
        return f"[{_plain_markdown(text)}{keep(f']({target})')}"

    text = _point_at_words(markdown, index, notice)
    text = strip_controls(text).replace("\r\n", "\n")
    text = _HEADING_ID_RE.sub(lambda found: f"{found[1]}{keep(f'{{: {found[2]} }}')}", text)
    text = _CODE_RE.sub(keep_code, text)
    text = _LINK_RE.sub(keep_link, text)
    text = _plain_markdown(text)
    # What still looks like the target of a link or of a reference is none of ours.
    text = text.replace("](", "&#93;(").replace("]:", "&#93;:").replace("][", "&#93;[")
    while "\x02" in text:
        text = re.sub("\x02(\\d+)\x03", lambda found: kept[int(found[1])], text)
    return ready(text)


def _point_at_words(markdown: str, index: Index, notice: str) -> str:
    """The Markdown whose links to paragraphs lead to the words they are about, if that is said."""
    parts, done = [], 0
    for at, pointers in groupby(find_pointers(markdown, notice), key=lambda pointer: pointer.at):
        found = [(p.block, index.fragment_of(p.notice, p.block, p.quote)) for p in pointers]
        link = POINTER_RE.match(markdown, at)
        if link is None:
            continue
        _, fragment = next((pair for pair in found if pair[0] != pair[1]), found[0])
        parts += [markdown[done : link.start("block")], fragment, ")"]
        done = link.end()
    return "".join([*parts, markdown[done:]])


def _plain_markdown(text: str) -> str:
    text = text.replace("![", "&#33;[").translate(_ENTITIES)
    text = _TOP_HEADING_RE.sub(r"\1&#35;", text)
    return _SETEXT_RE.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", text)


def _resolve_target(target: str, index: Index, page: str) -> str | None:
    scheme, mark, name = target.partition(":")
    path, fragment = split_address(name)
    if mark and scheme == "term":
        return link_markdown(term_stem(name), page) if name in index.terms else None
    if mark and scheme == "notice":
        stem = notice_stem(path)
        return link_markdown(stem + fragment, page) if path in index.notices else None
    if mark and scheme == "source":
        url = safe_url(index.source(name).url)
        return escape_html(url) or None
    if safe_url(target):
        return escape_html(target)
    if _FRAGMENT_RE.match(target) or _RELATIVE_RE.match(target):
        return target
    return None


@functools.lru_cache(maxsize=8192)
def plain_text(markdown: str) -> str:
    """Editorial Markdown as plain text: for cards, lists and descriptions."""
    text = _BARE_SOURCE_RE.sub("", markdown)
    text = _LINK_RE.sub(lambda found: "" if found["text"] == "¶" else found["text"], text)
    text = _CODE_RE.sub(lambda found: found[2], text)
    text = _EMPHASIS_RE.sub(lambda found: found[2], text)
    return " ".join(text.split())


def paragraphs(markdown: str) -> tuple[str, ...]:
    """Its paragraphs, lists and headings, split at empty lines."""
    return tuple(part.strip("\n") for part in re.split(r"\n\s*\n", markdown) if part.strip())


def citing_sentences(markdown: str) -> Iterator[tuple[str, str]]:
    """Each notice that the text links to, with the first sentence that does, as plain text."""
    if "(notice:" not in markdown:
        return
    seen: set[str] = set()
    for paragraph in paragraphs(markdown):
        words = _RUN_IN_RE.sub("", " ".join(paragraph.split()), count=1)
        for sentence in _SENTENCE_RE.split(words):
            for id_ in _CITED_RE.findall(sentence):
                if id_ not in seen:
                    seen.add(id_)
                    yield id_, plain_text(sentence)
