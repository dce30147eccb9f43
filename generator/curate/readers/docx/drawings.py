"""What is drawn: text boxes, words drawn as art, pictures; each stored twice and read once."""

from __future__ import annotations

from generator.curate.readers.docx.package import MC, Element, V, W

_PICTURES = frozenset("pic imagedata chart relIds OLEObject".split())


def choose_branch(alternatives: Element) -> Element | None:
    """The one branch of `mc:AlternateContent` that is read: the first that holds anything."""
    return next((branch for branch in alternatives if len(branch)), None)


def find_boxes(drawing: Element) -> list[Element]:
    """The text boxes of a drawing, once each, and words that are drawn as art."""
    found: list[Element] = []
    for child in drawing:
        if child.tag == f"{MC}AlternateContent":
            branch = choose_branch(child)
            found += [] if branch is None else find_boxes(branch)
        elif child.tag == f"{W}txbxContent" or (
            child.tag == f"{V}textpath" and (child.get("string") or "").strip()
        ):
            found.append(child)
        elif len(child):
            found += find_boxes(child)
    return found


def shows_picture(drawing: Element) -> bool:
    """Whether there is a picture, chart or object in it, and not just a line."""
    return any(child.tag.rpartition("}")[2] in _PICTURES for child in drawing.iter())
