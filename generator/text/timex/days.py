"""Whole days as labels and signatures print them: a pattern for use in others, and its reading.

For running text use `find_timexes`; the pattern knows only days with their year.
"""

from __future__ import annotations

import re

from generator.text.edtf import Edtf
from generator.text.timex.find import find_timexes
from generator.text.timex.numerals import HAN_DIGITS, HAN_NUMBERS
from generator.text.timex.record import TimexKind

_D = "[0-9０-９]"
_Y = f"(?:19|20|１９|２０){_D}{{2}}"
_N = f"{_D}{{1,2}}"
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = f"(?:{'|'.join(_NAMES)}|{'|'.join(_NAMES).upper()})[A-Za-z]*\\.?"
_DAY = f"{_N}(?:st|nd|rd|th|ST|ND|RD|TH)?"
_HAN = f"[{HAN_NUMBERS}廿卅元]"

DATE_PATTERN = (
    rf"(?:(?<!{_D}){_Y}\s?[-./]\s?{_N}\s?[-./]\s?{_N}(?!{_D})"
    rf"|(?<!{_D}){_Y}\s?年\s?{_N}\s?月\s?{_N}\s?[日号號]"
    rf"|[{HAN_DIGITS}0]{{4}}年{_HAN}{{1,3}}月{_HAN}{{1,3}}日"
    rf"|(?:中[華华])?民[國国]\s?[0-9]{{2,3}}\s?年\s?{_N}\s?月\s?{_N}\s?日"
    rf"|(?:中[華华])?民[國国][{HAN_NUMBERS}{HAN_DIGITS}百]{{1,6}}年{_HAN}{{1,3}}月{_HAN}{{1,3}}日"
    rf"|{_MONTH}\s{_DAY}\s?,?\s?{_Y}(?!{_D})"
    rf"|(?<!{_D}){_DAY}\s(?:of\s)?{_MONTH},?\s{_Y}(?!{_D})"
    rf"|(?<!{_D}){_N}\s[0-9]{{2}},\s?{_Y}(?!{_D}))"
)
"""A printed day with its year, without groups or flags; `parse_date` reads what it finds."""
DATE_RE = re.compile(DATE_PATTERN)
TIME_PATTERN = r"(?:\s*T?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)?"
"""A time of day that may follow the day, or nothing."""


def parse_date(text: str) -> Edtf | None:
    """The day that a text begins with.

    None where it does not exist or is not sure: "2021-02-30", "5 06,2022".
    """
    for timex in find_timexes(text)[:1]:
        is_first = not text[: timex.start].strip()
        if not is_first or timex.kind is not TimexKind.DATE or timex.value is None:
            return None
        day = timex.value.start
        if day is not None and day.day is not None and not timex.value.is_interval:
            return timex.value
    return None
