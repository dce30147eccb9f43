"""The golden cases themselves: known keys, words from the closed lists, pages in the house form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.text.edtf import parse_edtf
from generator.text.han import join_lines
from generator.text.sentences import split_sentences
from generator.text.yamlfile import load_yaml
from generator.vocabulary import Basis, DateRole, NoticeKind, Speaker, Translation

GOLDEN = Path(__file__).parents[1] / "golden" / "curate"
CASES = {path.stem: load_yaml(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.yml"))}
FORMATS = {"raw", "html", "mhtml", "docx", "pdf"}
KEYS = {*FORMATS, "about", "awaits", "site", "source", "institutions", "encoding", "newline"}
EXPECTED = {"front", "page", "dropped", "dropped_is_complete", "findings"}
WORDS = {"kind": NoticeKind, "translation": Translation}
FRONT = {
    *WORDS,
    *("title", "subtitle", "number", "issuer", "joint_issuers", "addressees", "republisher"),
    *("translator", "language", "signature", "attachments", "dates"),
}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@each_case
def test_keys(case: dict[str, Any]) -> None:
    """A case has one raw notice and only keys that are known; its words are of the closed lists."""
    expected, front = case["expected"], case["expected"]["front"]
    assert len(FORMATS & set(case)) == 1
    assert not set(case) - KEYS - {"expected"}
    assert not set(expected) - EXPECTED
    assert not set(front) - FRONT
    assert all(front[key] in set(words) for key, words in WORDS.items() if key in front)
    for date in front.get("dates", ()):
        assert set(date) == {"role", "edtf", "basis", "quote"}
        assert date["role"] in set(DateRole)
        assert date["basis"] in set(Basis)
        assert str(parse_edtf(date["edtf"])) == date["edtf"]


@each_case
def test_page_form(case: dict[str, Any]) -> None:
    """A page has a sentence a line and at most four in a paragraph; a row of a table is a block."""
    for block in case["expected"]["page"].removesuffix("\n").split("\n\n"):
        lines = block.split("\n")
        if lines[-1].startswith("{by="):
            assert lines.pop()[4:-1] in set(Speaker)
        if lines[0].startswith("| "):
            assert len(lines) == 1
            assert lines[0].endswith(" |")
            continue
        if lines[0].startswith("### "):
            assert len(lines) == 1  # a question of two sentences is one heading
            continue
        is_paragraph = not lines[0].startswith("- ")
        lines[0] = lines[0].removeprefix("- ")
        text = join_lines(lines)
        assert [text[start:end] for start, end in split_sentences(text)] == lines
        assert not is_paragraph or len(lines) <= 4


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=name) for name, case in CASES.items() if "raw" in case],
)
def test_words_are_printed(case: dict[str, Any]) -> None:
    """What a page of plain text says, and each quote, stands in the raw notice."""
    front = case["expected"]["front"]
    raw = _bare(case["raw"])
    page = [line.removeprefix("### ") for line in case["expected"]["page"].split("\n")]
    quotes = [date["quote"] for date in front.get("dates", ())]
    attachments = [entry["title"] for entry in front.get("attachments") or ()]
    for words in (*page, *quotes, *(front.get("signature") or ()), *attachments):
        if not words.startswith("{by="):
            assert _bare(words.removeprefix("- ")) in raw


def _bare(text: str) -> str:
    """The text without white space and the controls that never reach a page."""
    return "".join(c for c in text if c.isprintable() and not c.isspace())
