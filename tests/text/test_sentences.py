"""Where sentences end."""

from __future__ import annotations

import re

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

# Traps: each row is one text; " | " parts sentences with a space between them, "¦" such without.
TRAPS = {
    # English: numbers and references
    "number then capital": "Order No. 6 of the Office. | It is in force.",
    "number without space": "Order No.12 applies. | It is new.",
    "number in letters": "Decree No. XII was repealed. | Others were not.",
    "articles and sections": "Arts. 5 and 6, Secs. 2 to 4, paras. 1-3. | They apply.",
    "roman article": "Under Art. V of the treaty it is due. | No fee is due.",
    "article opens": "Art. 5. The Office acts. | Art. 6. Agencies report.",
    "reference ends": "It follows from Art. 5. | The rest is open.",
    "prior art": "It is not prior art. | The claim stands.",
    "prior art then noun": "It is prior art. | Applicants must show more.",
    "figure with letter": "As Fig. A shows, it rose. | See also Fig. 2.",
    "registered number": "Pat. No. 5, Reg. No. 6 and Appl. No. 7 lapsed. | Fees are due.",
    "patent number": "The petitioner holds No. ZL201510000000.0. | In May it filed.",
    "section numbers": "4.2. Scope of the rules. | It is in 4.2. | The rest is in 4.3.",
    "three levels": "1.1.2. Candidates from abroad. | They show a passport.",
    "day of rights": "The 3. 15 rights day took place. | All came.",
    "year before figure": "It ended in 2021. | 12 provinces took part.",
    "percent before figure": "It rose by 5%. | 12 provinces took part.",
    "case numbers": "Case 3. Forging a seal. | The agency was fined.",
    "money": "The fine was RMB 5.5 million. | It was paid.",
    "capitals are no title": "He fell ill with MS. | The Office helped.",
    "unit": "It is 5 mg/L. | Others are 6 km/h. | Some are not.",
    "spaced date": "On 2022. 9. 20 it began. | It ended.",
    "no. starts": "Will fees rise? | No. | The fees stay.",
    "version": "Use form 2.0 of Jan. 2022. | Older forms lapse.",
    "page numbers": "See pp. 5-7 and p. 9, vol. 2, ch. 3. | It is clear.",
    "schedule": "See S. 12(4) and Sch. 3. | It is new.",
    "line": "In No. 6/2022, p. 4, l. 12, read fee. | It was free.",
    "class": "Marks in Cl. 35 are hoarded. | They are refused.",
    # English: abbreviations and names
    "u.s. inside": "The U.S. Customs Service and the U.K. Office agreed. | They met.",
    "u.s. ends": "Agencies came from the U.S. | However, none stayed.",
    "p.r. china": "The laws of the P.R. China apply. | P.R.C. courts decide.",
    "u.s.c.": "See 35 U.S.C. 101 and 37 C.F.R. 1.5. | They differ.",
    "initials": "J. Q. Li and A. B. Chen signed. | C. Wang did not.",
    "plan a": "It is plan A. | The other is plan B.",
    "first person": "So do I. | We all do.",
    "titles": "Mr. Li, Mrs. Wu, Prof. Sun and Gen. Ma came. | Dr. Bai left.",
    "doctor of": "Li Wei, Ph.D. of Example Univ. in Beijing, spoke. | He left.",
    "companies": "Example Co., Ltd. and Sample Corp. Beijing were fined. | They paid.",
    "company in brackets": "Example (U.S.) Ltd. was fined. | It paid.",
    "versus": "In Sample Assoc. v. Example, Inc. it lost. | It appealed.",
    "etc. then verb": "Check seals, stamps, etc. | Strengthen supervision of them.",
    "etc. before a name": "In Beijing, Wuhan, etc. Patent Offices were set up. | They work.",
    "etc. in brackets": "Papers (seals, stamps, etc.) are checked. | Copies are kept.",
    "times": "It opens at 9.30 a.m. and closes at 5 p.m. | Applicants bring a form.",
    "time zone": "It starts at 9 a.m. Beijing time on Mon. and Tue. | It ends at noon.",
    "latin": "Firms, i.e. agencies, cf. Rule 2, viz. agents, pay ca. 500 yuan. | So be it.",
    "et al.": "Li et al. wrote it. | Wu et al. | The others agreed.",
    "months": "From Sept. 2021 to Feb. 2022 it ran. | Nov. was the last.",
    "month ends": "Reports are due in Dec. | Bureaus send them by mail.",
    "address": "Write to No. 6, Xitucheng Rd., Haidian Dist., Beijing. | Calls are free.",
    "answer no": "The answer is no. | Agencies may not do so.",
    # English: quotes, brackets, other marks
    "quote closes": 'He said: "It must stop." | The rest agreed.',
    "curly quote closes": "“We act. | We act now.” | So he spoke.",
    "quoted slogan": 'The "Why Us?" Campaign began. | It went on.',
    "quote then verb": '"Stop!" he cried. | "Why?" asked she.',
    "bracket in a sentence": "Some agencies (few. Really few.) were fined. | Others were not.",
    "bracket of its own": "All report. | (Small ones do not. | They are exempt.) | It is so.",
    "note in a bracket": "It applies [see Art. 5. It is new.] to all. | So it is.",
    "footnote": "Fees are paid online.[1] | Paper forms lapse.[12] | Copies stay.",
    "raised footnote": "Fees are paid online.² | Paper forms lapse.",
    "question": "Who pays? | What is due? | Nobody knows!",
    "web address": "See http://www.example.gov.cn/a?Id=5.1&b=Cd for it. | Go there.",
    "domain": "Visit www.example.gov.cn. | It is free.",
    "ellipsis": "It goes on... | The end is near.",
    "small list": "a) One thing. | b) Another thing. | c) The last.",
    "bracket list": "(a) One thing. | (b) Another thing.",
    "roman list": "(i) One thing. | (ii) Another thing.",
    "list without space": "They act by law.¦2. Improve the rest.",
    "small letter": "It is done. strengthen the rest.",
    "space before stop of a number": "I . General rules . | No . 12 applies . | So it is .",
    "space before stop": "It is done . | The rest is open .",
    # Chinese
    "zh document number": "依据国知发〔2021〕12号、国知办函〔2022〕3号文件执行。¦请落实。",
    "zh quote of sentences": "局长指出：“要坚决整治。¦发现一起，查处一起。”¦各地要落实。",
    "zh quote then new quote": "局长说：“零容忍！”¦他还说：“欢迎监督。”",
    "zh quote then said": "“我们要从严查处。”局长说。¦大家同意。",
    "zh slogan": "某机构推出“百分之百授权！”服务。¦该机构被罚款。",
    "zh slogan at the start": "“真的免费吗？”¦请看规定。",
    "zh spaced quote": "要坚决整治。 ”¦各地要落实。",
    "zh bracket": "各地要落实（另有规定的除外。下同）有关要求。¦及时上报。",
    "zh bracket ends": "各地要落实要求（另有规定的除外。）¦及时上报。",
    "zh title with mark": "《什么是专利？》一书出版。¦欢迎订阅。",
    "zh western stops": "不得使用.¦违反的,依法处理.¦比例为5.5%.¦完成后上报.",
    "zh number with western stop": "1.总则.¦2.分则.",
    "zh han number": "一．总则部分。¦二.分则部分。",
    "zh roman number": "Ⅰ．总则部分。¦Ⅱ．分则部分。",
    "zh wide decimal": "增长3．5％。¦图1．2如下。",
    "zh latin number": "适用No.12号令。¦第4.2.1条除外。",
    "zh footnote": "费用网上缴纳。[1]¦不再接收纸件。[2]¦特此公告。",
    "zh several marks": "真的吗？！¦太好了！！！¦好。",
    "zh ellipsis": "包括商标、专利……等。¦其他除外……",
    "zh semicolons": "一是领导；二是监管；三是宣传。¦完。",
    "zh question goes on": "是否备案？、是否收费？，均需说明。¦请回复。",
    "zh english name": "申请人为Example Co., Ltd.的，应当说明。¦由李伟负责。",
    "zh time": "时间为9:30至17.30。¦地点另行通知。",
    "zh web": "请登录www.example.gov.cn查询。¦电话010-1234。",
    "zh-hant quote": "局長指出：「要嚴格執行。¦不得例外。」¦各地應配合。",
    "zh-hant said": "「我們會跟進。」局長表示。¦大家同意。",
    "zh-hant nested": "他說：『好。』¦會議結束。",
    "mixed": "The RCEP生效。¦It is new. | 由WIPO管理。",
}


@pytest.mark.parametrize(("joint", "sentences"), CASES.values(), ids=CASES)
def test_split(joint: str, sentences: list[str]) -> None:
    """Sentences that were joined come apart where they were joined, and nowhere else."""
    text = joint.join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@pytest.mark.parametrize("marked", TRAPS.values(), ids=TRAPS)
def test_split_survives(marked: str) -> None:
    """A text with a trap comes apart where the bars stand, and nowhere else."""
    sentences = re.split(r" \| |¦", marked)
    text = marked.replace(" | ", " ").replace("¦", "")
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
