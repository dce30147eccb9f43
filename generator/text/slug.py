"""Stable ASCII names and content ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from generator.text.escape import fold_space

_NOT_SLUG_RE = re.compile(r"[^a-z0-9]+")
SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def slugify(text: str, limit: int = 60) -> str:
    """An ASCII name of at most *limit* characters, cut at a word; empty if no letter is left.

    A slug of a slug is itself.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = _NOT_SLUG_RE.sub("-", plain.lower()).strip("-")
    if len(words) <= limit:
        return words
    cut = words[: limit + 1].rsplit("-", 1)[0]
    return cut[:limit].strip("-")


def content_id(text: str, prefix: str) -> str:
    """*prefix* and seven hex digits of the sha256 of the text, white space folded."""
    digest = hashlib.sha256(fold_space(text).encode("utf-8")).hexdigest()
    return prefix + digest[:7]
