"""Taking a raw notice in: its bytes as received, beside them where they come from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.config import Project
from generator.curate.draft import Draft, draft_notice
from generator.curate.readers import sniff_format
from generator.curate.shelf import RECORD, Shelf, find_pages, open_shelf
from generator.errors import Finding, InputError
from generator.models import Notice, Provenance
from generator.records import read_record
from generator.text.escape import fold_space, strip_controls
from generator.text.files import write_atomic
from generator.text.slug import slugify
from generator.text.yamlfile import dump_yaml

MOST_BYTES = 20_000_000
"""Size of the largest raw file: a notice of 20 MB of text is no notice."""
_ID_LENGTH = 60
_ID_WORDS = 5
_FEW_WORDS = frozenset(
    "the a an of on in for and to by with at from its office national state intellectual property"
    " administration china notice announcement concerning regarding".split()
)
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RETRIEVED_RE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?\Z")


@dataclass(frozen=True)
class Added:
    """What became of a file that was handed in."""

    id: str
    path: str
    """The raw file, relative to the project."""
    is_new: bool
    """False where these bytes were taken in before; then nothing was written."""
    title: str
    findings: tuple[Finding, ...] = ()

    @property
    def message(self) -> str:
        """What to tell the person who added it."""
        if self.is_new:
            return f"taken in as '{self.id}': {self.title}"
        return f"these bytes are already here as '{self.id}'; nothing was written."


def add(
    project: Project,
    file: Path,
    *,
    id_: str = "",
    url: str = "",
    publisher: str = "",
    retrieved: str = "",
    issuer: str = "",
    language: str = "",
) -> Added:
    """Take a raw notice in, byte for byte.

    Args:
        project: Where to.
        file: The notice; its name does not matter.
        id_: Id to give it; by default `<issuer>-<year>-<few words>` from what it says.
        url: Address of the page it was taken from.
        publisher: Who put it there.
        retrieved: When it was taken from there, UTC: "2026-11-22" or "2026-11-22T09:30Z".
        issuer: Who issued it, a glossary id.
        language: en, zh-Hans or zh-Hant; by default told from the text.

    Raises:
        InputError: The file or an option cannot be used; nothing was written.
    """
    name = _printable(project, file)
    data = _read_file(file, name)
    shelf = open_shelf(project)
    digest = hashlib.sha256(data).hexdigest()
    if same := _find_bytes(shelf, digest):
        path = project.uri(project.raw / same.id / same.file)
        return Added(same.id, path, False, "")
    if retrieved and not _RETRIEVED_RE.match(retrieved):
        raise InputError(
            f"'{retrieved}' is no date of retrieval;"
            " write '2026-11-22' or '2026-11-22T09:30Z' (UTC)."
        )
    kind = sniff_format(data)
    provenance = Provenance(
        id=id_ or "unnamed",
        file=f"received.{kind.extension if kind else 'bin'}",
        media_type=kind.media_type if kind else "application/octet-stream",
        sha256=digest,
        url=url,
        publisher=publisher,
        retrieved=retrieved,
        language=language,
        publish_raw=shelf.site(url).is_official,
        issuer=issuer,
    )
    _check_record(provenance)
    draft = draft_notice(data, provenance, shelf.site(url), shelf.institutions, name)
    chosen = _choose_id(project, shelf, id_, draft, digest)
    record = _check_record(Provenance(**{**asdict(provenance), "id": chosen}))
    folder = project.raw / chosen
    write_atomic(folder / provenance.file, data)
    write_atomic(folder / RECORD, record)  # last: a folder without a record was never taken in
    path = project.uri(folder / provenance.file)
    return Added(chosen, path, True, draft.notice.title, draft.findings)


def _printable(project: Project, file: Path) -> str:
    return fold_space(strip_controls(project.uri(file)))


def _read_file(file: Path, name: str) -> bytes:
    try:
        if not file.is_file():
            reason = "is a folder" if file.is_dir() else "does not exist"
            raise InputError(f"{name}: {reason}; name the file that holds the notice.")
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise InputError(
                f"{name}: {size:,} bytes, and a raw notice has at most {MOST_BYTES:,}."
                " Keep the notice itself and leave out what it does not need."
            )
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({error}). Check its name and rights.") from error


def _find_bytes(shelf: Shelf, digest: str) -> Provenance | None:
    return next((p for p in shelf.provenance.values() if p.sha256 == digest), None)


def _check_record(provenance: Provenance) -> str:
    """The record as YAML, held against its schema."""
    data = {
        key: value for key, value in asdict(provenance).items() if value or key == "publish_raw"
    }
    text = dump_yaml(data)
    findings = read_record(text, "provenance", RECORD).findings
    if findings:
        raise InputError(f"what was said of the notice cannot be used: {findings[0].message}")
    return text


# --- ids ------------------------------------------------------------------------------------------


def _choose_id(project: Project, shelf: Shelf, wanted: str, draft: Draft, digest: str) -> str:
    taken = {*shelf.provenance, *find_pages(project)}
    taken |= {path.stem for path in project.base.glob("*.md")}
    taken |= {path.parent.name for path in project.raw.glob("*/received.*")} - _unfinished(
        project, digest
    )
    if wanted:
        if wanted in taken:
            raise InputError(
                f"the id '{wanted}' is taken by another notice; choose a different one."
            )
        return wanted
    id_ = propose_id(draft.notice)
    return id_ if id_ not in taken else f"{id_[: _ID_LENGTH - 7].rstrip('-')}-{digest[:6]}"


def _unfinished(project: Project, digest: str) -> set[str]:
    """Folders in which a killed run left these very bytes without a record."""
    return {
        path.parent.name
        for path in project.raw.glob("*/received.*")
        if not (path.parent / RECORD).exists()
        and hashlib.sha256(path.read_bytes()).hexdigest() == digest
    }


def propose_id(notice: Notice) -> str:
    """`<issuer>-<year>-<few words>` from what the notice says, ASCII, at most 60 characters."""
    year = next(iter(_YEAR_RE.findall(notice.title)), "")
    if not year and (date := notice.best_date):
        year = str(date.edtf)[:4]
    words = [
        word
        for word in slugify(notice.title, 200).split("-")
        if word not in {"", year, notice.issuer, *_FEW_WORDS}
    ][:_ID_WORDS]
    if not any(word.isalpha() for word in words):
        number = re.findall(r"\d+", notice.number)
        words = [str(notice.kind), *number[-1:]]
    start = notice.issuer or "notice"
    return slugify("-".join(part for part in (start, year, *words) if part), _ID_LENGTH)
