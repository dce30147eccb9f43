"""Timelines: the whole corpus, and each subject of which enough is known."""

from __future__ import annotations

from collections import defaultdict

from generator.atlas import Event, Timeline
from generator.models import Corpus

ENOUGH = 3
"""Events a subject needs for a timeline of its own."""


def draw_timelines(corpus: Corpus, events: tuple[Event, ...]) -> tuple[Timeline, ...]:
    """The timeline of everything, then those of the subjects, by id.

    Args:
        corpus: Where subjects have their labels, titles and introductions from.
        events: In date order.
    """
    of_subject: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for subject in event.subjects:
            of_subject[subject].append(event)
    labels = {term.id: term.label for term in corpus.terms}
    files = {subject.subject: subject for subject in corpus.subjects}
    timelines = [Timeline("", "Timeline", "timeline/index", events)]
    for id_ in sorted(of_subject):
        if id_ not in labels or len(of_subject[id_]) < ENOUGH:
            continue
        file = files.get(id_)
        timelines.append(
            Timeline(
                subject=id_,
                title=file.title if file else f"{labels[id_]}: timeline",
                uri=f"timeline/{id_}",
                events=tuple(of_subject[id_]),
                intro=file.intro if file else "",
            )
        )
    return tuple(timelines)
