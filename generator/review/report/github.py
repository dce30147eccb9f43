"""Foreign text in Markdown that GitHub renders: it reaches the reader as the characters it is.

GitHub turns some text into links and pictures after Markdown is done, whatever was escaped:
`@name`, `#12`, `:smile:`, `www.` and bare addresses. It does so within one run of text, so these
are broken up by an element that shows nothing.
"""

from __future__ import annotations

import re

from generator.text.escape import STRIPPED_RE, fold_space

_MARKUP_RE = re.compile(r"[\\`*_{}\[\]<>&|~^$]")
_LINKED_RE = re.compile(
    r"@"
    r"|#(?=\w)"
    r"|:(?=//|[\w+-]+:)"
    r"|(?<=www)\.|(?<=WWW)\.|(?<=Www)\."
    r"|(?<=\bGH)-(?=\d)",
)
_PLACE_RE = re.compile(r"[A-Za-z0-9._/#:+~^-]+\Z")


def show(text: str) -> str:
    """Text for the middle of a line: no character of it is markup, none is hidden.

    Control and bidi characters are shown by their number, white space is folded.
    """
    parts = STRIPPED_RE.split(text)
    hidden = STRIPPED_RE.findall(text)
    shown = _escape(parts[0])
    for character, part in zip(hidden, parts[1:], strict=True):
        shown += f"<code>U+{ord(character):04X}</code>{_escape(part)}"
    return fold_space(shown)


def _escape(text: str) -> str:
    escaped = []
    end = 0
    for found in _LINKED_RE.finditer(text):
        escaped += [_entities(text[end : found.start()]), f"<span>{found[0]}</span>"]
        end = found.end()
    escaped.append(_entities(text[end:]))
    return "".join(escaped)


def _entities(text: str) -> str:
    return _MARKUP_RE.sub(lambda found: f"&#{ord(found[0])};", text)


def show_place(text: str) -> str:
    """An address, a path or an id, as code; what is none is shown as text."""
    return f"`{text}`" if _PLACE_RE.match(text) else show(text)
