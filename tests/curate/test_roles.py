"""Dates of a notice by their role."""

from __future__ import annotations

import pytest

from generator.curate.parts import Label, Site
from generator.curate.roles import find_dates
from generator.curate.signature import Signature
from tests.curate.drafts import blocks_of

SAID = {
    "本办法自2023年5月1日起施行。": ["effective 2023-05-01"],
    "第三十条 本规定自二〇二三年五月一日起施行，此前规定同时废止。": ["effective 2023-05-01"],
    "本办法自发布之日起施行。": [],
    "现予公布，自2020年1月1日起施行。": ["effective 2020-01-01"],
    "本公告自2024年1月1日起停止执行。": ["repealed 2024-01-01"],
    "《条例》已经2019年11月15日国务院第70次常务会议通过，现予公布。": ["adopted 2019-11-15"],
    "《专利法》自2021年6月1日起施行以来，成效显著。": [],
    "各地自2021年6月1日起开展检查。": [],
    "These Measures shall come into force on 1 January 2023.": ["effective 2023-01-01"],
    "These Provisions will take effect as of July 30, 2021.": ["effective 2021-07-30"],
    "This Notice shall be implemented from 2021-05-01.": ["effective 2021-05-01"],
    "The Patent Law, which came into force on 1 June 2021, sets the term.": [],
    "This inspection runs from 1 May 2023 to 31 July 2023.": [],
}


@pytest.mark.parametrize(("sentence", "dates"), SAID.items(), ids=list(SAID))
def test_clauses(sentence: str, dates: list[str]) -> None:
    """A clause on entry into force is about this document only where it says so."""
    found, _ = find_dates((), blocks_of(["请遵照执行。", sentence]), Signature(), Site(), None, "f")
    assert [f"{date.role} {date.edtf}" for date in found] == dates
    assert all(date.quote in sentence for date in found)


NOTES = {
    "（2019年11月15日国家知识产权局局务会议审议通过 自2020年1月1日起施行）": [
        "adopted 2019-11-15",
        "effective 2020-01-01",
    ],
    "（2000年8月25日第九届全国人大常委会通过 根据2008年12月27日《关于修改专利法的决定》修正）": [
        "adopted 2000-08-25",
        "amended 2008-12-27",
    ],
    "（2021年3月12日国家知识产权局令第75号公布）": ["released 2021-03-12"],
    "(Adopted at the 12th meeting of the Committee on June 28, 2019; amended on 1 July 2021)": [
        "adopted 2019-06-28",
        "amended 2021-07-01",
    ],
    "（国知发运字〔2021〕12号）": [],
}


@pytest.mark.parametrize(("note", "dates"), NOTES.items(), ids=list(NOTES))
def test_note_below_the_title(note: str, dates: list[str]) -> None:
    """The note in brackets tells how the document came to be."""
    found, _ = find_dates(
        (), blocks_of([note, "第一条 为了监管。"]), Signature(), Site(), None, "f"
    )
    assert [f"{date.role} {date.edtf}" for date in found] == dates


@pytest.mark.parametrize(
    ("is_own", "dates"), [(True, ["released"]), (False, ["reposted"]), (None, [])]
)
def test_page_date(is_own: bool | None, dates: list[str]) -> None:
    """The date of a page is of release on the issuer's own site, of reposting on another's."""
    label = Label("page-date", "发布时间", "2021-03-18", "发布时间：2021-03-18")
    found, findings = find_dates([label], blocks_of(["请执行。"]), Signature(), Site(), is_own, "f")
    assert [str(date.role) for date in found] == dates
    assert bool(findings) == (is_own is None)
