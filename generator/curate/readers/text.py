"""Plain text: cut into lines, each with its way back to the file."""

from __future__ import annotations

import re

from generator.curate.parts import RawLine, RawText
from generator.curate.readers.decode import decode, report_decoding
from generator.errors import Finding, InputError, Severity
from generator.text.escape import STRIPPED_RE, name_of_character
from generator.text.places import Stretch

_LINE_RE = re.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*)(\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
_MOST_LINES = 200_000


def read_text(data: bytes, path: str) -> RawText:
    """The text of a plain text file.

    Raises:
        InputError: Nothing but white space and control characters is in it, or it has more lines
            than any notice.
    """
    decoded = decode(data)
    text = decoded.text
    if not STRIPPED_RE.sub("", text).strip():
        raise InputError(
            f"{path}: nothing but white space is in this file. Save the notice again and add it."
        )
    lines = cut_lines(text)
    if len(lines) > _MOST_LINES:
        raise InputError(
            f"{path}: {len(lines):,} lines, and a notice has at most {_MOST_LINES:,}."
            " This is a log or a table of data; keep the notice itself and add that."
        )
    return RawText(
        text,
        lines,
        form="plain text",
        encoding=decoded.encoding,
        stretches=tuple(
            Stretch(line.start, line.end, f"line {line.number}", 0)
            for line in lines
            if line.start < line.end
        ),
        findings=report_decoding(decoded, path) + report_controls(text, lines, path),
    )


def cut_lines(text: str) -> tuple[RawLine, ...]:
    """The lines of a text, whatever ends them; a line end at the very end starts no other line."""
    lines: list[RawLine] = []
    for found in _LINE_RE.finditer(text):
        if found.start() == len(text) and lines:
            break
        lines.append(RawLine(len(lines) + 1, found.start(1), found.end(1)))
    return tuple(lines)


def report_controls(text: str, lines: tuple[RawLine, ...], path: str) -> tuple[Finding, ...]:
    """One finding for all control and bidi characters, which never reach a page."""
    found = [match for match in STRIPPED_RE.finditer(text) if match[0] not in "\x0b\x0c"]
    if not found:
        return ()
    line = next(line.number for line in lines if found[0].start() <= line.end)
    names = sorted({name_of_character(match[0]) for match in found})
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    message = (
        f"{len(found)} control characters are left out of the page ({shown});"
        " they cannot be seen and can turn text around. Nothing to do if the page reads well."
    )
    return (Finding(path, line, message, Severity.INFO, "control"),)
