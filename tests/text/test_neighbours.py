"""What stands beside a name, from plain tables: [name] marks it."""

from __future__ import annotations

import pytest

from generator.text.neighbours import is_in_longer_body, is_in_longer_word, is_of_elsewhere


def span(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


WORDS = [
    ("[专利法]律服务", True),
    ("[專利法]規", True),
    ("[专利法]第二条", False),
    ("依[專利法]規定", False),
    ("[专利法]制定以来", False),
    ("[商标法]典型案例", False),
    ("[宣传周]期间", False),
    ("[宣传周]期", True),
    ("[商务部]门户网站", False),
    ("[“蓝天”行动]力度", False),
    ("[数据知识产权]利用", False),
    ("[专利法]", False),
    ("[公安部]门", True),
    ("[公安部]分别负责", False),
    ("[国务院]部署", False),
    ("签[约谈]判", True),
    ("对其[约谈]。", False),
    ("第[四风]电场", True),
    ("二十[四个自信]", True),
    ("第[十九届六中全会]", False),
    ("[地理标志]着", True),
    ("悬[挂证]件", True),
    ("[Patent Law]s", False),
]


@pytest.mark.parametrize(("marked", "is_longer"), WORDS)
def test_longer_words(marked: str, is_longer: bool) -> None:
    """A name is no name where it makes a word with a character beside it."""
    assert is_in_longer_word(*span(marked)) is is_longer


PLACES = [
    ("美国[专利法]", True),
    ("臺灣[專利法]", True),
    ("台湾地区[商标法]", True),
    ("欧盟《[商标法]》", True),
    ("各国[专利法]", True),
    ("中国[专利法]", False),
    ("美国，[专利法]", False),
    ("the Korean [Patent Law]", True),
    ("Germany’s [Patent Law]", True),
    ("the U.S. [Patent Law]", True),
    ("for us [Patent Law] counts", False),
    ("between the US and the [State Council]", False),
    ("[Ministry of Commerce] of Thailand", True),
    ("[Patent Office] of the Republic of Korea", True),
    ("[Patent Office] of the Kingdom of Nowhere", True),
    ("[State Council] of the Republic of China", True),
    ("[Patent Law] of the People's Republic of China", False),
    ("[Patent Law] of 2008", False),
    ("with Japan [CNIPA] agreed", False),
    ("Japan [China National Office]", False),
]


@pytest.mark.parametrize(("marked", "is_elsewhere"), PLACES)
def test_other_countries(marked: str, is_elsewhere: bool) -> None:
    """A law or body of another state or region is told by what stands right beside it."""
    assert is_of_elsewhere(*span(marked)) is is_elsewhere


BODIES = [
    ("[Ministry of Commerce], Industry and Energy", True),
    ("[Ministry of Commerce] and Industry", True),
    ("[Ministry of Commerce] and the State Council", False),
    ("[Ministry of Commerce] and State Council", False),
    ("[Ministry of Commerce], Ministry of Public Security", False),
    ("[Ministry of Commerce], China", False),
    ("[Ministry of Commerce] and CNIPA", False),
    ("[State Council], Beijing", False),
]


@pytest.mark.parametrize(("marked", "is_longer"), BODIES)
def test_longer_bodies(marked: str, is_longer: bool) -> None:
    """A ministry with more fields is another one; a list of bodies is a list."""
    assert is_in_longer_body(*span(marked)) is is_longer
