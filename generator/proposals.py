"""What the program proposes to editors and never decides: candidates for the glossary, renderings.

Nothing of this enters `content/` or a page by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.text.naming import Sign
from generator.vocabulary import TermKind


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in the text of one notice where a name is printed."""

    notice: str
    block: str
    start: int
    end: int
    """Half-open span of code points of the block's text."""
    surface: str
    sentence: str
    path: str
    line: int
    """File and line of the block, for a person who looks it up."""


@dataclass(frozen=True)
class LaterProposal:
    """Something a notice treats as still to come, and what became of it, for an editor."""

    notice: str
    block: str
    path: str
    line: int
    """File and line of the block."""
    term: str
    label: str
    surface: str
    sentence: str
    status: str
    """What became of it, with dates."""
    sources: tuple[str, ...]
    """Ids of cited works, or of the notice that is the term's own text."""
    doubts: tuple[str, ...]
    """Why a person must decide; nothing where the page says it by itself."""
    stub: str
    """An entry for `later:` in the notice's front matter."""


@dataclass(frozen=True)
class Candidate:
    """A name that the corpus uses as one and the glossary does not have."""

    name: str
    signs: tuple[Sign, ...]
    """What tells that it is a name, the surest first."""
    kind: TermKind
    """A guess from its head noun."""
    points: int
    """Weight of the evidence: by it candidates are ranked."""
    works: int
    """Works that name it; copies of one work count once."""
    places: int
    """Places in one copy of each work."""
    sightings: tuple[Sighting, ...]
    """The first place in each notice, in order of notice date."""
    surfaces: tuple[str, ...] = ()
    """Every way it is printed, the most frequent first."""
    shorts: tuple[str, ...] = ()
    """What it is called for short."""
    year: str = ""
    """EDTF year or interval printed with it."""
    issuer: str = ""
    """Who is said to have issued it, as printed."""
    number: str = ""
    term: str = ""
    """Id of the entry that has the long name already: only the short ones are new."""
    stub: str = ""
    """A glossary file to fill in, or the lines to add to the entry that has the name."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way a term is printed, and where."""

    surface: str
    places: int
    notices: tuple[str, ...]
    sentence: str
    """The first sentence that prints it."""


@dataclass(frozen=True)
class Proposal:
    """A surface that looks like a name of a term; an editor decides."""

    rendering: Rendering
    name: str
    """The name of the term that it looks like."""
    score: float
    """Likeness of the two, 0 to 100."""


@dataclass(frozen=True)
class Veto:
    """A surface that is as like a name of a term, and why it is none."""

    rendering: Rendering
    name: str
    score: float
    reason: str


@dataclass(frozen=True)
class TermReview:
    """One entry, how it is printed, and what may be another rendering of it."""

    term: str
    label: str
    label_zh: str
    path: str
    seen: tuple[Rendering, ...] = ()
    """Surfaces by which it is found, the most frequent first."""
    proposals: tuple[Proposal, ...] = ()
    vetoes: tuple[Veto, ...] = ()
