"""Addressees, translation status, attachments."""

from __future__ import annotations

import pytest

from generator.curate.attachments import find_attachments
from generator.curate.parties import find_addressees, find_translation
from generator.curate.parts import Link, RawText
from tests.curate.drafts import blocks_of

ADDRESSED = [
    "各省、自治区、直辖市知识产权局",
    "局机关各部门，专利局各部门，商标局，局其他直属单位、各社会团体",
    "各專利代理機構",
    "To all provincial intellectual property offices",
    "Intellectual property offices of all provinces, and all agencies",
]
NOT_ADDRESSED = [
    "现就有关事项通知如下：",
    "各单位应当提交下列材料：",
    "附件：各省知识产权局名单",
    "This notice sets the following tasks for all offices:",
    "All offices shall report:",
]


@pytest.mark.parametrize("words", ADDRESSED)
def test_addressees(words: str) -> None:
    """A salutation names whom the notice is sent to."""
    colon = ":" if words.isascii() else "："
    assert find_addressees(blocks_of([words + colon, "请遵照执行。"])) == words


@pytest.mark.parametrize("line", NOT_ADDRESSED)
def test_no_addressees(line: str) -> None:
    """An introduction that ends in a colon names nobody."""
    assert find_addressees(blocks_of([line, "请遵照执行。"])) == ""


STATUS = {
    "(Machine translation, for reference only)": "machine",
    "本文由机器翻译，仅供参考。": "machine",
    "This is an unofficial translation of the notice.": "unofficial",
    "Translation for reference only": "unofficial",
    "（非官方译文）": "unofficial",
    "Official English version": "official",
    "The Office will build a machine translation system for patent documents, train its staff"
    " and open it to the public by the end of the year.": "",
    "Agencies shall file an official translation of each certificate with the Office within 30"
    " days of the request.": "",
}


@pytest.mark.parametrize(("line", "status"), STATUS.items(), ids=list(STATUS))
def test_translation(line: str, status: str) -> None:
    """A page may say what its text is; a notice about translations does not."""
    fact = find_translation(["Home", line])
    assert (fact.value if fact else "") == status


ATTACHED = {
    "one": (["附件：2021年统计表"], ["2021年统计表"]),
    "a year behind the number": (["附件：1.2021年统计表"], ["2021年统计表"]),
    "a list": (["附件：1.申请表", "2.名单.doc"], ["申请表", "名单"]),
    "a list below its head": (["附件：", "- 1.申请表", "- 2.名单"], ["申请表", "名单"]),
    "on one line": (["附件：1.申请表 2.名单 3.说明"], ["申请表", "名单", "说明"]),
    "english": (["Attachments: 1. Form", "2. List of agencies"], ["Form", "List of agencies"]),
    "annex": (["Annex: Schedule of Fees"], ["Schedule of Fees"]),
    "none": (["附件管理办法另行制定。"], []),
    "text that mentions one": (["请填写附件1，并于月底前报送。"], []),
    "the attachment itself": (["附件", "专利代理检查表"], []),
}


@pytest.mark.parametrize(("lines", "titles"), ATTACHED.values(), ids=list(ATTACHED))
def test_attachments(lines: list[str], titles: list[str]) -> None:
    """What a notice says it brings with it is listed by title, without numbers."""
    blocks = blocks_of(["请遵照执行。", *lines, "国家知识产权局"])
    raw = RawText("", (), "plain text")
    assert [entry.title for entry in find_attachments(blocks, raw, "")] == titles


def test_attachments_with_addresses() -> None:
    """A title that is a link has its address; links to files stand for themselves."""
    lines = ["请遵照执行。", "附件：1.申请表", "2.名单"]
    text = "\n".join([*lines, "附件3：说明.pdf", "下载"])
    links = tuple(
        Link(text.index(words), text.index(words) + len(words), url)
        for words, url in (("申请表", "a.doc"), ("附件3：说明.pdf", "/f/b.pdf"), ("下载", "c.zip"))
    )
    raw = RawText(text, (), "HTML", links=links)
    found = find_attachments(blocks_of(lines), raw, "https://a.example/n/1.html")
    assert [(entry.title, entry.url) for entry in found] == [
        ("申请表", "https://a.example/n/a.doc"),
        ("名单", ""),
        ("说明", "https://a.example/f/b.pdf"),
    ]
