"""Filling templates: everything that is not marked as ready is escaped, whatever the place.

The same escaping serves Markdown, HTML text and HTML attributes, so a template cannot choose a
wrong one: every character that is markup in any of them becomes a numeric entity.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.text.escape import (
    escape_html,
    escape_inline,
    fold_space,
    guard_line_start,
    strip_controls,
)
from generator.text.han import has_han
from generator.text.slug import slugify

_MARKUP_RE = re.compile(r"[\\`*_{}\[\]<>&|~^\"'#!]")
"""What is markup in a Markdown line, in HTML text or in an attribute."""
_DESCRIPTION_LENGTH = 200


def ready(text: str) -> Markup:
    """Text that is Markdown or HTML already: templates pass it on as it is."""
    return Markup(text)  # noqa: S704 - the one place where text is declared safe


def escape_any(value: object) -> Markup:
    """Text as the characters it is, at any place of a Markdown line or an HTML element."""
    return value if isinstance(value, Markup) else _escape_text(str(value))


@functools.lru_cache(maxsize=8192)
def _escape_text(text: str) -> Markup:
    text = fold_space(strip_controls(text))
    text = _MARKUP_RE.sub(lambda found: f"&#{ord(found[0])};", text)
    return ready(guard_line_start(text))


def write_text(text: str) -> Markup:
    """Text as it is; Chinese is marked as Chinese, for its fonts and for screen readers."""
    if has_han(text):
        return ready(f'<span lang="zh-Hans">{escape_any(text)}</span>')
    return escape_any(text)


def escape_piece(text: str) -> str:
    """Part of a Markdown line, with the single spaces at its ends kept."""
    if not text:
        return ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() and text.strip() else ""
    return left + escape_inline(text) + right


def _attribute(value: str) -> Markup:
    """An address for an HTML attribute; only quotes and brackets need care."""
    return ready(escape_html(value))


def _preformatted(value: str) -> Markup:
    """Text for `<pre>` inside raw HTML: line ends are kept."""
    return ready(escape_html(value.replace("\r\n", "\n").replace("\r", "\n")))


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.compile", "templates"),
        autoescape=True,
        finalize=lambda value: "" if value is None else escape_any(value),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["attr"] = _attribute
    environment.filters["han"] = write_text
    environment.filters["pre"] = _preformatted
    return environment


def fill_template(name: str, **values: Any) -> str:
    """The text of `templates/<name>.md.j2` with these values."""
    return _environment().get_template(f"{name}.md.j2").render(**values)


def front_matter(
    title: str,
    kind: str,
    *,
    description: str = "",
    source: str = "",
    json_ld: Iterable[Mapping[str, Any]] = (),
    hide: tuple[str, ...] = (),
    is_searched: bool = True,
) -> Markup:
    """The head of a compiled page; each value is one line of JSON, which is YAML too.

    Args:
        title: As it is; escaped here, because the site builder does not.
        kind: `home`, `notice`, `term`, `campaign`, `timeline`, `list` or `page`.
        description: For search engines, cut at a word.
        source: File that people edit to change the page.
        json_ld: Nodes of the page's JSON-LD graph.
        hide: Side bars that are left out: `navigation`, `toc`.
        is_searched: Whether the search finds the page.
    """
    fields: dict[str, Any] = {"title": escape_html(fold_space(title)), "na_kind": kind}
    if description:
        fields["description"] = escape_html(shorten(description, _DESCRIPTION_LENGTH))
    if source:
        fields["source"] = source
    if hide:
        fields["hide"] = list(hide)
    if not is_searched:
        fields["search"] = {"exclude": True}
    graph = [_clean_node(node) for node in json_ld]
    if graph:
        fields["json_ld"] = {"@context": "https://schema.org", "@graph": graph}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return ready("---\n" + "\n".join(lines) + "\n---\n")


def _clean_node(value: Any) -> Any:
    """The node without empty values, its texts fit for one line."""
    if isinstance(value, Mapping):
        return {key: _clean_node(item) for key, item in value.items() if item not in ("", [], None)}
    if isinstance(value, (list, tuple)):
        return [_clean_node(item) for item in value]
    return fold_space(strip_controls(value)) if isinstance(value, str) else value


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word and marked with an ellipsis if it is longer than *limit*."""
    text = fold_space(strip_controls(text))
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else cut).rstrip(" ,;:.，；：。") + "…"


def unique_anchor(text: str, taken: set[str], fallback: str) -> str:
    """An ASCII id for a heading that no other heading of the page has; it is then taken."""
    stem = slugify(text) or fallback
    id_, number = stem, 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    taken.add(id_)
    return id_
