"""English words that say what is done with a paper; what is planned or only perhaps done is not."""

from __future__ import annotations

import re

from generator.compile.relations.rules import Rule

_THE = r"(?:\sthe)?(?:\s(?:relevant|national|current|newly\samended|revised))?\s?\Z"
_REPEALED = "(?:repealed|abolished|annulled|abrogated|revoked|superseded|replaced)"
_REPEALED_RE = re.compile(
    r"(?:\s\([^()]{0,60}\))?(?:\sof\s[A-Z]\w+\s\d{1,2},\s\d{4})?"
    r"(?:,?\s(?:promulgated|issued|published|released)\s(?:No\.|[^.;]){0,120}?)?"
    rf"(?P<said>\s(?:is|are|shall\s(?:also\s)?be|will\sbe(?=\s(?:simul|hereby)|\s{_REPEALED}\s(?:simul|at\sthe)))"
    rf"\s(?:hereby\s|simultaneously\s|also\s|at\sthe\ssame\stime\s)*{_REPEALED}"
    r"(?:\s(?:simultaneously|at\sthe\ssame\stime|accordingly|from\sthe\sdate[^.;]*))?"
    r"|\sshall\s(?:simultaneously\s)?(?:cease\sto\s(?:be\seffective|have\seffect|apply)|become\sinvalid))"
    r"(?!\s(?:in|since|when|if|unless|after)\b|\sby\s(?!th(?:is|ese)\b))"
)
_REPEALING_RE = re.compile(
    r"(?:\b(?:[Tt]his|[Tt]hese|[Tt]he\spresent)\s(?:[A-Z]?\w+\s){1,3}?(?:shall\s|hereby\s)?"
    r"(?:replaces?|supersedes?|repeals?)"
    r"|\b(?:has|have|is|hereby)?\s?(?:decided?|decides)\sto\s(?:repeal|abolish|annul|replace)"
    rf"|\bhereby\s(?:repeals?|abolish(?:es)?|replaces?)){_THE}"
)
_AMENDED_RE = re.compile(
    r"(?P<said>\s(?:is|are|shall\sbe)\s(?:hereby\s)?(?:amended|revised|modified)"
    r"\s(?:as\sfollows|to\sread)|\s(?:is|are)\shereby\s(?:amended|revised))"
)
_AMENDING_RE = re.compile(
    r"(?:\b(?:[Tt]his|[Tt]hese)\s(?:[A-Z]?\w+\s){1,2}?(?:amends?|revises?)"
    r"|\b(?:decided?|decides)\sto\s(?:amend|revise)"
    rf"|\bmakes?\sthe\sfollowing\s(?:amendments|revisions)\sto|\bhereby\s(?:amends?|revises?)){_THE}"
)
_WHAT_OF = (
    r"(?:\s(?:the\s)?(?:relevant\s)?(?:requirements?|spirit|arrangements?|provisions?|deployment"
    r"|decisions?|tasks?)(?:\sand\s\w+)?\s(?:of|in))?"
)
_CARRYING_OUT_RE = re.compile(
    r"(?:\b(?:[Ii]mplement(?:ing)?|[Ff]ulfil(?:ling)?)"
    r"|\b(?:[Pp]romot|[Aa]dvanc|[Cc]oordinat|[Ss]trengthen|[Aa]ccelerat|[Dd]eepen|[Pp]ush|[Ee]nsur)\w*"
    rf"(?:\s\w+){{0,4}}?\s(?:the\s)?implementation\sof){_WHAT_OF}{_THE}"
)
_NOT_RE = re.compile(
    r"\b(?:not|never|without|fail(?:s|ed|ing)?\sto|refus\w+\sto|whether|plans?\sto|intends?\sto"
    r"|propos\w+\sto|consider\w*)\s(?:\w+\s){0,3}?(?:implement\w*|fulfil\w*|amend|revise|repeal|abolish"
    r"|annul|replace)\b[^.;]*\Z|(?:\A|[.;,]\s?)(?:[Ii]f|[Uu]nless|[Oo]nce|[Ww]hether)\b[^.;]*\Z"
)
_BASIS_RE = re.compile(
    r"\b(?:[Ii]n\saccordance\swith|[Aa]ccording\sto|[Pp]ursuant\sto|[Oo]n\sthe\sbasis\sof|[Bb]ased\son)"
    rf"{_WHAT_OF}{_THE}"
)
_ON_IT = (
    r"(?:(?:is|are|has\sbeen|have\sbeen)\s(?:hereby\s)?(?:formulated|enacted|developed|drawn\sup)"
    r"|\bhereby\b|\b(?:has\s)?decide[sd]\b|\b(?:is|are)\s(?:announced|notified)\sas\sfollows"
    r"|\bformulates?\s(?:this|these|the\spresent))"
)
_ON_IT_RE = re.compile(rf"[^.;]{{0,200}}?{_ON_IT}")
_MAKING_RE = re.compile(
    r"\b(?:[Pp]romulgat(?:e|ing|ion\sof)|[Ii]ssu(?:e|ing|ance\sof)|[Ff]ormulat(?:e|ed|ing|ion\sof)"
    r"|[Dd]raft(?:ed|ing|\sof)?|[Dd]raw(?:n|ing)?\sup|[Pp]ublish(?:ing)?|[Pp]ublication\sof"
    r"|[Ii]ntroduc(?:e|ing|tion\sof)|[Dd]evelop(?:ed|ing)?|[Pp]repar(?:e|ed|ing|ation\sof)"
    r"|[Rr]elease|[Ee]nact(?:ing|ment\sof)?|[Aa]dopt(?:ing|ion\sof)?|[Cc]ompil(?:e|ing|ed)"
    r"|(?:hereby|now)\s(?:issues?|promulgates?|publishes))"
    rf"(?:\sand\s\w+)?{_THE}"
)
_MADE_BEFORE_RE = re.compile(
    rf"\b[Ii]n\s(?:\w+\s)?(?:19|20)\d\d\b[^.;]{{0,80}}\b(?:formulated|drafted|developed|prepared){_THE}"
)
_NOW_ISSUED_RE = re.compile(
    r"[^.;]{0,120}?\s(?:is|are)\s(?:hereby|now)\s"
    r"(?:promulgated|issued|published|released|printed\sand\sdistributed|forwarded)\b"
)
_ISSUED_AFTER_RE = re.compile(
    r"(?:\s\([^()]{0,60}\))?\s(?:is|are|has\sbeen|have\sbeen)\s(?:hereby\s|now\s)*"
    r"(?:promulgated|issued|published|released|printed\sand\sdistributed|attached|open\sfor)\b"
    r"(?!\sby\b|\sin\s(?:\w+\s)?(?:19|20))"
)
# Titles of notices.
_ABOUT_REPEAL_RE = re.compile(
    rf"\b(?:on|of|to)\s(?:[Rr]epealing|[Aa]bolishing|the\s(?:[Rr]epeal|[Aa]bolition)\sof){_THE}"
)
_ABOUT_CHANGE_RE = re.compile(
    rf"\bDecisions?\s.{{0,60}}?\b(?:on|to)\s(?:[Aa]mend(?:ing)?|[Rr]evis(?:e|ing)"
    rf"|the\s(?:[Aa]mendment|[Rr]evision)\s(?:of|to)){_THE}"
)

