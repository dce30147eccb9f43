"""Copied: which copy of a work is a translation or a repost of which other copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.atlas import Relation
from generator.models import Notice
from generator.vocabulary import RelationBasis, RelationType, Review, Translation


def relate_copies(notices: Iterable[Notice]) -> Iterator[Relation]:
    """A relation for each copy whose source among the held copies is beyond doubt.

    That is the one copy without a republisher: in the same language for a repost, the issuer's own
    text for a translation. Of two reposts nobody knows which was first.
    """
    works: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.review is not Review.RETRACTED:
            works[notice.work].append(notice)
    for copies in works.values():
        if len(copies) < 2:
            continue
        for copy in copies:
            if relation := _relate(copy, [other for other in copies if other is not copy]):
                yield relation


def _relate(copy: Notice, others: Sequence[Notice]) -> Relation | None:
    firsthand = [other for other in others if not other.republisher]
    same = [o for o in firsthand if _tongue(o) == _tongue(copy) and _is_text(o, copy)]
    if copy.republisher and len(same) == 1:
        return _relation(copy, RelationType.REPOST_OF, same[0])
    originals = [o for o in firsthand if o.translation is Translation.ORIGINAL]
    is_translation = copy.translation is not Translation.ORIGINAL
    if is_translation and len(originals) == 1 and _tongue(originals[0]) != _tongue(copy):
        return _relation(copy, RelationType.TRANSLATION_OF, originals[0])
    return None


def _tongue(notice: Notice) -> str:
    """The language, whichever script it is written in."""
    return notice.language.split("-")[0]


def _is_text(source: Notice, copy: Notice) -> bool:
    """Whether a copy can be that text again: a machine's translation is not the official one."""
    return source.translation is copy.translation


def _relation(copy: Notice, type_: RelationType, source: Notice) -> Relation:
    return Relation(copy.id, type_, RelationBasis.CURATED, to_notice=source.id)
