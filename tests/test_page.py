"""The curated page: what an editor may write and how it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models import (
    Attachment,
    Block,
    Correction,
    CuratedRelation,
    Editorial,
    Grounds,
    Notice,
    RoleDate,
    StatedEvent,
)
from generator.page import cell_text, format_page, parse_page, with_block_ids
from generator.text.edtf import parse_edtf
from generator.text.escape import fold_space
from generator.vocabulary import (
    Basis,
    BlockKind,
    DateRole,
    NoticeKind,
    RelationType,
    Speaker,
    Translation,
)

FRONT = """\
---
id: cnipa-2021-example
work: cnipa-2021-example
title: 'An "example": notice'
kind: notice
issuer: cnipa
language: en
translation: unofficial
dates:
  - {role: reposted, edtf: '2021-03-30', basis: stated, quote: 'Create Time:2021-03-30'}
review: draft
---
"""

BODY = """\

## Summary

Ours.

## Text as published

It has goals:
{#b91d22e0}

- First;
{#b7720cd4}
- Second. It has two
sentences.
{#b7720cd5}

| No. | Item | Fee |
{#b3333333}
|  1  | a|b | |
{#b3333334}

### 1. A heading.
{#s1234567}

Recently, it was said.
{#b1111111 by=republisher}
"""


def read(text: str) -> Notice:
    parsed = parse_page(text, "content/notices/x.md")
    assert parsed.findings == ()
    assert parsed.notice is not None
    return parsed.notice


def test_a_page_is_read_into_front_matter_editorial_parts_and_blocks() -> None:
    notice = read(FRONT + BODY)
    assert notice.title == 'An "example": notice'
    assert notice.dates[0].role is DateRole.REPOSTED
    assert [(part.heading, part.markdown) for part in notice.editorial] == [("Summary", "Ours.")]
    assert [(block.kind.value, block.text) for block in notice.blocks] == [
        ("paragraph", "It has goals:"),
        ("item", "First;"),
        ("item", "Second. It has two sentences."),
        ("row", "No. | Item | Fee"),
        ("row", "1 | a|b | "),
        ("heading", "1. A heading."),
        ("paragraph", "Recently, it was said."),
    ]
    assert notice.blocks[-1].by is Speaker.REPUBLISHER
    assert [block.line for block in notice.blocks] == [20, 23, 25, 29, 31, 34, 37]


def test_line_ends_of_windows_and_a_byte_order_mark_make_no_difference() -> None:
    assert read("\ufeff" + (FRONT + BODY).replace("\n", "\r\n")) == read(FRONT + BODY)


WRONG = {
    "no front matter": ("# Page\n", 1, "no front matter"),
    "unknown key": (FRONT.replace("kind:", "sort: x\nkind:") + BODY, 5, "unknown key 'sort'"),
    "missing key": (FRONT.replace("kind: notice\n", "") + BODY, 2, "has no 'kind'"),
    "impossible day": (FRONT.replace("2021-03-30'", "2021-02-30'", 1) + BODY, 10, "has 28 days"),
    "role not in the list": (FRONT.replace("reposted", "posted") + BODY, 10, "use one of issued"),
    "stated without quote": (
        FRONT.replace(", quote: 'Create Time:2021-03-30'", "") + BODY,
        10,
        "has no 'quote'",
    ),
    "no published part": (FRONT + "\n## Summary\n\nOurs.\n", 13, "no part '## Text as published'"),
    "block without id": (FRONT + BODY + "\nAdded by hand.\n", 40, "add a line '{#b"),
    "id twice": (FRONT + BODY + "\nAgain.\n{#b91d22e0}\n", 40, "stands twice"),
    "id with a blank": (FRONT + BODY + "\nAgain.\n{#my block}\n", 41, "is no id: letters"),
    "id without text": (FRONT + BODY + "\n{#b91d22e9}\n", 40, "has no text above it"),
    "unknown speaker": (FRONT + BODY.replace("by=republisher", "by=me"), 38, "'by=me'"),
    "published part in other letters": (
        FRONT + BODY.replace("## Text as", "# Text As"),
        13,
        "Line 18 reads '# Text As published': write '## Text as published' there",
    ),
    "part after the text": (FRONT + BODY + "\n## Notes\n{#b22222222}\n", 40, "must be the last"),
}


@pytest.mark.parametrize(("text", "line", "why"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_with_a_page_is_said_with_its_line(text: str, line: int, why: str) -> None:
    findings = parse_page(text, "content/notices/x.md").findings
    assert [(finding.line, why in finding.message) for finding in findings] == [(line, True)], (
        findings
    )


SENTENCES = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"])
        | st.sampled_from(" #-{}.;"),
        min_size=1,
        max_size=40,
    )
    .map(fold_space)
    .filter(bool)
)
BLOCKS = st.builds(
    Block,
    id=st.just(""),
    kind=st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM]),
    sentences=st.lists(SENTENCES, min_size=1, max_size=3).map(tuple),
    by=st.sampled_from(Speaker),
) | st.builds(
    Block,
    id=st.just(""),
    kind=st.just(BlockKind.ROW),
    sentences=st.lists(SENTENCES.map(cell_text).filter(lambda cell: cell != "|"), min_size=1)
    .flatmap(lambda cells: st.permutations([*cells, ""]))
    .map(tuple),
    by=st.sampled_from(Speaker),
)
HOSTILE = [
    "| x | y |",
    "### x",
    "- x",
    "## Text as published",
    "{#b1234567}",
    "---",
    "{{ x }}",
    "<b>",
    "{#",
]


def page_with(blocks: tuple[Block, ...]) -> Notice:
    return Notice(
        id="x-2021-a",
        work="x-2021-a",
        title="A <b>title</b>: with 'quotes' & {{ braces }}",
        kind=NoticeKind.NOTICE,
        issuer="",
        language="en",
        translation=Translation.MACHINE,
        blocks=with_block_ids(blocks),
        editorial=(Editorial("Summary", "Ours, with a [link](term:x)."), Editorial("Empty", "")),
        dates=(RoleDate(DateRole.ISSUED, parse_edtf("2021-03"), Basis.OUTSIDE, sources=("a-1",)),),
        events=(
            StatedEvent(
                parse_edtf("2021/2035"), DateRole.PERIOD, "Label", "b1234567", "x: y", ("a",)
            ),
        ),
        relations=(
            CuratedRelation(RelationType.CITES, "other-notice", "b1234567", "colour"),
            CuratedRelation(RelationType.AMENDS, "Rules: of old", sources=("paper",), note="Why."),
        ),
        not_relations=("a-law", "Rules: of 1999"),
        corrections=(Correction("b1234567", "colour", "color", "a reason", "me", "2026-11-22"),),
        nolink=("a", "The Plan"),
        subtitle="(a draft)",
        joint_issuers=("samr", "国家版权局"),
        addressees="all bureaus",
        translator="Somebody",
        signature=("Office", "Ministry"),
        attachments=(Attachment("Form"), Attachment("Table: 1", "https://example.org/a.doc")),
        evidence=(Grounds("issuer", "Office: of x", "signature"),),
    )


@given(st.lists(BLOCKS, max_size=6))
def test_writing_and_reading_a_page_is_the_same(blocks: list[Block]) -> None:
    notice = page_with(tuple(blocks))
    again = read(format_page(notice))
    assert (
        replace(
            again,
            path="",
            blocks=tuple(replace(block, line=0) for block in again.blocks),
            editorial=tuple(replace(part, line=0) for part in again.editorial),
        )
        == notice
    )


@pytest.mark.parametrize("text", HOSTILE, ids=HOSTILE)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    notice = page_with(
        (Block("", BlockKind.PARAGRAPH, (text, text)), Block("", BlockKind.ITEM, (text,)))
    )
    assert [block.sentences for block in read(format_page(notice)).blocks] == [
        (text, text),
        (text,),
    ]


def test_repeated_blocks_get_numbered_ids() -> None:
    ids = [block.id for block in with_block_ids((Block("", BlockKind.ITEM, ("Same.",)),) * 3)]
    assert ids[1:] == [f"{ids[0]}-2", f"{ids[0]}-3"]
