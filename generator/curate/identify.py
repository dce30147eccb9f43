"""The id of a notice: proposed once, when it is taken in, and never computed again."""

from __future__ import annotations

import re
from collections.abc import Set

from generator.models import Notice
from generator.text.slug import slugify

_LENGTH = 60
_WORDS = 5
_FEW_WORDS = frozenset(
    "the a an of on in for and to by with at from its office national state intellectual property"
    " administration china notice announcement concerning regarding".split()
)
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def propose_id(notice: Notice) -> str:
    """`<issuer>-<year>-<few words>` from what the notice says, ASCII, at most 60 characters."""
    year = next(iter(_YEAR_RE.findall(notice.title)), "")
    if not year and (date := notice.best_date):
        year = str(date.edtf)[:4]
    words = [
        word
        for word in slugify(notice.title, 200).split("-")
        if word not in {"", year, notice.issuer, *_FEW_WORDS}
    ][:_WORDS]
    if not any(word.isalpha() for word in words):
        number = re.findall(r"\d+", notice.number)
        words = [str(notice.kind), *number[-1:]]
    start = notice.issuer or "notice"
    return slugify("-".join(part for part in (start, year, *words) if part), _LENGTH)


def free_id(notice: Notice, digest: str, taken: Set[str]) -> str:
    """The proposed id; with the start of the sha256 behind it where it is taken."""
    id_ = propose_id(notice)
    if id_ not in taken:
        return id_
    return f"{id_[: _LENGTH - 7].rstrip('-')}-{digest[:6]}"
