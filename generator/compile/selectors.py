"""Evidence in the data: where words stand, as selectors of the W3C Web Annotation model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.compile.evidence import Place
from generator.models import Block
from generator.text.quoting import quote_at

Blocks = Mapping[tuple[str, str], Block]


def select(place: Place, blocks: Blocks) -> list[dict[str, Any]]:
    """A TextQuoteSelector and a TextPositionSelector for words of a block's text.

    The quote with its prefix and suffix stands exactly once in the text; the position counts
    code points of it.
    """
    found = quote_at(blocks[place.notice, place.block].text, place.start, place.end)
    return [
        {
            "type": "TextQuoteSelector",
            "exact": found.exact,
            "prefix": found.prefix,
            "suffix": found.suffix,
        },
        {"type": "TextPositionSelector", "start": found.start, "end": found.end},
    ]


def located(place: Place | None, blocks: Blocks) -> dict[str, Any]:
    """The key `selector` of a quote; nothing where its words are none of the text's."""
    return {"selector": select(place, blocks)} if place else {}


def placed(place: Place | None, blocks: Blocks) -> dict[str, Any]:
    """The keys `block` and `selector` of a quote; an empty block where it is none of the text's."""
    return {"block": place.block if place else "", **located(place, blocks)}
