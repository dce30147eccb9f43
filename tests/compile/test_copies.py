"""Which notices may be copies of one work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compile.copies import find_copies
from generator.models import Block, Notice, RoleDate
from generator.text.edtf import parse_edtf
from generator.vocabulary import Basis, BlockKind, DateRole, NoticeKind, Speaker, Translation

ZH = (
    "为规范专利代理行为，国家知识产权局决定自2023年5月1日起开展检查，检查期限为90日。"
    "各省应当于2023年6月15日前报送名单，每省不少于25家机构，抽查比例不低于35%。"
    "对违法所得1.5万元以上的机构，依照第12条处理，罚款不超过80万元，并在2024年1月31日前公开。"
)
EN = (
    "To regulate patent agencies, the Office will carry out an inspection from 1 May 2023 for 90"
    " days. Provinces shall report lists of at least 25 agencies by 15 June 2023, with a sample of"
    " no less than 35%. Agencies with unlawful gains of 1.5 units or more are handled under"
    " Article 12, fined up to 80 units, and published by 31 January 2024."
)
MT = (
    "In order to standardise the agency of patents, the bureau decided that from 2023-05-01 to"
    " launch the check, the period is 90 days. Every province before 15 06,2023 submits the name"
    " list, each not less than 25 institutions, spot-check ratio not lower than 35%. To illegal"
    " income 1.5 ten thousand yuan above, according to No. 12 handle, fine not over 80 ten"
    " thousand, and before 31 01,2024 make public."
)


def make(id_: str, title: str, text: str, **more: object) -> Notice:
    language = "en" if text.isascii() else "zh-Hans"
    notice = Notice(
        id=id_,
        work=id_,
        title=title,
        kind=NoticeKind.NOTICE,
        issuer="cnipa",
        language=language,
        translation=Translation.ORIGINAL if language != "en" else Translation.UNOFFICIAL,
        blocks=(Block("b1234567", BlockKind.PARAGRAPH, (text,)),),
        path=f"content/notices/{id_}.md",
    )
    return replace(notice, **more)  # type: ignore[arg-type]


def issued(day: str) -> dict[str, tuple[RoleDate, ...]]:
    return {"dates": (RoleDate(DateRole.ISSUED, parse_edtf(day), Basis.STATED, day),)}


ORIGINAL = make(
    "a", "关于开展专利代理检查的通知", ZH, number="国知发运字〔2023〕12号", **issued("2023-04-20")
)
PAIRS = {
    "repost, cut short": make("b", "专利代理检查来了", "转发：" + ZH[: len(ZH) * 3 // 4]),
    "same number": make(
        "b", "Inspection", "A short text.", number="Guo Zhi Fa Yun Zi [2023] No. 12"
    ),
    "translation": make("b", "Notice on the Inspection of Patent Agencies", EN),
    "machine translation": make("b", "Notice about launching check", MT, **issued("2023-04-20")),
    "title and date": make(
        "b", "国家知识产权局关于开展专利代理检查的通知", "内容见附件。", **issued("2023-04-20")
    ),
}
PAIRS["title and date"] = replace(PAIRS["title and date"], title="关于开展专利代理检查的通知")


@pytest.mark.parametrize("other", PAIRS.values(), ids=list(PAIRS))
def test_copies_are_proposed(other: Notice) -> None:
    """Reposts and translations are recognised, and the original keeps its work."""
    (proposal,) = find_copies([other, ORIGINAL])
    assert (proposal.notice, proposal.original, proposal.work) == ("b", "a", "a")
    assert proposal.score >= 0.6
    assert proposal.reasons


def test_rival_translations() -> None:
    """Two translations of one notice share figures and dates where they share no words."""
    left, right = make("a", "Notice on the Inspection", EN), make("b", "About launching check", MT)
    both = issued("2023-04-20")
    assert find_copies([replace(left, **both), replace(right, **both)])  # type: ignore[arg-type]


OTHER_YEAR = ZH.replace("2023", "2024").replace("2024年1月", "2025年1月")
DIFFERENT = {
    "the same notice a year later": make("b", "关于开展2024年专利代理检查的通知", OTHER_YEAR),
    "another number": replace(ORIGINAL, id="b", work="b", number="国知发运字〔2023〕13号"),
    "another batch": make("b", "关于第二批专利代理检查的通知", ZH),
    "another issuer": replace(ORIGINAL, id="b", work="b", issuer="samr", number=""),
    "another day": replace(ORIGINAL, id="b", work="b", number="", **issued("2023-05-20")),  # type: ignore[arg-type]
    "settled by an editor": replace(ORIGINAL, id="b", work="b", not_copy_of=("a",)),
    "already one work": replace(ORIGINAL, id="b", work="a"),
    "another subject": make("b", "关于专利年费的通知", "缴费人应当于2023年6月15日前缴纳年费90元。"),
    "a title everybody has": make("b", "通知", "请于六月三十日前报名参加培训。"),
}


@pytest.mark.parametrize("other", DIFFERENT.values(), ids=list(DIFFERENT))
def test_what_is_no_copy(other: Notice) -> None:
    """What speaks against a pair weighs more than likeness."""
    first = ORIGINAL
    if "年" in other.title and "2024" in other.title:
        first = replace(ORIGINAL, title="关于开展2023年专利代理检查的通知")
    if "批" in other.title:
        first = replace(ORIGINAL, title="关于第一批专利代理检查的通知", number="", dates=())
    assert find_copies([first, other]) == ()


def test_words_of_a_republisher_do_not_count() -> None:
    """An abstract of the republisher is not the notice."""
    told = replace(ORIGINAL.blocks[0], by=Speaker.REPUBLISHER)
    assert find_copies([ORIGINAL, make("b", "An abstract", "Short.", blocks=(told,))]) == ()


def test_only_pairs_with_new_notices() -> None:
    """A look at new notices leaves older pairs aside."""
    pair = [ORIGINAL, PAIRS["translation"], make("c", "关于年费的通知", "年费为90元。")]
    assert find_copies(pair, only=["c"]) == ()
    assert len(find_copies(pair, only=["b"])) == 1
