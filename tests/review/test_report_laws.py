"""What holds for the report of any change, for any text, and at any size."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.review.report import compare, write_report
from generator.review.report.folds import Fold, fit
from generator.review.report.github import show
from generator.review.report.records import Fate
from generator.review.report.sentences import Line, compare_lines
from generator.review.report.worded import show_change
from generator.text.escape import STRIPPED_RE, fold_space
from tests.review.test_report import CASES, make_report, read_state

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
LINKED_RE = re.compile(r"@\w|#\w|://|www\.|:[\w+-]+:|GH-\d", re.IGNORECASE)
"""What GitHub makes a link or a picture of, within one run of text."""

HOSTILE = st.text(
    st.sampled_from([*"<>&|`*_~[]()!#@:/\\$^{}-+=\"' \n", "a", "1", "w"]), max_size=60
)
ANY = st.one_of(HOSTILE, st.text(st.characters(exclude_categories=["Cs"]), max_size=60))

ATTACKS = {
    "script": "<script>alert(1)</script>",
    "end of the fold": "</summary></details>",
    "comment": "<!-- hidden -->",
    "image": "![x](http://evil.example/x.png)",
    "link": "[x](javascript:alert(1)) [y][z]",
    "reference": "[x]: http://evil.example",
    "mention": "@team, a@b.example",
    "issue": "#12 and GH-7",
    "emoji": ":tada: :+1:",
    "address": "www.evil.example http://evil.example ftp://evil.example",
    "math": "$x^2$ $$y$$",
    "table": "a | b \\| c",
    "code": "`code` ``more``",
    "entity": "&lt;b&gt; &#60;",
    "footnote": "[^1] [^1]: x",
    "strike": "~~gone~~ **bold** __bold__ _it_",
    "heading in the text": "# one\n## two\n---\n===",
    "bidi": "abc\u202edef\u200b",
}


def rendered(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(MARKDOWN.render(f"- person, title: {markdown} end\n"), "html.parser")


def check_shown(text: str) -> None:
    soup = rendered(show(text))
    assert {tag.name for tag in soup.find_all()} <= {"ul", "li", "span", "code"}
    hidden = {f"U+{ord(c):04X}": c for c in STRIPPED_RE.findall(text)}
    for code in soup.find_all("code"):
        code.replace_with(hidden[code.text])
    words = fold_space(f"person, title: {text} end")
    assert fold_space(soup.get_text()) == words
    assert not any(
        LINKED_RE.search(str(node)) for node in rendered(show(text)).find_all(string=True)
    )


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_shown_as_its_characters(text: str) -> None:
    """No markup, no link, no picture; what cannot be seen is named."""
    check_shown(text)


@given(ANY)
def test_any_text_is_shown_as_its_characters(text: str) -> None:
    """Rendering what was written gives the text back."""
    check_shown(text)


@given(HOSTILE, HOSTILE)
def test_a_changed_text_shows_both_texts(old: str, new: str) -> None:
    """Without what is marked as new the old text stands there, without what is gone the new one."""
    old, new = fold_space(old), fold_space(new)
    for gone, kept in (("ins", old), ("del", new)):
        soup = rendered(show_change(old, new))
        assert {tag.name for tag in soup.find_all()} <= {"ul", "li", "span", "del", "ins"}
        for element in soup.find_all(gone):
            element.decompose()
        text = soup.get_text().replace("(space)", " ")
        assert "".join(text.split()) == "".join(f"person, title: {kept} end".split())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_state_does_not_differ_from_itself(case: dict[str, Any], tmp_path: Path) -> None:
    """Nothing changes between a state and itself."""
    state = read_state("x", tmp_path, case["before"])
    report = compare(state, state)
    assert report.is_empty
    assert not report.findings and not report.looks


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_gained_one_way_is_lost_the_other(case: dict[str, Any], tmp_path: Path) -> None:
    """Turned round, a change loses what it gained."""
    before = read_state("before", tmp_path / "a", case["before"])
    whole = case["before"] | case["after"]
    after = read_state("after", tmp_path / "b", {p: t for p, t in whole.items() if t is not None})
    there, back = compare(before, after), compare(after, before)
    for (name, one), (_, other) in zip(there.differences, back.differences, strict=True):
        if not (there.unreadable or back.unreadable):
            assert {item.id for item in one.gained} == {item.id for item in other.lost}, name
        assert len(one.changed) == len(other.changed), name
    assert {(c.old, c.new) for c in there.links} == {(c.new, c.old) for c in back.links}
    assert there.is_punctuation == back.is_punctuation


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_fold_opens(case: dict[str, Any], tmp_path: Path) -> None:
    """The report renders as folds, tables and lists, and nothing else."""
    report = make_report(tmp_path, case["before"], case["after"])
    html = MARKDOWN.render(write_report(report))
    soup = BeautifulSoup(html, "html.parser")
    known = {"h2", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "strong"}
    assert {tag.name for tag in soup.find_all()} <= known | {
        "details",
        "summary",
        "ins",
        "del",
        "span",
    }
    assert html.count("<details>") == html.count("</details>") == len(soup.find_all("details"))
    assert all(fold.find_parent("details") is None for fold in soup.find_all("details"))


FOLDS = st.lists(
    st.builds(
        Fold,
        st.text("t字", max_size=10),
        st.lists(st.text("ab字 ", max_size=200), max_size=30).map(tuple),
    ),
    max_size=6,
)


@given(FOLDS, st.integers(1000, 6000))
def test_a_report_is_cut_to_its_limit(folds: list[Fold], limit: int) -> None:
    """What is cut is never longer than the limit, says so, and closes what it opens."""
    text = fit("head\n", folds, limit, "All of it: x")
    whole = fit("head\n", folds, 0, "All of it: x")
    assert len(text.encode()) <= limit
    assert text.count("<details>") == text.count("</details>")
    if len(whole.encode()) <= limit:
        assert text == whole
    else:
        assert f"This report is cut to {limit:,} of" in text
        assert "All of it: x" in text


def test_small_parts_stay_whole_while_large_ones_are_cut() -> None:
    """The cut falls on what is long, and each part says how much of it is missing."""
    small, large = Fold("small", ("one", "two")), Fold("large", ("line " * 20,) * 100)
    text = fit("head\n", [large, small], 3000, "")
    assert "one\ntwo\n" in text
    (lines,) = re.findall(r"\*\*Cut here:\*\* (\d+) more lines", text)
    assert int(lines) + text.count("line " * 20) == 100


LINES = st.lists(st.sampled_from(["One two.", "One two three.", "Four.", "Five six."]), max_size=8)


@given(LINES, LINES)
def test_every_sentence_is_accounted_for(old: list[str], new: list[str]) -> None:
    """What stays, changes or moves, and what is lost or gained, are all of both texts."""
    changes = compare_lines(
        [Line("S", "", text) for text in old], [Line("S", "", text) for text in new]
    )
    gone = [change.old for change in changes if change.fate in (Fate.LOST, Fate.CHANGED)]
    come = [change.new for change in changes if change.fate in (Fate.GAINED, Fate.CHANGED)]
    left = sorted([*old, *come])
    right = sorted([*new, *gone])
    assert left == right


def test_long_texts_are_compared_without_an_order() -> None:
    """Two large texts with nothing in common take no time, and all of both is told."""
    old = [Line("S", "", f"old {number}") for number in range(3000)]
    new = [Line("S", "", f"new {number}") for number in range(3000)]
    changes = compare_lines(old, new)
    assert len(changes) == 6000
