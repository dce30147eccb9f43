"""Names of institutions and the terms they stand for, from the glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.config import Project
from generator.curate.scripts import compile_both
from generator.errors import Finding
from generator.page import split_front_matter
from generator.records import Record, read_record
from generator.text.escape import fold_space
from generator.text.files import EncodingError, decode_text, list_files
from generator.text.han import HAN

_ORGANISATION_RE = compile_both(
    r"[^，。；：,]{2,40}(?:局|部|委员会|委|院|厅|署|办公室|办公厅|网信办|总局|法院|检察院|中心|协会)\Z"
    r"|(?:[A-Z][\w.&'’-]*,?\s|of\s|the\s|and\s|for\s){1,10}.*(?:Administration|Office|Bureau"
    r"|Ministry|Commission|Committee|Council|Department|Court|Association|Government|China|PRC)\b"
    r"[^.]{0,40}\Z",
    re.IGNORECASE,
)


_CAPITALS_RE = re.compile(r"[A-Z]{3,8}(?: and [A-Z]{3,8})?")
HELD = "\ue000"
"""Stands for a blank within a name."""
_WIDE_NAME_RE = re.compile(rf"(?<!\S)[{HAN}](?: [{HAN}]){{1,7}}(?!\S)")
_WIDE_RE = re.compile(rf"[{HAN}](?: [{HAN}])+")


def is_organisation(text: str) -> bool:
    """Whether a line reads as the name of a public body, as a signature prints it."""
    return _ORGANISATION_RE.match(unspaced(text)) is not None


def is_signer(text: str) -> bool:
    """Whether a line can be a name that signs: a public body, in full or in capitals: SAMR."""
    return is_organisation(text) or _CAPITALS_RE.fullmatch(text) is not None


@dataclass(frozen=True)
class Institutions:
    """The institutions of the glossary."""

    names: Mapping[str, str]
    """Name as printed, in any language -> id of the term."""
    unread: tuple[Finding, ...] = ()
    """Why entries cannot be read, each of which may be one."""


def load_institutions(project: Project) -> Institutions:
    """The names of the terms of kind institution.

    A name that two institutions claim, or that is too general to be linked, is left out: it
    decides nothing.
    """
    names: dict[str, str] = {}
    claimed_twice: set[str] = set()
    unread: list[Finding] = []
    for path in list_files(project.glossary, "*.md"):
        record = _read_term(path, project.uri(path))
        unread += record.findings[:1]
        data = record.data
        if not data or data["kind"] != "institution":
            continue
        written = [data["label"], data.get("label_zh", "")]
        for alias in (*data.get("aliases", ()), *data.get("renderings", ())):
            if isinstance(alias, str):
                written.append(alias)
            elif alias.get("link", True):
                written.append(alias["text"])
        for name in {fold_name(text) for text in written if text}:
            if names.setdefault(name, data["id"]) != data["id"]:
                claimed_twice.add(name)
    known = {name: id_ for name, id_ in names.items() if name not in claimed_twice}
    return Institutions(known, tuple(unread))


def _read_term(path: Path, uri: str) -> Record:
    try:
        front = split_front_matter(decode_text(path.read_bytes()))
    except EncodingError as error:
        return Record(None, (Finding(uri, error.line, str(error), code="encoding"),))
    if front is None:
        message = "no front matter; the file starts with a line '---', YAML, and a line '---'."
        return Record(None, (Finding(uri, 1, message, code="schema"),))
    return read_record(front.yaml, "term", uri, 2)


def fold_name(name: str) -> str:
    """A name for comparison: one line, small letters, no leading "the"."""
    return unspaced(fold_space(name)).lower().removeprefix("the ")


def unspaced(text: str) -> str:
    """A Chinese name that is set wide, 司 法 部, without its spaces."""
    return text.replace(" ", "") if _WIDE_RE.fullmatch(text) else text


def hold_names(line: str) -> str:
    """A line of names in which no blank parts a name that is set wide: 公 安 部 市场监管总局."""
    return _WIDE_NAME_RE.sub(lambda found: found[0].replace(" ", HELD), line)


def find_institution(text: str, institutions: Mapping[str, str]) -> str:
    """The term a whole text names; empty when it names none that is known."""
    return institutions.get(fold_name(text), "")


_OFFICE_RE = compile_both(
    r"(?:办公室|办公厅|综合司)\Z|\A(?:general )?office of (?:the )?"
    r"|['’]s (?:general )?office\Z|,? general office\Z",
    re.IGNORECASE,
)
"""The office of a body signs for it."""
_STATE_RE = compile_both("中华人民共和国|^the people['’]s republic of china ", re.IGNORECASE)


def find_body(text: str, institutions: Mapping[str, str]) -> str:
    """As `find_institution`; the general office of a body speaks for the body."""
    found = find_institution(text, institutions)
    if found:
        return found
    bare = _OFFICE_RE.sub("", _STATE_RE.sub("", text.strip()))
    return find_institution(bare, institutions) if bare != text.strip() else ""
