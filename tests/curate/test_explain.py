"""The account of a raw notice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Project
from generator.curate import work as curate
from generator.curate.draft import draft_notice
from generator.curate.parts import Site, Verdict
from generator.errors import InputError
from generator.models import Provenance
from generator.text.escape import STRIPPED_RE

LINES = st.sampled_from(
    [
        "Home",
        "Home > News > Policy",
        "Notice on the Inspection of Agencies",
        "Release Time:",
        "Release Time: 2021-03-30 Views: 12",
        "2021-03-30",
        "Recently, the Office released the notice on the inspection of agencies. It says a lot.",
        "To strengthen supervision, the Office has decided to inspect all agencies this year.",
        "This aims at the following goals: speed; care; order.",
        "1. Scope. All agencies are inspected. Branches too. And more. And so on. It ends.",
        "2. Method of inspection",
        "and a line that goes on from the one above it,",
        "  \u3000indented\u00a0text\u202e with \x07 controls.  ",
        "各省、自治区、直辖市知识产权局：",
        "一、加强组织领导。各地要提高政治站位，压实工作责任。",
        "（一）严格保护；",
        "发布时间：2021-03-18 来源：条法司 字号：大 中 小",
        "国家知识产权局",
        "2021年3月12日",
        "附件：1.名单",
        "相关新闻",
        "Telephone: 010-12345678",
        "Copyright Example",
        "{#b1234567}",
        "### not a heading",
        "",
        "",
    ]
)
TEXTS = st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=25)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", " ", "\n\n", "\x0c"])


def letters(text: str) -> str:
    return "".join("".join(STRIPPED_RE.sub("", text).split()))


@settings(deadline=None)
@given(TEXTS, BREAKS)
def test_every_character_is_accounted_for(lines: list[str], line_break: str) -> None:
    """Kept, metadata, dropped and removed pieces are the whole raw text; kept ones the page."""
    data = line_break.join(lines).encode("utf-8", "replace")
    provenance = Provenance("one", "received.txt", "text/plain", "0" * 64, publisher="Example")
    try:
        draft = draft_notice(data, provenance, Site(), {}, "raw.txt")
    except InputError:
        return
    raw = draft.raw.text
    for line in draft.raw.lines:
        pieces = [piece for piece in draft.pieces if piece.line == line.number]
        assert [p.start for p in pieces][1:] == [p.end for p in pieces][:-1]
        assert (pieces[0].start, pieces[-1].end) == (line.start, line.end)
    kept = [piece for piece in draft.pieces if piece.verdict is Verdict.KEPT]
    page = "".join(letters(sentence) for b in draft.notice.blocks for sentence in b.sentences)
    assert "".join(letters(raw[piece.start : piece.end]) for piece in kept) == page
    for piece in draft.pieces:
        assert piece.verdict is Verdict.KEPT or piece.reason or piece.verdict is Verdict.BLANK
    known = {block.id for block in draft.notice.blocks}
    assert {piece.rule for piece in kept} == known


def test_table(project: Project) -> None:
    """The table shows each line with its fate, and why it was dropped."""
    curate.add(project, project.root / "notice.txt", id_="one", issuer="cnipa")
    curate.run(project)
    explanation = curate.explain(project, "one")
    assert explanation.path == "content/raw/one/received.txt"
    assert explanation.count(Verdict.DROPPED) == 2
    text = curate.format_explanation(explanation)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "1 dropped navigation Home" in lines
    assert "because it is a link of the menu" in lines
    assert "2 metadata title Notice on Carrying Out the Inspection of Agencies" in lines
    assert "4 metadata dates 2021-03-30" in lines
    assert any(
        line.startswith("6 kept heading #s") and line.endswith("1. Scope.") for line in lines
    )
    assert lines[-1] == "8 lines: 5 kept, 3 metadata, 2 dropped"


def test_removed_characters(project: Project) -> None:
    """Control and bidi characters are listed by name."""
    path = project.root / "new.txt"
    path.write_text("All agencies shall\u202e report to the office by the end of June.", "utf-8")
    curate.add(project, path, id_="one")
    text = curate.format_explanation(curate.explain(project, "one"))
    assert "removed   U+202E RIGHT-TO-LEFT OVERRIDE" in text
    assert "\u202e" not in text
