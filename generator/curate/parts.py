"""Records that pass between the steps of curating: raw text, line, judgement, draft."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.errors import Finding
from generator.text.places import Stretch
from generator.text.traced import Span, Traced
from generator.vocabulary import BlockKind, Confidence, Speaker, Translation


class Mark(enum.StrEnum):
    """What the format of the file itself says a line is; plain text says nothing."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    """A cell of a table that holds data; a table that only lays out a page has none."""
    HIDDEN = "hidden"
    """In the file, but not shown to who reads it."""


@dataclass(frozen=True)
class RawLine:
    """A line of the raw notice; in a format that is laid out, a paragraph, item or cell."""

    number: int
    """Counted from 1."""
    start: int
    end: int
    """Code points of the text, line end not included."""
    mark: Mark = Mark.TEXT
    row: int = 0
    """For a cell: its row, counted from 1 through the file; cells of a row follow each other."""
    is_main: bool | None = None
    """Whether the reader of the format takes it for the main text; None where it cannot tell."""


@dataclass(frozen=True)
class Declared:
    """What a file says of itself outside its text: a title, a date, a language."""

    field: str
    """As in `Label`: `title`, `page-date`, `source`, `number`, `url`, `language`, `site`."""
    name: str
    """The name it is declared under: "PubDate", "og:title"."""
    value: str


@dataclass(frozen=True)
class Link:
    """Words of the raw text that lead to another file or page."""

    start: int
    end: int
    """Code points of the text."""
    url: str


@dataclass(frozen=True)
class RawText:
    """A raw notice as text."""

    text: str
    lines: tuple[RawLine, ...]
    form: str
    """What was read, in words: "plain text", "HTML", "PDF of 3 pages"."""
    encoding: str = ""
    """Of a file that is text; empty for others."""
    stretches: tuple[Stretch, ...] = ()
    """The way back to the file: of each character that was not put in, where it stands there."""
    declared: tuple[Declared, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Segment:
    """A line, or a part of one where labels stand between running text."""

    line: int
    """Number of its raw line."""
    start: int
    end: int
    """Code points of the raw text; the segments of a line cover it without gap."""
    text: str
    """White space folded, control characters removed."""
    mark: Mark = Mark.TEXT
    row: int = 0
    is_main: bool | None = None
    """As of its line."""

    @property
    def span(self) -> Span:
        """Its place in the raw text."""
        return self.start, self.end


class Reach(enum.StrEnum):
    """What a line that fits a rule says of its neighbours."""

    LINE = "line"
    """Chrome wherever it stands."""
    OUTSIDE = "outside"
    """Chrome before and after the body only: a notice may hold such a line itself."""
    STOP = "stop"
    """Chrome, and the article has ended above it."""


@dataclass(frozen=True)
class Hit:
    """A segment that fits a rule."""

    rule: str
    reason: str
    reach: Reach = Reach.LINE


@dataclass(frozen=True)
class Label:
    """A segment that is a label with its value, or the value of the label above it."""

    field: str
    """`issued`, `page-date`, `source`, `number`, ..."""
    name: str
    """The label as printed."""
    value: str
    """Empty where the value stands in the next segment."""
    quote: str
    """Label and value as printed."""
    is_generic: bool = False
    """Whether a notice may print such a line itself: "时间：" tells when a meeting is held."""


class Verdict(enum.StrEnum):
    """What becomes of a piece of the raw text."""

    KEPT = "kept"
    METADATA = "metadata"
    DROPPED = "dropped"
    REPEAT = "repeat"
    REMOVED = "removed"
    """A control or bidi character."""
    BLANK = "blank"


@dataclass(frozen=True)
class Judged:
    """A segment and what becomes of it."""

    segment: Segment
    verdict: Verdict
    rule: str = ""
    """The rule that dropped it, or the field it gives."""
    reason: str = ""
    """In words, for the editor."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text, on one line, and what the format of the file says it is."""

    text: Traced
    mark: Mark = Mark.TEXT
    cells: tuple[Traced, ...] = ()
    """Of a row of a table; they may be empty."""


@dataclass(frozen=True)
class DraftBlock:
    """A block and where each character of it comes from."""

    kind: BlockKind
    sentences: tuple[Traced, ...]
    by: Speaker = Speaker.ISSUER


@dataclass(frozen=True)
class Core:
    """The run of segments that holds the body: half-open range of indexes."""

    start: int
    end: int

    def __contains__(self, index: int) -> bool:
        return self.start <= index < self.end


@dataclass(frozen=True)
class Title:
    """The title of the notice and the segments it is printed in."""

    text: str
    segments: tuple[int, ...] = ()
    """Indexes; empty where no title line was found."""
    again: tuple[int, ...] = ()
    """Indexes of other segments above the body that print it too."""
    subtitle: str = ""
    """Printed below it, in a segment that is among its own."""
    note: int = -1
    """Index of the note below it that tells how the document came to be; it is text."""


@dataclass(frozen=True)
class Site:
    """What is known of the site a copy comes from."""

    host: str = ""
    name: str = ""
    is_official: bool = False
    institution: str = ""
    """Term id of the institution whose site it is."""
    chrome: frozenset[str] = frozenset()
    """Lines that are the site's own, white space folded."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Label, lower case, without colon -> role of the date behind it."""
    translation: Translation | None = None
    republisher: str = ""


@dataclass(frozen=True)
class Fact:
    """Something recognised in a raw notice, and how sure that is."""

    of: str
    """Key of the front matter; for a date `dates`, for its role see the value."""
    value: str
    quote: str
    """Words of the raw notice it is read from; empty where none are."""
    how: str
    """In what they stand: `title`, `label`, `signature`, `text`, `head`; or who says it."""
    confidence: Confidence


@dataclass(frozen=True)
class Piece:
    """A stretch of the raw text with one fate."""

    line: int
    start: int
    end: int
    verdict: Verdict
    rule: str = ""
    """Block id, field, rule or character, according to the verdict."""
    reason: str = ""
