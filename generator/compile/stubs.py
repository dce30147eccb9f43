"""Stubs: a glossary file for a candidate, filled in as far as the corpus says, for a person to end.

What only a person can say is `<in angle brackets>`. The id of a Chinese name and the confidence
always are, so that `check` refuses a stub nobody has read.
"""

from __future__ import annotations

from typing import Any

from generator.models import Corpus
from generator.proposals import Candidate
from generator.text.han import has_han
from generator.text.names import NameIndex
from generator.text.naming import Sign
from generator.text.nouns import is_bare_head
from generator.text.slug import slugify
from generator.text.yamlfile import Flow, dump_yaml
from generator.vocabulary import TermKind, Translation

BODY = "<What it is, in one or two plain sentences of at most 350 characters.>"


def write_stub(candidate: Candidate, corpus: Corpus) -> str:
    """A file for `content/glossary/`, or the aliases to add where an entry has the long name."""
    if candidate.term:
        return dump_yaml({"aliases": [_alias(short) for short in candidate.shorts]})
    front = dump_yaml(_front_matter(candidate, corpus))
    return f"---\n{front}---\n\n{BODY}\n"


def _front_matter(candidate: Candidate, corpus: Corpus) -> dict[str, Any]:
    is_chinese = has_han(candidate.name)
    label = candidate.name[:1].upper() + candidate.name[1:]
    front: dict[str, Any] = {
        "id": "<id>" if is_chinese else slugify(candidate.name),
        "label": "<English name>" if is_chinese else label,
        "label_zh": candidate.name if is_chinese else "<Chinese name>",
        "pinyin": "<pinyin with tone marks>",
        "kind": str(candidate.kind),
    }
    if candidate.number:
        front["number"] = candidate.number
    if candidate.issuer:
        front["issuer"] = [_issuer(candidate.issuer, corpus)]
    aliases = [name for name in candidate.surfaces if name not in (candidate.name, label)]
    listed = [_alias(short) for short in candidate.shorts] + [_name(candidate, n) for n in aliases]
    if listed:
        front["aliases"] = listed
    renderings = _renderings(candidate, corpus)
    if renderings:
        front["renderings"] = renderings
    sources = {"sources": [], "confidence": "<high, medium or low>", "review": "draft"}
    return front | sources


def _issuer(printed: str, corpus: Corpus) -> str:
    """The id of the institution, if the glossary has it by that name; else as printed."""
    index: NameIndex[str] = NameIndex()
    for term in corpus.terms:
        for name in term.names if term.kind is TermKind.INSTITUTION else ():
            if name.link:
                index.add(name.text, term.id, exact=name.exact)
    owners = {
        id_
        for spot in index.scan(printed)
        if spot.end - spot.start == len(printed)
        for id_ in spot.values
    }
    return owners.pop() if len(owners) == 1 else printed


def _alias(short: str) -> Any:
    if is_bare_head(short):
        return Flow(text=short, link=False, note="too general by itself")
    return Flow(text=short, exact=True) if short.isascii() and short.isupper() else short


def _name(candidate: Candidate, surface: str) -> Any:
    return Flow(text=surface, quoted=True) if Sign.SLOGAN in candidate.signs else surface


def _renderings(candidate: Candidate, corpus: Corpus) -> list[Any]:
    """How translated copies print it: what somebody chose, not the issuer's words."""
    copies = {notice.id: notice for notice in corpus.notices}
    seen: dict[str, str] = {}
    for sighting in candidate.sightings:
        if copies[sighting.notice].translation not in (Translation.ORIGINAL, Translation.OFFICIAL):
            seen.setdefault(" ".join(sighting.surface.split()), sighting.notice)
    return [Flow(text=text, seen=notice) for text, notice in seen.items()]
