"""What each line of the text is: a heading, the first sentence of a section, an item, or text.

Numbered lines are judged in rows: the numbers of one scheme from one on, until it starts again.
So 1. 2. 3. can be sections under 一、 and a list under 二、. A row is sections where most of its
lines have text behind or below them, and a list where a colon introduces it, where semicolons part
it, or where its lines have no marks and stand one below the other. What is neither stays text.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from generator.curate.headings import is_heading, starts_contents
from generator.curate.lines import Line
from generator.curate.runin import find_heading_end, find_label_end
from generator.curate.schemes import ARTICLES, BULLET_SIGNS, LISTED, NAMED
from generator.curate.scripts import compile_both
from generator.text.sentences import count_words, is_sentence

_HEADING_WORDS = 45
_SHORT_HEADING_WORDS = 15
"""Words of a whole sentence on its own line that heads the text below it."""
_COLON_HEADING_WORDS = 8
_ATTACHED_RE = compile_both(
    r"附(?:件|录|表)?[:：]?|(?:attachments?|annex(?:es)?|appendi(?:x|ces))\s?[:：]?", re.IGNORECASE
)
"""The head of a list of attachments; 附件1 heads an attachment."""
_CLOSING_RE = compile_both(
    r"特此|本(?:通知|公告|办法|方案).{0,12}(?:施行|执行|有效)|(?:this is )?hereby|notice hereby"
)
_GREETING_RE = compile_both(
    r"(?:各|全体|全省|全国|有关)[^。；]{0,200}(?:局|院|委|厅|部|会|府|单位|部门|机构|地区|处|司|室|企业|团|行)"
    r"[)）]?[:：]\Z"
    r"|(?:To )?(?:All|The|Dear|Intellectual Property)\b[^.;]{0,300}?"
    r"(?:bureaus|offices|units|departments|agencies|governments|authorities|institutions|members"
    r"|provinces|municipalities|cities|enterprises|sirs?|madams?)\b[^.;]{0,120}:\Z",
)
"""A salutation: its colon introduces the whole notice and no list."""
_NORM_RE = compile_both(r"应当|不得|可以|必须|\b(?:shall|must|may|cannot)\b")
"""Words of rules: a sentence with one is no heading that closes with a full stop."""
_BRACKETS_RE = re.compile(r"[（(《“\"][^（）()《》“”\"]*[）)》”\"]")
_CLAUSE_RE = re.compile(r"，|,\s")
_TOLD_RE = re.compile(
    r"\d\s?[%％]|\d[\d,.]*\s?[余多]?[亿万]?[件家元起名]|(?:19|20)\d\d年\d{1,2}月"
    r"|\bfrom\s[A-Z]\w+\s(?:(?:19|20)\d\d\s)?to\s[A-Z]"
    r"|\b(?:[Ii]n|[Bb]y)\s(?:the end of\s)?(?:19|20)\d\d\b"
)
"""Figures and days, of which a sentence is told and not headed."""
_PAGE_RE = re.compile(r"[\s.…·]*(?:\d{1,3})?\Z")
"""Dots and the number of the page in a table of contents."""
_INTRODUCING_RE = compile_both(r"下列|以下|如下|之一|following|as follows", re.IGNORECASE)


class Role(enum.Enum):
    """What a line of the text is."""

    HEADING = enum.auto()
    """A heading, all of it."""
    SECTION = enum.auto()
    """Its first sentence, or the heading that runs into it, heads the rest."""
    ITEM = enum.auto()
    TEXT = enum.auto()


def find_roles(lines: Sequence[Line]) -> tuple[Role, ...]:
    """What each line of a text is, in order."""
    contents = frozenset(_find_contents(lines))
    roles: dict[int, Role] = dict.fromkeys(contents, Role.ITEM)
    for row in _find_rows(lines, contents):
        roles |= _judge_row(lines, row)
    for index in itertools.chain(_find_bullets(lines), _find_unnumbered(lines)):
        roles.setdefault(index, Role.ITEM)
    for index in _find_labels(lines):
        roles.setdefault(index, Role.SECTION)
    neighbours = zip((None, *lines), lines, (*lines[1:], None), strict=False)
    for index, (above, line, below) in enumerate(neighbours):
        if index not in roles:
            roles[index] = Role.HEADING if is_heading(above, line, below) else Role.TEXT
    return tuple(roles[index] for index in range(len(lines)))


def find_head(line: Line) -> int:
    """Where the heading of a section ends: a label, a heading that runs in, the first sentence."""
    return find_label_end(line.text) or _find_run_in(line) or line.sentences[0][1]


def _find_run_in(line: Line) -> int:
    return find_heading_end(line.text, line.marker.length) if line.marker else 0


def _find_contents(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of a table of contents: up to the line that begins it and the text."""
    heads = (index for index, line in enumerate(lines[:-1]) if starts_contents(line.text))
    first = next(heads, len(lines)) + 1
    for index in range(first, len(lines)):
        if not lines[index].marker:
            return
        if index > first and lines[index].text == _PAGE_RE.sub("", lines[first].text):
            yield from range(first, index)
            return


