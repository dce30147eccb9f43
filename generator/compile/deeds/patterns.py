"""The form of a pattern: what is said, and which of the signs in it are its date and subject."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from generator.compile.deeds.record import Act
from generator.text.timex import Mod
from generator.vocabulary import DateRole, TermKind

ON_DAY = frozenset({Mod.NONE, Mod.START, Mod.MID, Mod.END})
FROM_DAY = ON_DAY | {Mod.AS_OF, Mod.SINCE}
BY_DAY = frozenset({Mod.BEFORE, Mod.UNTIL})
TO_DAY = ON_DAY | {Mod.UNTIL}
AS_THINGS_STOOD = ON_DAY | {Mod.AS_OF, Mod.UNTIL}
CARRIED_OUT = frozenset({TermKind.CAMPAIGN, TermKind.PROGRAMME})
PAPERS = frozenset({TermKind.INSTRUMENT, TermKind.AGREEMENT, TermKind.PROGRAMME})
STARTED = CARRIED_OUT | {TermKind.CONCEPT}
JOINED = frozenset({TermKind.AGREEMENT, TermKind.INSTITUTION})
MET = frozenset({TermKind.FORUM})


@dataclass(frozen=True)
class Pattern:
    """One way of saying that something happens on a date.

    The expression has the date as group `d` and, unless it speaks of the notice itself, the
    subject as group `x`: one name or several that are joined by "and".
    """

    role: DateRole
    source: str
    """The regular expression."""
    mods: frozenset[Mod] = ON_DAY
    """Bounds that the date may have: "by June" is a deadline and no day of issue."""
    kinds: frozenset[TermKind] | None = None
    """Kinds of terms that can be its subject; any but institutions where None."""
    act: Act = Act.NONE
    is_range: bool = False
    """Whether the date must be a stretch with two ends."""
    is_planned: bool = False
    """Whether it speaks of what is still to be done, so that "shall" changes nothing."""
    dated: DateRole | None = None
    """What the date is by itself, where that is not the role."""

    @functools.cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when it is first asked for: most commands read no dates."""
        return re.compile(self.source)
