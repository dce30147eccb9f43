"""Links and quotes in what editors write: each leads to an id that is there, and stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.compile.evidence import Pointer, find_pointers
from generator.compile.settle.desk import Desk
from generator.errors import Finding, Severity, excerpt
from generator.text.quoting import count_overlapping

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_PROSE_LINK_RE = re.compile(r"\]\(<?(term|notice|source):([^)>\s#]*)")


def follow_prose(markdown: str, desk: Desk, path: str, first_line: int, notice: str = "") -> None:
    """Tell of links to ids that do not exist, and of quotes that are not where they are said to be.

    Args:
        markdown: As written by an editor.
        desk: Where to look things up, and to tell of them.
        path: The file.
        first_line: Line of its first words, 0 when not known.
        notice: Id of the notice that `#b...` links are about.
    """

    def tell(at: int, message: str, code: str, severity: Severity = Severity.ERROR) -> None:
        line = first_line + markdown.count("\n", 0, at) if first_line else 0
        desk.findings.append(Finding(path, line, message, severity, code))

    for found in _PROSE_LINK_RE.finditer(markdown):
        kind, id_ = found.groups()
        if id_ not in desk.known[kind] and not desk.is_unread(id_, kind):
            tell(found.start(), desk.unknown(id_, kind), "link")
    for at, message, severity in _misquotes(markdown, notice, desk.texts):
        tell(at, message, "quote", severity)


def _misquotes(
    markdown: str, notice: str, texts: Mapping[tuple[str, str], str]
) -> Iterator[tuple[int, str, Severity]]:
    """Where our prose quotes a paragraph that does not print the words, and what to say of it."""
    said: dict[tuple[int, str], list[Pointer]] = {}
    for pointer in find_pointers(markdown, notice):
        text = texts.get((pointer.notice, pointer.block), "")
        if pointer.is_said:
            said.setdefault((pointer.point, pointer.quote), []).append(pointer)
        elif pointer.quote and text and (wrong := _miscount(text, pointer.quote)):
            message = (
                f"the quote '{excerpt(pointer.quote, 80)}' of a link {wrong} block {pointer.block}."
            )
            yield pointer.at, f"{message} The link leads to all of it.", Severity.ERROR
    for (_, quote), pointers in said.items():
        linked = [texts.get((p.notice, p.block), "") for p in pointers]
        if any(linked) and not any(_folded(quote) in _folded(text) for text in linked):
            message = (
                f"'{excerpt(quote, 80)}' is in quotation marks beside a link to block"
                f" {pointers[0].block}, which does not print it; copy the words, or take the marks"
                " away."
            )
            yield pointers[0].at, message, Severity.WARNING


def _miscount(text: str, quote: str) -> str:
    """What is wrong with a quote that must stand in the text once; nothing where it does."""
    count = count_overlapping(text, quote)
    if count == 1:
        return ""
    return f"stands {count} times in" if count else "does not stand in"


def _folded(text: str) -> str:
    """Words without what a quotation may change: capitals, white space, curly marks."""
    return "".join(text.casefold().translate(_STRAIGHT).split())


def body_line(desk: Desk, path: str) -> int:
    """The line of a page's first words: below the front matter, its end line and an empty one."""
    return desk.written.get(path, "").count("\n") + 3
