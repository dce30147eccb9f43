"""Linking: which mentions carry the link, from golden cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.compile import read_atlas
from generator.text.yamlfile import load_yaml
from tests.compile.samples import notice_file, term_file
from tests.conftest import BuildProject

GOLDEN = Path(__file__).parents[1] / "golden" / "link"
MARK_RE = re.compile(r"(?:\[\[|\{\{)([^|\]}]+)\|([a-z-]+)(?:\]\]|\}\})")


def read_cases() -> list[Any]:
    return [
        pytest.param(case, id=case["case"])
        for path in sorted(GOLDEN.glob("*.yml"))
        for case in load_yaml(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", read_cases())
def test_golden(case: dict[str, Any], tmp_path: Path, build_project: BuildProject) -> None:
    """The mentions in double brackets are linked, those in double braces are not."""
    never = case.get("never", [])
    files = {
        f"content/glossary/{id_}.md": term_file(
            id_, label=f"{id_} itself", aliases=names, **({"nolink": True} if id_ in never else {})
        )
        for id_, names in case["names"].items()
    }
    plain = MARK_RE.sub(r"\1", case["body"])
    extra = {key: case[key] for key in ("nolink", "corrections") if key in case}
    files["content/notices/n.md"] = notice_file("n", plain, **extra)
    atlas = read_atlas(build_project(tmp_path, files))
    assert atlas.findings == ()
    expected = [
        (found[1], found[2], found[0].startswith("[[")) for found in MARK_RE.finditer(case["body"])
    ]
    assert [(m.surface, m.term, m.is_linked) for m in atlas.mentions] == expected
