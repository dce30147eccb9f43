"""Markdown of ours put together again from the sentences of two versions of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.text.chunks import Chunk, write_chunks
from generator.text.merging import Trace, decide


@dataclass(frozen=True)
class Written:
    """A sentence as it stands in one text."""

    chunk: int
    """Number of its chunk in that text."""
    mark: str
    prefix: str
    """Mark and prefix of its chunk."""
    sentence: str
    """What counts of it."""
    text: str
    """How it stands."""


def number_sentences(chunks: Iterable[Chunk]) -> list[Written]:
    """The sentences of a text, in order."""
    return [
        Written(number, chunk.mark, chunk.prefix, sentence, text)
        for number, chunk in enumerate(chunks)
        for sentence, text in zip(chunk.sentences, chunk.written, strict=True)
    ]


@dataclass(frozen=True)
class Versions:
    """All sentences of three texts."""

    base: Sequence[Written]
    edited: Sequence[Written]
    new: Sequence[Written]

    def find(self, trace: Trace) -> tuple[Written | None, Written | None, Written | None]:
        """A sentence in each of them."""
        return (
            None if trace.base is None else self.base[trace.base],
            None if trace.edited is None else self.edited[trace.edited],
            None if trace.new is None else self.new[trace.new],
        )


def write_sentences(versions: Versions, traces: Sequence[Trace], sentences: Sequence[str]) -> str:
    """Markdown with these sentences in this order, paragraphs and lists as people have them.

    Args:
        versions: The texts they come from.
        traces: Where each of them stands there.
        sentences: How each of them reads, as it counts.
    """
    groups: list[list[tuple[Trace, str]]] = []
    for trace, sentence in zip(traces, sentences, strict=True):
        if groups and _is_joined(versions, [other for other, _ in groups[-1]], trace):
            groups[-1].append((trace, sentence))
        else:
            groups.append([(trace, sentence)])
    return write_chunks(_chunk(versions, group) for group in groups)


def _chunk(versions: Versions, group: Sequence[tuple[Trace, str]]) -> Chunk:
    mark, prefix = _find_mark(versions, group[0][0])
    written = tuple(_find_words(versions, trace, sentence) for trace, sentence in group)
    return Chunk(mark, 0, prefix, tuple(sentence for _, sentence in group), written)


def _find_mark(versions: Versions, trace: Trace) -> tuple[str, str]:
    """Mark and prefix of a sentence: the people's, unless only the generator changed them."""
    base, edited, new = versions.find(trace)
    if edited is None:
        assert new is not None  # it stands, so one of the two has it
        return new.mark, new.prefix
    if base is not None and new is not None and decide(base.mark, edited.mark, new.mark).outcome:
        chosen = new if edited.mark == base.mark else edited
        return chosen.mark, chosen.prefix
    return edited.mark, edited.prefix


def _find_words(versions: Versions, trace: Trace, sentence: str) -> str:
    _, edited, new = versions.find(trace)
    written = (one.text for one in (edited, new) if one is not None and one.sentence == sentence)
    return next(written, sentence)


def _is_joined(versions: Versions, chunk: Sequence[Trace], trace: Trace) -> bool:
    """Whether a sentence goes on with a paragraph or list item.

    The last sentence of it that stands beside this one in some text decides.
    """
    for other in reversed(chunk):
        base, edited, new = (
            None if first is None or second is None else first.chunk == second.chunk
            for first, second in zip(versions.find(other), versions.find(trace), strict=True)
        )
        if edited is None and new is not None:
            return new
        if edited is not None:
            is_open = base is not None and new is not None
            return bool(decide(base, edited, new).value) if is_open else edited
    return False
