"""The search index, cut so that Chinese can be found."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.text.han import HAN

_BESIDE_HAN_RE = re.compile(f"(?<=[{HAN}])|(?=[{HAN}])")
_MARK = "\u200b"
_FIELDS = ("title", "text")


_CELL_END_RE = re.compile(r"(</(?:t[dhr]|d[dt]|div|caption|figcaption|section)>)(?=\S)")


def part_cells(content: str) -> str:
    """The HTML of a page with white space after every cell and box.

    The theme's index drops these tags, and the words on both sides would become one. Between
    such elements white space shows nowhere.
    """
    return _CELL_END_RE.sub(r"\1\n", content)


def segment_han(text: str) -> str:
    """The text with a zero-width space on both sides of every Han character.

    The index then holds each character as a word of its own; `assets/javascripts/search.js` cuts
    what is asked in the same way and looks for neighbours. Cutting twice changes nothing.
    """
    return _BESIDE_HAN_RE.sub(_MARK, text.replace(_MARK, "")).strip(_MARK)


def segment_index(index: str) -> str:
    """The same search index, as the theme writes it, with its titles and texts cut."""
    data: Any = json.loads(index)
    for entry in data["docs"]:
        for field in _FIELDS:
            entry[field] = segment_han(entry[field])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
