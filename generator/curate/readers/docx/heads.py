"""Running heads and feet: left out of the text, told where they say what stands nowhere else."""

from __future__ import annotations

import re

from generator.curate.parts import Declared
from generator.curate.readers.docx.body import Document, Story
from generator.curate.readers.docx.package import Package
from generator.docnumbers import find_numbers
from generator.text.escape import fold_space, strip_controls

_PAGE_RE = re.compile(r"(?:\bpage\b|\bof\b|[第页頁共总總/\d\s\W_])*", re.IGNORECASE)
_BLANK_RE = re.compile(r"\s+")


def read_heads(package: Package, document: Document, text: str) -> tuple[str, ...]:
    """What the heads and feet of the pages say that the text does not, once each.

    Args:
        package: The file.
        document: Its styles and lists.
        text: The text of the body.
    """
    plain = _BLANK_RE.sub("", text)
    found: dict[str, None] = {}
    for kind in ("header", "footer"):
        for name in package.related(package.main, kind):
            root = package.parse(name)
            if root is None:
                continue
            story = Story(document, package.relationships(name), has_pages=False)
            story.read(root)
            for line in story.lines:
                words = fold_space(strip_controls("".join(stroke.text for stroke in line.strokes)))
                if not _PAGE_RE.fullmatch(words) and _BLANK_RE.sub("", words) not in plain:
                    found[words] = None
    return tuple(found)


def declare_number(heads: tuple[str, ...]) -> tuple[Declared, ...]:
    """A document number that stands in a running head only."""
    numbers = (number.printed for head in heads for number in find_numbers(head))
    return tuple(Declared("number", "running head", number) for number in numbers)[:1]
