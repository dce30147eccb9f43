"""Organize: the corpus seen from its terms: backlinks, counts, notices that are alike."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from generator.atlas import Atlas, Backlink, Event, Mention, Timeline, Usage
from generator.compile.works import chosen_copies, date_order
from generator.models import Corpus, Notice
from generator.reviewed import all_pages, disputed_facts
from generator.vocabulary import DateRole, Review

RELATED = 5
"""Notices that are shown as related."""
_FLOOR = 0.1
_RARE = 8
"""Terms of a notice that others are looked up by."""
_COMMON = 100
"""A term that more notices name says little about any of them."""
_SUBJECT_WEIGHT = 3
_AHEAD = frozenset({DateRole.DEADLINE, DateRole.PERIOD, DateRole.PLANNED, DateRole.EFFECTIVE})
_ISO_DAY_RE = re.compile(r"\d{4}-\d{2}-\d{2}")


def organize(
    corpus: Corpus,
    mentions: tuple[Mention, ...],
    events: tuple[Event, ...],
    timelines: tuple[Timeline, ...],
) -> Atlas:
    """The corpus and everything computed from it, in one record."""
    return Atlas(
        corpus=corpus,
        mentions=mentions,
        backlinks=_list_backlinks(corpus, mentions),
        related=_relate_notices(corpus.notices, mentions),
        events=events,
        timelines=timelines,
        edition=_find_edition(corpus),
        usage=_count_usage(corpus.notices, mentions),
        findings=corpus.findings,
    )


# --- backlinks and counts ---------------------------------------------------------------------


def _list_backlinks(
    corpus: Corpus, mentions: Iterable[Mention]
) -> Mapping[str, tuple[Backlink, ...]]:
    """Term id -> every mention with its sentence, in order of notice date, id and text."""
    order = {notice.id: date_order(notice) for notice in corpus.notices}
    blocks = {(n.id, block.id): block for n in corpus.notices for block in n.blocks}
    links: dict[str, list[Backlink]] = defaultdict(list)
    for (notice, block), group in groupby(mentions, key=lambda m: (m.notice, m.block)):
        text, spans = blocks[notice, block].text, blocks[notice, block].spans
        for mention in group:
            links[mention.term].append(_cite(mention, text, spans))
    return {
        term: tuple(sorted(links[term], key=lambda link: order[link.notice]))
        for term in sorted(links)
    }


def _cite(mention: Mention, text: str, spans: tuple[tuple[int, int], ...]) -> Backlink:
    """A mention with the sentence it stands in, or the sentences if it runs over an end."""
    around = [span for span in spans if span[0] < mention.end and mention.start < span[1]]
    first, last = around[0][0], around[-1][1]
    return Backlink(
        notice=mention.notice,
        block=mention.block,
        sentence=text[first:last],
        start=mention.start - first,
        end=mention.end - first,
        at=first,
    )


def _count_usage(notices: tuple[Notice, ...], mentions: Iterable[Mention]) -> Mapping[str, Usage]:
    """Term id -> how many works name it and how often, from one copy of each work."""
    by_id = {notice.id: notice for notice in notices}
    chosen = {copy.id for copy in chosen_copies(notices).values()}
    counts: Counter[str] = Counter()
    naming: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        notice = by_id[mention.notice]
        if notice.review is Review.RETRACTED:
            continue
        naming[mention.term].add(mention.notice)
        counts[mention.term] += mention.notice in chosen
    return {
        term: Usage(
            works=len({by_id[id_].work for id_ in naming[term]}),
            mentions=counts[term],
            first=min(naming[term], key=lambda id_: date_order(by_id[id_])),
        )
        for term in sorted(naming)
    }


# --- notices that are alike -------------------------------------------------------------------


def _relate_notices(
    notices: tuple[Notice, ...], mentions: Iterable[Mention]
) -> Mapping[str, tuple[str, ...]]:
    """Notice id -> the notices of other works that share most rare terms, best first.

    Cosine of term weights (logarithm of the count times inverse document frequency), looked up
    by each notice's rarest terms only: common ones say little and cost much.
    """
    current = {notice.id: notice for notice in notices if notice.review is not Review.RETRACTED}
    vectors = _weigh_terms(current, mentions)
    naming: dict[str, list[str]] = defaultdict(list)
    for id_, vector in vectors.items():
        for term in vector:
            naming[term].append(id_)
    related = {}
    for id_, vector in vectors.items():
        rarest = sorted(vector, key=lambda term: (len(naming[term]), term))[:_RARE]
        scores: dict[str, float] = defaultdict(float)
        for term in rarest:
            if len(naming[term]) <= _COMMON:
                for other in naming[term]:
                    scores[other] += vector[term] * vectors[other][term]
        best = _best_of_other_works(current[id_], scores, current)
        if best:
            related[id_] = best
    return related


def _best_of_other_works(
    notice: Notice, scores: Mapping[str, float], notices: Mapping[str, Notice]
) -> tuple[str, ...]:
    """The best copies, one of each work, in the notice's own language where there is a choice."""
    candidates = sorted(
        (id_ for id_, score in scores.items() if score >= _FLOOR),
        key=lambda id_: (notices[id_].language != notice.language, id_),
    )
    one_of_work: dict[str, str] = {}
    for id_ in candidates:
        if notices[id_].work != notice.work:
            one_of_work.setdefault(notices[id_].work, id_)
    # Rounded, so that the last bits of a sum never decide an order.
    best = sorted(one_of_work.values(), key=lambda id_: (-round(scores[id_], 9), id_))
    return tuple(best[:RELATED])


def _weigh_terms(
    notices: Mapping[str, Notice], mentions: Iterable[Mention]
) -> dict[str, dict[str, float]]:
    """Notice id -> term -> weight; each vector has length 1."""
    counts: dict[str, Counter[str]] = {id_: Counter() for id_ in sorted(notices)}
    for mention in mentions:
        if mention.notice in counts:
            counts[mention.notice][mention.term] += 1
    for id_, counter in counts.items():
        for subject in notices[id_].subjects:
            counter[subject] += _SUBJECT_WEIGHT
    frequency = Counter(term for counter in counts.values() for term in counter)
    vectors = {}
    for id_, counter in counts.items():
        weights = {
            term: (1 + math.log(counter[term])) * math.log(1 + len(counts) / frequency[term])
            for term in sorted(counter)
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        vectors[id_] = {term: weight / length for term, weight in weights.items()}
    return vectors


# --- edition ----------------------------------------------------------------------------------


def _find_edition(corpus: Corpus) -> str:
    """The newest day the content knows of: of notices, retrieval, sources seen and reviews."""
    days = [
        role_date.edtf.first
        for notice in corpus.notices
        for role_date in notice.dates
        if role_date.role not in _AHEAD
    ]
    texts = [entry.retrieved for entry in corpus.provenance.values()]
    texts += [source.seen for source in corpus.sources.values()]
    texts += [entry.on for notice in corpus.notices for entry in notice.corrections]
    texts += [page.review_note.on for page in all_pages(corpus)]
    texts += [fact.dispute.on for page in all_pages(corpus) for fact in disputed_facts(page)]
    for text in texts:
        for found in _ISO_DAY_RE.findall(text):
            try:
                days.append(date.fromisoformat(found))
            except ValueError:
                continue  # digits that are no day
    return max(days, default=date(1970, 1, 1)).isoformat()
