"""The nouns that say what sort of thing a name names, in English and Chinese.

"Measures for the Administration of Patent Agencies" are measures: the head stands before the
first "of", "for" or "on", else at the end. In Chinese it is the end of the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.text.han import has_han

# Sorts are the kinds of the glossary. A plan is an instrument where it is a title, and a
# programme where it is what a quoted name is.
_ENGLISH = {
    "instrument": "law act code constitution rule regulation provision measure method opinion"
    " notice circular guideline guidance guide outline decision interpretation specification"
    " standard catalogue announcement decree order plan scheme list report communique"
    " directive bylaw statute ordinance amendment bill",
    "agreement": "agreement convention treaty protocol partnership accord memorandum",
    "institution": "administration office bureau ministry commission committee council court"
    " center centre association organization organisation agency institute university society"
    " federation union corporation company department authority board academy procuratorate",
    "forum": "conference congress meeting forum session summit plenum assembly",
    "campaign": "campaign action operation activity drive rectification crackdown",
    "programme": "programme program project mechanism system initiative policy pilot scheme"
    " platform network zone strategy reform",
}
_CHINESE = {
    "instrument": "法 法典 条例 條例 规定 規定 办法 辦法 细则 細則 规则 規則 通知 意见 意見"
    " 纲要 綱要 大纲 大綱 指南 指引 标准 標準 规范 規範 公告 通告 决定 決定 解释 解釋 目录 目錄"
    " 清单 清單 方案 规划 規劃 计划 計劃 报告 報告 要点 要點 措施 章程 准则 準則 守则 守則 批复"
    " 批覆 令 通报 通報 声明 聲明 规程 規程 白皮书 白皮書 工作安排 须知 須知 注意事项 注意事項"
    " 基准 基準 作業程序 作业程序",
    "agreement": "协定 協定 公约 公約 条约 條約 议定书 議定書 协议 協議 备忘录 備忘錄",
    "institution": "局 部 委员会 委員會 院 中心 协会 協會 厅 廳 总局 總局 办公室 辦公室 办公厅"
    " 辦公廳 法院 法庭 检察院 檢察院 组织 組織 联盟 聯盟 学会 學會 大学 大學 公司 政府 署 司 处 處"
    " 中央 党组 黨組 国务院 國務院 基金会 基金會 研究所",
    "forum": "会议 會議 大会 大會 论坛 論壇 峰会 峰會 全会 全會",
    "campaign": "行动 行動 活动 活動 专项整治 專項整治 整治",
    "programme": "工程 制度 机制 機制 战略 戰略 项目 項目 倡议 倡議 体系 體系 模式 平台 试点 試點"
    " 改革 政策 专项 專項 基地 示范区 示範區",
}


def _by_noun(table: Mapping[str, str]) -> dict[str, str]:
    nouns: dict[str, str] = {}
    for sort, words in table.items():
        for word in words.split():
            nouns.setdefault(word, sort)
    return nouns


_ENGLISH_SORTS, _CHINESE_SORTS = _by_noun(_ENGLISH), _by_noun(_CHINESE)
_PLANS = frozenset(
    "plan scheme 方案 规划 規劃 计划 計劃 措施".split()
)  # Titles of papers, and things that are done.
_ORDINARY = frozenset("act order code bill".split())  # No papers without a capital.
_GENERAL_RE = re.compile(
    r"\A(?:(?:the|implement(?:ation|ing)|work|action|administrative|management|interim|special"
    r"|detailed|annual|present|said)\s|工作|实施|實施|行动|行動|管理|暂行|暫行|指导|指導|专项|專項"
    r"|三年|五年|年度|本|(?:19|20)\d\d[年\s])+",
    re.IGNORECASE,
)
_LONGEST_NOUN = max(map(len, _CHINESE_SORTS))
_AFTER_HEAD_RE = re.compile(
    r"\s(?:of|for|on|to|in|concerning|regarding|against|between|with|relating|about|under)\s",
    re.IGNORECASE,
)
_TAIL_RE = re.compile(
    r"(?:\s*[(（\[][^()（）\[\]]*[)）\]]|第[0-9一二三四五六七八九十百]+[号號])\s*\Z"
)
_WORD_RE = re.compile(r"[A-Za-z][A-Za-z-]*\Z")
_QUOTES = " \"'“”‘’「」"


def head_of(name: str) -> str:
    """The noun at the head of a name, in the singular; empty if it is none that is known."""
    bare = _TAIL_RE.sub("", name).strip(_QUOTES)
    if has_han(bare):
        for length in range(min(_LONGEST_NOUN, len(bare)), 0, -1):
            if bare[-length:] in _CHINESE_SORTS:
                return bare[-length:]
        return ""
    for part in (_AFTER_HEAD_RE.split(bare, maxsplit=1)[0], bare):
        found = _WORD_RE.search(part.rstrip(_QUOTES))
        noun = singular(found[0].lower()) if found else ""
        if found and noun in _ENGLISH_SORTS and not (noun in _ORDINARY and found[0].islower()):
            return noun
    return ""


def sort_of(name: str, *, is_title: bool = False) -> str:
    """What sort of thing a name names: a kind of the glossary, empty if the name does not tell.

    Args:
        name: In English or Chinese.
        is_title: Whether it is printed as a title: then a plan is a paper.
    """
    head = head_of(name)
    if head in _PLANS:
        return "instrument" if is_title else "programme"
    return _CHINESE_SORTS.get(head) or _ENGLISH_SORTS.get(head, "")


def singular(word: str) -> str:
    """An English noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_noun(word: str) -> bool:
    """Whether one English word, in the singular or the plural, is such a noun in capitals."""
    return word[:1].isupper() and singular(word.lower()) in _ENGLISH_SORTS


def is_bare_head(name: str) -> bool:
    """Whether a name is such a noun and nothing tells which: 《工作方案》, "the Regulations"."""
    words = _GENERAL_RE.sub("", name.strip())
    return words in _CHINESE_SORTS or singular(words.lower()) in _ENGLISH_SORTS


# What may follow a quoted name and say what it is: "Blue Sky" rectification action, “铁拳”行动.
QUOTED_ENGLISH = (
    "campaign|actions?|operation|initiative|programme|program|project|activit(?:y|ies)|mechanism"
    "|system|policy|movement|drive|scheme|strategy|plan"
)
QUOTED_CHINESE = (
    "行动|行動|活动|活動|计划|計劃|工程|制度|机制|機制|战略|戰略|倡议|倡議|模式|体系|體系|平台|改革"
    "|试点|試點|政策|项目|項目|规划|規劃|方案"
)