def _find_rows(lines: Sequence[Line], taken: Collection[int]) -> tuple[tuple[int, ...], ...]:
    """Lines numbered one after the other; articles and bullets count on their own."""
    rows: list[list[int]] = []
    current: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        marker = line.marker
        if not marker or index in taken or marker.scheme in ARTICLES or marker.scheme == "bullet":
            continue
        if marker.value == 1 or marker.scheme not in current:
            current[marker.scheme] = []
            rows.append(current[marker.scheme])
        current[marker.scheme].append(index)
    return tuple(map(tuple, rows))


def _judge_row(lines: Sequence[Line], row: Sequence[int]) -> dict[int, Role]:
    """The roles of the lines of one row; what is left out is text, or judged by other signs."""
    above = lines[row[0] - 1] if row[0] else None
    if above and _ATTACHED_RE.fullmatch(above.text):
        return dict.fromkeys(row, Role.ITEM)
    is_introduced = above is not None and above.is_open and not _GREETING_RE.match(above.text)
    is_headed = _is_headed(lines, row, is_introduced)
    is_list = is_introduced or (not is_headed and (_is_parted(lines, row) or _is_stack(lines, row)))
    is_short_list = not is_headed and _is_short_list(lines, row)
    roles = {}
    for index in row:
        line = lines[index]
        if is_headed and _can_head(line) and not _is_statement(lines, index):
            roles[index] = Role.SECTION
        elif is_list or line.is_parted or (is_short_list and line.is_single):
            roles[index] = Role.ITEM
    return roles


def _is_headed(lines: Sequence[Line], row: Sequence[int], is_introduced: bool) -> bool:
    """Whether half of the lines of a row, or most of those below a colon, are sections.

    The last line has whatever follows the row below it: that alone says nothing.
    """
    first = lines[row[0]]
    assert first.marker is not None
    if not first.marker.can_head:
        return len(row) > 1 and all(lines[i].is_bare and _has_text_below(lines, i) for i in row)
    *others, last = (_has_text(lines, index) for index in row)
    if not others:
        is_sure = first.marker.scheme in NAMED or first.is_bare or _find_run_in(first)
        return bool(last and is_sure)
    if last and not any(others) and lines[row[-1]].is_single:
        last = None
    known = [value for value in (*others, last) if value is not None]
    return any(known) and sum(known) * 2 >= len(known) + is_introduced


def _has_text(lines: Sequence[Line], index: int) -> bool | None:
    """Whether a numbered line has text behind or below it; None where it introduces a list."""
    line = lines[index]
    if line.is_parted:
        return False
    if line.is_open:
        return None
    if _find_run_in(line):
        return True
    if not line.is_single:
        return not _NORM_RE.search(line.text[slice(*line.sentences[0])])
    if line.is_bare or not _has_text_below(lines, index):
        return _has_text_below(lines, index)
    is_short = count_words(line.text) <= _SHORT_HEADING_WORDS
    return is_short and not _CLOSING_RE.match(lines[index + 1].text)


