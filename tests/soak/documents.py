"""Random documents and what two sides make of them, for the laws of merging.

Sentences are few and short on purpose: they stand twice, and edits of the one look like the other.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.text.merging import Document, Item

_SUBJECTS = ("The Office", "Each agency", "A branch", "No person", "The Bureau of Examination")
_VERBS = ("inspects", "reports", "registers", "shall not delay", "publishes")
_OBJECTS = ("filings", "the results by lot", "agents without a licence", "seals", "2021 figures")
_ENDS = (".", ".", ".", " every year.", " before 30 June.", "?")
_WHOLE = ("None.", "See above.", "依法查处无资质代理。", "各局按月报送数据。", "Not for use.")


@dataclass(frozen=True)
class Case:
    """Three documents."""

    base: Document
    edited: Document
    new: Document


def make_case(rng: random.Random) -> Case:
    """A random base, what people made of it, and what is generated now."""
    base = make_document(rng)
    hot = rng.randrange(10**6)
    edited, new = (
        edit(rng, base, rng.choice((0, 1, 1, 2, 3, 5, 8)), hot) for _ in ("people", "generator")
    )
    edited = tuple(_forget_key(rng, item) for item in edited)
    if rng.random() < 0.3:
        new = tuple(replace(item, key=f"{item.key}x") for item in new)
    return Case(base, edited, new)


def make_document(rng: random.Random) -> Document:
    """Up to seven items of up to five sentences, some of them empty, some of one key."""
    return tuple(_make_item(rng, number) for number in range(rng.randrange(8)))


def _make_item(rng: random.Random, number: int) -> Item:
    is_head = rng.random() < 0.2
    size = 1 if is_head else rng.choice((0, 1, 1, 1, 2, 3, 5))
    key = rng.choice((f"k{number}", f"k{number}", "twice"))
    return Item(key, tuple(make_sentence(rng) for _ in range(size)), "", is_head)


def _forget_key(rng: random.Random, item: Item) -> Item:
    """People may drop the key of an item, or give it none."""
    return replace(item, key="") if rng.random() < 0.05 and item.sentences else item


def make_sentence(rng: random.Random) -> str:
    """One of about a thousand sentences, a few of them much more often."""
    if rng.random() < 0.2:
        return rng.choice(_WHOLE)
    words = (rng.choice(_SUBJECTS), rng.choice(_VERBS), rng.choice(_OBJECTS))
    return " ".join(words) + rng.choice(_ENDS)


def edit(rng: random.Random, document: Document, times: int, hot: int) -> Document:
    """The document after some random edits.

    Args:
        rng: Where chance comes from.
        document: What is edited.
        times: Number of edits.
        hot: A number both sides get: it decides which places they both like to edit.
    """
    for _ in range(times):
        operation = rng.choice(_OPERATIONS)
        if document or operation is _add_item:
            document = operation(rng, document, hot)
    return document


def _pick(rng: random.Random, size: int, hot: int) -> int:
    return hot % size if rng.random() < 0.4 else rng.randrange(size)


def _at_sentence(
    rng: random.Random, document: Document, hot: int, make: Callable[[str], tuple[str, ...]]
) -> Document:
    """One sentence replaced by none, one or more."""
    places = [(i, j) for i, item in enumerate(document) for j in range(len(item.sentences))]
    if not places:
        return document
    i, j = places[_pick(rng, len(places), hot)]
    sentences = document[i].sentences
    changed = (*sentences[:j], *make(sentences[j]), *sentences[j + 1 :])
    return (*document[:i], replace(document[i], sentences=changed), *document[i + 1 :])


def _change(rng: random.Random, document: Document, hot: int) -> Document:
    word = rng.choice(("all", "now", "again", "not", "重新"))
    return _at_sentence(rng, document, hot, lambda text: (f"{text[:-1]} {word}{text[-1]}",))


def _rewrite(rng: random.Random, document: Document, hot: int) -> Document:
    return _at_sentence(rng, document, hot, lambda _: (make_sentence(rng),))


def _remove(rng: random.Random, document: Document, hot: int) -> Document:
    return _at_sentence(rng, document, hot, lambda _: ())


def _insert(rng: random.Random, document: Document, hot: int) -> Document:
    return _at_sentence(rng, document, hot, lambda text: (text, make_sentence(rng)))


def _repeat(rng: random.Random, document: Document, hot: int) -> Document:
    return _at_sentence(rng, document, hot, lambda text: (text, text))


def _move_sentence(rng: random.Random, document: Document, hot: int) -> Document:
    moved: list[str] = []

    def take(text: str) -> tuple[str, ...]:
        moved.append(text)
        return ()

    document = _at_sentence(rng, document, hot, take)
    i = rng.randrange(len(document))
    at = rng.randrange(len(document[i].sentences) + 1)
    sentences = (*document[i].sentences[:at], *moved, *document[i].sentences[at:])
    return (*document[:i], replace(document[i], sentences=sentences), *document[i + 1 :])


def _remove_item(rng: random.Random, document: Document, hot: int) -> Document:
    i = _pick(rng, len(document), hot)
    return (*document[:i], *document[i + 1 :])


def _add_item(rng: random.Random, document: Document, hot: int) -> Document:
    i = rng.randrange(len(document) + 1)
    return (*document[:i], _make_item(rng, rng.randrange(20)), *document[i:])


def _repeat_item(rng: random.Random, document: Document, hot: int) -> Document:
    i = _pick(rng, len(document), hot)
    return (*document[: i + 1], *document[i:])


def _move_item(rng: random.Random, document: Document, hot: int) -> Document:
    i = _pick(rng, len(document), hot)
    rest = (*document[:i], *document[i + 1 :])
    at = rng.randrange(len(rest) + 1)
    return (*rest[:at], document[i], *rest[at:])


def _split_item(rng: random.Random, document: Document, hot: int) -> Document:
    i = _pick(rng, len(document), hot)
    item = document[i]
    at = rng.randrange(len(item.sentences) + 1)
    first = replace(item, sentences=item.sentences[:at])
    second = Item(f"n{rng.randrange(20)}", item.sentences[at:])
    return (*document[:i], first, second, *document[i + 1 :])


def _join_items(rng: random.Random, document: Document, hot: int) -> Document:
    i = _pick(rng, len(document), hot)
    if i + 1 == len(document):
        return document
    both = document[i].sentences + document[i + 1].sentences
    return (*document[:i], replace(document[i], sentences=both), *document[i + 2 :])


def _empty_item(rng: random.Random, document: Document, hot: int) -> Document:
    i = _pick(rng, len(document), hot)
    return (*document[:i], replace(document[i], sentences=()), *document[i + 1 :])


_OPERATIONS = (
    *(_change,) * 4,
    *(_insert,) * 3,
    *(_remove,) * 3,
    *(_rewrite,) * 2,
    *(_move_sentence,) * 2,
    *(_move_item,) * 2,
    *(_remove_item,) * 2,
    *(_add_item,) * 2,
    _repeat,
    _repeat_item,
    _split_item,
    _join_items,
    _empty_item,
)
