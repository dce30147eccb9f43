"""Writing foreign text so that it reaches the reader as the characters it is.

Markdown punctuation becomes numeric entities (backslashes stayed visible before `: = < ~ " &`),
control and bidi characters are removed, and HTML attributes are escaped apart.
"""

from __future__ import annotations

import html
import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
STRIPPED_RE = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}\u200b\u2060\ufeff\ufff9-\ufffb]"
)
"""Control and bidi characters that never reach a page; `explain` reports them."""

_ALWAYS_RE = re.compile(r"[\\`*_{}\[\]<>&|~^]")
_ORDERED_RE = re.compile(r"\A(\d+)([.)])")
_SPACE_RE = re.compile(r"\s+")


def strip_controls(text: str) -> str:
    """The text without control and bidi characters; new lines and tabs stay."""
    return STRIPPED_RE.sub("", text)


def name_of_character(character: str) -> str:
    """A readable name for a character that cannot be shown: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL CHARACTER')}"


def fold_space(text: str) -> str:
    """The text on one line: each run of white space is one space, none at the ends."""
    return _SPACE_RE.sub(" ", text).strip()


def escape_inline(text: str) -> str:
    """Text for the middle of a Markdown line: no character of it is markup."""
    return _ALWAYS_RE.sub(_entity, fold_space(strip_controls(text)))


def escape_line(text: str) -> str:
    """Text that starts a Markdown line: also safe against headings, lists and definitions."""
    return guard_line_start(escape_inline(text))


def guard_line_start(line: str) -> str:
    """An already escaped line whose first characters could still be block markup, made safe."""
    ordered = _ORDERED_RE.match(line)
    if ordered:
        return f"{ordered[1]}&#{ord(ordered[2])};{line[ordered.end() :]}"
    if line and line[0] in "#+-=:!%":
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def escape_html(text: str) -> str:
    """Text for HTML, attributes included."""
    return html.escape(strip_controls(text), quote=True)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
