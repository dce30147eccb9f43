"""What is said to happen on a date, in English. Patterns see masked sentences, see `mask`."""

from __future__ import annotations

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
from generator.text.timex import Mod
from generator.vocabulary import DateRole, TermKind

_SIGNS = DATE + NAMES
_NO = rf"[^,;.:{_SIGNS}]"
"""A character of the same clause that is no sign."""
_STEADY = r"(?!\b(?:which|that|who|whose|where|(?!United\b)\w+ed|made|given)\b)"
"""Here no other clause begins and nothing else is said to be done."""
_ADJ = (
    r"(?:(?i:the|this|its|a|an|new|newly|newly-(?:amended|revised)|revised|amended|original|special|national|current|first"
    r"|second|third|fourth|annual|said|\w+-year)\s)*"
)
_NAME = f"[{NAMES}]"
_X = rf"(?P<x>{_NAME}(?:(?:,\sand\s|,\s|\sand\s|\sas\swell\sas\s){_ADJ}{_NAME}){{0,5}})"
_BRACKET = rf"(?:\s?\([^(){DATE}]*\))?"
_SET_IN = rf"(?:,\s(?:No\.|[^,;:.{SELF}{TITLE}]){{1,100}}?,)?"
_KIND = (
    r"(?:(?:\s(?:special|rectification|enforcement|pilot|nationwide))*"
    r"\s(?:campaign|action|programme|program|project|initiative|pilot|scheme|work))?"
)
_HEAD = (
    r"(?:\A|[,;:(\"“]\s?"
    rf"|\b(?i:and|but|while|when|after|since|before|that|because|although|as)\s){_ADJ}"
)
"""The name is what the clause is about: nothing stands before it that it could belong to."""
_ADV = (
    r"(?:\s(?:officially|formally|jointly|first|last|again|also|both|successfully|finally|duly"
    r"|originally|subsequently|publicly|later|already|then|thus|hereby|simultaneously"
    r"|for\sthe\s(?:first|second|third|fourth|fifth|last)\stime))*"
)
_BY = rf"(?:\sby\s(?:{_STEADY}[^;.:{DATE}]){{1,90}}?)?"
_PLACE = (
    r"(?:\s(?:in|at|across|throughout|for)\s(?:the\s)?(?:whole\s)?"
    r"(?:[A-Z][\w’'-]*|country|nation|provinces?)(?:\s(?:of\s|and\s)?(?:the\s)?[A-Z][\w’'-]*){0,4})?"
)
_MEETING = (
    rf"(?:\sat\s(?:the|its|a)\s[^;.:{DATE}]{{1,80}}?(?:[Mm]eeting|[Ss]ession|[Cc]onference|[Cc]ongress)"
    rf"(?:\sof\s(?:{_STEADY}[^;.:,{DATE}]){{1,80}}?)?)?"
)
_ON = r"(?:,?\s(?:on|in|at|during|around))?(?:\sthe)?\s"
_D = rf"(?P<d>{DATE})"
_BE = (
    r"(?:was|were|is|are|has\sbeen|have\sbeen|had\sbeen|will\sbe|shall\sbe|must\sbe|is\sto\sbe"
    r"|are\sto\sbe|(?:is|are)\s(?:planned|scheduled)\sto\sbe)"
)
_ACTOR = rf"(?P<who>(?:{_STEADY}[^,;.:{DATE}]){{2,80}}?)"
_WILL = r"(?:will|shall|plans?\sto|decided\sto)"
_FIRST = rf"(?:\A|[,;:]\s|\b(?:and|that)\s)(?:(?:[Oo]n|[Ii]n|[Dd]uring)\s)?{_D}(?:,\s|\s)"
_X_ENDS = (
    r"(?=[,.;:)]|\Z"
    r"|\s(?:and|in|across|to|for|with|on|by|throughout|nationwide|at|as|which|that)\b)"
)
_FROM = r"(?:\s(?:on|in|from|since|starting|beginning|with\seffect\sfrom|effective))?\s"
_FORCE = (
    r"(?:\s(?:shall|will|has|have|had|is\sto|are\sto|both|then|also|officially|formally))*"
    r"\s(?:(?:come|comes|came|enter|enters|entered|go|goes|went|be\sput|was\sput|were\sput)"
    r"\sinto\s(?:force|effect|operation)|(?:take|takes|took|taken)\s(?:legal\s)?effect"
    r"|(?:is|are|was|were|be|been|become|becomes|became)\s(?:formally\s|officially\s)?"
    r"(?:in\sforce|in\seffect|effective|enforced|implemented|put\sinto\spractice))"
)

