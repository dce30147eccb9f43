"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import count_words, is_sentence, split_sentences

# Sentences as they must come out, joined for the input by what stands in the first column.
CASES = {
    "plain": (" ", ["One ends here.", "Two asks?", "Three calls!", "Four has none"]),
    "number": (" ", ["See No. 12 and Nos. 3 and 4.", "It is in Art. 5, Sec. 2 and para. 7."]),
    "answer no": (" ", ["The answer is no.", "We go on."]),
    "country": (" ", ["The U.S. Patent Office agreed.", "It is in the U.S.", "The plan works."]),
    "latin": (" ", ["Some, e.g. agencies, i.e. firms, cf. above, are meant.", "Others are not."]),
    "etc inside": (" ", ["Seals, stamps, etc. are forged.", "They are seized."]),
    "etc at end": (" ", ["They forge seals, etc.", "The Office acts."]),
    "company": (" ", ["Example Co., Ltd. agreed.", "Example Inc. did not."]),
    "person": (" ", ["Dr. J. Wang and Mr. Li came.", "Prof. Chen spoke."]),
    "decimal": (" ", ["It rose by 3.5 percent to 16.5 months.", "Then it fell."]),
    "address": (" ", ["See www.cnipa.gov.cn for more.", "Write to a.b@example.com now."]),
    "month": (" ", ["It began on 3 Sept. 2021 and ended.", "Nothing else."]),
    "day of a month": (" ", ["It runs until Dec. 31.", "It covers five acts."]),
    "table": (" ", ["Table 1. Results by province.", "Article 5. The Office acts.", "It is so."]),
    "table inside": (" ", ["It is shown in Table 1.", "The rest is not."]),
    "year at end": (" ", ["It ended in 2022.", "A new plan came.", "Phase 2.", "The next is 3."]),
    "numbering": (" ", ["1. First things.", "Then more.", "2. Second things.", "IV. Fourth."]),
    "numbering in brackets": (" ", ["(1) One thing.", "(2) Another thing."]),
    "quote": (" ", ['He said "stop."', "Then he left.", "“Is it so?”", "It is."]),
    "quote goes on": (" ", ['He asked "why?" and left.', "She stayed."]),
    "bracket": (" ", ["(This is so.)", "It is well known (see above).", "Done."]),
    "semicolon": (" ", ["Speed up work; crack down on fraud; go on with care.", "Go on."]),
    "colon": (" ", ["The goals are: one; two; three.", "They stand."]),
    "ellipsis": (" ", ["It goes on... and on.", "Then it stops…", "The end."]),
    "lost space": ("", ["They protect rights.", "Strengthen the work."]),
    "damaged quote": (" ", ['Enhance the "Four" ", strengthen the rest.', "Go on."]),
    "chinese": ("", ["各地要高度重视。", "是否如此？", "确保取得实效！", "其他"]),
    "chinese semicolon": ("", ["一是加强领导；二是强化监管；三是做好宣传。", "特此通知。"]),
    "chinese number": ("", ["依据国知发〔2021〕12号文件办理。", "第4.2条除外。"]),
    "chinese quote": ("", ["他说：“很好。”", "大家同意。", "要打击“黑代理”。", "完"]),
    "chinese quote goes on": ("", ["坚持“稳中求进！”，不动摇。", "落实。"]),
    "chinese title": ("", ["《何以中国？》播出。", "《纲要》印发。"]),
    "chinese bracket": ("", ["（以下简称《规划》。）", "请执行。"]),
    "chinese arabic": ("", ["1.加强保护。", "2.推进改革。", "3．落实责任。"]),
    "chinese western stop": ("", ["推进改革.", "加强保护."]),
    "chinese ellipsis": ("", ["包括专利、商标……等内容。", "不含其他。"]),
    "mixed": ("", ["增长3.5%。", "RCEP已生效。", "由WIPO管理。"]),
    "traditional": ("", ["申請人應繳納年費。", "「為何？」", "自公告日施行。"]),
}


@pytest.mark.parametrize(("joint", "sentences"), CASES.values(), ids=CASES)
def test_split(joint: str, sentences: list[str]) -> None:
    """Sentences that were joined come apart where they were joined, and nowhere else."""
    text = joint.join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text(st.sampled_from('Aab 1.!?。！？；:：“”"()（）《》…\u3000一、中No Art')))
def test_nothing_is_lost(text: str) -> None:
    """The spans hold every character but white space, in order and without overlap."""
    spans = split_sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert [a for a, _ in spans] == sorted(a for a, _ in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends.", True),
        ("它结束。”", True),
        ("It ends…", True),
        ("A heading", False),
        ("如下：", False),
    ],
)
def test_is_sentence(text: str, expected: bool) -> None:
    """A text is a sentence when it ends with a mark that ends one."""
    assert is_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("two words", 2), ("知识产权", 2), ("RCEP已生效", 3), ("a1-b2", 2)]
)
def test_count_words(text: str, words: int) -> None:
    """A Chinese word counts as two characters."""
    assert count_words(text) == words
