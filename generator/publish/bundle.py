"""The offline site: one ZIP that opens with a double-click, from any folder, without a server."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import zipfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path, PurePosixPath
from time import gmtime

import generator
from generator.config import Project
from generator.errors import Finding, InputError
from generator.publish.edition import edition_epoch, read_edition
from generator.text.files import write_atomic

START, MANIFEST, VERIFY = "START-HERE.html", "MANIFEST.sha256", "VERIFY.txt"
SITE = "site"
LONGEST_PATH = 120
"""Windows allows 260 characters for the whole path, and people unpack into deep folders."""

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "data/mentions.jsonl", "*.map")
"""What only a server or a developer uses; `mentions.jsonl` grows with the corpus."""
_PROBE = "assets/images/favicon.png"
"""Loaded by the start page to see whether the ZIP has been unpacked."""
_NAME_RE = re.compile(r"[^<>:\"|?*\\\x00-\x1f]+\Z")
"""File names that every system can write."""
_LINE_RE = re.compile(r"([0-9a-f]{64})  (.+)\Z")


def bundle_path(project: Project, edition: str) -> Path:
    """Where the bundle of an edition goes."""
    return project.dist / f"notice-atlas-{generator.__version__}+{edition}-offline.zip"


def write_bundle(project: Project) -> Path:
    """Put the built site into a ZIP, and give back where that is.

    The same site gives the same bytes. Bundles of other editions stay where they are.

    Raises:
        InputError: There is no built site, or one of its paths does not fit into a ZIP for
            all systems.
    """
    if not (project.site / "index.html").is_file():
        place = project.uri(project.site)
        raise InputError(f"{place}: no built site here. Run 'notice-atlas build' first.")
    edition = read_edition(project.site)
    top = f"notice-atlas-{edition}"
    members = _read_members(project.site, edition)
    for name in members:
        problem = _unfit(f"{top}/{name}")
        if problem:
            raise InputError(f"{project.uri(project.root / name)}: {problem}")
    path = bundle_path(project, edition)
    write_atomic(path, _pack(top, members, edition_epoch(edition)))
    return path


def _read_members(site: Path, edition: str) -> dict[str, bytes]:
    """Every file of the bundle below its top folder, the manifest last."""
    members = {
        f"{SITE}/{uri}": path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not _is_left_out(uri := path.relative_to(site).as_posix())
    }
    members[START] = _fill("start-here.html", edition).encode("utf-8")
    members[VERIFY] = _fill("verify.txt", edition).encode("utf-8")
    members = dict(sorted(members.items()))
    members[MANIFEST] = _manifest(members).encode("utf-8")
    return members


def _is_left_out(uri: str) -> bool:
    path = PurePosixPath(uri)
    return any(path.match(name) if "*" in name else uri == name for name in _LEFT_OUT)


def _fill(name: str, edition: str) -> str:
    text = (resources.files("generator.publish") / name).read_text(encoding="utf-8")
    values = {
        "edition": edition,
        "version": generator.__version__,
        "home": f"{SITE}/index.html",
        "probe": f"{SITE}/{_PROBE}",
        "manifest": MANIFEST,
    }
    for key, value in values.items():
        text = text.replace("{{ " + key + " }}", value)
    return text


def _manifest(members: Mapping[str, bytes]) -> str:
    """Sums in the form that `sha256sum -c` reads."""
    return "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in members.items()
    )


def _pack(top: str, members: Mapping[str, bytes], epoch: int) -> bytes:
    stamp = gmtime(epoch)[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(f"{top}/{name}", stamp)
            entry.create_system = 3  # Unix, whatever system packs it
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return packed.getvalue()


def _unfit(name: str) -> str:
    """Why a path cannot be unpacked everywhere, or nothing."""
    if len(name) > LONGEST_PATH:
        return (
            f"'{name}' has {len(name)} characters, more than {LONGEST_PATH}; Windows may not be"
            " able to unpack it. Shorten the id."
        )
    parts = name.split("/")
    if not all(_NAME_RE.match(part) and part.strip(" .") == part for part in parts):
        return f"'{name}' is a name that Windows cannot write. Rename the file."
    return ""


def verify_bundle(path: Path) -> tuple[Finding, ...]:
    """What is wrong with a bundle: sums, missing or foreign files, names, the start page."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            members = {name: archive.read(name) for name in names}
    except (OSError, zipfile.BadZipFile) as error:
        message = f"not a ZIP that can be read ({error}). Run 'notice-atlas bundle' again."
        return (Finding(path.name, 0, message, code="bundle"),)
    messages = [problem for name in names if (problem := _unfit(name))]
    messages += _check_names(names)
    tops = {name.split("/")[0] for name in names}
    if len(tops) != 1:
        messages.append(f"{len(tops)} entries at the top; there must be one folder.")
    else:
        top = tops.pop() + "/"
        messages += _check_sums({name.removeprefix(top): data for name, data in members.items()})
    return tuple(Finding(path.name, 0, message, code="bundle") for message in sorted(messages))


def _check_names(names: list[str]) -> list[str]:
    messages = []
    seen: dict[str, str] = {}
    for name in names:
        twin = seen.setdefault(name.casefold(), name)
        if twin is not name:
            messages.append(f"'{name}' and '{twin}' are one file where case does not count.")
    return messages


def _check_sums(members: Mapping[str, bytes]) -> list[str]:
    messages = [
        f"'{name}' is missing. Run 'notice-atlas bundle' again."
        for name in (START, VERIFY, MANIFEST, f"{SITE}/index.html", f"{SITE}/{_PROBE}")
        if name not in members
    ]
    listed = {}
    for number, line in enumerate(members.get(MANIFEST, b"").decode("utf-8").splitlines(), 1):
        found = _LINE_RE.match(line)
        if found:
            listed[found[2]] = found[1]
        else:
            messages.append(f"{MANIFEST}:{number}: '{line[:80]}' is not '<sha256>  <path>'.")
    for name, data in members.items():
        if name == MANIFEST:
            continue
        if name not in listed:
            messages.append(f"'{name}' does not stand in {MANIFEST}.")
        elif listed[name] != hashlib.sha256(data).hexdigest():
            messages.append(f"'{name}' is not the file that {MANIFEST} names; it was changed.")
    messages += [
        f"'{name}' stands in {MANIFEST} but not in the ZIP."
        for name in listed.keys() - members.keys()
    ]
    return messages
