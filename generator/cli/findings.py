"""How findings are printed: for people, for programs, and beside the lines of a pull request."""

from __future__ import annotations

import enum
import json
from collections import Counter
from collections.abc import Iterable

from generator.cli.app import err, out
from generator.errors import Finding, Severity


class Format(enum.StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


MOST = 10
"""Findings of a kind that are printed; the rest are counted."""


def print_findings(
    findings: Iterable[Finding], format_: Format = Format.TEXT, most: int = 0
) -> None:
    """Print findings, in the order they come.

    Args:
        findings: What to print.
        format_: For whom.
        most: How many of a kind, that is of one severity and rule; the rest are counted. 0 prints
            all; JSON, which programs read, always has all.
    """
    if format_ is Format.JSON:
        rows = [
            {
                "path": finding.path,
                "line": finding.line,
                "severity": str(finding.severity),
                "code": finding.code,
                "message": finding.message,
            }
            for finding in findings
        ]
        out.print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    kinds: Counter[tuple[Severity, str]] = Counter()
    for finding in findings:
        kind = (finding.severity, finding.code)
        kinds[kind] += 1
        if most and kinds[kind] > most:
            continue
        if format_ is Format.GITHUB:
            out.print(_annotation(finding))
        else:
            err.print(f"{finding.severity}: {finding}")
    for (severity, code), count in sorted(kinds.items()):
        if most and count > most:
            err.print(f"{severity}: {count - most} more of the kind '{code}'; '--limit 0' has all.")


def _annotation(finding: Finding) -> str:
    """A line that GitHub shows beside the changed line of a pull request."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    place = f"file={_escape(finding.path)},line={max(1, finding.line)}"
    message = finding.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level[finding.severity]} {place},title={finding.code}::{message}"


def _escape(text: str) -> str:
    for character, code in (("%", "%25"), (":", "%3A"), (",", "%2C"), ("\n", "%0A")):
        text = text.replace(character, code)
    return text
