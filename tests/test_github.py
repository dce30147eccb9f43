"""The kit for a repository on GitHub, tested as far as that goes without GitHub."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from generator.cli import app
from generator.text.yamlfile import load_yaml
from generator.vocabulary import TermKind
from tests.compile.samples import term_file
from tests.conftest import write_project
from tests.repositories import edit, git

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = {path.name: path.read_text("utf-8") for path in sorted(GITHUB.glob("workflows/*.yml"))}
FORMS = {
    path.stem: load_yaml(path.read_text("utf-8"))
    for path in sorted(GITHUB.glob("ISSUE_TEMPLATE/*.yml"))
    if path.stem != "config"
}
needs_bash = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"), reason="workflows run on Linux"
)
each_workflow = pytest.mark.parametrize("name", WORKFLOWS)


def steps_of(name: str) -> Iterator[dict[str, Any]]:
    for job in load_yaml(WORKFLOWS[name])["jobs"].values():
        yield from job["steps"]


# --- workflows --------------------------------------------------------------------------------


@each_workflow
def test_a_workflow_has_the_keys_that_github_knows(name: str) -> None:
    """A misspelt key would be ignored or stop the run."""
    data = load_yaml(WORKFLOWS[name])
    assert set(data) <= {"name", "on", "permissions", "concurrency", "jobs", "env", "defaults"}
    for job in data["jobs"].values():
        known = "runs-on steps needs permissions timeout-minutes env environment strategy if"
        assert set(job) <= {*known.split()}
        assert {"runs-on", "steps"} <= set(job)
    for step in steps_of(name):
        assert set(step) <= {"name", "id", "if", "uses", "with", "run", "env"}
        assert ("uses" in step) != ("run" in step)


@each_workflow
def test_a_workflow_can_read_and_no_more_unless_a_job_says_why(name: str) -> None:
    """The token reads the content; what a job may write stands in it with a comment."""
    data = load_yaml(WORKFLOWS[name])
    assert data["permissions"] == {"contents": "read"}
    allowed = {
        ("sync.yml", "sync"): {"contents", "pull-requests"},
        ("deploy.yml", "build"): {"id-token", "attestations"},
        ("deploy.yml", "deploy"): {"pages", "id-token"},
    }
    for job, settings in data["jobs"].items():
        rights = settings.get("permissions", {})
        assert {key for key, right in rights.items() if right == "write"} == allowed.get(
            (name, job), set()
        )


@each_workflow
def test_a_workflow_has_no_secret_and_runs_no_foreign_code_with_rights(name: str) -> None:
    """Nothing that a fork brings is run with more than the right to read."""
    text = WORKFLOWS[name]
    assert "secrets." not in text and "secrets[" not in text
    triggers = load_yaml(text)["on"]
    names = {triggers} if isinstance(triggers, str) else set(triggers)
    assert names <= {"push", "pull_request", "workflow_dispatch"}
    if "pull_request" in names:
        assert "write" not in text
        assert "github.token" not in text
    checkouts = [step for step in steps_of(name) if "actions/checkout@" in step.get("uses", "")]
    keeps = {str(step.get("with", {}).get("persist-credentials", "default")) for step in checkouts}
    assert keeps <= {"sync.yml": {"True"}, "ci.yml": {"default"}}.get(name, {"False"})


@each_workflow
def test_actions_are_pinned_to_a_commit(name: str) -> None:
    """A tag can be moved; a commit cannot. The version stands beside it for people."""
    for line in re.findall(r"uses: *(.+)", WORKFLOWS[name]):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_has_one_pin() -> None:
    """All workflows use the same commit of an action."""
    used = re.findall(r"uses: *(\S+)@(\S+)", "\n".join(WORKFLOWS.values()))
    assert len(set(used)) == len({name for name, _ in used})


@each_workflow
def test_text_of_github_never_becomes_code(name: str) -> None:
    """An expression inside a command would let a branch name or a title run as shell."""
    for step in steps_of(name):
        inside = re.findall(r"\$\{\{ *([\w.]+)", step.get("run", ""))
        assert set(inside) <= {"matrix.sessions"}


def check_command(words: list[str]) -> None:
    """A command of ours, with its options, or one of the few others."""
    match words:
        case ["notice-atlas", command, *rest]:
            known = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
            options = {name for parameter in known.params for name in parameter.opts}
            assert {word for word in rest if word.startswith("-")} <= options
        case ["python" | "python3", "noxfile.py", *sessions]:
            defined = re.findall(r"@nox\.session\ndef (\w+)", (ROOT / "noxfile.py").read_text())
            assert {name for name in sessions if name.isalpha()} <= set(defined)
        case ["python3", "-m", "pip", "install", *rest]:
            assert rest[-2:] == ["-e", "."]
            assert (ROOT / rest[rest.index("-c") + 1]).is_file()
        case ["bash", script]:
            assert (ROOT / script).is_file()
        case _:
            pytest.fail(f"an unknown command: {words}")


@each_workflow
def test_every_command_of_a_workflow_exists(name: str) -> None:
    """Workflows run what README names, and nothing that is not tested here."""
    for step in steps_of(name):
        for line in step.get("run", "").splitlines():
            check_command(shlex.split(re.sub(r"\$\{\{.*?\}\}", "", line)))


def test_outputs_that_are_used_are_made() -> None:
    """A step refers only to steps above it, by their ids."""
    for text in WORKFLOWS.values():
        for id_ in re.findall(r"steps\.(\w+)\.", text):
            assert re.search(rf"id: {id_}$", text, re.MULTILINE)


# --- what workflows run -----------------------------------------------------------------------


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with one notice and its raw file, as `sync` writes it."""
    folder = tmp_path / "work"
    raw = "Notice on checking agencies in 2024\nThe office checks agencies. It asks for reports.\n"
    write_project(folder, {"content/glossary/office.md": term_file("office", kind="institution")})
    (folder / "notice.txt").write_text(raw, encoding="utf-8", newline="")
    command = [sys.executable, "-m", "generator", "--project", str(folder), "add"]
    added = [*command, str(folder / "notice.txt"), "--id", "order", "--issuer", "office"]
    subprocess.run(added, cwd=ROOT, check=True, capture_output=True)
    (folder / "notice.txt").unlink()
    shutil.copytree(GITHUB / "scripts", folder / ".github" / "scripts")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "First")
    git(tmp_path, "clone", "-q", "--bare", str(folder), "origin.git")
    return tmp_path / "origin.git"


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with `notice-atlas`, and a `gh` that writes down how it was called."""
    folder = tmp_path / "tools"
    folder.mkdir()
    scripts = {
        "notice-atlas": f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m generator "$@"',
        "gh": (
            f'echo "$*" >> "{tmp_path}/gh.log"\n'
            f'for word in "$@"; do [ -f "$word" ] && cp "$word" "{tmp_path}/body.md"; done\n'
            f'if [ "$1 $2" = "pr list" ]; then cat "{tmp_path}/open" 2>/dev/null || echo 0; fi'
        ),
    }
    for name, body in scripts.items():
        path = folder / name
        path.write_text(f"#!/usr/bin/env bash\n{body}\n", encoding="utf-8", newline="")
        path.chmod(0o755)
    return folder


def run_bash(folder: Path, tools: Path, command: str, **env: str) -> str:
    given = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    result = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env=os.environ | given | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@needs_bash
def test_the_commands_of_a_pull_request_run_on_a_shallow_merge(
    origin: Path, tools: Path, tmp_path: Path
) -> None:
    """As `pr.yml` has them, on the two commits that it checks out; the report is the summary."""
    work = tmp_path / "fork"
    git(tmp_path, "clone", "-q", str(origin), str(work))
    git(work, "switch", "-qc", "typo")
    edit(work, "content/glossary/office.md", "What office is.", "What the office is.")
    git(work, "commit", "-qam", "Typo")
    git(work, "switch", "-q", "main")
    git(work, "commit", "-q", "--allow-empty", "-m", "Meanwhile")
    git(work, "merge", "-q", "--no-ff", "-m", "Merge", "typo")
    git(work, "push", "-q", "origin", "HEAD:refs/pull/1/merge")
    clone = tmp_path / "clone"
    clone.mkdir()
    git(clone, "init", "-q")
    git(clone, "fetch", "-q", "--depth", "2", origin.as_uri(), "refs/pull/1/merge")
    git(clone, "checkout", "-q", "FETCH_HEAD")
    summary = tmp_path / "summary.md"
    summary.touch()
    lines = [step["run"] for step in steps_of("pr.yml") if "run" in step]
    for line in lines:
        if line.startswith(("notice-atlas check", "notice-atlas report")):
            run_bash(clone, tools, line, GITHUB_STEP_SUMMARY=str(summary))
    assert "What <ins>the</ins> office is." in summary.read_text("utf-8")


@needs_bash
def test_sync_proposes_one_pull_request_made_anew_from_main(
    origin: Path, tools: Path, tmp_path: Path
) -> None:
    """Opened once, then kept up to date; where nothing is to propose, the branch goes."""
    script = "bash .github/scripts/propose-sync.sh"
    log = tmp_path / "gh.log"

    def propose(name: str) -> str:
        work = tmp_path / name
        git(tmp_path, "clone", "-q", "--depth", "1", origin.as_uri(), str(work))
        return run_bash(work, tools, script)

    assert "Nothing to propose." in propose("one")
    assert "bot/sync" not in git(origin, "branch")
    assert not log.exists()

    seed = tmp_path / "seed"
    git(tmp_path, "clone", "-q", str(origin), str(seed))
    for folder in ("notices", "base"):  # as if an older generator had written them
        edit(seed, f"content/{folder}/order.md", "checks agencies.", "checks  agencies.")
    git(seed, "commit", "-qam", "Older")
    git(seed, "push", "-q")
    propose("two")
    assert "checks agencies." in git(origin, "show", "bot/sync:content/notices/order.md")
    assert git(origin, "rev-parse", "bot/sync^") == git(origin, "rev-parse", "main")
    assert "pr create --base main --head bot/sync" in log.read_text("utf-8")
    assert "## What this change means" in (tmp_path / "body.md").read_text("utf-8")

    (tmp_path / "open").write_text("1\n")
    git(seed, "commit", "-q", "--allow-empty", "-m", "Meanwhile")
    git(seed, "push", "-q")
    propose("three")
    assert git(origin, "rev-parse", "bot/sync^") == git(origin, "rev-parse", "main")
    assert "pr edit bot/sync" in log.read_text("utf-8")

    git(seed, "fetch", "-q", "origin", "bot/sync")
    git(seed, "merge", "-q", "--ff-only", "FETCH_HEAD")
    git(seed, "push", "-q")
    assert "Nothing to propose." in propose("four")
    assert "bot/sync" not in git(origin, "branch")


@needs_bash
def test_labels_that_are_used_are_created(tools: Path, tmp_path: Path) -> None:
    """Forms and scripts name only labels that the script creates."""
    run_bash(ROOT, tools, "bash .github/scripts/create-labels.sh")
    created = set(re.findall(r"label create (.+?) --color", (tmp_path / "gh.log").read_text()))
    used = {label for form in FORMS.values() for label in form["labels"]}
    text = (GITHUB / "scripts" / "propose-sync.sh").read_text("utf-8")
    assert created == used | set(re.findall(r"--label (\w+)", text))


# --- forms ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_is_one_that_github_takes(form: dict[str, Any]) -> None:
    """Known keys and types; ids and labels that stand once, so that answers can be told apart."""
    assert set(form) == {"name", "description", "title", "labels", "body"}
    kinds = {"input": set(), "textarea": set(), "dropdown": {"options"}, "markdown": {"value"}}
    asked = [entry for entry in form["body"] if entry["type"] != "markdown"]
    for entry in form["body"]:
        assert set(entry) <= {"type", "id", "attributes", "validations"}
        needed = kinds[entry["type"]]
        known = needed | {"label", "description", "placeholder"}
        assert needed <= set(entry["attributes"]) <= known
        assert set(entry.get("validations", {})) <= {"required"}
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", entry["id"]) for entry in asked)
    for key in ([e["id"] for e in asked], [e["attributes"]["label"] for e in asked]):
        assert len(set(key)) == len(key)


def test_forms_offer_the_words_of_the_closed_lists() -> None:
    """What a term can be is said once."""
    (kind,) = (entry for entry in FORMS["new-term"]["body"] if entry.get("id") == "kind")
    assert kind["attributes"]["options"] == [str(kind) for kind in TermKind]


def test_the_site_leads_to_a_form_and_a_field_that_exist() -> None:
    """The address below each page names the form of a correction, and fills in its page."""
    path = re.search(r"correction_path: (\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert path and path[1] == "issues/new?template=correction.yml"
    assert "page" in {entry.get("id") for entry in FORMS["correction"]["body"]}


# --- the rest of the kit ----------------------------------------------------------------------

ATTRIBUTES = {
    "base is generated": ("content/base/x.md", "linguist-generated", "set"),
    "base is text": ("content/base/x.md", "text", "set"),
    "raw is bytes": ("content/raw/x/received.txt", "text", "unset"),
    "its record is text": ("content/raw/x/source.yml", "text", "set"),
    "a page is nobody's but people's": (
        "content/notices/x.md",
        "linguist-generated",
        "unspecified",
    ),
}


@pytest.mark.parametrize(("path", "name", "value"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_git_treats_files_as_what_they_are(
    path: str, name: str, value: str, tmp_path: Path
) -> None:
    """Raw notices are bytes, pages are text, and what a program wrote is folded in a review."""
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    git(tmp_path, "init", "-q")
    assert git(tmp_path, "check-attr", name, path) == f"{path}: {name}: {value}\n"


def test_owners_are_asked_for_paths_that_exist() -> None:
    """A pattern for a folder that is gone would ask nobody."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules:
        assert owners and all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)
        assert pattern == "*" or (ROOT / pattern.strip("/")).is_dir()


def test_hooks_before_a_commit_run_commands_that_exist() -> None:
    """Linters, `fmt` and `check`, and no hook touches raw notices or bases."""
    data = load_yaml((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    entries = [hook["entry"].split() for repo in data["repos"] for hook in repo["hooks"]]
    assert [entry[:2] for entry in entries] == [
        ["ruff", "check"],
        ["ruff", "format"],
        ["notice-atlas", "fmt"],
        ["notice-atlas", "check"],
    ]
    for path in ("content/raw/x/received.txt", "content/base/x.md"):
        assert re.search(data["exclude"], path)
    assert not re.search(data["exclude"], "content/notices/x.md")
