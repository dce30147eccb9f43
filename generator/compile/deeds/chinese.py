"""What is said to happen on a date, in Chinese. Patterns see masked sentences, see `mask`."""

from __future__ import annotations

import re

from generator.compile.deeds.mask import DATE, NAMES, SELF, TITLE
from generator.compile.deeds.patterns import (
    AS_THINGS_STOOD,
    BY_DAY,
    CARRIED_OUT,
    FROM_DAY,
    JOINED,
    MET,
    ON_DAY,
    PAPERS,
    STARTED,
    TO_DAY,
    Pattern,
)
from generator.compile.deeds.record import Act
from generator.vocabulary import DateRole, TermKind

SIMPLIFIED = str.maketrans(
    "於與並從將應當須請務總關決聯發佈頒屬經審議過準簽訂廢啟動開舉辦續繼進實執對國際間為報"
    "設結達單個後據僅擬見劃預計願從無沒條規則",
    "于与并从将应当须请务总关决联发布颁属经审议过准签订废启动开举办续继进实执对国际间为报"
    "设结达单个后据仅拟见划预计愿从无没条规则",
)
"""Traditional characters of the patterns; a sentence keeps its length."""

_SIGNS = DATE + NAMES
_NO = rf"[^，。；：,;{_SIGNS}]"
"""A character of the same clause that is no sign."""
_NAME = f"[{NAMES}]"
_X = rf"(?P<x>{_NAME}(?:[、和及与]{_NAME}){{0,5}})"
_BRACKET = rf"(?:[（(][^（）(){DATE}]*[)）])?"
_VERSION = r"(?:第[一二三四五六七八九十\d]{1,3}次)?(?:修正案|修订案|(?:修改|修订|修正)后)?"
_D = rf"(?P<d>{DATE})"
_AT = r"(?:已|将|也|均|现|正式|[于自从由在])*"
_BY = rf"(?:[，,]?[由经以][^，。；,;{DATE}]{{1,30}}?)?"
_ADV = (
    r"(?:正式|联合|共同|已经|已|又|再次|首次|全面|陆续|同步|统一|组织|在全国|将"
    r"|第[一二三四五六七八九十\d]{1,3}次)*"
)
_SESSION = rf"(?:[^，。；,;{DATE}{SELF}{TITLE}]{{1,30}}?会议(?:修订|修改)?)?"
_PLACE = rf"(?:[在于]{_NO}{{1,15}}?)?"
_WHO = (
    rf"(?P<who>[^，。；：,;{DATE}]{{0,40}}?)"
    r"(?<!启动)(?<!推[进动])(?<!加快)(?<!研究)(?<!着手)(?<!参与)(?<!配合)"
)
"""Who does it; whoever pushes on with it or takes part in it has not done it."""
_NEW = r"(?:了|新修订的|新修改的|修订后的|修改后的|新的|新|一批)*"
_KIND = r"(?:专项|整治|行动|活动|工作|试点|计划){0,3}"
_X_ENDS = r"(?=[，。；、：,;！）)]|\Z|[和及并与])"
_HEAD = (
    r"(?:\A|[，。；：,;]|同时|其中|以及|但|而"
    r"|(?:新|已|经)?(?:修订|修改|修正)(?:后)?的|新的?)"
)
"""The name is what the clause is about: nothing stands before it that it could belong to."""
_FORCE = (
    r"(?:正式|全面|同时|同步|统一|对中国|对我国|在中国|在我国|开始|起)*(?:施行|实施|生效|执行|试行)"
    r"(?!\d*[一二三四五六七八九十]*周年|情况|细则|办法|条例|意见|方案|评估|效果|期间|新|工作)"
)
_VERB_ENDS = r"(?!的|工作|计划|草案|稿|征求|意见|建议|程序|事宜|任务|进程|情况|会|部分)"

