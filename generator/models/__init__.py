"""What people own, as records: notices, terms, sources, timelines. All are frozen.

Words: a *work* is what was issued, a *notice* one copy of it; a *block* is a paragraph, list
item or heading of the text as published. What the program computes from these is in `atlas`.
"""

from generator.models.corpus import Corpus, Page, ReviewRecord
from generator.models.glossary import Name, Term
from generator.models.notice import (
    BETWEEN_CELLS,
    Attachment,
    Block,
    Correction,
    CuratedRelation,
    Editorial,
    Grounds,
    Later,
    NoEvent,
    Notice,
    Provenance,
    RoleDate,
    StatedEvent,
)
from generator.models.outside import Figure, OutsideEvent, Period, Round, Source, SubjectFile

__all__ = [
    "BETWEEN_CELLS",
    "Attachment",
    "Block",
    "Corpus",
    "Correction",
    "CuratedRelation",
    "Editorial",
    "Figure",
    "Grounds",
    "Later",
    "Name",
    "NoEvent",
    "Notice",
    "OutsideEvent",
    "Page",
    "Period",
    "Provenance",
    "ReviewRecord",
    "RoleDate",
    "Round",
    "Source",
    "StatedEvent",
    "SubjectFile",
    "Term",
]
