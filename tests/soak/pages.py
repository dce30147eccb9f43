"""Random pages: documents of `documents` as the file of a notice, and what editors do to files."""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from generator.page import block_id, literal
from generator.text.merging import Document, Item
from generator.text.yamlfile import Flow, dump_yaml
from generator.vocabulary import BlockKind
from tests.soak.documents import edit, make_document, make_sentence

_HEADINGS = ("Summary", "What it does", "Notes", "背景", "Sources", "Figures")
_KINDS = ("notice", "other", "work-plan")
_TERMS = ("cnipa", "blue-sky", "two-safeguards", "patent-law", "look-back")
_ROLES = ("issued", "reposted", "effective", "deadline")


@dataclass(frozen=True)
class PageCase:
    """Three texts of a page."""

    base: str
    edited: str
    new: str


def make_page_case(rng: random.Random) -> PageCase:
    """A random base, what people made of it, and what is generated now."""
    front, parts, blocks = _make_front(rng), _make_parts(rng), _rename(make_document(rng))
    hot = rng.randrange(10**6)
    sides = []
    for side in ("people", "generator"):
        times = [rng.choice((0, 0, 1, 1, 2, 4)) for _ in range(3)]
        changed = edit(rng, blocks, times[2], hot)
        known = {item.key for item in blocks}
        sides.append(
            _write(
                _edit_front(rng, front, times[0]),
                edit(rng, parts, times[1], hot),
                _rename(changed) if side == "generator" else _mark(rng, changed, known),
            )
        )
    return PageCase(_write(front, parts, blocks), *sides)


# --- front matter -----------------------------------------------------------------------------


def _make_front(rng: random.Random) -> dict[str, Any]:
    return {
        "id": "one",
        "title": make_sentence(rng),
        "kind": rng.choice(_KINDS),
        "dates": [_make_date(rng) for _ in range(rng.randrange(3))],
        "subjects": rng.sample(_TERMS, rng.randrange(3)),
        "review": "draft",
    }


def _make_date(rng: random.Random) -> Flow:
    year = rng.choice(("2021", "2021-03", "2021-03-30", "2022/2025"))
    return Flow(role=rng.choice(_ROLES), edtf=year, basis="stated", quote=make_sentence(rng))


def _edit_front(rng: random.Random, front: dict[str, Any], times: int) -> dict[str, Any]:
    for _ in range(times):
        front = {key: list(v) if isinstance(v, list) else v for key, v in front.items()}
        key = rng.choice(("title", "kind", "number", "dates", "dates", "subjects", "subjects"))
        values = front.get(key)
        if not isinstance(values, list):
            front[key] = rng.choice(_KINDS) if key == "kind" else make_sentence(rng)
        elif values and rng.random() < 0.3:
            values.pop(rng.randrange(len(values)))
        elif values and key == "dates" and rng.random() < 0.6:
            at = rng.randrange(len(values))
            values[at] = Flow(values[at], quote=make_sentence(rng))
        elif key == "dates":
            values.insert(rng.randrange(len(values) + 1), _make_date(rng))
        else:
            front[key] = list(dict.fromkeys([*values, rng.choice(_TERMS)]))
    return front


# --- the body ---------------------------------------------------------------------------------


def _make_parts(rng: random.Random) -> Document:
    """Parts of ours: of a key that says whether they are lists."""
    headings = rng.sample(_HEADINGS, rng.randrange(1, 4))
    return tuple(
        Item(heading, tuple(make_sentence(rng) for _ in range(rng.choice((0, 0, 1, 3, 5)))))
        for heading in headings
    )


def _rename(document: Document) -> Document:
    """Blocks with the ids the generator gives them: by content, repeats numbered."""
    seen: Counter[str] = Counter()
    items = []
    for item in document:
        if item.sentences:
            kind = BlockKind.HEADING if item.is_head else BlockKind.PARAGRAPH
            id_ = block_id(kind, item.text)
            seen[id_] += 1
            number = f"-{seen[id_]}" if seen[id_] > 1 else ""
            items.append(replace(item, key=id_ + number))
    return tuple(items)


def _mark(rng: random.Random, document: Document, known: set[str]) -> Document:
    """Blocks as people leave them: known ids stay, what they added has an id or none."""
    filled = [item for item in document if item.sentences]
    return tuple(
        item
        if item.key in known
        else replace(
            item, key=block_id(BlockKind.PARAGRAPH, item.text) if rng.random() < 0.7 else ""
        )
        for item in filled
    )


def _write(front: dict[str, Any], parts: Document, blocks: Document) -> str:
    pieces = [f"---\n{dump_yaml(front)}---\n"]
    for part in parts:
        pieces.append(f"## {part.key}\n")
        if part.sentences:
            is_list = len(part.key) > 7
            rows = [f"- {row}" if is_list else row for row in part.sentences]
            pieces.append("\n".join(rows) + "\n")
    pieces.append("## Text as published\n")
    for block in blocks:
        mark = "### " if block.is_head else "- " if block.text[0] in "EA" else ""
        rows = [literal(row) for row in block.sentences]
        id_line = [f"{{#{block.key}}}"] if block.key else []
        pieces.append("\n".join([mark + rows[0], *rows[1:], *id_line]) + "\n")
    return "\n".join(pieces)


# --- what editors and content systems do to a file --------------------------------------------


def disturb(rng: random.Random, page: str) -> str:
    """The page in other clothes: nothing that counts is changed."""
    front, _, body = page.removeprefix("---\n").partition("---\n")
    if rng.random() < 0.5:
        entries = re.findall(r"^\S.*\n(?:[ -].*\n)*", front, re.MULTILINE)
        rng.shuffle(entries)
        front = "".join(entries)
    paragraphs = body.split("\n\n")
    if rng.random() < 0.5:
        paragraphs = [_wrap(rng, paragraph) for paragraph in paragraphs]
    body = "\n\n".join(paragraphs)
    if rng.random() < 0.3:
        body = re.sub(r"^- ", rng.choice(("* ", "*   ", "+ ")), body, flags=re.MULTILINE)
    if rng.random() < 0.3:
        body = re.sub(r"(?<=[.?。])\n", lambda _: rng.choice(("  \n", "\t\n", "\n")), body)
    text = f"---\n{front}---\n{body}"
    text = text.replace("\n", "\r\n") if rng.random() < 0.3 else text
    text = "\ufeff" + text if rng.random() < 0.3 else text
    return text.rstrip() if rng.random() < 0.2 else text


def _wrap(rng: random.Random, paragraph: str) -> str:
    """A paragraph as an editor wraps it; one of several list items is left alone."""
    if paragraph.lstrip("\n").startswith("#") or paragraph.count("\n- "):
        return paragraph
    width = rng.choice((30, 60, 1000))
    return textwrap.fill(
        " ".join(paragraph.split("\n")), width, break_long_words=False, break_on_hyphens=False
    )
