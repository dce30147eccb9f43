"""Words that make a date a limit: since, before, by the end of, as of, 自…起, 截至, 以前, 以来.

The value runs to the date named, with the precision named; whether that date itself counts is
told by the mod. 截至2025年底 is ../2025, "before 1 June 2021" is ../2021-06-01 with BEFORE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.text.timex.beside import word_before
from generator.text.timex.numerals import HAN_NUMBERS
from generator.text.timex.reasons import COUNTED
from generator.text.timex.record import Draft, Mod, TimexKind
from generator.text.timex.spaces import spaced

_BEFORE_RE = spaced(
    r"(?<![\w-])(?:"
    r"(?P<until>no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|up\s+until|up\s+to|until"
    r"|till)"
    r"|(?P<since>on\s+or\s+after|no\s+earlier\s+than|not\s+earlier\s+than|not\s+before"
    r"|ever\s+since|since|as\s+from|with\s+effect\s+from"
    r"|(?:starting|beginning|commencing)(?:\s+(?:from|on|in))?)"
    r"|(?P<by>by|through)"
    r"|(?P<before>before|prior\s+to|earlier\s+than)"
    r"|(?P<after>after|later\s+than|(?:(?<=year\s)|(?<=year\sis\s))greater\s+than)"
    r"|(?P<as_of>as\s+of|as\s+at)"
    r")\s+(?:the\s+)?(?:year\s+)?\Z",
    re.I,
)
_COUNTED_FROM_RE = spaced(
    r"(?<!every\s)(?<!each\s)(?<!this\s)(?<!last\s)(?<!next\s)(?<!same\s)"
    r"\b(?:day|night|week|month|year|hour|quarter|century|decade)s?\s+"
    r"(?:immediately\s+|shortly\s+)?\Z",
    re.I,
)
_FROM_RE = spaced(r"(?<![\w-])from\s+(?:the\s+)?\Z", re.I)
_ONWARDS_RE = spaced(r"\s+(?:onwards?|forwards?)\b|\s+on(?=[\s]*(?:[.,;:)]|\Z))", re.I)
_AFTER_RE = spaced(
    r"\s+(?:(?P<since>or\s+later|(?:and|or)\s+(?:later|after|onwards?|beyond)|onwards?)"
    r"|(?P<until>or\s+earlier|(?:and|or)\s+(?:earlier|before)))(?=\s*(?:[.,;:)?]|\Z))",
    re.I,
)
# "By 2021 regulations", "after the 2021 revision": a year before a word may belong to it.
_ENDS_RE = spaced(
    r"\s*(?:[.,;:)?!，。；]|\Z)|\s+(?:the|all|we|it|its|at\s+least|more|and|or|a|an|in|to|China)\b"
)

_ZH_BEFORE_RE = re.compile(
    r"(?:(?P<until>截至|截止到?至?|不[晚迟遲][于於])|(?P<not_before>不早[于於])|(?P<earlier>早[于於])"
    r"|(?P<later>晚[于於])|(?P<since>(?<![来來各源亲親独獨擅出取私])自从?|自從|从|從)"
    r"|(?P<by>(?<![^\s，。；、：:,;（(])(?:直?[到至])))\s?\Z"
)
_TIME = f"(?:[上下]午)?(?:[0-9]{{1,2}}|[零{HAN_NUMBERS}]{{1,3}})[时時点點]整?"
_NOT_ONWARDS = "草诉訴步点點源因见見用义義动動重伏至到"
_NOT_BEFORE = "往述期后後置端列沿景身款者任言夕瞻台三二两兩半"
_NOT_FURTHER = "交出供请請报報前升取"
_NOT_AFTER = "半续續期方勤台果备備者代门門"
# The date itself counts: （含）前, 及以前. Then what else may follow 起, 前, 后: 起草, 前往, 后续.
_ZH_AFTER_RE = re.compile(
    rf"\s?(?:{_TIME}\s?)?(?P<counts>[（(]含[^（()）]{{0,4}}[）)])?(?:"
    rf"(?P<since>[或及和与](?:其?之|以)?[后後](?!半)|以[来來]|[来來](?=[，,])|开始|開始|始(?![终終])"
    rf"|起(?![{_NOT_ONWARDS}]))"
    r"|(?P<until>[或及和与](?:其?之|以)?前(?![后後述])|为?止(?!损)|為止)"
    rf"|(?P<before>[以之]?前(?![{_NOT_BEFORE}]|提(?![{_NOT_FURTHER}])))"
    rf"|(?P<after>[以之]?[后後](?![{_NOT_AFTER}])))"
)
_MODS = {
    "until": Mod.UNTIL,
    "since": Mod.SINCE,
    "by": Mod.UNTIL,
    "before": Mod.BEFORE,
    "after": Mod.AFTER,
    "as_of": Mod.AS_OF,
    "not_before": Mod.SINCE,
    "earlier": Mod.BEFORE,
    "later": Mod.AFTER,
}
_WINDOW = 40
_LEADS = frozenset(
    "than before until till to since from in on starting beginning commencing by through after of"
    " at the year is".split()
)
_HAN_LEADS = frozenset("至止到于於迟遲自从從")
_HAN_FOLLOWS = frozenset(HAN_NUMBERS) | frozenset(
    "上下零0123456789（(或及和与其之以后後来來开開始起前为為止"
)


def bound(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, with the words taken in that make them limits."""
    for draft in drafts:
        if draft.kind is TimexKind.DATE and draft.first is not None and not draft.is_range:
            yield _bound(text, draft)
        else:
            yield draft


