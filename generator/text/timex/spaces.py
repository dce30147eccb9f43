r"""Patterns in which white space may hold one line break: words of a date may stand on two lines.

Two breaks end a paragraph, which no date runs over. The number of spaces is bounded, so that no
run of them can make a pattern slow.
"""

from __future__ import annotations

import re

_SOME = r"(?:[^\S\n]{1,8}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"
_ANY = rf"{_SOME}?"
HAN_SPACE = r"[ \t]{0,3}(?:\r?\n[ \t]{0,3})?"
"""Pattern of white space that may stand inside a Chinese date."""


def spaced(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    r"""The compiled pattern, with `\s+` and `\s*` as white space of at most one line break.

    Words are of Latin letters (`\w`, `\b`): between 于 and "March" a word begins.
    """
    some = pattern.replace(r"\s+", _SOME).replace(r"\s*", _ANY)
    return re.compile(some, flags | re.ASCII)
