"""What is Chinese in a text, and how its lines join."""

from __future__ import annotations

import re
from collections.abc import Iterable

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for use inside a character class."""
HAN_RE = re.compile(f"[{HAN}]")
_LETTER_RE = re.compile(r"[^\W\d_]")
_WIDE_RE = re.compile(f"[{HAN}\u3000-\u303f\uff01-\uff60“”‘’…—〔〕《》]")
_HARD_WIDE_RE = re.compile(f"[{HAN}\u3000-\u303f\uff01-\uff60〔〕《》]")


def has_han(text: str) -> bool:
    """Whether the text contains a Han character."""
    return HAN_RE.search(text) is not None


def guess_language(text: str) -> str:
    """`zh-Hans`, `zh-Hant` or `en`, from the share of Han characters and common variants."""
    han = len(HAN_RE.findall(text))
    letters = len(_LETTER_RE.findall(text))
    if not han or han * 4 < letters:
        return "en"
    traditional = len(_TRADITIONAL_RE.findall(text))
    simplified = len(_SIMPLIFIED_RE.findall(text))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


# Frequent characters of official texts that differ between the two scripts.
_SIMPLIFIED_RE = re.compile("[国产权识专标办发规关进业务报条门开对应为动机构违检听书证认]")
_TRADITIONAL_RE = re.compile("[國產權識專標辦發規關進業務報條門開對應為動機構違檢聽書證認]")


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one text: a space between them, nothing where both sides are Chinese."""
    text = ""
    for line in lines:
        if text and line:
            text += "" if _joins_bare(text[-1], line[0]) else " "
        text += line
    return text


def _joins_bare(left: str, right: str) -> bool:
    if not (_WIDE_RE.match(left) and _WIDE_RE.match(right)):
        return False
    # Curly quotes and dashes are shared with English: one sure Chinese side decides.
    return bool(_HARD_WIDE_RE.match(left) or _HARD_WIDE_RE.match(right))