def _bound(text: str, draft: Draft) -> Draft:
    offset = max(0, draft.start - _WINDOW)
    before = text[offset : draft.start]
    word = word_before(text, draft.start).lstrip("(\"'“‘[（:,")
    rest = text[draft.end : draft.end + 3].strip()
    is_followed = rest[:1] in _HAN_FOLLOWS and (rest[:1] not in "(（" or rest[1:2] == "含")
    if before[-1:] in _HAN_LEADS or is_followed:
        return _chinese(text, draft, offset, before)
    after = _AFTER_RE.match(text, draft.end)
    if not after and word not in _LEADS:
        return draft
    if found := _BEFORE_RE.search(before):
        return _english(text, draft, offset, before, found)
    if (opens := _FROM_RE.search(before)) and (onwards := _ONWARDS_RE.match(text, draft.end)):
        return replace(draft, start=offset + opens.start(), end=onwards.end(), mod=Mod.SINCE)
    if after:
        mod = Mod.SINCE if after["since"] else Mod.UNTIL
        return replace(draft, end=after.end(), mod=mod)
    return draft


def _english(text: str, draft: Draft, offset: int, before: str, found: re.Match[str]) -> Draft:
    name = found.lastgroup
    assert name is not None  # every alternative is named
    start = offset + found.start()
    may_belong = name == "by" or found[0].split()[-1].lower() == "the"
    if draft.is_bare and may_belong and not _ENDS_RE.match(text, draft.end):
        return draft
    if name in ("before", "after") and _COUNTED_FROM_RE.search(before[: found.start()]):
        return replace(draft, start=start, reason=COUNTED, first=None, last=None)
    return replace(draft, start=start, mod=_MODS[name], is_bare=False)


def _chinese(text: str, draft: Draft, offset: int, before: str) -> Draft:
    """自2021年3月1日起, 截至2025年底, 2018年以来, 3月15日前."""
    if draft.is_bare:
        return draft
    opens = _ZH_BEFORE_RE.search(before)
    closes = _ZH_AFTER_RE.match(text, draft.end)
    mod = Mod.NONE
    start, end = draft.start, draft.end
    if opens:
        name = opens.lastgroup
        assert name is not None  # every alternative is named
        is_source = name == "since" and opens[0].strip() in ("从", "從")
        if not is_source or closes:
            mod, start = _MODS[name], offset + opens.start()
    if closes and closes.lastgroup:
        after = _MODS[closes.lastgroup]
        if closes["counts"]:
            after = {Mod.BEFORE: Mod.UNTIL, Mod.AFTER: Mod.SINCE}.get(after, after)
        mod, end = after if mod is Mod.NONE or after is not Mod.UNTIL else mod, closes.end()
    if mod is Mod.NONE:
        return draft
    return replace(draft, start=start, end=end, mod=mod)
