"""Automatic numbers: which list and level a paragraph is at, and the number Word prints there.

Word stores no number with a paragraph. It is counted in reading order, as [MS-DOC] 2.4.6.4 says:
lists that share a definition share their counts, a level starts again below a higher one, a start
of a list's own counts once, and a level that was skipped counts as used (KB Q197139).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from generator.curate.readers.docx.counts import format_count, is_known, pad_count
from generator.curate.readers.docx.package import MC, Element, W
from generator.curate.readers.docx.styles import Styles
from generator.curate.readers.docx.values import number_of, read_number, switch_of, value_of
from generator.errors import InputError

_LEVELS = 9
_MOST_START = 32_767
"""Word's own limit."""
_PLACE_RE = re.compile(r"%([1-9])")
_SYMBOL_FONT_RE = re.compile(r"symbol|wingdings|webdings|marlett", re.IGNORECASE)
_PRIVATE_RE = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"


@dataclass(frozen=True)
class Level:
    """How a level of a list is numbered."""

    start: int
    format: str
    sample: str
    """Of a format of its own: "001, 002, 003, ..."."""
    text: str
    """"第%1条": each %n stands for the count of level n, from 1."""
    suffix: str
    restart: int | None
    """The level, from 1, at or above which it starts again; 0 for never."""
    is_legal: bool
    """Whether all counts in it are Arabic."""
    is_hidden: bool
    style: str
    """Id of the paragraph style that is numbered at this level."""


@dataclass(frozen=True)
class NumberedList:
    """A list that paragraphs belong to."""

    definition: str
    """Lists of one definition count together."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Level -> a start of its own, which counts once."""
    styles: Mapping[str, int]
    """Id of a paragraph style -> the level it is numbered at."""
    is_single: bool
    """Whether it has one level, whatever a paragraph says."""


@dataclass(frozen=True)
class Label:
    """What Word prints in front of a paragraph."""

    text: str
    """With the space behind it; empty where nothing is printed."""
    is_bullet: bool