_VERBS = (
    # role, kinds, verb, whether it may stand before what is done
    (DateRole.ISSUED, PAPERS, "(?:印发|颁布|公布|下发|出台|颁发)", True),
    (DateRole.RELEASED, PAPERS, "发布", True),
    (DateRole.SIGNED, PAPERS, "(?:签署|签订)", True),
    (DateRole.ADOPTED, PAPERS, "(?:审议)?通过", False),  # 通过 with an object is "by means of"
    (DateRole.APPROVED, PAPERS, "(?:审议)?批准", True),
    (DateRole.AMENDED, PAPERS, "(?:修订|修正|修改)", True),
    (DateRole.REPEALED, PAPERS, "(?:废止|失效|停止执行)", True),
    (DateRole.LAUNCHED, STARTED, "(?:启动|发起)", True),
)


def _done(
    role: DateRole, kinds: frozenset[TermKind], verb: str, takes_object: bool
) -> list[Pattern]:
    """What is done to something: it by somebody on a day, somebody on a day with it."""
    mods = FROM_DAY if role is DateRole.REPEALED else ON_DAY
    kind = _KIND if role is DateRole.LAUNCHED else ""  # 修订T工作 is work on it
    regexes = [
        rf"{_HEAD}{_X}{kind}{_BRACKET}[，,]?{_AT}{_BY}{_AT}{_D}{_BY}{_SESSION}{_ADV}{verb}{_VERB_ENDS}",
        rf"{_HEAD}{_X}[^。；;{NAMES}]*?{DATE}[^。；;的{NAMES}]{{0,20}}?[，,、]{_AT}{_D}{_ADV}{verb}{_VERB_ENDS}",
        rf"{_X}[（(](?:[^（）()]*?[，,；;])?(?:根据|经)?{_D}{_NO}{{0,40}}?{verb}(?=[，,；;）)])",
        rf"{_D}(?:[由经]{_NO}{{1,20}}?)?{_ADV}{verb}的{_X}",
    ]
    if takes_object:
        object_ = rf"{_ADV}{verb}{_NEW}{_X}{kind}{_BRACKET}{_X_ENDS}"
        regexes.append(rf"{_D}[，,]?{_WHO}{object_}")
    return [Pattern(role, regex, mods, kinds) for regex in regexes]


