"""A small project whose compiled tree is written by hand, so that publish is tested alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import generator.compile
from generator.config import Project
from generator.errors import Finding
from generator.text.files import write_atomic

ROOT = Path(__file__).resolve().parents[2]
EDITION = "2026-11-20"

TREE = {
    "index.md": "---\ntitle: Notice Atlas\nna_kind: home\n---\n# Notice Atlas\n\nStart here.\n",
    "notices/index.md": "---\ntitle: Notices\nsearch: {exclude: true}\n---\n# Notices\n\nAll.\n",
    "notices/one-2021.md": (
        "---\ntitle: The &quot;Sky&quot; &lt;b&gt; notice\ndescription: A notice &amp; more\n"
        "source: content/notices/one 2021.md\n"
        "json_ld: {'@type': Legislation, name: '</script><script>alert(1)</script>'}\n---\n"
        "# The notice\n\nSee [the term](../glossary/sky.md).\n\n"
        "## Text\n\n专项整治行动 of 2021年.\n"
    ),
    "glossary/index.md": "# Glossary\n\n- [Sky](sky.md)\n",
    "glossary/by-kind.md": "# By kind\n\nx\n",
    "glossary/by-chinese-name.md": "# By Chinese name\n\nx\n",
    "glossary/sky.md": "# Sky\n\n“蓝天”行动\n",
    "kinds/institutions.md": "# Institutions\n\nx\n",
    "kinds/instruments.md": "# Instruments\n\nx\n",
    "kinds/agreements.md": "# Agreements\n\nx\n",
    "campaigns/index.md": "# Campaigns\n\nx\n",
    "timeline/index.md": "# Timeline\n\nx\n",
    "coverage.md": "# Coverage\n\nx\n",
    "about.md": "# About\n\n## Offline copy {: #offline }\n\nx\n",
    "data/manifest.json": json.dumps({"edition": EDITION}),
    "data/mentions.jsonl": "{}\n",
    "data/feed.xml": "<feed/>\n",
}


@dataclass(frozen=True)
class Known:
    """An atlas, as far as publish looks at it."""

    findings: tuple[Finding, ...] = ()


MakeProject = Callable[..., Project]


@pytest.fixture
def make_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeProject:
    """A function that lays out a project with changes to the tree and findings of compile."""

    def make(changes: dict[str, str] | None = None, findings: tuple[Finding, ...] = ()) -> Project:
        project = Project(tmp_path / "project")
        for name in ("overrides", "generator/publish"):
            shutil.copytree(ROOT / name, project.root / name, dirs_exist_ok=True)
        shutil.copy(ROOT / "mkdocs.yml", project.root)
        project.content.mkdir(exist_ok=True)
        style = project.root / "overrides/assets/stylesheets/atlas.css"
        style.write_text("", encoding="utf-8")

        def write(_: Known, project: Project) -> None:
            for uri, text in {**TREE, **(changes or {})}.items():
                write_atomic(project.docs / uri, text, durable=False)

        monkeypatch.setattr(generator.compile, "write_atlas", write)
        monkeypatch.setattr(generator.compile, "read_atlas", lambda project, **_: Known(findings))
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        monkeypatch.delenv("SITE_URL", raising=False)
        monkeypatch.delenv("REPOSITORY_URL", raising=False)
        return project

    return make
