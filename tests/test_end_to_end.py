"""The real corpus from raw bytes to the compiled tree: the same content gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import compile as compiler
from generator.config import Project
from generator.curate import work as curate
from generator.errors import Severity

ROOT = Path(__file__).parents[1]


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """The project's own content in a folder of its own."""
    return copy_to(tmp_path / "copy")


def copy_to(folder: Path) -> Project:
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    return Project(folder)


def sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_second_sync_changes_nothing(copy: Project) -> None:
    before = sums(copy.content)
    assert not curate.run(copy).findings
    assert sums(copy.content) == before


def test_pages_nobody_edited_come_out_of_the_raw_files_alone(copy: Project) -> None:
    bases = sums(copy.base)
    shutil.rmtree(copy.base)
    shutil.rmtree(copy.notices)
    curate.run(copy)
    assert sums(copy.base) == bases
    assert sums(copy.notices) == bases


def test_the_content_has_no_errors_and_a_second_run_writes_nothing(copy: Project) -> None:
    first = compiler.run(copy)
    errors = [str(found) for found in first.findings if found.severity is Severity.ERROR]
    assert errors == []
    second = compiler.run(copy)
    assert (second.report.written, second.report.deleted) == ((), ())


def test_the_order_of_files_and_their_names_make_no_difference(tmp_path: Path) -> None:
    straight = copy_to(tmp_path / "straight")
    compiler.run(straight)
    shuffled = copy_to(tmp_path / "shuffled")
    files = sorted(path for path in shuffled.notices.rglob("*.md"))
    for number, path in enumerate(files):  # a page keeps its address wherever it lies
        target = shuffled.notices / f"folder {number}" / "再.md"
        target.parent.mkdir()
        path.rename(target)
    terms = list(shuffled.glossary.glob("*.md"))
    random.Random(7).shuffle(terms)
    for path in terms:  # rewritten in another order: the folder lists them in another order
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    compiler.run(shuffled)
    assert differing(sums(straight.docs), sums(shuffled.docs)) <= {
        f"notices/{path.stem}.md" for path in files
    }  # these name their file, for the edit link


def differing(one: dict[str, str], other: dict[str, str]) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_hash_seed_time_zone_and_locale_make_no_difference(tmp_path: Path) -> None:
    trees = []
    for number, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
        )
    ):
        project = copy_to(tmp_path / str(number))
        subprocess.run(
            [sys.executable, "-m", "generator", "--project", str(project.root), "compile"],
            check=True,
            cwd=ROOT,
            env=os.environ | env,
            capture_output=True,
        )
        trees.append(sums(project.docs))
    assert trees[0] == trees[1]
    assert len(trees[0]) > 100


def test_a_broken_file_is_left_out_and_the_rest_goes_on(copy: Project) -> None:
    (copy.glossary / "broken.md").write_bytes(b"---\nid: [\n---\n\xff")
    (copy.notices / "broken.md").write_text("no front matter")
    result = compiler.run(copy)
    places = {found.path for found in result.findings if found.severity is Severity.ERROR}
    assert places == {"content/glossary/broken.md", "content/notices/broken.md"}
    assert (copy.docs / "notices" / "cnipa-2021-blue-sky.md").is_file()
