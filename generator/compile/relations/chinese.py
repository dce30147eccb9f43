"""Chinese words that say what is done with a paper; what is planned or only perhaps done is not."""

from __future__ import annotations

import re

from generator.compile.relations.rules import Rule

_NOT_YET = (
    "拟|擬|计划|計劃|建议|建議|考虑|推动|推動|推进|推進|加快|研究|启动|啟動|配合|适时|適時|力争|争取"
    "|尽快|抓紧"
)
_IF = "(?:如果?|若|倘若|一旦|假如|是否|能否)"
_NOT_YET_RE = re.compile(
    rf"(?:{_NOT_YET})[^，。；]{{0,12}}\Z|(?:\A|[，,；;。])\s?{_IF}[^，。；]*\Z"
)
_REPEAL = "(?:废止|廢止|停止执行|停止執行|失效)"
_REPEALED_RE = re.compile(
    r"(?:等(?:文件|规定|規定)?)?(?:[（(][^（()）]{0,40}[)）])?"
    r"(?P<said>[，,]?(?:自[^，。；]{2,24}(?:之日)?起[，,]?)?"
    rf"(?:即行|同时|同時|现|現|一并|一併|一律|相应)?(?:予以)?{_REPEAL}"
    r"|(?:同时|同時)?不再(?:执行|執行|适用|適用))(?![后後前的之与或、时期])"
)
_REPEALING_RE = re.compile(
    r"(?:决定|決定|现|現|兹|同时|同時"
    r"|本(?:办法|规定|通知|公告|细则|決定|决定|辦法|規定)(?:自[^，。；]{2,20}起)?)"
    r"(?:予以)?(?:废止|廢止|取代|替代|代替)(?:了)?\Z"
)
_ARTICLE = "第[^，。；：]{1,20}[条條款项項节節章]"
_AMENDED_RE = re.compile(
    r"(?P<said>(?:部分条款|部分條款|有关条款)?(?:作|做)(?:出|了)?(?:如下|以下)(?:修改|修订|修訂|修正)"
    rf"|{_ARTICLE}[^，。；：]{{0,24}}?(?:修改为|修改為|改为|改為)"
    rf"|{_ARTICLE}(?:之?[后後]|中)?增加|的?部分条款(?:予以|作出|进行)(?:修改|修订))"
)
_AMENDING_RE = re.compile("(?:决定|決定)(?:修改|修订|修訂|修正)\\Z")
_AMENDING_TO_RE = re.compile("(?:决定|決定)(?:对|對)\\Z")
_AMENDING_AFTER_RE = re.compile(
    "(?P<said>[^，。；]{0,10}(?:进行|進行|予以|作出)(?:修改|修订|修訂|修正))"
)
_CHANGED_AND_ISSUED_RE = re.compile(
    "(?P<said>(?:作出|作|进行|進行)了?(?:修改|修订|修訂|修正)[，,](?:现|現)予?以?(?:公布|公佈|发布|發布))"
)
_CARRY_OUT = "(?:贯彻落实|贯彻执行|贯彻实施|贯彻|落实|实施|貫徹落實|貫徹執行|貫徹|落實|實施)"
_BY_WHOM = (
    r"(?:[^，。；：《》]{0,40}(?:和|及|以及|、|与|與)"
    r"|[^，。；：《》]{0,24}(?:印发|发布|公布|出台|印發)的|[^，。；：《》]{1,24}[局院部委会會厅廳办辦府])?"
)
_CARRYING_OUT_RE = re.compile(
    rf"{_CARRY_OUT}(?:好|了)?\Z|(?:贯彻|落实|貫徹|落實)[^，。；：《》]{{0,3}}{_BY_WHOM}\Z"
)
_NOT_OF_PLANS_RE = re.compile(
    r"(?!的?[^，。；、]{0,14}(?:计划|方案|意见|办法|细则|规划|措施|情况|以来|之日)"
    r"|第[^，。；]{0,24}(?:行为|情形))"
)
_NOT_CARRIED_RE = re.compile(
    rf"(?:不|未|没有|拒绝|拒不|怠于|延误)[^，。；]{{0,4}}{_CARRY_OUT}[^，。；]*\Z"
)
_BASIS_RE = re.compile(
    rf"(?:根据|依据|按照|依照|遵照|依|根據|依據){_BY_WHOM}"
    r"(?:新?(?:修订|修改|修正)的)?\Z"
)
_ON_IT_AFTER_RE = re.compile(
    r"(?!制定的|制訂的)[^。；]{0,80}?(?:制定|制訂|编制本|修订本|现[就将決决对予公发]|現[就將決對予公發]|特制|特此|兹"
    r"|(?:通知|公告|通告)如下|提出(?:如下|以下)|(?:国家|我|本)[^，。；]{0,12}决定|[，,]决定|组织开展"
    r"|組織開展)"
)
_BROUGHT_BEFORE_RE = re.compile(r"(?:现|現)?(?:就|特)?[将將]\Z")
_BROUGHT_AFTER_RE = re.compile(
    r"(?:[（(][^（()）]{0,30}[)）])?(?:全文)?"
    r"(?:予以|印发|印發|公布|公佈|发布|發布|转发|轉發|向社会|向社會|随文|下发)"
)
_NOW_ISSUED_RE = re.compile(
    r"[^。；]{0,60}[，,](?:现|現|特)(?:予|将其|就)?(?:以)?(?:印发|印發|公布|公佈|发布|發布|转发)"
)
_NOW_ISSUING_RE = re.compile(
    "(?:\\A|[，。；])(?:现|現)(?:予以?)?(?:公布|公佈|发布|發布|印发|印發)\\Z"
)
_NO_PLAN_AFTER_RE = re.compile(
    r"(?!的?[^，。；、]{0,10}(?:方案|意见|细则|措施|分工|计划|清单|指引|解读|政策|文件|工作|任务))"
)
_MAKE = (
    "(?:制定|制訂|出台|出臺|起草|编制|編制|颁布|頒布|研制|印发|印發|发布|發布|公布|公佈|下发|审议|審議"
    "|完善|论证)"
)
_MAKING_RE = re.compile(rf"{_MAKE}(?:并?(?:实施|印发|发布|出台|完善))?(?:好)?\Z")
_MADE_BY_OTHERS_RE = re.compile(
    rf"(?:(?:19|20)\d\d年[^。；]{{0,30}}|(?<![我本])[局部院委会會府办辦]"
    rf"(?:、[^，。；]{{2,20}})?(?:近日|日前|联合|聯合|已经|已)*)"
    rf"{_MAKE}(?:并?(?:印发|发布|出台|实施))?了?\Z"
)
_LISTED_REPEAL_RE = re.compile(r"\A[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]\s?(?:废止|廢止)\Z")
# Titles of notices.
_ABOUT_REPEAL_RE = re.compile(r"(?:关于|關於)(?:公布)?(?:废止|廢止)\Z")
_ABOUT_CHANGE_RE = re.compile(r"(?:关于|關於)(?:修改|修订|修訂|修正)\Z")
_DECISION_AFTER_RE = re.compile(r"[^，。]{0,16}的(?:决定|決定|公告|通知|命令)")

