"""Labels around a notice: "Release Time:", 来源：, 字号 - what they announce and where they end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.curate.institutions import is_organisation
from generator.curate.label_words import DATE_LABELS, TEXT_LABELS, VIEWS
from generator.curate.parties import states_translation
from generator.curate.parts import Label, Segment
from generator.curate.scripts import compile_both
from generator.docnumbers import read_number
from generator.text.edtf import Edtf
from generator.text.sentences import count_words, is_prose, is_sentence
from generator.text.timex import DATE_PATTERN, DATE_RE, TIME_PATTERN, parse_date


def _spaced(words: str) -> str:
    """Chinese labels are often set wide: 索 引 号."""
    return "|".join(
        r"[\s\u3000]*".join(word) if not word.isascii() else word for word in words.split("|")
    )


@dataclass(frozen=True)
class _Pattern:
    field: str
    regex: re.Pattern[str]


_BEFORE = r"(?:^|(?<=[\s\u3000|\[【(（日次\d]))"
_COLON = r"(?:[\s\u3000]*[:：]|[】\]](?=[\s\u3000]*\S))"
_VALUE = (
    r"(?![A-Za-z])[^\s:：|【】]{2,30}|[A-Z][^:：|。]{1,60}?(?=\s*$|\s*\|"
    r"|\s+[A-Z][A-Za-z]{1,15}(?: (?:time|date|on|by))?[:：])"
)
"""One word, or in English all words up to the next label."""
_END = r"(?=$|[\s\u3000|\]【】)）])"
_DAY = rf"(?:{DATE_PATTERN}|(?<!\d)1\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d))"
"""A day as a label prints it; 113-07-15 is one of the Republic calendar."""
_PATTERNS = (
    *(
        _Pattern(
            field,
            compile_both(
                rf"{_BEFORE}[\[【(（]?(?P<name>{_spaced(words)})(?:{_COLON}|(?<=[a-z]) )[\s\u3000]*"
                rf"(?P<value>{_DAY}{TIME_PATTERN})[\]】)）]?",
                re.IGNORECASE,
            ),
        )
        for field, words in DATE_LABELS.items()
    ),
    _Pattern(
        "views",
        compile_both(
            rf"{_BEFORE}[\[【(（]?(?P<name>{_spaced(VIEWS)}){_COLON}[\s\u3000]*"
            rf"(?P<value>\d[\d,]*)(?:[\s\u3000]*次)?[\]】)）]?",
            re.IGNORECASE,
        ),
    ),
    *(
        _Pattern(
            field,
            compile_both(
                rf"{_BEFORE}[\[【(（]?(?P<name>{_spaced(words)}){_COLON}[\s\u3000]*"
                rf"(?P<value>{_VALUE}){_END}[\]】)）]?",
                re.IGNORECASE,
            ),
        )
        for field, words in TEXT_LABELS.items()
    ),
)
_ALL = {**DATE_LABELS, "views": VIEWS, **TEXT_LABELS}
_BARE_RES = tuple(
    (field, compile_both(rf"(?P<name>{_spaced(words)}){_COLON}", re.IGNORECASE))
    for field, words in _ALL.items()
)
_DATE_FIELDS = frozenset(DATE_LABELS)
_BARE_NUMBER_RE = compile_both(
    r"[（(]?(?P<number>(?:(?:19|20)\d\d年\s?)?第\s?[\d〇○零一二三四五六七八九十百]{1,6}\s?号"
    r"|(?:(?:Announcement|Order|Decree|Notice|Document) )?No\.?\s?\d+(?: of (?:19|20)\d\d)?)[）)]?"
)
_TRANSLATOR_RE = compile_both(
    r"(?P<name>translated by\s?[:：]?|translat(?:ion|or)(?: by)?\s?[:：]"
    r"|(?:译者|翻译|编译)\s?[:：])\s*(?P<value>(?:[A-Z]|[\u4e00-\u9fff])[^()（）|。;；:：]{1,60}?)\s*"
    r"(?:[(（][^()（）]{2,60}[)）]|[\u4e00-\u9fff]{2,4}[:：].{1,20})?",
    re.IGNORECASE,
)
_BYLINE_RE = re.compile(
    rf"(?P<quote>(?P<name>posted|published)(?: on)? (?P<value>{DATE_PATTERN}))\s*[|,·]?\s*"
    r"(?:by|in|at)\s[^.;:]{2,60}",
    re.IGNORECASE,
)
"""Posted on November 4, 2022 by Somebody."""
_COLON_RE = re.compile("[:：】]")
_NAME_END_RE = re.compile(r"[:：】\]]")
"""What ends the name of every label but those that announce a day."""
_YEAR_RE = re.compile("19|20|１９|２０|[年號]")
"""What every day has in it; looked for first, since few lines have one."""
_GENERIC_RE = compile_both("时间|日期|date|time|from|名称|name|分类", re.IGNORECASE)
_TABLE_RES = tuple(
    (field, compile_both(rf"(?P<name>{_spaced(words)})", re.IGNORECASE))
    for field, words in _ALL.items()
)
_LEAST_ROWS, _LONGEST_NAME = 3, 20
"""Names without a colon, each on its own line, that make a table of labels."""
_PAGE_DAY_RE = re.compile(rf"(?P<date>{DATE_PATTERN}){TIME_PATTERN}")
_UNREAD_DAY_RE = re.compile(r"(?!1\d\d\D)\d{1,2}[-./]\d{1,2}[-./]\d{4}")
"""A day of which it is not known whether the month stands first: a label's, but no date."""
_REPUBLIC_RE = re.compile(r"(1\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_LOOK_AT = 600
"""Labels stand at the head of a page: code points of a line that are searched."""


def cut_at_labels(line: str) -> tuple[tuple[int, int], ...]:
    """The line in parts, so that each label with its value is a part of its own.

    The parts cover the line without gap. A label whose value has no clear end is left alone.
    """
    head = line[:_LOOK_AT]
    if not _COLON_RE.search(head) and not (_YEAR_RE.search(head) and DATE_RE.search(head)):
        return ((0, len(line)),)
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for found in pattern.regex.finditer(head):
            start, end = found.span()
            is_free = not any(start < other_end and other < end for other, other_end in taken)
            if is_free and (found[0].strip() == line.strip() or _stands_apart(found, line)):
                taken.append((start, end))
    cuts = sorted({0, len(line), *(place for span in taken for place in span)})
    parts = list(itertools.pairwise(cuts)) or [(0, len(line))]
    return tuple(_join_blank(line, parts))


def _stands_apart(found: re.Match[str], line: str) -> bool:
    """Whether a label within a line is one, and not words of a sentence.

    "published on 2021-03-12" has no colon, "in one category: forgery" no capital letter, and
    "Date: 2021-03-12, after which" goes on.
    """
    name = found["name"]
    if not re.search("[:：】]", found[0]) or (name[0].isascii() and not name[0].isupper()):
        return False
    return re.match(r"\Z|[\s\u3000|\]】)）/·-]", line[found.end() :]) is not None


def _join_blank(line: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts that are white space or a divider belong to the part before them."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and not line[start:end].strip(" \t\u3000\xa0|/·-"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def find_labels(segments: Sequence[Segment]) -> dict[int, Label]:
    """The segments that are labels, and those that are the value of the label above.

    Returns:
        Index of the segment -> label.
    """
    labels: dict[int, Label] = {}
    rows = _find_rows(segments)
    bare: tuple[int, str, str] | None = None  # index, field, the label as printed
    above, has_text = "", False
    for index, segment in enumerate(segments):
        text = segment.text
        if not text:
            continue
        label = _read_label(text)
        field_and_name = rows.get(index) or _read_bare(text)
        is_name = field_and_name or (label and label.name)
        if bare and not is_name and (value := _value_of(bare[1], bare[2], segment)):
            labels[bare[0]] = _label(value.field, value.name, "", value.quote)
            labels[index] = value
        elif label:
            labels[index] = label
        elif not has_text and (day := _read_page_day(text, above)):
            labels[index] = day
        bare = (index, *field_and_name) if field_and_name and not label else None
        has_text = has_text or (is_prose(text) and is_sentence(text))
        above = text
    return labels


def _find_rows(segments: Sequence[Segment]) -> dict[int, tuple[str, str]]:
    """Names of labels without a colon, a line each, as a table leaves them when it is flattened."""
    rows = {
        index: (field, segment.text)
        for index, segment in enumerate(segments)
        if 0 < len(segment.text) <= _LONGEST_NAME
        for field, regex in _TABLE_RES
        if regex.fullmatch(segment.text)
    }
    return rows if len(rows) >= _LEAST_ROWS else {}


def _read_page_day(text: str, above: str) -> Label | None:
    """A date alone on its line, above the text and not below a name that could have signed it."""
    found = _PAGE_DAY_RE.fullmatch(text.rstrip(" |/"))
    if not found or is_organisation(above):
        return None
    return Label("page-date", "", text, text, is_generic=True)


def _label(field: str, name: str, value: str, quote: str) -> Label:
    return Label(field, name, value, quote, _GENERIC_RE.fullmatch(name) is not None)


def _read_label(text: str) -> Label | None:
    if number := read_number(text) or _read_bare_number(text):
        return _label("number", "", number if isinstance(number, str) else number.normal, text)
    if translator := _TRANSLATOR_RE.fullmatch(text):
        return _label("translator", translator["name"], translator["value"].strip(), text)
    if states_translation(text):
        return _label("translation", "", text, text)
    if byline := _BYLINE_RE.fullmatch(text):
        return _label("page-date", byline["name"], byline["value"], byline["quote"])
    has_name = _NAME_END_RE.search(text) is not None
    for pattern in _PATTERNS:
        if not has_name and pattern.field not in _DATE_FIELDS:
            continue
        found = pattern.regex.match(text)
        if found and not text[found.end() :].strip(" |/·-]】)）"):
            quote = found[0].strip()
            if not re.match(r"[\[【][^\]】:：]*[\]】]", quote):
                quote = quote.strip("[]【】()（） ")
            return _label(pattern.field, found["name"], found["value"], quote)
    for field, regex in _BARE_RES if has_name else ():
        found = regex.match(text)
        if found and field not in _DATE_FIELDS:
            value = text[found.end() :].strip()
            if value and count_words(value) <= 8 and not value.endswith(("。", ".", "；", ";")):
                return _label(field, found["name"], value, text)
    return None


def _read_bare(text: str) -> tuple[str, str] | None:
    if not _NAME_END_RE.search(text):
        return None
    return next(((field, text) for field, regex in _BARE_RES if regex.fullmatch(text)), None)


def _value_of(field: str, printed: str, segment: Segment) -> Label | None:
    text, name = segment.text, printed.rstrip(" :：")
    quote = f"{printed} {text}"
    if field in _DATE_FIELDS:
        found = re.fullmatch(rf"({_DAY}){TIME_PATTERN}", text)
        if _UNREAD_DAY_RE.fullmatch(text):
            return _label("index", name, text, quote)
        return _label(field, name, text, quote) if found else None
    if field == "views" and not text.isdecimal():
        return None
    most = 45 if field == "name" else 12
    if count_words(text) > most or text.endswith(("。", ".", ":", "：")):
        return None
    return _label(field, name, text, quote)


def _read_bare_number(text: str) -> str:
    """A number without its office, as a decree prints it below the title: 第80号, "No. 411"."""
    found = _BARE_NUMBER_RE.fullmatch(text)
    return found["number"] if found else ""


def read_day(text: str) -> Edtf | None:
    """The day at the start of what a label says; None where there is none."""
    republic = _REPUBLIC_RE.match(text)
    if republic:
        year, month, day = (int(part) for part in republic.groups())
        return parse_date(f"{year + 1911}-{month:02d}-{day:02d}")
    found = DATE_RE.match(text)
    return parse_date(found[0]) if found else None
