"""Three-text merge of documents: items, known by a key, that hold sentences.

Each item and each sentence is found in all three texts. Whether it stands and how it reads, which
item it is in, and where it stands there are then decided one by one: what only one side changed
is taken from that side; what both changed stays as people have it, and is a conflict. Order is
the generator's unless people reordered.
"""

from __future__ import annotations

from collections import defaultdict

from generator.text.merging.fates import Fates, decide_fates
from generator.text.merging.order import merge_orders
from generator.text.merging.parts import Document, Item, MergedDocument, MergedItem
from generator.text.merging.report import find_key, report_changes, report_conflicts
from generator.text.merging.traces import Side, Traces, trace_documents


def merge_documents(base: Document, edited: Document, new: Document) -> MergedDocument:
    """Bring what the generator changed since *base* into what people made of it.

    Laws: `(base, base, new)` gives *new*, `(base, edited, base)` gives *edited*; every sentence
    that people added stands in the result, none that they removed does, and every change of the
    generator is in `changes`.
    """
    traces = trace_documents(base, edited, new)
    fates = decide_fates(traces)
    items = [name for name in _order_items(traces) if name in fates.standing]
    sentences = _order_sentences(traces, fates)
    return MergedDocument(
        tuple(_merge_item(traces, fates, name, sentences[name]) for name in items),
        report_changes(traces, fates, items, sentences),
        report_conflicts(traces, fates),
    )


def _merge_item(traces: Traces, fates: Fates, name: int, sentences: list[int]) -> MergedItem:
    versions = [
        side.item[name] for side in (traces.edited, traces.base, traces.new) if name in side.item
    ]
    form = fates.items[name].value
    item = Item(
        find_key(traces, name),
        tuple(fates.sentences[sentence].value for sentence in sentences),
        versions[0].form if form is None else form,
        any(version.is_head for version in versions),
    )
    return MergedItem(item, traces.items[name], tuple(traces.sentences[s] for s in sentences))


def _order_items(traces: Traces) -> list[int]:
    heads = {
        name
        for side in (traces.edited, traces.new)
        for name, item in side.item.items()
        if item.is_head
    }
    edited, new = list(traces.edited.items), list(traces.new.items)
    return merge_orders(edited, new, len(traces.base.items), heads)


def _order_sentences(traces: Traces, fates: Fates) -> dict[int, list[int]]:
    """Item -> the sentences that stand in it, in order."""
    edited, new = _members(traces.edited, fates), _members(traces.new, fates)
    size = len(traces.base.sentences)
    return {
        item: merge_orders(edited.get(item, ()), new.get(item, ()), size) for item in fates.standing
    }


def _members(side: Side, fates: Fates) -> dict[int, list[int]]:
    """Item -> the standing sentences that one side has in it, too."""
    members: dict[int, list[int]] = defaultdict(list)
    for name in side.sentences:
        if fates.homes[name] == side.home[name]:
            members[side.home[name]].append(name)
    return members
