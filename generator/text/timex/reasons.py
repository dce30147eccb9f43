"""Why an expression has no value, or one less exact than its words could suggest."""

from __future__ import annotations

NOT_PRINTED = "the year is not printed"
VAGUE = "no date is said"
SWAPPED = "day and month could be swapped"
MONTH_OR_YEAR = "a month or the next year could be meant"
BACKWARDS = "it ends before it starts"
FISCAL = "a fiscal year or school year has months of its own"
LUNAR = "a date of the lunar calendar"
COUNTED = "counted from a date; it is not that date"
NOT_COUNTED = "weeks and days are not counted out"
NAMED = "a day or season is named, its date is not printed"
BLURRED = "how early or late it starts or ends is not printed"
