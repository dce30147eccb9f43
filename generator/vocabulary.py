"""The closed lists: every word that may stand for a kind, a role, a basis or a state."""

from __future__ import annotations

import enum


class NoticeKind(enum.StrEnum):
    """What sort of document a notice is."""

    NOTICE = "notice"
    WORK_PLAN = "work-plan"
    MEASURES = "measures"
    INTERPRETATION = "interpretation"
    ANNOUNCEMENT = "announcement"
    PRESS_RELEASE = "press-release"
    CASE_LIST = "case-list"
    OTHER = "other"


class TermKind(enum.StrEnum):
    """What sort of thing a glossary term names."""

    CAMPAIGN = "campaign"
    INSTRUMENT = "instrument"
    INSTITUTION = "institution"
    AGREEMENT = "agreement"
    PROGRAMME = "programme"
    CONCEPT = "concept"
    SLOGAN = "slogan"
    FORUM = "forum"


class DateRole(enum.StrEnum):
    """What happened on a date; a closed list."""

    ISSUED = "issued"
    SIGNED = "signed"
    ADOPTED = "adopted"
    APPROVED = "approved"
    RELEASED = "released"
    EFFECTIVE = "effective"
    AMENDED = "amended"
    REPEALED = "repealed"
    LAUNCHED = "launched"
    EXTENDED = "extended"
    HELD = "held"
    REPORTED = "reported"
    REPOSTED = "reposted"
    DEADLINE = "deadline"
    PERIOD = "period"
    PLANNED = "planned"


class Basis(enum.StrEnum):
    """How a fact is known."""

    STATED = "stated"
    """Printed in a notice we hold."""
    INFERRED = "inferred"
    """Concluded from a notice we hold."""
    OUTSIDE = "outside"
    """From a cited work that is not in the corpus."""


class RelationType(enum.StrEnum):
    """What a notice does with another paper; the strongest of what it says counts."""

    CITES = "cites"
    CONTINUES = "continues"
    """It is the next round of a campaign."""
    IMPLEMENTS = "implements"
    """It carries the other out, or rests on it."""
    AMENDS = "amends"
    REPLACES = "replaces"
    """It repeals the other, or stands in its place."""
    TRANSLATION_OF = "translation-of"
    REPOST_OF = "repost-of"


class RelationBasis(enum.StrEnum):
    """Who says that two papers are related."""

    STATED = "stated"
    """The notice itself; the program has read it there."""
    CURATED = "curated"
    """An editor, in the front matter of the notice."""


class Translation(enum.StrEnum):
    """What the text of a copy is, compared with the issuer's own."""

    ORIGINAL = "original"
    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"
    MACHINE = "machine"


class Speaker(enum.StrEnum):
    """Whose words a block is."""

    ISSUER = "issuer"
    REPUBLISHER = "republisher"
    TRANSLATOR = "translator"


class BlockKind(enum.StrEnum):
    """The four things the text as published is made of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    """A row of a table; its sentences are its cells."""


class Confidence(enum.StrEnum):
    """How well outside sources support a statement."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Review(enum.StrEnum):
    """How far people have checked a page."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    """A second person has checked it."""
    CHANGED = "changed"
    """What was reviewed has changed since; computed, and never written in a file."""
    DISPUTED = "disputed"
    """Somebody holds it to be wrong."""
    RETRACTED = "retracted"
