"""What each line is worth as part of the body: above zero speaks for it, below against it.

A line is worth what its signals are worth together. The signals are few and plain: how long it
is, whether it ends as running text does, whether it asks or dates, what stands around it. Their
weights were learned from web pages whose body is known (`tests/quality/fit_lines.py` tries others);
nothing is learned while the program runs. Lines that fit a rule, and labels, have fixed scores.
"""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.curate.institutions import is_organisation
from generator.curate.numbering import read_marker
from generator.curate.parts import Core, Hit, Label, Mark, Reach, Segment
from generator.curate.wrapping import count_columns
from generator.text.sentences import count_words, is_sentence
from generator.text.timex import DATE_PATTERN

_CLOSED_RE = re.compile(r"[.!?…。！？；;:：][\"”’')\]）】]*\Z")
_CUT_RE = re.compile(r"(?:\.\.\.|…)\W*\Z")
_DATE_RE = re.compile(rf"{DATE_PATTERN}|\b\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?) ago\b")
_DIGIT_RE = re.compile(r"\d|〇|二○")
_TALK_END_RE = re.compile(
    r"\b(?:said|says|writes|wrote|commented|replied)(?:\s+on .{0,30})?\s*:?\Z"
    r"|\b\d+ (?:comments?|replies|responses)\s*:?\Z"
)
_TALK_START_RE = re.compile(
    r"(?:reply|report|flag|permalink|upvote|quote)(?: .{0,20})?\Z|re: "
    r"|.{0,30}\b(?:log ?in|sign ?in|register)\b.{0,30}\b(?:comment|reply|post)\b"
)
_FORM_RE = re.compile(
    r"\b(?:your (?:name|e-?mail)|email address|sign up|(?:un)?subscribe|newsletter|cookies?"
    r"|privacy policy|terms of|all rights|reserved|log in|sign in|download|click here"
    r"|contact us|call us|(?:learn|read) more)\b"
)
"""The three read small letters."""
_TAIL = 50
"""Code points in which a line says at its end that somebody speaks."""
_FEW, _MOST = 4, 40
"""Words of a label; words of a line that count, since one very long line is worth a paragraph."""
_SAID_WORDS, _DATED_WORDS, _BRIEF_WORDS = 25, 12, 20
_NEAR, _FAR = 0.5, 0.95
"""How much of what stood above a line is still remembered a line below."""


class Signals(NamedTuple):
    """What is seen of one line; lengths in tens of words, the rest between 0 and 1."""

    always: float
    few: float
    """It has fewer words than a label needs."""
    length: float
    closed: float
    """It ends with a mark, as sentences, items and introductions do."""
    closed_length: float
    sentence: float
    colon: float
    talk: float
    """It heads or counts comments of readers."""
    form: float
    """It asks to sign up, agree or read on."""
    dated: float
    """It is a short line with a day, as lists of articles have."""
    cut: float
    """It ends with dots, as teasers do."""
    text_above: float
    """Closed lines right above, by length."""
    text_below: float
    text_around: float
    """The smaller of the two."""
    brief_above: float
    """Share of short lines without a mark right above."""
    talk_above: float


WEIGHTS = Signals(
    always=-0.4,
    few=-0.25,
    length=0.01,
    closed=0.3,
    closed_length=1.38,
    sentence=0.3,
    colon=0.35,
    talk=-0.5,
    form=-1.0,
    dated=-1.4,
    cut=-1.4,
    text_above=-0.47,
    text_below=-0.52,
    text_around=-0.31,
    brief_above=0.46,
    talk_above=-3.7,
)
"""What one unit of a signal is worth, learned on public gold."""
SCALE = 6.0
"""What brings learned weights to the measure of the fixed ones below."""
_COST = {Reach.OUTSIDE: -1.0, Reach.LINE: -8.0, Reach.STOP: -20.0}
"""What a line that fits a rule is worth, whatever it looks like."""
_LABEL, _NUMBERED = -1.0, 0.5
"""What a label is worth, and the least a number at the start of a line is."""
_BEHIND, _TEXT = 0.5, 2.0
"""What a closed line loses below the end of an article, by length, and the length of the least
text that is one: a site may describe itself there."""
_MAIN, _NOT_MAIN, _NOT_MAIN_CELL = 6.0, -6.0, -0.5
"""What it is worth that the reader of a page takes a line for main text, or does not. It often
loses tables, so that it says little of their cells."""


