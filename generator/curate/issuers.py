"""Who issued a notice: one body, or several together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.curate.institutions import find_body, fold_name, is_organisation
from generator.curate.parts import Fact, Label, Site
from generator.curate.scripts import compile_both
from generator.curate.signature import Signature, is_person
from generator.models import Provenance
from generator.text.han import HAN, has_han
from generator.vocabulary import Confidence

_OPENING_RE = compile_both(
    rf"(?:办公室|办公厅)?(?:(?:等.{{1,6}})?关于|公告|令|印发|发布|公布|出台|\s+(?=[{HAN}])|[、:：]|\Z)"
    r"|(?:['’]s)?:?\s(?=notice|announce|circular|order|decree|on\b|and\b|to\b|has\b|will\b"
    r"|joint|continu|issue|releas|publish|launch|unveil|\w+(?:s|ed)\s)",
    re.IGNORECASE,
)
"""What can stand behind the name of the issuer where a title opens with it."""
_ISSUED_BY_RE = compile_both(
    r"(?:发文|制发)(?:机关|机构|单位)|issuing authority|issuer", re.IGNORECASE
)
_NOTE_PART_RE = re.compile(r"[;；，,]\s*(?=根据|自|amended|revised|effective)")
_PASSED_RE = compile_both("公布|发布|promulgated|issued by|published by", re.IGNORECASE)
_FORMS = ("notice", "announcement", "circular", "decree", "order", "opinions", "decision")
_ABOUT_RE = compile_both("关于|印发|发布|公布")
_PARTS_RE = re.compile(r"[\s、，,；;]+")
_OF_RE = re.compile(
    r"\A(?:joint )?(?:notice|announcement|circular|opinions?|decision) (?:of|by|from) (?:the )?"
    r"(?P<names>.{5,300}?) (?:on|concerning|regarding|to|about)\b",
    re.IGNORECASE,
)
_AND_RE = re.compile(r",\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?(?=[A-Z])")


@dataclass(frozen=True)
class Issuers:
    """The bodies that issued a notice."""

    first: str = ""
    """Term id; empty when nobody is known."""
    others: tuple[str, ...] = ()
    """Term ids, or names as printed."""
    facts: tuple[Fact, ...] = ()
    unknown: str = ""
    """The name that is printed where an issuer is, but is no known institution."""


def find_issuers(
    title: str,
    signature: Signature,
    provenance: Provenance,
    site: Site,
    institutions: Mapping[str, str],
    note: str = "",
    labels: Sequence[Label] = (),
) -> Issuers:
    """Who issued the notice: from what was said of it, signature, title, note, labels or site.

    A name that is no known institution counts as a further issuer only beside one that is.
    """
    printed = _printed_names(title, signature, institutions)
    named = [(find_body(name, institutions), name, how) for name, how in printed]
    first, fact = _first_issuer(named, title, note, provenance, site, institutions)
    if fact is None and (label := _labelled(labels, institutions)):
        first, fact = label.value, label
    others: list[str] = []
    for id_, name, _ in named:
        entry = id_ or name
        if entry not in (first, *others):
            others.append(entry)
    if not first:
        return Issuers(unknown=others[0] if others else "")
    facts = [fact] if fact else []
    if others:
        quote = next(name for id_, name, _ in named if (id_ or name) == others[0])
        how = next(how for id_, name, how in named if name == quote)
        value = ", ".join(others)
        facts.append(Fact("joint_issuers", value, quote, how, Confidence.HIGH))
    return Issuers(first, tuple(others), tuple(facts))


def _labelled(labels: Sequence[Label], institutions: Mapping[str, str]) -> Fact | None:
    """The known institution that a label names as the issuer: 发文机关：…"""
    for label in labels:
        is_issuer = label.field == "office" and _ISSUED_BY_RE.fullmatch(label.name)
        if is_issuer and (found := find_body(label.value, institutions)):
            return Fact("issuer", found, label.value, "label", Confidence.HIGH)
    return None


def _first_issuer(
    named: list[tuple[str, str, str]],
    title: str,
    note: str,
    provenance: Provenance,
    site: Site,
    institutions: Mapping[str, str],
) -> tuple[str, Fact | None]:
    known = next((entry for entry in named if entry[0]), None)
    if provenance.issuer:
        return provenance.issuer, Fact(
            "issuer", provenance.issuer, "", "said when added", Confidence.HIGH
        )
    if known:
        return known[0], Fact("issuer", known[0], known[1], known[2], Confidence.HIGH)
    if found := _in_title(title, institutions):
        return found[0], Fact("issuer", found[0], found[1], "title", Confidence.MEDIUM)
    if found := _in_note(note, institutions):
        return found[0], Fact("issuer", found[0], found[1], "text", Confidence.MEDIUM)
    if site.is_official and site.institution:
        return site.institution, Fact(
            "issuer", site.institution, "", "site profile", Confidence.MEDIUM
        )
    return "", None


def _printed_names(
    title: str, signature: Signature, institutions: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Names with where they stand; of signature and title the one that names more we know."""
    signed = [(name, "signature") for name in signature.names if not is_person(name)]
    opening = [(name, "title") for name in _opening_names(title, institutions)]

    def weight(names: list[tuple[str, str]]) -> tuple[int, int]:
        return sum(bool(find_body(name, institutions)) for name, _ in names), len(names)

    return opening if weight(opening) > weight(signed) else signed


def _opening_names(title: str, institutions: Mapping[str, str]) -> list[str]:
    """The bodies a title opens with: "公安部 国家知识产权局关于…", "Notice of A and B on…"."""
    if has_han(title):
        about = _ABOUT_RE.search(title)
        if not about:
            return []
        parts = [part for part in _PARTS_RE.split(title[: about.start()]) if part]
    else:
        found = _OF_RE.match(title)
        if not found:
            return []
        parts = [part for part in _AND_RE.split(found["names"]) if part]
    if not parts or not all(find_body(p, institutions) or is_organisation(p) for p in parts):
        return []
    return parts if len(parts) > 1 or find_body(parts[0], institutions) else []


def _in_note(note: str, institutions: Mapping[str, str]) -> tuple[str, str] | None:
    """The known institution that promulgated the document, from the note below its title."""
    part = next((part for part in _NOTE_PART_RE.split(note) if _PASSED_RE.search(part)), "")
    lowered = part.lower()
    for name in sorted(institutions, key=len, reverse=True):
        at = lowered.find(name)
        if at >= 0:
            return institutions[name], part[at : at + len(name)]
    return None


def _in_title(title: str, institutions: Mapping[str, str]) -> tuple[str, str] | None:
    """The known institution whose name opens the title, or stands in "Notice of the …", with it."""
    opening = title.removeprefix("The ")
    for name in sorted(institutions, key=len, reverse=True):
        if opening.lower().startswith(name) and _OPENING_RE.match(opening, len(name)):
            return institutions[name], opening[: len(name)]
    folded = f" {fold_name(title)} "
    named = {id_: name for name, id_ in institutions.items() if f" of the {name} " in folded}
    if len(named) != 1 or not folded.strip().startswith(_FORMS):
        return None
    ((id_, name),) = named.items()
    at = title.lower().find(name)
    return (id_, title[at : at + len(name)]) if at >= 0 else None
