"""One search for many words: a text is read only where a word stands that gives a date away."""

from __future__ import annotations

from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of the words that looks at each character once (a trie)."""
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    if not rests:
        return ""
    branches = "|".join(
        character + any_of(rest) + ("?" if "" in rest and any(rest) else "")
        for character, rest in sorted(rests.items())
    )
    return f"(?:{branches})"
