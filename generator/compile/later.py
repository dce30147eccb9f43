"""Later: what became of pending things, as entries that an editor can take over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.atlas import Atlas, Pending
from generator.compile.evidence import blocks_of
from generator.compile.pending import tell_facts
from generator.models import Block
from generator.proposals import LaterProposal
from generator.text.quoting import find_once
from generator.text.yamlfile import Flow, dump_yaml


def list_later(atlas: Atlas) -> tuple[LaterProposal, ...]:
    """The pending things of an atlas in order of notice and text, each with an entry to copy."""
    return tuple(_propose(atlas))


def _propose(atlas: Atlas) -> Iterator[LaterProposal]:
    blocks = blocks_of(atlas.corpus)
    labels = {term.id: term.label for term in atlas.corpus.terms}
    paths = {notice.id: notice.path for notice in atlas.corpus.notices}
    for pending in atlas.pending:
        block = blocks[pending.notice, pending.block]
        label, status = labels[pending.term], tell_facts(pending)
        sources = tuple(dict.fromkeys(id_ for fact in pending.facts for id_ in fact.sources))
        notices = (fact.evidence.notice for fact in pending.facts if fact.evidence)
        stub = Flow(
            block=pending.block,
            quote=_quote(block, pending),
            edtf=str(pending.facts[0].edtf),
            text=f"{label}: {status}.",
            sources=list(sources),
            term=pending.term,
        )
        yield LaterProposal(
            notice=pending.notice,
            block=pending.block,
            path=paths[pending.notice],
            line=block.line,
            term=pending.term,
            label=label,
            surface=block.text[pending.start : pending.end],
            sentence=pending.sentence,
            status=status,
            sources=sources + tuple(dict.fromkeys(notices)),
            doubts=pending.doubts,
            stub=dump_yaml({"later": [stub]}),
        )


def _quote(block: Block, pending: Pending) -> str:
    """The name, or as many words around it as stand only once in the block."""
    words = block.text[pending.start : pending.end]
    return words if find_once(block.text, words) >= 0 else pending.sentence
