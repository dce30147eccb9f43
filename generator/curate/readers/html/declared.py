"""What a page says of itself in its head: title, dates, source, address."""

from __future__ import annotations

import re

from lxml import html

from generator.curate.parts import Declared
from generator.text.escape import fold_space, strip_controls

_FIELDS = {
    "title": "og:title twitter:title articletitle dc.title dcterms.title title",
    "page-date": (
        "article:published_time pubdate publishdate publish_date publishedtime dc.date.issued"
        " dcterms.issued dcterms.created dc.date date datepublished og:published_time createdate"
    ),
    "source": "contentsource source article:source dc.source",
    "site": "og:site_name sitename application-name",
    "url": "og:url",
    "number": "documentnumber doc_number filenum",
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split()}
_SAVED_RE = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{8,500}?)\s*-->")
_ADDRESS_RE = re.compile(r"https?://[^\s\"'<>]+")
_LANGUAGE_RE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST = 300


def find_declared(tree: html.HtmlElement, text: str) -> tuple[Declared, ...]:
    """What the page declares, in its order, once each.

    Args:
        tree: The parsed page.
        text: Its source: a browser leaves the address of a saved page in a comment at its top.
    """
    found: list[Declared] = []
    if saved := _SAVED_RE.search(text, 0, 4096):
        found.append(Declared("url", "saved from url", saved[1]))
    if _LANGUAGE_RE.fullmatch(tree.get("lang") or ""):
        found.append(Declared("language", "lang", tree.get("lang")))
    for element in tree.iter("title", "meta", "link"):
        if element.tag == "title":
            found.append(Declared("title", "title", _clean("".join(element.itertext()))))
        elif element.tag == "link" and (element.get("rel") or "").lower() == "canonical":
            found.append(Declared("url", "canonical", _clean(element.get("href") or "")))
        elif element.tag == "meta":
            name = (element.get("property") or element.get("name") or "").strip()
            field = _FIELD_OF.get(name.lower())
            if field:
                found.append(Declared(field, name, _clean(element.get("content") or "")))
    return tuple(
        dict.fromkeys(
            entry
            for entry in found
            if entry.value and (entry.field != "url" or _ADDRESS_RE.fullmatch(entry.value))
        )
    )


def _clean(text: str) -> str:
    value = fold_space(strip_controls(text))
    return value if len(value) <= _LONGEST else ""
