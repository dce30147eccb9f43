"""Which state of the content a tree or a site shows."""

from __future__ import annotations

import calendar
import json
from pathlib import Path

from generator.errors import GeneratorError
from generator.text.edtf import parse_edtf


def read_edition(folder: Path) -> str:
    """The content edition named in `data/manifest.json` of a compiled tree or a built site.

    Raises:
        GeneratorError: There is no readable manifest.
    """
    path = folder / "data" / "manifest.json"
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["edition"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GeneratorError(
            f"{path}: no content edition can be read there ({error!r})."
            " Run 'notice-atlas build' again."
        ) from error


def edition_epoch(edition: str) -> int:
    """Midnight UTC of the first day of an edition, in seconds since 1970."""
    return calendar.timegm(parse_edtf(edition).first.timetuple())
