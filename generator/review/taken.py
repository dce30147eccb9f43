"""What a person wrote and a change takes away: told to the reviewer, since it may well be right."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import Finding, Severity, excerpt
from generator.page import PUBLISHED, parse_page, split_front_matter
from generator.review.report.records import Fate
from generator.review.report.sentences import Line, compare_lines
from generator.text.chunks import read_chunks
from generator.text.escape import fold_space
from generator.text.linediff import cut_difference
from generator.text.sentences import split_sentences
from generator.text.yamlfile import YamlError, load_yaml

FRONT = "front matter"
_LONGEST = 90
_CONTEXT = 24
"""Code points before a difference, so that one sees where it is."""


@dataclass(frozen=True)
class Before:
    """A file as it stood before the change."""

    path: str
    text: str
    base: str = ""
    """Of a notice: its page as the generator had written it; what stands there is no person's."""


def list_taken(before: Before, now: str | None, path: str = "") -> tuple[Finding, ...]:
    """Each line of a person that stood in a file and stands there no more, or otherwise.

    Args:
        before: The file before the change.
        now: Its text now; None where it was deleted.
        path: Where it lies now.
    """
    generated = Counter(line.text for line in read_lines(before.base, before.path))
    old = read_lines(before.text, before.path)
    if now is None:
        own = sum((Counter(line.text for line in old) - generated).values())
        return (_tell(before.path, 0, f"is deleted, with {own} lines of people."),) if own else ()
    if _is_notice(path) and parse_page(now, path).notice is None:
        return ()  # a page that cannot be read is told as such
    new = read_lines(now, path)
    written = Counter(line.text for line in old) - generated
    findings = []
    for change in compare_lines(old, new):
        if change.fate in (Fate.LOST, Fate.CHANGED) and written[change.old] > 0:
            written[change.old] -= 1
            if change.fate is Fate.LOST:
                gone = f"'{excerpt(change.old, _LONGEST)}' ({change.section}) is taken away."
                findings.append(_tell(path, 0, gone))
            else:
                old_part, new_part = _differing(change.old, change.new)
                now_reads = f"'{old_part}' ({change.section}) now reads '{new_part}'."
                findings.append(_tell(path, int(change.anchor), now_reads))
    return tuple(findings)


def read_lines(text: str, path: str) -> tuple[Line, ...]:
    """What a file says, in small pieces: sentences, and the values of its YAML.

    The anchor of each is its line where that is known, else 0.
    """
    if path.endswith(".yml"):
        return tuple(_values(text, path.rpartition("/")[2]))
    front = split_front_matter(text)
    if front is None:
        return tuple(_sentences("text", text, 1))
    lines = list(_values(front.yaml, FRONT))
    notice = parse_page(text, path).notice if _is_notice(path) else None
    if notice is None:
        return tuple(lines + list(_sentences("text", front.body, front.body_line)))
    for part in notice.editorial:
        lines += _sentences(part.heading, part.markdown, part.line)
    for block in notice.blocks:
        lines += (
            Line(PUBLISHED, str(block.line), block.text[start:end])
            for start, end in split_sentences(block.text)
        )
    return tuple(replace(line, text=fold_space(line.text)) for line in lines if line.text.strip())


def _is_notice(path: str) -> bool:
    return path.startswith(("content/notices/", "content/base/"))


def _sentences(section: str, markdown: str, line: int) -> Iterator[Line]:
    for chunk in read_chunks(markdown):
        for sentence in chunk.sentences:
            yield Line(section, str(line), fold_space(sentence))


def _values(yaml: str, section: str) -> Iterator[Line]:
    try:
        data = load_yaml(yaml)
    except YamlError:
        data = yaml.splitlines()  # better than nothing
    for text in _flatten(data, ""):
        yield Line(section, "0", fold_space(text))


def _flatten(data: Any, key: str) -> Iterator[str]:
    """One line a value; a record of a list is one line."""
    if isinstance(data, dict) and not key:
        for name, value in data.items():
            yield from _flatten(value, str(name))
    elif isinstance(data, list):
        yield from (f"{key}: {_compact(value)}".removeprefix(": ") for value in data)
    else:
        yield f"{key}: {_compact(data)}"


def _compact(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _differing(old: str, new: str) -> tuple[str, str]:
    """Both texts, cut to where they differ."""
    start = len(cut_difference(old, new)[0][0])
    if start <= _CONTEXT or max(len(old), len(new)) <= _LONGEST:
        return excerpt(old, _LONGEST), excerpt(new, _LONGEST)
    first = max(old.rfind(" ", 0, start - _CONTEXT) + 1, start - 2 * _CONTEXT)
    return f"…{excerpt(old[first:], _LONGEST)}", f"…{excerpt(new[first:], _LONGEST)}"


def _tell(path: str, line: int, message: str) -> Finding:
    return Finding(path, line, message, Severity.INFO, code="taken")
