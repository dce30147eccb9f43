"""Where the body of the notice stands among the lines of the page: the best run.

Each line has a score, text above zero and chrome below (`scores`); the body is the run of lines
with the highest sum. Then it grows over neighbours that look like parts of a notice: salutation,
document number, attachments, signature. Where nothing around it is known to be chrome, all is
body.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from generator.curate.institutions import is_signer
from generator.curate.numbering import read_marker
from generator.curate.parts import Core, Hit, Label, Reach, Segment
from generator.curate.scores import best_run, score_lines
from generator.curate.scripts import compile_both
from generator.curate.wrapping import find_width, is_broken
from generator.text.sentences import count_words, is_sentence
from generator.text.timex import DATE_PATTERN

_LEAST_WORDS = 3
_ATTACHMENT_RE = compile_both(
    r"(?:附件|附表|附录|附：|附:|附则|attachments?|annex(?:es)?|appendix|enclosures?)\b"
    r"|附件[\d一二三四五六七八九十]*|附(?:修正|訂定|增訂)?[「『《].*",
    re.IGNORECASE,
)
_PART_RE = compile_both(
    r"特此(?:通知|公告|函告|通告)|(?:抄送|主送|抄报|印发)|[（(].*[）)]\Z"
    rf"|{DATE_PATTERN}"
    r"|(?:hereby (?:notified|announced)|this is hereby|cc:)",
    re.IGNORECASE,
)
_DAY_LINE_RE = re.compile(rf"{DATE_PATTERN}(?:\s?[（(]星期[一二三四五六日天][)）])?")
_PERSON_RE = compile_both(r"联系人|contact(?: person)?[:：]", re.IGNORECASE)
_SALUTATION_RE = re.compile(r".{2,400}[:：]\Z")
_NUMBER_LINE_RE = compile_both(
    r".{0,20}[〔\[［（(]\s?(?:19|20)\d\d\s?[〕\]］）)]\s?(?:第|No\.?)?\s?\d+\s?号?\Z|第.{1,8}号"
)


def find_core(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label]
) -> Core:
    """The best run of segments, grown over parts of a notice that stand next to it."""
    width = find_width(segment.text for segment in segments)
    core = best_run(score_lines(segments, hits, labels, width))
    if core.start == core.end:
        return Core(0, len(segments))
    core = _end_sentences(segments, {*hits, *labels}, width, core)
    return _grow_down(segments, hits, labels, _grow_up(segments, hits, labels, core))


def _end_sentences(
    segments: Sequence[Segment], edges: Container[int], width: int, core: Core
) -> Core:
    """Over the last lines of a sentence that is broken over lines, and over its first."""
    start, end = core.start, core.end

    def is_joined(below: int) -> bool:
        if not 0 < below < len(segments) or below in edges or below - 1 in edges:
            return False
        lines = segments[below - 1].text, segments[below].text
        return all(lines) and is_broken(*lines, is_next=True, width=width, uses_blanks=False)

    while is_joined(end):
        end += 1
    while is_joined(start):
        start -= 1
    return Core(start, end)


def _grow_up(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label], core: Core
) -> Core:
    chrome = {*hits, *(index for index, label in labels.items() if label.field != "number")}
    chrome |= _not_main(segments)
    if not any(index < core.start for index in chrome):
        return Core(0, core.end)
    start = core.start
    for index in range(core.start - 1, -1, -1):
        text = segments[index].text
        if index in hits:
            break
        if text and index not in labels:
            if not (_SALUTATION_RE.match(text) or _is_part(text) or _is_short_sentence(text)):
                break
            start = index
    return Core(start, core.end)


def _grow_down(
    segments: Sequence[Segment], hits: Mapping[int, Hit], labels: Mapping[int, Label], core: Core
) -> Core:
    last = max(index for index, segment in enumerate(segments) if segment.text)
    hard = [i for i, hit in hits.items() if i >= core.end and hit.reach is not Reach.OUTSIDE]
    if not hard and last not in hits and not any(i >= core.end for i in _not_main(segments)):
        return Core(core.start, len(segments))
    end = _signature_end(segments, core.end, min(hard, default=last))
    in_list = any(_ATTACHMENT_RE.match(segments[i].text) for i in range(*_tail(core)))
    for index in range(end, len(segments)):
        text = segments[index].text
        if index in hits and hits[index].reach is Reach.OUTSIDE and _PERSON_RE.match(text):
            end = index + 1
            continue
        if index in hits:
            break
        if not text or index in labels:
            continue
        in_list = _ATTACHMENT_RE.match(text) is not None or (
            in_list and not is_sentence(segments[index - 1].text)
        )
        if not in_list and not _is_part(text) and not _is_short_sentence(text):
            following = segments[index + 1].text if index + 1 < len(segments) else ""
            if not _DAY_LINE_RE.fullmatch(following):
                break
        end = index + 1
    return Core(core.start, end)


def _not_main(segments: Sequence[Segment]) -> set[int]:
    """Indexes of the lines that the reader of a page does not take for main text."""
    return {i for i, segment in enumerate(segments) if segment.text and segment.is_main is False}


def _signature_end(segments: Sequence[Segment], start: int, stop: int) -> int:
    """Where the signature between *start* and *stop* ends: contacts may stand above it."""
    end = start
    for index in range(start, stop):
        text = segments[index].text
        above = next((s.text for s in reversed(segments[:index]) if s.text), "")
        is_dated = re.fullmatch(DATE_PATTERN, text) and is_signer(above)
        if is_dated or _ATTACHMENT_RE.match(text):
            end = index + 1
    return end


def _tail(core: Core) -> tuple[int, int]:
    return max(core.start, core.end - 5), core.end


def _is_short_sentence(text: str) -> bool:
    """Whether a line is a sentence, too short to speak for the body by itself."""
    return is_sentence(text) and count_words(text) >= _LEAST_WORDS


def _is_part(text: str) -> bool:
    return (
        is_signer(text)
        or read_marker(text) is not None
        or any(regex.match(text) for regex in (_PART_RE, _ATTACHMENT_RE, _NUMBER_LINE_RE))
    )
