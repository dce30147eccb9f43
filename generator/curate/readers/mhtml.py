"""MHTML: a page and all it shows, saved by a browser as one file in the form of an e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesParser

from generator.curate.parts import Declared, RawText
from generator.curate.readers.html import read_html
from generator.errors import InputError

_MOST_PARTS = 2000
_ADDRESS = ("Snapshot-Content-Location", "Content-Location", "Content-Base")


def read_mhtml(data: bytes, path: str) -> RawText:
    """The text of the page in a web archive; where the page only holds frames, of the frame.

    Raises:
        InputError: The archive is damaged, or no page with text is in it.
    """
    archive = BytesParser(policy=policy.compat32).parsebytes(data)
    pages = _pages(archive)
    if not pages:
        raise InputError(
            f"{path}: a web archive (MHTML) without a page in it; it was cut off or is damaged."
            " Save the page again."
        )
    errors: list[InputError] = []
    for page in pages:
        try:
            raw = read_html(_content(page), path, page.get_content_charset(""))
        except InputError as error:
            errors.append(error)
            continue
        # Places are in the page, which the archive holds in another form.
        stretches = (replace(s, part=f"{s.part} of the page saved in it") for s in raw.stretches)
        declared = (*_declare(archive, page), *raw.declared)
        return replace(raw, form="MHTML", stretches=tuple(stretches), declared=declared)
    raise errors[0]


def _pages(archive: Message) -> list[Message]:
    """The parts that are pages: first the one the archive names as its start, or its first."""
    found: list[Message] = []
    for number, part in enumerate(archive.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            found.append(part)
    start = str(archive.get_param("start", "") or "")
    return sorted(found, key=lambda part: not start or part.get("Content-ID", "") != start)


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _declare(archive: Message, page: Message) -> Iterable[Declared]:
    for name in _ADDRESS:
        value = str(archive.get(name) or page.get(name) or "").strip()
        if value.startswith(("http://", "https://")):
            return (Declared("url", name, value),)
    return ()
