"""Rounds: which notice a later round of a campaign continues; only where that is sure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.atlas import Evidence, Mention
from generator.compile.relations.held import Paper, Register, time_of
from generator.compile.relations.stated import Statement
from generator.models import Corpus, Notice, Round
from generator.text.edtf import Edtf
from generator.vocabulary import DateRole, NoticeKind, RelationType, Speaker, TermKind

_GOES_ON_RE = re.compile(
    r"(?:(?:继续|持续|繼續|持續)(?:[^，。；]{0,10}?(?:开展|推进|实施|深化|開展|推進|實施|抓好|做好|组织|加强))"
    r"|(?:深化|纵深推进|深入推进|深入推進|深入开展|深入開展))[^，。；]{0,10}\Z"
)
_GOES_ON_EN_RE = re.compile(
    r"\b(?:[Cc]ontinu(?:e|es|ed|ing)\s(?:to\s(?:\w+\s){0,2}?(?:carry\sout|conduct|implement|promote|advance"
    r"|deepen|launch|organi[sz]e)|the)|(?:[Ff]urther|[Dd]eeply)\s(?:carry\sout|promote|advance|implement)"
    r"|[Dd]eepen(?:ing)?)(?:\s\w+){0,3}?\s?[\"“]?\Z"
)
_NOT_RE = re.compile(
    r"(?:不再?|未|停止|没有|沒有|是否)[^，。；]{0,3}\Z|\b(?:not|never|no\slonger|stop\w*|whether\sto)\s\Z"
)
_TOLD_OF = frozenset(
    {
        NoticeKind.WORK_PLAN,
        NoticeKind.PRESS_RELEASE,
        NoticeKind.CASE_LIST,
        NoticeKind.INTERPRETATION,
    }
)
"""What speaks of a campaign, and is not itself a round of it."""


class Campaigns:
    """What is known of the rounds of each campaign."""

    def __init__(self, corpus: Corpus, register: Register) -> None:
        self._register = register
        self._rounds: Mapping[str, tuple[Round, ...]] = {
            file.subject: file.rounds for file in corpus.subjects if file.rounds
        }
        self._orders: dict[str, list[Notice]] = defaultdict(list)
        for notice in register.notices.values():
            for subject in notice.subjects:
                if notice.kind not in _TOLD_OF:
                    self._orders[subject].append(notice)

    def read(
        self, notice: Notice, mentions: Mapping[str, Iterable[Mention]]
    ) -> Iterator[Statement]:
        """Where a notice says that it carries a campaign on, and which notice it continues."""
        for block in notice.blocks:
            if block.by is not Speaker.ISSUER:
                continue
            for mention in mentions.get(block.id, ()):
                term = self._register.terms.get(mention.term)
                if term is None or term.kind is not TermKind.CAMPAIGN:
                    continue
                start = _start_of_deed(block.text, mention.start)
                earlier = self._before(notice, mention.term) if start is not None else None
                if earlier is None:
                    continue
                quote = block.text[start : mention.end]
                paper = self._register.known(earlier.id) or Paper(notice=earlier.id)
                evidence = Evidence(notice.id, block.id, quote)
                yield Statement(RelationType.CONTINUES, paper, evidence)

    def _before(self, notice: Notice, campaign: str) -> Notice | None:
        """The one notice of the round before that of a notice; None where it is not sure."""
        now = time_of(notice) or _period_of(notice)
        rounds = self._rounds.get(campaign, ())
        if now is None or not self._is_about(notice, campaign, rounds):
            return None
        earlier = self._in_rounds(now, rounds) if rounds else self._in_orders(now, campaign)
        works = {other.work: other for other in earlier if other.work != notice.work}
        return next(iter(works.values())) if len(works) == 1 else None

    @staticmethod
    def _is_about(notice: Notice, campaign: str, rounds: Iterable[Round]) -> bool:
        return campaign in notice.subjects or any(notice.id in entry.notices for entry in rounds)

    def _in_rounds(self, now: Edtf, rounds: Iterable[Round]) -> list[Notice]:
        """Held notices of the last round that began in a year before."""
        years = sorted({e.edtf.first.year for e in rounds if e.edtf.first.year < now.first.year})
        ids = [id_ for e in rounds if years and e.edtf.first.year == years[-1] for id_ in e.notices]
        return [self._register.notices[id_] for id_ in ids if id_ in self._register.notices]

    def _in_orders(self, now: Edtf, campaign: str) -> list[Notice]:
        """Notices about the campaign that were made in the year before, and none is nearer."""
        dated = [
            (made.first, order) for order in self._orders[campaign] if (made := time_of(order))
        ]
        earlier = [(made, order) for made, order in dated if made < now.first]
        nearest = max((made.year for made, _ in earlier), default=0)
        if now.first.year - nearest != 1:
            return []
        return [order for made, order in earlier if made.year == nearest]


def _start_of_deed(text: str, at: int) -> int | None:
    """Where the words begin that say a campaign named at a place goes on."""
    before = text[max(0, at - 120) : at]
    for regex in (_GOES_ON_RE, _GOES_ON_EN_RE):
        found = regex.search(before)
        if found and not _NOT_RE.search(before[: found.start()]):
            return at - len(before) + found.start()
    return None


def _period_of(notice: Notice) -> Edtf | None:
    """The time that a plan is for."""
    date = notice.date(DateRole.PERIOD)
    return date.edtf if date and date.edtf.start else None