REPLACES = (
    Rule(after=_REPEALED_RE, unless=_NOT_RE),
    Rule(_REPEALING_RE, unless=_NOT_RE),
    Rule(_ABOUT_REPEAL_RE, unless=_NOT_RE),
)
AMENDS = (
    Rule(after=_AMENDED_RE, unless=_NOT_RE),
    Rule(_AMENDING_RE, unless=_NOT_RE),
    Rule(_ABOUT_CHANGE_RE),
)
BROUGHT = (Rule(after=_NOW_ISSUED_RE),)
MADE = (
    Rule(_MAKING_RE, unless=_MADE_BEFORE_RE),
    Rule(after=_ISSUED_AFTER_RE),
)
IMPLEMENTS = (
    Rule(_CARRYING_OUT_RE, unless=_NOT_RE),
    Rule(_BASIS_RE, _ON_IT_RE),
    Rule(re.compile(rf"{_ON_IT}[^.;]*?{_BASIS_RE.pattern}"), unless=_NOT_RE),
)
_REPEALS_BELOW_RE = re.compile(
    r"\bfollowing\b[^.;]{0,60}\b(?:is|are|shall\sbe)\s(?:hereby\s|simultaneously\s)*"
    r"(?:repealed|abolished)[^.;]{0,40}:\Z"
    r"|\b(?:decided\sto|hereby)\s(?:repeals?|abolish(?:es)?)\sthe\sfollowing\b[^.;]{0,60}:\Z"
)

_ENCLOSES_RE = re.compile(
    r"(?:Attachments?|Annex(?:es)?|Appendi(?:x|ces)|Enclosures?)\s?\d{0,2}\s?[:：]"
)
PART_OF_TITLE_RE = re.compile(
    r"(?:\b(?:Notice|Circular|Announcement|Decision|Opinions|Letter|Reply)\b[^.;\"“]{0,60}?\b|\ue000\s)"
    r"(?:on|concerning|regarding|about|Issuing|Distributing|Forwarding)(?:\sthe)?\s?\Z"
)
"""Before quoted words that are the end of a longer title."""


def announces_enclosures(text: str) -> bool:
    """Whether a paragraph begins the list of what is enclosed."""
    return _ENCLOSES_RE.match(text) is not None


def announces_repeals(text: str) -> bool:
    """Whether a paragraph says that the papers listed below it are repealed."""
    return bool(_REPEALS_BELOW_RE.search(text))
