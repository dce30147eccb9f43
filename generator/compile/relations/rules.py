"""Rules: words before a paper and words after it that together say what is done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

ANY_RE = re.compile("")
"""Where a rule does not ask for words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds where `before` ends the words before a paper and `after` begins those after it."""

    before: re.Pattern[str] = ANY_RE
    after: re.Pattern[str] = ANY_RE
    """Its group `said`, if there is one, is what says it."""
    unless: re.Pattern[str] | None = None
    """Words before the paper that take it back."""
