"""The house rules that a reader of the code relies on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
BELOW = {
    "page",
    "front",
    "reviewed",
    "standing",
    "docnumbers",
    "proposals",
    "records",
    "models",
    "vocabulary",
    "atlas",
    "config",
    "errors",
    "workers",
    "text",
}
MAY_IMPORT = {
    "cli": {"curate", "compile", "publish", "review", "edit"} | BELOW,
    "curate": BELOW,
    "compile": BELOW,
    "publish": BELOW,
    "review": BELOW,
    "edit": BELOW,
    "text": {"text"},
}
ALSO = {
    # The hook is MkDocs' entrance, as cli.py is a person's: it compiles before it renders.
    "generator/publish/hook.py": {"compile"},
}


def imported(path: Path) -> set[str]:
    """First names below `generator` that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "generator":
                names |= {alias.name for alias in node.names}
            elif node.module.startswith("generator."):
                names.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            names |= {a.name.split(".")[1] for a in node.names if a.name.startswith("generator.")}
    return names - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(ROOT)) for path in MODULES])
def test_imports_point_one_way(path: Path) -> None:
    uri = path.relative_to(ROOT).as_posix()
    part = uri.split("/")[1].removesuffix(".py")
    allowed = MAY_IMPORT.get(part, BELOW | {"cli"}) | {part} | ALSO.get(uri, set())
    assert imported(path) <= allowed


def test_no_code_knows_the_first_notices() -> None:
    """Knowledge of a site, a company or a notice stands in content, never in code."""
    words = ["qbpc", "skx", "shenkexin", "深可信", "blue sky", "blue-sky", "蓝天", "cnipa-202"]
    for path in MODULES:
        text = path.read_text(encoding="utf-8").lower()
        code = ast.unparse(_without_docstrings(ast.parse(text)))
        assert not [word for word in words if word in code], path


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [  # type: ignore[attr-defined]
                item
                for item in body
                if not (isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant))
            ] or [ast.Pass()]
    return tree
