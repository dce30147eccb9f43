"""What a definition of a short form is about, and where the form counts."""

from __future__ import annotations

import pytest

from generator.text.shortforms import (
    contradicts,
    find_definitions_of_shorts,
    is_used,
    stands_for,
)


def span(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("{"), marked.index("}") - 1
    return marked.replace("{", "").replace("}", ""), start, end


ABOUT = [
    (
        "instrument",
        'Under the {Patent Law} (hereinafter referred to as "the Law"), it lapses.',
        True,
    ),
    ("instrument", '"{Patent Law}" (hereinafter "the Law")', True),
    ("instrument", "{Patent Law} (2020 Amendment) (the “Law”)", True),
    ("instrument", 'the {Patent Law} of 2030 (hereinafter "the Law")', False),
    ("instrument", 'the Amendment to the {Patent Law} (hereinafter "the Amendment")', False),
    ("instrument", 'Rules of the {Patent Law} (hereinafter "the Rules")', False),
    (
        "instrument",
        'Utopian laws and the {Patent Law} (hereinafter collectively "the Laws")',
        False,
    ),
    ("institution", 'by the {Intellectual Property Administration} (the "Office")', True),
    ("institution", 'Notice of the {Property Administration} (hereinafter "the Notice")', False),
    ("institution", "{World Trade Organization} (WTO)", True),
    ("institution", "{Committee of the Communist Party} (CP)", False),
    ("concept", 'against {abnormal applications} (hereinafter "applications")', False),
    ("concept", 'against {abnormal applications} (hereinafter "abnormal filings")', False),
    ("instrument", "根据《{专利代理条例}》（国务院令第706号，以下简称《条例》）", True),
    ("instrument", "根据《关于{专利代理条例}的解释》（以下简称《解释》）", False),
    ("institution", "{国家知识产权局}（以下简称知产局）", True),
    ("instrument", "《{专利法}》《商标法》（以下统称《两法》）", False),
]


@pytest.mark.parametrize(("sort", "marked", "is_about"), ABOUT)
def test_what_is_defined(sort: str, marked: str, is_about: bool) -> None:
    """A short form is that of a name only if the definition names it and no more."""
    text, start, end = span(marked)
    found = list(find_definitions_of_shorts(text))
    assert found, "the text defines something"
    assert any(stands_for(one, text, start, end, sort) for one in found) is is_about


USED = [
    ("Under the {Law}, it lapses.", True),
    ("The {Law} says so.", True),
    ('It is in the "{Law}".', True),
    ("{Law} is made.", False),
    ("a {Law} of ours", False),
    ("These {Measures} apply.", False),
    ("the Company {Law}", False),
    ("the {Law} of the Sea", False),
    ("the {Law} on Agriculture", False),
    ("the {Plan} for 2022", False),
    ("the {Law} on 1 May", True),
    ("the {Law} Society", False),
    ("under {Patent Measures} it is so", True),
    ("the New {Patent Measures}", False),
    ("by {SAIC} staff", True),
    ("《{条例}》第二条", True),
    ("本{条例}自公布之日", False),
    ("《保护{条例}》", False),
    ("由{知产局}负责", True),
    ("{知产局}负责", True),
    ("省{知产局}负责", False),
    ("开展{管理办法}", False),
]


@pytest.mark.parametrize(("marked", "is_short"), USED)
def test_where_it_counts(marked: str, is_short: bool) -> None:
    """A short form is a common word but where it is printed as a name."""
    assert is_used(*span(marked)) is is_short


OTHERS = [
    ("World Tea Organization", ["World Trade Organization", "世界贸易组织"], True),
    ("World Organization of Trade", ["World Trade Organization"], False),
    ("China's Intellectual Property Administration", ["China National IP Administration"], False),
    ("世界茶叶组织", ["World Trade Organization", "世界贸易组织"], True),
    ("贸易组织", ["世界贸易组织"], False),
    ("世界贸易组织", ["World Trade Organization"], False),
]


@pytest.mark.parametrize(("long", "names", "is_other"), OTHERS)
def test_acronyms_of_something_else(long: str, names: list[str], is_other: bool) -> None:
    """A long form that has words of its own, and lacks words of the name, is something else."""
    assert contradicts(long, names) is is_other
