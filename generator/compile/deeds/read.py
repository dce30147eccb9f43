"""Reading the text of notices: each date in it, what it is, and what is said to happen on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.atlas import Found, Mention
from generator.compile.deeds import chinese, english
from generator.compile.deeds.guards import why_no_fact
from generator.compile.deeds.itself import find_references
from generator.compile.deeds.judge import UNDATED, Bench, Verdict, clause_around, judge
from generator.compile.deeds.mask import DATE, SELF, TERM, TITLE, Masked, Token, mask
from generator.compile.deeds.record import Deed, TextDate
from generator.compile.deeds.timely import Written, read_written
from generator.models import Block, Corpus, Notice, Period, Term
from generator.text.edtf import Edtf
from generator.text.escape import fold_space
from generator.text.han import has_han
from generator.text.likeness import fold_name
from generator.text.sentences import split_sentences
from generator.text.timex import Basis as TimexBasis
from generator.text.timex import Timex, TimexKind, find_timexes, resolve
from generator.text.titles import find_titles
from generator.vocabulary import (
    Basis,
    BlockKind,
    DateRole,
    NoticeKind,
    Review,
    Speaker,
    TermKind,
)

_MAY_DATE_RE = re.compile(r"\d|[年月日]|\b(?:year|month|today|recently)\b", re.IGNORECASE)
"""Only paragraphs with one of these are read for dates."""
_NO_DATES = frozenset({TimexKind.DURATION, TimexKind.RECURRENCE, TimexKind.DOCUMENT_YEAR})
_MEETING_RE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:sessions?|conferences?|congress|meetings?|summits?|forums?|Olympics|Games|Expo)\b"
    r"|年?[^，。；\s]{0,14}?(?:会议|大会|奥运会|冬奥会|论坛|峰会|博览会|座谈会)",
)
_NUMBERING_RE = re.compile(
    r"(?:(?:Article|Section|Art\.)\s\d{1,3}\.?|第[一二三四五六七八九十百\d]{1,4}[条條款章]|[一二三四五六七八九十]{1,3}、"
    r"|[(（][一二三四五六七八九十\da-z]{1,3}[)）]|\d{1,2}[.、)](?!\d))\s*"
)
"""What counts an article or item is no part of what it says."""
_LONGEST = 1500
"""Signs of a sentence; what is longer is none, and would cost the more the longer it is."""
_STATE_RE = re.compile(r"\sof\s(?:the\sPeople[’']s\sRepublic\sof\s)?China\b")
_STATE_HAN_RE = re.compile(r"中[华華]人民共和[国國]\Z")
NOTHING_SAID = "no clause says what happens then to what we know"
CORRECTED = "an editor has corrected these words"
IN_A_NAME = "it is part of a name or title"


def read_dates(corpus: Corpus, found: Found) -> tuple[TextDate, ...]:
    """Every date in the text of the notices, by notice, in the order of the text.

    Events are found in the issuer's own sentences only, where one clause says what happens, to
    what the glossary or the notice itself names, and when. Any other date has the reason why it
    is the date of no event. Retracted notices are passed over.
    """
    terms = {term.id: term for term in corpus.terms}
    periods = {period.id: period for period in corpus.periods}
    named = _by_block(found.mentions), _by_block(found.periods)
    dates: list[TextDate] = []
    for notice in sorted(corpus.notices, key=lambda notice: notice.id):
        if notice.review is Review.RETRACTED:
            continue
        written = read_written(notice)
        is_case = False
        for block in notice.blocks:
            is_heading = block.kind is BlockKind.HEADING
            is_case |= is_heading and notice.kind is NoticeKind.CASE_LIST
            key = (notice.id, block.id)
            if named[1].get(key) or _MAY_DATE_RE.search(block.text):
                reading = _Reading(notice, block, written, terms, named[0].get(key, ()), is_case)
                in_block = [
                    *reading.read(),
                    *_read_periods(reading, named[1].get(key, ()), periods),
                ]
                dates += sorted(in_block, key=lambda date: (date.start, date.end))
    return tuple(dates)


def _by_block(mentions: tuple[Mention, ...]) -> Mapping[tuple[str, str], tuple[Mention, ...]]:
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.notice, mention.block].append(mention)
    return {key: tuple(group) for key, group in found.items()}


@dataclass(frozen=True)
class _Reading:
    """One block of a notice and what is known for it."""

    notice: Notice
    block: Block
    written: Written
    terms: Mapping[str, Term]
    mentions: tuple[Mention, ...]
    is_case: bool
    """Whether it tells one case of a list."""

    @cached_property
    def text(self) -> str:
        """The block as one line."""
        return self.block.text

    @cached_property
    def nolink(self) -> frozenset[str]:
        """Ids and surfaces that are never linked in this notice."""
        return frozenset(fold_space(entry).casefold() for entry in self.notice.nolink)

    @cached_property
    def own_titles(self) -> frozenset[str]:
        """The titles of the notice: where it prints them, it speaks of itself."""
        titles = filter(None, (self.notice.title, self.notice.title_zh))
        return frozenset(map(fold_name, titles))

    def is_corrected(self, deed: Deed) -> bool:
        """Whether an editor has corrected any of the words that say it."""
        starts = (
            (self.text.find(entry.quote), len(entry.quote))
            for entry in self.notice.corrections
            if entry.block == self.block.id
        )
        return any(start < deed.end and deed.start < start + length for start, length in starts)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of the sentences in the block's text."""
        return tuple(
            (start + left, start + right)
            for start, end in self.block.spans
            for left, right in split_sentences(self.text[start:end])
        )

    def read(self) -> Iterator[TextDate]:
        """Each printed date of the block."""
        text = self.text
        timexes = find_timexes(text, self.notice.language)
        if self.written.on:
            timexes = resolve(timexes, self.written.on)
        if not timexes:
            return
        references = tuple(find_references(text, self.notice))
        tokens = [Token(SELF, ref.start, ref.end) for ref in references]
        tokens += [self._token(mention) for mention in self.mentions]
        tokens += [Token(TITLE, title.start, title.end) for title in find_titles(text)]
        tokens += [Token(DATE, t.start, t.end, timex=t) for t in timexes if t.kind not in _NO_DATES]
        doubtful = frozenset(ref.start for ref in references if not ref.is_sure)
        bench = Bench(self.terms, self.written, doubtful, self.is_case)
        for start, end in self.sentences:
            inside = [timex for timex in timexes if start <= timex.start < end]
            if inside:
                numbered = _NUMBERING_RE.match(text, start, end)
                masked = mask(text, numbered.end() if numbered else start, end, tokens)
                verdicts = self._judge(masked, bench)
                for timex in inside:
                    date = self._tell(timex, masked, verdicts)
                    is_corrected = any(map(self.is_corrected, date.deeds))
                    yield replace(date, deeds=(), reason=CORRECTED) if is_corrected else date

    def _token(self, mention: Mention) -> Token:
        """The sign of a mention, which takes in the country that a law is named with.

        What an editor keeps from being linked in this notice is a name that no entry is known for.
        """
        start, end = mention.start, mention.end
        if self.nolink & {mention.term, fold_space(mention.surface).casefold()}:
            return Token(TITLE, start, end)
        if fold_name(mention.surface) in self.own_titles:
            return Token(SELF, start, end)
        if before := _STATE_HAN_RE.search(self.text, max(0, start - 7), start):
            start = before.start()
        if after := _STATE_RE.match(self.text, end):
            end = after.end()
        return Token(TERM, start, end, mention=mention)

    def _judge(self, masked: Masked, bench: Bench) -> dict[int, Verdict]:
        """Where a date starts -> the first verdict that is an event, else the first there is."""
        verdicts: dict[int, Verdict] = {}
        if self.why_unread or len(masked.text) > _LONGEST:
            return verdicts
        is_chinese = has_han(masked.text)
        text = masked.text.translate(chinese.SIMPLIFIED) if is_chinese else masked.text
        seen = replace(masked, text=text)
        for pattern in chinese.PATTERNS if is_chinese else english.PATTERNS:
            for match in pattern.regex.finditer(text):
                verdict = judge(pattern, match, seen, self.text, bench)
                at = seen.tokens_in(match.span("d"))[0].start
                if verdict and (at not in verdicts or (verdict.deed and not verdicts[at].deed)):
                    verdicts[at] = verdict
        return verdicts

    @property
    def why_unread(self) -> str:
        """Why no events are looked for in this block; empty where they are."""
        if self.block.by is not Speaker.ISSUER:
            return f"the {self.block.by} says it, not the issuer"
        return "it stands in a heading" if self.block.kind is BlockKind.HEADING else ""

    def _tell(self, timex: Timex, masked: Masked, verdicts: Mapping[int, Verdict]) -> TextDate:
        is_inferred = timex.basis is TimexBasis.INFERRED
        date = self.blank(timex.start, timex.end, timex.value)
        date = replace(
            date,
            basis=Basis.INFERRED if is_inferred else Basis.STATED,
            anchor=timex.anchor if is_inferred else "",
            role=self._role(timex),
        )
        if timex.kind in _NO_DATES:
            return replace(date, edtf=None, role=None, reason=_KINDS[timex.kind])
        holder = self._holder(timex, masked)
        if holder is not None:
            return self._in_a_name(date, timex, holder)
        verdict = verdicts.get(timex.start)
        if verdict and verdict.deed:
            return replace(date, role=verdict.dated, deeds=(verdict.deed,))
        reason = verdict.reason if verdict else ""
        return replace(date, reason=reason or self._why_nothing(timex, masked))

    def blank(self, start: int, end: int, edtf: Edtf | None) -> TextDate:
        """A date of this block of which nothing more is said yet."""
        text = self.text
        around = [(left, right) for left, right in self.sentences if left <= start < right]
        left, right = around[0] if around else (0, len(text))
        notice = self.notice
        place = (notice.id, notice.work, self.block.id, notice.path, self.block.line, self.block.by)
        return TextDate(*place, start, end, text[start:end], text[left:right], edtf)

    def _role(self, timex: Timex) -> DateRole | None:
        """What a date is by its form alone: the year of a meeting, a stretch of time."""
        value = timex.value
        if value is None or value.start is None or value.end is None:
            return None
        if not value.is_interval and _MEETING_RE.match(self.text, timex.end):
            return DateRole.HELD
        return DateRole.PERIOD if value.is_interval or value.start.month is None else None

    def _holder(self, timex: Timex, masked: Masked) -> Token | None:
        """The name or title that a date is part of."""
        return next(
            (
                token
                for _, token in masked.tokens
                if token.sign != DATE and token.start <= timex.start and timex.end <= token.end
            ),
            None,
        )

    def _in_a_name(self, date: TextDate, timex: Timex, holder: Token) -> TextDate:
        """A date in the name of a meeting says when it is held; in any other it says nothing."""
        term = self.terms.get(holder.mention.term) if holder.mention else None
        is_year = timex.value is not None and not timex.value.is_interval
        latest = self.written.latest
        is_past = not (latest and timex.value and timex.value.first > latest)
        if term is None or term.kind is not TermKind.FORUM or not is_year or not is_past:
            return replace(date, reason=IN_A_NAME)
        if self.why_unread or timex.value is None:
            return replace(date, reason=self.why_unread)
        surface = self.text[holder.start : holder.end]
        if self.text.count(surface) != 1:
            return replace(date, reason=IN_A_NAME)
        deed = Deed(
            DateRole.HELD,
            timex.value,
            (term.id,),
            surface,
            holder.start,
            holder.end,
            date.basis,
        )
        return replace(date, role=DateRole.HELD, deeds=(deed,))

    def _why_nothing(self, timex: Timex, masked: Masked) -> str:
        if self.why_unread or len(masked.text) > _LONGEST:
            return self.why_unread or "what stands around it is no sentence"
        if timex.value is None:
            is_counted = timex.kind is TimexKind.DEICTIC and self.written.on is None
            return UNDATED if is_counted else timex.reason or "no date is said"
        index = next((at for at, token in masked.tokens if token.start == timex.start), 0)
        clause = clause_around(masked.text, index, index + 1)
        return why_no_fact(masked.text, clause) or NOTHING_SAID


_KINDS = {
    TimexKind.DURATION: "it is a length of time",
    TimexKind.RECURRENCE: "it comes back every time",
    TimexKind.DOCUMENT_YEAR: "it is part of the number of a document",
}


def _read_periods(
    reading: _Reading, named: tuple[Mention, ...], periods: Mapping[str, Period]
) -> Iterator[TextDate]:
    """The named periods and congresses of a block, with what content/periods.yml says of them."""
    for mention in named:
        period = periods[mention.term]
        start = period.edtf.start
        is_stretch = period.edtf.is_interval or start is None or start.month is None
        yield replace(
            reading.blank(mention.start, mention.end, period.edtf),
            role=DateRole.PERIOD if is_stretch else DateRole.HELD,
            period=period.id,
            reason=reading.why_unread or "a named period is told once, for all notices",
        )
