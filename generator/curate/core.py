"""Where the body of the notice stands among the lines of the page: the densest block.

Each line gets a score, prose above zero and chrome below; the body is the run of lines with the
highest sum. Then it grows over neighbours that look like parts of a notice: salutation, document
number, attachments, signature. Where nothing around it is known to be chrome, all is body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.curate.dates import DATE_PATTERN
from generator.curate.parts import Core, Hit, Label, Reach, Segment
from generator.curate.wrapping import count_columns, find_width
from generator.text.han import HAN
from generator.text.sentences import count_words

_LISTED_RE = re.compile(r"[.!?…。！？；;:：][\"”’')\]）】]*\Z")
_SHORT, _CHROME, _STOP, _AGAIN = -1.0, -8.0, -60.0, -3.0
_MOST = 40
"""Words of a line that count: one very long line is not worth more than a paragraph."""
_SENTENCE_COST = 6
"""Words a sentence must have to speak for the body: short ones stand in teasers as well."""

_NUMBERED = (
    rf"(?:[{HAN}]{{1,3}}、|[（(][一二三四五六七八九十\d]{{1,3}}[）)]|\d{{1,2}}[.．、)）]\s?"
    rf"|[ⅠⅡⅢⅣⅤIVX]{{1,4}}\.\s"
    rf"|第[一二三四五六七八九十百\d]{{1,4}}[条章节]|Article \d|Chapter |Section )"
)
_ATTACHMENT_RE = re.compile(
    r"(?:附件|附表|附录|附：|附:|附則|附则|attachments?|annex(?:es)?|appendix|enclosures?)\b"
    r"|附件[\d一二三四五六七八九十]*",
    re.IGNORECASE,
)
_PART_RE = re.compile(
    rf"{_NUMBERED}|特此(?:通知|公告|函告|通告)|(?:抄送|主送|抄报|印发)|[（(].*[）)]\Z"
    rf"|{DATE_PATTERN}"
    r"|(?:hereby (?:notified|announced)|this is hereby|cc:)",
    re.IGNORECASE,
)
_ORGANISATION_RE = re.compile(
    r".{2,40}(?:局|部|委员会|委|院|厅|署|办公室|办公厅|总局|法院|检察院|中心|协会)\Z"
    r"|(?:[A-Z][\w.&'’-]*,?\s|of\s|the\s|and\s|for\s){1,10}.*(?:Administration|Office|Bureau"
    r"|Ministry|Commission"
    r"|Committee|Council|Department|Court|Association|Government|China|PRC)\b[^.]{0,40}\Z",
    re.IGNORECASE,
)
_SALUTATION_RE = re.compile(r".{2,400}[:：]\Z")
_NUMBER_LINE_RE = re.compile(
    r".{0,20}[〔\[［（(]\s?(?:19|20)\d\d\s?[〕\]］）)]\s?(?:第|No\.?)?\s?\d+\s?号?\Z|第.{1,8}号"
)


def find_core(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label]
) -> Core:
    """The densest run of segments, grown over parts of a notice that stand next to it."""
    scores = _score(segments, hits, labels)
    core = _best_run(scores)
    if core.start == core.end:
        return Core(0, len(segments))
    return _grow_down(segments, hits, labels, _grow_up(segments, hits, labels, core))


def _score(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label]
) -> list[float]:
    times = Counter(segment.text for segment in segments)
    width = find_width(segment.text for segment in segments)
    scores = []
    for index, segment in enumerate(segments):
        words = count_words(segment.text)
        hit = hits.get(index)
        if not words:
            score = 0.0
        elif hit:
            score = _STOP if hit.reach is Reach.STOP else _CHROME
        elif index in labels:
            score = _SHORT
        elif times[segment.text] > 1 and words < 30:
            score = _AGAIN
        elif _LISTED_RE.search(segment.text):
            score = float(min(words, _MOST) - _SENTENCE_COST)
        elif words > 20:
            score = 0.3 * min(words, _MOST)
        elif width and count_columns(segment.text) >= 0.75 * width:
            score = 0.3 * words
        elif re.match(_NUMBERED, segment.text):
            score = 0.5
        else:
            score = _SHORT
        scores.append(score)
    return scores


def _best_run(scores: Sequence[float]) -> Core:
    best, core = 0.0, Core(0, 0)
    total, start = 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, core = total, Core(start, index + 1)
    return core


def _grow_up(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label], core: Core
) -> Core:
    chrome = {*hits, *(index for index, label in labels.items() if label.field != "number")}
    if not any(index < core.start for index in chrome):
        return Core(0, core.end)
    start = core.start
    for index in range(core.start - 1, -1, -1):
        text = segments[index].text
        if index in hits:
            break
        if text and index not in labels:
            if not (_SALUTATION_RE.match(text) or _NUMBER_LINE_RE.match(text) or _is_part(text)):
                break
            start = index
    return Core(start, core.end)


def _grow_down(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label], core: Core
) -> Core:
    last = max(index for index, segment in enumerate(segments) if segment.text)
    hard = [i for i, hit in hits.items() if i >= core.end and hit.reach is not Reach.OUTSIDE]
    if not hard and last not in hits:
        return Core(core.start, len(segments))
    end = _signature_end(segments, core.end, min(hard, default=last))
    in_attachment = any(_ATTACHMENT_RE.match(segments[i].text) for i in range(*_tail(core)))
    for index in range(end, len(segments)):
        text = segments[index].text
        if index in hits:
            break
        if not text or index in labels:
            continue
        in_attachment = in_attachment or _ATTACHMENT_RE.match(text) is not None
        if not in_attachment and not _is_part(text):
            following = segments[index + 1].text if index + 1 < len(segments) else ""
            if not re.fullmatch(DATE_PATTERN, following):
                break
        end = index + 1
    return Core(core.start, end)


def _signature_end(segments: Sequence[Segment], start: int, stop: int) -> int:
    """Where the signature between *start* and *stop* ends: contacts may stand above it."""
    end = start
    for index in range(start, stop):
        text = segments[index].text
        above = next((s.text for s in reversed(segments[:index]) if s.text), "")
        is_dated = re.fullmatch(DATE_PATTERN, text) and _ORGANISATION_RE.match(above)
        if is_dated or _ATTACHMENT_RE.match(text):
            end = index + 1
    return end


def _tail(core: Core) -> tuple[int, int]:
    return max(core.start, core.end - 5), core.end


def _is_part(text: str) -> bool:
    return any(regex.match(text) for regex in (_PART_RE, _ORGANISATION_RE, _ATTACHMENT_RE))
