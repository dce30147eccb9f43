"""How to cite a page, and the page for machines (JSON-LD of schema.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.compile.render.addresses import link_html, notice_stem, term_stem
from generator.compile.render.index import Index, issue_date_is_known, safe_url
from generator.compile.render.sources import name_issuers
from generator.compile.render.words import NOTICE_KIND, ROLE, TRANSLATION, human_date
from generator.models import Notice, Term
from generator.text.edtf import Edtf
from generator.text.escape import fold_space, strip_controls
from generator.vocabulary import DateRole, Translation

ATLAS = "Notice Atlas"

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """One notice in the three forms people paste."""

    text: str
    bibtex: str
    csl_json: str


def cite_notice(notice: Notice, index: Index) -> Citation:
    """How to cite a copy of a notice; a date of reposting is called that."""
    return Citation(_as_text(notice, index), _as_bibtex(notice, index), _as_csl(notice, index))


def _url(notice: Notice, index: Index) -> str:
    provenance = index.atlas.corpus.provenance.get(notice.id)
    return safe_url(provenance.url) if provenance else ""


def _edition(index: Index) -> str:
    return f"{ATLAS}, edition {index.atlas.edition}, {{}}"


def _date_words(notice: Notice) -> str:
    best = notice.best_date
    return f"{ROLE[best.role].lower()} {human_date(best.edtf)}" if best else "date not known"


def _as_text(notice: Notice, index: Index) -> str:
    parts = [name_issuers(notice, index), _line(notice.title)]
    if notice.title_zh:
        parts[-1] += f" [{_line(notice.title_zh)}]"
    parts += [_line(notice.number), _date_words(notice)]
    if notice.translation is not Translation.ORIGINAL:
        parts.append(TRANSLATION[notice.translation][0].lower())
    if url := _url(notice, index):
        parts.append(url)
    parts.append(_edition(index).format(notice_stem(notice.id)))
    return ", ".join(part for part in parts if part) + "."


def _as_bibtex(notice: Notice, index: Index) -> str:
    best = notice.best_date
    fields = {
        "title": f"{{{_bibtex(notice.title)}}}",
        "author": " and ".join(f"{{{_bibtex(index.label(name))}}}" for name in notice.issuers),
        "year": f"{best.edtf.first.year}" if best and best.edtf.start else "",
        "number": _bibtex(notice.number),
        "note": _bibtex(f"{_date_words(notice)}; {TRANSLATION[notice.translation][0].lower()}"),
        "howpublished": _bibtex(_edition(index).format(notice_stem(notice.id))),
        "url": _url(notice, index),
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return f"@misc{{{notice.id},\n" + ",\n".join(lines) + "\n}"


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _line(text))


def _line(text: str) -> str:
    return fold_space(strip_controls(text))


def _as_csl(notice: Notice, index: Index) -> str:
    best = notice.best_date
    item: dict[str, Any] = {
        "id": notice.id,
        "type": "report",
        "title": _line(notice.title),
        "genre": NOTICE_KIND[notice.kind],
        "language": notice.language,
        "archive": f"{ATLAS}, edition {index.atlas.edition}",
        "archive_location": notice_stem(notice.id),
        "note": f"{_date_words(notice)}; {TRANSLATION[notice.translation][0].lower()}",
    }
    if notice.issuers:
        item["author"] = [{"literal": _line(index.label(name))} for name in notice.issuers]
    if notice.number:
        item["number"] = _line(notice.number)
    if best and issue_date_is_known(notice) and best.edtf.start:
        item["issued"] = {"date-parts": [_date_parts(best.edtf)]}
    if url := _url(notice, index):
        item["URL"] = url
    return json.dumps([item], ensure_ascii=False, indent=2)


def _date_parts(date: Edtf) -> list[int]:
    point = date.start
    return [part for part in (point.year, point.month, point.day) if part] if point else []


# --- JSON-LD ----------------------------------------------------------------------------------


def breadcrumbs(page: str, trail: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The way from the front page: (name, stem) pairs, this page last."""
    steps = (("Home", "index"), *trail)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": link_html(stem, page)}
            for place, (name, stem) in enumerate(steps, 1)
        ],
    }


def describe_notice(notice: Notice, index: Index, description: str) -> dict[str, Any]:
    """A notice as schema.org `Legislation`; only dates of the act itself are its dates."""
    issued = notice.date(DateRole.ISSUED) or notice.date(DateRole.SIGNED)
    passed_by = [
        {"@type": "GovernmentOrganization", "name": index.label(name)} for name in notice.issuers
    ]
    url = _url(notice, index)
    return {
        "@type": "Legislation",
        "@id": link_html(notice_stem(notice.id), notice_stem(notice.id)),
        "name": notice.title,
        "alternateName": notice.title_zh,
        "description": description,
        "legislationType": NOTICE_KIND[notice.kind],
        "legislationIdentifier": notice.number,
        "legislationDate": str(issued.edtf) if issued and not issued.edtf.is_interval else "",
        "legislationPassedBy": passed_by[0] if len(passed_by) == 1 else passed_by or "",
        "inLanguage": notice.language,
        "isBasedOn": url,
    }


def describe_term(term: Term, description: str) -> dict[str, Any]:
    """A term as schema.org `DefinedTerm`."""
    page = term_stem(term.id)
    return {
        "@type": "DefinedTerm",
        "@id": link_html(page, page),
        "name": term.label,
        "alternateName": [name.text for name in term.names[1:]],
        "description": description,
        "termCode": term.number,
        "inDefinedTermSet": link_html("glossary/index", page),
    }
