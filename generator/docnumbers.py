"""Official numbers of documents: 国知发运字〔2021〕12号, 公告第四一一号, Announcement No. 411.

A number names one document. It is read where it is printed, in Chinese or in the damaged forms of
English copies, given one spelling, and compared. Whose number it is, others decide.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass

from generator.text.escape import fold_space

_OPEN, _CLOSE = r"[〔［\[【（(〈﹝]", r"[〕］\]】）)〉﹞]"
_YEAR = r"(?P<year>(?:19|20|１９|２０)[0-9０-９]{2})"
_HAN_NUMBER = r"[0-9０-９〇○零一二三四五六七八九十百]{1,8}"
_CODE_RE = re.compile(
    rf"(?P<office>[\u4e00-\u9fff]{{2,24}})\s?{_OPEN}\s?{_YEAR}\s?(?:年\s?)?{_CLOSE}\s?"
    rf"(?:第\s?)?(?P<serial>{_HAN_NUMBER})\s?[号號]"
)
_LONG_RE = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{2,14}字)\s?第\s?(?P<serial>[0-9]{4,12})\s?[号號]"
)
_SERIES_RE = re.compile(
    rf"(?P<office>[\u4e00-\u9fff]{{0,20}}?)(?P<series>公告|令|通告|决定|決定)\s?[（(]?"
    rf"(?:{_YEAR}\s?年\s?)?第\s?(?P<serial>{_HAN_NUMBER})\s?[号號][）)]?"
    rf"|(?P<office3>[\u4e00-\u9fff]{{0,20}}?)(?P<series3>通告|公告)?第?(?P<serial3>[0-9]{{1,3}})/"
    rf"(?P<year3>(?:19|20)[0-9]{{2}})\s?[号號](?P<series4>通告|公告)?"
    rf"|(?P<office2>[\u4e00-\u9fff]{{0,20}}?)(?P<year2>(?:19|20)[0-9]{{2}})\s?年\s?第\s?"
    rf"(?P<serial2>{_HAN_NUMBER})\s?[号號](?P<series2>公告|令|通告)"
)
_LATIN_RE = re.compile(
    rf"(?<![A-Za-z])(?P<office>[A-Z][A-Za-z]{{1,14}}(?:\s{{1,3}}[A-Z][A-Za-z]{{1,14}}){{0,6}})\s?"
    rf"(?:{_OPEN}\s?{_YEAR}\s?{_CLOSE},?\s{{0,3}}(?:(?:No|Number)\b\.?\s?|#\s?)"
    rf"|[〔\[［【]\s?(?P<year2>(?:19|20)[0-9]{{2}})\s?[〕\]］】],?\s?)(?P<serial>[0-9]{{1,5}})"
    r"(?![0-9.]|\s?(?:%|years?\b|months?\b|days?\b))"
)
_LATIN_SERIES_RE = re.compile(
    r"(?P<office>(?:[A-Z][A-Za-z]{1,14} ){0,4}?)(?P<series>Announcement|Order|Decree|Proclamation)"
    rf",?\s(?:{_OPEN}{_YEAR}{_CLOSE}\s?)?[（(]?No\b\.?\s?(?P<serial>[0-9]{{1,4}})"
    r"(?:\sof\s(?P<year2>(?:19|20)[0-9]{2}))?[）)]?"
)
# Words in front of a code that are no part of it; none of their characters stands in one.
_LEAD_RE = re.compile(
    r".*(?:根据|依据|按照|依照|参照|遵照|详见|参见|下发|印发|发布|公布|转发|文件|文号|字号|編號"
    r"|根據|依據|參照|發布|废止|廢止|撤销|取代|代替|修订|修改|执行|執行|[的以和及与與为為是原见見至到经經由：:])"
)
_DIGITS = {digit: str(value % 10) for value, digit in enumerate("〇一二三四五六七八九○零", 0)}
_DIGITS |= {"○": "0", "零": "0"}


class Series(enum.StrEnum):
    """How documents are counted."""

    CODE = "code"
    """By office and year: 国知发运字〔2021〕12号."""
    ANNOUNCEMENT = "announcement"
    ORDER = "order"
    DECISION = "decision"


_SERIES = {
    "公告": Series.ANNOUNCEMENT,
    "通告": Series.ANNOUNCEMENT,
    "announcement": Series.ANNOUNCEMENT,
    "proclamation": Series.ANNOUNCEMENT,
    "令": Series.ORDER,
    "order": Series.ORDER,
    "decree": Series.ORDER,
    "决定": Series.DECISION,
    "決定": Series.DECISION,
}


@dataclass(frozen=True)
class DocNumber:
    """A number as it is printed."""

    start: int
    end: int
    """Half-open range of code points of the text it was found in."""
    printed: str
    series: Series
    office: str
    """The letters before the year, or who counts: 国知发运字, "Guo Zhi Fa Bao Zi"; may be empty."""
    year: int
    """0 where none is printed."""
    serial: int

    @property
    def normal(self) -> str:
        """The spelling under which it is kept.

        A Chinese code has the brackets 〔〕 and no spaces; every other form stays as printed, its
        white space folded.
        """
        printed = unicodedata.normalize("NFKC", self.printed)
        if self.series is Series.CODE and _is_han(self.office) and self.year:
            sign = "號" if "號" in printed else "号"
            return f"{self.office}〔{self.year}〕{self.serial}{sign}"
        return fold_space(self.printed)


def find_numbers(text: str) -> tuple[DocNumber, ...]:
    """The official numbers printed in a text, in order, without overlap."""
    found: list[DocNumber] = []
    if "号" in text or "號" in text:
        for regex in (_CODE_RE, _LONG_RE, _SERIES_RE):
            found += _read_all(regex, text)
    if re.search(r"\d", text):
        for regex in (_LATIN_RE, _LATIN_SERIES_RE):
            found += _read_all(regex, text)
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[DocNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def read_number(text: str) -> DocNumber | None:
    """The number that a text is, with brackets around it or not; None for any other text."""
    inner = text.strip()
    if inner[:1] in "（([【" and inner[-1:] in "）)]】" and len(find_numbers(inner[1:-1])) == 1:
        inner = inner[1:-1].strip()
    found = find_numbers(inner)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(inner)):
        return None
    return found[0]


def is_same(left: DocNumber, right: DocNumber) -> bool | None:
    """Whether two numbers name one document; None where the forms cannot be compared.

    A code and its transliteration are compared by sound: 国知发保字〔2021〕1号 is
    "Guo Zhi Fa Bao Zi [2021] No. 1" and "GZFBZ〔2021〕No.1". A code put into English words
    cannot be compared.
    """
    if left.series is not right.series or left.serial != right.serial:
        return False
    if left.year and right.year and left.year != right.year:
        return False
    offices = [_sound(number.office) for number in (left, right)]
    if offices[0] == offices[1]:
        return True if left.series is Series.CODE or all(offices) else None
    if _is_han(left.office) == _is_han(right.office):
        return False if all(offices) else None
    han, latin = (left, right) if _is_han(left.office) else (right, left)
    return True if _initials(han.office) == re.sub(r"\W", "", latin.office).lower() else None


def _read_all(regex: re.Pattern[str], text: str) -> list[DocNumber]:
    numbers = []
    for match in regex.finditer(text):
        groups = match.groupdict()
        named = {
            key: next(
                (groups[k] for k in (key, *(f"{key}{n}" for n in "234")) if groups.get(k)), ""
            )
            for key in ("office", "year", "serial", "series")
        }
        lead = _length_of_lead(named["office"])
        if named["office"][:1] == "日" and text[match.start() - 1 : match.start()].isdecimal():
            lead = 1  # 2023年8月15日市场监管总局令第76号
        start = match.start() + lead
        office = named["office"][lead:].strip()
        serial = _read_serial(named["serial"])
        if serial is None or (regex is _CODE_RE and len(office) < 2):
            continue
        year = int(unicodedata.normalize("NFKC", named["year"]) or 0)
        series = _SERIES.get(named["series"].lower(), Series.CODE)
        printed = text[start : match.end()]
        end = match.end() - (_odd_bracket(printed))
        numbers.append(DocNumber(start, end, text[start:end], series, office, year, serial))
    return numbers


def _length_of_lead(office: str) -> int:
    lead = _LEAD_RE.match(office)
    return lead.end() if lead else 0


def _odd_bracket(printed: str) -> int:
    """1 where a number ends with a bracket that opens before it: （…第12号）."""
    opened, closed = (sum(printed.count(mark) for mark in marks) for marks in ("（(", "）)"))
    return int(closed > opened and printed[-1] in "）)")


def _read_serial(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text)
    if plain.isdecimal():
        return int(plain)
    if not re.search("[十百]", plain):
        return int("".join(_DIGITS.get(digit, digit) for digit in plain))
    total = digit = 0
    for character in plain:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = int(_DIGITS.get(character, character))
    return total + digit


def _is_han(text: str) -> bool:
    return bool(re.match(r"[\u4e00-\u9fff]", text))


def _sound(office: str) -> str:
    """The letters of an office; Chinese by its reading, which has no tones here."""
    if not _is_han(office):
        return re.sub(r"\W", "", office).lower()
    from pypinyin import lazy_pinyin  # a tenth of a second; only comparing needs it

    return "".join(lazy_pinyin(office))


def _initials(office: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(syllable[:1] for syllable in lazy_pinyin(office))
