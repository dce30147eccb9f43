"""Fields: what Word computes. Their results are text, their codes are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.curate.readers.docx.package import Element, W

_LINK_RE = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]+)\"|([^\s\"\\]\S*))", re.IGNORECASE)
_NAME_RE = re.compile(r"\s*([A-Za-z]+)")
_RING_RE = re.compile(
    r"\\o\s*(?:\\a[cdlr]\s*)?\((.*)[,;，；]\s*([^(),;，；]+)\)\s*\Z", re.IGNORECASE | re.DOTALL
)
_RINGS = frozenset("○〇◯")
_ADDRESS_RE = re.compile(r"https?://\S+", re.IGNORECASE)
_CONTENTS = frozenset({"TOC"})
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_DATES = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE"})
_UNREADABLE = frozenset({"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})
_CIRCLED = range(1, 21)
_LONGEST_EQUATION = 300


@dataclass
class Field:
    """A field whose end has not come yet."""

    code: list[str] = field(default_factory=list)
    is_result: bool = False
    name: str = ""
    url: str = ""


class Fields:
    """The fields that are open where the reading stands; they can go on over paragraphs."""

    def __init__(self) -> None:
        """No field is open."""
        self._open: list[Field] = []
        self.is_trusted = True
        """False where a field never ends: its code would swallow the rest of the text."""

    @property
    def is_open(self) -> bool:
        """Whether any field is."""
        return bool(self._open)

    @property
    def is_code(self) -> bool:
        """Whether what stands here is part of a code and no text."""
        return any(not entry.is_result for entry in self._open)

    @property
    def url(self) -> str:
        """The address the innermost link leads to; empty for none."""
        return next((entry.url for entry in reversed(self._open) if entry.url), "")

    @property
    def is_contents(self) -> bool:
        """Whether what stands here is a table of contents."""
        return any(entry.name in _CONTENTS for entry in self._open)

    @property
    def is_page_number(self) -> bool:
        """Whether what stands here is the number of a page."""
        return any(entry.name in _PAGES for entry in self._open)

    @property
    def is_date(self) -> bool:
        """Whether what stands here is a date of the file, which Word writes anew."""
        return any(entry.name in _DATES for entry in self._open)

    def begin(self) -> None:
        """A field begins with its code."""
        if self.is_trusted:
            self._open.append(Field())

    def add_code(self, text: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and not self._open[-1].is_result:
            self._open[-1].code.append(text)

    def separate(self, code: str | None = None) -> None:
        """The code ends and the result begins."""
        if not self._open:
            return
        entry = self._open[-1]
        if code is not None:
            entry.code = [code]
        entry.is_result = True
        text = "".join(entry.code)
        entry.name = name_of(text)
        entry.url = find_url(text)

    def end(self) -> str | None:
        """The innermost field ends; gives its code where it had no result."""
        if not self._open:
            return None
        entry = self._open.pop()
        return None if entry.is_result else "".join(entry.code)


def are_balanced(root: Element) -> bool:
    """Whether each field that begins in an element ends in it, and the other way round."""
    depth = 0
    for sign in root.iter(f"{W}fldChar"):
        if any(True for _ in sign.iterancestors(f"{W}del", f"{W}moveFrom")):
            continue
        kind = sign.get(f"{W}fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def name_of(code: str) -> str:
    """The kind of a field: "HYPERLINK"."""
    found = _NAME_RE.match(code)
    return found[1].upper() if found else ""


def find_url(code: str) -> str:
    """The web address a link field leads to; empty for other fields and other targets."""
    found = _LINK_RE.match(code)
    return web_address((found[1] or found[2]) if found else "")


def web_address(url: str) -> str:
    """The address where it is one of the web; empty for scripts, files and mail."""
    return url.strip() if _ADDRESS_RE.fullmatch(url.strip()) else ""


def is_unreadable(code: str) -> bool:
    """Whether a field without a result prints a number that stands nowhere in the file."""
    return name_of(code) in _UNREADABLE


def read_overstrike(code: str) -> str | None:
    r"""The characters an `EQ \o` field lays over each other, as a reader sees them.

    Chinese Word makes characters in a ring and marks of pronunciation in this way: the ring
    around a figure gives its circled form, anything else the character itself. None for other
    fields.
    """
    is_short = len(code) <= _LONGEST_EQUATION
    found = _RING_RE.search(code) if is_short and name_of(code) == "EQ" else None
    if not found:
        return None
    above, base = found[1].strip(), found[2].strip()
    if above in _RINGS and base.isascii() and base.isdecimal() and int(base[:3]) in _CIRCLED:
        return chr(0x2460 + int(base) - 1)
    return base
