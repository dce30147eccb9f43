"""Three texts of a page into one: told cases, and laws on random pages."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.curate.merge import merge_pages
from generator.curate.outcome import tell_changes, tell_waiting
from generator.curate.pagetext import PageTextError, read_page
from generator.curate.pending import format_pending, update_entries
from generator.text.escape import fold_space
from generator.text.yamlfile import load_yaml
from tests.soak.page_laws import broken_page_laws
from tests.soak.pages import make_page_case

GOLDEN = Path(__file__).parents[1] / "golden" / "merge"
FRONT = (GOLDEN / "front.yml").read_text("utf-8")
CASES = [
    (path.stem, case)
    for path in sorted(GOLDEN.glob("*.yml"))
    if path.name != "front.yml"
    for case in yaml.safe_load(path.read_text("utf-8"))
]
DRESSES = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom": lambda text: "\ufeff" + text,
    "blanks": lambda text: text.replace(".\n", ".  \n").replace("}\n", "}\t\n"),
    "tabs": lambda text: text.replace("\n  ", "\n\t"),
}


def whole(text: str) -> str:
    """A text of a case with its front matter."""
    return f"---\n{FRONT}---\n\n{text}" if text.startswith("## ") else text


@pytest.mark.parametrize(("topic", "case"), CASES, ids=[f"{t}: {c['case']}" for t, c in CASES])
def test_told_merges(topic: str, case: dict[str, Any]) -> None:
    base = whole(case["base"])
    edited, new = (whole(case.get(name, case["base"])) for name in ("edited", "new"))
    for dress in case.get("dressed", ()):
        edited = DRESSES[dress](edited)
    merged = merge_pages(base, edited, new, "page.md")
    page, now = read_page(merged.text, "page.md"), read_page(new, "page.md")
    entries = update_entries((), merged.conflicts, page, now)
    told = tell_waiting(entries, page, "one", "page.md")
    if merged.text != new:
        told += tell_changes(merged.changes, "page.md")
    expected = {"edited": edited, "new": new}.get(case["page"], whole(case["page"]))
    assert merged.text == expected
    written = load_yaml(format_pending("one", entries) or "entries: []")
    assert written["entries"] == case.get("pending", [])
    messages = [str(finding) for finding in told]
    assert len(messages) == len(case["messages"]), messages
    for message, part in zip(messages, case["messages"], strict=True):
        assert part in message


def test_there_are_enough_told_merges() -> None:
    assert len(CASES) >= 20


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_laws_on_random_pages(seed: int) -> None:
    rng = Random(seed)
    case = make_page_case(rng)
    merged = merge_pages(case.base, case.edited, case.new, "page.md")
    assert broken_page_laws(case, merged, rng) == []


HOSTILE = """\
```
| a | b |
<!-- note -->
### Sub
- mine one. And two.
  * nested item.
2) second
> quote
[x]: http://a.example
hard break  \\
&nbsp; _em_ **x**
第一条 本办法。
{#s7654321 by=republisher}
{# no id
# H1
title: x
a\u2028b
\x0cline one.\x85next
{{ x }} {% raw %}
""".split("\n")[:-1]


@pytest.mark.parametrize("line", HOSTILE)
def test_whatever_a_person_types_stays(line: str) -> None:
    """In a part of ours and among the blocks, while the generator changes what stands around it."""
    base = whole(
        "## Notes\n\nFirst one.\nLast one.\n\n## Text as published\n\n"
        "One.\n{#b1111111}\n\nTwo.\n{#b2222222}\n"
    )
    new = base.replace("First", "The first").replace("Last", "The last").replace("Two", "2")
    for neighbour in ("First one.\n", "{#b1111111}\n\n"):
        edited = base.replace(neighbour, f"{neighbour}{line}\n")
        merged = merge_pages(base, edited, new, "page.md").text
        assert fold_space(line) in fold_space(merged)
        page = read_page(merged, "page.md")
        assert read_page(merge_pages(new, merged, new, "page.md").text, "page.md") == page


NO_PAGE = {
    "no front matter": ("# Page\n", 1, "no front matter"),
    "yaml broken": ("---\nid: [one\n---\n\n## Text as published\n", 2, "not valid YAML"),
    "a key twice": ("---\nid: one\nid: two\n---\n\n## Text as published\n", 3, "stands twice"),
    "no mapping": ("---\n- one\n---\n\n## Text as published\n", 2, "no mapping"),
    "no text as published": ("---\nid: one\n---\n\n## Summary\n", 4, "no part"),
}


@pytest.mark.parametrize(("text", "line", "why"), NO_PAGE.values(), ids=list(NO_PAGE))
def test_a_page_that_cannot_be_taken_apart_says_why(text: str, line: int, why: str) -> None:
    with pytest.raises(PageTextError, match=why) as caught:
        read_page(text, "page.md")
    assert caught.value.finding.line == line
