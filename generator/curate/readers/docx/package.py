"""A Word file as a package: its parts as checked XML, and how they refer to each other.

The package is opened here and not by a library: each part is inflated with a limit and only when
it is needed, a relationship that leads nowhere does no harm, and a file in the strict form of the
standard is read like any other.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from generator.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"
Element = Any
"""lxml has no types."""

_MOST_MEMBERS = 10_000
_MOST_BYTES = 32 << 20
"""Of one part. A notice of a thousand pages has half of this."""
_MOST_RATIO, _LEAST_BOMB = 400, 8 << 20
"""XML shrinks to a hundredth at most; to less than a four-hundredth only when made for it."""
_STRICT_RE = re.compile(rb"(?<==[\"'])http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True)
class Relationship:
    """What a part refers to."""

    kind: str
    """Last word of its type: "styles", "hyperlink"."""
    target: str
    """Name of a part; an address where it is external."""
    is_external: bool


class Package:
    """An opened package."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a package.

        Args:
            data: The file.
            path: Its name, for messages.

        Raises:
            InputError: It is no ZIP file, is cut off, or holds more files than a document does.
        """
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise InputError(
                f"{path}: the end of this Word file is missing or damaged ({error})."
                " Get the file again from where it came from."
            ) from error
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS:
            raise InputError(
                f"{path}: {len(members):,} files are packed in it, and a Word document has at most"
                f" {_MOST_MEMBERS:,}; it was made to do harm. Do not open it; get the notice"
                " elsewhere."
            )
        self._members = {_fold(member.filename): member for member in members}
        self.main = self._find_main()

    def parse(self, name: str) -> Element | None:
        """The root of a part; None where the package has no such part.

        Raises:
            InputError: It is damaged, too large, or holds a document type.
        """
        data = self._read(name)
        if data is None:
            return None
        if b"purl.oclc.org/ooxml/" in data:
            data = _STRICT_RE.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            reason = str(error).split(", use XML_PARSE_HUGE")[0]
            raise InputError(
                f"{self._path}: {name} inside it cannot be read ({reason}); the file is damaged"
                " or nests too deeply. Open it in Word, save it again, and add that file."
            ) from error
        if root.getroottree().docinfo.doctype:
            raise InputError(
                f"{self._path}: {name} inside it has a document type (DOCTYPE), which no Word"
                " document has; it was made to do harm. Get the notice elsewhere."
            )
        return root

    def has_part(self, ending: str) -> bool:
        """Whether a part has this name at its end."""
        return any(name.endswith(ending.lower()) for name in self._members)

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """What a part refers to, by id; of the package itself for an empty name."""
        folder, file = posixpath.split(name)
        root = self.parse(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relationship] = {}
        for entry in root if root is not None else ():
            target = entry.get("Target") or ""
            is_external = entry.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            kind = (entry.get("Type") or "").rpartition("/")[2]
            found[entry.get("Id") or ""] = Relationship(kind, target, is_external)
        return found

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """Names of the parts of a kind that a part refers to."""
        return tuple(
            entry.target
            for entry in self.relationships(name).values()
            if entry.kind == kind and not entry.is_external
        )

    def _find_main(self) -> str:
        names = (*self.related("", "officeDocument"), "word/document.xml")
        found = next((name for name in names if _fold(name) in self._members), None)
        if found is None:
            raise InputError(
                f"{self._path}: a Word file without its text: word/document.xml is missing in it."
                " Get the file again from where it came from."
            )
        return found

    def _read(self, name: str) -> bytes | None:
        member = self._members.get(_fold(name))
        if member is None:
            return None
        if member.flag_bits & 1:
            raise InputError(
                f"{self._path}: {name} inside it is locked with a password."
                " Open it, save it without one, and add that file."
            )
        is_bomb = member.file_size > max(_LEAST_BOMB, member.compress_size * _MOST_RATIO)
        if is_bomb or member.file_size > _MOST_BYTES:
            raise InputError(self._too_large(name, member.file_size))
        try:
            # No more than the size it declares is inflated, and that was checked.
            return self._zip.read(member)
        except (*_BROKEN, RuntimeError) as error:
            raise InputError(
                f"{self._path}: {name} inside it is damaged ({error})."
                " Get the file again from where it came from."
            ) from error

    def _too_large(self, name: str, size: int) -> str:
        return (
            f"{self._path}: {name} inside it unpacks to {size:,} bytes, more than a notice can"
            " have; it was made to do harm, or is a data set. Copy the text of the notice into a"
            " .txt file (UTF-8), and add that."
        )


def _fold(name: str) -> str:
    """Names of parts do not tell capitals, and some programs write them with backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()