def _has_text_below(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without a number follows, or one of a lower row."""
    if index + 1 >= len(lines):
        return False
    own, below = lines[index], lines[index + 1]
    if below.marker is None or own.marker is None:
        return True
    is_article = own.marker.scheme in NAMED and below.marker.scheme in ARTICLES
    is_lower = below.rank > own.rank or below.marker.value == 1 or is_article
    return is_lower and below.marker.scheme != own.marker.scheme


def _can_head(line: Line) -> bool:
    if line.is_parted:
        return False
    head = line.text[: find_head(line)]
    words = count_words(head)
    if head[-1] in ":：":
        return words <= _COLON_HEADING_WORDS and not _INTRODUCING_RE.search(head)
    is_whole = line.is_single and not line.is_bare and head == line.text
    return words <= (_SHORT_HEADING_WORDS if is_whole else _HEADING_WORDS)


def _is_statement(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence tells something: figures or days, or several clauses above no text."""
    line = lines[index]
    head = line.text[line.marker.length if line.marker else 0 : find_head(line)]
    if not is_sentence(head):
        return False
    if line.is_single and not _has_text_below(lines, index) and _CLAUSE_RE.search(head):
        return True
    return _TOLD_RE.search(_BRACKETS_RE.sub("", head)) is not None


def _is_parted(lines: Sequence[Line], row: Sequence[int]) -> bool:
    """Whether semicolons part the row: all but the last end with one."""
    return len(row) > 1 and all(lines[index].is_parted for index in row[:-1])


def _is_stack(lines: Sequence[Line], row: Sequence[int]) -> bool:
    """Whether the lines have no marks and stand one right below the other."""
    first = lines[row[0]].marker
    if first and first.scheme == "number-bare":
        return False  # rows of a table
    is_close = all(below == above + 1 for above, below in itertools.pairwise(row))
    return len(row) > 1 and is_close and all(lines[index].is_bare for index in row)


def _is_short_list(lines: Sequence[Line], row: Sequence[int]) -> bool:
    """Whether (1) (2), a) b) or ① ② stand one below the other, from one on, a sentence each."""
    first = lines[row[0]].marker
    if first is None or first.scheme not in LISTED or first.value != 1:
        return False
    run = [index for place, index in enumerate(row) if index == row[0] + place]
    return len(run) > 1 and all(lines[index].is_single for index in run)


def _find_bullets(lines: Sequence[Line]) -> Iterator[int]:
    """Lines with bullets: a row of them, one below a colon, or one with an unmistakable sign."""
    is_bullet = [line.marker is not None and line.marker.scheme == "bullet" for line in lines]
    for has_sign, run in itertools.groupby(range(len(lines)), key=lambda index: is_bullet[index]):
        first, *others = run
        is_introduced = first > 0 and lines[first - 1].is_open
        if has_sign and (others or is_introduced or lines[first].text[0] in BULLET_SIGNS):
            yield from (first, *others)


def _find_unnumbered(lines: Sequence[Line]) -> Iterator[int]:
    """Lines without numbers below a colon that end with semicolons, and the line that ends them."""
    index = 1
    while index < len(lines):
        start = index
        while index < len(lines) and not lines[index].marker and lines[index].is_parted:
            index += 1
        if start < index < len(lines) and lines[start - 1].is_open:
            yield from range(start, index)
            last = lines[index]
            if not last.marker and last.is_single and is_sentence(last.text):
                yield index
        index += 1


def _find_labels(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that a label in brackets heads: one of several, or alone above text."""
    labels = {i: end for i, line in enumerate(lines) if (end := find_label_end(line.text))}
    for index, end in labels.items():
        is_alone = end == len(lines[index].text)
        if index + 1 < len(lines) if is_alone else len(labels) > 1:
            yield index
