"""The content policy of a page."""

from __future__ import annotations

import base64
import hashlib

from generator.publish.csp import content_policy


def test_policy_allows_exactly_the_given_scripts() -> None:
    """Each inline script is named by its sum; inline code of any other kind is not allowed."""
    policy = content_policy("<script>a=1</script> text <script>b=2</script><script>a=1</script>")
    sums = [
        base64.b64encode(hashlib.sha256(script).digest()).decode() for script in (b"a=1", b"b=2")
    ]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' file: 'sha256-{sums[0]}' 'sha256-{sums[1]}'"
    assert "unsafe" not in policy


def test_policy_names_no_other_host() -> None:
    """Nothing may come from another host, and everything not named is forbidden."""
    policy = content_policy("")
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy
    assert "*" not in policy


def test_preview_may_reload_itself() -> None:
    """The preview server's own inline script is allowed, and sums would forbid it."""
    policy = content_policy("<script>a=1</script>", is_preview=True)
    assert "script-src 'self' file: 'unsafe-inline';" in policy
    assert "sha256" not in policy
