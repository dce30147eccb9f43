"""Counts as Word prints them, one row a format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curate.readers.docx.counts import format_count, is_known, pad_count

# Counts 1, 2, 3 and others that show how the format goes on: "count=text ...".
FORMATS = {
    "decimal": "1=1 10=10 100=100",
    "decimalZero": "1=01 9=09 10=10 100=100",
    "upperRoman": "1=I 4=IV 9=IX 40=XL 99=XCIX 400=CD 1994=MCMXCIV",
    "lowerRoman": "1=i 2=ii 3=iii 14=xiv",
    "upperLetter": "1=A 26=Z 27=AA 28=BB 53=AAA",
    "lowerLetter": "1=a 2=b 3=c 26=z 27=aa 52=zz",
    "ordinal": "1=1st 2=2nd 3=3rd 4=4th 11=11th 12=12th 13=13th 21=21st 111=111th",
    "cardinalText": "1=One 10=Ten 12=Twelve 20=Twenty 21=Twenty-one 99=Ninety-nine 100=100",
    "ordinalText": "1=First 5=Fifth 9=Ninth 12=Twelfth 20=Twentieth 21=Twenty-first 30=Thirtieth",
    "hex": "9=9 10=A 16=10",
    "chicago": "1=* 2=† 3=‡ 4=§ 5=**",
    "decimalFullWidth": "1=１ 10=１０ 25=２５",
    "decimalEnclosedCircle": "1=① 10=⑩ 20=⑳ 21=21",
    "decimalEnclosedCircleChinese": "1=① 10=⑩ 11=⑪",
    "decimalEnclosedParen": "1=⑴ 20=⒇ 21=21",
    "decimalEnclosedFullstop": "1=⒈ 20=⒛ 21=21",
    "ideographEnclosedCircle": "1=㈠ 10=㈩ 11=11",
    "ideographDigital": "1=一 9=九 10=一〇 11=一一 21=二一 100=一〇〇",
    "chineseCounting": "1=一 10=十 11=十一 19=十九 20=二十 21=二十一 99=九十九 100=一○○ 101=一○一",
    "chineseCountingThousand": (
        "1=一 10=十 11=十一 20=二十 35=三十五 100=一百 101=一百零一 110=一百一十 111=一百一十一"
        " 120=一百二十 305=三百零五 1000=一千 1005=一千零五 1050=一千零五十 1100=一千一百"
        " 1105=一千一百零五 9999=九千九百九十九 10000=一万"
    ),
    "taiwaneseCounting": "1=一 10=十 12=十二 20=二十 100=一○○",
    "taiwaneseCountingThousand": "1=一 10=十 12=十二 100=一百 101=一百零一 10000=一萬",
    "taiwaneseDigital": "1=一 10=一○ 21=二一",
    "japaneseCounting": "1=一 10=十 11=十一 20=二十 100=百 105=百五 1000=千 10000=一万",
    "japaneseDigitalTenThousand": "10=一〇 21=二一",
    "japaneseLegal": "1=壱 2=弐 10=壱拾 12=壱拾弐 100=壱百",
    "chineseLegalSimplified": "1=壹 2=贰 3=叁 10=壹拾 11=壹拾壹 20=贰拾 101=壹佰零壹",
    "ideographLegalTraditional": "1=壹 2=貳 3=參 6=陸 10=壹拾 12=壹拾貳 20=貳拾",
    "ideographTraditional": "1=甲 2=乙 3=丙 10=癸 11=11",
    "ideographZodiac": "1=子 2=丑 12=亥 13=13",
    "ideographZodiacTraditional": "1=甲子 2=乙丑 11=甲戌 60=癸亥 61=甲子",
    "koreanDigital": "1=일 9=구 10=일영 11=일일",
    "koreanDigital2": "1=一 10=一零 11=一一",
    "koreanCounting": "1=일 10=십 11=십일 50=오십 500=오백",
    "ganada": "1=가 14=하 15=가가",
    "chosung": "1=ㄱ 14=ㅎ 15=ㄱㄱ",
}


@pytest.mark.parametrize(("format_", "samples"), FORMATS.items(), ids=FORMATS)
def test_formats(format_: str, samples: str) -> None:
    """Each count is printed as Word prints it."""
    expected = dict(sample.split("=") for sample in samples.split())
    assert {count: format_count(int(count), format_) for count in expected} == expected
    assert is_known(format_)


def test_no_number() -> None:
    """Levels without a number print none, and a format that is not known is decimal."""
    assert format_count(3, "none") == format_count(3, "bullet") == ""
    assert format_count(3, "thaiLetters") == "3"
    assert not is_known("thaiLetters")


@pytest.mark.parametrize(
    ("sample", "shown"),
    [("001, 002, 003, ...", "007"), ("0001, 0002, ...", "0007"), ("ア, イ, ウ", None), ("", None)],
)
def test_samples(sample: str, shown: str | None) -> None:
    """A format that is given by its first numbers puts zeros in front."""
    assert pad_count(7, sample) == shown


@given(st.integers(0, 32_767), st.sampled_from(sorted(FORMATS)))
def test_any_count_is_short(count: int, format_: str) -> None:
    """Every count Word can reach gives a text, and none that fills a page."""
    assert 0 < len(format_count(count, format_)) <= 40


@given(st.integers(1, 9_999), st.integers(1, 9_999))
def test_counts_differ(one: int, two: int) -> None:
    """Two counts never look the same."""
    for format_ in ("chineseCountingThousand", "chineseLegalSimplified", "ideographDigital"):
        assert (format_count(one, format_) == format_count(two, format_)) == (one == two)
