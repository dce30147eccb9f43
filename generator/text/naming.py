"""Places where a text says what something is called, whatever sort of sign tells it."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Sign(enum.StrEnum):
    """What tells that words are a name, the surest first."""

    SHORT_NAME = "short-name"
    """The text says what it calls the thing for short: hereinafter, 以下简称."""
    ACRONYM = "acronym"
    """Letters in brackets that fit the words before them."""
    TITLE = "title"
    """A title in title marks, in quotation marks, or in capitals with a year."""
    QUOTED = "quoted"
    """A quoted name and the sort of thing it is: “蓝天”行动."""
    SLOGAN = "slogan"
    """A quoted number with a noun: "two safeguards"."""
    PERIOD = "period"
    """A named stretch of time or numbered meeting: 十四五."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a text names something."""

    sign: Sign
    name: str
    """On one line, without the marks around it."""
    start: int
    end: int
    """Half-open span of the name in the text; marks around all of it are left out."""
    short: str = ""
    """What it is called for short."""
    year: str = ""
    """EDTF year or interval printed with it."""
    issuer: str = ""
    """Who is said to have issued it, as printed."""
    number: str = ""
    """Document number printed with it."""
    core: str = ""
    """For a quoted name with its type noun: the words in the quotes."""
