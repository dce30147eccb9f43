"""Three-text merge: base, edited, new. Knows nothing of notices.

`documents` merges items that hold sentences, `mappings` merges what YAML holds.
"""

from generator.text.merging.documents import merge_documents
from generator.text.merging.mappings import MergedMapping, merge_mappings, simplify
from generator.text.merging.order import weave
from generator.text.merging.parts import (
    Change,
    Conflict,
    Document,
    Item,
    MergedDocument,
    MergedItem,
    Outcome,
    Trace,
    decide,
)

__all__ = [
    "Change",
    "Conflict",
    "Document",
    "Item",
    "MergedDocument",
    "MergedItem",
    "MergedMapping",
    "Outcome",
    "Trace",
    "decide",
    "merge_documents",
    "merge_mappings",
    "simplify",
    "weave",
]
