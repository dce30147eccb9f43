"""A content policy for pages whose only inline scripts are the theme's own."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE_RE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_POLICY = (
    ("default-src", "'none'"),
    ("script-src", "'self' file: {hashes}"),
    ("style-src", "'self' file:"),
    ("img-src", "'self' file: data:"),
    ("font-src", "'self' file:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'none'"),
    ("base-uri", "'none'"),
)
"""`file:` is for a site opened from a folder, where not every browser takes 'self' to mean
the files beside it; a page that came over the network cannot load files in any case."""


def content_policy(inline: str, *, is_preview: bool = False) -> str:
    """The policy for a page in which exactly the scripts in *inline* may run.

    Args:
        inline: HTML of the theme's inline scripts, rendered apart from the page: a script that
            got into the text of a notice is never among them.
        is_preview: Allow any inline script: the preview server adds one that reloads the page.
    """
    scripts = dict.fromkeys(_INLINE_RE.findall(inline))
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    if is_preview:
        hashes = "'unsafe-inline'"
    return "; ".join(f"{name} {value.format(hashes=hashes)}" for name, value in _POLICY)


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
