"""Who signed, and who issued."""

from __future__ import annotations

import pytest

from generator.curate.issuers import find_issuers
from generator.curate.parts import Site
from generator.curate.signature import Signature, find_signature
from generator.models import Provenance
from tests.curate.drafts import blocks_of

NAMES = {
    "国家知识产权局": "cnipa",
    "公安部": "mps",
    "国家市场监督管理总局": "samr",
    "china national intellectual property administration": "cnipa",
    "cnipa": "cnipa",
    "ministry of public security": "mps",
}
TEXT = "各地要依法处理，确保取得实效。"

SIGNED = {
    "name and date": (["国家知识产权局", "2021年3月12日"], ("国家知识产权局",), "2021年3月12日"),
    "on one line": (["国家知识产权局 2021年3月12日"], ("国家知识产权局",), "2021年3月12日"),
    "the office of a body": (
        ["国家知识产权局办公室", "2021年3月12日"],
        ("国家知识产权局办公室",),
        "2021年3月12日",
    ),
    "several lines": (
        ["国家知识产权局", "公安部", "2021年3月12日"],
        ("国家知识产权局", "公安部"),
        "2021年3月12日",
    ),
    "two columns": (
        ["国家知识产权局 公安部", "2021年3月12日"],
        ("国家知识产权局", "公安部"),
        "2021年3月12日",
    ),
    "a body nobody knows": (
        ["某省知识产权局", "二○二一年三月十二日"],
        ("某省知识产权局",),
        "二○二一年三月十二日",
    ),
    "english": (
        ["CNIPA", "Ministry of Public Security", "March 12, 2021"],
        ("CNIPA", "Ministry of Public Security"),
        "March 12, 2021",
    ),
    "attachments below": (
        ["国家知识产权局", "2021年3月12日", "附件：1.名单", "公安部", "2020年1月1日"],
        ("国家知识产权局",),
        "2021年3月12日",
    ),
    "a date alone": (["2021年3月12日"], (), "2021年3月12日"),
    "no date": (["国家知识产权局"], ("国家知识产权局",), ""),
    "no name that is known, no date": (["某某有限公司"], (), ""),
    "a date in the text": (["请于2021年3月12日前报送。"], (), ""),
    "a list of bodies": (["- 国家知识产权局", "- 公安部"], (), ""),
}


@pytest.mark.parametrize(("lines", "names", "date"), SIGNED.values(), ids=list(SIGNED))
def test_signature(lines: list[str], names: tuple[str, ...], date: str) -> None:
    """Names and date at the end of the text sign it; what follows are attachments."""
    signature = find_signature(blocks_of([TEXT, *lines]), NAMES)
    assert (signature.names, signature.date) == (names, date)


def test_date_above_the_text_signs_nothing() -> None:
    """A date above the first sentence is the page's."""
    assert find_signature(blocks_of(["国家知识产权局", "2021年3月12日", TEXT]), NAMES).date == ""


ISSUED = {
    "title": ("国家知识产权局关于年费的通知", (), "", ("cnipa", ())),
    "signature": ("关于年费的通知", ("公安部",), "", ("mps", ())),
    "joint title": ("国家知识产权局 公安部关于协作的意见", (), "", ("cnipa", ("mps",))),
    "joint title with commas": (
        "公安部、国家知识产权局关于协作的意见",
        (),
        "",
        ("mps", ("cnipa",)),
    ),
    "joint signature": ("关于协作的意见", ("公安部", "国家知识产权局"), "", ("mps", ("cnipa",))),
    "a joint body nobody knows": (
        "国家知识产权局 国家版权局关于协作的意见",
        (),
        "",
        ("cnipa", ("国家版权局",)),
    ),
    "the first nobody knows": (
        "关于协作的意见",
        ("国家版权局", "公安部"),
        "",
        ("mps", ("国家版权局",)),
    ),
    "more in the signature": (
        "国家知识产权局等部门关于协作的意见",
        ("国家知识产权局", "公安部"),
        "",
        ("cnipa", ("mps",)),
    ),
    "joint, english": (
        "Notice of the CNIPA and the Ministry of Public Security on Cooperation",
        (),
        "",
        ("cnipa", ("mps",)),
    ),
    "the office signs for its body": (
        "关于年费的通知",
        ("国家知识产权局办公室",),
        "",
        ("cnipa", ()),
    ),
    "a report": ("CNIPA issues a notice on fees", (), "", ("cnipa", ())),
    "said when added": ("关于年费的通知", ("公安部",), "cnipa", ("cnipa", ("mps",))),
    "nobody": ("关于年费的通知", (), "", ("", ())),
    "nobody who is known": ("某省知识产权局关于年费的通知", ("某省知识产权局",), "", ("", ())),
    "a name in the title that issues nothing": (
        "关于国家知识产权局与公安部协作的解读",
        (),
        "",
        ("", ()),
    ),
}


@pytest.mark.parametrize(("title", "names", "said", "issuers"), ISSUED.values(), ids=list(ISSUED))
def test_issuers(title: str, names: tuple[str, ...], said: str, issuers: object) -> None:
    """Who issued it is said by the person who adds it, by the signature, or by the title."""
    provenance = Provenance("one", "f", "text/plain", "0", issuer=said)
    found = find_issuers(title, Signature(names), provenance, Site(), NAMES)
    assert (found.first, found.others) == issuers


def test_unknown_issuer_is_named() -> None:
    """A printed name that is no institution of the glossary is told."""
    provenance = Provenance("one", "f", "text/plain", "0")
    found = find_issuers(
        "关于年费的通知", Signature(("某省知识产权局",)), provenance, Site(), NAMES
    )
    assert found.unknown == "某省知识产权局"
