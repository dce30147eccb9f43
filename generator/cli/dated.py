"""The command that shows editors what the program read as events: it writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import indent
from typing import Annotated, Any

import typer

from generator import compile as compiler
from generator.cli.app import app, out
from generator.cli.words import Format
from generator.compile.deeds import FoundEvent, State, TextDate
from generator.errors import InputError
from generator.text.edtf import format_edtf


@app.command()
def events(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]…", help="Notices; default: what waits for a decision."),
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Also each date that is no event, with the reason.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="Every event, decided ones too.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TEXT,
) -> None:
    """Events found in the text, with front matter to confirm or hide each; writes nothing.

    Example: `notice-atlas events cnipa-2021-blue-sky --why`
    """
    found, dates, notices = compiler.propose_events(context.obj)
    for id_ in ids or ():
        if id_ not in notices:
            raise InputError(f"'{id_}' is the id of no notice; see content/notices/.")
    waiting = (State.OPEN, State.HELD_BACK)
    shown = [
        event
        for event in found
        if (not ids or event.date.notice in ids) and (ids or all_ or event.state in waiting)
    ]
    passed = [date for date in dates if why and not date.deeds and (not ids or date.notice in ids)]
    if format_ is Format.JSON:
        rows = [*map(_as_row, shown), *map(_as_date, passed)]
        out.print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for number, event in enumerate(shown, 1):
        out.print("\n".join(_tell(number, event)) + "\n")
    for date in passed:
        out.print(f"{_place(date)} '{date.surface}'{_value(date)}: {date.reason}")
    open_ = sum(event.state in waiting for event in found)
    out.print(f"events: {len(found)} found, {open_} to decide. Nothing was written.")


def _tell(number: int, event: FoundEvent) -> Iterator[str]:
    deed, date = event.deed, event.date
    anchor = f", counted from {date.anchor}" if date.anchor else ""
    yield f"{number}. {format_edtf(deed.edtf)}: {event.label}"
    yield f"   {deed.role}, {deed.basis}{anchor}; {event.state}"
    if event.same_as:
        yield f"   the event is '{event.same_as}'"
    yield f"   {_place(date)}: {' '.join(date.sentence.split())}"
    if event.state is State.DECIDED:
        return
    yield "   to confirm it, or to correct its role, label, date or subjects:"
    yield indent(event.confirm.rstrip("\n"), "     ")
    yield "   to hide it:"
    yield indent(event.suppress.rstrip("\n"), "     ")


def _place(date: TextDate) -> str:
    return f"{date.path}:{date.line} #{date.block}"


def _value(date: TextDate) -> str:
    words = [str(date.edtf)] if date.edtf else []
    words += [str(date.role)] if date.role else []
    return f" ({', '.join(words)})" if words else ""


def _as_row(event: FoundEvent) -> dict[str, Any]:
    deed = event.deed
    return _as_date(event.date) | {
        "event": {
            "edtf": str(deed.edtf),
            "role": str(deed.role),
            "label": event.label,
            "subjects": list(deed.subjects),
            "basis": str(deed.basis),
            "quote": deed.quote,
            "state": event.state.name.lower().replace("_", "-"),
            "same_as": event.same_as,
        },
        "confirm": event.confirm,
        "suppress": event.suppress,
    }


def _as_date(date: TextDate) -> dict[str, Any]:
    return {
        "notice": date.notice,
        "block": date.block,
        "path": date.path,
        "line": date.line,
        "start": date.start,
        "end": date.end,
        "surface": date.surface,
        "sentence": date.sentence,
        "by": str(date.by),
        "edtf": str(date.edtf) if date.edtf else "",
        "role": str(date.role) if date.role else "",
        "basis": str(date.basis),
        "anchor": date.anchor,
        "period": date.period,
        "reason": date.reason,
    }
