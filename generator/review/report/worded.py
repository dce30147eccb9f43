"""A changed text in Markdown, the words that went and those that came marked."""

from __future__ import annotations

from generator.review.report.github import show
from generator.text.han import has_han
from generator.text.worddiff import Op, Piece, diff_words

_AROUND = 60
"""Characters of unchanged text kept on each side of a change."""
_LONGEST = 800
"""Characters of one stretch of gained or lost text."""
_TAGS = {Op.GONE: "del", Op.NEW: "ins"}


def show_change(old: str, new: str) -> str:
    """The one text where it is alone or only moved, else both as one with the changes marked."""
    if old == new:
        return show(_cut(new))
    if _is_code(old) and _is_code(new):
        pieces: tuple[Piece, ...] = (Piece(Op.GONE, old), Piece(Op.NEW, new))
    else:
        pieces = diff_words(old, new)
    shown = ""
    for number, piece in enumerate(pieces):
        if piece.op is Op.SAME:
            shown += _show_piece(_around(piece.text, number == 0, number == len(pieces) - 1))
        else:
            shown += _marked(_cut(piece.text), _TAGS[piece.op])
    return shown.strip()


def _is_code(text: str) -> bool:
    """Whether a text is an id, a date or an address: one of its parts alone says nothing."""
    return bool(text) and not has_han(text) and not any(map(str.isspace, text))


def _marked(text: str, tag: str) -> str:
    """A stretch in its element, the spaces at its ends outside; white space alone is named."""
    if not text.strip():
        return f"<{tag}>(space)</{tag}>"
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return f"{left}<{tag}>{show(text)}</{tag}>{right}"


def _show_piece(text: str) -> str:
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    return f"{left}{show(text)}{right}" if text.strip() else left


def _around(text: str, is_first: bool, is_last: bool) -> str:
    """Unchanged text, cut to what stands beside the changes."""
    before = "" if is_first else text[:_AROUND]
    after = "" if is_last else text[-_AROUND:]
    if len(text) <= len(before) + len(after) + 3:
        return text
    return f"{_to_word(before)}…{_from_word(after)}"


def _to_word(text: str) -> str:
    head, space, _ = text.rpartition(" ")
    return f"{head}{space}" if head.strip() else text


def _from_word(text: str) -> str:
    _, space, tail = text.partition(" ")
    return f"{space}{tail}" if tail.strip() else text


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}… ({len(text):,} characters)"