class Lists:
    """The lists of a document."""

    def __init__(self, root: Element | None, styles: Styles, path: str) -> None:
        """Read `numbering.xml`; a document may do without it.

        Raises:
            InputError: A level starts at a number that Word cannot count to.
        """
        self._path = path
        self._styles = styles
        self._definitions: dict[str, Element] = {}
        self._nums: dict[int | None, Element] = {}
        self._lists: dict[int, NumberedList | None] = {}
        self.unknown: set[str] = set()
        """Formats that were met and are not known; their counts are decimal."""
        for element in root if root is not None else ():
            if element.tag == f"{W}abstractNum":
                self._definitions[element.get(f"{W}abstractNumId") or ""] = element
            elif element.tag == f"{W}num":
                self._nums[read_number(element.get(f"{W}numId"))] = element

    def find(self, properties: Element | None, style: str) -> tuple[int, int] | None:
        """The list and the level of a paragraph; None for one that is not numbered.

        Args:
            properties: Its `w:pPr`.
            style: Id of its style.
        """
        own = None if properties is None else properties.find(f"{W}numPr")
        num_id, level = number_of(own, "numId"), number_of(own, "ilvl")
        chain = self._styles.chain(style)
        if num_id is None:
            num_id = next((base.num_id for _, base in chain if base.num_id is not None), None)
        if not num_id or (found := self.get(num_id)) is None:
            return None
        if found.is_single:
            return num_id, 0
        for id_, base in chain if level is None else ():
            level = found.styles.get(id_, base.level)
            if level is not None:
                break
        return num_id, min(max(level or 0, 0), _LEVELS - 1)

    def get(self, num_id: int) -> NumberedList | None:
        """A list by its id; None where the document does not define it."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> NumberedList | None:
        num = self._nums.get(num_id)
        definition = "" if num is None else value_of(num, "abstractNumId") or ""
        if num is None or definition not in self._definitions:
            return None
        levels = dict(self._levels(definition))
        starts: dict[int, int] = {}
        for override in num.iterfind(f"{W}lvlOverride"):
            at = read_number(override.get(f"{W}ilvl"))
            if at is None or not 0 <= at < _LEVELS:
                continue
            if (level := override.find(f"{W}lvl")) is not None:
                levels[at] = self._read_level(level)
            if (start := number_of(override, "startOverride")) is not None:
                starts[at] = self._checked(start)
        linked = {level.style: at for at, level in levels.items() if level.style}
        kind = value_of(self._definitions[definition], "multiLevelType")
        return NumberedList(definition, levels, starts, linked, kind == "singleLevel")

    def _levels(self, definition: str) -> Mapping[int, Level]:
        """The levels of a definition, or of the one its list style stands for."""
        seen: set[str] = set()
        while definition in self._definitions and definition not in seen:
            seen.add(definition)
            element = self._definitions[definition]
            link = value_of(element, "numStyleLink")
            if not link:
                return {
                    at: self._read_level(level)
                    for level in element.iterfind(f"{W}lvl")
                    if (at := read_number(level.get(f"{W}ilvl"))) is not None
                }
            num = self._nums.get(self._styles.list_styles.get(link, 0))
            definition = "" if num is None else value_of(num, "abstractNumId") or ""
        return {}

    def _read_level(self, element: Element) -> Level:
        custom = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
        format_ = value_of(element, "numFmt") or value_of(
            element.find(f"{MC}AlternateContent/{MC}Fallback"), "numFmt"
        )
        run = element.find(f"{W}rPr")
        text = value_of(element, "lvlText") or ""
        if format_ == "bullet":
            has_picture = element.find(f"{W}lvlPicBulletId") is not None
            text = _bullet(text, run, has_picture=has_picture)
        return Level(
            start=self._checked(number_of(element, "start")),
            format=format_ or "decimal",
            sample="" if custom is None else custom.get(f"{W}format") or "",
            text=text,
            suffix=value_of(element, "suff") or "tab",
            restart=number_of(element, "lvlRestart"),
            is_legal=bool(switch_of(element, "isLgl")),
            is_hidden=bool(switch_of(run, "vanish")),
            style=value_of(element, "pStyle") or "",
        )

    def _checked(self, start: int | None) -> int:
        if start is not None and not 0 <= start <= _MOST_START:
            raise InputError(
                f"{self._path}: a list in it starts at {start:,}, and Word counts from 0 to"
                f" {_MOST_START:,}; the file is damaged or was made to do harm."
                " Open it in Word, save it again, and add that file."
            )
        return 0 if start is None else start


class Counter:
    """Counts the paragraphs of one story: the body, a text box or a note."""

    def __init__(self, lists: Lists) -> None:
        """Nothing is counted yet."""
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def next_label(self, num_id: int, level: int) -> Label | None:
        """Count a paragraph and give its label; None where its list has no such level."""
        numbered = self._lists.get(num_id)
        if numbered is None or level not in numbered.levels:
            return None
        counts = self._counts.setdefault(numbered.definition, {})
        for above in range(level):
            if above in numbered.levels:
                counts.setdefault(above, _start(numbered, above))
        is_new = level in numbered.starts and (num_id, level) not in self._started
        if is_new or level not in counts:
            counts[level] = _start(numbered, level)
        else:
            counts[level] += 1
        self._started.add((num_id, level))
        for below in range(level + 1, _LEVELS):
            if below in numbered.levels and level < _restart(numbered.levels[below], below):
                counts.pop(below, None)
        return self._label(numbered, level, counts)

    def _label(self, numbered: NumberedList, at: int, counts: Mapping[int, int]) -> Label:
        level = numbered.levels[at]
        is_bullet = level.format == "bullet"
        places = [int(place) - 1 for place in _PLACE_RE.findall(level.text)]
        # Word prints nothing where a label asks for a level below its own.
        if level.is_hidden or (not is_bullet and any(place > at for place in places)):
            return Label("", False)

        def count(place: re.Match[str]) -> str:
            source = numbered.levels.get(int(place[1]) - 1)
            return "" if source is None else self._count(source, counts[int(place[1]) - 1], level)

        text = level.text if is_bullet else _PLACE_RE.sub(count, level.text)
        return Label(_with_gap(text, level.suffix), is_bullet and bool(text.strip()))

    def _count(self, source: Level, value: int, shown_in: Level) -> str:
        is_plain = shown_in.is_legal and source.format not in ("decimalZero", "none", "bullet")
        format_ = "decimal" if is_plain else source.format
        if not is_known(format_):
            self._lists.unknown.add(format_)
        padded = pad_count(value, source.sample) if source.sample and not is_plain else None
        return padded or format_count(value, format_)


def _start(numbered: NumberedList, level: int) -> int:
    return numbered.starts.get(level, numbered.levels[level].start)


def _restart(level: Level, at: int) -> int:
    return at if level.restart is None or level.restart > at else level.restart


def _with_gap(text: str, suffix: str) -> str:
    """The label and a space, but for a label that ends wide: Chinese marks carry their own."""
    text = text.rstrip()
    if not text or suffix == "nothing":
        return text
    is_wide_mark = unicodedata.east_asian_width(text[-1]) in "WF" and not text[-1].isalnum()
    return text if is_wide_mark else f"{text} "


def _bullet(text: str, run: Element | None, *, has_picture: bool) -> str:
    """The bullet as a plain character; a glyph of a symbol font says nothing without the font."""
    sign = text.strip()
    if not sign:
        return _BULLET if has_picture else ""
    fonts = None if run is None else run.find(f"{W}rFonts")
    is_symbol = fonts is not None and any(
        _SYMBOL_FONT_RE.search(name) for name in fonts.attrib.values()
    )
    if _PRIVATE_RE.search(sign) or sign.isalnum():
        return _BULLET
    return _BULLET if is_symbol and len(sign) == 1 and ord(sign) < 0x2000 else sign
