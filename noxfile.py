"""Everything that can be run here: `python3 noxfile.py SESSION...` needs only Python and git.

Where nox is installed, `nox -s SESSION` does the same. Elsewhere `main` makes a virtual
environment under `.nox/`, puts a pinned nox in it and goes on there. Arguments for a session
follow `--`: `python3 noxfile.py bench -- 100 1000`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NOX = "nox==2026.10.20"
QUIET = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Every line printed is about our pages."""


def main() -> int:
    """Run the sessions named on the command line and return nox's exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python does run this line
        sys.exit(f"Notice Atlas needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    arguments = sys.argv[1:]
    if arguments and not arguments[0].startswith("-"):
        arguments.insert(0, "-s")
    command = [_python_with_nox(), "-m", "nox", "-f", str(ROOT / "noxfile.py"), *arguments]
    code = subprocess.run(command, cwd=ROOT).returncode
    if code == 0 and "site" in arguments:
        print(
            f"Open {(ROOT / 'site' / 'index.html').as_uri()},"
            " or unpack the ZIP in dist/ anywhere and double-click START-HERE.html"
        )
    return code


def _python_with_nox() -> str:
    try:
        import nox as _  # noqa: F401
    except ImportError:
        return _own_environment()
    return sys.executable


def _own_environment() -> str:
    """A Python under `.nox/` that has the pinned nox; nothing is installed outside."""
    folder = ROOT / ".nox" / NOX.replace("==", "-")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    if ready.exists():
        return str(python)
    print(f"Setting up {NOX} in {folder.relative_to(ROOT)} ...", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    with_pip = [sys.executable, "-m", "venv", str(folder)]
    if subprocess.run(with_pip, capture_output=True).returncode == 0:
        install = [str(python), "-m", "pip", "install", *quiet, NOX]
    else:
        # Debian splits ensurepip off; a pip that is there can fill an environment without one.
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([*with_pip, "--without-pip"], check=True)
        install = [sys.executable, "-m", "pip", "--python", str(python), "install", *quiet, NOX]
    if subprocess.run(install).returncode != 0:
        sys.exit(
            f"{folder}: {NOX} could not be installed there. Check the connection to PyPI; if this"
            " Python has no pip, install it first (Debian: apt install python3-venv)."
        )
    ready.touch()
    return str(python)


if __name__ == "__main__":
    sys.exit(main())

import nox  # noqa: E402 - only when nox itself loads this file

nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_venv = "yes"
nox.options.default_venv_backend = "virtualenv"


def _install(session: nox.Session, extra: str = "") -> None:
    """Install the project with exact versions, unless this environment has just that."""
    files = [ROOT / "pyproject.toml", ROOT / "constraints.txt"]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in files) + extra.encode())
    stamp = Path(session.virtualenv.location) / "installed.sha256"
    if stamp.exists() and stamp.read_text() == state.hexdigest():
        return
    target = f".[{extra}]" if extra else "."
    session.install("--quiet", "-c", "constraints.txt", "-e", target)
    stamp.write_text(state.hexdigest())


@nox.session
def site(session: nox.Session) -> None:
    """Check the content, build site/ and the offline bundle, and say where to click."""
    _install(session)
    session.run("notice-atlas", "check", env=QUIET)
    session.run("notice-atlas", "build", env=QUIET)
    session.run("notice-atlas", "bundle", env=QUIET)


@nox.session
def serve(session: nox.Session) -> None:
    """Live preview on http://127.0.0.1:8000 that follows edits in content/."""
    _install(session)
    session.run("notice-atlas", "serve", *session.posargs, env=QUIET)


@nox.session
def check(session: nox.Session) -> None:
    """Everything a reviewer should not have to check by eye."""
    _install(session)
    session.run("notice-atlas", "check", *session.posargs, env=QUIET)


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff: rules and format."""
    session.install("--quiet", "-c", "constraints.txt", "ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict."""
    _install(session, "types")
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests, browser tests included; Chromium is found or installed."""
    _install(session, "tests")
    env = QUIET | _browser(session)
    session.run("pytest", "-n", "auto", "--dist", "loadgroup", *session.posargs, env=env)


@nox.session
def bench(session: nox.Session) -> None:
    """Time and memory by step for generated corpora: `-- 100 1000` notices."""
    _install(session, "tests")
    session.run("python", "-m", "tests.bench", *session.posargs, env=QUIET)


@nox.session
def quality(session: nox.Session) -> None:
    """How well reading and finding do: own golden cases, and public gold in `-- DIR`."""
    _install(session, "tests")
    session.run("python", "-m", "tests.quality", *session.posargs, env=QUIET)


@nox.session(name="merge-soak")
def merge_soak(session: nox.Session) -> None:
    """The laws of merging on 20,000 random pages, beside `git merge-file`: `-- PAGES FIRST`."""
    _install(session, "tests")
    session.run("python", "-m", "tests.soak.merge", *session.posargs, env=QUIET)


@nox.session
def minimums(session: nox.Session) -> None:
    """The tests, without a browser, on the lowest versions that pyproject allows."""
    session.install("--quiet", "uv")
    lowest = ("--resolution", "lowest-direct", "--system-certs")
    session.run("uv", "pip", "install", "--quiet", *lowest, "-e", ".[tests]")
    session.run("pytest", "-n", "auto", "-m", "not browser", *session.posargs, env=QUIET)


# --- the browser ------------------------------------------------------------------------------

_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "msedge")
_FIND = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as p: print(p.chromium.executable_path)"
)


def _browser(session: nox.Session) -> dict[str, str]:
    """The variable that tells the tests where Chromium is; empty where none can be had."""
    path = os.environ.get("NOTICE_ATLAS_CHROMIUM") or _find_browser(session)
    if not path:
        session.log("no Chromium here: trying Playwright's own download, then Debian's package")
        _install_browser(session)
        path = _find_browser(session)
    if path:
        return {"NOTICE_ATLAS_CHROMIUM": path}
    if os.environ.get("CI"):
        session.error("no Chromium found and none could be installed; under CI that is an error")
    session.warn("no Chromium found and none could be installed: browser tests are skipped")
    return {}


def _find_browser(session: nox.Session) -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found:
        return found
    own = session.run("python", "-c", _FIND, silent=True, success_codes=range(256), log=False)
    path = str(own or "").strip().splitlines()[-1:]
    return path[0] if path and Path(path[0]).is_file() else ""


def _install_browser(session: nox.Session) -> None:
    failed = range(256)  # the caller looks for the browser afterwards
    session.run("playwright", "install", "chromium", success_codes=failed, silent=True)
    if _find_browser(session) or not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and not shutil.which("sudo"):
        return
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-q"],
        ["install", "-y", "-q", "--no-install-recommends", "chromium"],
    ):
        session.run(
            *root, "apt-get", *command, env=env, external=True, silent=True, success_codes=failed
        )
