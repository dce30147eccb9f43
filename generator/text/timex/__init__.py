"""Dates and times of the calendar as a text prints them, in English and Chinese.

Finding says what is printed and never guesses (`find_timexes`); resolving says what expressions
such as "this year" mean once it is known when the text was written (`resolve`).
"""

from generator.text.timex.days import DATE_PATTERN, DATE_RE, TIME_PATTERN, parse_date
from generator.text.timex.find import find_timexes
from generator.text.timex.record import (
    Basis,
    Deixis,
    Mod,
    Reading,
    Reference,
    Timex,
    TimexKind,
    Unit,
)
from generator.text.timex.resolve import resolve

__all__ = [
    "DATE_PATTERN",
    "DATE_RE",
    "TIME_PATTERN",
    "Basis",
    "Deixis",
    "Mod",
    "Reading",
    "Reference",
    "Timex",
    "TimexKind",
    "Unit",
    "find_timexes",
    "parse_date",
    "resolve",
]