REPLACES = (
    Rule(_LISTED_REPEAL_RE),
    Rule(after=_REPEALED_RE, unless=_NOT_YET_RE),
    Rule(_REPEALING_RE, unless=_NOT_YET_RE),
    Rule(_ABOUT_REPEAL_RE, _DECISION_AFTER_RE),
)
AMENDS = (
    Rule(re.compile("[对對将將]\\Z"), _AMENDED_RE, _NOT_YET_RE),
    Rule(after=_AMENDED_RE, unless=_NOT_YET_RE),
    Rule(_AMENDING_RE, unless=_NOT_YET_RE),
    Rule(re.compile("(?:删去|刪去|删除|刪除)\\Z"), re.compile(_ARTICLE), _NOT_YET_RE),
    Rule(re.compile("[对對]\\Z"), _CHANGED_AND_ISSUED_RE, _NOT_YET_RE),
    Rule(_AMENDING_TO_RE, _AMENDING_AFTER_RE, _NOT_YET_RE),
    Rule(_ABOUT_CHANGE_RE, _DECISION_AFTER_RE),
)
BROUGHT = (
    Rule(_BROUGHT_BEFORE_RE, _BROUGHT_AFTER_RE),
    Rule(_NOW_ISSUING_RE),
    Rule(after=_NOW_ISSUED_RE),
)
MADE = (Rule(_MAKING_RE, _NO_PLAN_AFTER_RE, _MADE_BY_OTHERS_RE),)
IMPLEMENTS = (
    Rule(_CARRYING_OUT_RE, _NOT_OF_PLANS_RE, _NOT_CARRIED_RE),
    Rule(_BASIS_RE, _ON_IT_AFTER_RE),
)
_REPEALS_BELOW_RE = re.compile(
    r"(?:废止|廢止)(?:的)?(?:下列|以下|如下)[^。；]{0,30}[：:]?\Z"
    r"|(?:下列|以下)[^。；]{0,40}(?:予以|一并|同时)?(?:废止|廢止)[：:]\Z"
)
_NOT_BELOW_RE = re.compile(rf"(?:{_NOT_YET}|不予?|未)[^，。；]{{0,12}}(?:废止|廢止)")

_ENCLOSES_RE = re.compile(r"附(?:件|录|錄)?\s?\d{0,2}\s?[:：]")


def announces_enclosures(text: str) -> bool:
    """Whether a paragraph begins the list of what is enclosed."""
    return _ENCLOSES_RE.match(text) is not None


def announces_repeals(text: str) -> bool:
    """Whether a paragraph says that the papers listed below it are repealed."""
    return bool(_REPEALS_BELOW_RE.search(text)) and not _NOT_BELOW_RE.search(text)
