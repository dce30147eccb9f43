"""The command line: it calls the four folders in turn and prints what they return.

Exit codes: 0 done, 1 findings, 2 wrong input or usage, 3 only pending decisions.
"""

from generator.cli import (  # noqa: F401 - each adds its commands
    applying,
    checking,
    creating,
    dated,
    intake,
    merging,
    reporting,
    reviewing,
    site,
    words,
)
from generator.cli.app import app, main

__all__ = ["app", "main"]
