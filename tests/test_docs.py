"""Every command, session and key that exists is documented, and nothing else is promised."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from generator.cli import app

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "content-files.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SCHEMAS = sorted((ROOT / "generator" / "schema").glob("*.schema.json"))


def keys(schema: Any) -> set[str]:
    """Every key a schema knows, at any depth."""
    if isinstance(schema, list):
        return set().union(*map(keys, schema), set())
    if not isinstance(schema, dict):
        return set()
    properties = schema.get("properties", {})
    own = set(properties) if schema.get("additionalProperties") is False else set()
    return own.union(*map(keys, properties.values()), *map(keys, schema.values()))


@pytest.mark.parametrize("path", SCHEMAS, ids=[path.stem for path in SCHEMAS])
def test_every_key_an_editor_may_write_is_explained(path: Path) -> None:
    words = set(re.findall(r"[a-z0-9_]+", REFERENCE))
    assert keys(json.loads(path.read_text("utf-8"))) <= words


def test_readme_names_the_commands_that_exist() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"`notice-atlas ([\w-]+)", README)) - {"COMMAND"} == commands


def test_contributing_names_the_sessions_that_exist() -> None:
    tree = ast.parse((ROOT / "noxfile.py").read_text("utf-8"))
    sessions = {
        node.name.replace("_", "-")
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(each).startswith("nox.session") for each in node.decorator_list)
    }
    listed = CONTRIBUTING.split("Sessions: ", 1)[1].split(";", 1)[0]
    assert set(re.findall(r"`([\w-]+)`", listed)) == sessions


def test_continuous_integration_runs_the_line_that_readme_names() -> None:
    (line,) = re.findall(r"^exec (python3 noxfile\.py .+)$", (ROOT / ".ci/run").read_text(), re.M)
    assert line in README and line in CONTRIBUTING


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|term:|notice:|source:|#)([^)#]+)", text):
        assert ((ROOT / name).parent / target).exists(), target


def test_every_module_has_its_place_on_the_map() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for folder in sorted(path for path in (ROOT / "generator").iterdir() if path.is_dir()):
        if folder.name not in {"__pycache__", "schema"}:
            assert f"`generator/{folder.name}`" in text
