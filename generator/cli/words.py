"""Three commands that help editors with words: they print proposals and write nothing."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from textwrap import indent
from typing import Annotated, Any

import typer

from generator import compile as compiler
from generator.cli.app import app, out
from generator.config import Project
from generator.errors import InputError
from generator.proposals import Candidate, LaterProposal, Rendering, TermReview

_SHOWN_PLACES = 3
_LONGEST_SENTENCE = 300


class Format(enum.StrEnum):
    """How proposals are printed."""

    TEXT = "text"
    JSON = "json"


@app.command()
def terms(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=0, help="Print so many; 0 for all.")] = 20,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """Names the corpus uses and the glossary does not have, with a stub for each; writes nothing.

    Example: `notice-atlas terms --limit 5`
    """
    found = compiler.propose_terms(context.obj)
    shown = found[: limit or None]
    if format_ is Format.JSON:
        _print_json(asdict(candidate) for candidate in shown)
        return
    for number, candidate in enumerate(shown, 1):
        out.print("\n".join(_tell_candidate(number, candidate)) + "\n")
    more = f"; {len(found) - len(shown)} more with '--limit 0'" if len(shown) < len(found) else ""
    out.print(f"terms: {_count(len(found), 'candidate')}{more}. Nothing was written.")


@app.command()
def renderings(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TERM]…", help="Entries; default: those in doubt."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every entry that is printed.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """How each entry is printed, and what may be another rendering of it; writes nothing.

    Example: `notice-atlas renderings cnipa`
    """
    reviews = compiler.propose_renderings(context.obj)
    known = {review.term for review in reviews}
    for id_ in ids or ():
        if id_ not in known:
            raise InputError(f"'{id_}' is the id of no glossary entry; see content/glossary/.")
    shown = [review for review in reviews if _is_wanted(review, ids or [], all_)]
    if format_ is Format.JSON:
        _print_json(asdict(review) for review in shown)
        return
    for review in shown:
        out.print("\n".join(_tell_review(review)) + "\n")
    proposals = sum(len(review.proposals) for review in reviews)
    vetoes = sum(len(review.vetoes) for review in reviews)
    counts = f"{_count(proposals, 'proposal')}, {_count(vetoes, 'veto')}"
    out.print(f"renderings: {counts}. Nothing was written.")


@app.command()
def later(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]…", help="Notices; default: all.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """What notices treat as still to come and a cited later fact shows as done; writes nothing.

    Example: `notice-atlas later cnipa-2022-work-points`
    """
    project: Project = context.obj
    known = {path.stem for path in project.notices.rglob("*.md")} if ids else set()
    for id_ in ids or ():
        if id_ not in known:
            raise InputError(f"'{id_}' is the id of no notice; see content/notices/.")
    found = compiler.propose_later(project)
    shown = [entry for entry in found if not ids or entry.notice in ids]
    if format_ is Format.JSON:
        _print_json(asdict(entry) for entry in shown)
        return
    for number, entry in enumerate(shown, 1):
        out.print("\n".join(_tell_later(number, entry)) + "\n")
    sure = sum(not entry.doubts for entry in shown)
    proposals = _count(len(shown), "proposal")
    out.print(f"later: {proposals}, {sure} of them on the page already. Nothing was written.")


def _tell_later(number: int, entry: LaterProposal) -> Iterator[str]:
    yield f"{number}. {entry.label}: {entry.status}"
    yield f"   {entry.path}:{entry.line} #{entry.block}: {_cut(entry.sentence, entry.surface)}"
    yield f"   sources: {', '.join(entry.sources)}"
    if entry.doubts:
        yield f"   for a person to decide: {'; '.join(entry.doubts)}"
    else:
        yield f"   the page says so by itself; 'not_later: [{entry.term}]' keeps it out"
    yield indent(entry.stub.rstrip("\n"), "     ")


def _is_wanted(review: TermReview, ids: list[str], everything: bool) -> bool:
    if ids:
        return review.term in ids
    return bool(review.proposals or review.vetoes or (everything and review.seen))


def _tell_candidate(number: int, candidate: Candidate) -> Iterator[str]:
    yield f"{number}. {candidate.name}"
    facts = [
        f"{candidate.points} points: " + ", ".join(candidate.signs),
        f"{_count(candidate.works, 'work')}, {_count(candidate.places, 'place')}",
    ]
    if candidate.term:
        facts.append(f"the entry '{candidate.term}' has the name, not what it is called for short")
    yield "   " + "; ".join(facts)
    for sighting in candidate.sightings[:_SHOWN_PLACES]:
        place = f"{sighting.path}:{sighting.line} #{sighting.block}"
        yield f"   {place}: {_cut(sighting.sentence, sighting.surface)}"
    more = len(candidate.sightings) - _SHOWN_PLACES
    if more > 0:
        yield f"   and in {more} more notices"
    yield indent(candidate.stub.rstrip("\n"), "     ")


def _tell_review(review: TermReview) -> Iterator[str]:
    names = " ".join(name for name in (review.label, review.label_zh) if name)
    yield f"{review.term}: {names} ({review.path})"
    for seen in review.seen:
        yield f"   seen  {_tell_places(seen)}"
    for proposal in review.proposals:
        yield f"   may be, {proposal.score:g} like '{proposal.name}':"
        yield f"         {_tell_places(proposal.rendering)}"
        yield f"         {_cut(proposal.rendering.sentence, proposal.rendering.surface)}"
    for veto in review.vetoes:
        yield f"   is not, {veto.score:g} like '{veto.name}', but {veto.reason}:"
        yield f"         {_tell_places(veto.rendering)}"


def _tell_places(rendering: Rendering) -> str:
    notices = ", ".join(rendering.notices[:_SHOWN_PLACES])
    more = len(rendering.notices) - _SHOWN_PLACES
    rest = f" and {more} more" if more > 0 else ""
    return f"'{rendering.surface}', {_count(rendering.places, 'place')}: {notices}{rest}"


def _cut(sentence: str, surface: str) -> str:
    """A long sentence cut to the words around a surface."""
    text = " ".join(sentence.split())
    if len(text) <= _LONGEST_SENTENCE:
        return text
    at = max(0, text.find(" ".join(surface.split())))
    start = max(0, min(at - (_LONGEST_SENTENCE - len(surface)) // 2, len(text) - _LONGEST_SENTENCE))
    part = text[start : start + _LONGEST_SENTENCE].strip()
    return ("…" if start else "") + part + ("…" if start + _LONGEST_SENTENCE < len(text) else "")


def _count(number: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("o") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _print_json(rows: Iterable[dict[str, Any]]) -> None:
    out.print(json.dumps(list(rows), ensure_ascii=False, indent=2))
