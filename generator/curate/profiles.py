"""Lines that the notices of one site share, proposed for its profile. People decide.

No rule can know that "Sunshine Law Firm, your partner" is a site's own. That it stands on every
page of the site tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.config import Project
from generator.curate.draft import Draft
from generator.curate.institutions import is_organisation
from generator.curate.numbering import read_marker, starts_attachment
from generator.curate.parts import Verdict
from generator.curate.scripts import compile_both
from generator.curate.shelf import Shelf, draft_from
from generator.curate.sites import host_of
from generator.docnumbers import read_number
from generator.errors import InputError
from generator.text.escape import fold_space, strip_controls
from generator.text.files import write_atomic
from generator.text.timex import DATE_PATTERN
from generator.text.yamlfile import dump_yaml

_LEAST_NOTICES = 3
"""Notices of a site before anything is said of it."""
_LEAST_SHARE = 0.5
"""Of the notices of a site that must print a line."""
_LONGEST = 300
_FORMULA_RE = compile_both(
    rf"特此(?:通知|公告|函告|通告|批复|函复).{{0,3}}|.{{2,400}}[:：]|{DATE_PATTERN}"
    r"|(?:it|this) is hereby (?:notified|announced)\.?|now therefore.*",
    re.IGNORECASE,
)
"""What notices themselves say again and again: salutations, closing words, dates."""


@dataclass(frozen=True)
class SharedLine:
    """A line that many notices of a site print and that now counts as their text."""

    text: str
    notices: tuple[str, ...]
    """Ids of those that print it."""


@dataclass(frozen=True)
class SiteProposal:
    """What could be added to the profile of a site."""

    host: str
    count: int
    """Notices from it."""
    lines: tuple[SharedLine, ...]
    """Most shared first."""

    @property
    def yaml(self) -> str:
        """The lines as they stand in a profile, under `proposed`."""
        return dump_yaml({"proposed": [line.text for line in self.lines]})


def propose_profiles(project: Project, shelf: Shelf, host: str = "") -> tuple[SiteProposal, ...]:
    """For each site with enough notices, the lines its notices share, by host.

    Args:
        project: Where the raw notices lie.
        shelf: What `open_shelf` gave.
        host: Only this site.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for id_, provenance in sorted(shelf.provenance.items()):
        name = host_of(provenance.url)
        if name and host in ("", name):
            by_host[name].append(id_)
    proposals = []
    for name, ids in sorted(by_host.items()):
        if len(ids) >= _LEAST_NOTICES:
            lines = find_shared_lines(_read(project, shelf, ids))
            if lines:
                proposals.append(SiteProposal(name, len(ids), lines))
    return tuple(proposals)


def write_proposal(project: Project, proposal: SiteProposal) -> str:
    """Put the lines under `proposed` in the profile of their site; a new profile where none is.

    All else in a profile stays as it is, comments included. Lines that stand there already, under
    `chrome` or `proposed`, are not written again.

    Returns:
        The file, relative to the project.
    """
    path = project.sites / f"{proposal.host}.yml"
    text = path.read_text("utf-8") if path.is_file() else _new_profile(proposal.host)
    there = text.splitlines()
    known = {fold_space(line.strip().removeprefix("- ").strip("'\"")) for line in there}
    lines = [line.text for line in proposal.lines if line.text not in known]
    if lines:
        items = dump_yaml({"proposed": lines}).splitlines()
        at = next((i for i, line in enumerate(there) if line.rstrip() == "proposed:"), len(there))
        there[at : at + 1] = items
        write_atomic(path, "\n".join(there) + "\n")
    return project.uri(path)


def _new_profile(host: str) -> str:
    return dump_yaml({"host": host, "name": host})


def _read(project: Project, shelf: Shelf, ids: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    for id_ in ids:
        try:
            yield id_, kept_lines(draft_from(project, shelf, id_))
        except InputError:
            continue  # `check` and `sync` report it


def kept_lines(draft: Draft) -> set[str]:
    """The whole raw lines that count as text of the notice, white space folded."""
    fates: Mapping[int, set[Verdict]] = defaultdict(set)
    for piece in draft.pieces:
        fates[piece.line].add(piece.verdict)
    return {
        fold_space(strip_controls(draft.raw.text[line.start : line.end]))
        for line in draft.raw.lines
        if fates.get(line.number) == {Verdict.KEPT}
    }


def find_shared_lines(notices: Iterable[tuple[str, set[str]]]) -> tuple[SharedLine, ...]:
    """The lines that at least half of the notices print, but for what notices say by custom.

    Args:
        notices: Id and kept lines of each notice of one site.
    """
    printed: dict[str, list[str]] = defaultdict(list)
    count = 0
    for id_, lines in notices:
        count += 1
        for text in lines:
            if text and len(text) <= _LONGEST and not _is_customary(text):
                printed[text].append(id_)
    least = max(_LEAST_NOTICES, round(count * _LEAST_SHARE + 0.49))
    shared = [SharedLine(text, tuple(ids)) for text, ids in printed.items() if len(ids) >= least]
    return tuple(sorted(shared, key=lambda line: (-len(line.notices), line.text)))


def _is_customary(text: str) -> bool:
    return bool(
        _FORMULA_RE.fullmatch(text)
        or is_organisation(text)
        or read_marker(text)
        or starts_attachment(text)
        or read_number(text)
        or not re.search(r"\w", text)
    )