_MORE_OF_IT = rf"(?:(?!,\s(?:the|this|these|all|its)\s)[^;:.{NAMES}]){{1,120}}?"
"""What else is said of a name; another subject ends it: "the T, the Measures are issued and"."""

_VERBS = (
    # role, kinds, past participle, past tense, bare form
    (
        DateRole.ISSUED,
        PAPERS,
        r"(?:issued|promulgated|published|printed\sand\s(?:distributed|issued))",
        r"(?:issued|promulgated|published)",
        r"(?:issue|promulgate|publish)",
    ),
    (DateRole.RELEASED, PAPERS, r"(?:released|announced)", "(?:released|announced)", "release"),
    (DateRole.SIGNED, PAPERS, "signed", "signed", "sign"),
    (DateRole.ADOPTED, PAPERS, "(?:adopted|passed)", "(?:adopted|passed)", "(?:adopt|pass)"),
    (
        DateRole.APPROVED,
        PAPERS,
        "(?:approved|ratified)",
        "(?:approved|ratified)",
        "(?:approve|ratify)",
    ),
    (DateRole.AMENDED, PAPERS, "(?:amended|revised)", "(?:amended|revised)", "(?:amend|revise)"),
    (
        DateRole.REPEALED,
        PAPERS,
        "(?:repealed|abolished|annulled)",
        "(?:repealed|abolished|annulled)",
        "(?:repeal|abolish)",
    ),
    (
        DateRole.LAUNCHED,
        STARTED,
        r"(?:launched|initiated|kicked\soff|started)",
        r"(?:launched|initiated|started|began|kicked\soff)",
        r"(?:launch|initiate|start|kick\soff)",
    ),
)


def _done(
    role: DateRole, kinds: frozenset[TermKind], participle: str, past: str, bare: str
) -> list[Pattern]:
    """What is done to something: "it was issued on", "somebody issued it on", "issued on"."""
    mods = FROM_DAY if role is DateRole.REPEALED else ON_DAY
    done = rf"(?:\w+ed\sand\s)?{participle}(?:\sand\s\w+ed)?"
    tail = rf"{_ADV}{_MEETING}{_BY}{_PLACE}{_ON}{_D}"
    kind = _KIND if role is DateRole.LAUNCHED else ""  # "the law work" is work on it
    acts = rf"(?:{past}|{_WILL}{_ADV}\s{bare})"
    object_ = rf"{_ADV}\s{acts}\s{_ADJ}{_X}{kind}{_BRACKET}"
    regexes = (
        rf"{_HEAD}{_X}{kind}{_BRACKET}{_SET_IN}\s{_BE}{_ADV}\s{done}{tail}",
        rf"{_HEAD}{_X}{_BRACKET}{_MORE_OF_IT},?\s(?:and|but)\s(?:{_BE}{_ADV}\s)?{done}{tail}",
        rf"(?<!of\s)(?<!of\sthe\s){_X}{kind}(?:,|\s\()?\s?(?:(?:which|that)\s{_BE}\s|as\s)?{done}{tail}",
        rf"{_X}\s\([^()]{{1,200}}?[;,]\s?(?:and\s)?{done}{tail}",
        rf"{_FIRST}{_ADJ}{_X}{kind}{_BRACKET}\s{_BE}{_ADV}\s{done}\b",
        rf"{_FIRST}{_ACTOR}{object_}{_X_ENDS}",
        rf"{object_}(?:\sagain)?{_MEETING}{_PLACE}{_ON}{_D}",
    )
    return [Pattern(role, regex, mods, kinds) for regex in regexes]


