"""Kept lines -> paragraphs: a sentence that was broken over lines is whole again."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.curate.institutions import is_organisation
from generator.curate.parts import Judged, Mark, Paragraph, RawText, Segment, Verdict
from generator.curate.wrapping import count_columns, find_width, is_broken, is_closed
from generator.models import BETWEEN_CELLS
from generator.text.han import has_han
from generator.text.sentences import count_words
from generator.text.timex import DATE_PATTERN
from generator.text.traced import Traced, gather, join_traced

_INDENT_RE = re.compile(r"\u3000| {2}|\t")
_LEAST_INDENTED = 2
_HALF_LINE = 60
"""Columns from which a line with no mark at its end is no heading of an indented text."""
_LEAST_GAPS = 4
_DATE_LINE_RE = re.compile(DATE_PATTERN)
_BODY_RE = re.compile(
    r"(?:The )?(?:General |State |National |Supreme |People['’]s ){0,3}(?:Administration|Office"
    r"|Bureau|Ministry|Commission|Department|Council|Court|Procuratorate)\b[^.:;]{0,60}\Z"
)
"""A public body whose name begins with what it is: "Ministry of Public Security"."""
_MOST_SIGNERS, _SIGNER_WORDS = 8, 14
"""Lines of names above a date, and words of one."""


def join_paragraphs(raw: RawText, judged: Sequence[Judged]) -> tuple[Paragraph, ...]:
    """The kept segments as paragraphs, in order, each on one line.

    Lines are joined where the first breaks off in a sentence: at a comma or a little word, before
    a small letter or a closing mark, at the full width of a hard-wrapped text, or where a text
    that indents its paragraphs does not indent the next line. The names that sign a notice stay
    a line each, and so does what the format says is a heading, an item or a cell.
    """
    places = [index for index, entry in enumerate(judged) if entry.verdict is Verdict.KEPT]
    kept = [judged[place].segment for place in places]
    # Word breaks lines by itself: its paragraphs are not hard-wrapped.
    width = 0 if raw.form.startswith("Word") else find_width(segment.text for segment in kept)
    step = _find_step(places) if width else 1
    gaps = [below - above for above, below in itertools.pairwise(places)]
    has_blanks = any(entry.verdict is Verdict.BLANK for entry in judged)
    uses_blanks = has_blanks if step == 1 else any(gap > step for gap in gaps)
    is_indented = [_INDENT_RE.match(raw.text, s.start, s.end) is not None for s in kept]
    uses_indents = sum(is_indented) >= _LEAST_INDENTED
    signers = _find_signers(kept)
    groups: list[list[Segment]] = [kept[:1]] if kept else []
    for index, (above, below) in enumerate(itertools.pairwise(kept), 1):
        is_next = gaps[index - 1] <= step
        goes_on = uses_indents and is_next and not is_indented[index] and _fills_line(above.text)
        is_signed = index in signers and index - 1 in signers
        is_apart = is_signed or Mark.TEXT is not above.mark or Mark.TEXT is not below.mark
        if not is_apart and (
            goes_on
            or is_broken(
                above.text, below.text, is_next=is_next, width=width, uses_blanks=uses_blanks
            )
        ):
            groups[-1].append(below)
        else:
            groups.append([below])
    rows = _find_rows(raw, judged)
    return tuple(
        paragraph for group in groups if (paragraph := _paragraph(raw, group, rows)) is not None
    )


def _paragraph(
    raw: RawText, group: Sequence[Segment], rows: dict[int, tuple[Traced, ...]]
) -> Paragraph | None:
    """The segments as one paragraph; None for a cell whose row stands already."""
    first = group[0]
    if first.mark is not Mark.CELL:
        return Paragraph(gather(raw.text, (segment.span for segment in group)), first.mark)
    cells = rows.pop(first.row, ())
    if not cells:
        return None
    if sum(bool(cell.text) for cell in cells) == 1:
        return Paragraph(next(cell for cell in cells if cell.text))
    return Paragraph(join_traced(cells, BETWEEN_CELLS), Mark.CELL, cells)


def _find_rows(raw: RawText, judged: Sequence[Judged]) -> dict[int, tuple[Traced, ...]]:
    """Row -> its cells; what became of a cell that is not kept leaves it empty."""
    rows: dict[int, list[Traced]] = defaultdict(list)
    for entry in judged:
        if entry.segment.mark is Mark.CELL:
            is_kept = entry.verdict is Verdict.KEPT
            cell = gather(raw.text, [entry.segment.span] if is_kept else [])
            rows[entry.segment.row].append(cell)
    return {row: tuple(cells) for row, cells in rows.items()}


def _find_step(places: Sequence[int]) -> int:
    """Lines from one line of the text to the next: two where a blank one follows each."""
    gaps = Counter(below - above for above, below in itertools.pairwise(places))
    if not gaps or gaps.total() < _LEAST_GAPS:
        return 1
    least = min(gaps)
    return least if gaps[least] * 2 >= gaps.total() else 1


def _find_signers(kept: Sequence[Segment]) -> frozenset[int]:
    """Indexes of the names that stand, a line each, above the date of a signature."""
    signers: set[int] = set()
    for index, segment in enumerate(kept):
        if not _DATE_LINE_RE.fullmatch(segment.text):
            continue
        for above in range(index - 1, max(-1, index - 1 - _MOST_SIGNERS), -1):
            if not _is_name(kept[above].text.rstrip(" ,，、;；")):
                break
            signers.add(above)
    return frozenset(signers)


def _is_name(text: str) -> bool:
    is_short = count_words(text[: _HALF_LINE * 4]) <= _SIGNER_WORDS
    is_start = has_han(text) or text[:1].isupper()
    return is_short and is_start and (is_organisation(text) or _BODY_RE.match(text) is not None)


def _fills_line(text: str) -> bool:
    """Whether a line is long and breaks off; below it, a line without indent goes on with it."""
    return not is_closed(text) and count_columns(text) >= _HALF_LINE
