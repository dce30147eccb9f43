"""`nox -s bench -- 100 1000`: time by step and peak memory for generated corpora.

Each step runs in a process of its own, so that its peak memory is its own. What counts is the
ratio between the sizes of one run: times ten in notices should be about times ten in seconds.
Finding and linking are measured apart, against many more names than this glossary has.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from generator.config import Project, find_project
from tests.bench.corpus import make_project
from tests.bench.finding import NAMES, NOTICES, print_finding
from tests.bench.reading import measure_reading, write_files

STEPS = {
    "add": (
        "from generator.curate import work as curate;"
        "files = list(curate.find_files([project.root / 'received']));"
        "assert all(not done.error for done in curate.add_all(project, files, curate.Said()))"
    ),
    "curate": "from generator.curate import work as curate; curate.run(project)",
    "check": (
        "import os, sys; os.chdir(project.root); sys.argv = ['notice-atlas', 'check'];"
        "from generator.cli import app; app(standalone_mode=False)"
    ),
    "compile": "from generator import compile; compile.run(project)",
    "render": "from generator.publish.build import build_site; build_site(project)",
}
_RUN = """
import json, resource, sys, time
from pathlib import Path
from generator.config import Project
project = Project(Path(sys.argv[1]))
start = time.perf_counter()
{step}
seconds = time.perf_counter() - start
peak = max(resource.getrusage(who).ru_maxrss for who in
           (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([seconds, peak / (2**20 if sys.platform == "darwin" else 2**10)]))
"""


@dataclass(frozen=True)
class Measured:
    """Seconds and peak memory (MiB) of one step at one size."""

    seconds: float
    peak: float


def change_one_page(project: Project) -> None:
    """Commit everything, then change a word of one page, as a pull request would."""
    who = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "bench"]):
        subprocess.run([*who, *command], cwd=project.root, check=True)
    page = min(project.notices.glob("bench-*.md"))
    text = page.read_text("utf-8").replace("## Summary\n", "## Summary\n\nOurs.\n", 1)
    page.write_text(text, encoding="utf-8", newline="")


def measure(project: Project, step: str) -> Measured:
    """Run one step in a process of its own."""
    if step == "check":
        change_one_page(project)
    result = subprocess.run(
        [sys.executable, "-c", _RUN.format(step=STEPS[step]), str(project.root)],
        cwd=project.root,
        capture_output=True,
        text=True,
    )
    if result.returncode:
        sys.exit(result.stdout + result.stderr)
    seconds, peak = json.loads(result.stdout.strip().splitlines()[-1])
    return Measured(seconds, peak)


def main(sizes: list[int]) -> None:
    """Print a row for each size and step, then the growth from size to size."""
    template = find_project(Path.cwd())
    for name, milliseconds in measure_reading().items():
        print(f"{name:28} {milliseconds:8.1f} ms for a notice of 20 KB")
    print_finding([(NOTICES // 10, NAMES), (NOTICES, NAMES), (NOTICES // 10, NAMES * 10)])
    rows: dict[int, dict[str, Measured]] = {}
    print(f"{'notices':>8}  {'step':8} {'seconds':>8} {'ms/notice':>10} {'peak MiB':>9}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="notice-atlas-bench-") as name:
            start = time.perf_counter()
            project = make_project(Path(name), template, size)
            write_files(project.root / "received", size)
            made = time.perf_counter() - start
            rows[size] = {step: measure(project, step) for step in STEPS}
            for step, row in rows[size].items():
                each = row.seconds / size * 1000
                print(f"{size:8}  {step:8} {row.seconds:8.2f} {each:10.1f} {row.peak:9.0f}")
            _print_site(project, size, made)
    for small, large in itertools.pairwise(sizes):
        for step in STEPS:
            ratio = rows[large][step].seconds / rows[small][step].seconds
            print(f"{step}: x{large / small:g} notices take x{ratio:.1f} seconds")


def _print_site(project: Project, size: int, made: float) -> None:
    pages = sorted((project.site / "notices").glob("bench-*.html"))
    total = sum(path.stat().st_size for path in project.site.rglob("*") if path.is_file())
    html = pages[0].read_text(encoding="utf-8") if pages else ""
    nav = "".join(re.findall(r"<nav.*?</nav>", html, re.DOTALL))
    listed = set(re.findall(r'href="(?:[./]*notices/)?(bench-[^"#]+)', nav)) - {pages[0].name}
    print(
        f"{size:8}  site     {total / 2**20:.1f} MiB, {len(pages)} notice pages of"
        f" {sum(page.stat().st_size for page in pages) / max(1, len(pages)) / 1024:.0f} KiB;"
        f" other notices in its navigation: {len(listed)}; corpus made in {made:.1f} s"
    )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [100, 1000])
