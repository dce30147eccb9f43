"""Unheld: the papers that notices speak of and whose text the atlas does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.atlas import Relation, UnheldPaper
from generator.compile.relations.held import fold_title
from generator.compile.works import chosen_copies, date_order
from generator.models import Notice

_Key = tuple[str, str, str]


def list_unheld(
    relations: Iterable[Relation], notices: Sequence[Notice]
) -> tuple[UnheldPaper, ...]:
    """One record a paper, those that most works cite first.

    A title without a number is the paper with that title and a number if there is only one such.
    Of the copies of a work one is told of, the one nearest to the issuer.
    """
    groups: dict[_Key, list[Relation]] = defaultdict(list)
    for relation in relations:
        if not relation.is_held:
            groups[_key(relation)].append(relation)
    _join_unnumbered(groups)
    order = {notice.id: date_order(notice) for notice in notices}
    works = {notice.id: notice.work for notice in notices}
    chosen = {notice.id for notice in chosen_copies(notices).values()}
    papers = []
    for citing in groups.values():
        ranked = sorted(citing, key=lambda one: (one.notice not in chosen, order[one.notice]))
        one_a_work = {works[one.notice]: one for one in reversed(ranked)}
        papers.append(
            UnheldPaper(
                title=next((one.title for one in ranked if one.title), ""),
                number=next((one.number for one in ranked if one.number), ""),
                term=ranked[0].to_term,
                citing=tuple(sorted(one_a_work.values(), key=lambda one: order[one.notice])),
            )
        )
    return tuple(sorted(papers, key=lambda one: (-len(one.citing), one.title, one.number)))


def _key(relation: Relation) -> _Key:
    if relation.to_term:
        return relation.to_term, "", ""
    return "", fold_title(relation.title), relation.number


def _join_unnumbered(groups: dict[_Key, list[Relation]]) -> None:
    """Put what gives a title or a number only to the one paper that has both."""
    full = [key for key in groups if key[1] and key[2]]
    for part in (1, 2):
        owners: dict[str, list[_Key]] = defaultdict(list)
        for key in full:
            owners[key[part]].append(key)
        for value, keys in owners.items():
            alone = ("", value, "") if part == 1 else ("", "", value)
            if len(keys) == 1 and alone in groups:
                groups[keys[0]] += groups.pop(alone)
