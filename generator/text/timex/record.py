"""What is said of a date expression: where it stands, of what kind it is, what it means.

Terms after TimeML (ISO 24617-1) TIMEX3: timex, deictic, mod.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.text.edtf import Edtf, Point

Span = tuple[int, int]
"""Half-open range of code points, start and end."""


class TimexKind(StrEnum):
    """What sort of expression it is."""

    DATE = "date"
    """A day, month, year or part of one; its year is printed."""
    RANGE = "range"
    """From one date to another, or open at one end; the year is printed."""
    DEICTIC = "deictic"
    """Counted from the day of writing ("this year") or from a date named before (同年)."""
    INCOMPLETE = "incomplete"
    """Its year is not printed ("15 March", 24日), or it is a vague word ("recently")."""
    DURATION = "duration"
    """A length of time: "30 days", 三年."""
    RECURRENCE = "recurrence"
    """Something that comes back: "annually", 每年4月26日."""
    DOCUMENT_YEAR = "document-year"
    """The year in the number of a document: 〔2021〕12号. It is no date."""


class Mod(StrEnum):
    """How the date named bounds or narrows what is meant."""

    NONE = ""
    """The date named is what is meant."""
    BEFORE = "before"
    """It ends with the date named; whether that still counts is not said."""
    UNTIL = "until"
    """It ends with the date named, which counts."""
    SINCE = "since"
    """It starts with the date named, which counts."""
    AFTER = "after"
    """It starts with the date named; whether that still counts is not said."""
    AS_OF = "as-of"
    """As of a date: from it on, or as things stood on it. The value is the date named."""
    START = "start"
    """Early in the date named, no more is said."""
    MID = "mid"
    """In the middle of the date named."""
    END = "end"
    """Late in the date named."""


OPEN_LEFT = frozenset({Mod.BEFORE, Mod.UNTIL})
OPEN_RIGHT = frozenset({Mod.SINCE, Mod.AFTER})


class Basis(StrEnum):
    """Where the value comes from."""

    PRINTED = "printed"
    """All of it is printed, in the expression or beside it (`antecedent`)."""
    INFERRED = "inferred"
    """Part of it comes from the anchor that `resolve` was given."""


class Reference(StrEnum):
    """From where a deictic expression counts."""

    WRITING = "writing"
    """The day of writing: "this year", 去年, 今日."""
    TEXT = "text"
    """A date named before in the text: "the same month", 同年, 次年."""


class Unit(StrEnum):
    """In which steps a deictic expression counts."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Deixis:
    """From where and how far an expression counts: 去年 is one year back from the writing."""

    reference: Reference
    unit: Unit
    offset: int
    """In units: -1 the last, 0 the same, 1 the next."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One date as far as its words say it; a part they do not say is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    deixis: Deixis | None = None
    """Set where the larger parts are counted, not named."""
    qualifier: str = ""
    """`~` where the words say "about"."""

    @property
    def is_whole(self) -> bool:
        """Whether it says a year, and a month for a day."""
        return self.year is not None and (self.month is not None or self.day is None)

    def to_point(self) -> Point:
        """The EDTF point of a whole reading."""
        assert self.year is not None
        return Point(self.year, self.month, self.day, self.qualifier)


@dataclass(frozen=True, slots=True)
class Timex:
    """One date expression of a text, as printed."""

    start: int
    end: int
    surface: str
    """The words exactly as printed: `text[start:end]`."""
    kind: TimexKind
    value: Edtf | None = None
    """What it means, no more exact than printed; None where that is not known."""
    mod: Mod = Mod.NONE
    basis: Basis = Basis.PRINTED
    reason: str = ""
    """Why there is no value, or one less exact than the words could suggest."""
    first: Reading | None = None
    """What is said of its start; None for an open start and for what is no date."""
    last: Reading | None = None
    """What is said of its end; equal to `first` for a single date."""
    antecedent: Span | None = None
    """The expression in the same sentence that lends its year, or could."""
    anchor: str = ""
    """For an inferred value: what it was counted from."""

    @property
    def named(self) -> Edtf | None:
        """The date that the words name, without 以前 or "since": of ../2025 the year 2025."""
        if self.value is None or self.mod not in OPEN_LEFT | OPEN_RIGHT:
            return self.value
        point = self.value.end if self.mod in OPEN_LEFT else self.value.start
        return Edtf(point, point)


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression while it is being put together; `Timex` is what callers see."""

    start: int
    end: int
    kind: TimexKind = TimexKind.DATE
    first: Reading | None = None
    last: Reading | None = None
    mod: Mod = Mod.NONE
    reason: str = ""
    is_range: bool = False
    is_bare: bool = False
    """Nothing but four digits says that it is a year: it must pass more guards."""
    is_digits: bool = False
    """It has no word: it must not be cut from a number of something."""
    is_void: bool = False
    """Nothing that may be found: it only keeps others from being found in it."""
    antecedent: Span | None = None

    @property
    def is_date(self) -> bool:
        """Whether it says something of the calendar that can be read."""
        return self.kind is TimexKind.DATE and self.first is not None
