"""Word documents as lines: golden cases an editor can read, hostile files, and laws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.curate.parts import Mark, RawText
from generator.curate.readers.apart import read_apart
from generator.curate.readers.docx import read_docx
from generator.text.yamlfile import load_yaml
from tests.curate.docx_files import build_docx

GOLDEN = Path(__file__).parents[1] / "golden" / "docx"
CASES = sorted(GOLDEN.glob("*.yml"))


def show(raw: RawText) -> list[str]:
    """Each line with what the file says it is: "heading| Scope", "cell 2| 900"."""
    shown = []
    for line in raw.lines:
        mark = f"cell {line.row}" if line.mark is Mark.CELL else str(line.mark)
        note = ", not main" if line.is_main is False else ""
        shown.append(f"{mark}{note}| {raw.text[line.start : line.end]}".rstrip())
    return shown


def read_case(path: Path) -> tuple[dict[str, Any], RawText]:
    case = load_yaml(path.read_text("utf-8"))
    return case, read_docx(build_docx(case), "notice.docx")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """A document becomes the expected lines, and what is left out is told."""
    case, raw = read_case(path)
    expected = case["expected"]
    assert show(raw) == expected["lines"].splitlines()
    assert sorted(finding.code for finding in raw.findings) == expected.get("findings", [])
    links = {raw.text[link.start : link.end]: link.url for link in raw.links}
    assert links == expected.get("links", {})
    declared = [f"{entry.field}, {entry.name}, {entry.value}" for entry in raw.declared]
    assert declared == expected.get("declared", [])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_apart(path: Path) -> None:
    """A process of its own gives the same."""
    case, raw = read_case(path)
    assert read_apart("docx", build_docx(case), "notice.docx") == raw
