"""What becomes of each line: body, metadata, chrome or repeat, and by which rule.

Where nothing speaks clearly against a line it stays: a notice with a stray link is mended in a
minute, one that lost a sentence misleads.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from generator.curate.institutions import is_organisation
from generator.curate.label_words import DATE_LABELS
from generator.curate.numbering import read_marker
from generator.curate.parts import Core, Hit, Judged, Label, Mark, Reach, Segment, Title, Verdict
from generator.curate.scripts import compile_both
from generator.text.sentences import count_words, is_prose

_OF_THE_PAGE = frozenset({"translation", "translator", "author", "views", "updated"})
"""Labels that speak of the page also where they stand right below the text."""
_LEAD_RE = compile_both(
    r"(?:导读|导语|编者按|编者注|译者注|译注|小编)\s?[:：]|(?:editor|translator)['’]s note\b",
    re.IGNORECASE,
)
_HEADING_WORDS = 10
_NO_HEADING_RE = re.compile(r"\d|[.!?…。！？；;:：,，|][\"”’')\]）】]*\Z")
"""Dates and sentences name no chapter."""
_AWAY = frozenset({"outside-block", "outside-main"})
"""Rules of lines that are left out for where they stand alone."""
_FEW_LINES = 3
_NEAR = 2
"""Running lines of the body above which a label still counts as one."""


def judge_segments(
    segments: Sequence[Segment],
    hits: Mapping[int, Hit],
    labels: Mapping[int, Label],
    title: Title,
    core: Core,
    teasers: Container[int] = (),
) -> tuple[Judged, ...]:
    """What becomes of each segment; one entry a segment, in order.

    Args:
        segments: All segments of the notice.
        hits: Those that are chrome by a line rule.
        labels: Those that look like a label or its value.
        title: The title lines.
        core: Where the body stands.
        teasers: Those that say again what stands below: the text has not begun with them.
    """
    own_labels = _labels_at_the_edges(segments, labels, title, core, teasers)
    stop = _first_stop(hits, core)
    edges = {*hits, *own_labels, *title.segments, *title.again}
    judged = []
    for index, segment in enumerate(segments):
        if not segment.text:
            judged.append(Judged(segment, Verdict.BLANK))
        elif segment.mark is Mark.HIDDEN:
            reason = "is in the file but not shown to a reader"
            judged.append(Judged(segment, Verdict.DROPPED, "hidden", reason))
        elif index in title.segments:
            judged.append(Judged(segment, Verdict.METADATA, "title", "the title"))
        elif index in own_labels:
            label = own_labels[index]
            judged.append(Judged(segment, Verdict.METADATA, _field(label), f"label: {label.quote}"))
        elif index in title.again:
            judged.append(Judged(segment, Verdict.REPEAT, "title", "prints the title again"))
        elif index == title.note:
            judged.append(Judged(segment, Verdict.KEPT))
        elif index in hits and (
            index not in core
            or (hits[index].reach is not Reach.OUTSIDE and not _is_amid(segments, hits, index))
        ):
            hit = hits[index]
            judged.append(Judged(segment, Verdict.DROPPED, hit.rule, hit.reason))
        elif (
            index in core
            or _is_stray_text(segments, hits, core, index)
            or _heads_text(segments, hits, edges, core, index)
        ):
            judged.append(Judged(segment, Verdict.KEPT))
        else:
            judged.append(_left_out(segments, hits, index, stop))
    return tuple(_keep_amid(judged, hits, title))


def _left_out(
    segments: Sequence[Segment], hits: Mapping[int, Hit], index: int, stop: int | None
) -> Judged:
    """A segment that is no part of the text, with the reason."""
    segment = segments[index]
    if stop is not None and index > stop:
        reason = f"stands below line {segments[stop].line}, which {hits[stop].reason}"
        return Judged(segment, Verdict.DROPPED, "after-end", reason)
    if segment.is_main is False:
        reason = "stands outside the main text of the page"
        return Judged(segment, Verdict.DROPPED, "outside-main", reason)
    reason = "is a short line away from the running text of the notice"
    return Judged(segment, Verdict.DROPPED, "outside-block", reason)


def _keep_amid(judged: Sequence[Judged], hits: Mapping[int, Hit], title: Title) -> Iterator[Judged]:
    """The verdicts, with few short lines amid kept text kept: a signature, the name of an annex.

    Only where nothing speaks against them but that they are short; with chrome among them they
    are a menu.
    """
    lines = [index for index, entry in enumerate(judged) if entry.segment.text]
    kept: set[int] = set()
    run: list[int] = []
    above = False
    for index in lines:
        entry = judged[index]
        is_title = index in title.segments
        if entry.verdict is Verdict.KEPT or (is_title and run and above):
            if above and len(run) <= _FEW_LINES:
                kept.update(run)
            run, above = [], entry.verdict is Verdict.KEPT
        elif entry.rule in _AWAY and index not in hits:
            run.append(index)
        else:
            run, above = [], False
    for index, entry in enumerate(judged):
        yield Judged(entry.segment, Verdict.KEPT) if index in kept else entry


def _is_amid(segments: Sequence[Segment], hits: Mapping[int, Hit], index: int) -> bool:
    """Whether a line that speaks of copyright or records stands between lines of running text."""
    if hits[index].rule != "copyright":
        return False
    above = next((i for i in range(index - 1, -1, -1) if segments[i].text), -1)
    below = next((i for i in range(index + 1, len(segments)) if segments[i].text), -1)
    return all(
        place >= 0
        and (place not in hits or hits[place].rule == "copyright")
        and (
            is_prose(segments[place].text)
            or segments[place].mark in (Mark.ITEM, Mark.HEADING)
            or read_marker(segments[place].text) is not None
        )
        for place in (above, below)
    )


def _field(label: Label) -> str:
    """The key of the front matter a label speaks of; its own name where there is none."""
    return "dates" if label.field in DATE_LABELS else label.field


def _labels_at_the_edges(
    segments: Sequence[Segment],
    labels: Mapping[int, Label],
    title: Title,
    core: Core,
    teasers: Container[int],
) -> dict[int, Label]:
    """Labels above, right at the start of, or below the body; inside they are its text."""
    others = {*labels, *title.segments, *title.again, title.note}
    prose = [
        i
        for i in range(core.start, core.end)
        if i not in others and i not in teasers and _is_own_prose(segments[i].text)
    ]
    first = prose[0] if prose else core.start
    near = prose[_NEAR - 1] if len(prose) >= _NEAR else first
    last = prose[-1] if prose else core.end
    return {
        index: label
        for index, label in labels.items()
        if index >= core.end
        or index < (first if _is_ambiguous(label) else near)
        or (index > last and label.field in _OF_THE_PAGE)
    }


def _is_own_prose(text: str) -> bool:
    """Whether a line is running text, and no lead or note of who put the copy up."""
    return is_prose(text) and not _LEAD_RE.match(text)


def _is_ambiguous(label: Label) -> bool:
    """Whether a notice may print such a line itself, below its first paragraph."""
    return label.field == "number" or label.is_generic


def _first_stop(hits: Mapping[int, Hit], core: Core) -> int | None:
    stops = [i for i, hit in hits.items() if i >= core.end and hit.reach is Reach.STOP]
    return min(stops, default=None)


def _is_stray_text(
    segments: Sequence[Segment], hits: Mapping[int, Hit], core: Core, index: int
) -> bool:
    """Running text, or its number and heading, outside the body with no chrome between the two."""
    if not (is_prose(segments[index].text) or read_marker(segments[index].text)):
        return False
    between = range(core.end, index) if index >= core.end else range(index + 1, core.start)
    return all(place not in hits or hits[place].reach is Reach.OUTSIDE for place in between)


def _heads_text(
    segments: Sequence[Segment],
    hits: Mapping[int, Hit],
    edges: Container[int],
    core: Core,
    index: int,
) -> bool:
    """Whether a short line alone names a chapter: numbered text of the body stands right below it.

    Above it stands text as well, the title, a label or chrome: a menu has many short lines.
    """
    text = segments[index].text
    if count_words(text) > _HEADING_WORDS or _NO_HEADING_RE.search(text) or is_organisation(text):
        return False
    below = next((i for i in range(index + 1, len(segments)) if segments[i].text), -1)
    above = next((i for i in range(index - 1, -1, -1) if segments[i].text), -1)
    if below < 0 or below in hits or above < 0 or read_marker(segments[below].text) is None:
        return False
    is_text = below in core or _is_stray_text(segments, hits, core, below)
    return is_text and (
        above in edges or above in core or _is_stray_text(segments, hits, core, above)
    )
