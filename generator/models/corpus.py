"""Everything people own, in one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.errors import Finding
from generator.models.glossary import Term
from generator.models.notice import Notice, Provenance
from generator.models.outside import Period, Source, SubjectFile


@dataclass(frozen=True)
class Page:
    """A page written by hand: home, about."""

    uri: str
    title: str
    markdown: str
    path: str = ""


@dataclass(frozen=True)
class ReviewRecord:
    """What a review covered, in the words of that day: written by `notice-atlas review`."""

    of: str
    """Digest of the parts."""
    parts: Mapping[str, tuple[str, ...]]
    path: str = ""


@dataclass(frozen=True)
class Corpus:
    """Everything people own, read and checked for form."""

    notices: tuple[Notice, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    subjects: tuple[SubjectFile, ...] = ()
    periods: tuple[Period, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    reviewed: Mapping[str, ReviewRecord] = field(default_factory=dict)
    """Page (`notices/<id>`, `glossary/<id>`, `timelines/<subject>`) -> what its review covered."""
    pages: tuple[Page, ...] = ()
    tombstones: tuple[str, ...] = ()
    """Ids with a base but no page: deleted by a person."""
    unread: frozenset[str] = frozenset()
    """`notice:<id>`, `term:<id>`, `timeline:<subject>`,
    `raw:<id>` of files that are there and cannot be used,
    and `source:`, `period:`, `redirect:` where that holds for all of them: what leads to them is
    not wrong.
    """
    written: Mapping[str, str] = field(default_factory=dict)
    """Path -> the file's YAML, padded so that its lines are the file's: for messages."""
    findings: tuple[Finding, ...] = ()