_EFFECTIVE = [
    Pattern(DateRole.EFFECTIVE, regex, FROM_DAY, PAPERS)
    for regex in (
        rf"{_HEAD}{_X}{_BRACKET}{_SET_IN}{_FORCE}{_PLACE}{_FROM}{_D}",
        rf"{_HEAD}{_X}{_BRACKET}{_MORE_OF_IT},?\s(?:and|but)(?:\s(?:it|they))?"
        rf"{_FORCE}{_PLACE}{_FROM}{_D}",
        rf"{_HEAD}{_X},[^;:.]{{1,200}}?,\s(?:is|are)\shereby\s\w+ed\sand{_FORCE}{_FROM}{_D}",
        rf"{_FIRST}{_ADJ}{_X}{_BRACKET}{_FORCE}",
        rf"{_X}\s(?:effective|implemented|in\sforce){_FROM}{_D}",
        rf"\b[Ee]ffective\s(?:on\s|from\s)?{_D},\s{_ADJ}{_X}\s",
        rf"{_HEAD}{_X}{_BRACKET}\s(?:shall\s)?appl(?:y|ies|ied)\s(?:from\s)?{_D}(?=\.|\Z)",
    )
]
_REPEALED = [
    Pattern(
        DateRole.REPEALED,
        (
            rf"{_HEAD}{_X}{_BRACKET}\s(?:shall|will|is\sto|are\sto|did)?\s?"
            r"(?:cease[sd]?\s(?:to\s(?:be\s(?:effective|in\sforce|valid)|have\seffect|apply))"
            rf"|expire[sd]?|become\sinvalid){_FROM}{_D}"
        ),
        FROM_DAY,
        PAPERS,
    )
]
_LAUNCHED = [
    Pattern(
        DateRole.LAUNCHED,
        rf"{_HEAD}{_X}{_KIND}\s(?:began|started|kicked\soff){_PLACE}{_ON}{_D}",
        kinds=CARRIED_OUT,
    )
]
_TO = r"(?:\s(?:to|until|till|through))?(?:\sthe)?\s"
_LONGER = r"(?:extended|prolonged)"
_EXTENDED = [
    Pattern(DateRole.EXTENDED, regex, TO_DAY, PAPERS | CARRIED_OUT)
    for regex in (
        rf"{_HEAD}{_X}{_KIND}{_BRACKET}\s{_BE}{_ADV}\s{_LONGER}{_TO}{_D}",
        rf"\s(?:extend(?:ed|s)?|prolong(?:ed|s)?)\s{_ADJ}{_X}{_KIND}{_TO}{_D}",
    )
]
_GO_ON = (
    rf"\b(?:continue[sd]?|carry\son|carrie[sd]\son|further\s(?:develop|carry\sout|advance|deepen|promote))"
    rf"\s{_NO}{{0,80}}?"
)
_EXTENDED += [
    Pattern(DateRole.EXTENDED, regex, kinds=CARRIED_OUT, dated=DateRole.PERIOD)
    for regex in (
        rf"{_GO_ON}{_X}{_KIND}(?:\s(?:in|through|throughout|during|for))?\s{_D}",
        rf"{_GO_ON}{_D}[’']?s?\s{_ADJ}{_X}",
    )
]
_FINISH = (
    r"(?:complete|submit|report|finish|file|send|hand|return|rectify|establish|set\sup|achieve"
    r"|register|apply|pay|conclude|carry\sout|organi[sz]e|publish|issue|provide|make|revise|draw\sup)"
)
_FINISHED = (
    r"(?:completed|finished|submitted|reported|filed|sent|carried\sout|implemented|concluded|issued"
    r"|published|established|in\splace|achieved|ready)"
)
_MUST = r"(?:shall|must|should|needs?\sto|(?:is|are)\s(?:to|required\sto)|ha(?:s|ve)\sto)"
_LATER = rf"(?:{_STEADY}[^;.:{DATE}]){{0,120}}?"
_DEADLINES = [
    Pattern(DateRole.DEADLINE, regex, BY_DAY, is_planned=True)
    for regex in (
        rf"{_HEAD}{_X}{_KIND}\s{_MUST}\s(?:be\s)?{_FINISHED}{_PLACE}\s{_D}",
        rf"\b{_MUST}\s(?:\w+ly\s)?{_FINISH}\s{_ADJ}{_X}{_KIND}{_PLACE}\s{_D}",
        rf"{_HEAD}[^;.:{_SIGNS}]{{2,60}}?\s{_MUST}\s(?:be\s)?{_FINISHED}{_PLACE}\s{_D}",
        rf"\b(?:{_MUST}|[Pp]lease)\s(?:\w+ly\s)?{_FINISH}\b{_LATER}\s{_D}",
        rf"\A(?:{_FINISH.replace('(?:c', '(?i:c')}){_LATER}\s{_D}",
        rf"\A{_D},\s[^;.:{DATE}]{{2,80}}?\s(?:shall|must|should|(?:is|are)\sto)\s(?:\w+ly\s)?(?:be\s)?"
        rf"(?:{_FINISH}|{_FINISHED})\b",
    )
] + [
    Pattern(
        DateRole.DEADLINE,
        rf"\b[Dd]eadline\s{_NO}{{0,80}}?(?:is|:)\s(?:on\s)?{_D}",
        AS_THINGS_STOOD | BY_DAY,
        is_planned=True,
    )
]
_RUN = (
    r"(?:runs?|ran|lasts?|lasted|takes?\splace|took\splace|(?:be|was|were|is|are)\s"
    r"(?:carried\sout|conducted|implemented|held))"
)
_PERIODS = [
    Pattern(DateRole.PERIOD, regex, kinds=CARRIED_OUT | MET, is_range=True, is_planned=True)
    for regex in (
        rf"{_HEAD}{_X}{_KIND}(?:\s(?:shall|will|is\sto))?\s{_RUN}{_PLACE}\s{_D}",
        rf"\s(?:carr(?:y|ied|ies)\sout|conduct(?:ed|s)?|run|ran|implement(?:ed|s)?|organi[sz]ed?)"
        rf"\s{_ADJ}{_X}{_KIND}{_PLACE}\s{_D}",
        rf"(?:\A|[,;:]\s){_D},\s{_ACTOR}\s(?:carr(?:y|ied|ies)\sout|conduct(?:ed|s)?|ran|run"
        rf"|implement(?:ed|s)?|organi[sz]ed?)\s{_ADJ}{_X}{_KIND}{_X_ENDS}",
    )
]
_JOINED = (
    r"(?:acceded\sto|accede\sto|joined|became\sa\s(?:contracting\s)?(?:party|member)\s(?:to|of))"
)
_ACCESSION = [
    Pattern(DateRole.ADOPTED, regex, kinds=JOINED, act=Act.ACCESSION)
    for regex in (
        rf"\s{_JOINED}\s{_ADJ}{_X}{_ON}{_D}",
        rf"{_FIRST}{_ACTOR}{_ADV}\s{_JOINED}\s{_ADJ}{_X}{_X_ENDS}",
    )
]
_HELD = [
    Pattern(DateRole.HELD, regex, kinds=MET)
    for regex in (
        rf"{_HEAD}{_X}\s(?:{_BE}{_ADV}\s(?:held|convened|opened|hosted)|took\splace|opened){_PLACE}{_ON}(?:from\s)?{_D}",
        rf"{_FIRST}{_ADJ}{_X}\s(?:{_BE}{_ADV}\s(?:held|convened|opened)|took\splace)",
        rf"{_FIRST}{_ACTOR}\s(?:held|convened|hosted|{_WILL}\s(?:hold|convene))\s{_ADJ}{_X}{_X_ENDS}",
        rf"\s(?:held|convened|hosted)\s{_ADJ}{_X}{_PLACE}{_ON}{_D}",
        rf"\b[Tt]he\s{_D}\s{_X}",
    )
]
_NUMBER = (
    r"(?<![\w.,/-])\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s(?:million|billion|thousand|percent|per\scent)|%)?"
)
_COUNTED = (
    r"(?!\b(?:Articles?|Sections?|No\.|Nos\.|Chapter|Order|Annex|Class|Phase|Rule|Item|Announcement"
    r"|Notice|Decree|Table|Paragraph|Part|Stage|Top|Day)\s\d)"
)
"""The number that follows counts something, and is not that of a paper or its part."""
_SAID = rf"(?:{_COUNTED}[^;{DATE}])*?{_NUMBER}(?=[\s.])[^;{DATE}]*"
_FIGURES = [
    Pattern(DateRole.REPORTED, regex, mods, act=Act.FIGURES)
    for regex, mods in (
        (rf"\A(?:(?:In|During)\s(?:the\s)?)?{_D},?\s(?P<said>{_SAID})", ON_DAY | {Mod.AS_OF}),
        (rf"\A{_D},?\s(?P<said>(?:there\swere|[^;{DATE}]{{1,80}}?\shad)\s{_SAID})", BY_DAY),
    )
]

PATTERNS: tuple[Pattern, ...] = (
    *_EFFECTIVE,
    *_REPEALED,
    *(pattern for row in _VERBS for pattern in _done(*row)),
    *_LAUNCHED,
    *_EXTENDED,
    *_PERIODS,
    *_ACCESSION,
    *_HELD,
    *_DEADLINES,
    *_FIGURES,
)
