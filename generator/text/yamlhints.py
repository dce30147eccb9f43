"""What is wrong with a YAML text, in the words of a person who does not know YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHOWN = 60
_OPENS = {"[": "]", "{": "}"}
_VALUE_RE = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?(?P<value>\S.*)\Z")
_QUOTED_RE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,\]}:]""")
_TAB_RE = re.compile(r"[ ]*\t")
_ENTRY_RE = re.compile(r"\s*(?:-(?: |\Z)|#|[\w-]+:(?:\s|\Z)|\Z)")
_REFUSED_RE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE_RE = re.compile(r"\s*(?:- +)?[\w-]+：")
_PAIR_RE = re.compile(r"\s*(?:- +)?[\w-]+:(?:\s|\Z)")


def explain_yaml(
    text: str, problem: str, at: tuple[int, int], since: tuple[int, int] | None
) -> tuple[int, str]:
    """The line, from 1, and what stands there, why YAML cannot have it, and what to write.

    Args:
        text: The whole text.
        problem: What the parser says.
        at: Line and column, from 0, where it gave up.
        since: Where the thing began that it was reading.
    """
    lines = [*text.split("\n"), ""]
    here = min(at[0], len(lines) - 1)
    first = since[0] if since else here
    if _TAB_RE.match(lines[here]):
        return _tell(
            lines,
            here,
            "starts with a tab; put spaces in its place, or let 'notice-atlas fmt' do so",
        )
    for number in (here, here - 1):
        if number >= 0 and _WIDE_RE.match(lines[number]):
            what = "has a full-width colon '：' behind its key; write ': ', a colon and a space"
            return _tell(lines, number, what)
    if "end of stream" in problem:
        return _tell(lines, first, "opens a quotation mark that is never closed; close it")
    if "expected ',' or" in problem:
        return _explain_flow(lines, here, first, at[1])
    if "document start" in problem:
        return _tell(
            lines,
            here,
            "stands below a value that is complete by itself, such as '{}' for nothing; take that"
            " away",
        )
    if "expected ':'" in problem:
        here = first
    return _tell(lines, here, _explain_line(lines, here, at[1]), at[1])


def _explain_flow(lines: Sequence[str], here: int, first: int, column: int) -> tuple[int, str]:
    """What is wrong between brackets."""
    sign = "{" if "{" in lines[first] else "["
    if here != first:
        return _tell(lines, first, f"opens a '{sign}' that is never closed; add '{_OPENS[sign]}'")
    return _tell(
        lines,
        here,
        f"has a text between '{sign}' and '{_OPENS[sign]}' with a sign that YAML reads as its own"
        " (a quotation mark, a bracket, ': '), or lacks a comma; put such a text in quotation"
        " marks, in it write '' for '",
        column,
    )


def _explain_line(lines: Sequence[str], here: int, column: int) -> str:
    """What is wrong with one line."""
    line = lines[here]
    found = _VALUE_RE.match(line)
    value = found["value"] if found else ""
    if _QUOTED_RE.match(value):
        return (
            "goes on behind the closing quotation mark; put the whole text in single ones, and"
            " write '' for each ' in it"
        )
    if value[:1] in tuple("[{@`%*&!|>?") and not _PAIR_RE.match(value):
        return (
            f"has a text that starts with '{value[0]}', a sign of YAML; put it in quotation marks"
        )
    if value.startswith("- ") and _PAIR_RE.match(line):
        return "has an item of a list behind its key; start the list on the next line"
    if column and ": " in value and _PAIR_RE.match(line):
        return "has ': ' in a text, which YAML reads as a new key; put the text in quotation marks"
    if not _PAIR_RE.match(line) and not line.lstrip().startswith("- "):
        return "is no 'key: value'; write a key, a colon and a space before it, or indent it"
    if here and not _ENTRY_RE.match(lines[here - 1]):
        return (
            "follows a line that is no 'key: value' (a colon and a space are missing?), or begins"
            " further right or left than its neighbours; mend the one or the other"
        )
    return (
        "begins further right or left than its neighbours; keys of one record, and items of one"
        " list, start one below the other"
    )


def explain_character(text: str) -> tuple[int, str]:
    """The line, from 1, of the first character that YAML refuses, and what to do about it."""
    found = _REFUSED_RE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    code = f" (U+{ord(found[0]):04X})" if found else ""
    return line, f"not valid YAML: a control character{code} that nobody sees; take it out"


def _tell(lines: Sequence[str], number: int, what: str, column: int = 0) -> tuple[int, str]:
    line = lines[number]
    start = max(0, column - _SHOWN // 2) if len(line) > _SHOWN else 0
    shown = " ".join(line[start : start + _SHOWN].split())
    before, after = "…" if start else "", "…" if len(line) > start + _SHOWN else ""
    return number + 1, f"not valid YAML: '{before}{shown}{after}' {what}"
