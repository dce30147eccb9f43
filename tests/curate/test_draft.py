"""Golden cases: a raw notice, the page it becomes, the lines that are taken out and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.curate.draft import Draft, draft_notice
from generator.curate.parts import Site, Verdict
from generator.models import Provenance
from generator.page import parse_page, split_front_matter
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, Speaker, Translation
from tests.curate.docx_files import build_docx
from tests.curate.pdf_files import make_pdf

GOLDEN = Path(__file__).parents[1] / "golden" / "curate"
PATHS = sorted(GOLDEN.glob("*.yml"))
CASES = [path for path in PATHS if "\nawaits:" not in path.read_text("utf-8")]
_AWAITED = pytest.mark.xfail(reason="written before its code; remove 'awaits' once it passes")
SPECIFIED = [path if path in CASES else pytest.param(path, marks=_AWAITED) for path in PATHS]


def make_file(case: dict[str, Any]) -> bytes:
    """The raw file of a case: as it is written there, or made from its specification."""
    if "docx" in case:
        return build_docx(case["docx"])
    if "pdf" in case:
        return make_pdf(case["pdf"]["pages"], case["pdf"].get("flows"))
    text = next(case[key] for key in ("raw", "html", "mhtml") if key in case)
    newline: str = case.get("newline", "\n")
    encoding: str = case.get("encoding", "utf-8")
    return str(text).replace("\n", newline).encode(encoding)


def make_draft(case: dict[str, Any]) -> Draft:
    """The draft of a case's raw notice."""
    source: dict[str, Any] = case.get("source", {})
    site = dict(case.get("site", {}))
    if "translation" in site:
        site["translation"] = Translation(site["translation"])
    site["chrome"] = frozenset(site.get("chrome", ()))
    data = make_file(case)
    provenance = Provenance("a-notice", "received.txt", "text/plain", "0" * 64, **source)
    return draft_notice(data, provenance, Site(**site), case.get("institutions", {}), "raw.txt")


def show_blocks(draft: Draft) -> str:
    """The text as published as a page shows it, without ids."""
    shown = []
    for block in draft.notice.blocks:
        mark = {BlockKind.HEADING: "### ", BlockKind.ITEM: "- "}.get(block.kind, "")
        by = "" if block.by is Speaker.ISSUER else f"\n{{by={block.by}}}"
        is_row = block.kind is BlockKind.ROW
        text = f"| {block.text} |" if is_row else mark + "\n".join(block.sentences)
        shown.append(text + by)
    return "\n\n".join(shown) + "\n"


def show_dropped(draft: Draft) -> dict[str, str]:
    """Each piece that did not come into the page -> the rule that says so."""
    return {
        draft.raw.text[piece.start : piece.end].strip(): piece.rule
        for piece in draft.pieces
        if piece.verdict in (Verdict.DROPPED, Verdict.REPEAT)
    }


@pytest.mark.parametrize("path", SPECIFIED, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """A raw notice becomes the expected page, and every line left out is left out by its rule."""
    case = load_yaml(path.read_text("utf-8"))
    draft = make_draft(case)
    expected = case["expected"]
    assert show_blocks(draft) == expected["page"]
    dropped = show_dropped(draft)
    if not expected.get("dropped_is_complete", True):
        dropped = {text: rule for text, rule in dropped.items() if text in expected["dropped"]}
    assert dropped == expected["dropped"]
    front = split_front_matter(draft.page)
    assert front is not None
    data = load_yaml(front.yaml)
    assert {key: data.get(key) for key in expected["front"]} == expected["front"]
    codes = {"issuer"} if not data["issuer"] else set()
    assert {finding.code for finding in draft.findings} == codes | set(expected.get("findings", ()))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_page_reads_back(path: Path) -> None:
    """The page of every case can be read again and holds the same notice."""
    draft = make_draft(load_yaml(path.read_text("utf-8")))
    parsed = parse_page(draft.page, "page.md")
    assert parsed.findings == ()
    assert parsed.notice is not None
    assert parsed.notice.title == draft.notice.title
    assert [block.text for block in parsed.notice.blocks] == [
        block.text for block in draft.notice.blocks
    ]