_EFFECTIVE = [
    Pattern(DateRole.EFFECTIVE, regex, FROM_DAY, PAPERS)
    for regex in (
        rf"{_HEAD}{_X}{_VERSION}{_BRACKET}[，,]?{_AT}{_D}{_FORCE}",
        # What was said of it before goes on: it was adopted, in force since.
        rf"{_HEAD}{_X}{_VERSION}{_BRACKET}(?![的之])[^。；;{SELF}{TITLE}]{{1,60}}?"
        rf"(?:通过|公布|发布|批准|印发|签署)[，,](?:并|将)?{_AT}{_D}{_FORCE}",
        rf"{_D}起?[，,]?{_X}{_BRACKET}{_AT}{_FORCE}",
        rf"{_D}起?{_FORCE}的{_X}",
        rf"{_X}[（(](?:[^（）()]*?[，,；;])?{_D}{_FORCE}(?=[，,；;）)])",
    )
]
_EXTENDED = [
    Pattern(
        DateRole.EXTENDED,
        (
            rf"{_HEAD}{_X}{_KIND}(?:的?(?:时间|期限|有效期))?(?:将|已)?(?:延长|延期|延续|顺延)[至到]?{_D}"
        ),
        TO_DAY,
        PAPERS | CARRIED_OUT,
    ),
    Pattern(
        DateRole.EXTENDED,
        rf"将{_X}{_KIND}(?:的?(?:时间|期限|有效期))?(?:延长|延期|延续|顺延)[至到]?{_D}",
        TO_DAY,
        PAPERS | CARRIED_OUT,
    ),
    Pattern(
        DateRole.EXTENDED,
        (
            rf"{_D}[，,]?[^，。；,;{_SIGNS}]{{0,12}}?(?:继续|持续)(?:深入|扎实|组织)?(?:开展|推进|实施){_X}"
        ),
        kinds=CARRIED_OUT,
        dated=DateRole.PERIOD,
    ),
]
_LAUNCHED = [
    Pattern(
        DateRole.LAUNCHED,
        (rf"{_HEAD}{_X}{_KIND}{_AT}{_D}(?:在{_NO}{{1,15}}?)?(?:正式|全面)*(?:启动|开始|拉开帷幕)"),
        FROM_DAY,
        kinds=CARRIED_OUT,
    )
]
_FINISH = (
    "(?:完成|报送|提交|上报|报至|报我局|提出|办结|办理|建成|整改到位|落实到位|反馈|申报|报名|报)"
)
_SOURCE = "[自从于在]?"
_MUST = "(?:应当?|须|必须|需|务必|请|要)"
_FOR = r"(?!(?:以前)?[^，,将把向]{1,8}的)"
"""The date is not that of something else: 2022年6月30日前受理的案件."""
_DEADLINES = [
    Pattern(DateRole.DEADLINE, regex, BY_DAY, is_planned=True)
    for regex in (
        rf"{_MUST}{_NO}{{0,20}}?{_D}{_ADV}完成{_X}{_KIND}{_X_ENDS}",
        rf"{_MUST}{_NO}{{0,20}}?{_D}{_FOR}[，,]?[^。；，;,{DATE}]{{0,20}}?{_FINISH}",
        rf"{_HEAD}{_X}{_KIND}{_MUST}{_SOURCE}{_D}(?:全部|全面|基本)?(?:完成|结束)",
        rf"\A{_SOURCE}{_D}{_FOR}[，,]?{_MUST}?(?:全部|全面|基本)?(?:完成|报送|提交|上报){_NO}",
        rf"\A{_SOURCE}{_D}[，,]?(?:应当?|须|必须|务必|要){_NO}",
        rf"(?:\A|[，,；;])[于在]?{_D}[将把]{_NO}{{1,25}}?(?:报送|提交|上报|报至)",
        rf"(?:截止(?:日期|时间)?|期限)(?:为|是|：|:)?{_D}",
    )
]
_PERIODS = [
    Pattern(DateRole.PERIOD, regex, kinds=CARRIED_OUT | MET, is_range=True, is_planned=True)
    for regex in (
        rf"{_D}[，,]?{_WHO}(?:组织|集中|联合|深入|部署)*(?:开展|实施|推进|进行){_NEW}{_X}{_KIND}{_X_ENDS}",
        rf"{_HEAD}{_X}{_KIND}(?:将|的?(?:时间|期限|试点期限)(?:为|是|：)?|[于自从])*{_D}",
    )
]
_ACCESSION = [
    Pattern(DateRole.ADOPTED, regex, kinds=JOINED, act=Act.ACCESSION)
    for regex in (
        rf"{_D}[，,]?(?:中国|我国)(?:正式|已)?加入了?{_X}",
        rf"(?:中国|我国)[于在]?{_D}(?:正式)?加入了?{_X}",
    )
]
_MEET = "(?:召开|举行|举办|开幕)"
_HELD = [
    Pattern(DateRole.HELD, regex, kinds=MET)
    for regex in (
        rf"{_HEAD}{_X}{_AT}{_D}{_PLACE}{_ADV}{_MEET}",
        rf"{_D}[，,]?{_X}{_PLACE}{_ADV}{_MEET}",
        rf"{_D}[，,]?{_WHO}{_PLACE}{_ADV}{_MEET}了?{_X}",
        rf"{_D}的?{_X}",
    )
]
_FIGURES = [
    Pattern(
        DateRole.REPORTED,
        (
            rf"\A{_D}[，,](?P<said>[^。；;{DATE}]*?(?<![\d.第])\d[\d,]*(?:\.\d+)?(?:余|多)?[万亿]?"
            rf"(?:[件家起名人项个宗批次元]|%|％)[^；;{DATE}]*)"
        ),
        AS_THINGS_STOOD,
        act=Act.FIGURES,
    )
]

PATTERNS: tuple[Pattern, ...] = (
    *_EFFECTIVE,
    *(pattern for row in _VERBS for pattern in _done(*row)),
    *_LAUNCHED,
    *_EXTENDED,
    *_PERIODS,
    *_ACCESSION,
    *_HELD,
    *_DEADLINES,
    *_FIGURES,
)

SELF_RE = re.compile(
    "本(通知|办法|规定|规则|条例|公告|决定|意见|细则|实施细则|方案|指南|措施|标准|计划|规划|规范|要点)"
)