def score_lines(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label], width: int
) -> list[float]:
    """What each line is worth, in order; arguments as of `read_signals`."""
    signals = read_signals(segments, hits, labels, width)
    end = _find_end(signals, hits, labels)
    scores = []
    for index, (segment, line) in enumerate(zip(segments, signals, strict=True)):
        hit = hits.get(index)
        if line is None:
            score = 0.0
        elif hit:
            score = _COST[hit.reach]
        elif index in labels:
            score = _LABEL
        else:
            score = SCALE * sum(map(operator.mul, WEIGHTS, line))
            if index > end:
                score -= SCALE * _BEHIND * line.closed_length
            if read_marker(segment.text):
                score = max(score, _NUMBERED)
        scores.append(score + _main_score(segment, hit is not None))
    return scores


def best_run(scores: Sequence[float]) -> Core:
    """The run of lines whose scores have the highest sum; empty where none is above zero."""
    best, core = 0.0, Core(0, 0)
    total, start = 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, core = total, Core(start, index + 1)
    return core


def _find_end(
    signals: Sequence[Signals | None], hits: Mapping[int, Hit], labels: Mapping[int, Label]
) -> int:
    """Index of the first line that says that an article with most of the text has ended."""
    known = {*hits, *labels}
    text = [
        0.0 if line is None or i in known or line.few else line.closed_length
        for i, line in enumerate(signals)
    ]
    least = max(_TEXT, sum(text) / 2)
    for index, total in enumerate(itertools.accumulate(text)):
        if total >= least and index in hits and hits[index].reach is Reach.STOP:
            return index
    return len(signals)


def _main_score(segment: Segment, is_hit: bool) -> float:
    """What the reader of the format says of a line, where it can tell main text from the rest."""
    if segment.is_main is None or not segment.text:
        return 0.0
    if segment.is_main:
        return 0.0 if is_hit else _MAIN
    return _NOT_MAIN_CELL if segment.mark is Mark.CELL else _NOT_MAIN


def read_signals(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label], width: int
) -> list[Signals | None]:
    """The signals of each line; None of one without text.

    Args:
        segments: The lines.
        hits: Those that fit a line rule.
        labels: Those that are labels or their values.
        width: Columns of a full line, where sentences are broken over lines; else 0.
    """
    above = ""
    alone: list[Signals | None] = []
    for segment in segments:
        alone.append(_see(segment, above, width) if segment.text else None)
        above = segment.text or above
    known = {*hits, *labels}
    text = [
        line and (0.0 if i in known or line.few else line.closed_length)
        for i, line in enumerate(alone)
    ]
    brief = [line and float(line.length * 10 <= _BRIEF_WORDS and not line.closed) for line in alone]
    around = zip(
        _fade(text, _NEAR),
        _fade(text[::-1], _NEAR)[::-1],
        _fade(brief, _NEAR),
        _fade([line and line.talk for line in alone], _FAR),
        strict=True,
    )
    return [
        line
        and line._replace(
            text_above=above,
            text_below=below,
            text_around=min(above, below),
            brief_above=brief_above,
            talk_above=talk_above,
        )
        for line, (above, below, brief_above, talk_above) in zip(alone, around, strict=True)
    ]


def _see(segment: Segment, above: str, width: int) -> Signals:
    text = segment.text
    small = text.lower()
    words = count_words(text)
    length = min(words, _MOST) / 10
    is_full = width > 0 and count_columns(text) >= 0.75 * width
    closed = float(is_full or _CLOSED_RE.search(text) is not None)
    return Signals(
        always=1.0,
        few=float(words < _FEW),
        length=length,
        closed=closed,
        closed_length=closed * length,
        sentence=float(is_sentence(text)),
        colon=float(text.endswith((":", "："))),
        talk=float(words < _SAID_WORDS and _is_talk(small)),
        form=float(_FORM_RE.search(small) is not None),
        dated=float(words < _DATED_WORDS and _is_dated(text, above)),
        cut=float(_CUT_RE.search(text) is not None),
        text_above=0.0,
        text_below=0.0,
        text_around=0.0,
        brief_above=0.0,
        talk_above=0.0,
    )


def _is_talk(text: str) -> bool:
    return (
        _TALK_START_RE.match(text) is not None
        or _TALK_END_RE.search(text, max(0, len(text) - _TAIL)) is not None
    )


def _is_dated(text: str, above: str) -> bool:
    """Whether a line has a day, and is no signature below the name of an organisation."""
    return (
        _DIGIT_RE.search(text) is not None
        and _DATE_RE.search(text) is not None
        and not is_organisation(above)
    )


def _fade(values: Sequence[float | None], keep: float) -> list[float]:
    """For each line, the mean of those above it, of which nearer ones weigh more."""
    means, mean = [], 0.0
    for value in values:
        means.append(mean)
        if value is not None:
            mean = keep * mean + (1 - keep) * value
    return means
