"""Values of Word's attributes: whole numbers and switches."""

from __future__ import annotations

from generator.curate.readers.docx.package import VAL, Element, W

_OFF = frozenset({"0", "false", "off", "none"})


def read_number(value: str | None) -> int | None:
    """A whole number; None for anything else, and for one of more than ten digits."""
    text = (value or "").strip()
    digits = text.removeprefix("-")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= 10
    return int(text) if is_number else None


def child_of(parent: Element | None, name: str) -> Element | None:
    """The first child of a name; None where there is none."""
    return None if parent is None else next(parent.iterchildren(f"{W}{name}"), None)


def number_of(parent: Element | None, name: str) -> int | None:
    """The value of a child such as `<w:numId w:val="3"/>`; None where there is none."""
    return read_number(value_of(parent, name))


def value_of(parent: Element | None, name: str) -> str | None:
    """The value of a child such as `<w:suff w:val="tab"/>`; None where there is none."""
    child = child_of(parent, name)
    found: str | None = None if child is None else child.get(VAL)
    return found


def switch_of(parent: Element | None, name: str) -> bool | None:
    """Whether a child such as `<w:vanish/>` is on; None where there is none."""
    child = child_of(parent, name)
    return None if child is None else is_on(child)


def is_on(element: Element) -> bool:
    """Whether a switch is on, which it is unless it says otherwise."""
    return (element.get(VAL) or "1").lower() not in _OFF
