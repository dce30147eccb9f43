"""PDF: golden cases drawn as an editor would describe them, laws, and files made to do harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.curate.parts import RawText
from generator.curate.readers.pdf import read_pdf
from generator.errors import InputError
from generator.text.yamlfile import load_yaml
from tests.curate.pdf_files import make_pdf

GOLDEN = Path(__file__).parents[1] / "golden" / "pdf"
CASES = sorted(GOLDEN.glob("*.yml"))


def draw(case: dict[str, Any]) -> bytes:
    """The file a case describes."""
    return make_pdf(case["pages"], case.get("flows"), **case.get("info", {}))


def show(raw: RawText) -> dict[str, Any]:
    """What was read, as the cases write it."""
    shown: dict[str, Any] = {
        "form": raw.form,
        "lines": "".join(f"{raw.text[line.start : line.end]}\n" for line in raw.lines),
        "declared": [f"{d.field} ({d.name}): {d.value}" for d in raw.declared],
        "findings": [f"{finding.code}: {finding.message}" for finding in raw.findings],
    }
    if raw.links:
        shown["links"] = [f"{raw.text[k.start : k.end]} -> {k.url}" for k in raw.links]
    return shown


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """A file gives the lines, titles, links and findings that its case expects."""
    case = load_yaml(path.read_text("utf-8"))
    data = draw(case)
    expected = case["expected"]
    if "error" in expected:
        with pytest.raises(InputError) as caught:
            read_pdf(data, "raw.pdf")
        assert str(caught.value) == expected["error"]
    else:
        assert show(read_pdf(data, "raw.pdf")) == expected
