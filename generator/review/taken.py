"""What a person wrote and a change takes away: told to the reviewer, since it may well be right."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.errors import Finding, Severity, excerpt
from generator.page import PUBLISHED, parse_page, split_front_matter
from generator.review.differing import excerpt_difference
from generator.review.report.records import Fate
from generator.review.report.sentences import Line, compare_lines
from generator.text.chunks import read_chunks
from generator.text.escape import fold_space
from generator.text.sentences import split_sentences
from generator.text.yamlfile import YamlError, load_yaml

FRONT = "front matter"
_KEY_RE = re.compile(r"^([\w-]+):", re.MULTILINE)
_LONGEST = 90


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
    generated["review: draft"] += 1  # which is no statement of anybody
    old = read_lines(before.text, before.path)
    if now is None:
        own = sum((Counter(line.text for line in old) - generated).values())
        return (_tell(before.path, 0, f"is deleted, with {own} lines of people."),) if own else ()
    if not _can_be_read(now, path):
        return ()  # that is told as such
    new = read_lines(now, path)
    if not _can_be_read(before.text, before.path):
        old, new = _plain_lines(before.text), _plain_lines(now)
    written = Counter(line.text for line in old) - generated
    findings = []
    for change in compare_lines(old, new):
        if change.fate in (Fate.LOST, Fate.CHANGED) and written[change.old] > 0:
            written[change.old] -= 1
            if change.fate is Fate.LOST:
                gone = f"'{excerpt(change.old, _LONGEST)}' ({change.section}) is taken away."
                findings.append(_tell(path, 0, gone))
            else:
                old_part, new_part = excerpt_difference(change.old, change.new)
                now_reads = f"'{old_part}' ({change.section}) now reads '{new_part}'."
                findings.append(_tell(path, int(change.anchor), now_reads))
    return tuple(findings)


def read_lines(text: str, path: str) -> tuple[Line, ...]:
    """What a file says, in small pieces: sentences, and the values of its YAML.

    The anchor of each is its line where that is known, else 0.
    """
    if path.endswith(".yml"):
        return tuple(_values(text, path.rpartition("/")[2], 1))
    front = split_front_matter(text)
    if front is None:
        return tuple(_sentences("text", text, 1))
    lines = list(_values(front.yaml, FRONT, 2))
    notice = parse_page(text, path).notice if _is_notice(path) else None
    if notice is None:
        return tuple(lines + list(_sentences("text", front.body, front.body_line)))
    for part in notice.editorial:
        lines += _sentences(part.heading, part.markdown, part.line + 2)
    for block in notice.blocks:
        lines += (
            Line(PUBLISHED, str(block.line), block.text[start:end])
            for start, end in split_sentences(block.text)
        )
    return tuple(replace(line, text=fold_space(line.text)) for line in lines if line.text.strip())


def _is_notice(path: str) -> bool:
    return path.startswith(("content/notices/", "content/base/"))


def _can_be_read(text: str, path: str) -> bool:
    if _is_notice(path):
        return parse_page(text, path).notice is not None
    front = split_front_matter(text)
    if not path.endswith(".yml") and front is None:
        return False
    try:
        load_yaml(front.yaml if front else text)
    except YamlError:
        return False
    return True


def _plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a file of which nothing else can be told."""
    lines = enumerate(map(fold_space, text.split("\n")), 1)
    return tuple(Line("text", str(number), line) for number, line in lines)


def _sentences(section: str, markdown: str, line: int) -> Iterator[Line]:
    """Sentences of Markdown that starts on a line of its file."""
    at = 0
    for chunk in read_chunks(markdown):
        for sentence, written in zip(chunk.sentences, chunk.written, strict=True):
            found = markdown.find(written, at)
            if found >= 0:
                line += markdown.count("\n", at, found)
                at = found
            yield Line(section, str(line), fold_space(sentence))


def _values(yaml: str, section: str, line: int) -> Iterator[Line]:
    """The values of YAML that starts on a line of its file; their order is no edit."""
    try:
        data = load_yaml(yaml)
    except YamlError:
        data = {}
    lines = {key[1]: yaml.count("\n", 0, key.start()) + line for key in _KEY_RE.finditer(yaml)}
    for key, text in sorted(_flatten(data)):
        yield Line(section, str(lines.get(key, 0)), fold_space(text))


def _flatten(data: Any) -> Iterator[tuple[str, str]]:
    """Key and text of each value; a record of a list is one text."""
    for key, value in data.items() if isinstance(data, dict) else (("", data),):
        elements = value if isinstance(value, list) else [value]
        yield from ((str(key), f"{key}: {_compact(element)}") for element in elements)


def _compact(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _tell(path: str, line: int, message: str) -> Finding:
    return Finding(path, line, message, Severity.INFO, code="taken")
