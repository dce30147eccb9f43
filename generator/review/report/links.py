"""Links of the published text, before and after, and the numbers that follow from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.atlas import Atlas, Mention
from generator.review.report.records import CountChange, LinkChange

_Spot = tuple[str, str, str]
"""Notice, section and term: there is one link for each."""


def differ_links(old: Atlas, new: Atlas) -> tuple[LinkChange, ...]:
    """Links gained, lost, or leading to another term, in order of notice and block.

    A link that only moved within its section, or whose section has another id, is the same.
    """
    labels = _labels(old) | _labels(new)
    before, after = _links(old), _links(new)
    lost = {spot: link for spot, link in before.items() if spot not in after}
    gained = {spot: link for spot, link in after.items() if spot not in before}
    _drop_same(lost, gained)
    changes = list(_pair_targets(lost, gained, labels))
    changes += [_change(link, labels.get(link.term, link.term), "") for link in lost.values()]
    changes += [_change(link, "", labels.get(link.term, link.term)) for link in gained.values()]
    return tuple(
        sorted(changes, key=lambda c: (c.notice, c.block, c.surface, c.old or c.new, c.new))
    )


def _labels(atlas: Atlas) -> dict[str, str]:
    return {term.id: term.label for term in atlas.corpus.terms}


def _links(atlas: Atlas) -> dict[_Spot, Mention]:
    links: dict[_Spot, Mention] = {}
    for mention in atlas.mentions:
        if mention.is_linked:
            links.setdefault((mention.notice, mention.section, mention.term), mention)
    return links


def _drop_same(lost: dict[_Spot, Mention], gained: dict[_Spot, Mention]) -> None:
    """Take out links that are the same but for the id of their section or block."""
    places: dict[tuple[str, str, str], list[_Spot]] = defaultdict(list)
    for spot, link in lost.items():
        places[link.notice, link.term, link.surface].append(spot)
    for spot, link in list(gained.items()):
        same = places[link.notice, link.term, link.surface]
        if same:
            del gained[spot], lost[same.pop(0)]


def _pair_targets(
    lost: dict[_Spot, Mention], gained: dict[_Spot, Mention], labels: Mapping[str, str]
) -> Iterator[LinkChange]:
    """The same words of the same block that lead elsewhere now; they are taken out of both."""
    words: dict[tuple[str, str, str], _Spot] = {}
    for spot, link in lost.items():
        words.setdefault((link.notice, link.block, link.surface), spot)
    for spot, link in list(gained.items()):
        same = words.pop((link.notice, link.block, link.surface), None)
        if same is not None:
            was = lost.pop(same).term
            del gained[spot]
            old, new = labels.get(was, was), labels.get(link.term, link.term)
            if old == new:  # the entry has another id
                old, new = f"{old} ({was})", f"{new} ({link.term})"
            yield _change(link, old, new)


def _change(link: Mention, old: str, new: str) -> LinkChange:
    return LinkChange(link.notice, link.block, link.surface, old, new)


def count_backlinks(old: Atlas, new: Atlas) -> tuple[CountChange, ...]:
    """Terms that are named more or less often, in order of their ids."""
    return _count(
        _labels(old) | _labels(new),
        {id_: len(links) for id_, links in old.backlinks.items()},
        {id_: len(links) for id_, links in new.backlinks.items()},
        "glossary",
    )


def count_timelines(old: Atlas, new: Atlas) -> tuple[CountChange, ...]:
    """Timelines with more or fewer events; the whole one first."""
    titles = {line.subject or "index": line.title for line in (*old.timelines, *new.timelines)}
    before = {line.subject or "index": len(line.events) for line in old.timelines}
    after = {line.subject or "index": len(line.events) for line in new.timelines}
    counts = _count(titles, before, after, "timeline")
    return tuple(sorted(counts, key=lambda count: count.uri != "timeline/index"))


def _count(
    titles: Mapping[str, str], old: Mapping[str, int], new: Mapping[str, int], folder: str
) -> tuple[CountChange, ...]:
    changed: Iterable[str] = (
        id_ for id_ in sorted({*old, *new}) if old.get(id_, 0) != new.get(id_, 0)
    )
    return tuple(
        CountChange(titles.get(id_, id_), f"{folder}/{id_}", old.get(id_, 0), new.get(id_, 0))
        for id_ in changed
    )
