"""Whether a pattern that fits a sentence says that something happens, what, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.compile.deeds.guards import ONE_PARTY_RE, is_done, is_to_come, is_wanted, why_no_fact
from generator.compile.deeds.mask import SELF, TERM, TITLE, Masked, Token
from generator.compile.deeds.patterns import Pattern
from generator.compile.deeds.record import Act, Deed
from generator.compile.deeds.timely import ANY_TIME, Written, why_untimely
from generator.compile.events import unique_quote
from generator.models import Term
from generator.text.edtf import Edtf
from generator.text.han import has_han
from generator.text.timex import Basis as TimexBasis
from generator.text.timex import Timex, TimexKind
from generator.vocabulary import Basis, DateRole, TermKind

_CLAUSE_END_RE = re.compile("[,;:，；。：]")
_STOP_RE = re.compile("[,;:，；。：(（]")
_ENDS = ".。!！?？;；"
_JOINT_RE = re.compile(
    r"[\s,;:(（，；、]+|(?:and|but|while|when|after|since|before|that|because|although|as)\s",
    re.IGNORECASE,
)
"""What joins a clause to the one before it is no part of a quote."""
_MORE = 40
"""Code points by which a quote may grow to the end of its clause."""
UNDATED = "it is not known when this was written"


@dataclass(frozen=True)
class Verdict:
    """What a pattern says of a date: a deed, or the reason why it is none."""

    deed: Deed | None = None
    reason: str = ""
    dated: DateRole | None = None
    """What the date is by itself."""


@dataclass(frozen=True)
class Bench:
    """What is needed to judge."""

    terms: Mapping[str, Term]
    written: Written
    doubtful: frozenset[int]
    """Where references stand of which it is not sure that they mean the notice itself."""
    is_case: bool = False
    """Whether the paragraph tells one case of a list."""


def judge(
    pattern: Pattern, match: re.Match[str], masked: Masked, text: str, bench: Bench
) -> Verdict | None:
    """The verdict on one place where a pattern fits; None where its date cannot be meant.

    Args:
        pattern: What is said.
        match: Where it fits the masked sentence.
        masked: The sentence.
        text: Of the whole block.
        bench: What is known of the notice.
    """
    (token,) = masked.tokens_in(match.span("d"))
    timex = token.timex
    if timex is None or (timex.mod not in pattern.mods and not pattern.is_range):
        return None
    if pattern.act is Act.FIGURES and timex.surface.startswith(("到", "至")):
        return None  # 到2025年 is a date to reach, 截至2021年底 one at which was counted
    if timex.value is None:
        return Verdict(reason=_why_unknown(timex))
    if not _is_fit(timex.value, pattern):
        return None
    clause = clause_around(masked.text, *match.span())
    if reason := why_no_fact(masked.text, clause):
        return Verdict(reason=reason)
    # In English the verb that is matched says when; "launched in 2019 was planned to end" is past.
    told = clause if has_han(clause) else masked.text[match.start() : match.end()]
    role = _role(pattern, clause, told)
    if role is None:
        return Verdict(reason="it is told as something else: done, or still to come")
    is_figure = pattern.act is Act.FIGURES
    if reason := why_untimely(role, timex, clause, bench.written, is_figure=is_figure):
        return Verdict(reason=reason)
    named = _subjects(pattern, match, masked, text, bench)
    if isinstance(named, str):
        return Verdict(reason=named) if named else None
    edtf = timex.value if pattern.is_range else timex.named
    assert edtf is not None  # the timex has a value
    is_inferred = timex.basis is TimexBasis.INFERRED
    deed = Deed(
        role,
        edtf,
        named,
        *_quote(match, masked, text),
        Basis.INFERRED if is_inferred else Basis.STATED,
        planned=pattern.role if role is DateRole.PLANNED else None,
        act=pattern.act,
    )
    return Verdict(deed, dated=pattern.dated or role)


def _quote(match: re.Match[str], masked: Masked, text: str) -> tuple[str, int, int]:
    """The words that say it, which stand once in the block, and where they stand."""
    start = match.start()
    while joint := _JOINT_RE.match(masked.text, start, match.end()):
        start = joint.end()
    is_open = "x" not in match.groupdict()
    quote = unique_quote(
        text, *_whole(text, *masked.span(start, match.end()), masked.places[-1], is_open)
    )
    at = text.find(quote)
    return quote, at, at + len(quote)


def _whole(text: str, start: int, end: int, limit: int, is_open: bool) -> tuple[int, int]:
    """The span with a bracket closed, and to the end of its clause if nothing says where to end."""
    is_open = is_open and text[end - 1] not in _ENDS
    if is_open and (found := _STOP_RE.search(text, end, limit)) and found.start() - end < _MORE:
        end = start + len(text[start : found.start()].rstrip())
    quote = text[start:end]
    is_unclosed = quote.count("(") + quote.count("（") > quote.count(")") + quote.count("）")
    return (start, end + 1) if is_unclosed and text[end : end + 1] in (")", "）") else (start, end)


def _why_unknown(timex: Timex) -> str:
    if timex.reason:
        return timex.reason
    return UNDATED if timex.kind is TimexKind.DEICTIC else "its value is not known"


def _is_fit(value: Edtf, pattern: Pattern) -> bool:
    """Whether it is a stretch where one is asked for, and a day, month or year elsewhere."""
    has_ends = value.is_interval and value.start is not None and value.end is not None
    if pattern.is_range:
        return has_ends
    return not has_ends or pattern.act is Act.FIGURES or pattern.role is DateRole.HELD


def clause_around(text: str, start: int, end: int) -> str:
    """The words of a span of a masked sentence with the rest of their clause."""
    before = [found.end() for found in _CLAUSE_END_RE.finditer(text, 0, start)]
    after = _CLAUSE_END_RE.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _role(pattern: Pattern, clause: str, told: str) -> DateRole | None:
    """What happens: of what is still to come that it is planned; None where that makes no sense."""
    if pattern.is_planned:
        is_late = pattern.role is DateRole.DEADLINE and is_done(clause)
        return None if is_late else pattern.role
    if pattern.act is Act.FIGURES:
        return None if is_wanted(clause) else pattern.role
    is_ahead = pattern.role not in ANY_TIME and is_to_come(told)
    return DateRole.PLANNED if is_ahead else pattern.role


# --- of what it is said -----------------------------------------------------------------------


def _subjects(
    pattern: Pattern, match: re.Match[str], masked: Masked, text: str, bench: Bench
) -> tuple[str, ...] | str:
    """Ids of the terms it is said of, none for the notice itself; or why that is not known.

    An empty reason: it is said of things of another kind, so something else is meant.
    """
    if pattern.act is Act.FIGURES:
        if bench.is_case:
            return "it is about one case"
        if found := ONE_PARTY_RE.search(masked.text):
            return f"it is about one case ('{found[0]}')"
        return _counted(masked.tokens_in(match.span("said")), bench)
    if "x" not in match.groupdict():
        return ()
    tokens = masked.tokens_in(match.span("x"))
    terms = [token for token in tokens if token.sign == TERM]
    ids = tuple(sorted({id_ for token in terms if (id_ := _allowed(token, pattern, bench))}))
    for token in tokens:
        if token.sign == SELF:
            if token.start in bench.doubtful:
                return f"what '{text[token.start : token.end]}' means is not sure"
            return ids if ids else ()
    if ids:
        return ids
    if pattern.kinds is not None and all(token.sign == TERM for token in tokens):
        return ""
    if any(token.sign == TITLE for token in tokens):
        return "what it is said of has no entry in the glossary"
    return "it is said of nothing that this can happen to"


def _allowed(token: Token, pattern: Pattern, bench: Bench) -> str:
    """The id of a term that can be the subject, or nothing."""
    term = bench.terms.get(token.mention.term) if token.mention else None
    if term is None:
        return ""
    if pattern.kinds is not None:
        return term.id if term.kind in pattern.kinds else ""
    return "" if term.kind in (TermKind.INSTITUTION, TermKind.SLOGAN) else term.id


def _counted(tokens: tuple[Token, ...], bench: Bench) -> tuple[str, ...] | str:
    """What figures are about: the one thing named, or what the notice is about."""
    things = {
        token.mention.term
        for token in tokens
        if token.mention
        and (term := bench.terms.get(token.mention.term))
        and term.kind is not TermKind.INSTITUTION
    }
    if any(bench.terms[id_].kind is TermKind.INSTRUMENT for id_ in things):
        return "it tells what was done under a paper"
    if len(things) > 1 or any(token.sign == TITLE for token in tokens):
        return "several names stand beside it"
    return tuple(things)
