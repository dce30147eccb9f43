"""What tells names apart that look alike, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.likeness import find_alike, fold_name
from generator.text.numbers import find_numbers
from generator.text.regions import find_regions
from generator.text.vetoes import why_not_same


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("13th Five-Year Plan", "14th Five-Year Plan", "another ordinal: 13 and 14"),
        ("Thirteenth Five-Year Plan", "14th Five-Year Plan", "another ordinal"),
        ("十三五规划", "“十四五”规划", "another ordinal"),
        ("十九大", "二十大", "another ordinal: 19 and 20"),
        ("19th National Congress", "党的二十大", "another ordinal"),
        ("Notice on Filings (2021)", "Notice on Filings (2022)", "another year: 2021 and 2022"),
        ("Order No. 75", "Order No. 77", "another number: 75 and 77"),
        ("Four Confidences", "Two Confidences", "another count"),
        ("IP5 Offices", "IP Offices", "a number in a word"),
        ("Five-Year Plan", "14th Five-Year Plan", "an ordinal on one side only"),
        ("Measures for Patent Agents", "Measures for Trademark Agents", "another right"),
        ("专利代理管理办法", "商标代理管理办法", "another right"),
        ("National GI zones", "National IP zones", "another right"),
        ("Two Establishes", "Two Safeguards", "another slogan"),
        ("两个确立", "两个维护", "another slogan"),
        ("domestic agencies", "foreign agencies", "the other side of the border"),
        ("Design Rules", "Invention Rules", "another kind of patent"),
        ("import rules", "export rules", "the other direction"),
        ("post-grant review", "pre-grant review", "before and after"),
        ("Measures on Filings", "Notice on Filings", "another rank of paper"),
        ("关于规范申请的办法", "关于规范申请的规定", "another rank of paper"),
        ("Patent Law", "Patent Law Implementing Rules", "another rank of paper"),
        ("malicious filing", "Notice on Malicious Filing", "one is a paper"),
        ("Interim Measures on Filings", "Measures on Filings", "provisional and final"),
        ("Patent Law (Draft for Comment)", "Patent Law", "a draft is not the text"),
        ("Patent Agency Rules", "Patent Rules", "those who act for others"),
        ("abnormal filing", "filing", "one of them says not"),
        ("Taiwan Intellectual Property Office", "Intellectual Property Office", "another place"),
        ("智慧財產局", "知识产权局", "another place: taiwan and none"),
        ("香港知识产权署", "知识产权署", "another place: hong-kong and none"),
        ("Guangdong IP Office", "National IP Office", "another place: guangdong and none"),
        ("China-EU GI agreement", "China-France GI agreement", "another place: europe and france"),
        ("Japan Patent Office", "Korean Patent Office", "another place: japan and korea"),
        ("Further strict control", "Continuing strict control", "another notice of a series"),
    ],
)
def test_names_are_told_apart(one: str, other: str, reason: str) -> None:
    """A veto says why, and holds whichever name comes first."""
    assert reason in why_not_same(one, other)
    assert why_not_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14th Five-Year Plan", "Fourteenth Five-Year Plan"),
        ("“十四五”国家规划", "14th Five-Year National Plan"),
        ("Outline for an IP Powerhouse (2021-2035)", "Outline for an IP Powerhouse"),
        ("Outline for an IP Powerhouse (2021-2035)", "Outline for an IP Powerhouse (2021)"),
        ("patent agent", "patent agency"),
        (
            "State Intellectual Property Office",
            "China National Intellectual Property Administration",
        ),
        ("Patent Law Implementing Rules", "Implementing Regulations of the Patent Law"),
        ("Measures for Credit Evaluation (Trial)", "Measures for Credit Evaluation"),
        ("EU-China GI agreement", "China-EU GI agreement"),
        ("Two Safeguards", "two upholds"),
        ("Patent Law (Draft)", "Draft Patent Law"),
        ("国家知识产权局公告第411号", "国家知识产权局第411号公告"),
        ("Let us file", "let us file"),
    ],
)
def test_variants_of_one_name_have_no_veto(one: str, other: str) -> None:
    assert why_not_same(one, other) == ""
    assert why_not_same(other, one) == ""


@given(st.text(max_size=40))
def test_a_name_is_never_told_apart_from_itself(name: str) -> None:
    assert why_not_same(name, name) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Outline for Building a Powerful Country on Intellectual Property",
            "IP Powerhouse Outline",
        ),
        ("Registration and Management Measures", "Measures for the Registration and Management"),
        (
            "National Intellectual Property Office Directors’ Meeting",
            "National conference of IP office directors",
        ),
        ("Regulation on Patents", "Rules on Patents"),
        ("Trade Mark Licence", "trademark license"),
        ("全國專利代理師協會", "全国专利代理师协会"),
        ("《关于加强监管的通知》", "加强监管的通知"),
        ("“蓝天”专项行动", "蓝天专项行动"),
    ],
)
def test_what_translators_choose_between_is_folded(one: str, other: str) -> None:
    """Such names are the same or nearly so; that is enough to propose one for the other."""
    assert find_alike(fold_name(one), [fold_name(other)], 75) != []


def test_the_most_alike_comes_first() -> None:
    names = [fold_name(name) for name in ("Trademark Law", "Patent Law Rules", "Patent Law")]
    assert [index for index, _ in find_alike(fold_name("the Patent Law"), names, 60)][:2] == [2, 1]
    assert find_alike("patent", [], 60) == []


@pytest.mark.parametrize(
    ("name", "kind", "numbers"),
    [
        ("14th Five-Year Plan", "ordinal", {14}),
        ("Twentieth National Congress", "ordinal", {20}),
        ("第十四个五年规划", "ordinal", {14}),
        ("“十四五”规划", "ordinal", {14}),
        ("二十大", "ordinal", {20}),
        ("十九届六中全会", "ordinal", {19}),
        ("Outline (2021-2035)", "year", {2021, 2035}),
        ("Order No. 75", "number", {75}),
        ("two safeguards", "count", {2}),
        ("两个维护", "count", {2}),
        ("One Belt One Road", "count", set()),
        ("IP5", "code", {5}),
        ("五一劳动节", "ordinal", set()),
    ],
)
def test_numbers(name: str, kind: str, numbers: set[int]) -> None:
    assert find_numbers(name)[kind] == numbers


@pytest.mark.parametrize(
    ("name", "regions"),
    [
        ("China-EU agreement", {"europe"}),
        ("广东省知识产权局", {"guangdong"}),
        ("Hong Kong SAR", {"hong-kong"}),
        ("tell us of USPTO", {"united-states"}),
        ("Indiana", set()),
        ("National Office", set()),
    ],
)
def test_regions(name: str, regions: set[str]) -> None:
    assert find_regions(name) == regions
