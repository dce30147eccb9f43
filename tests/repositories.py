"""Real repositories of git for tests: nothing of the machine's settings counts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    given = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ["-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "core.autocrlf=false"]
    command = ["git", *who, "-c", "protocol.file.allow=always", *arguments]
    result = subprocess.run(
        command, cwd=folder, env=os.environ | given, capture_output=True, text=True, check=True
    )
    return result.stdout


def edit(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
