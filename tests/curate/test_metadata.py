"""What a notice says about itself."""

from __future__ import annotations

import pytest

from generator.curate.draft import draft_notice
from generator.curate.notice_kind import find_kind
from generator.curate.parts import Site
from generator.models import Provenance
from generator.vocabulary import DateRole

NAMES = {"国家知识产权局": "cnipa", "中国某网": "a-site", "国家市场监督管理总局": "samr"}
NAMES["patent office"] = "office"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("国家知识产权局关于印发《专利代理管理办法》的通知", "notice"),
        ("专利代理管理办法", "measures"),
        ("2022年国家知识产权局工作要点", "work-plan"),
        ("国家知识产权局公告", "announcement"),
        ("《专利代理管理办法》解读", "interpretation"),
        ("2021年度专利行政保护十大典型案例", "case-list"),
        ("关于规范申请专利行为的若干规定", "measures"),
        ("Notice on Issuing the Measures for Patent Agencies", "notice"),
        ("Announcement on Patent Fees", "announcement"),
        ("Measures for the Administration of Patent Agencies", "measures"),
        ("Key points of work of the State Intellectual Property Office in 2022", "work-plan"),
        ("Interpretation of the Measures for Patent Agencies", "interpretation"),
        ("CNIPA meets the press", "other"),
    ],
)
def test_kind(title: str, kind: str) -> None:
    """The words of its title say what sort of document it is."""
    assert find_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("CNIPA Releases Guidelines on Protection", "They consist of two chapters.", "other"),
        ("CNIPA Releases Guidelines on Protection", "1. Act. Now.\n2. Tell. Now.", "measures"),
        ("国家知识产权局印发《知识产权工作要点》", "要点提出十八项任务，各地正在落实。", "other"),
    ],
    ids=["report", "report with the text", "chinese report"],
)
def test_kind_of_a_report(title: str, text: str, kind: str) -> None:
    """A report of a document is none, unless the page brings its sections."""
    source = Provenance("one", "f", "text/plain", "0")
    notice = draft_notice(f"{title}\n{text}\n".encode(), source, Site(), NAMES, "raw.txt").notice
    assert notice.kind == kind


def test_date_above_the_text() -> None:
    """A date below the title is the page's, never the date of issue."""
    text = PAGE.replace("发布时间：2021-03-18", "2021年3月18日")
    assert dates_of(text, "某公司") == {DateRole.REPOSTED: "2021-03-18"}
    assert dates_of(text, "") == {}


def dates_of(text: str, publisher: str, site: Site | None = None) -> dict[DateRole, str]:
    source = Provenance("one", "f", "text/plain", "0", publisher=publisher, issuer="cnipa")
    draft = draft_notice(text.encode(), source, site or Site(), NAMES, "raw.txt")
    return {date.role: str(date.edtf) for date in draft.notice.dates}


PAGE = "关于专利年费的通知\n发布时间：2021-03-18\n各单位应当按照规定缴纳专利年费，逾期不予受理。\n"


@pytest.mark.parametrize(
    ("publisher", "site", "expected"),
    [
        ("国家知识产权局", None, {DateRole.RELEASED: "2021-03-18"}),
        ("某公司", None, {DateRole.REPOSTED: "2021-03-18"}),
        ("中国某网", None, {DateRole.REPOSTED: "2021-03-18"}),
        ("", None, {}),
        ("", Site("a.example", is_official=True), {DateRole.RELEASED: "2021-03-18"}),
        (
            "",
            Site("a.example", is_official=True, institution="samr"),
            {DateRole.REPOSTED: "2021-03-18"},
        ),
        ("", Site("a.example"), {DateRole.REPOSTED: "2021-03-18"}),
        (
            "某公司",
            Site("a.example", labels={"发布时间": "issued"}),
            {DateRole.ISSUED: "2021-03-18"},
        ),
    ],
    ids=["issuer", "firm", "other body", "unknown", "official", "other office", "site", "profile"],
)
def test_page_date(publisher: str, site: Site | None, expected: dict[DateRole, str]) -> None:
    """A page's date is a release on the issuer's site, a repost on others, else unknown."""
    assert dates_of(PAGE, publisher, site) == expected


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("国家知识产权局\n2021年3月12日", "2021-03-12"),
        ("国家知识产权局 2021年3月12日", "2021-03-12"),
        ("国家知识产权局\n二○二一年三月十二日\n附件：1.名单\n2022年1月1日", "2021-03-12"),
        ("自2021年3月12日起施行。", ""),
        ("各地应当于2021年3月12日前上报。", ""),
    ],
)
def test_signature(ending: str, expected: str) -> None:
    """The date of the signature is the date of issue; dates in sentences are not."""
    dates = dates_of(PAGE + ending, "")
    assert dates.get(DateRole.ISSUED, "") == expected


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "国家知识产权局关于专利年费的通知\n各单位应当按照规定缴纳专利年费，逾期不予受理。",
            "cnipa",
        ),
        (PAGE + "国家市场监督管理总局\n2021年3月12日", "samr"),
        (PAGE + "请与国家知识产权局联系，了解有关情况。", ""),
        ("国家知识产权局办公室印发《工作方案》\n各单位应当按照方案执行，逾期不予受理。", "cnipa"),
        ("国家知识产权局商标局公告\n各单位应当按照规定缴纳专利年费，逾期不予受理。", ""),
        ("The Patent Office issues a notice\nAll agencies shall be inspected this year.", "office"),
        ("Patent Office Trade Union\nAll agencies shall be inspected by it this year.", ""),
    ],
    ids=["title", "signature", "named in the text", "report", "a part of it", "english", "longer"],
)
def test_issuer(text: str, issuer: str) -> None:
    """The issuer is who signed or whose name opens the title; a name in the text is none."""
    source = Provenance("one", "f", "text/plain", "0")
    assert draft_notice(text.encode(), source, Site(), NAMES, "raw.txt").notice.issuer == issuer


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("国家知识产权局公告（第四六二号）", "国家知识产权局公告（第四六二号）"),
        ("CNIPA Announcement No. 462", "CNIPA Announcement No. 462"),
        ("Announcement No. 462", "Announcement No. 462"),
        ("关于国家知识产权局公告第462号的解读", ""),
        ("Interpretation of Announcement No. 462 on Fees", ""),
    ],
)
def test_number_in_the_title(title: str, number: str) -> None:
    """A title that is a name and a number gives the number."""
    text = PAGE.replace("关于专利年费的通知", title)
    source = Provenance("one", "f", "text/plain", "0")
    notice = draft_notice(text.encode(), source, Site(), NAMES, "raw.txt").notice
    assert (notice.title, notice.number) == (title, number)


def test_number_of_another_document() -> None:
    """A number that the text cites is not the number of the notice."""
    text = (
        PAGE + "现将国知发〔2021〕12号文件印发。\n国知发〔2020〕1号\n请遵照执行，有关情况及时报告。"
    )
    source = Provenance("one", "f", "text/plain", "0")
    draft = draft_notice(text.encode(), source, Site(), NAMES, "raw.txt")
    assert draft.notice.number == ""
