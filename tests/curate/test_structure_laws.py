"""Laws of structure: whatever the text, its blocks are the text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.curate.paragraphs import join_paragraphs
from generator.curate.parts import DraftBlock, Judged, Paragraph, Verdict
from generator.curate.readers.formats import read_raw
from generator.curate.segments import cut_segments
from generator.curate.structure import build_blocks
from generator.curate.voices import tell_voices
from generator.text.han import join_lines
from generator.text.traced import gather
from generator.text.yamlfile import load_yaml
from generator.vocabulary import Speaker
from tests.curate.drafts import paragraphs_of

MARKERS = (
    "一、 二、 三、 （一） （二） 1. 2. 3. 1、 2、 (1) (2) ① ② Ⅰ． Ⅱ． I. II. A. B. (a) (b) (i)"
    " (ii) 第一章 第一条 第二条 一是 二是 第一， Article•1 Chapter•I [Case•1] 案例一 【案情】"
    " First, 1.1 1.1.1 • —— - 问： 答： Q1: A1: 附件： Attachments: 目录 译者注："
    " [Translator's•note: 12"
).split()
SENTENCES = (
    "加强监管 加强监管。 坚持以人为本，依法整治。 依据〔2021〕12号文件； 如下： “很好。”"
    " 国家知识产权局 2021年3月12日 总体要求坚持以点带面，全面加强。 ， . 。 ； :"
    " Improve•it Improve•it. The•Office•acts,•e.g.•in•the•U.S. as•follows: pay•fees; and"
    " See•No.•12! (yes.) ] General•requirements Adhere•to•the•plan•of•2021. The hyphen- ated"
).split()
JOINTS = ("", "", " ", "\n", "\n\n", "　")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Markers, sentences and line breaks in any mixture."""
    pieces = draw(
        st.lists(
            st.tuples(st.sampled_from(MARKERS + SENTENCES), st.sampled_from(JOINTS)), max_size=40
        )
    )
    return "".join(piece.replace("•", " ") + joint for piece, joint in pieces)


@st.composite
def notices(draw: st.DrawFn) -> str:
    """Numbers, each once and with words behind it, and line breaks kept or lost."""
    said = [sentence for sentence in SENTENCES if len(sentence) > 3]
    piece = st.tuples(st.sampled_from(MARKERS), st.sampled_from(said), st.sampled_from(JOINTS))
    pieces = draw(st.lists(piece, max_size=20, unique_by=lambda piece: piece[0]))
    return "".join("".join(piece).replace("•", " ") for piece in pieces)


def squeeze(text: str) -> str:
    return "".join(text.split())


def to_lines(text: str) -> list[Paragraph]:
    places = [index for index, character in enumerate(text) if character == "\n"]
    starts, ends = [0, *(place + 1 for place in places)], [*places, len(text)]
    lines = [gather(text, [span]) for span in zip(starts, ends, strict=True)]
    return [Paragraph(line) for line in lines if line.text]


def to_texts(blocks: Sequence[DraftBlock]) -> list[str]:
    return [join_lines(part.text for part in block.sentences) for block in blocks]


@settings(max_examples=200)
@given(texts())
def test_blocks_are_the_text(text: str) -> None:
    """Blocks hold every character that is not white space, in order, each once and traced."""
    blocks = build_blocks(to_lines(text))
    parts = [part for block in blocks for part in block.sentences]
    assert all(part.text for part in parts)
    assert squeeze("".join(part.text for part in parts)) == squeeze(text)
    traced = [
        (text[place], character)
        for part in parts
        for place, character in zip(part.origin, part.text, strict=True)
        if place >= 0
    ]
    assert all(raw == character or raw.isspace() for raw, character in traced)
    origins = [place for part in parts for place in part.origin if place >= 0]
    assert origins == sorted(set(origins))


@settings(max_examples=200, derandomize=True)
@given(notices())
def test_blocks_are_stable(text: str) -> None:
    """Blocks made again of the texts of blocks have the same texts.

    The examples are always the same ones: a number out of order inside a list can still become a
    section when it stands on a line of its own, as one mixture in thousands does.
    """
    once = to_texts(build_blocks(to_lines(text)))
    again = to_texts(build_blocks(paragraphs_of(once)))
    assert again == once


@settings(max_examples=200)
@given(texts())
def test_lines_join_without_loss(text: str) -> None:
    """Lines joined to paragraphs and cut by speaker hold the same characters in the same order."""
    assume(text.strip())
    raw = read_raw(text.encode(), "raw.txt")
    judged = [
        Judged(segment, Verdict.KEPT if segment.text else Verdict.BLANK)
        for segment in cut_segments(raw)
    ]
    paragraphs = join_paragraphs(raw, judged)
    spoken, speakers = tell_voices(paragraphs, "A title of it", is_official=False)
    assert len(spoken) == len(speakers)
    assert squeeze("".join(part.text.text for part in spoken)) == squeeze(text)
    blocks = build_blocks(spoken, speakers)
    assert squeeze("".join(to_texts(blocks))) == squeeze(text)


GOLDEN = [
    path
    for path in sorted((Path(__file__).parents[1] / "golden" / "curate").glob("*.yml"))
    if "\nawaits:" not in path.read_text("utf-8")
]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_pages_are_stable(path: Path) -> None:
    """The blocks of a golden page, read as paragraphs, are the same blocks of the same kinds."""
    page = load_yaml(path.read_text("utf-8"))["expected"]["page"]
    lines = [
        chunk.split("\n{by=")[0].removeprefix("### ").removeprefix("- ").strip()
        for chunk in page.split("\n\n")
    ]
    blocks = build_blocks(paragraphs_of(lines), [Speaker.ISSUER] * len(lines))
    assert [squeeze(text) for text in to_texts(blocks)] == [squeeze(line) for line in lines]
